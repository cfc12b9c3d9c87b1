"""F7 by keys: later papers with it, the second list asked first, the same list printed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.core.request_state import State
from clerk_app.service.counter import CounterService
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.missing_dialog import MissingDialog
from tests.two_checks import put_two_checks
from tests.ui.clipping import clipped_texts
from tests.ui.counter.hands import CTRL, NAME, PHONE, Hands, ready


@pytest.fixture
def hall(service: CounterService) -> Path:
    put_two_checks(service.data_folder)
    return service.data_folder


@pytest.fixture
def hands(qtbot: QtBot, hall: Path, clerk: Desktop) -> Iterator[Hands]:
    hands = ready(qtbot, clerk)
    yield hands
    hands.page.leave()
    hands.rest()


def dialog(hands: Hands) -> MissingDialog:
    found = hands.page._actions.dialog
    assert isinstance(found, MissingDialog)
    return found


def test_later_papers_are_on_the_list_unless_the_customer_has_them_here(hands: Hands) -> None:
    hands.start()
    number = hands.transfer_to_papers(proxy=True)
    hands.press(Qt.Key.Key_2, Qt.Key.Key_F7)
    shown = dialog(hands)
    assert set(shown.at_hand) == {"deed", "proxy", "proxy_id"}
    hands.qtbot.waitUntil(lambda: clipped_texts(hands.shell) == [])
    shown.at_hand["proxy"].setFocus()
    hands.press(Qt.Key.Key_Space)
    assert shown.chosen() == ("proxy",)
    hands.press(Qt.Key.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.WAITING)
    told = hands.state(number).told
    assert told is not None
    assert told.documents == {"new_id", "deed", "proxy_id"}


def test_the_same_list_is_printed_again_and_another_is_asked_about_first(hands: Hands) -> None:
    hands.start()
    number = hands.transfer_to_papers()
    hands.press(Qt.Key.Key_2, Qt.Key.Key_F7)
    assert dialog(hands).words == ""
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.WAITING)
    hands.rest()
    hands.press(Qt.Key.Key_F7)
    assert "已经给过" in dialog(hands).words
    assert dialog(hands).confirm.label() == "再打印一次"
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).issues == {"notification": 2})
    hands.rest()
    assert hands.state(number).notifications == 1
    hands.press(Qt.Key.Key_F7)
    dialog(hands).at_hand["deed"].setFocus()
    hands.press(Qt.Key.Key_Space)
    assert "要再给第二份吗" in dialog(hands).words
    hands.qtbot.waitUntil(lambda: clipped_texts(hands.shell) == [])
    hands.press(Qt.Key.Key_Escape)
    assert hands.state(number).notifications == 1


def test_what_the_customer_cannot_answer_is_told_with_the_papers(hands: Hands) -> None:
    hands.start()
    number = hands.transfer_to_papers()
    hands.press(Qt.Key.Key_2)
    hands.write("new_name", NAME)
    hands.write("phone", PHONE[:3])
    hands.press(Qt.Key.Key_0, modifier=CTRL)
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.WAITING)
    told = hands.state(number).told
    assert told is not None
    assert told.fields == {"phone"}
