"""A clerk's hands and eyes for the tests of the visit: only keys and committed text go into the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.core.request_state import RequestState
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.visit import VisitPage
from clerk_app.ui.pages import PageName
from clerk_app.ui.widgets.field import FieldInput
from tests.ui.typing import commit

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ACCOUNT = "3301045271"
NAME = "周桂芳"
PHONE = "13805712207"


class Hands:
    """A clerk's hands on the window, and her eyes on what follows."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot = qtbot
        self.desktop = desktop
        self.shell = desktop.shell
        self.service = desktop.context.service

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.desktop.context.runner.busy)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other, each after what the one before led to."""
        for key in keys:
            self.rest()
            self.qtbot.keyClick(self.focus, key, modifier)
        self.rest()

    def type(self, text: str) -> None:
        """Type digits and Latin letters key by key; have an input method commit the rest."""
        self.rest()
        if text.isascii():
            self.qtbot.keyClicks(self.focus, text)
        else:
            commit(self.focus, text)

    @property
    def focus(self) -> QWidget:
        widget: QWidget | None = QApplication.focusWidget()
        return widget or self.shell

    @property
    def page(self) -> VisitPage:
        page = self.shell.page
        assert isinstance(page, VisitPage), self.shell.page_name
        return page

    @property
    def step(self) -> str:
        """The step in the middle."""
        assert self.page.step_page is not None
        return self.page.step_page.content.step.id

    def start(self) -> str:
        """F5: receive the next customer; the finder is open then."""
        self.press(Qt.Key.Key_F5)
        self.qtbot.waitUntil(lambda: self.shell.page_name == PageName.VISIT)
        self.rest()
        assert self.page.view is not None
        return self.page.view.visit.id

    def choose(self, letters: str) -> str:
        """Choose a procedure by its initials; returns the new request's number."""
        self.type(letters)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.page.request is not None)
        assert self.page.request is not None
        return self.page.request.state.number

    def until_step(self, step: str) -> None:
        self.qtbot.waitUntil(lambda: self.page.step_page is not None and self.step == step)
        self.rest()

    def go_on(self, step: str | None = None) -> None:
        """Ctrl+Enter, and wait for the step that has to follow."""
        self.press(Qt.Key.Key_Return, modifier=CTRL)
        if step is not None:
            self.until_step(step)

    def write(self, name: str, text: str) -> None:
        """Go to a field of the step and type."""
        assert self.page.step_page is not None
        field = next(field for field in self.page.step_page.findChildren(FieldInput) if field.field.id == name)
        field.setFocus()
        self.type(text)

    def state(self, number: str) -> RequestState:
        """Read a request as its events tell it."""
        state = self.service.reader.submit(self.service.requests.state, number).result()
        assert state is not None
        return state

    def transfer_to_papers(self, *, proxy: bool = False) -> str:
        """Begin a transfer and answer until the papers are to be checked."""
        number = self.choose("gh")
        self.until_step("account")
        self.answer_to_papers(proxy=proxy)
        return number

    def answer_to_papers(self, *, proxy: bool = False) -> None:
        """Answer the first steps of a transfer."""
        self.type(ACCOUNT)
        self.press(Qt.Key.Key_Return, Qt.Key.Key_1 if proxy else Qt.Key.Key_2)
        self.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
        self.until_step("arrears")
        self.press(Qt.Key.Key_1)
        self.until_step("unchanged")
        self.press(Qt.Key.Key_1)
        self.until_step("papers")


def ready(qtbot: QtBot, clerk: Desktop) -> Hands:
    """Return hands on the window of a clerk who is signed in."""
    clerk.shell.activateWindow()
    qtbot.waitUntil(clerk.shell.isActiveWindow)
    hands = Hands(qtbot, clerk)
    hands.rest()
    return hands
