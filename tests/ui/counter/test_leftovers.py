"""A page made anew leaves nothing of the one before it behind."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from tests.ui.counter.hands import Hands, ready


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Hands:
    return ready(qtbot, clerk)


def parentless() -> Counter[str]:
    """Count the widgets that stand in no other, by class, once those that were thrown away are gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets() if widget.parent() is None)


@pytest.mark.parametrize("place", ["idle", "nothing chosen", "paper missing", "list given", "parked", "ended"])
def test_another_text_size_leaves_no_widget_behind(hands: Hands, place: str) -> None:
    if place != "idle":
        hands.start()
    if place == "nothing chosen":
        hands.press(Qt.Key.Key_Escape)
    elif place != "idle":
        hands.transfer_to_papers()
        hands.press(Qt.Key.Key_1, Qt.Key.Key_2)
    if place in ("list given", "parked"):
        hands.press(Qt.Key.Key_F7, Qt.Key.Key_Return)
    if place == "parked":
        hands.press(Qt.Key.Key_F4, Qt.Key.Key_Return)
        hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)
    if place == "ended":
        hands.press(Qt.Key.Key_F12, Qt.Key.Key_Return)
        hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.END)
    shell = hands.shell
    counts = []
    for percent in (115, 100, 115, 100):
        shell.set_text_percent(percent)
        hands.rest()
        counts.append(parentless())
    assert counts[-1] - counts[1] == Counter()
