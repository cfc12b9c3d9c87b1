"""What the list of requests shows, narrows and counts."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.service.review_rows import Due
from clerk_app.service.review_view import ListQuery
from tests.service.counter_hall import CHEN, DAY_MS, HE, LI, MINUTE_MS, CounterHall
from tests.service.reviewed import Reviewed


@pytest.fixture
def reviewed(counter: CounterHall) -> Reviewed:
    return Reviewed(counter)


def opened(hall: CounterHall, clerk: object = CHEN) -> str:
    visit = hall.greet(clerk)  # type: ignore[arg-type]
    number = hall.open(visit, clerk=clerk)  # type: ignore[arg-type]
    hall.end(visit, clerk)  # type: ignore[arg-type]
    return number


def accepted(hall: CounterHall, clerk: object = CHEN) -> tuple[str, str]:
    visit, number = hall.accepted(clerk)  # type: ignore[arg-type]
    hall.end(visit, clerk)  # type: ignore[arg-type]
    return visit, number


def test_the_newest_request_comes_first(reviewed: Reviewed) -> None:
    numbers = [opened(reviewed.hall) for _ in range(3)]
    assert reviewed.numbers() == numbers[::-1]


def test_windows_follow_each_other_without_gap_or_repetition(reviewed: Reviewed) -> None:
    numbers = [opened(reviewed.hall, (CHEN, LI)[place % 2]) for place in range(7)]
    found: list[str] = []
    after = None
    while True:
        window = reviewed.window(after=after, most=2)
        found += [row.number for row in window.rows]
        after = window.behind
        if after is None:
            break
    assert found == numbers[::-1]


def test_a_request_that_arrives_meanwhile_does_not_shift_the_next_window(reviewed: Reviewed) -> None:
    numbers = [opened(reviewed.hall) for _ in range(4)]
    first = reviewed.window(most=2)
    opened(reviewed.hall)
    second = reviewed.window(after=first.behind, most=2)
    assert [row.number for row in second.rows] == numbers[1::-1]


def test_overdue_requests_come_the_longest_overdue_first(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    _, first = accepted(hall)
    hall.clock.pass_ms(2 * DAY_MS)
    _, second = accepted(hall)
    opened(hall)
    hall.clock.pass_ms(10 * DAY_MS)
    window = reviewed.window(overdue=True)
    assert [row.number for row in window.rows] == [first, second]
    assert {row.due.what for row in window.rows} == {Due.OVERDUE}
    assert window.rows[0].due.days - window.rows[1].due.days == 2
    only_first = reviewed.window(overdue=True, most=1)
    behind = reviewed.window(overdue=True, after=only_first.behind, most=1)
    assert [row.number for row in behind.rows] == [second]
    assert behind.behind is None


def test_a_request_due_today_is_not_overdue(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    _, number = accepted(hall)
    due = str(hall.state(number).due_day)
    while reviewed.list.rows.today().isoformat() < due:
        assert reviewed.window().rows[0].due.what is Due.LEFT
        hall.clock.pass_ms(DAY_MS)
    assert reviewed.window().rows[0].due.what is Due.TODAY
    assert reviewed.numbers(overdue=True) == []
    hall.clock.pass_ms(DAY_MS)
    assert reviewed.numbers(overdue=True) == [number]


def test_what_was_settled_says_whether_it_was_on_time(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    _, early = accepted(hall)
    _, late = accepted(hall)
    hall.handling.tell_customer(CHEN, hall.command(), early, whom="周桂芳", at=hall.clock.now(), how="phone")
    hall.clock.pass_ms(30 * DAY_MS)
    hall.handling.tell_customer(CHEN, hall.command(), late, whom="周桂芳", at=hall.clock.now(), how="phone")
    due = {row.number: row.due for row in reviewed.window().rows}
    assert due[early].what is Due.ON_TIME
    assert due[late].what is Due.LATE
    assert due[late].days > 20


def test_filters_combine(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    mine = opened(hall)
    hers = opened(hall, LI)
    _, promised = accepted(hall, LI)
    assert reviewed.numbers(person="liwei") == [promised, hers]
    assert reviewed.numbers(person="liwei", state="accepted") == [promised]
    assert reviewed.numbers(person="chenjing", state="accepted") == []
    assert reviewed.numbers(procedure="name_transfer", person="chenjing") == [mine]
    assert reviewed.numbers(procedure="nothing") == []


def test_a_colleague_who_took_over_finds_the_request_as_well(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    number = opened(hall)
    visit = hall.greet(LI)
    hall.take_up(number, visit, LI)
    assert reviewed.numbers(person="liwei") == [number]
    assert reviewed.numbers(person="chenjing") == [number]


def test_days_are_those_of_opening_in_the_hall(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    monday = opened(hall)
    hall.clock.pass_ms(DAY_MS)
    tuesday = opened(hall)
    assert reviewed.numbers(days=("2026-11-23", "2026-11-23")) == [monday]
    assert reviewed.numbers(days=("2026-11-24", "2026-11-30")) == [tuesday]
    assert reviewed.numbers(days=("2026-11-23", "2026-11-24")) == [tuesday, monday]
    assert reviewed.numbers(days=("2026-11-01", "2026-11-22")) == []


def test_a_clock_that_was_set_hides_nothing_from_a_range_of_days(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    before = opened(hall)
    hall.clock.set_wall(hall.clock.wall + DAY_MS)
    ahead = opened(hall)
    hall.clock.set_wall(hall.clock.wall - DAY_MS)
    after = opened(hall)
    assert reviewed.numbers(days=("2026-11-23", "2026-11-23")) == [after, before]
    assert reviewed.numbers(days=("2026-11-23", "2026-11-24")) == [after, ahead, before]
    assert reviewed.numbers(days=("2026-11-24", "2026-11-24")) == [ahead]


@pytest.mark.parametrize("typed", ["桂芳", "周 桂", "2207", "138 0571", "33012044", "3301 2044 17"])
def test_a_customer_is_found_by_part_of_name_phone_or_account(reviewed: Reviewed, typed: str) -> None:
    _, number = accepted(reviewed.hall)
    opened(reviewed.hall)
    assert reviewed.numbers(text=typed) == [number]


def test_a_second_matter_of_the_same_visit_is_found_as_well(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    visit, first = hall.accepted()
    second = hall.open(visit)
    hall.end(visit)
    assert reviewed.numbers(text="桂芳") == [second, first]


def test_a_request_is_found_by_its_number_however_it_is_typed(reviewed: Reviewed) -> None:
    number = opened(reviewed.hall)
    opened(reviewed.hall)
    for typed in (number, number.lower(), number.replace("-", ""), f" {number} ", f"{number}/R1"):
        assert reviewed.numbers(text=typed) == [number]
    assert len(reviewed.numbers(text="qh261123")) == 2


def test_what_a_comment_says_finds_nobody(reviewed: Reviewed) -> None:
    visit, _ = accepted(reviewed.hall)
    reviewed.rate(visit, 1)
    assert reviewed.numbers(text="等得太久") == []


def test_a_low_grade_is_listed_until_it_is_followed_up(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    visit, number = accepted(hall)
    reviewed.rate(visit, 2, call_back=True)
    good, _ = accepted(hall)
    reviewed.rate(good, 5)
    row = reviewed.window(follow_up=True).rows[0]
    assert (row.number, row.grade, row.follow_up and row.follow_up.what) == (number, 2, Due.LEFT)
    hall.ratings.finish_follow_up(HE, hall.command(), visit, "not_reached", "")
    assert reviewed.numbers(follow_up=True) == [number]
    hall.ratings.finish_follow_up(HE, hall.command(), visit, "settled", "已经解释")
    assert reviewed.numbers(follow_up=True) == []


def test_a_grade_stays_with_the_request_when_the_customer_comes_again(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    visit = hall.greet()
    number = hall.open(visit)
    hall.end(visit)
    reviewed.rate(visit, 1)
    again = hall.greet(LI)
    hall.take_up(number, again, LI)
    hall.end(again, LI)
    assert reviewed.window().rows[0].grade == 1
    assert reviewed.numbers(grades=frozenset({1, 2})) == [number]
    assert reviewed.numbers(grades=frozenset({0})) == []


def test_unrated_requests_can_be_listed(reviewed: Reviewed) -> None:
    visit, _ = accepted(reviewed.hall)
    reviewed.rate(visit, 5)
    silent = opened(reviewed.hall)
    assert reviewed.numbers(grades=frozenset({0})) == [silent]


def test_counts_are_of_the_same_days(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    _, promised = accepted(hall)
    hall.clock.pass_ms(20 * DAY_MS)
    for _ in range(3):
        opened(hall)
    today = reviewed.list.rows.today().isoformat()
    counts = reviewed.list.counts(hall.store.connection, HE, ListQuery(days=(today, today), state="accepted"))
    assert (counts.found, counts.of, counts.overdue, counts.follow_ups) == (0, 3, 1, 0)
    assert reviewed.list.counts(hall.store.connection, HE, ListQuery(overdue=True)).found == 1
    assert reviewed.numbers(overdue=True) == [promised]


def test_time_above_the_standard_is_marked(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    visit = hall.greet()
    number = hall.open(visit)
    hall.step(number, "account", answers={"account": "3301204417", "by_proxy": "no"}, took_ms=21 * MINUTE_MS)
    row = reviewed.window().rows[0]
    assert row.took_ms == 21 * MINUTE_MS
    assert row.over


def test_a_clerk_may_not_ask_for_a_colleagues_list_or_for_grades(reviewed: Reviewed) -> None:
    opened(reviewed.hall)
    for asked in ({"person": "liwei"}, {"grades": frozenset({1})}, {"follow_up": True}):
        with pytest.raises(Refusal) as refused:
            reviewed.window(CHEN, **asked)
        assert refused.value.code == "access.denied"
