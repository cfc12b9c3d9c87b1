"""The numbers beside a text."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from clerk_app.library.findings import Severity
from clerk_app.ui.theme import Theme

NUMBERS_PX = 44
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NumberedText(Protocol):
    """What the numbers ask of the text they stand beside."""

    def blockCount(self) -> int:
        """Return how many lines there are."""

    def font(self) -> QFont:
        """Return the font of the text."""

    def first_block(self) -> QTextBlock:
        """Return the first line that is seen."""

    def place_of(self, block: QTextBlock) -> QRect:
        """Return where a line is drawn, in the viewport."""

    def severity(self, line: int) -> Severity | None:
        """Return the worst finding of a line, None where there is none."""

    def move_to(self, y: int) -> None:
        """Put the cursor into the line at `y` px of the viewport."""


class LineNumbers(QWidget):
    """The numbers beside the text; a line with a fault has a bar and a bold number in its colour."""

    def __init__(self, theme: Theme, editor: NumberedText, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._editor = theme, editor
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def wanted_width(self) -> int:
        """Return the width for as many digits as there are, in px."""
        digits = max(3, len(str(self._editor.blockCount())))
        bold = QFont(self._editor.font())
        bold.setBold(True)
        return max(self._theme.px(NUMBERS_PX), QFontMetrics(bold).horizontalAdvance("9" * digits) + self._theme.px(22))

    def sizeHint(self) -> QSize:
        """Return the wanted width."""
        return QSize(self.wanted_width(), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the line that was clicked."""
        self._editor.move_to(int(event.position().y()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are seen."""
        theme, editor = self._theme, self._editor
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surfaceAlt"))
        plain, bold = QFont(editor.font()), QFont(editor.font())
        bold.setBold(True)
        inks = {Severity.ERROR: "danger", Severity.WARNING: "warn"}
        block = editor.first_block()
        while block.isValid():
            place = editor.place_of(block)
            if place.top() > event.rect().bottom():
                break
            severity = editor.severity(block.blockNumber() + 1)
            row = QRect(0, place.top(), self.width() - theme.px(12), place.height())
            if severity is not None:
                painter.fillRect(QRect(0, place.top(), 3, place.height()), theme.color(inks[severity]))
            painter.setFont(plain if severity is None else bold)
            painter.setPen(theme.color("text3" if severity is None else inks[severity]))
            painter.drawText(row, _RIGHT, str(block.blockNumber() + 1))
            block = block.next()
