"""Keeps what is typed in the editor: saved a moment after the last key, and when the page is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.core.errors import Refusal
from clerk_app.ui.context import Context

PAUSE_MS = 400
LONGEST_MS = 1500
"""Somebody who types without a pause is saved at least this often."""


class TextKeeper(QObject):
    """Saves the draft of one procedure; a text that is again what is in force needs no draft.

    Args:
        text: returns the text as it is now.

    Signals:
        refused: the draft could not be saved; carries the `Refusal`.
    """

    refused = Signal(object)

    def __init__(self, context: Context, text: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._text = context, text
        self._procedure = ""
        self._base = ""
        self._actor = context.actor
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._longest.timeout.connect(self.save)

    @property
    def waiting(self) -> bool:
        """Whether something is typed that is not on its way to the disk yet."""
        return self._pause.isActive() or self._longest.isActive()

    def watch(self, procedure: str, base: str) -> None:
        """Save the text for `procedure` from now on; `base` is what is in force."""
        self.save()
        self._procedure, self._base = procedure, base

    def text_changed(self) -> None:
        """Save soon."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def save(self) -> None:
        """Save now what is not saved yet."""
        if not self.waiting:
            return
        self.forget()
        service, text = self._context.service, self._text()
        publishing = service.publishing
        if text == self._base:
            future = service.desk.submit(publishing.drop_draft, self._actor, self._procedure)
        else:
            future = service.desk.submit(publishing.save_draft, self._actor, self._procedure, text)
        self._context.runner.watch(future, refused=self._refused)

    def forget(self) -> None:
        """Save nothing more of what was typed so far."""
        self._pause.stop()
        self._longest.stop()

    def _refused(self, refusal: Refusal) -> None:
        self.refused.emit(refusal)
