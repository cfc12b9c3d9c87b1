"""A window before which a supervisor sits; there is a second one who confirms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.hall import StaffInput
from clerk_app.service.sample_hall import PASSPHRASE
from clerk_app.ui.application import Desktop
from clerk_app.ui.editor.page import EditorPage
from clerk_app.ui.editor.procedures import ProceduresPage
from clerk_app.ui.editor.subjects import EditSubject
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from tests.ui.typing import commit

PageT = TypeVar("PageT", bound=Page)
HE = Actor("helihua", Role.SUPERVISOR)
ZHAO = Actor("zhaomin", Role.SUPERVISOR)


class EditorHands:
    """What a supervisor does, and sees."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot, self.desktop = qtbot, desktop

    def page(self, kind: type[PageT]) -> PageT:
        page = self.desktop.shell.page
        assert isinstance(page, kind)
        return page

    @property
    def editor(self) -> EditorPage:
        return self.page(EditorPage)

    @property
    def list(self) -> ProceduresPage:
        return self.page(ProceduresPage)

    def wait(self, seen: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=20_000)

    def settled(self) -> None:
        self.wait(lambda: not self.desktop.context.runner.busy)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.desktop.shell, key, modifier)

    def type(self, widget: QWidget, text: str) -> None:
        if text.isascii():
            self.qtbot.keyClicks(widget, text)
        else:
            commit(widget, text)

    def sign_in(self, actor: Actor) -> None:
        """Sit somebody else down."""
        shell = self.desktop.shell
        shell.change_user()
        session = self.desktop.context.service.sign_in.sign_in(actor.id, PASSPHRASE).result()
        shell.signed_in(session)
        self.settled()

    def open_list(self) -> ProceduresPage:
        self.desktop.shell.go(PageName.PROCEDURES)
        self.wait(lambda: self.list.read is not None and self.list.list.row_count() > 0)
        self.settled()
        return self.list

    def open_editor(self, procedure: str = "name_transfer", text: str | None = None) -> EditorPage:
        self.desktop.shell.go(PageName.EDITOR, EditSubject(procedure, text))
        self.wait(lambda: self.editor.opened is not None)
        self.checked()
        return self.editor

    def checked(self) -> None:
        """Wait until the text as it is now was checked."""
        self.wait(lambda: self.editor.workspace.check.newest is not None)
        self.settled()

    def replace(self, old: str, new: str) -> None:
        """Write `new` over the first `old` of the text, as a hand does."""
        code = self.editor.workspace.code
        cursor = code.document().find(old)
        assert not cursor.isNull(), old
        code.setTextCursor(cursor)
        code.setFocus()
        self.qtbot.keyClick(code, Qt.Key.Key_Delete)
        self.type(code, new)


@pytest.fixture
def hands(qtbot: QtBot, desktop: Desktop) -> EditorHands:
    """何丽华 signed in; 赵敏 works here too."""
    service = desktop.context.service
    secret = service.sign_in.hashed(PASSPHRASE).result()
    zhao = StaffInput("zhaomin", "supervisor", "10109", "赵敏", "Zhao Min", "0571-555-0122", secret_hash=secret)
    service.desk.submit(service.hall.record_staff, HE, new_command_id(), zhao).result()
    hands = EditorHands(qtbot, desktop)
    hands.sign_in(HE)
    shell = desktop.shell
    shell.activateWindow()
    hands.wait(lambda: QApplication.activeWindow() is shell)
    return hands
