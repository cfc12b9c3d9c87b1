"""A page whose contents stand in the middle and scroll where the text is large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.ui.theme import Theme


class CentredScroll(QScrollArea):
    """Shows `content`, at most `width` px (at scale 1.0) wide, in the middle or from the top."""

    def __init__(self, theme: Theme, content: QWidget, width: int, *, from_top: bool = False) -> None:
        super().__init__()
        self._theme, self._content, self._width = theme, content, width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        self._margin = theme.px(32)
        column.setContentsMargins(self._margin, self._margin, self._margin, self._margin)
        if not from_top:
            column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(content)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inner)

    def fit(self, room: int) -> int:
        """Make the content as wide as `room` px allow and return its width."""
        width = max(1, min(self._theme.px(self._width), room - 2 * self._margin - self._theme.px(10)))
        self._content.setFixedWidth(width)
        return width
