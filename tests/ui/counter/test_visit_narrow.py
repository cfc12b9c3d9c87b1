"""The visit on narrow windows and with large text: columns give way in order, nothing is out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.visit_panes import Pane
from clerk_app.ui.keys import Key
from tests.ui.clipping import clipped_texts
from tests.ui.counter.hands import Hands, ready

K = Qt.Key


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Hands:
    hands = ready(qtbot, clerk)
    hands.start()
    hands.transfer_to_papers()
    return hands


def resized(hands: Hands, width: int, height: int, percent: int) -> None:
    hands.shell.resize(width, height)
    hands.shell.set_text_percent(percent)
    hands.qtbot.waitUntil(lambda: hands.page.step_page is not None and hands.page.step_page.isVisible())
    hands.rest()
    hands.qtbot.waitUntil(lambda: hands.page.step_page is not None and hands.page.step_page.widget() is not None)
    hands.qtbot.waitUntil(lambda: hands.page.isAncestorOf(hands.focus))


@pytest.mark.parametrize(
    ("width", "height", "percent", "drawers"),
    [
        (1366, 768, 100, set()),
        (1280, 700, 100, set()),
        (1366, 768, 115, {Pane.HELP}),
        (1366, 768, 150, {Pane.HELP, Pane.SIDE}),
        (1366, 768, 200, {Pane.HELP, Pane.SIDE, Pane.RAIL}),
        (1280, 700, 200, {Pane.HELP, Pane.SIDE, Pane.RAIL}),
        (1920, 1080, 100, set()),
    ],
)
def test_columns_give_way_in_order(hands: Hands, width: int, height: int, percent: int, drawers: set[Pane]) -> None:
    resized(hands, width, height, percent)
    panes = hands.page._frame.panes
    assert {pane for pane in Pane if panes.is_drawer(pane)} == drawers
    assert hands.shell.width() == width, "the contents must not push the window wider"
    page = hands.page.step_page
    assert page is not None
    inner = page.widget()
    assert inner is not None
    assert inner.width() <= page.viewport().width(), "a step never scrolls sideways"


@pytest.mark.parametrize("percent", [100, 115, 150, 200])
def test_no_text_is_cut(hands: Hands, percent: int) -> None:
    resized(hands, 1366, 768, percent)
    hands.qtbot.waitUntil(lambda: clipped_texts(hands.shell) == [])


@pytest.mark.parametrize("percent", [100, 200])
def test_f1_shows_and_hides_the_reference_and_gives_the_focus_back(hands: Hands, percent: int) -> None:
    resized(hands, 1366, 768, percent)
    before, help_panel = hands.focus, hands.page._frame.help
    shown = help_panel.isVisible()
    hands.press(K.Key_F1)
    assert help_panel.isVisible() is not shown
    hands.press(K.Key_F1)
    assert help_panel.isVisible() is shown
    assert hands.focus is before


def test_escape_pushes_a_drawer_back_and_nothing_else(hands: Hands) -> None:
    resized(hands, 1366, 768, 200)
    hands.press(K.Key_F1)
    hands.press(K.Key_Escape)
    assert hands.page._frame.panes.drawer is None
    assert hands.step == "papers"


def test_every_column_is_reached_by_f6_at_200_percent(hands: Hands) -> None:
    resized(hands, 1366, 768, 200)
    frame, seen = hands.page._frame, set()
    for _ in range(6):
        hands.press(K.Key_F6)
        for name, pane in (("strip", frame.strip), ("centre", frame.panes.place), ("bar", frame.bar)):
            if pane.isAncestorOf(hands.focus):
                seen.add(name)
    assert seen == {"strip", "centre", "bar"}


@pytest.mark.parametrize("key", [K.Key_F4, K.Key_F9, K.Key_F12])
def test_an_action_inside_more_keeps_its_key(hands: Hands, key: Qt.Key) -> None:
    resized(hands, 1366, 768, 200)
    hands.press(key)
    dialog = hands.page._actions.dialog
    assert dialog is not None
    assert dialog.frame.geometry().bottom() <= dialog.height()
    assert dialog.confirm.isVisible()


def test_a_low_window_scrolls_a_dialog_instead_of_squeezing_it(hands: Hands) -> None:
    resized(hands, 1366, 768, 200)
    hands.page._press(Key.CUSTOMER)
    hands.rest()
    dialog = hands.page._actions.dialog
    assert dialog is not None
    area = next(iter(dialog.frame.findChildren(QScrollArea)))
    inner = area.widget()
    assert inner is not None
    assert inner.height() >= inner.minimumSizeHint().height()
    assert clipped_texts(dialog) == []


def test_a_dialog_that_fits_the_window_does_not_scroll(hands: Hands) -> None:
    hands.press(K.Key_1, K.Key_2, K.Key_F7)
    dialog = hands.page._actions.dialog
    assert dialog is not None
    area = next(iter(dialog.frame.findChildren(QScrollArea)))
    assert area.verticalScrollBar().maximum() == 0
