"""Hands and eyes for the demonstration: keys and texts into the window, waiting for what they lead to, pictures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.core.errors import Bug
from clerk_app.ui.shell import Shell

PATIENCE_S = 120.0
"""How long one thing may take on a busy machine before the demonstration gives up and says which."""
LOOK_MS = 10


class Walker:
    """Drives a window as a person does: only keys and committed text go in.

    Attributes:
        pictures: names of the pictures taken, relative to `out`.
    """

    def __init__(self, shell: Shell, out: Path) -> None:
        self._shell = shell
        self._out = out
        self.pictures: list[str] = []
        (out / "screens").mkdir(parents=True, exist_ok=True)

    def appear(self, width: int, height: int) -> None:
        """Show the window and wait until keys reach it."""
        self._shell.resize(width, height)
        self._shell.show()
        self._shell.activateWindow()
        self.until(self._shell.isActiveWindow, "the window")

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Let the window work until `condition` holds; raises Bug naming `what` when it never does."""
        deadline = time.monotonic() + PATIENCE_S
        loop, look = QEventLoop(), QTimer(interval=LOOK_MS)
        met = bool(condition())

        def look_again() -> None:
            # What held when it was looked at counts: the next moment something else may have begun.
            nonlocal met
            met = bool(condition())
            if met or time.monotonic() > deadline:
                loop.quit()

        look.timeout.connect(look_again)
        if not met:
            look.start()
            loop.exec()
            look.stop()
        if not met:
            raise Bug(f"the demonstration waited in vain for: {what}")

    def page(self, name: str) -> None:
        """Wait until the page `name` is in front and the counter is at rest."""
        self.until(lambda: self._shell.page_name == name and not self._shell.context.runner.busy, f"page {name}")

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.until(lambda: not self._shell.context.runner.busy, "rest")

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other, each after what the one before led to."""
        for key in keys:
            self.rest()
            QTest.keyClick(self._target(), key, modifier)
            QApplication.processEvents()
        self.rest()

    def type(self, text: str) -> None:
        """Type Latin text and digits key by key, and have an input method commit everything else."""
        self.rest()
        if text.isascii():
            QTest.keyClicks(self._target(), text)
        else:
            event = QInputMethodEvent("", [])
            event.setCommitString(text)
            QApplication.sendEvent(self._target(), event)
        QApplication.processEvents()

    def see(self, name: str) -> None:
        """Take a picture of the window."""
        self.rest()
        QApplication.processEvents()
        path = f"screens/{len(self.pictures) + 1:02}-{name}.png"
        if not self._shell.grab().save(str(self._out / path)):
            raise Bug(f"the picture {path} cannot be written")
        self.pictures.append(path)

    def _target(self) -> QWidget:
        target: QWidget | None = QApplication.focusWidget()
        return target or self._shell


def first(found: Iterable[QWidget], what: str) -> QWidget:
    """Return the first widget of `found`; raises Bug when there is none."""
    for widget in found:
        return widget
    raise Bug(f"the demonstration does not find: {what}")
