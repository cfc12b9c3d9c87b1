"""The clocks of the program, as one small port."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Protocol


class Clock(Protocol):
    """Tells the wall time and a time that never jumps."""

    def now(self) -> int:
        """Milliseconds UTC of the wall clock; may jump."""

    def monotonic(self) -> int:
        """Milliseconds of a clock that only goes forward; its start means nothing."""


# Linux stops its monotonic clock while the machine sleeps:
# counting the sleep as a jump of the wall clock would be wrong.
_MONOTONIC: Callable[[], int] = (
    partial(time.clock_gettime_ns, time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic_ns
)


class SystemClock:
    """The machine's clocks."""

    def now(self) -> int:
        """Milliseconds UTC of the wall clock."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> int:
        """Milliseconds since the machine started, its sleep included where the system tells it."""
        return _MONOTONIC() // 1_000_000
