"""Gets archived papers onto paper: the queue set for their size, what became of the job, and what to do when it failed.

Printing is the only slow and untrustworthy part of a visit, so it has a thread of its own, and nothing waits for it.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import msgspec

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.settings import Settings
from clerk_app.service.access import Actor
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.paper_office import PaperOffice
from clerk_app.service.print_port import Printing

log = logging.getLogger(__name__)

FOLDER = "folder"
"""Stands for "saved as PDF" where a printer's name could stand; never a path, which would tell of the machine."""

SENT, PRINTED, FAILED, SAVED, BY_HAND, TO_DO = "sent", "printed", "failed", "saved", "by_hand", "to_do"
SETTLED_STATES = frozenset({SENT, PRINTED, SAVED, BY_HAND, TO_DO})
"""States in which nobody has to be asked again before the next customer."""

POLL_S = 0.2
STALLED_S = 6.0
"""A job that waits for a printer that stands still is told of after so long: no paper comes by itself."""
LONGEST_S = 60.0
"""After so long a job that is merely slow stays "sent"."""

_MEDIA_BOX = re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")
_A5_WIDEST_PT = 450.0


class PrintOutcome(msgspec.Struct, frozen=True):
    """What became of one paper.

    Attributes:
        state: `SENT`, `PRINTED`, `FAILED` or `SAVED`.
        printer: the queue's name, or `FOLDER`.
        trouble: why it failed, as a Refusal's code and parameters; None when it did not.
    """

    paper: str
    state: str
    printer: str
    trouble: tuple[str, dict[str, str]] | None = None

    @property
    def refusal(self) -> Refusal | None:
        """Why it failed, ready to be put into words."""
        return None if self.trouble is None else Refusal(self.trouble[0], **self.trouble[1])


@dataclass(frozen=True, slots=True)
class Sending:
    """A paper on its way.

    Attributes:
        accepted: the queue took it, it was saved, or it failed at once; the next customer need not wait longer.
        ended: what became of the job in the end; the same as `accepted` where that is known already.

    Both fail with a Refusal when the paper could not even be drawn.
    """

    accepted: Future[Change[PrintOutcome]]
    ended: Future[Change[PrintOutcome]]


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """One printer to choose: the queue's name and what people call it; `FOLDER` saves as PDF."""

    name: str
    title: str


@dataclass(slots=True)
class _Waiting:
    actor: Actor
    paper: str
    printer: str
    job: Any
    ended: Future[Change[PrintOutcome]]
    since: float
    stalled_since: float | None = None


class PrintDesk:
    """Prints the papers of one counter. Every method returns at once.

    Args:
        queues: the system's print queues; None where this system has none that we can reach.
        folder: saves PDFs; its one printer is the folder.
        settings: the settings in force.

    Attributes:
        trouble: why the last job failed; None when the last one did not. Safe to read from any thread.
    """

    def __init__(
        self,
        service: CounterService,
        office: PaperOffice,
        queues: Printing[Any] | None,
        folder: Printing[Any],
        settings: Callable[[], Settings],
    ) -> None:
        self._service = service
        self._office = office
        self._queues = queues
        self._folder = folder
        self._settings = settings
        self._thread = service.print_thread
        self._jobs: dict[str, tuple[str, Any]] = {}
        self.trouble: Refusal | None = None

    @property
    def configured(self) -> tuple[str, ...]:
        """Names of the queues that are set, without repetition; empty when papers are only saved."""
        settings = self._settings()
        names = (settings.printer_a5, settings.printer_a4)
        return tuple(dict.fromkeys(name for name in names if name)) if self._queues is not None else ()

    def send(self, actor: Actor, paper: str, printer: str | None = None) -> Sending:
        """Print an issue, or print it again: the same archived bytes every time.

        A job of the same paper that still waits in the same queue is waited for, not sent a second time.

        Args:
            printer: a queue's name or `FOLDER`; None takes the queue set for the paper's size.
        """
        sending = Sending(Future(), Future())
        self._thread.submit(self._begin, actor, paper, printer, sending)
        return sending

    def printers(self) -> Future[list[PrinterChoice]]:
        """Return what can be printed on, the folder last.

        Fails with ``printer.unavailable`` or ``printer.no_answer``.
        """
        return self._thread.submit(self._printers)

    def check(self) -> Future[Refusal | None]:
        """Look at the queues that are set; the result says what is wrong with the first one that cannot print."""
        return self._thread.submit(self._check)

    def _begin(self, actor: Actor, paper: str, printer: str | None, sending: Sending) -> None:
        try:
            pdf = self._office.produce(paper).result()
            wanted = self._queue_for(pdf) if printer is None else printer
            if wanted == FOLDER:
                self._save(actor, paper, pdf, sending)
            else:
                self._print(actor, paper, pdf, wanted, sending)
        except BaseException as error:  # noqa: BLE001  (whoever waits must hear of it; the thread goes on)
            for future in (sending.accepted, sending.ended):
                if not future.done():
                    future.set_exception(error)

    def _queue_for(self, pdf: bytes) -> str:
        if self._queues is None:
            return FOLDER
        found = _MEDIA_BOX.search(pdf)
        settings = self._settings()
        small = found is not None and float(found.group(1)) < _A5_WIDEST_PT
        return (settings.printer_a5 if small else settings.printer_a4) or FOLDER

    def _save(self, actor: Actor, paper: str, pdf: bytes, sending: Sending) -> None:
        try:
            self._folder.submit(pdf, self._folder.printers()[0].name, paper)
        except Refusal as refusal:
            self._fail(actor, paper, FOLDER, refusal, sending)
            return
        change = self._record(actor, paper, SAVED, FOLDER)
        sending.accepted.set_result(change)
        sending.ended.set_result(change)

    def _print(self, actor: Actor, paper: str, pdf: bytes, printer: str, sending: Sending) -> None:
        queues = self._queues
        if queues is None:
            self._fail(actor, paper, printer, Refusal("printer.unavailable"), sending)
            return
        try:
            job = self._waiting_job(paper, printer)
            if job is None:
                job = queues.submit(pdf, printer, paper)
        except Refusal as refusal:
            self._fail(actor, paper, printer, refusal, sending)
            return
        self._jobs[paper] = (printer, job)
        sending.accepted.set_result(self._record(actor, paper, SENT, printer))
        self._poll(_Waiting(actor, paper, printer, job, sending.ended, time.monotonic()))

    def _waiting_job(self, paper: str, printer: str) -> Any:  # a job is the way of printing's own
        known = self._jobs.get(paper)
        if known is None or known[0] != printer or self._queues is None:
            return None
        return known[1] if self._queues.state(known[1]).progress == "waiting" else None

    def _poll(self, waiting: _Waiting) -> None:
        """Look at a job once; look again behind whatever was sent meanwhile."""
        try:
            change = self._looked_at(waiting)
        except BaseException as error:  # noqa: BLE001  (as above)
            waiting.ended.set_exception(error)
            return
        if change is not None:
            waiting.ended.set_result(change)
            return
        time.sleep(POLL_S)  # on the printing thread: between two questions to the print system
        try:
            self._thread.submit(self._poll, waiting)
        except Bug:  # the counter closes: the job is in the queue, and so it stays "sent"
            waiting.ended.cancel()

    def _looked_at(self, waiting: _Waiting) -> Change[PrintOutcome] | None:
        """Return how the job ended, None while it goes on."""
        queues = self._queues
        if queues is None:
            raise Bug("a job without queues")
        now = time.monotonic()
        try:
            state = queues.state(waiting.job)
        except Refusal as silence:
            return self._give_up(waiting, now, silence)
        if state.progress == "printed":
            self._jobs.pop(waiting.paper, None)
            self.trouble = None
            return self._record(waiting.actor, waiting.paper, PRINTED, waiting.printer)
        if state.progress == "failed":
            self._jobs.pop(waiting.paper, None)
            refusal = Refusal("printer.job_stopped", printer=waiting.printer)
            if state.reason:
                refusal = Refusal("printer.job_failed", printer=waiting.printer, reason=state.reason)
            return self._failed(waiting.actor, waiting.paper, waiting.printer, refusal)
        if state.progress == "waiting" and state.reason:
            refusal = Refusal("printer.job_waits", printer=waiting.printer, reason=state.reason)
            return self._give_up(waiting, now, refusal)
        waiting.stalled_since = None
        if state.progress == "unknown" or now - waiting.since > LONGEST_S:
            return _change(waiting.paper, SENT, waiting.printer)
        return None

    def _give_up(self, waiting: _Waiting, now: float, refusal: Refusal) -> Change[PrintOutcome] | None:
        waiting.stalled_since = waiting.stalled_since or now
        if now - waiting.stalled_since < STALLED_S:
            return None
        return self._failed(waiting.actor, waiting.paper, waiting.printer, refusal)

    def _fail(self, actor: Actor, paper: str, printer: str, refusal: Refusal, sending: Sending) -> None:
        change = self._failed(actor, paper, printer, refusal)
        sending.accepted.set_result(change)
        sending.ended.set_result(change)

    def _failed(self, actor: Actor, paper: str, printer: str, refusal: Refusal) -> Change[PrintOutcome]:
        log.warning("a paper was not printed: %s", refusal.code)
        self.trouble = refusal
        return self._record(actor, paper, FAILED, printer, refusal)

    def _record(
        self, actor: Actor, paper: str, state: str, printer: str, refusal: Refusal | None = None
    ) -> Change[PrintOutcome]:
        papers = self._service.papers
        reason = "" if refusal is None else refusal.code
        done = self._service.desk.submit(
            papers.record_print, actor, new_command_id(), paper, state, printer, reason
        ).result()
        return _change(paper, state, printer, refusal, done)

    def _printers(self) -> list[PrinterChoice]:
        found = [] if self._queues is None else [PrinterChoice(one.name, one.title) for one in self._queues.printers()]
        return [*found, PrinterChoice(FOLDER, "")]

    def _check(self) -> Refusal | None:
        names = self.configured
        if not names or self._queues is None:
            return None
        try:
            known = {one.name: one for one in self._queues.printers()}
        except Refusal as refusal:
            return refusal
        for name in names:
            if name not in known:
                return Refusal("printer.unknown", printer=name)
            if not known[name].accepting:
                return Refusal("printer.not_accepting", printer=known[name].title, reason=known[name].reason)
        return None


def _change(
    paper: str, state: str, printer: str, refusal: Refusal | None = None, done: Change[None] | None = None
) -> Change[PrintOutcome]:
    trouble = None
    if refusal is not None:
        trouble = (refusal.code, {name: str(value) for name, value in refusal.parameters.items()})
    outcome = PrintOutcome(paper, state, printer, trouble)
    return Change(() if done is None else done.kinds, () if done is None else done.subjects, outcome)
