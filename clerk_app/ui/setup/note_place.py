"""The one place of a page where it says how something went: a new note takes the place of the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.notices import Note, NoteTone


class NotePlace(QVBoxLayout):
    """Empty until something is said.

    Attributes:
        note: what stands there.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.note: Note | None = None

    def say(self, words: str, tone: NoteTone = "danger", lines: Sequence[str] = ()) -> None:
        """Say `words` in the place of what stood there, to a screen reader too; empty only takes that away."""
        if self.note is not None:
            self.note.hide()
            self.note.deleteLater()
            self.note = None
        if words:
            self.note = Note(self._theme, tone, words, list(lines))
            self.addWidget(self.note)
            self.note.announce()
