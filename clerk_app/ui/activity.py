"""Whether somebody is there: the lock counts from the last key, press, wheel, touch or word of an input method.

A filter on the application would see every event of every widget in Python, more than a thousand for each step. Real
input passes the native window first; only an input method hands its words straight to what has the focus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class Activity(QObject):
    """Knows how long nobody has touched the window.

    Args:
        monotonic: the clock, milliseconds.
        parent: where it lives.
    """

    def __init__(self, monotonic: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._since = monotonic()
        self._focus: QObject | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._watch_focus)

    @property
    def idle_ms(self) -> int:
        """How long nobody was there, milliseconds."""
        return self._monotonic() - self._since

    def note(self) -> None:
        """Somebody is there now."""
        self._since = self._monotonic()

    def watch(self, window: QWindow | None) -> None:
        """Watch a native window; watching it again changes nothing."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of input; nothing is held back."""
        if event.type() in INPUT:
            self.note()
        return False

    def _watch_focus(self, focus: QObject | None) -> None:
        before, self._focus = self._focus, focus
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if focus is not None:
            focus.installEventFilter(self)
