"""One window on a copy of the sample hall, brought to what a picture shows."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.core.sentence import Language
from clerk_app.service.sample_hall import PASSPHRASE, PIN
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from clerk_app.ui.theme import Mode
from scripts.picture_hall import NOW, PictureHall

PageT = TypeVar("PageT", bound=Page)

LONGEST_S = 20.0
CALM = 3
AGO_MS = 22 * 60_000
"""What a picture needs to have happened begins so long before it."""

CALM_S = 0.004


@dataclass(frozen=True, slots=True)
class Variant:
    """How a screen is shown. `percent` is the size of the text."""

    language: Language
    width: int
    height: int
    mode: Mode = Mode.LIGHT
    percent: int = 100

    @property
    def name(self) -> str:
        """Part of the file's name."""
        dark = "_dark" if self.mode is Mode.DARK else ""
        large = f"_{self.percent}" if self.percent != 100 else ""
        return f"{self.width}_{self.language}{dark}{large}"


class Stage:
    """The window of one picture.

    Args:
        folder: where this picture's own data folder is made.
        filled: the sample hall's data folder, which is copied; None for a counter that was never set up.

    Attributes:
        hall: what happened at the counter before, and happens in the picture.
    """

    def __init__(self, folder: Path, filled: Path | None, variant: Variant) -> None:
        self.variant = variant
        if filled is not None:
            shutil.copytree(filled, folder)
        self.hall = PictureHall(folder, NOW - AGO_MS, variant.language)
        running = QApplication.instance()
        qt = running if isinstance(running, QApplication) else QApplication(["clerk-app"])
        self.desktop = Desktop(qt, self.hall.service, variant.language)
        self.shell = self.desktop.shell
        self.shell.resize(variant.width, variant.height)
        if variant.percent != 100:
            self.shell.set_text_percent(variant.percent)
        self.desktop.open(lambda: self.desktop.context.theme.set_mode(variant.mode))
        if filled is None:
            self.hall.clock.at = NOW
        self.shell.show()
        self.shell.activateWindow()
        self.settle()
        if variant.mode is Mode.DARK:
            self.shell.rebuild()
            self.settle()

    def close(self) -> None:
        """End window and services."""
        self.shell.close()
        self.desktop.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Let everything be read and painted."""
        until = time.monotonic() + LONGEST_S
        calm = 0
        while calm < CALM:
            QApplication.processEvents()
            calm = 0 if self.desktop.context.runner.busy else calm + 1
            if time.monotonic() > until:
                raise TimeoutError("the window does not come to rest")
            time.sleep(CALM_S)

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Let the window work until `condition` holds."""
        until = time.monotonic() + LONGEST_S
        while not condition():
            QApplication.processEvents()
            if time.monotonic() > until:
                raise TimeoutError("what the picture shows did not come")
            time.sleep(CALM_S)

    def page(self, kind: type[PageT]) -> PageT:
        """Return the page in front, which is of `kind`."""
        page = self.shell.page
        if not isinstance(page, kind):
            raise TypeError(f"{type(page).__name__} is in front, not {kind.__name__}")
        return page

    def sign_in(self, staff: str = "chenjing") -> None:
        """Sign somebody in, at the time of the pictures; shows their first page."""
        self.hall.clock.at = NOW
        secret = PASSPHRASE if staff == "helihua" else PIN
        self.shell.signed_in(self.hall.service.sign_in.sign_in(staff, secret).result())
        self.settle()

    def go(self, page: PageName, subject: object = None) -> None:
        """Show a page."""
        self.shell.go(page, subject)
        self.settle()

    def visit(self, visit: str, number: str | None = None) -> None:
        """Sign 陈静 in and show a visit."""
        self.sign_in()
        self.go(PageName.VISIT, VisitSubject(visit, number))

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        calm: bool = True,
    ) -> None:
        """Press one key where the focus is; without `calm` nobody waits for what follows."""
        QTest.keyClick(self._target(), key, modifier)
        if calm:
            self.settle()

    def type(self, text: str) -> None:
        """Write `text` where the focus is: keys for ASCII, the input method for everything else."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._target(), character)
            else:
                composed = QInputMethodEvent("", [])
                composed.setCommitString(character)
                QApplication.sendEvent(self._target(), composed)
        self.settle()

    def picture(self, file: Path) -> None:
        """Write what the window shows."""
        self.settle()
        self.shell.grab().save(str(file))

    def _target(self) -> QWidget:
        focus = cast("QWidget | None", self.shell.focusWidget())
        return self.shell if focus is None else focus

