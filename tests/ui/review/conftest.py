"""A window on some sixty requests that were made through the real services; made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.service.counter import CounterService
from clerk_app.service.sample_hall import CHEAP_COST, PASSPHRASE, PIN, set_up_sample
from clerk_app.ui.application import Desktop
from tests.ui.review.hands import ReviewHands
from tests.ui.review.history import NOW, HistoryClock, tell_history

DAY_MS = 86_400_000


@pytest.fixture(scope="session")
def told_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed data folder with the history in it."""
    folder = tmp_path_factory.mktemp("review") / "data"
    clock = HistoryClock(NOW - 10 * DAY_MS)
    service = build_service(folder, clock, CHEAP_COST)
    service.open().result()
    set_up_sample(service, settings={"tablet_port": 0, "lock_minutes": 0}).result()
    tell_history(service, clock)
    service.close()
    return folder


@pytest.fixture
def told(told_folder: Path, tmp_path: Path) -> Iterator[CounterService]:
    """The counter on a copy of the folder, at 15:20 on the last day."""
    folder = Path(shutil.copytree(told_folder, tmp_path / "data"))
    service = build_service(folder, HistoryClock(), CHEAP_COST)
    service.open().result()
    yield service
    service.close()


def _window(qtbot: QtBot, qapp: QApplication, service: CounterService) -> Desktop:
    desktop = Desktop(qapp, service, "zh")
    desktop.shell.resize(1366, 768)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    desktop.shell.show()
    qtbot.waitExposed(desktop.shell)
    return desktop


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, told: CounterService) -> Iterator[Desktop]:
    """The window, showing the sign-in."""
    desktop = _window(qtbot, qapp, told)
    yield desktop
    desktop.shell.close()
    qtbot.waitUntil(lambda: not desktop.context.runner.busy)
    desktop.detach()


@pytest.fixture
def supervisor(qtbot: QtBot, window: Desktop) -> ReviewHands:
    """何丽华 before the list."""
    session = window.context.service.sign_in.sign_in("helihua", PASSPHRASE).result()
    with qtbot.waitSignal(window.shell.shown):
        window.shell.signed_in(session)
    hands = ReviewHands(qtbot, window)
    hands.take_the_keyboard()
    hands.wait_for_rows()
    return hands


@pytest.fixture
def clerk_hands(qtbot: QtBot, window: Desktop) -> ReviewHands:
    """陈静 before her own requests."""
    session = window.context.service.sign_in.sign_in("chenjing", PIN).result()
    with qtbot.waitSignal(window.shell.shown):
        window.shell.signed_in(session)
    window.shell.go("review")
    hands = ReviewHands(qtbot, window)
    hands.take_the_keyboard()
    hands.wait_for_rows()
    return hands
