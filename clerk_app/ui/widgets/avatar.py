"""The disc that stands for a person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk_app.ui.theme import Theme


class Avatar(QWidget):
    """The first character of a name on a disc."""

    def __init__(self, theme: Theme, initial: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._initial = theme, initial
        self.setFixedSize(theme.px(36), theme.px(36))

    def show_initial(self, initial: str) -> None:
        """Show another character."""
        self._initial = initial
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and character."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accentSoft"))
        painter.drawEllipse(self.rect())
        painter.setFont(self._theme.font(15, bold=True))
        painter.setPen(self._theme.color("accentText"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initial)
