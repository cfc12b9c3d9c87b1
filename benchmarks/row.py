"""One line of the table, and how often and against what it is measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

Timed = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its floor.

    Attributes:
        floor: what the machine needs at least, measured in the same run; None where there is no floor.
        goal: the ratio may be at most this; without a floor `ours` itself may be.
        unit: of `floor` and `ours`.
        noise: p99 ÷ p50 of the floor: how unsteady the machine was meanwhile; None where it was not taken.
        remark: what else belongs to the figure.
        allowance: added to the goal, in `unit`: "two frames and the commit".
    """

    name: str
    item: str
    floor_is: str
    floor: float | None
    ours: float
    goal: float
    unit: str = "ms"
    noise: float | None = None
    remark: str = ""
    allowance: float = 0.0

    @property
    def ratio(self) -> float | None:
        """Ours ÷ floor."""
        return None if self.floor is None else self.ours / self.floor

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        if self.floor is None:
            return self.ours <= self.goal
        return self.ours <= self.goal * self.floor + self.allowance


@dataclass(frozen=True, slots=True)
class Samples:
    """Repetitions of one measurement."""

    values: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return self.quantile(50)

    @property
    def p99(self) -> float:
        """What one in a hundred exceeds; of fewer than a hundred repetitions, nearly the worst."""
        return self.quantile(99)

    @property
    def noise(self) -> float:
        """p99 ÷ p50."""
        return self.p99 / self.p50

    def quantile(self, percent: int) -> float:
        """Return a percentile."""
        return quantiles(self.values, n=100, method="inclusive")[percent - 1]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the table is made with.

    Attributes:
        folder: a folder of this run, for what is measured on empty or small data.
        history: returns a data folder with that many requests, made once and kept between runs: nobody may write to it.
        requests: how many requests the large data folder holds.
    """

    folder: Path
    history: Callable[[int], Path]
    requests: int


def timed(work: Callable[[], object]) -> Timed:
    """Return a call that does `work` and returns how long it took, in milliseconds."""

    def measure() -> float:
        began = time.perf_counter_ns()
        work()
        return (time.perf_counter_ns() - began) / 1e6

    return measure


def in_turns(measured: Sequence[Timed], runs: int, warm_up: int = 1) -> list[Samples]:
    """Measure each of `measured` `runs` times in turns, each round in another order; the first rounds do not count."""
    values: list[list[float]] = [[] for _ in measured]
    order = list(range(len(measured)))
    for number in range(warm_up + runs):
        for place in order:
            taken = measured[place]()
            if number >= warm_up:
                values[place].append(taken)
        order = order[1:] + order[:1]
    return [Samples(tuple(one)) for one in values]
