"""What the print desk needs of a way of printing: the same shape as `printing.port`, which `service` may not import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

JobT = TypeVar("JobT")


class PrinterFacts(Protocol):
    """One printer as a way of printing lists it (`printing.port.PrinterInfo`)."""

    @property
    def name(self) -> str:
        """What `submit` takes."""

    @property
    def title(self) -> str:
        """What people call it."""

    @property
    def accepting(self) -> bool:
        """Whether it takes jobs."""

    @property
    def reason(self) -> str:
        """The system's own word for what is wrong, else empty."""


class JobFacts(Protocol):
    """How far a job is (`printing.port.JobState`): ``waiting``, ``printed``, ``failed``, ``unknown``."""

    @property
    def progress(self) -> str:
        """One of the four words."""

    @property
    def reason(self) -> str:
        """The system's own word for what is wrong, else empty."""


class Printing(Protocol[JobT]):
    """A way of printing (`printing.port.Printer`), as far as it is used here; every call may block for seconds."""

    def printers(self) -> Sequence[PrinterFacts]:
        """Return what can be printed on."""

    def submit(self, pdf: bytes, printer: str, title: str, copies: int = 1) -> JobT:
        """Send a PDF."""

    def state(self, job: JobT) -> JobFacts:
        """Return how far a job is."""
