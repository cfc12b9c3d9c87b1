"""The search field of the filter bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Glyph, KeyCap


class SearchField(LineEdit):
    """Finds by number, name, phone or account; names are typed in Chinese, so input methods stay on.

    Signals:
        searched: the text, a moment after the last key.
        left_down: arrow down: on to the list.
    """

    searched = Signal(str)
    left_down = Signal()
    WAIT_MS = 250

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setPlaceholderText(self.tr("Number, name, account"))
        self.setAccessibleName(self.tr("Search by number, customer's name, phone or account"))
        self.setAccessibleDescription(cap(Key.FILTER))
        self._glyph = Glyph(theme, "search", "text2", 16, self)
        self._cap = KeyCap(cap(Key.FILTER), self)
        for part in (self._glyph, self._cap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(theme.px(22), 0, 0, 0)
        self._wait = QTimer(self, singleShot=True, interval=self.WAIT_MS)
        self._wait.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(self._typed)
        self.entered.connect(self._search_now)

    def show_text(self, text: str) -> None:
        """Show a text without searching for it."""
        if text != self.text().strip():
            self.setText(text)
            self._wait.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the glass left and the key right."""
        super().resizeEvent(event)
        px = self._theme.px
        self._glyph.move(px(9), (self.height() - self._glyph.height()) // 2)
        size = self._cap.sizeHint()
        self._cap.resize(size)
        self._cap.move(self.width() - size.width() - px(8), (self.height() - size.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes on to the list; Esc clears."""
        if event.key() == Qt.Key.Key_Down:
            self._search_now()
            self.left_down.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search_now()
            return
        super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._cap.setVisible(not text)
        self._wait.start()

    def _search_now(self) -> None:
        if self._wait.isActive():
            self._wait.stop()
            self.searched.emit(self.text().strip())
