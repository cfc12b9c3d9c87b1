"""Keeping what is typed in a step and how long it took: saved a moment after the last key and when it is left."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from clerk_app.service.time_at_counter import SPENT
from clerk_app.ui.context import Context
from clerk_app.ui.steps.kept_draft import draft_bytes
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.steps.view import Draft

DEBOUNCE_MS = 250
LONGEST_MS = 1000
"""Somebody who types without a pause is saved at least this often."""


class DraftKeeper(QObject):
    """Saves the draft of the step at hand, and measures the time it is open at the counter.

    The time goes into the draft, so that it is neither lost nor counted twice when the page is made
    again or the step left unfinished: another text size, a lock, a parked visit, another request.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page: StepPage | None = None
        self._left: Draft | None = None
        self._number = ""
        self._step = ""
        self._since = 0
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self.save)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._longest.timeout.connect(self.save)

    def spent(self) -> int:
        """Return the time spent on the step so far, milliseconds."""
        return self._context.service.clock.monotonic() - self._since if self._number else 0

    def watch(self, page: StepPage, number: str, step: str, draft: Draft) -> None:
        """Save what is typed in `page` from now on; `draft` is what was kept of the step before."""
        before = draft.get(SPENT)
        self._begin(number, step, before if isinstance(before, int) else 0)
        self._page = page
        page.changed.connect(self._changed)

    def look_away(self, number: str, step: str, before_ms: int) -> None:
        """Another page shows in place of the step at hand, which stays open: its time goes on.

        Args:
            before_ms: time spent on it that is kept already, for a step that was not watched.
        """
        page, same = self._page, (number, step) == (self._number, self._step)
        left = self._left if page is None else page.draft()
        self._begin(number, step, before_ms)
        self._left = left if same else None

    def _begin(self, number: str, step: str, before_ms: int) -> None:
        self.save()
        since = self._since if (number, step) == (self._number, self._step) else None
        self.forget()
        self._since = self._context.service.clock.monotonic() - before_ms if since is None else since
        self._number, self._step = number, step

    def forget(self) -> None:
        """The step is done or gone: its draft is no longer this object's business."""
        if self._page is not None:
            self._page.changed.disconnect(self._changed)
        self._page = self._left = None
        self._number = self._step = ""
        self._pause.stop()
        self._longest.stop()

    def save(self) -> None:
        """Save now what is not saved yet."""
        if self._pause.isActive() or self._longest.isActive():
            self.keep()

    def keep(self) -> None:
        """Save now, also the time alone: the step is left without being done."""
        typed = self._left if self._page is None else self._page.draft()
        if typed is None:
            return
        self._pause.stop()
        self._longest.stop()
        service = self._context.service
        content = draft_bytes({**typed, SPENT: self.spent()})
        self._context.runner.watch(
            service.desk.submit(service.stepping.save_draft, self._context.actor, self._number, self._step, content)
        )

    def _changed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
