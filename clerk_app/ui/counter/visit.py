"""B: the visit. One step, one screen, one filled button; everything else stays in reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.request_state import State
from clerk_app.service.action import Change
from clerk_app.service.request_view import RequestView, StepAtHand
from clerk_app.service.time_at_counter import SPENT
from clerk_app.service.visit_view import VisitView, visit_view
from clerk_app.ui.context import Context
from clerk_app.ui.counter.stale import StaleGuard, recorded
from clerk_app.ui.counter.stale_choice import StaleChoice, asking, refill
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.counter.visit_actions import VisitActions
from clerk_app.ui.counter.visit_centre import VisitCentre, step_content
from clerk_app.ui.counter.visit_draft import DraftKeeper
from clerk_app.ui.counter.visit_frame import VisitFrame
from clerk_app.ui.counter.visit_help import VisitHelp
from clerk_app.ui.counter.visit_missing import ListNotice, show_missing
from clerk_app.ui.counter.visit_moves import VisitMoves
from clerk_app.ui.keys import Key
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from clerk_app.ui.steps.content import Missing
from clerk_app.ui.steps.kept_draft import read_draft
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.widgets.notices import announce

TIMER_MS = 1000
READING_KEYS = (Key.BACK, Key.NEXT_REQUEST)


class VisitPage(Page):
    """One visit: its customer, its requests, the step at hand.

    Attributes:
        view: what was last read; the page never decides from it, it only shows it.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view: VisitView | None = None
        self._subject: VisitSubject | None = None
        self._asked: VisitSubject | None = None
        self._carried: tuple[str, Mapping[str, object]] | None = None
        self._shown: tuple[str, str, int, str] | None = None
        self._focus_due = False
        self._frame = VisitFrame(context.theme)
        self._list_notice = ListNotice(self._frame)
        self._help = VisitHelp(context.theme, self)
        self._draft = DraftKeeper(context, self)
        self._moves = VisitMoves(context, self._draft, self)
        self._moves.moved.connect(self._load)
        self._moves.left.connect(partial(self._leave_for, PageName.IDLE.value, None))
        self._moves.refused.connect(self._refused)
        self._stale = StaleGuard(context, self)
        self._stale.noticed.connect(self._read_again_in_peace)
        self._actions = VisitActions(context, self)
        self._moves.ended.connect(partial(self._actions.end_visit, "finished"))
        self._choice = StaleChoice(context, self._stale, self._actions, self)
        self._choice.chosen.connect(self._draft.keep)
        self._choice.chosen.connect(self._focus_first)
        self._choice.back_wanted.connect(self._moves.go_back_to)
        self._centre = VisitCentre(context.theme, self)
        self._centre.find_service.connect(self._actions.find_service)
        self._centre.find_request.connect(self._actions.find_request)
        self._actions.about_to_act.connect(self._draft.keep)
        self._actions.done.connect(self._show_again)
        self._actions.left.connect(self._leave_for)
        self._actions.refused.connect(self._refused)
        self._actions.said.connect(self._frame.show_notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._frame.pressed.connect(self._press)
        self._frame.side.request_chosen.connect(self._moves.choose_request)
        self._frame.side.customer_wanted.connect(partial(self._press, Key.CUSTOMER))
        self._frame.rail.chosen.connect(self._moves.look_back)
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
        self._subject, self._shown = subject, None
        self._moves.look_at, self._carried = subject.look_at, subject.typed
        self._moves.in_front = None
        self._actions.use_visit(subject.visit_id)
        self._timer.start()
        self._stale.begin()
        self._load(subject.request, partial(self._ask_what_is_wanted, subject) if subject.open_finder else None)

    def leave(self) -> None:
        """Keep what is typed."""
        self._timer.stop()
        self._stale.stop()
        self._draft.keep()
        self._draft.forget()
        self._actions.close()

    def kept(self, subject: object) -> object:
        """Return the request at hand: a page made anew in another size does not ask again what the customer wants."""
        if self._subject is None or self.view is None:
            return subject
        number = None if self.request is None else self.request.state.number
        page, typed = self.step_page, None
        if page is not None and self._moves.look_at is None:
            typed = (page.content.step.id, {**page.draft(), SPENT: self._draft.spent()})
        return VisitSubject(self._subject.visit_id, number, typed=typed, look_at=self._moves.look_at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus off a list of the step when ground beside it is clicked."""
        super().mousePressEvent(event)
        if self.step_page is not None:
            self.step_page.leave_list()

    def refresh(self, change: Change[object]) -> None:
        """Read again when something else than this page changed the visit."""
        if self._subject is not None and f"visit:{self._subject.visit_id}" in change.subjects:
            self._read_again()

    def _read_again_in_peace(self) -> None:
        if not asking(self):  # else it waits for the next look
            self._read_again()

    def _read_again(self) -> None:
        if not self._moves.busy:
            self._load(None if self.request is None else self.request.state.number)

    def _load(self, number: str | None = None, then: Callable[[], object] | None = None) -> None:
        if self._subject is None:
            return
        service = self.context.service
        day = local_day(service.clock.now(), service.store.zone).isoformat()

        def show(view: VisitView | None) -> None:
            self._moves.busy = False
            if view is None or self._subject is None or view.visit.id != self._subject.visit_id:
                return
            self._show(view)
            if then is not None:
                then()

        self.context.ask(visit_view, show)(
            service.requests, self._subject.visit_id, self.context.language, day, self.context.actor.id, number,
            self._moves.look_at,
        )

    def _show(self, view: VisitView) -> None:
        self.view = self._moves.view = view
        self._stale.saw(view)
        self._moves.keep_in_front(view)
        request = view.request
        frame, looking = self._frame, self._moves.looking
        frame.side.show_visit(view, self.context.language, can_work=not view.reading)
        frame.strip.show_customer(*frame.side.initial_and_name(view), len(view.requests))
        frame.show_rail(request is not None)
        frame.use_help(request is not None)
        if request is None:
            self._show_without_step(self._centre.empty())
        elif request.at_hand is not None and (looking or (request.can_work and not view.reading)):
            self._show_step(request, request.at_hand)
        else:
            self._show_finished(request)
        frame.show_actions(view, self.step_page, looking=looking, reading=view.reading)
        if request is not None:
            sections, page = self._help.sections(request, self.context.language), self.step_page
            frame.help.show_sections(sections, f"{request.state.number} {'' if page is None else page.content.step.id}")
            self._show_missing()
        if self._focus_due and not asking(self):
            self._focus_due = False
            self._focus_first()
        self._show_time()
        self._choice.ask()

    def _ask_what_is_wanted(self, subject: VisitSubject) -> None:
        # The same subject comes again after a lock or a new text size: by then a request may be under way.
        again, self._asked = subject is self._asked, subject
        under_way = self.request is not None and (again or self.request.state.state is State.IN_PROGRESS)
        if not under_way:
            self._actions.find_service()

    def _show_without_step(self, centre: QWidget) -> None:
        self._draft.forget()
        self._frame.show_centre(centre)
        self._shown = None
        self._focus_due = True

    def _show_finished(self, request: RequestView) -> None:
        state = request.state
        outcome = None if state.outcome is None else state.outcome.value
        words, _tone, _icon = self._frame.side.state_words(state.state.value, outcome)
        reading = self.view is None or self.view.reading
        self._show_without_step(self._centre.finished(request, words, reading=reading))

    def _show_step(self, request: RequestView, at_hand: StepAtHand) -> None:
        looking = self._moves.looking
        record = repr(sorted(recorded(request, at_hand.step).items()))
        shown = (request.state.number, at_hand.step.id, len(request.state.records), record)
        old = self.step_page
        if shown == self._shown and old is not None and not looking:
            return
        self._frame.show_position(at_hand.position, at_hand.of)
        content = step_content(request, self.context.language, looking, self.context.service.store.zone)
        page = StepPage(self.context.theme, content, self._frame.panes.place)
        same_step = not looking and self._shown is not None and self._shown[:2] == shown[:2]
        merged = None if looking or old is None or self._shown is None else self._stale.compared(old, request)
        carried: Mapping[str, object] = {}
        if not looking:
            carried = self._take_carried(at_hand.step.id)
            refill(page, request, at_hand, old if same_step else None, merged, carried)
            self._stale.shows(page, request)
        page.completed.connect(self._moves.complete)
        page.missing_changed.connect(self._missing_changed)
        page.continue_wanted.connect(self._focus_continue)
        page.rule_wanted.connect(self._show_rule)
        self._frame.show_centre(page)
        current = request.way.current
        if looking and current is not None:
            self._draft.look_away(request.state.number, current.id, 0 if self.view is None else self.view.unfinished_ms)
        elif looking:
            self._draft.forget()
        else:
            kept = {} if at_hand.draft is None else read_draft(at_hand.draft.content)
            self._draft.watch(page, request.state.number, at_hand.step.id, {**kept, **carried})
        self._shown = None if looking else shown
        if same_step and old is not None:
            self._frame.show_notice("warn", self._stale.words())
        self._choice.take(merged, request, old, page)
        self._focus_due = True
        announce(self, page.announcement())

    def _take_carried(self, step: str) -> Mapping[str, object]:
        """Return what was typed in `step` on the page before this one; once, and never into another step."""
        carried, self._carried = self._carried, None
        return carried[1] if carried is not None and carried[0] == step else {}

    def _focus_first(self) -> None:
        page = self.step_page
        if self.take_place():
            return
        first = self._centre.first_button
        if page is None and self.request is None and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is None or not page.focus_first():
            self._focus_continue()

    def _show_missing(self) -> None:
        page, request = self.step_page, self.request
        if request is None:
            self._frame.bar.show_missing("", "")
            return
        here = None if self._moves.looking else page
        show_missing(self._frame, self._help, request, here, self.context.language, self._list_missing)

    def _missing_changed(self, missing: list[Missing]) -> None:
        self._show_missing()
        self._list_notice.follow(missing)

    def _show_time(self) -> None:
        page, view = self.step_page, self.view
        if page is not None and view is not None and view.request is not None:
            seconds = (view.took_ms + self._draft.spent()) // 1000
            page.timer.show_time(seconds, view.request.procedure.standard_minutes)

    def _press(self, wanted: Key) -> None:
        view, actions = self.view, self._actions
        if actions.dialog is not None or view is None or (view.reading and wanted not in READING_KEYS):
            return
        presses: dict[Key, Callable[[], object]] = {
            Key.CONTINUE: self._continue,
            Key.BACK: self._moves.back,
            Key.PARK: actions.park,
            Key.CANNOT: partial(actions.cannot_be_met, view, self._draft.spent),
            Key.LIST_MISSING: self._list_missing,
            Key.END: partial(actions.end, view),
            Key.ADD: actions.find_service,
            Key.FIND: actions.find_service,
            Key.FILTER: actions.find_request,
            Key.NOTE: actions.write_note,
            Key.NEXT_REQUEST: self._moves.next_request,
            Key.CUSTOMER: partial(actions.edit_customer, view),
        }
        presses[wanted]()

    def _show_again(self, number: str | None) -> None:
        self._moves.look_at, self._shown = None, None
        self._draft.save()
        self._draft.forget()
        self._load(number or (None if self.request is None else self.request.state.number))

    def _leave_for(self, page: str, subject: object) -> None:
        self._moves.busy = False
        self._draft.save()
        self._draft.forget()
        self.go.emit(page, subject)

    def _list_missing(self) -> None:
        page, view = self.step_page, self.view
        if page is None or view is None or self._moves.looking:
            return
        self._actions.list_all_missing(view, page)
        self._list_notice.take(shown=self._actions.dialog is None)

    def _continue(self) -> None:
        if self._moves.look_at is not None:
            self._moves.go_back_to(self._moves.look_at)
        elif self.step_page is not None:
            self.step_page.try_complete()
        elif self.view is not None:
            self._actions.end(self.view)

    def _refused(self, refusal: Refusal) -> None:
        page = self.step_page
        if page is not None and self.request is not None and self.request.at_hand is not None:
            self._draft.watch(
                page, self.request.state.number, self.request.at_hand.step.id, {SPENT: self._moves.took}
            )
        self._frame.show_notice("danger", self.context.sentence(refusal))
        self._stale.look()

    def _focus_continue(self) -> None:
        reading = self.view is not None and self.view.reading
        self._frame.buttons[Key.BACK if reading else Key.CONTINUE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rule(self, rule: str) -> None:
        if self.request is not None:
            self._help.show_rule(self._frame, self.request, rule, self.context.language)
