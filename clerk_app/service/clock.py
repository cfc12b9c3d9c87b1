"""The clocks of the program, as one small port."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the wall time and a time that never jumps."""

    def now(self) -> int:
        """Milliseconds UTC of the wall clock; may jump."""

    def monotonic(self) -> int:
        """Milliseconds of a clock that only goes forward; its start means nothing."""


class SystemClock:
    """The machine's clocks."""

    def now(self) -> int:
        """Milliseconds UTC of the wall clock."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> int:
        """Milliseconds of the machine's monotonic clock."""
        return time.monotonic_ns() // 1_000_000
