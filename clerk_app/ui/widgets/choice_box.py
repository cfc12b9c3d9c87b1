"""A drop-down list for fields with many choices."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from clerk_app.ui.keys import is_enter
from clerk_app.ui.theme import Theme


class ChoiceBox(QComboBox):
    """A drop-down list that reports Enter instead of swallowing it."""

    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Report Enter; Space and Alt+↓ open the list."""
        if is_enter(event.key()):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the theme's colour."""
        super().paintEvent(event)
        edge = self._theme.px(16)
        arrow = self._theme.pixmap("chevron-down", "text2", 16)
        QPainter(self).drawPixmap(self.width() - edge - self._theme.px(10), (self.height() - edge) // 2, arrow)
