"""A real window on a real, throw-away counter, off screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.service.counter import CounterService
from clerk_app.service.sample_hall import CHEAP_COST, PIN, set_up_sample
from clerk_app.ui.application import Desktop
from clerk_app.ui.shell import Shell
from tests.ui.themed import chinese, shared_theme, theme, translators  # noqa: F401  # fixtures


@pytest.fixture(autouse=True)
def windows_go_with_their_test(qapp: QApplication) -> Iterator[None]:
    """Destroy what was closed: a window left lying is styled anew for every later one, which takes a second each.

    Left to Python's collector, it might also be destroyed on the desk thread of a later test.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class StrayWindows(QObject):
    """Notes every widget that shows as a window of its own: it would flash and take the keys away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowFlags() & Qt.WindowType.WindowType_Mask
            if not isinstance(watched, Shell) and kind not in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                self.found.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def service(tmp_path: Path) -> Iterator[CounterService]:
    """An opened, empty counter; closed by whoever opens a window on it, else here."""
    service = build_service(tmp_path / "data", cost=CHEAP_COST)
    service.open().result()
    yield service
    service.close()


@pytest.fixture
def sample(service: CounterService) -> CounterService:
    """The sample hall, set up; the tablet stays off."""
    set_up_sample(service, settings={"tablet_port": 0, "lock_minutes": 0}).result()
    return service


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, sample: CounterService) -> Iterator[Desktop]:
    """The window at 1366×768 on the sample hall, showing the sign-in."""
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    desktop = Desktop(qapp, sample, "zh")
    desktop.shell.resize(1366, 768)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    desktop.shell.show()
    qtbot.waitExposed(desktop.shell)
    yield desktop
    desktop.shell.close()
    desktop.detach()
    qapp.removeEventFilter(stray)
    assert stray.found == []


@pytest.fixture
def clerk(qtbot: QtBot, desktop: Desktop) -> Desktop:
    """The window with 陈静 signed in, showing her idle page."""
    session = desktop.context.service.sign_in.sign_in("chenjing", PIN).result()
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.shell.signed_in(session)
    return desktop
