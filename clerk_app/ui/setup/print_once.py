"""Sends one sheet to a printer and follows it until the system says what became of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.core.errors import Refusal
from clerk_app.printing.port import JobProgress, JobState, Printer, PrintJob
from clerk_app.ui.context import Context

ASK_AGAIN_MS = 500
PATIENCE_MS = 30_000


class PrintOnce(QObject):
    """One job at a time; everything that may block runs on the paper thread.

    Signals:
        came: words in the user's language and a tone: ``""`` while it is on its way, ``ok``, ``warn``, ``danger``.
    """

    came = Signal(str, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._printing: Printer | None = None
        self._job: PrintJob | None = None
        self._asked_ms = 0
        self._timer = QTimer(self, singleShot=True, interval=ASK_AGAIN_MS)
        self._timer.timeout.connect(self._ask)

    def send(self, printing: Printer, printer: str, title: str, sheet: Callable[[], Future[bytes]]) -> None:
        """Draw `sheet` and print it on `printer`; `title` stands in the queue."""
        self._printing, self._job, self._asked_ms = printing, None, 0
        self.came.emit(self.tr("Printing …"), "")
        runner, paper_thread = self._context.runner, self._context.service.paper_thread
        runner.watch(
            sheet(),
            lambda pdf: runner.watch(
                paper_thread.submit(printing.submit, pdf, printer, title), self._sent, self._refused
            ),
            self._refused,
        )

    def _sent(self, job: PrintJob) -> None:
        self._job = job
        self._ask()

    def _ask(self) -> None:
        if self._printing is None or self._job is None:
            return
        future = self._context.service.paper_thread.submit(self._printing.state, self._job)
        self._context.runner.watch(future, self._told, self._refused)

    def _told(self, state: JobState) -> None:
        if state.progress is JobProgress.PRINTED:
            self.came.emit(self.tr("Printed"), "ok")
        elif state.progress is JobProgress.FAILED:
            self.came.emit(self.tr("Not printed: {reason}").format(reason=state.reason or "?"), "danger")
        elif state.progress is JobProgress.UNKNOWN:
            self.came.emit(self.tr("The system no longer knows the job; look at the printer"), "warn")
        elif self._asked_ms >= PATIENCE_MS:
            waiting = self.tr("Still waiting; look at the printer")
            self.came.emit(f"{waiting} ({state.reason})" if state.reason else waiting, "warn")
        else:
            self._asked_ms += ASK_AGAIN_MS
            self._timer.start()

    def _refused(self, refusal: Refusal) -> None:
        self.came.emit(self._context.sentence(refusal), "danger")
