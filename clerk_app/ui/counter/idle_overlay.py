"""Overlays over a page of the counter: while one is open, the page's own keys rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from clerk_app.ui.context import Context
from clerk_app.ui.keys import KEYS, Key
from clerk_app.ui.widgets.overlay import Overlay

_OF_THE_WINDOW = frozenset(
    QKeySequence(sequence).toString()
    for key in (Key.LOCK, Key.LARGER, Key.SMALLER)
    for sequence in KEYS[key].sequences
)


class ModalOverlay(Overlay):
    """An overlay that takes every key but those of the window itself.

    A page's shortcuts count while the page is visible, also below an overlay: F5 would start a visit behind
    it, and F3 would mean two things at once. So the overlay claims all keys before they become shortcuts and gets
    them as plain key presses (`keyPressEvent`).

    It lies over the whole window. When its page goes to the back (the window is locked) it goes out of sight
    with it, and comes back with what is typed in it; it is deleted with the page.
    """

    def __init__(self, context: Context, page: QWidget, width: int, top: int | None = None) -> None:
        window = page.window()
        central = window.centralWidget() if isinstance(window, QMainWindow) else None
        super().__init__(context.theme, central or window, width, top)
        self.context = context
        self._page = page
        self._suspended: QWidget | None = None
        page.installEventFilter(self)
        page.destroyed.connect(self.deleteLater)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that would otherwise be the page's shortcuts."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and QKeySequence(event.keyCombination()).toString() not in _OF_THE_WINDOW
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the back and come to the front with the page."""
        if watched is self._page and not event.spontaneous():
            if event.type() == QEvent.Type.Hide and not self.isHidden():
                focus: QWidget | None = self.window().focusWidget()
                self._suspended = self if focus is None else focus
                self.hide()
            elif event.type() == QEvent.Type.Show and self._suspended is not None:
                # The stack of pages gives the focus back to the page after showing it: come after that.
                QTimer.singleShot(0, self, self._come_back)
        return super().eventFilter(watched, event)

    def _come_back(self) -> None:
        if self._suspended is not None and self._page.isVisible():
            first, self._suspended = self._suspended, None
            Overlay.open(self, first if self.isAncestorOf(first) else None)
