"""How large the window opens: never larger than the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.application import WINDOW, show_fitting


@pytest.mark.parametrize("room", [QRect(0, 0, 1366, 768), QRect(0, 28, 1366, 740), QRect(0, 0, 1280, 1024)])
def test_on_a_screen_it_does_not_fit_it_is_maximised(qtbot: QtBot, room: QRect) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_fitting(window, room)
    assert window.isMaximized()


def test_on_a_larger_screen_it_stands_in_the_middle(qtbot: QtBot) -> None:
    window, room = QWidget(), QRect(0, 40, 1920, 1040)
    qtbot.addWidget(window)
    show_fitting(window, room)
    assert not window.isMaximized()
    assert window.size() == WINDOW
    assert room.contains(window.geometry())
    assert (window.geometry().center() - room.center()).manhattanLength() <= 4  # its frame
