"""The print queues of this machine, as a printer that costs nothing until it is asked something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.printing.port import JobState, Printer, PrinterInfo, PrintJob


class SystemPrinter:
    """The way of printing of a system that has CUPS.

    Whoever opens the window asks no printer before somebody signed in; speaking to CUPS takes subprocesses, HTTP and
    TLS, whose import is longer than reading and showing who may sign in. So it is loaded with the first question.
    """

    def __init__(self) -> None:
        self._cups: Printer | None = None

    def printers(self) -> list[PrinterInfo]:
        """Return the queues, the default first."""
        return self._loaded().printers()

    def submit(self, pdf: bytes, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Send a PDF to the queue `printer`; raises what the port says."""
        return self._loaded().submit(pdf, printer, title, copies)

    def state(self, job: PrintJob) -> JobState:
        """Return how far `job` is."""
        return self._loaded().state(job)

    def _loaded(self) -> Printer:
        if self._cups is None:
            from clerk_app.printing.cups import CupsPrinter

            self._cups = CupsPrinter()
        return self._cups
