"""The overlays over the idle page: while one is open, the page's own keys rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent
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

    It lies over the whole window, and goes away with the page `parent` that opened it.
    """

    def __init__(self, context: Context, parent: QWidget, width: int, top: int | None = None) -> None:
        window = parent.window()
        central = window.centralWidget() if isinstance(window, QMainWindow) else None
        super().__init__(context.theme, central or window, width, top)
        self.context = context
        parent.destroyed.connect(self.deleteLater)

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
