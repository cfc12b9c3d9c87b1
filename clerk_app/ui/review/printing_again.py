"""Printing a paper of an earlier visit: what was out already becomes a reprint that says so; who took it is noted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import PaperKind
from clerk_app.service.action import Change
from clerk_app.service.print_desk import FAILED, PRINTED, SAVED, SENT, PrintOutcome
from clerk_app.service.review_detail import PaperRow
from clerk_app.ui.context import Context
from clerk_app.ui.review.paper_overlay import PaperOverlay
from clerk_app.ui.widgets.notices import NoteTone

_WAS_OUT = frozenset({PRINTED, SAVED, SENT})


class PrintingAgain(QObject):
    """Prints the paper that is looked at, and says over it what became of it. It outlives what it speaks over."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._overlay: PaperOverlay | None = None
        self._row: PaperRow | None = None
        self._never_out: str | None = None
        self._out: str | None = None
        self._handed: str | None = None

    def attend(self, overlay: PaperOverlay, row: PaperRow) -> None:
        """Do from now on what `overlay`, which shows `row`, asks for."""
        self._overlay, self._row, self._handed = overlay, row, None
        self._never_out = None if row.printed in _WAS_OUT else row.paper
        self._out = row.paper if row.printed in _WAS_OUT and row.handed_to is None and row.voided_at is None else None
        overlay.print_wanted.connect(self._print)
        overlay.handed.connect(self._hand_over)
        overlay.closed.connect(self._forget)

    def ready(self) -> None:
        """The pages are shown: what is out and in nobody's hands yet can be handed over."""
        if self._overlay is not None:
            self._overlay.offer_handing(self._out is not None)

    def _forget(self) -> None:
        self._overlay = None

    def _print(self) -> None:
        row = self._row
        if row is None:
            return
        self._say(self.tr("Going to the printer"), "accent", again=False)
        if self._never_out is not None:
            self._send(self._never_out)
            return

        def issued(change: Change[str]) -> None:
            self._never_out = change.result
            self._send(change.result)

        act = self._context.act(self._context.service.papers.issue, issued, self._refused)
        act(row.request, PaperKind(row.kind), row.language)

    def _send(self, paper: str) -> None:
        sending = self._context.print_desk.send(self._context.actor, paper)
        self._context.runner.watch(sending.accepted, self._known, self._refused)
        self._context.runner.watch(sending.ended, self._known, lambda _told_above: None)

    def _known(self, change: Change[PrintOutcome]) -> None:
        outcome = change.result
        if outcome.state == FAILED and outcome.refusal is not None:
            self._refused(outcome.refusal)
            return
        if outcome.paper == self._never_out:
            self._never_out = None  # it is out: the next print is a reprint
        words = {
            PRINTED: self.tr("{paper} was printed."),
            SAVED: self.tr("{paper} was saved as PDF."),
            SENT: self.tr("{paper} was sent to the printer."),
        }
        self._say(words[outcome.state].format(paper=outcome.paper), "accent" if outcome.state == SENT else "ok")
        if outcome.paper != self._handed:
            self._out = outcome.paper
            self.ready()

    def _hand_over(self, whom: str) -> None:
        paper = self._out
        if paper is None:
            return
        self._out, self._handed = None, paper
        words = self.tr("{paper} was handed to the agent.") if whom == "agent" else self.tr(
            "{paper} was handed to the customer."
        )

        def done(_change: Change[None]) -> None:
            self._say(words.format(paper=paper), "ok")
            self.ready()

        def refused(refusal: Refusal) -> None:
            self._out, self._handed = paper, None
            self._refused(refusal)

        self._context.act(self._context.service.papers.hand_over, done, refused)(paper, whom)

    def _refused(self, refusal: Refusal) -> None:
        self._say(self._context.sentence(refusal), "danger")

    def _say(self, words: str, tone: NoteTone, *, again: bool = True) -> None:
        if self._overlay is not None:
            self._overlay.say(words, tone, again=again)
