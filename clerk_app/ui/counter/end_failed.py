"""Papers that did not come out while the next customer was served already: one after the other, to be settled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import PaperKind
from clerk_app.service.action import Change
from clerk_app.service.end_view import FailedPaper
from clerk_app.service.print_desk import BY_HAND, FAILED, FOLDER, TO_DO, PrintOutcome
from clerk_app.ui.context import Context
from clerk_app.ui.counter.end_printer import PrinterDialog
from clerk_app.ui.counter.end_trouble import HAND, LATER, OTHER, PRINT, SAVE, TroubleCard
from clerk_app.ui.counter.end_words import EndWords
from clerk_app.ui.counter.idle_overlay import ModalOverlay
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note


class FailedPapersOverlay(ModalOverlay):
    """Every paper one still owes a customer; each is asked about once, and the list ends when all are settled."""

    def __init__(self, context: Context, parent: QWidget, papers: Sequence[FailedPaper]) -> None:
        super().__init__(context, parent, 640)
        self._papers = list(papers)
        self._words = EndWords(context.language)
        self._card: TroubleCard | None = None
        self._fault: Note | None = None
        self._printers: PrinterDialog | None = None
        self._title = Words("", "h1", wrap=True)
        self.body.addWidget(self._title)
        back = ActionButton(context.theme, self.tr("Back"), cap(Key.CLOSE))
        back.activated.connect(self.close_overlay)
        self.body.addWidget(back)
        self._show_next()

    def _show_next(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if not self._papers:
            self.close_overlay()
            self.deleteLater()
            return
        self._title.setText(self.tr("%n paper(s) did not come out", "", len(self._papers)))
        paper = self._papers[0]
        title = self._words.paper_title(PaperKind(paper.kind))
        lines = [self.tr("The customer does not have it yet.")]
        self._card = TroubleCard(self.context.theme, f"{title} · {paper.request}", lines, paper.paper)
        self._card.answered.connect(self._answer)
        self.body.insertWidget(1, self._card)
        if not self.isHidden():
            self.fit()
            self._card.buttons[PRINT].setFocus()

    def _answer(self, answer: str) -> None:
        paper = self._papers[0].paper
        if answer == PRINT:
            self._send(paper, None)
        elif answer == SAVE:
            self._send(paper, FOLDER)
        elif answer == OTHER:
            self._printers = PrinterDialog(self.context, self)
            self._printers.chosen.connect(lambda name: self._send(paper, name))
            self._printers.ask()
        elif answer in (HAND, LATER):
            state = BY_HAND if answer == HAND else TO_DO
            record = self.context.service.papers.record_print
            self.context.act(record, lambda _change: self._settled(), self._refused)(paper, state, "")

    def _send(self, paper: str, printer: str | None) -> None:
        sending = self.context.print_desk.send(self.context.actor, paper, printer)
        self.context.runner.watch(sending.accepted, self._sent, self._refused)
        self.context.runner.watch(sending.ended, None, self._refused)

    def _sent(self, change: Change[PrintOutcome]) -> None:
        refusal = change.result.refusal
        if change.result.state == FAILED and refusal is not None:
            self._refused(refusal)
        else:
            self._settled()

    def _settled(self) -> None:
        self._say(None)
        if self._papers:
            del self._papers[0]
        self._show_next()

    def _refused(self, refusal: Refusal) -> None:
        self._say(self.context.sentence(refusal))

    def _say(self, words: str | None) -> None:
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
            self._fault = None
        if words is not None:
            self._fault = Note(self.context.theme, "danger", words)
            self.body.insertWidget(1, self._fault)
        self.fit()
