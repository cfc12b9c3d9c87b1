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
    """

    def __init__(self, theme: Theme, parent: QWidget, plum: int = -1, right: int = -1) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._plum, self._right = theme, plum, right
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
        area = rect.adjusted(px(EDGE if logicalIndex == 0 else PAD), 0, -px(5), 0)
        painter.drawText(area, RIGHT if logicalIndex == self._right else LEFT, words)
