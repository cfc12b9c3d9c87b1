"""What all pages of the window have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.context import Context

if TYPE_CHECKING:
    from clerk_app.service.change import Change


class Page(QWidget):
    """One page of the window's stack. The shell makes it when it is first needed and again after a change of language.

    Signals:
        go: asks the shell for another page: its name (`pages.PageName`) and what it is to show.
    """

    go = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def enter(self, subject: object) -> None:
        """The page comes to the front to show `subject`; put the focus where the clerk goes on."""

    def leave(self) -> None:
        """The page goes to the back; keep what is typed."""

    def kept(self, subject: object) -> object:
        """Return what the page is to be entered with when it is made anew in another language or size.

        `subject` is what it was entered with; a page that holds typed text in no other place answers with that.
        """
        return subject

    def refresh(self, change: Change[object]) -> None:
        """Something changed; read again what is shown of it. Called on the visible page only."""
