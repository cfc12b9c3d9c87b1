"""Ctrl+I at any moment of a visit: the customer's data are seen and completed, and what was told is not asked again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.visit_dialogs import CustomerDialog
from clerk_app.ui.widgets.labels import Words
from tests.ui.clipping import clipped_texts
from tests.ui.counter.hands import CTRL, NAME, Hands, ready


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Iterator[Hands]:
    hands = ready(qtbot, clerk)
    yield hands
    hands.page.leave()
    hands.rest()


def open_data(hands: Hands) -> CustomerDialog:
    hands.press(Qt.Key.Key_I, modifier=CTRL)
    dialog = hands.page._actions.dialog
    assert isinstance(dialog, CustomerDialog)
    return dialog


def spoken(hands: Hands) -> str:
    return " ".join(words.text() for words in hands.page.findChildren(Words) if words.isVisible())


def test_the_form_of_address_is_noted_by_keys_and_the_clerk_says_it(hands: Hands) -> None:
    hands.start()
    hands.transfer_to_papers()
    dialog = open_data(hands)
    assert clipped_texts(dialog.frame) == []
    hands.type(NAME)
    dialog.form_of_address.setFocus()
    dialog.form_of_address.choose("madam")
    hands.press(Qt.Key.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: "周女士，请" in spoken(hands))
    assert hands.step == "papers"


def test_it_takes_typed_text_of_the_step_nowhere(hands: Hands) -> None:
    hands.start()
    hands.choose("dfcx")
    hands.type("3301")
    open_data(hands)
    hands.type(NAME)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.page.view is not None and hands.page.view.customer.name == NAME)
    hands.until_step("ask_account")
    assert hands.page.step_page is not None
    assert "3301" in str(hands.page.step_page.draft())


def test_who_came_is_told_once(hands: Hands) -> None:
    hands.start()
    dialog_before_a_request(hands)
    hands.choose("gh")
    hands.until_step("account")
    assert hands.page.step_page is not None
    assert [one.id for one in hands.page.step_page.missing()] == ["account"]


def dialog_before_a_request(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Escape)
    dialog = open_data(hands)
    dialog.in_person.choose("no")
    hands.press(Qt.Key.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.page.view is not None and hands.page.view.customer.in_person is False)
    hands.press(Qt.Key.Key_F3)
