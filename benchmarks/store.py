"""A step completed and durable, against appending 4 KiB to a file and waiting for the disk."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.row import Row, Samples, Setting, Timed, in_turns, timed
from tests.service.counter_hall import CHEN, TRANSFER, CounterHall

RUNS = 400
APPENDED = 4096
FLOOR = "append 4 KiB + fdatasync"


def rows(setting: Setting) -> list[Row]:
    """Return what a confirmed step costs at a counter that serves one account transfer after another."""
    folder = setting.folder / "store"
    folder.mkdir()
    floor, ours = _measured(folder)
    return [
        Row("step_p50", "a step completed and durable, p50", FLOOR, floor.p50, ours.p50, 1.6, noise=floor.noise),
        Row("step_p99", "a step completed and durable, p99", FLOOR, floor.p99, ours.p99, 2.0, noise=floor.noise),
    ]




def _measured(folder: Path) -> tuple[Samples, Samples]:
    descriptor = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    counter = CounterHall(folder / "data").set_up()
    try:
        floor, ours = in_turns([timed(appending(descriptor)), stepping(counter)], RUNS, warm_up=20)
    finally:
        os.close(descriptor)
        counter.close()
    return floor, ours


def appending(descriptor: int) -> Callable[[], None]:
    """Return a call that appends 4 KiB and waits until they are on disk."""
    block = os.urandom(APPENDED)

    def append() -> None:
        os.write(descriptor, block)
        os.fdatasync(descriptor)

    return append


def stepping(counter: CounterHall) -> Timed:
    """Return a call that completes the next step of a visit and returns how long that alone took (ms)."""
    steps = _endless_steps(counter)

    def complete() -> float:
        number, step = next(steps)
        return timed(lambda: counter.step(number, step, CHEN, **TRANSFER[step]))()

    return complete


def _endless_steps(counter: CounterHall) -> Iterator[tuple[str, str]]:
    for _ in itertools.count():
        visit = counter.greet()
        number = counter.open(visit)
        yield from ((number, step) for step in TRANSFER)
        counter.end(visit)
