"""The sections of the settings at the left: one Tab stop with arrows inside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.ui.theme import Theme

ROW = 40


class SectionList(QWidget):
    """Names of which one is chosen; arrows, digits or a click choose.

    Signals:
        chosen: the place of a section.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._names, self._present = theme, list(names), 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_section(0)

    def show_section(self, present: int) -> None:
        """Mark the section that is shown."""
        self._present = present
        self.setAccessibleName(self._names[present])
        self.update()

    def place_of(self, number: int) -> QRect:
        """Return where a section's name is drawn."""
        row = self._theme.px(ROW)
        return QRect(0, number * row, self.width(), row)

    def sizeHint(self) -> QSize:
        """Return room for every name."""
        metrics = QFontMetrics(self._theme.font(14, bold=True))
        width = max(metrics.horizontalAdvance(name) for name in self._names)
        return QSize(width + self._theme.px(40), self._theme.px(ROW) * len(self._names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._present + step < len(self._names):
            self.chosen.emit(self._present + step)
        elif step is None:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        number = int(event.position().y()) // self._theme.px(ROW)
        if 0 <= number < len(self._names):
            self.chosen.emit(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is gone."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, name in enumerate(self._names):
            place, present = self.place_of(number), number == self._present
            if present:
                painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("selected"))
                painter.drawRoundedRect(place.toRectF().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
            painter.setFont(theme.font(14, bold=present))
            painter.setPen(theme.color("accentText" if present else "text"))
            left = place.adjusted(theme.px(12), 0, 0, 0)
            painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
