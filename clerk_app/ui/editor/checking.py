"""Checks the text while it is written: 300 ms after the last key, on the reader thread, never on the window's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.library.outline import Examined, examine
from clerk_app.ui.context import Context

if TYPE_CHECKING:
    from clerk_app.service.counter import CounterService
    from clerk_app.service.reader import Connection

DELAY_MS = 300


class LiveCheck(QObject):
    """Looks at a text when it has come to rest; an answer about an older text is thrown away.

    Args:
        text: returns the text as it is now.

    Attributes:
        newest: what is known of the text as it is now; None while it is being looked at.

    Signals:
        checked: an `Examined` of the text as it is now.
    """

    checked = Signal(object)

    def __init__(self, context: Context, text: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._text = context, text
        self._revision = 0
        self.newest: Examined | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.check_now)

    def text_changed(self) -> None:
        """Wait for the text to come to rest."""
        self._revision += 1
        self.newest = None
        self._timer.start()

    def check_now(self) -> None:
        """Look at the text as it is."""
        self._timer.stop()
        revision = self._revision

        def done(seen: Examined) -> None:
            if revision == self._revision:
                self.newest = seen
                self.checked.emit(seen)

        self._context.ask(_examine, done)(self._context.service, self._text())

    def stop(self) -> None:
        """Look no longer; answers on their way are thrown away."""
        self._timer.stop()
        self._revision += 1


def _examine(_connection: Connection, service: CounterService, text: str) -> Examined:
    return examine(text, service.rules.table().ids())
