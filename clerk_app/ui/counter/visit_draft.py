"""Keeping what is typed in a step: saved a moment after the last key, so that a power cut costs almost nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from clerk_app.ui.context import Context
from clerk_app.ui.steps.page import StepPage, draft_bytes

DEBOUNCE_MS = 250
LONGEST_MS = 1000
"""Somebody who types without a pause is saved at least this often."""


class DraftKeeper(QObject):
    """Saves the draft of the step that is shown."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page: StepPage | None = None
        self._number = ""
        self._step = ""
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self.save)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._longest.timeout.connect(self.save)

    def watch(self, page: StepPage, number: str, step: str) -> None:
        """Save what is typed in `page` from now on."""
        self.save()
        self.forget()
        self._page, self._number, self._step = page, number, step
        page.changed.connect(self._changed)

    def forget(self) -> None:
        """The step is done or gone: its draft is no longer this object's business."""
        if self._page is not None:
            self._page.changed.disconnect(self._changed)
        self._page = None
        self._pause.stop()
        self._longest.stop()

    def save(self) -> None:
        """Save now what is not saved yet."""
        if self._page is None or not (self._pause.isActive() or self._longest.isActive()):
            return
        self._pause.stop()
        self._longest.stop()
        service = self._context.service
        content = draft_bytes(self._page.draft())
        self._context.runner.watch(
            service.desk.submit(service.stepping.save_draft, self._context.actor, self._number, self._step, content)
        )

    def _changed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
