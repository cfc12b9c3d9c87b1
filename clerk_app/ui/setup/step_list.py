"""The steps of the set-up at the left: done, present, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.ui.theme import Theme

ROW = 44
CIRCLE = 26


class StepList(QWidget):
    """Shows where the user is; it is looked at, not pressed."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._names, self._present = theme, list(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, present: int) -> None:
        """Mark the present step; those before are done."""
        self._present = present
        self.setAccessibleName(f"{present + 1}/{len(self._names)} {self._names[present]}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every name."""
        metrics = self.fontMetrics()
        width = max(metrics.horizontalAdvance(name) for name in self._names)
        return QSize(width + self._theme.px(CIRCLE + 24), self._theme.px(ROW) * len(self._names))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circles and names."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, row = theme.px(CIRCLE), theme.px(ROW)
        for number, name in enumerate(self._names):
            top = number * row + (row - edge) // 2
            done, present = number < self._present, number == self._present
            fill = "ok" if done else "accent" if present else "surface"
            painter.setPen(QPen(theme.color("lineStrong" if not (done or present) else fill), 1))
            painter.setBrush(theme.color(fill))
            painter.drawEllipse(1, top, edge - 2, edge - 2)
            if done:
                icon = theme.pixmap("check", "surface", 16)
                offset = (edge - theme.px(16)) // 2
                painter.drawPixmap(offset, top + offset - 1, icon)
            else:
                painter.setFont(theme.font(14, bold=True))
                painter.setPen(theme.color("onAccent" if present else "text2"))
                painter.drawText(0, top - 1, edge, edge, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            painter.setFont(theme.font(14, bold=present))
            painter.setPen(theme.color("text" if present or done else "text2"))
            left = edge + theme.px(12)
            painter.drawText(
                left, top, self.width() - left, edge, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name
            )
