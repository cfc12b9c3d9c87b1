"""A clerk at the idle page: her hands on the keys, her eyes on what the page shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.service.sample_hall import PIN
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.idle import IdlePage
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.pages import PageName

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class IdleHands:
    """Keys go to whatever has the focus in the active window, as on a real keyboard."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot, self.desktop = qtbot, desktop
        self.went: list[tuple[str, object]] = []

    def sign_in(self, staff: str = "chenjing") -> None:
        """Come to the idle page; where it leads is only noted."""
        shell = self.desktop.shell
        shell.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is shell)
        with self.qtbot.waitSignal(shell.shown):
            shell.signed_in(self.desktop.context.service.sign_in.sign_in(staff, PIN).result())
        self.page.go.disconnect(shell.go)
        self.page.go.connect(lambda name, subject: self.went.append((name, subject)))
        self.rest()

    @property
    def page(self) -> IdlePage:
        page = self.desktop.shell.page
        assert isinstance(page, IdlePage)
        return page

    @property
    def focus(self) -> QWidget:
        widget: QWidget | None = QApplication.focusWidget()
        return widget or self.desktop.shell

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.desktop.context.runner.busy)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key and wait for what follows."""
        self.qtbot.keyClick(self.focus, key, modifier)
        self.rest()

    def type(self, text: str) -> None:
        """Type Latin letters and digits."""
        self.qtbot.keyClicks(self.focus, text)
        self.rest()

    def compose(self, preedit: str, commit: str = "") -> None:
        """Let an input method compose, and commit."""
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.focus, event)
        self.rest()

    def led_to_visit(self) -> VisitSubject:
        """Return where the page led: to a visit, once."""
        self.qtbot.waitUntil(lambda: bool(self.went))
        self.rest()
        assert [name for name, _ in self.went] == [PageName.VISIT]
        subject = self.went[0][1]
        assert isinstance(subject, VisitSubject)
        return subject
