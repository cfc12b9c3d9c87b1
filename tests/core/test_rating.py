"""Rating rules: one answer a visit, from the customer, in time; never a default."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from clerk_app.core import rating
from clerk_app.core.errors import Refusal
from clerk_app.core.rating import Answer, Grade, RatingRecord, RatingState

T = rating.STANDARD_TIMES
GOOD = Answer(Grade.SATISFIED)
LOW = Answer(Grade.DISSATISFIED)
DETAILED = Answer(Grade.VERY_DISSATISFIED, ("not_solved", "not_explained"), "等了很久", True)


def refused(code: str, action: Callable[[], object]) -> None:
    with pytest.raises(Refusal) as caught:
        action()
    assert caught.value.code == code


def asked() -> RatingRecord:
    return rating.ask("v1", 0)


def test_five_grades_with_two_low_ones() -> None:
    assert [grade.code for grade in sorted(Grade, reverse=True)] == [
        "very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied", "very_dissatisfied",
    ]  # fmt: skip
    assert [int(grade) for grade in Grade if grade.low] == [2, 1]


def test_asking_presets_nothing() -> None:
    record = asked()
    assert (record.state, record.answer, record.draft) == (RatingState.ASKED, None, None)
    assert record.deadline_ms == 40_000


def test_an_answer_in_time_is_given() -> None:
    record = rating.give(asked(), GOOD, 40_000)
    assert (record.state, record.answer, record.changed) == (RatingState.GIVEN, GOOD, False)


def test_an_answer_on_its_way_at_the_deadline_counts_a_later_one_does_not() -> None:
    assert rating.give(asked(), GOOD, 42_000).answer == GOOD
    refused("rating.late", lambda: rating.give(asked(), GOOD, 42_001))


def test_only_one_answer_a_visit() -> None:
    record = rating.give(asked(), GOOD, 5_000)
    refused("rating.already_closed", lambda: rating.give(record, LOW, 5_001))
    refused("rating.already_closed", lambda: rating.decline(record, 5_001))
    refused("rating.already_closed", lambda: rating.choose(record, LOW, 5_001))


def test_a_good_grade_may_be_changed_once_within_eight_seconds() -> None:
    record = rating.begin_change(rating.give(asked(), GOOD, 5_000), 13_000)
    assert (record.state, record.answer) == (RatingState.GIVEN, GOOD), "the earlier answer stands meanwhile"
    changed = rating.give(record, Answer(Grade.FAIRLY_SATISFIED), 20_000)
    assert (changed.answer, changed.changed) == (Answer(Grade.FAIRLY_SATISFIED), True)
    refused("rating.already_closed", lambda: rating.begin_change(changed, 20_001))


def test_after_the_offer_a_grade_stands() -> None:
    record = rating.give(asked(), GOOD, 5_000)
    refused("rating.late", lambda: rating.begin_change(record, 15_001))


def test_nobody_can_have_a_submitted_low_grade_changed() -> None:
    record = rating.give(asked(), LOW, 5_000)
    refused("rating.already_closed", lambda: rating.begin_change(record, 5_001))


def test_choosing_again_without_an_answer_keeps_the_first() -> None:
    record = rating.begin_change(rating.give(asked(), GOOD, 5_000), 6_000)
    for ended in (rating.decline(record, 7_000), rating.expire(record, 48_000), rating.conclude(record)):
        assert (ended.state, ended.answer, ended.awaiting) == (RatingState.GIVEN, GOOD, False)


def test_a_low_grade_has_ninety_seconds_for_details() -> None:
    record = rating.choose(asked(), LOW, 10_000)
    assert (record.state, record.deadline_ms) == (RatingState.ASKED, 100_000)
    assert rating.give(record, DETAILED, 100_000).answer == rating.check_answer(DETAILED)


def test_details_time_does_not_start_again_with_every_tap() -> None:
    record = rating.choose(asked(), LOW, 10_000)
    record = rating.choose(rating.choose_again(record, 50_000), DETAILED, 60_000)
    assert record.deadline_ms == 100_000


def test_at_the_end_of_details_what_was_chosen_is_recorded() -> None:
    record = rating.choose(asked(), DETAILED, 10_000)
    assert rating.expire(record, 101_999) is record
    ended = rating.expire(record, 102_000)
    assert (ended.state, ended.answer) == (RatingState.GIVEN, rating.check_answer(DETAILED))


def test_a_low_grade_taken_back_and_nothing_chosen_is_no_answer() -> None:
    record = rating.choose_again(rating.choose(asked(), LOW, 10_000), 20_000)
    assert rating.expire(record, 102_000).state is RatingState.NO_ANSWER


def test_silence_is_no_answer_and_declining_is_declining() -> None:
    assert rating.expire(asked(), 42_000).state is RatingState.NO_ANSWER
    assert rating.decline(asked(), 3_000).state is RatingState.DECLINED


def test_the_clerk_may_add_thirty_seconds_once() -> None:
    record = rating.extend(asked(), 39_000)
    assert record.deadline_ms == 70_000
    refused("rating.already_extended", lambda: rating.extend(record, 39_001))
    refused("rating.late", lambda: rating.extend(asked(), 40_001))
    refused("rating.already_closed", lambda: rating.extend(rating.give(asked(), GOOD, 1), 2))


def test_adding_time_does_not_betray_a_low_grade() -> None:
    assert rating.extend(rating.choose(asked(), LOW, 10_000), 11_000).deadline_ms == 130_000


def test_a_question_can_be_withdrawn_but_never_an_answer() -> None:
    assert rating.withdraw(asked()).state is RatingState.WITHDRAWN
    refused("rating.already_closed", lambda: rating.withdraw(rating.choose(asked(), LOW, 1_000)))
    refused("rating.already_closed", lambda: rating.withdraw(rating.give(asked(), LOW, 1_000)))


def test_a_lost_tablet_is_device_trouble_after_the_time_to_come_back() -> None:
    record = rating.lose_device(asked(), 10_000)
    assert rating.expire(record, 24_999) is record
    assert rating.expire(record, 25_000).state is RatingState.DEVICE_TROUBLE


def test_a_tablet_that_comes_back_may_send_what_it_kept() -> None:
    record = rating.lose_device(asked(), 38_000)
    back = rating.find_device(record, 50_000)
    assert rating.give(back, GOOD, 51_000).answer == GOOD
    refused("rating.late", lambda: rating.give(record, GOOD, 53_001))
    assert rating.expire(back, 54_000).state is RatingState.NO_ANSWER


def test_a_tablet_lost_while_reasons_were_written_does_not_lose_the_grade() -> None:
    record = rating.lose_device(rating.choose(asked(), LOW, 10_000), 20_000)
    assert rating.expire(record, 90_000) is record
    assert rating.expire(record, 102_000).answer == LOW


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(Grade.DISSATISFIED, ("rude",)), "rating.unknown_reason"),
        (Answer(Grade.DISSATISFIED, (), "长" * 501), "rating.comment_too_long"),
        (Answer(Grade.SATISFIED, ("not_solved",)), "rating.details_not_asked"),
        (Answer(Grade.SATISFIED, (), "好"), "rating.details_not_asked"),
        (Answer(Grade.SATISFIED, (), "", False), "rating.details_not_asked"),
    ],
)
def test_what_no_page_sends_is_refused(answer: Answer, code: str) -> None:
    refused(code, lambda: rating.give(asked(), answer, 1))


def test_reasons_are_kept_once_and_in_the_order_of_the_list() -> None:
    answer = Answer(Grade.DISSATISFIED, ("not_solved", "waited_too_long", "not_solved"))
    assert rating.check_answer(answer).reasons == ("waited_too_long", "not_solved")


answers = st.builds(
    Answer,
    st.sampled_from(Grade),
    st.lists(st.sampled_from([*rating.REASONS, "rude"]), max_size=3).map(tuple),
    st.sampled_from(["", "慢", "x" * 501]),
    st.sampled_from([None, True, False]),
)
actions = st.one_of(
    answers.map(lambda answer: lambda record, now: rating.give(record, answer, now)),
    answers.map(lambda answer: lambda record, now: rating.choose(record, answer, now)),
    st.sampled_from(
        [
            rating.extend,
            rating.choose_again,
            rating.begin_change,
            rating.decline,
            rating.lose_device,
            rating.find_device,
            rating.expire,
            lambda record, _now: rating.withdraw(record),
        ]
    ),
)


@for_all(st.lists(st.tuples(st.integers(0, 60_000), actions), max_size=25))
def test_whatever_happens_the_rules_hold(
    history: list[tuple[int, Callable[[RatingRecord, int], RatingRecord]]],
) -> None:
    record, now, accepted = asked(), 0, 0
    for wait, action in history:
        now += wait
        before = record
        try:
            record = action(record, now)
        except Refusal:
            continue
        if record.answer != before.answer or (record.changed and not before.changed):
            accepted += 1
        # A grade exists exactly when one was given, and never disappears.
        assert (record.answer is not None) == (record.state is RatingState.GIVEN)
        if not before.awaiting and not record.awaiting:
            assert record.answer == before.answer
        if before.state is not RatingState.ASKED:
            assert record.state is before.state, "a closed rating never opens again"
        assert record.draft is None or record.awaiting
    assert accepted <= 2, "one answer and one change"
    ended = rating.conclude(record)
    assert not ended.awaiting
    assert ended.state is not RatingState.ASKED
    assert rating.conclude(ended) == ended
