"""E: the end of a visit. The goodbye, the papers, the customer's rating, and the next customer with one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.day import local_time
from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
from clerk_app.service.end_view import EndPaper, EndView, end_view
from clerk_app.service.print_desk import BY_HAND, FAILED, FOLDER, TO_DO
from clerk_app.ui.context import Context
from clerk_app.ui.counter.end_frame import EndFrame
from clerk_app.ui.counter.end_papers import PaperRow
from clerk_app.ui.counter.end_printing import OUT, EndPrinting, owed
from clerk_app.ui.counter.end_trouble import HAND, LATER, OTHER, PRINT, SAVE, TroubleCard
from clerk_app.ui.counter.end_ways import EndWays
from clerk_app.ui.counter.end_words import EndWords
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from clerk_app.ui.widgets.notices import Note, announce


class EndPage(Page):
    """One visit at its end; its subject is the visit's id.

    Attributes:
        view: what was last read.
        frame: what is shown.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._words = EndWords(context.language)
        self._words.setParent(self)
        self.frame = EndFrame(context, self._words)
        self._printing = EndPrinting(context, self)
        self._ways = EndWays(context, self)
        self._ways.left.connect(self.go)
        self._ways.refused.connect(self._refused)
        self.view: EndView | None = None
        self._visit_id = ""
        self._chosen: set[str] = set()
        self._exit: Callable[[], object] | None = None
        self._front = False
        self._trouble: TroubleCard | None = None
        self._asked_about: str | None = None
        self._note: Note | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.pressed.connect(self._press)
        self.frame.papers.ticked.connect(self._ticked)
        self.frame.papers.current_changed.connect(self._show_preview)
        self.frame.rating.stage_changed.connect(self._show_say)
        self._printing.moved.connect(self._load)
        self._printing.settled.connect(lambda: self._load(self._go_on))
        context.rating.finished.connect(self._rating_finished)
        context.rating.changed.connect(self._tablet_changed)

    def enter(self, subject: object) -> None:
        """Show a visit that has just ended; print at once what must be printed, where the counter wants that."""
        if not isinstance(subject, str):
            return
        self._front = True
        fresh = subject != self._visit_id
        self._visit_id, self._exit, self._ways.leaving = subject, None, False
        if fresh or self.view is None or not self.view.ended:
            self.view = None
            self.frame.hide()  # nothing of the visit before is shown while this one is read
            self._chosen.clear()
            self._printing.begin()
        self._load(self._begin)

    def leave(self) -> None:
        """Stop looking at tablet and papers."""
        self._front = False
        self.frame.rating.rest()
        self.frame.preview.rest()
        self._ways.close()

    def refresh(self, change: Change[object]) -> None:
        """Read again when something changed this visit."""
        if f"visit:{self._visit_id}" in change.subjects and not self._ways.leaving:
            self._load()

    def _load(self, then: Callable[[], object] | None = None) -> None:
        visit_id = self._visit_id
        if not self._front:
            return  # what arrives late is read when the page comes to the front again

        def show(view: EndView | None) -> None:
            if view is None or visit_id != self._visit_id or not self._front:
                return
            first = self.view is None
            self._show(view, first=first)
            if then is not None:
                then()

        self.context.ask(end_view, show)(self.context.service.requests, visit_id, self.context.language)

    def _begin(self) -> None:
        view = self.view
        if view is None:
            return
        if not view.ended and not self._ways.leaving:
            self.go.emit(PageName.VISIT.value, VisitSubject(view.visit.id))
            return
        focus = self.frame.papers if view.papers else self.frame.buttons[Key.NEXT]
        self.frame.focus_on(focus)
        if self.context.settings.auto_print:
            self._printing.print([paper for paper in owed(view.papers) if paper.printed is None])

    def _show(self, view: EndView, *, first: bool) -> None:
        self.view = view
        self.frame.show()
        if first:
            self._chosen = {paper.key for paper in owed(view.papers)}
        self.frame.summary.show_visit(view)
        self.frame.rating.show_visit(view)
        self.frame.show_papers_card(bool(view.papers))
        self._show_papers()
        self._show_preview()
        self._show_trouble()
        self._show_say()

    def _show_say(self) -> None:
        if self.view is None:
            return
        asking = self.frame.rating.asking
        self.frame.say.set_sentence(self._words.say(self.view, asking=asking))
        self.frame.may_go.setVisible(asking)

    def _show_papers(self) -> None:
        view = self.view
        if view is None:
            return
        rows = []
        for paper in view.papers:
            state = self._words.paper_state(paper)
            busy = paper.key in self._printing.on_the_way
            rows.append(
                PaperRow(
                    key=paper.key,
                    title=self._words.paper_line(paper, len(view.requests)),
                    state=self.tr("printing") if busy else state.words,
                    tone="" if busy else state.tone,
                    icon="printer" if busy else state.icon,
                    checked=paper.key in self._chosen,
                    busy=busy,
                )
            )
        self.frame.papers.show_papers(rows)
        self._show_buttons()

    def _show_buttons(self) -> None:
        view, frame = self.view, self.frame
        if view is None:
            return
        count = len(self._picked())
        frame.print.set_label(self.tr("Print %n paper(s)", "", count) if count else self.tr("Print"))
        frame.print.set_unavailable("" if count else self.tr("Nothing is chosen; Space chooses a paper"))
        current = self._current()
        frame.hand.setVisible(
            current is not None
            and current.printed is not None
            and current.printed != FAILED
            and current.handed_to is None
        )
        onward = frame.buttons[Key.NEXT]
        onward.set_label(self.tr("Print, then next customer") if self._to_print() else self.tr("Next customer"))

    def _show_preview(self) -> None:
        paper = self._current()
        if paper is None or self.view is None:
            self.frame.preview.clear()
        elif paper.paper is None:
            words = self.tr("Shown once it is printed: choose it with Space, print with {key}")
            self.frame.preview.clear(self._title(paper), words.format(key=cap(Key.PRINT)))
        else:
            self.frame.preview.show_paper(paper.paper, self._title(paper))
        self._show_buttons()

    def _show_trouble(self) -> None:
        """Ask about one paper that failed, or that is owed while the clerk wants to go on."""
        view = self.view
        if view is None:
            return
        open_ones = [paper for paper in owed(view.papers) if paper.key not in self._printing.on_the_way]
        failed = [paper for paper in open_ones if paper.printed == FAILED or paper.key in self._printing.faults]
        asked = failed or (open_ones if self._exit is not None else [])
        paper = asked[0] if asked else None
        key = None if paper is None else f"{paper.key} {paper.printed} {paper.key in self._printing.faults}"
        if key == self._asked_about:
            return
        self._asked_about = key
        if self._trouble is not None:
            self.frame.notices.removeWidget(self._trouble)
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None
            if paper is None:
                self.frame.focus_on(self.frame.papers)
        if paper is not None:
            self._trouble = self._trouble_card(paper)
            self.frame.notices.addWidget(self._trouble)
            self.frame.focus_on(self._trouble.buttons[PRINT], self._trouble)

    def _trouble_card(self, paper: EndPaper) -> TroubleCard:
        refusal = self._printing.faults.get(paper.key)
        title = self._words.paper_title(paper.kind)
        if paper.printed == FAILED or refusal is not None:
            title = self.tr("{title} did not come out").format(title=title)
        else:
            title = self.tr("{title} is not printed yet").format(title=title)
        lines = [] if refusal is None else [self.context.sentence(refusal)]
        now = local_time(self.context.service.clock.now(), self.context.service.store.zone)
        lines.append(self.tr("{time}: the customer does not have it yet.").format(time=f"{now:%H:%M}"))
        card = TroubleCard(self.context.theme, title, lines, paper.paper or paper.request)
        card.answered.connect(lambda answer: self._answer(answer, paper))
        return card

    def _answer(self, answer: str, paper: EndPaper) -> None:
        if answer == PRINT:
            self._printing.print([paper])
        elif answer == SAVE:
            self._printing.print([paper], FOLDER)
        elif answer == OTHER:
            self._choose_printer([paper])
        elif answer in (HAND, LATER) and paper.paper is not None:
            state = BY_HAND if answer == HAND else TO_DO
            self._printing.faults.pop(paper.key, None)
            record = self.context.service.papers.record_print
            self.context.act(record, lambda _change: self._load(self._go_on), self._refused)(paper.paper, state, "")

    def _press(self, wanted: object) -> None:
        if self.view is None or self._ways.leaving or self._ways.dialog is not None:
            return
        presses: dict[object, Callable[[], object]] = {
            Key.PRINT: self._print_picked,
            "printer": lambda: self._choose_printer(self._picked()),
            "hand": self._hand_over,
            Key.BACK: lambda: self._ways.reopen(self._visit_id, open_finder=False),
            Key.ADD: lambda: self._ways.reopen(self._visit_id, open_finder=True),
            Key.NOTE: lambda: self._ways.write_note(self._visit_id),
            Key.END: lambda: self._finish(self._ways.to_idle),
            Key.NEXT: self._print_and_next,
            Key.MORE_TIME: self.frame.rating.give_time,
        }
        presses[wanted]()

    def _ticked(self) -> None:
        self._chosen = self.frame.papers.checked()
        self._show_buttons()

    def _print_picked(self) -> None:
        picked = self._picked()
        if self._trouble is not None and not picked:
            self._trouble.buttons[PRINT].click()
            return
        self._chosen -= {paper.key for paper in picked}
        self._printing.print(picked)

    def _choose_printer(self, papers: list[EndPaper]) -> None:
        def chosen(name: str) -> None:
            self._printing.use_printer(name)
            self._chosen -= {paper.key for paper in papers}
            self._printing.print(papers)

        self._ways.choose_printer().chosen.connect(chosen)

    def _hand_over(self) -> None:
        view, paper = self.view, self._current()
        if view is None or paper is None or paper.paper is None or paper.printed in (None, FAILED):
            return
        to = "agent" if view.customer.in_person is False else "customer"
        self.context.act(self.context.service.papers.hand_over, None, self._refused)(paper.paper, to)

    def _print_and_next(self) -> None:
        self._exit = self._ways.to_next
        papers = self._to_print()
        self._chosen -= {paper.key for paper in papers}
        if papers:
            self._printing.print(papers)
        elif not self._printing.on_the_way:
            self._go_on()

    def _finish(self, way: Callable[[], object]) -> None:
        self._exit = way
        if not self._printing.on_the_way:
            self._go_on()

    def _go_on(self) -> None:
        """Leave as the clerk wanted to, unless a paper is still owed: then the question about it stands."""
        view = self.view
        if view is None or self._exit is None or self._printing.on_the_way:
            return
        if owed(view.papers):
            self._show_trouble()
            return
        way, self._exit = self._exit, None
        way()

    def _refused(self, refusal: Refusal) -> None:
        self._exit = None
        words = self.context.sentence(refusal)
        if self._note is not None:
            self.frame.notices.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
        self._note = Note(self.context.theme, "danger", words)
        self.frame.notices.insertWidget(0, self._note)
        announce(self, words)

    def _rating_finished(self, visit_id: str, _state: str) -> None:
        if visit_id == self._visit_id:
            self._load()

    def _tablet_changed(self) -> None:
        if self._front:
            self.frame.rating.show_now()
            self._show_say()

    def _current(self) -> EndPaper | None:
        key = self.frame.papers.current_key()
        return next((paper for paper in (self.view.papers if self.view else ()) if paper.key == key), None)

    def _picked(self) -> list[EndPaper]:
        return [
            paper
            for paper in (self.view.papers if self.view else ())
            if paper.key in self._chosen and paper.key not in self._printing.on_the_way
        ]

    def _to_print(self) -> list[EndPaper]:
        """Return what F5 prints: what is chosen, and what the customer must have; nothing that is out already."""
        if self.view is None:
            return []
        first = [paper for paper in owed(self.view.papers) if paper.printed is None]
        wanted = {paper.key for paper in [*self._picked(), *first] if paper.printed not in OUT}
        return [
            paper for paper in self.view.papers if paper.key in wanted and paper.key not in self._printing.on_the_way
        ]

    def _title(self, paper: EndPaper) -> str:
        return self._words.paper_line(paper, len(self.view.requests) if self.view else 0)
