"""A version is in force exactly from its start, never before its confirmation, and never by one person."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core import publishing as rules
from clerk_app.core.errors import Refusal
from clerk_app.core.events import Event, EventData, VaultRef
from clerk_app.core.events import hall as events
from clerk_app.core.publishing import Confirmed, PublishingState
from tests.service.refusals import refused

WHY = VaultRef("a" * 32, "b" * 64)
NOW = 1_795_395_600_000
HOUR = 3_600_000
ID = "name_transfer"


@dataclass
class Board:
    """One procedure with its events, as the journal would hold them."""

    state: PublishingState = rules.NOTHING_PUBLISHED
    now: int = NOW
    log: list[Event] = field(default_factory=list)

    def happened(self, by: str, data: EventData) -> None:
        place = len(self.log) + 1
        event = Event("02", 1, place, f"e{place}", f"c{place}", self.now, by, data)
        self.log.append(event)
        self.state = rules.evolve(self.state, event)

    def propose(self, by: str, version: str, starts_at: int = 0, base: str = "") -> None:
        proposed = events.ProcedureProposed(ID, version=version, base=base, reason=WHY, starts_at=starts_at)
        self.happened(by, rules.propose(self.state, proposed, self.now))

    def confirm(self, by: str, version: str) -> None:
        self.happened(by, rules.confirm(self.state, ID, version, by, self.now))

    def send_back(self, by: str, version: str) -> None:
        self.happened(by, rules.send_back(self.state, ID, version, WHY, self.now))

    def retire(self, by: str) -> None:
        self.happened(by, rules.retire(self.state, ID, WHY))

    def bring_back(self, by: str) -> None:
        self.happened(by, rules.bring_back(self.state, ID, WHY))

    def in_force(self, at: int | None = None) -> str:
        found = rules.in_force(self.state.confirmed, self.now if at is None else at)
        return found[0] if found else ""


def test_a_proposal_is_in_force_from_its_start_when_it_was_confirmed_before() -> None:
    board = Board()
    board.propose("helihua", "v1", NOW + HOUR)
    assert board.in_force(NOW + HOUR) == ""
    board.confirm("zhaomin", "v1")
    assert board.in_force(NOW + HOUR - 1) == ""
    assert board.in_force(NOW + HOUR) == "v1"
    assert rules.next_start(board.state.confirmed, NOW) == NOW + HOUR


def test_confirmed_after_its_start_it_is_in_force_from_its_confirmation() -> None:
    board = Board()
    board.propose("helihua", "v1", NOW)
    board.now += HOUR
    board.confirm("zhaomin", "v1")
    assert board.in_force(NOW + HOUR - 1) == ""
    assert board.in_force() == "v1"


def test_whoever_proposed_it_cannot_confirm_it() -> None:
    board = Board()
    board.propose("helihua", "v1")
    with refused("publishing.same_person"):
        board.confirm("helihua", "v1")
    assert board.in_force() == ""


def test_only_what_waits_is_confirmed_and_only_once() -> None:
    board = Board()
    with refused("publishing.no_proposal"):
        board.confirm("zhaomin", "v1")
    board.propose("helihua", "v1")
    with refused("publishing.no_proposal"):
        board.confirm("zhaomin", "v2")
    board.confirm("zhaomin", "v1")
    with refused("publishing.no_proposal"):
        board.confirm("zhaomin", "v1")


def test_nothing_is_proposed_on_top_of_what_waits() -> None:
    board = Board()
    board.propose("helihua", "v1", NOW + HOUR)
    with refused("publishing.proposal_open"):
        board.propose("zhaomin", "v2")
    board.confirm("zhaomin", "v1")
    with refused("publishing.proposal_open"):
        board.propose("zhaomin", "v2")
    board.now += HOUR
    board.propose("zhaomin", "v2")


def test_what_is_in_force_is_not_proposed_again() -> None:
    with refused("publishing.nothing_changed"):
        Board().propose("helihua", "v1", base="v1")


def test_a_start_more_than_a_year_ahead_is_a_slip() -> None:
    board = Board()
    farthest = NOW + rules.MOST_DAYS_AHEAD * rules.DAY_MS
    with refused("publishing.starts_too_late"):
        board.propose("helihua", "v1", farthest + 1)
    board.propose("helihua", "v1", farthest)


def test_what_was_sent_back_never_comes_into_force_and_another_may_be_proposed() -> None:
    board = Board()
    board.propose("helihua", "v1")
    board.send_back("zhaomin", "v1")
    with refused("publishing.no_proposal"):
        board.confirm("zhaomin", "v1")
    board.propose("helihua", "v2")
    board.confirm("zhaomin", "v2")
    assert board.in_force() == "v2"


def test_a_confirmed_version_is_taken_back_before_its_start_but_not_after() -> None:
    board = Board()
    board.propose("helihua", "v1")
    board.confirm("zhaomin", "v1")
    board.propose("helihua", "v2", NOW + HOUR)
    board.confirm("zhaomin", "v2")
    board.send_back("helihua", "v2")
    assert board.in_force(NOW + 2 * HOUR) == "v1"
    board.propose("helihua", "v3")
    board.confirm("zhaomin", "v3")
    with refused("publishing.no_proposal"):
        board.send_back("helihua", "v3")


def test_a_retired_procedure_takes_no_proposal_and_no_confirmation_until_it_is_brought_back() -> None:
    board = Board()
    board.propose("helihua", "v1")
    board.retire("zhaomin")
    with refused("publishing.retired_already"):
        board.retire("zhaomin")
    with refused("publishing.retired"):
        board.confirm("zhaomin", "v1")
    with refused("publishing.retired"):
        board.propose("helihua", "v2")
    board.bring_back("helihua")
    with refused("publishing.not_retired"):
        board.bring_back("helihua")
    board.confirm("zhaomin", "v1")
    assert board.in_force() == "v1"


def test_what_was_in_force_before_follows_the_version_in_force() -> None:
    confirmed = (Confirmed("v1", 10), Confirmed("v2", 20), Confirmed("v1", 30), Confirmed("v3", 40))
    assert rules.in_force(confirmed, 9) == ()
    assert rules.in_force(confirmed, 25) == ("v2", "v1")
    assert rules.in_force(confirmed, 35) == ("v1", "v2")
    assert rules.in_force(confirmed, 40) == ("v3", "v1", "v2")


PEOPLE = st.sampled_from(("helihua", "zhaomin", "qianli"))
DOING = st.one_of(
    st.tuples(st.just("propose"), PEOPLE, st.sampled_from(("v1", "v2", "v3")), st.integers(-2 * HOUR, 3 * HOUR)),
    st.tuples(st.just("confirm"), PEOPLE, st.sampled_from(("v1", "v2", "v3")), st.just(0)),
    st.tuples(st.just("send_back"), PEOPLE, st.sampled_from(("v1", "v2", "v3")), st.just(0)),
    st.tuples(st.sampled_from(("retire", "bring_back")), PEOPLE, st.just(""), st.just(0)),
    st.tuples(st.just("wait"), PEOPLE, st.just(""), st.integers(0, 2 * HOUR)),
)


@given(st.lists(DOING, max_size=30))
def test_whatever_supervisors_try_two_of_them_stand_behind_every_version_in_force(
    doing: list[tuple[str, str, str, int]],
) -> None:
    board = Board()
    wanted: tuple[str, str, int] | None = None  # what waits: version, proposer, start
    standing: list[tuple[str, int]] = []  # by a naive account: version, from when
    for what, by, version, given_ms in doing:
        if what == "wait":
            board.now += given_ms
            continue
        try:
            if what == "propose":
                board.propose(by, version, board.now + given_ms)
                wanted = (version, by, max(board.now, board.now + given_ms))
            elif what == "confirm":
                board.confirm(by, version)
                assert wanted is not None
                assert wanted[0] == version
                assert wanted[1] != by
                standing.append((version, max(wanted[2], board.now)))
                wanted = None
            elif what == "send_back":
                board.send_back(by, version)
                if wanted is None:
                    taken, start = standing.pop()
                    assert taken == version
                    assert start > board.now, "what is in force is not taken back"
                wanted = None
            elif what == "retire":
                board.retire(by)
            else:
                board.bring_back(by)
        except Refusal:
            continue
        for at in (board.now - 1, board.now, board.now + HOUR, board.now + 4 * HOUR):
            expected = [one for one, start in standing if start <= at]
            assert board.in_force(at) == (expected[-1] if expected else "")
    assert rules.folded(tuple(board.log)) == board.state


def test_events_of_other_kinds_leave_it_as_it_is() -> None:
    board = Board()
    board.propose("helihua", "v1")
    before = board.state
    board.happened("helihua", events.ProcedurePublished(procedure=ID, version="v1"))
    assert board.state == before


@pytest.mark.parametrize("start", [NOW - HOUR, NOW])
def test_a_start_that_has_passed_means_at_once(start: int) -> None:
    board = Board()
    board.propose("helihua", "v1", start)
    assert board.state.waiting is not None
    assert board.state.waiting.starts_at == NOW
