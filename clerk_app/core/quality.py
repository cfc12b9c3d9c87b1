"""What may be said about ratings: shares with their uncertainty, and nothing from too few answers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LEAST_ANSWERS = 20
_Z_95 = 1.959963984540054
_GRADES = range(1, 6)
_FAIRLY_SATISFIED = 3


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval of a share, both ends between 0 and 1."""

    low: float
    high: float


class Verdict(StrEnum):
    """How a share stands to a target: an interval that contains it says nothing yet (还看不出)."""

    ABOVE = "above"
    BELOW = "below"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The satisfaction rate (满意率) of some visits.

    Attributes:
        satisfied: answers that count as satisfied.
        answered: answers; visits without one are in neither figure.
        rate: satisfied per answered; None below 20 answers, where only the counts are shown.
        interval: 95 % Wilson interval of the rate; None with it.
    """

    satisfied: int
    answered: int
    rate: float | None
    interval: Interval | None

    def verdict(self, target: float) -> Verdict:
        """Return how the rate stands to `target` (0 to 1)."""
        if self.interval is None or self.interval.low <= target <= self.interval.high:
            return Verdict.UNDECIDED
        return Verdict.ABOVE if self.interval.low > target else Verdict.BELOW


def wilson(successes: int, trials: int) -> Interval:
    """Return the 95 % Wilson score interval of a share.

    Args:
        successes: 0 to `trials`.
        trials: at least 1.

    Raises:
        ValueError: outside those bounds.
    """
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is no share")
    share = successes / trials
    square = _Z_95**2
    centre = share + square / (2 * trials)
    half = _Z_95 * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    scale = 1 + square / trials
    # At 0 and at `trials` the formula's ends are exactly 0 and 1; rounding may leave them beside it.
    low = 0.0 if successes == 0 else (centre - half) / scale
    high = 1.0 if successes == trials else (centre + half) / scale
    return Interval(low, high)


def satisfaction(answers: Mapping[int, int], *, fairly_satisfied_counts: bool) -> Satisfaction:
    """Return the satisfaction rate of answers counted by grade.

    Args:
        answers: grade (5 非常满意 … 1 非常不满意) to number of answers; declined, unanswered and failed
            ratings are not among them.
        fairly_satisfied_counts: the hall's setting whether 基本满意 counts too.
    """
    if not all(grade in _GRADES and count >= 0 for grade, count in answers.items()):
        raise ValueError(f"no counts of grades 1 to 5: {dict(answers)}")
    least = _FAIRLY_SATISFIED if fairly_satisfied_counts else _FAIRLY_SATISFIED + 1
    answered = sum(answers.values())
    satisfied = sum(count for grade, count in answers.items() if grade >= least)
    if answered < LEAST_ANSWERS:
        return Satisfaction(satisfied, answered, None, None)
    return Satisfaction(satisfied, answered, satisfied / answered, wilson(satisfied, answered))
