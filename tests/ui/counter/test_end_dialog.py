"""Ending a visit says of every open request who answers for it and what happens next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.core.sentence import Language, Sentence
from clerk_app.service.visit_view import RequestLine
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.end_dialog import EndDialog
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.ownership import OwnershipPair
from tests.ui.clipping import clipped_texts
from tests.ui.counter.hands import Hands, ready
from tests.ui.showing import show

CTRL = Qt.KeyboardModifier.ControlModifier


def line(state: str, first: str = "李伟", bring_by: str = "") -> RequestLine:
    title = Sentence("过户", "Account transfer")
    return RequestLine("QH261123-0042-5", title, state, None, 4, 8, 60_000, first, "陈静", None, bring_by)


def dialog(qtbot: QtBot, theme: Theme, language: Language, *lines: RequestLine) -> EndDialog:
    host = QWidget()
    made = EndDialog(theme, host, lines, language)
    show(qtbot, host, 900, 700)
    made.open()
    return made


def test_a_colleague_s_request_names_both_and_what_follows(qtbot: QtBot, theme: Theme, chinese: None) -> None:
    made = dialog(qtbot, theme, "zh", line("in_progress"))
    pairs = made.findChildren(OwnershipPair)
    assert [pair.accessibleName() for pair in pairs] == ["首问李伟，经办陈静"]
    words = made.next_words(line("in_progress"))
    assert words == "暂存在第 4 步，共 8 步。由陈静接着办。首问责任人李伟负责到办结。"
    words = made.next_words(line("in_progress", first="陈静"))
    assert words == "暂存在第 4 步，共 8 步。由陈静接着办，并负责到办结。"


def test_a_request_that_waits_is_not_said_to_be_parked(qtbot: QtBot, theme: Theme, chinese: None) -> None:
    made = dialog(qtbot, theme, "zh", line("waiting", bring_by="2026-11-30"))
    words = made.next_words(line("waiting", bring_by="2026-11-30"))
    assert words.startswith("等客户补齐清单上的材料，最晚2026年11月30日")
    assert "（含当天）" in words
    assert "暂存" not in words
    assert clipped_texts(made) == []


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Hands:
    return ready(qtbot, clerk)


def test_f12_tells_of_the_list_that_was_given_until_when_it_waits(hands: Hands, qtbot: QtBot) -> None:
    hands.start()
    number = hands.transfer_to_papers()
    assert hands.page.step_page is not None
    for _ in hands.page.step_page.content.step.check:
        hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.state(number).told is not None)
    hands.rest()
    hands.press(Qt.Key.Key_F12)
    shown = hands.page._actions.dialog
    assert isinstance(shown, EndDialog)
    told = hands.state(number).told
    view = hands.page.view
    assert told is not None
    assert view is not None
    assert view.requests[-1].bring_by == told.bring_by
    assert "等客户补齐清单上的材料" in shown.next_words(view.requests[-1])
