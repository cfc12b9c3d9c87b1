"""What all pages of the window have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from clerk_app.ui.context import Context
from clerk_app.ui.focus_place import FocusPlace, give_focus

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
        self._focus_place: FocusPlace | None = None

    def enter(self, subject: object) -> None:
        """The page comes to the front to show `subject`; put the focus where the clerk goes on."""

    def leave(self) -> None:
        """The page goes to the back; keep what is typed."""

    def kept(self, subject: object) -> object:
        """Return what the page is to be entered with when it is made anew in another language or size.

        `subject` is what it was entered with; a page that holds typed text in no other place answers with that.
        """
        return subject

    def give_focus_again(self, place: FocusPlace) -> None:
        """Give the focus back to where it was before the page was made anew; at once, or when that is there again."""
        self._focus_place = None if give_focus(self, place) else place

    def take_place(self) -> bool:
        """Give the focus to where it was before, for a page that has just shown what it read; False without one."""
        place, self._focus_place = self._focus_place, None
        return place is not None and give_focus(self, place)

    def holds_typing(self) -> bool:
        """Whether something is typed in an overlay: the page is not made anew under it."""
        from clerk_app.ui.widgets.overlay import Overlay

        overlays = [overlay for overlay in self.window().findChildren(Overlay) if not overlay.isHidden()]
        return any(line.text() for overlay in overlays for line in overlay.findChildren(QLineEdit)) or any(
            note.toPlainText() for overlay in overlays for note in overlay.findChildren(QPlainTextEdit)
        )

    def refresh(self, change: Change[object]) -> None:
        """Something changed; read again what is shown of it. Called on the visible page only."""
