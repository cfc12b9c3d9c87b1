"""Another scale, by the width of the window, by Ctrl++ or by a tab, loses nothing that was typed or chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.service.sample_hall import PASSPHRASE
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.dialog import TextDialog
from clerk_app.ui.pages import PageName
from clerk_app.ui.review.requests import RequestsPage
from clerk_app.ui.setup.rules_step import RulesStep
from clerk_app.ui.setup.settings import SettingsPage
from tests.ui.counter.hands import Hands, ready
from tests.ui.typing import commit

WIDE = (1920, 1080)
K = Qt.Key


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Hands:
    return ready(qtbot, clerk)


def resize(qtbot: QtBot, desktop: Desktop, width: int, height: int, scale: float) -> None:
    before = desktop.shell.page
    desktop.shell.resize(width, height)
    qtbot.waitUntil(lambda: desktop.context.theme.scale == scale)
    qtbot.waitUntil(lambda: not desktop.context.runner.busy)
    assert desktop.shell.page is not before


def test_a_half_typed_field_keeps_text_focus_and_cursor(hands: Hands, qtbot: QtBot) -> None:
    hands.start()
    hands.choose("gh")
    hands.until_step("account")
    hands.type("330104")
    line = hands.focus
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(3)
    resize(qtbot, hands.desktop, *WIDE, 1.14)
    hands.until_step("account")
    again = hands.focus
    assert isinstance(again, QLineEdit)
    assert again is not line
    assert (again.text(), again.cursorPosition()) == ("330104", 3)
    assert hands.page.step_page is not None
    assert hands.page.step_page.isAncestorOf(again)


def test_the_document_at_hand_and_its_marks_stay(hands: Hands, qtbot: QtBot) -> None:
    hands.start()
    hands.transfer_to_papers()
    hands.press(K.Key_1)
    resize(qtbot, hands.desktop, *WIDE, 1.14)
    hands.until_step("papers")
    hands.press(K.Key_2)  # the second row is the current one still
    assert hands.page.step_page is not None
    marks = hands.page.step_page.step_input().documents
    assert [mark.mark for mark in marks.values()] == ["have", "missing"]


def test_a_done_step_that_is_looked_at_stays_in_front(hands: Hands, qtbot: QtBot) -> None:
    hands.start()
    hands.transfer_to_papers()
    hands.page._moves.look_back("account")
    hands.until_step("account")
    resize(qtbot, hands.desktop, *WIDE, 1.14)
    hands.until_step("account")
    assert hands.page.step_page is not None
    assert hands.page.step_page.content.read_only


def test_a_note_that_is_being_written_is_waited_for(hands: Hands, qtbot: QtBot) -> None:
    hands.start()
    hands.choose("gh")
    hands.until_step("account")
    hands.press(K.Key_F4)
    dialog = hands.page.findChild(TextDialog)
    assert dialog is not None
    note = dialog.findChild(QPlainTextEdit)
    assert note is not None
    commit(note, "回家取证")
    hands.shell.resize(*WIDE)
    hands.rest()
    hands.shell._tick()
    assert note.toPlainText() == "回家取证"
    assert hands.desktop.context.theme.scale == 1.0
    hands.press(K.Key_Escape)
    hands.shell._tick()
    assert hands.desktop.context.theme.scale == 1.14


@pytest.fixture
def supervisor(qtbot: QtBot, desktop: Desktop) -> Desktop:
    desktop.shell.resize(*WIDE)
    session = desktop.context.service.sign_in.sign_in("helihua", PASSPHRASE).result()
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.shell.signed_in(session)
    desktop.shell.activateWindow()
    qtbot.waitUntil(desktop.shell.isActiveWindow)
    qtbot.waitUntil(lambda: not desktop.context.runner.busy)
    return desktop


def requests_page(desktop: Desktop) -> RequestsPage:
    page = desktop.shell.page
    assert isinstance(page, RequestsPage)
    return page


def settings_page(desktop: Desktop) -> SettingsPage:
    page = desktop.shell.page
    assert isinstance(page, SettingsPage)
    return page


def waiting(desktop: Desktop) -> QLineEdit:
    step = settings_page(desktop).section
    assert isinstance(step, RulesStep)
    return step.waiting.line


def test_tabs_of_a_wide_window_make_nothing_anew(qtbot: QtBot, supervisor: Desktop) -> None:
    first = requests_page(supervisor)
    first.filters.choose("person", "chenjing")
    supervisor.shell.go(PageName.SETTINGS)
    settings = settings_page(supervisor)
    supervisor.shell.go(PageName.REVIEW)
    assert requests_page(supervisor) is first
    assert first.filters.filters.person == "chenjing"
    supervisor.shell.go(PageName.SETTINGS)
    assert settings_page(supervisor) is settings


def test_the_tab_behind_keeps_filter_and_typed_text_when_the_scale_changes(qtbot: QtBot, supervisor: Desktop) -> None:
    requests_page(supervisor).filters.choose("person", "chenjing")
    supervisor.shell.go(PageName.SETTINGS)
    settings = settings_page(supervisor)
    rules = next(place for place, step in enumerate(settings.steps) if isinstance(step, RulesStep))
    settings.show_section(rules)
    line = waiting(supervisor)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "77")
    resize(qtbot, supervisor, 1366, 768, 1.0)
    again = waiting(supervisor)
    assert again is not line
    assert (again.text(), again.hasFocus()) == ("77", True)
    supervisor.shell.go(PageName.REVIEW)
    assert requests_page(supervisor).filters.filters.person == "chenjing"
    supervisor.shell.go(PageName.SETTINGS)
    assert waiting(supervisor).text() == "77"


def test_nobody_finds_the_filters_of_the_user_before(qtbot: QtBot, supervisor: Desktop) -> None:
    requests_page(supervisor).filters.choose("person", "chenjing")
    supervisor.shell.go(PageName.SETTINGS)
    resize(qtbot, supervisor, 1366, 768, 1.0)
    supervisor.shell.lock()
    supervisor.shell.change_user()
    session = supervisor.context.service.sign_in.sign_in("helihua", PASSPHRASE).result()
    with qtbot.waitSignal(supervisor.shell.shown):
        supervisor.shell.signed_in(session)
    assert requests_page(supervisor).filters.filters.person != "chenjing"
