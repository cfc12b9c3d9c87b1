"""A way of printing that does what its test says."""

from __future__ import annotations

from clerk_app.core.errors import Refusal
from clerk_app.printing.port import JobProgress, JobState, PrinterInfo, PrintJob


class PromisedPrinter:
    """Knows two queues and reports what it was told to.

    Attributes:
        sent: printer, title and PDF of every job.
        progress: what becomes of every job.
    """

    def __init__(self, progress: JobProgress = JobProgress.PRINTED, refusal: Refusal | None = None) -> None:
        self.progress = progress
        self.refusal = refusal
        self.sent: list[tuple[str, str, bytes]] = []

    def printers(self) -> list[PrinterInfo]:
        if self.refusal is not None:
            raise self.refusal
        return [PrinterInfo("A5Q", "Front desk", is_default=True), PrinterInfo("A4Q", "Back office")]

    def submit(self, pdf: bytes, printer: str, title: str, copies: int = 1) -> PrintJob:  # the port's
        self.sent.append((printer, title, pdf))
        return PrintJob(printer, str(len(self.sent)))

    def state(self, job: PrintJob) -> JobState:  # the port's
        return JobState(self.progress, "media-empty" if self.progress is JobProgress.FAILED else "")
