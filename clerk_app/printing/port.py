"""The port every way of printing implements; what is sent is always the archived PDF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PrinterInfo:
    """One printer to choose from.

    Attributes:
        name: what `submit` takes.
        title: what people read; the name where the system has no better words.
        accepting: False when it is stopped or rejects jobs.
        reason: the system's own word for why, empty when there is nothing to say.
    """

    name: str
    title: str
    is_default: bool = False
    accepting: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job as the printing system knows it; its `id` is enough to ask for its state after a restart."""

    printer: str
    id: str


class JobProgress(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class JobState:
    """Progress of a job and the system's own word for it, e.g. ``job-canceled-by-user``."""

    progress: JobProgress
    reason: str = ""


class Printer(Protocol):
    """A way of printing. Every call may block for seconds: never on the GUI or desk thread.

    Refusals of all methods: ``printer.unavailable``, ``printer.no_answer`` (seconds).
    """

    def printers(self) -> list[PrinterInfo]:
        """Return what can be printed on, the default first."""
        ...

    def submit(self, pdf: bytes, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Send a PDF.

        Args:
            printer: a name that `printers` returned.
            title: the paper's number; it stands in the queue for all to see, so nothing personal.

        Raises:
            Refusal: ``printer.unknown`` (printer), ``printer.refused`` (printer, reason), and those above.
        """
        ...

    def state(self, job: PrintJob) -> JobState:
        """Return how far `job` is."""
        ...
