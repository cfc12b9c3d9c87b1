"""Printing at the end of a visit: what is chosen, what is on its way, what is still owed to the customer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
from clerk_app.service.end_view import EndPaper
from clerk_app.service.print_desk import FAILED, PRINTED, SAVED, SENT, SETTLED_STATES, PrintOutcome
from clerk_app.ui.context import Context

OUT = frozenset({PRINTED, SAVED, SENT})
"""States in which another print is a reprint, with a number and a PDF of its own that says so."""


def owed(papers: Iterable[EndPaper]) -> list[EndPaper]:
    """Return the papers the customer must have and that nobody has taken care of."""
    return [
        paper for paper in papers if paper.mandatory and paper.handed_to is None and paper.printed not in SETTLED_STATES
    ]


class EndPrinting(QObject):
    """Sends the papers of one visit to the printer.

    Attributes:
        on_the_way: keys of papers whose fate is not known yet.
        faults: why a paper failed, by key, as long as the page shows it.

    Signals:
        moved: something was sent, or its fate became known; the page reads again.
        settled: nothing is on its way any more.
    """

    moved = Signal()
    settled = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._printer: str | None = None
        self._round = 0
        self.on_the_way: set[str] = set()
        self.faults: dict[str, Refusal] = {}

    def begin(self) -> None:
        """Another visit: what is still on its way for the one before is no longer this page's."""
        self._round += 1
        self._printer = None
        self.on_the_way.clear()
        self.faults.clear()

    def use_printer(self, name: str | None) -> None:
        """Print on another queue as long as this visit is shown; None goes back to the counter's."""
        self._printer = name

    def print(self, papers: Iterable[EndPaper], printer: str | None = None) -> None:
        """Print: what was never out as it is, what was out already as a reprint, a sheet after it got its number."""
        for paper in papers:
            if paper.key in self.on_the_way:
                continue
            self.on_the_way.add(paper.key)
            self.faults.pop(paper.key, None)
            wanted = printer or self._printer
            if paper.paper is None or paper.printed in OUT:
                issue = self._context.service.papers.issue
                sent = partial(self._issued, self._round, paper.key, wanted)
                self._context.act(issue, sent, partial(self._failed, self._round, paper.key))(
                    paper.request, paper.kind, self._context.language
                )
            else:
                self._send(self._round, paper.key, wanted, paper.paper)
        self.moved.emit()

    def _issued(self, at: int, key: str, printer: str | None, change: Change[str]) -> None:
        self._send(at, key, printer, change.result)

    def _send(self, at: int, key: str, printer: str | None, paper: str) -> None:
        context = self._context
        sending = context.print_desk.send(context.actor, paper, printer)
        failed = partial(self._failed, at, key)
        context.runner.watch(sending.accepted, partial(self._known, at, key), failed)
        context.runner.watch(sending.ended, partial(self._ended, at, key), lambda _told_above: None)

    def _known(self, at: int, key: str, change: Change[PrintOutcome]) -> None:
        if at == self._round:
            self._note(key, change.result)
            self._arrived(key)

    def _ended(self, at: int, key: str, change: Change[PrintOutcome]) -> None:
        if at == self._round:
            self._note(key, change.result)
            self.moved.emit()

    def _note(self, key: str, outcome: PrintOutcome) -> None:
        refusal = outcome.refusal
        if outcome.state == FAILED and refusal is not None:
            self.faults[key] = refusal

    def _failed(self, at: int, key: str, refusal: Refusal) -> None:
        if at == self._round:
            self.faults[key] = refusal
            self._arrived(key)

    def _arrived(self, key: str) -> None:
        self.on_the_way.discard(key)
        self.moved.emit()
        if not self.on_the_way:
            self.settled.emit()
