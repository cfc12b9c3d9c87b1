"""A QR code on the screen: black on white in every theme, as tablets read it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk_app.ui.theme import Theme

QUIET = 4
"""Modules of white around the code."""


class QrPicture(QWidget):
    """Draws the code of a text, `edge` px square at scale 1.0."""

    def __init__(self, theme: Theme, edge: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[list[bool]] = []
        self._edge = theme.px(edge)
        self.setFixedSize(self._edge, self._edge)

    def show_text(self, text: str) -> None:
        """Show the code of `text`; an empty text clears it."""
        self._cells = _cells(text) if text else []
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(self._edge, self._edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells as whole pixels."""
        if not self._cells:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(self._cells) + 2 * QUIET
        unit = self.width() // count
        offset = (self.width() - unit * len(self._cells)) // 2
        for y, row in enumerate(self._cells):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRect(offset + x * unit, offset + y * unit, unit, unit), Qt.GlobalColor.black)


def _cells(text: str) -> list[list[bool]]:
    import segno  # not before the first paint

    return [[bool(cell) for cell in row] for row in segno.make(text, error="m", micro=False).matrix]
