"""A button that looks like a link, shortened where it is too long."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from clerk_app.ui.keys import is_enter


class LinkButton(QPushButton):
    """Underlined words; the whole text stays in tooltip and accessible name."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setText(text)

    def whole(self) -> str:
        """Return the text as given."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        self.ensurePolished()
        frame = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + max(10, frame), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few characters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().height() * 4), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten for the new width."""
        super().resizeEvent(event)
        shown = self._whole
        if event.size().width() < self.sizeHint().width():
            room = event.size().width() - 12
            shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press."""
        if is_enter(event.key()):
            self.click()
            return
        super().keyPressEvent(event)
