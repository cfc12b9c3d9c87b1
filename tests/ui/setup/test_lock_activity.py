"""Real input of every kind postpones the lock, as the system delivers it: to the window, or to what has the focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.service.sample_hall import PIN
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from tests.ui.setup.conftest import StandingClock
from tests.ui.setup.empty_page import EmptyPage

FOUR_MINUTES = 4 * 60_000
PLACE = QPoint(600, 400)


@pytest.fixture
def clerk(qtbot: QtBot, timed: Desktop) -> Desktop:
    session = timed.context.service.sign_in.sign_in("chenjing", PIN).result()
    with qtbot.waitSignal(timed.shell.shown):
        timed.shell.signed_in(session)
    page = timed.shell.page
    assert isinstance(page, EmptyPage)
    timed.shell.activateWindow()
    page.line.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusObject() is page.line)
    return timed


def key(window: QWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_A)


def mouse(window: QWindow) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, PLACE)


def wheel(window: QWindow) -> None:
    QTest.wheelEvent(window, QPointF(PLACE), QPoint(0, 120))


def touch(window: QWindow) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(0, PLACE).commit()
    QTest.touchEvent(window, device).release(0, PLACE).commit()


def input_method(_window: QWindow) -> None:
    event = QInputMethodEvent()
    event.setCommitString("陈")
    QApplication.sendEvent(QGuiApplication.focusObject(), event)


@pytest.mark.parametrize("touched", [key, mouse, wheel, touch, input_method])
def test_every_kind_of_input_postpones_the_lock(
    qtbot: QtBot, clerk: Desktop, clock: StandingClock, touched: Callable[[QWindow], None]
) -> None:
    for _ in range(3):
        clock.pass_ms(FOUR_MINUTES)
        touched(clerk.shell.windowHandle())
        QApplication.processEvents()
        clerk.shell._tick()
    assert clerk.shell.page_name is PageName.IDLE


def test_what_the_program_does_by_itself_does_not_postpone_the_lock(
    qtbot: QtBot, clerk: Desktop, clock: StandingClock
) -> None:
    for _ in range(2):
        clock.pass_ms(FOUR_MINUTES)
        clerk.shell.repaint()
        QApplication.sendEvent(clerk.shell.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
        clerk.shell._tick()
    assert clerk.shell.page_name is PageName.LOCK


def test_an_input_method_counts_wherever_the_focus_went(qtbot: QtBot, clerk: Desktop, clock: StandingClock) -> None:
    clerk.shell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    clerk.shell.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusObject() is clerk.shell)
    clock.pass_ms(FOUR_MINUTES)
    input_method(clerk.shell.windowHandle())
    clock.pass_ms(FOUR_MINUTES)
    clerk.shell._tick()
    assert clerk.shell.page_name is PageName.IDLE
