"""Who sees which requests and whose grades: generated histories, every role."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.core.errors import Refusal
from clerk_app.service.access import CUSTOMER, NOBODY, Action, Actor, Role
from clerk_app.service.review_rights import may
from clerk_app.service.review_view import ListQuery
from tests.service.counter_hall import CHEN, HE, LI, CounterHall
from tests.service.reviewed import Reviewed

CLERKS = (CHEN, LI)
MACHINE = Actor("machine:tester", Role.MACHINE)
HISTORIES = st.lists(
    st.tuples(st.sampled_from(CLERKS), st.none() | st.sampled_from(CLERKS), st.integers(0, 5), st.booleans()),
    min_size=1,
    max_size=5,
)
"""Who opens, who takes over (nobody: None), the grade (0: none), whether first responsibility is moved to the other."""


def live(hall: CounterHall, history: list[tuple[Actor, Actor | None, int, bool]]) -> dict[str, set[str]]:
    """Live through a history; returns for each clerk the requests they ever answer for, handle or handled first."""
    reviewed = Reviewed(hall)
    own: dict[str, set[str]] = {clerk.id: set() for clerk in CLERKS}
    for clerk, taker, grade, moved in history:
        visit = hall.greet(clerk)
        number = hall.open(visit, clerk=clerk)
        hall.step(number, "account", clerk, answers={"account": "3301204417", "by_proxy": "no"})
        hall.end(visit, clerk)
        if grade:
            reviewed.rate(visit, grade, clerk)
        if taker is not None:
            again = hall.greet(taker)
            hall.take_up(number, again, taker)
            hall.end(again, taker)
        if moved:
            other = LI if clerk is CHEN else CHEN
            hall.handling.move_first_responsible(HE, hall.command(), number, other.id, "长期病假")
        state = hall.state(number).ownership
        for one in {state.first_responsible, state.handler, state.first_handler}:
            own[str(one)].add(number)
    return own


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=HISTORIES)
def test_a_clerk_sees_exactly_their_own_requests_and_never_a_grade(
    history: list[tuple[Actor, Actor | None, int, bool]],
) -> None:
    with TemporaryDirectory() as folder:
        hall = CounterHall(Path(folder)).set_up()
        try:
            own = live(hall, history)
            reviewed = Reviewed(hall)
            everything = set(reviewed.numbers())
            for clerk in CLERKS:
                rows = reviewed.window(clerk).rows
                assert {row.number for row in rows} == own[clerk.id]
                assert all((row.grade, row.rating_state, row.follow_up) == (None, None, None) for row in rows)
                counts = reviewed.list.counts(hall.store.connection, clerk, ListQuery())
                assert (counts.found, counts.follow_ups) == (len(own[clerk.id]), 0)
                for number in everything:
                    if number in own[clerk.id]:
                        assert reviewed.detail(number, clerk).rating is None
                        assert reviewed.detail(number, clerk).may == frozenset()
                    else:
                        with pytest.raises(Refusal) as refused:
                            reviewed.detail(number, clerk)
                        assert refused.value.code == "request.unknown"
        finally:
            hall.close()


READS = {
    "window": Action.SEE_OWN_REQUESTS,
    "counts": Action.SEE_OWN_REQUESTS,
    "choices": Action.SEE_OWN_REQUESTS,
    "detail": Action.SEE_OWN_REQUESTS,
    "paper_pdf": Action.SEE_OWN_REQUESTS,
    "colleagues": Action.MOVE_FIRST_RESPONSIBLE,
    "grades": Action.SEE_GRADES,
    "follow_up": Action.SEE_GRADES,
    "person": Action.SEE_ALL_REQUESTS,
}
ACTORS = (CHEN, HE, MACHINE, CUSTOMER, NOBODY)


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.role.value)
@pytest.mark.parametrize("read", READS)
def test_every_read_is_open_to_exactly_the_roles_of_the_matrix(counter: CounterHall, read: str, actor: Actor) -> None:
    reviewed = Reviewed(counter)
    _, number = counter.accepted()
    connection = counter.store.connection
    calls: dict[str, Callable[[], object]] = {
        "window": lambda: reviewed.window(actor),
        "counts": lambda: reviewed.list.counts(connection, actor, ListQuery()),
        "choices": lambda: reviewed.list.choices(connection, actor, "zh"),
        "detail": lambda: reviewed.detail(number, actor),
        "paper_pdf": lambda: reviewed.details.paper_pdf(connection, actor, f"{number}/R1"),
        "colleagues": lambda: reviewed.details.colleagues(connection, actor, "zh"),
        "grades": lambda: reviewed.window(actor, grades=frozenset({1})),
        "follow_up": lambda: reviewed.window(actor, follow_up=True),
        "person": lambda: reviewed.window(actor, person="liwei"),
    }
    needed = READS[read]
    allowed = may(actor, needed) or (needed is Action.SEE_OWN_REQUESTS and may(actor, Action.SEE_ALL_REQUESTS))
    if allowed:
        calls[read]()
    else:
        with pytest.raises(Refusal) as refused:
            calls[read]()
        assert refused.value.code == "access.denied"


def test_grades_and_the_call_back_number_are_for_supervisors(counter: CounterHall) -> None:
    reviewed = Reviewed(counter)
    visit, number = counter.accepted()
    counter.end(visit)
    reviewed.rate(visit, 1, call_back=True)
    seen = reviewed.detail(number).rating
    assert seen is not None
    assert (seen.given.grade, seen.given.comment, seen.phone) == (1, "等得太久", "13805712207")
    assert reviewed.detail(number, CHEN).rating is None
    assert reviewed.detail(number).phone_masked == "138****2207"
