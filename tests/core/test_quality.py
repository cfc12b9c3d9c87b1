"""Rules for what may be said about ratings."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.quality import Interval, Verdict, satisfaction, wilson


# Newcombe 1998, table I: 95 % score intervals without continuity correction.
@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_the_published_one(successes: int, trials: int, low: float, high: float) -> None:
    interval = wilson(successes, trials)
    assert math.isclose(interval.low, low, abs_tol=0.00005)
    assert math.isclose(interval.high, high, abs_tol=0.00005)


@given(st.integers(1, 100_000), st.data())
def test_the_interval_holds_the_share_and_stays_within_nought_and_one(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    interval = wilson(successes, trials)
    assert 0 <= interval.low <= successes / trials <= interval.high <= 1
    mirrored = wilson(trials - successes, trials)
    assert math.isclose(interval.low, 1 - mirrored.high, abs_tol=1e-12)


@given(st.integers(1, 10_000), st.data())
def test_the_ends_solve_the_equation_of_the_score_test(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(1, trials))
    low = wilson(successes, trials).low
    distance = abs(successes / trials - low) / math.sqrt(low * (1 - low) / trials)
    assert math.isclose(distance, 1.96, abs_tol=0.001)


def test_more_answers_say_more() -> None:
    few, many = wilson(18, 20), wilson(1800, 2000)
    assert many.high - many.low < (few.high - few.low) / 5


@pytest.mark.parametrize(("successes", "trials"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_no_share_no_interval(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(successes, trials)


def test_very_satisfied_and_satisfied_count() -> None:
    counted = satisfaction({5: 10, 4: 6, 3: 3, 2: 1, 1: 0}, fairly_satisfied_counts=False)
    assert (counted.satisfied, counted.answered, counted.rate) == (16, 20, 0.8)
    assert counted.interval == wilson(16, 20)


def test_the_hall_may_count_fairly_satisfied_too() -> None:
    assert satisfaction({5: 10, 4: 6, 3: 3, 2: 1}, fairly_satisfied_counts=True).rate == 0.95


def test_below_twenty_answers_there_are_only_counts() -> None:
    few = satisfaction({5: 19}, fairly_satisfied_counts=False)
    assert (few.satisfied, few.answered, few.rate, few.interval) == (19, 19, None, None)
    assert few.verdict(0.5) is Verdict.UNDECIDED
    assert satisfaction({}, fairly_satisfied_counts=False).answered == 0


def test_an_interval_that_holds_the_target_gives_no_verdict() -> None:
    counted = satisfaction({5: 90, 1: 10}, fairly_satisfied_counts=False)
    assert counted.interval == Interval(wilson(90, 100).low, wilson(90, 100).high)
    assert counted.verdict(0.9) is Verdict.UNDECIDED
    assert counted.verdict(0.8) is Verdict.ABOVE
    assert counted.verdict(0.97) is Verdict.BELOW


@pytest.mark.parametrize("answers", [{0: 1}, {6: 1}, {5: -1}])
def test_what_is_no_grade_is_not_counted_silently(answers: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="no counts"):
        satisfaction(answers, fairly_satisfied_counts=False)
