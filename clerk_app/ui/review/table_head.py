"""The head of the tables of this page."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from clerk_app.ui.theme import Theme

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
PAD, EDGE = 8, 16
"""px before the words of a cell, and of the first cell of a row."""


class TableHead(QHeaderView):
    """The head of a table: quiet words on a tinted ground.

    `plum` is the column of the first-responsible, in her colour; `right` a column of figures; -1 for none.
    `edge` is the room before the first head, px.
    """

    def __init__(self, theme: Theme, parent: QWidget, plum: int = -1, right: int = -1, edge: int = EDGE) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._plum, self._right, self._edge = theme, plum, right, edge
        self.setFixedHeight(theme.px(36))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one head."""
        theme, px = self._theme, self._theme.px
        painter.fillRect(rect, theme.color("surfaceAlt"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("lineStrong"))
        first = logicalIndex == self._plum
        painter.setPen(theme.color("first" if first else "text2"))
        painter.setFont(theme.font(13, bold=first))
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        left = self._edge if logicalIndex == 0 else min(PAD, self._edge)
        right = 13 if logicalIndex == self.count() - 1 else 5
        area = rect.adjusted(px(left), 0, -px(right), 0)
        painter.drawText(area, RIGHT if logicalIndex == self._right else LEFT, words)
