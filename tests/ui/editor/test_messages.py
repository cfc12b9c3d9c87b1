"""The check results below the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.library.findings import Finding, Severity
from clerk_app.ui.editor.messages import MessagePanel
from clerk_app.ui.theme import Theme
from tests.ui.clipping import clipped_texts

REMINDER = Finding("", 3, 10, "finding.say_long", {"length": 60, "limit": 45}, Severity.WARNING)
FAULT = Finding("", 36, 11, "finding.unknown_step", {"id": "setle"}, suggestion="settle")


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, chinese: None) -> MessagePanel:
    panel = MessagePanel(theme)
    qtbot.addWidget(panel)
    panel.resize(640, 300)
    panel.show()
    panel.show_findings([REMINDER, FAULT])
    return panel


def test_errors_and_reminders_are_counted_apart(panel: MessagePanel) -> None:
    assert (panel.errors.text(), panel.reminders.text()) == ("错误 1", "提醒 1")
    assert panel.fine.isHidden()
    panel.show_findings([])
    assert (panel.fine.isHidden(), panel.errors.isHidden(), panel.next.isHidden()) == (False, True, True)


def test_the_first_error_is_current_and_offers_its_suggestion(qtbot: QtBot, panel: MessagePanel) -> None:
    assert panel.list.current() == FAULT
    qtbot.waitUntil(lambda: not panel.list.fix.isHidden())
    assert panel.list.fix.accessibleName() == "改成 settle"
    with qtbot.waitSignal(panel.fix_wanted) as wanted:
        qtbot.mouseClick(panel.list.fix, Qt.MouseButton.LeftButton)
    assert wanted.args == [FAULT]


def test_a_message_without_a_suggestion_has_no_button(qtbot: QtBot, panel: MessagePanel) -> None:
    panel.list.go_to(0)
    qtbot.waitUntil(panel.list.fix.isHidden)


def test_the_next_message_comes_round(qtbot: QtBot, panel: MessagePanel) -> None:
    seen: list[Finding] = []
    panel.chosen.connect(seen.append)
    for _ in range(3):
        panel.go_on()
    assert seen == [FAULT, REMINDER, FAULT]


def test_the_current_message_stays_current_when_its_line_moves(panel: MessagePanel) -> None:
    moved = Finding("", 37, 11, FAULT.code, FAULT.parameters, suggestion="settle")
    panel.show_findings([REMINDER, Finding("", 9, 1, "finding.no_verb"), moved])
    assert panel.list.current() == moved


def test_more_than_five_are_scrolled_to_and_nothing_is_cut_off(qtbot: QtBot, panel: MessagePanel) -> None:
    panel.show_findings([Finding("", line, 1, "finding.no_verb") for line in range(1, 12)])
    panel.resize(420, 400)
    qtbot.waitUntil(lambda: panel._area.height() <= panel._theme.px(36) * 5)
    assert [words for words in clipped_texts(panel) if "rows cut off" not in words] == []
    panel.list.go_to(10)
    panel._choose()
    qtbot.waitUntil(lambda: panel._area.verticalScrollBar().value() > 0)
