"""B: the visit. One step, one screen, one filled button; everything else stays in reach."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.request_state import State
from clerk_app.service.action import Change
from clerk_app.service.facts import conditions_of
from clerk_app.service.request_view import RequestView
from clerk_app.service.stepping import StepDone
from clerk_app.service.stepping import StepInput as StepRecordInput
from clerk_app.service.visit_view import VisitView, visit_view
from clerk_app.ui.context import Context
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.counter.visit_actions import OPEN_STATES, VisitActions
from clerk_app.ui.counter.visit_draft import DraftKeeper
from clerk_app.ui.counter.visit_frame import VisitFrame
from clerk_app.ui.counter.visit_help import RULE, VisitHelp
from clerk_app.ui.counter.visit_rail import rail_steps
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.page import Page
from clerk_app.ui.steps.content import StepContent, StepInput
from clerk_app.ui.steps.page import StepPage, read_draft
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.notices import EmptyState, Note, NoteTone, announce

TIMER_MS = 1000


class VisitPage(Page):
    """One visit: its customer, its requests, the step at hand.

    Attributes:
        view: what was last read; the page never decides from it, it only shows it.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view: VisitView | None = None
        self._subject: VisitSubject | None = None
        self._look_at: str | None = None
        self._shown: tuple[str, str, int] | None = None
        self._began = 0
        self._busy = False
        self._frame = VisitFrame(context.theme)
        self._help = VisitHelp(context.theme, self)
        self._draft = DraftKeeper(context, self)
        self._actions = VisitActions(context, self)
        self._actions.about_to_act.connect(self._draft.save)
        self._actions.done.connect(self._show_again)
        self._actions.left.connect(self._leave_for)
        self._actions.refused.connect(self._refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._frame.pressed.connect(self._press)
        self._frame.side.request_chosen.connect(self._choose_request)
        self._frame.side.customer_wanted.connect(partial(self._press, "customer"))
        self._frame.rail.chosen.connect(self._look_back)
        self._frame.bar.missing_pressed.connect(self._to_missing)
        self._timer = QTimer(self, interval=TIMER_MS)
        self._timer.timeout.connect(self._show_time)

    @property
    def step_page(self) -> StepPage | None:
        """The step in the middle; None when there is none."""
        centre = self._frame.centre
        return centre if isinstance(centre, StepPage) else None

    @property
    def request(self) -> RequestView | None:
        """The request that is worked on."""
        return None if self.view is None else self.view.request

    def enter(self, subject: object) -> None:
        """Show a visit; a fresh one asks at once what the customer wants."""
        if not isinstance(subject, VisitSubject):
            return
        self._subject, self._look_at, self._shown = subject, None, None
        self._actions.use_visit(subject.visit_id)
        self._timer.start()
        self._load(subject.request, self._actions.find_service if subject.open_finder else None)

    def leave(self) -> None:
        """Keep what is typed."""
        self._timer.stop()
        self._draft.save()
        self._draft.forget()
        self._actions.close()

    def refresh(self, change: Change[object]) -> None:
        """Read again when something else than this page changed the visit."""
        if self._busy or self._subject is None:
            return
        mine = {f"visit:{self._subject.visit_id}"}
        if mine & set(change.subjects):
            self._load(None if self.request is None else self.request.state.number)

    def _load(self, number: str | None = None, then: Callable[[], object] | None = None) -> None:
        if self._subject is None:
            return
        service = self.context.service
        day = local_day(service.clock.now(), service.store.zone).isoformat()

        def show(view: VisitView | None) -> None:
            self._busy = False
            if view is None or self._subject is None or view.visit.id != self._subject.visit_id:
                return
            self._show(view)
            if then is not None:
                then()

        self.context.ask(visit_view, show)(
            service.requests, self._subject.visit_id, self.context.language, day, number, self._look_at
        )

    def _show(self, view: VisitView) -> None:
        self.view = view
        request = view.request
        self._frame.side.show_visit(view, self.context.language, can_work=True)
        self._frame.show_rail(request is not None)
        if request is None:
            self._show_empty()
        elif request.at_hand is None:
            self._show_finished(request)
        else:
            self._show_step(request)
        self._show_actions()
        if request is not None:
            self._frame.help.show_sections(self._help.sections(request, self.context.language))
            self._show_missing()
        self._frame.use_help(request is not None and request.at_hand is not None)
        self._show_time()

    def _show_empty(self) -> None:
        theme = self.context.theme
        find = ActionButton(theme, self.tr("Find the service"), cap(Key.FIND), "search", kind="primary")
        find.activated.connect(self._actions.find_service)
        back = ActionButton(theme, self.tr("Customer came back"), cap(Key.FILTER), "history")
        back.activated.connect(self._actions.find_request)
        words = self.tr("You answer for the matter from the first word.")
        self._frame.show_centre(
            EmptyState(theme, "message-2", self.tr("What does the customer want?"), words, buttons=[find, back])
        )
        self._draft.forget()
        self._shown = None
        find.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_finished(self, request: RequestView) -> None:
        state = request.state
        words, _tone, _icon = self._frame.side.state_words(state.state.value, state.outcome.value if state.outcome else None)
        self._frame.show_centre(
            EmptyState(
                self.context.theme,
                "circle-check",
                f"{request.procedure.title.to(self.context.language)}: {words}",
                self.tr("Add another request with F2, or end the visit with F12."),
                tone="ok",
            )
        )
        self._draft.forget()
        self._shown = None
        self._frame.buttons[Key.CONTINUE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self, request: RequestView) -> None:
        at_hand = request.at_hand
        assert at_hand is not None
        shown = (request.state.number, at_hand.step.id, len(request.state.records))
        if shown == self._shown and self.step_page is not None and self._look_at is None:
            return
        page = StepPage(self.context.theme, self._content(request))
        self._frame.show_centre(page)
        page.completed.connect(self._complete)
        page.missing_changed.connect(lambda _missing: self._show_missing())
        page.continue_wanted.connect(self._focus_continue)
        page.rule_wanted.connect(self._show_rule)
        if self._look_at is None:
            if at_hand.draft is not None:
                page.restore(read_draft(at_hand.draft.content))
            self._draft.watch(page, request.state.number, at_hand.step.id)
        else:
            self._draft.forget()
        self._shown = shown if self._look_at is None else None
        self._began = self.context.service.clock.monotonic()
        if not page.focus_first_empty():
            self._focus_continue()
        announce(self, page.announcement())

    def _content(self, request: RequestView) -> StepContent:
        at_hand = request.at_hand
        assert at_hand is not None
        record = at_hand.record
        return StepContent(
            procedure=request.procedure,
            step=at_hand.step,
            language=self.context.language,
            number=at_hand.position,
            total=at_hand.of,
            conditions=partial(conditions_of, request.procedure),
            values=request.values,
            answers={**request.answers, **at_hand.answers},
            unknown=frozenset() if record is None else record.unknown,
            marks=at_hand.marks,
            option=None if record is None else record.option,
            promise=at_hand.promise,
            read_only=self._look_at is not None,
        )

    def _show_actions(self) -> None:
        bar, buttons, request = self._frame.bar, self._frame.buttons, self.request
        working = request is not None and request.at_hand is not None and self._look_at is None
        looking = self._look_at is not None
        can_go_back = request is not None and (looking or bool(request.way.done) and working)
        bar.set_shown(buttons[Key.BACK], can_go_back)
        buttons[Key.BACK].set_label(self.tr("Back to the step at hand") if looking else self.tr("Back"))
        bar.set_shown(buttons[Key.CANNOT], working)
        documents = request is not None and request.at_hand is not None and bool(request.at_hand.documents)
        bar.set_shown(buttons[Key.LIST_MISSING], working and documents)
        onward = buttons[Key.CONTINUE]
        page = self.step_page
        if looking:
            onward.set_label(self.tr("Answer again"))
            bar.set_shown(onward, True)
        elif working and page is not None:
            state = page.continue_button()
            onward.set_label(state.label)
            bar.set_shown(onward, state.kind != "none")
        else:
            onward.set_label(self.tr("End the visit"))
            bar.set_shown(onward, bool(self.view and self.view.requests))
        bar.set_shown(buttons[Key.END], working or request is None)

    def _show_missing(self) -> None:
        page, request = self.step_page, self.request
        if page is None or request is None or self._look_at is not None:
            self._frame.bar.show_missing("", "")
            if request is not None:
                self._frame.rail.show_steps(rail_steps(request, self.context.language))
            return
        missing = page.missing()
        self._frame.bar.show_missing(page.words.sentence(missing), page.words.short(missing))
        self._frame.rail.show_steps(rail_steps(request, self.context.language, page.words.rail(missing)))
        note = self._help.problem(request.procedure, missing, self.context.language, self._list_missing)
        if note is None and request.state.state is State.WAITING:
            note = Note(
                self.context.theme,
                "warn",
                self.tr("The list of missing papers was given."),
                [self.tr("If the customer fetches them now, park the visit with F4; otherwise end it with F12.")],
            )
        self._frame.help.show_problem(note)

    def _show_time(self) -> None:
        page, view = self.step_page, self.view
        if page is None or view is None or view.request is None:
            return
        standard = view.request.procedure.standard_minutes
        page.timer.show_time((view.took_ms + self._spent()) // 1000, standard)

    def _spent(self) -> int:
        return self.context.service.clock.monotonic() - self._began if self._began else 0

    def _press(self, wanted: Key | str) -> None:
        view, actions = self.view, self._actions
        if actions.dialog is not None or view is None:
            return
        presses: dict[Key | str, Callable[[], object]] = {
            Key.CONTINUE: self._continue,
            Key.BACK: self._back,
            Key.PARK: actions.park,
            Key.CANNOT: partial(actions.cannot_be_met, view),
            Key.LIST_MISSING: self._list_missing,
            Key.END: partial(actions.end, view),
            Key.ADD: actions.find_service,
            Key.FIND: actions.find_service,
            Key.FILTER: actions.find_request,
            Key.NOTE: actions.write_note,
            Key.NEXT_REQUEST: self._next_request,
            "customer": partial(actions.edit_customer, view),
        }
        presses[wanted]()

    def _show_again(self, number: str | None) -> None:
        self._look_at, self._shown = None, None
        self._draft.save()
        self._draft.forget()
        self._load(number or (None if self.request is None else self.request.state.number))

    def _leave_for(self, page: str, subject: object) -> None:
        self._busy = False
        self._draft.save()
        self._draft.forget()
        self.go.emit(page, subject)

    def _list_missing(self) -> None:
        page, view = self.step_page, self.view
        if page is None or view is None or self._look_at is not None:
            return
        missing = page.missing()
        if any(item.kind == "unchecked" for item in missing):
            page.focus_first_missing()
            self._say("danger", self.tr("Check every document first: the list names everything at once, nothing later."))
        elif any(item.kind in ("document", "field") for item in missing):
            self._actions.list_missing(view, page)
        else:
            self._say("accent", self.tr("Nothing is missing here. Mark what is missing with 2."))

    def _say(self, tone: NoteTone, words: str) -> None:
        self._frame.help.show_problem(Note(self.context.theme, tone, words))
        self._frame.help.show()
        announce(self, words)

    def _continue(self) -> None:
        request = self.request
        if self._look_at is not None and request is not None:
            self._go_back_to(self._look_at)
        elif self.step_page is not None:
            self.step_page.try_complete()
        elif self.view is not None:
            self._actions.end(self.view)

    def _complete(self, given: StepInput) -> None:
        request = self.request
        if request is None or self._busy:
            return
        self._busy = True
        self._draft.save()
        self._draft.forget()
        service = self.context.service
        record = StepRecordInput(
            step=given.step,
            answers=dict(given.answers),
            unknown=given.unknown,
            documents=dict(given.documents),
            option=given.option,
            promise_day=None if given.promise_day is None else given.promise_day.isoformat(),
            alternative=given.alternative,
            reason=given.reason,
            language=self.context.language,
            took_ms=self._spent(),
        )

        def done(change: Change[StepDone]) -> None:
            if change.result.next_step is None:
                self._after_last_step()
            else:
                self._load(request.state.number)

        self.context.act(service.stepping.complete_step, done, self._refused)(request.state.number, record)

    def _after_last_step(self) -> None:
        """Go on with another open request of this visit; with none left the visit ends."""
        current = self.request
        others = [
            line.number
            for line in (self.view.requests if self.view else ())
            if current is not None and line.number != current.state.number and line.state in OPEN_STATES
        ]
        if others:
            self._load(others[-1])
        else:
            self._actions.end_visit("finished")

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        page = self.step_page
        if page is not None and self.request is not None and self.request.at_hand is not None:
            self._draft.watch(page, self.request.state.number, self.request.at_hand.step.id)
        self._say("danger", self.context.sentence(refusal))

    def _back(self) -> None:
        request = self.request
        if request is None:
            return
        if self._look_at is not None:
            self._look_at = None
            self._load(request.state.number)
        elif request.way.done:
            self._go_back_to(request.way.done[-1].id)

    def _go_back_to(self, step: str) -> None:
        request = self.request
        if request is None or self._busy:
            return
        self._busy = True
        self._draft.save()
        self._look_at = None
        number = request.state.number
        self.context.act(self.context.service.handling.go_back, lambda _change: self._load(number), self._refused)(
            number, step
        )

    def _look_back(self, step: str) -> None:
        request = self.request
        if request is None or step not in request.state.records:
            return
        current = request.way.current
        self._look_at = None if current is not None and current.id == step else step
        self._load(request.state.number)

    def _choose_request(self, number: str) -> None:
        self._draft.save()
        self._look_at = None
        self._load(number)

    def _next_request(self) -> None:
        if self.view is None or self.request is None or len(self.view.requests) < 2:
            return
        numbers = [line.number for line in self.view.requests]
        here = numbers.index(self.request.state.number)
        self._choose_request(numbers[(here + 1) % len(numbers)])

    def _to_missing(self) -> None:
        if self.step_page is not None:
            self.step_page.focus_first_missing()

    def _focus_continue(self) -> None:
        self._frame.buttons[Key.CONTINUE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rule(self, rule: str) -> None:
        request = self.request
        if request is None:
            return
        sections = self._help.sections(request, self.context.language)
        if not any(section.id == RULE for section in sections):
            sections.insert(0, self._help.rule_section(request.procedure.rules[rule], self.context.language))
            self._frame.help.show_sections(sections, RULE)
        self._frame.help.show()
        self._frame.help.open_section(RULE)
