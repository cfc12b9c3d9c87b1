"""The idle page on a clock that is moved by hand, so that due days are what a test says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.service.counter import CounterService
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.ui.application import Desktop
from tests.service.clerk_day import ClerkDay
from tests.service.counter_hall import FakeClock
from tests.ui.counter.idle_hands import IdleHands


@pytest.fixture
def idle_clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def idle_service(tmp_path: Path, idle_clock: FakeClock) -> Iterator[CounterService]:
    """The sample hall, set up and opened."""
    service = build_service(tmp_path / "idle", idle_clock, CHEAP_COST)
    service.open().result()
    set_up_sample(service, settings={"tablet_port": 0, "lock_minutes": 0}).result()
    yield service
    service.close()


@pytest.fixture
def day(idle_service: CounterService, idle_clock: FakeClock) -> ClerkDay:
    """What was done at this counter before the window opens."""
    return ClerkDay(idle_service, idle_clock)


@pytest.fixture
def hands(qtbot: QtBot, qapp: object, idle_service: CounterService) -> Iterator[IdleHands]:
    """The window at 1366×768 in Chinese, showing the sign-in; `hands.sign_in()` leads to the idle page."""
    desktop = Desktop(qapp, idle_service, "zh")  # type: ignore[arg-type]
    desktop.shell.resize(1366, 768)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    desktop.shell.show()
    qtbot.waitExposed(desktop.shell)
    yield IdleHands(qtbot, desktop)
    desktop.shell.close()
    desktop.detach()
    # The window goes now: left to Python's collector, it might be destroyed on the desk thread of the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
