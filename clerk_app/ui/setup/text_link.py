"""Words that act when they are pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from clerk_app.ui.keys import is_enter


class TextLink(QPushButton):
    """Underlined words, never shortened.

    Signals:
        activated: pressed.
    """

    activated = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.clicked.connect(lambda _checked=False: self.activated.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press."""
        if is_enter(event.key()):
            self.click()
            return
        super().keyPressEvent(event)
