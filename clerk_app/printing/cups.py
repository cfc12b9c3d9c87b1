"""Prints through CUPS with its own commands: the PDF as it is, nothing turned into pixels."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Sequence
from typing import NoReturn

from clerk_app.core.errors import Bug, Refusal
from clerk_app.printing import ipp
from clerk_app.printing.port import JobProgress, JobState, PrinterInfo, PrintJob

TIMEOUT_S = 10.0
MAX_COPIES = 9
_REQUEST_ID = re.compile(r"request id is (\S+-\d+) ")
_DEFAULT = re.compile(r"system default destination: (\S+)")
_TOLD = re.compile(r"^\s+(?:Status|Alerts): *(?!none|processing-to-stop-point)(\S.*)$")
_MEDIA_BOX = re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")
_MEDIA = {(420, 595): "iso_a5_148x210mm", (595, 842): "iso_a4_210x297mm"}  # by points
_STOPPED = "5"  # printer-state of IPP: 3 idle, 4 processing, 5 stopped
_PROGRESS_OF = {
    ipp.COMPLETED: JobProgress.PRINTED,
    ipp.STOPPED: JobProgress.FAILED,
    ipp.CANCELLED: JobProgress.FAILED,
    ipp.ABORTED: JobProgress.FAILED,
}
_UNKNOWN_PRINTER = "does not exist"


class CupsPrinter:
    """The system's print queues. Holds no state: a job is found again after a restart by its id."""

    def __init__(self, server: str | None = None, timeout_s: float = TIMEOUT_S) -> None:
        """Use the system's CUPS, or `server` (``host:port`` or a socket's path).

        Args:
            timeout_s: for each command; a queue on a dead network share must not hang a visit.
        """
        self._timeout_s = timeout_s
        self._server = server
        # One language, so that answers can be read; UTF-8, because queues may have Chinese names.
        self._environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": "C"}
        if server is not None:
            self._environment["CUPS_SERVER"] = server

    def printers(self) -> list[PrinterInfo]:
        """Return the queues, the default first."""
        default = _DEFAULT.search(self._run(["lpstat", "-d"]))
        name_of_default = default.group(1) if default else ""
        names = self._run(["lpstat", "-e"]).split()
        if not names:
            self._refuse_without_scheduler()  # lpstat calls an unreachable CUPS an empty one
        found = [self._info(name, is_default=name == name_of_default) for name in names]
        return sorted(found, key=lambda one: (not one.is_default, one.name))

    def submit(self, pdf: bytes, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Send a PDF to the queue `printer`; raises what the port says."""
        if not pdf.startswith(b"%PDF-"):
            raise Bug("only PDFs are sent to a printer")
        if not 1 <= copies <= MAX_COPIES:
            raise Bug(f"{copies} copies")
        if not printer or printer.startswith("-"):
            raise Refusal("printer.unknown", printer=printer)
        command = ["lp", "-d", printer, "-n", str(copies), "-t", _one_line(title), *_media(pdf)]
        answer = self._run(command, pdf, printer=printer)
        found = _REQUEST_ID.search(answer)
        if found is None:
            raise Refusal("printer.refused", printer=printer, reason=_one_line(answer) or "lp")
        return PrintJob(printer, found.group(1))

    def state(self, job: PrintJob) -> JobState:
        """Return how far `job` is; a job that CUPS has forgotten is unknown.

        A job waits while its queue is paused; the reason is then the queue's.
        """
        state = ipp.job_state(int(job.id.rpartition("-")[2]), self._server, self._timeout_s)
        if state is None:
            self._refuse_without_scheduler()
            return JobState(JobProgress.UNKNOWN)
        progress = _PROGRESS_OF.get(state, JobProgress.WAITING)
        if progress is JobProgress.WAITING:
            info = self._info(job.printer, is_default=False)
            return JobState(progress, "" if info.accepting else info.reason or "paused")
        return JobState(progress, "" if progress is JobProgress.PRINTED else self._trouble(job))

    def _info(self, name: str, *, is_default: bool) -> PrinterInfo:
        options = _options(self._run(["lpoptions", "-p", name]))
        stopped = options.get("printer-state") == _STOPPED
        rejects = options.get("printer-is-accepting-jobs") == "false"
        reason = options.get("printer-state-reasons", "none")
        return PrinterInfo(
            name=name,
            title=options.get("printer-info") or name,
            is_default=is_default,
            accepting=not (stopped or rejects),
            reason="" if reason == "none" else reason,
        )

    def _trouble(self, job: PrintJob) -> str:
        """Return what lpstat says about a job that failed: the indented lines after its own."""
        for which in ("completed", "not-completed"):
            told: list[str] = []
            for line in self._run(["lpstat", "-l", "-W", which, "-o", job.printer]).splitlines():
                if line[:1].isspace():
                    told += _TOLD.findall(line)[:1] if told else []
                elif told:
                    break
                elif line.split(" ", 1)[0] == job.id:
                    told.append("")
            if told:
                return _one_line(" ".join(told))
        return ""

    def _refuse_without_scheduler(self) -> None:
        if "scheduler is running" not in self._run(["lpstat", "-r"]):
            raise Refusal("printer.unavailable")

    def _run(self, command: Sequence[str], sent: bytes = b"", printer: str = "") -> str:
        try:
            done = subprocess.run(
                command,
                input=sent,
                capture_output=True,
                timeout=self._timeout_s,
                env=self._environment,
                check=False,
            )
        except FileNotFoundError:
            raise Refusal("printer.unavailable") from None
        except subprocess.TimeoutExpired:
            raise Refusal("printer.no_answer", seconds=round(self._timeout_s)) from None
        if done.returncode != 0:
            if command[-1] != "-r":
                self._refuse_without_scheduler()
            _refuse(done.stderr.decode("utf-8", "replace"), printer)
        return done.stdout.decode("utf-8", "replace")


def _refuse(complaint: str, printer: str) -> NoReturn:
    lowered = complaint.lower()
    if _UNKNOWN_PRINTER in lowered or "invalid destination name" in lowered:
        raise Refusal("printer.unknown", printer=printer)
    raise Refusal("printer.refused", printer=printer, reason=_one_line(complaint) or "CUPS")


def _media(pdf: bytes) -> list[str]:
    """Ask for the paper the PDF is made for; a queue would print A5 in the middle of A4 otherwise."""
    found = _MEDIA_BOX.search(pdf)
    if found is None:
        return []
    size = (round(float(found.group(1))), round(float(found.group(2))))
    return ["-o", f"media={_MEDIA[size]}"] if size in _MEDIA else []


def _options(answer: str) -> dict[str, str]:
    """Read ``name=value name='two words'`` as lpoptions writes it."""
    try:
        words = shlex.split(answer)
    except ValueError:  # an apostrophe in a printer's description
        words = answer.split()
    return dict(word.split("=", 1) for word in words if "=" in word)


def _one_line(words: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())[:200]
