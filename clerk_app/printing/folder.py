"""Stores papers as PDF files in a folder: for a counter without a printer, and "save as PDF"."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.printing.port import JobProgress, JobState, PrinterInfo, PrintJob

_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80
_MOST_OF_ONE_NAME = 1000


class FolderPrinter:
    """One "printer" that keeps each job as a file only its user may read; nothing is ever overwritten."""

    def __init__(self, folder: Path) -> None:
        """Store into `folder`, which is made when the first paper comes."""
        self._folder = folder

    def printers(self) -> list[PrinterInfo]:
        """Return the folder as the only printer."""
        return [PrinterInfo(name=str(self._folder), title=str(self._folder), is_default=True)]

    def submit(self, pdf: bytes, printer: str, title: str, copies: int = 1) -> PrintJob:  # noqa: ARG002 - the port's
        """Store `pdf` under its title; one file is enough for any number of copies.

        Raises:
            Refusal: ``printer.unknown`` (printer) or ``printer.folder_unwritable`` (folder).
        """
        if printer != str(self._folder):
            raise Refusal("printer.unknown", printer=printer)
        stem = _NOT_IN_FILE_NAMES.sub("-", title).strip(".-")[:_LONGEST_NAME] or "paper"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._store(pdf, stem)
        except OSError:
            raise Refusal("printer.folder_unwritable", folder=str(self._folder)) from None
        return PrintJob(printer, str(path))

    def state(self, job: PrintJob) -> JobState:
        """Return printed while the file is there."""
        there = Path(job.id).is_file()
        return JobState(JobProgress.PRINTED if there else JobProgress.UNKNOWN)

    def _store(self, pdf: bytes, stem: str) -> Path:
        """Write aside, then rename onto a name reserved for it, so that no half file is ever seen under it."""
        path = self._reserve(stem)
        handle, aside = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            Path(aside).replace(path)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            raise
        return path

    def _reserve(self, stem: str) -> Path:
        for number in range(1, _MOST_OF_ONE_NAME):
            path = self._folder / (f"{stem}.pdf" if number == 1 else f"{stem} ({number}).pdf")
            try:
                path.touch(mode=0o600, exist_ok=False)
            except FileExistsError:
                continue
            return path
        raise OSError(f"too many files called {stem}")
