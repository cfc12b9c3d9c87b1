"""The real window on a filled counter, driven by real key events."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.drawn import application
from clerk_app.bootstrap import build_service
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.bulk import SimulatedClock
from clerk_app.service.sample_hall import CHEAP_COST, PIN, set_up_sample
from clerk_app.ui.application import Desktop

CLERK = Actor("chenjing", Role.CLERK)
LONGEST_MS = 20_000
FRIDAY, MONDAY = 1_795_142_520_000, 1_795_401_720_000
"""20 and 23 November 2026, 10:42 in Shanghai."""


_EVENTS = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class CounterWindow:
    """The window with 陈静 signed in. On Friday three bills were asked for, so that enquiries are the most frequent."""

    def __init__(self, folder: Path) -> None:
        self._qt = application()
        clock = SimulatedClock(FRIDAY)
        self.service = build_service(folder, clock, CHEAP_COST)
        self.service.open().result()
        set_up_sample(self.service, settings={"tablet_port": 0, "lock_minutes": 0}).result()
        for _ in range(3):
            visit = self.open_visit()
            self.submit(self.service.handling.open_request, visit, "bill_enquiry")
            self.submit(self.service.reception.end_visit, visit)
        clock.at = MONDAY
        self.desktop = Desktop(self._qt, self.service, "zh")
        self.shell = self.desktop.shell
        self.shell.resize(1366, 768)
        self.desktop.open()
        self.shell.show()
        self.shell.activateWindow()
        self.rest()
        self.shell.signed_in(self.service.sign_in.sign_in(CLERK.id, PIN).result())
        self.rest()

    def submit(self, action: Callable[..., object], *given: object) -> object:
        """Do an action on the desk thread and return its result."""
        return self.service.desk.submit(action, CLERK, new_command_id(), *given).result().result  # type: ignore[attr-defined]

    def open_visit(self) -> str:
        """Greet somebody."""
        return str(self.submit(self.service.reception.start_visit))

    def rest(self) -> None:
        """Let everything be read and painted."""
        calm = 0
        until = time.monotonic() + LONGEST_MS / 1000
        while calm < 4:
            self._qt.processEvents()
            calm = 0 if self.desktop.context.runner.busy else calm + 1
            if time.monotonic() > until:
                raise TimeoutError("the window does not come to rest")
            time.sleep(0.002)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focus = self.shell.focusWidget()
        QTest.keyClick(focus if isinstance(focus, QWidget) else self.shell, key, modifier)

    def type(self, text: str) -> None:
        """Type digits where the focus is, as a scanner does."""
        for character in text:
            QTest.keyClick(self.shell.focusWidget(), character)

    def until_painted(self, act: Callable[[], object], there: Callable[[], bool]) -> float:
        """Return how long it takes from `act` until `there` holds and is painted, in milliseconds."""
        until = time.monotonic() + LONGEST_MS / 1000
        began = time.perf_counter_ns()
        act()
        while not there():  # waits as the program does: a busy loop would keep Python from the desk thread
            self._qt.processEvents(_EVENTS)
            if time.monotonic() > until:
                raise TimeoutError("what was waited for was not painted")
        self._qt.processEvents()  # what is there now is laid out and painted in this turn
        return (time.perf_counter_ns() - began) / 1e6

    def close(self) -> None:
        """End window and services."""
        self.shell.close()
        self.desktop.close()
