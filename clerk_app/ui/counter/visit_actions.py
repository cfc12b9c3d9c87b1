"""What a clerk does with a visit beside its steps: each asks in a dialog, acts, and says what to show then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.merge import Merged
from clerk_app.core.procedure import Procedure
from clerk_app.core.request_state import State
from clerk_app.service.access import Actor
from clerk_app.service.action import Change
from clerk_app.service.handling import NotificationInput
from clerk_app.service.missing_plan import missing_plan
from clerk_app.service.print_desk import SAVED, PrintOutcome
from clerk_app.service.unlisted import SOMETHING_ELSE
from clerk_app.service.visit_view import VisitView
from clerk_app.ui.context import Context
from clerk_app.ui.counter.dialog import Dialog, TextDialog
from clerk_app.ui.counter.end_dialog import EndDialog
from clerk_app.ui.counter.finder import FinderOverlay
from clerk_app.ui.counter.missing_dialog import MissingDialog
from clerk_app.ui.counter.returning import ReturningOverlay
from clerk_app.ui.counter.stale_dialog import StaleDialog
from clerk_app.ui.counter.visit_dialogs import CannotDialog, CustomerDialog
from clerk_app.ui.pages import PageName
from clerk_app.ui.steps.page import StepPage

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT")
OPEN_STATES = (State.IN_PROGRESS, State.WAITING)


class VisitActions(QObject):
    """The dialogs of one visit page.

    Signals:
        about_to_act: what is typed has to be saved first.
        done: an action changed the visit; carries the request to show, None for the same one.
        left: the visit leaves this page; carries the page to go to and its subject.
        refused: an action without a dialog was refused; carries the Refusal.
        said: a tone and words about what came of it.
    """

    about_to_act = Signal()
    done = Signal(object)
    left = Signal(str, object)
    refused = Signal(object)
    said = Signal(str, str)

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._host = host
        self._visit_id = ""
        self._dialog: Dialog | None = None
        self._finder: FinderOverlay | None = None
        self._returning: ReturningOverlay | None = None

    @property
    def dialog(self) -> Dialog | None:
        """The dialog that is open, if any."""
        return self._dialog if self._dialog is not None and not self._dialog.isHidden() else None

    def use_visit(self, visit_id: str) -> None:
        """Act on this visit from now on."""
        self._visit_id = visit_id

    def find_service(self) -> None:
        """Ask what the customer wants and open a request for it."""
        if self._finder is None:
            self._finder = FinderOverlay(self._context, self._host, can_start=True)
            self._finder.chosen.connect(self._open_request)
            self._finder.unlisted.connect(partial(self._open_request, SOMETHING_ELSE))
        self._finder.open()

    def find_request(self) -> None:
        """Find the request of a customer who came back and go on with it in this visit."""
        if self._returning is None:
            self._returning = ReturningOverlay(self._context, self._host)
            self._returning.chosen.connect(self._take_up)
        self._returning.open()

    def park(self) -> None:
        """Let the visit wait, with one line for whoever goes on."""
        dialog = TextDialog(
            self._context.theme,
            self._host,
            self.tr("Park the visit"),
            self.tr("Park"),
            self.tr("One line for whoever goes on, e.g. fetches the deed"),
            required=False,
            words=self.tr("Nothing is lost: step and typed text stay as they are."),
        )

        def parked(_change: Change[None]) -> None:
            self.left.emit(PageName.IDLE.value, None)

        def park() -> None:
            act = self._act(self._context.service.reception.park_visit, parked, self._fault(dialog))
            act(self._visit_id, dialog.text())

        self._open(dialog, park)

    def write_note(self) -> None:
        """Write a note to the log."""
        dialog = TextDialog(
            self._context.theme, self._host, self.tr("Note to the log"), self.tr("Keep"), "", required=True
        )

        def kept(_change: Change[None]) -> None:
            self.close()

        def write() -> None:
            act = self._act(self._context.service.reception.write_note, kept, self._fault(dialog))
            act(self._visit_id, dialog.text())

        self._open(dialog, write)

    def list_all_missing(self, view: VisitView, page: StepPage) -> None:
        """List what is missing, or say why there is no list yet."""
        missing = page.missing()
        if any(item.kind == "unchecked" for item in missing):
            page.focus_unchecked()
            self.said.emit("danger", self.tr("Check every document first: the list names everything at once."))
        elif any(item.kind == "document" for item in missing) or page.step_input().unknown:
            self.list_missing(view, page)
        else:
            self.said.emit("accent", self.tr("Nothing is missing here. Mark what is missing with 2."))

    def list_missing(self, view: VisitView, page: StepPage) -> None:
        """Tell everything that is missing at once; the request waits for papers then."""
        request = view.request
        if request is None or request.at_hand is None:
            return
        typed = page.step_input()
        valid = {name for step_view in page.views for name in step_view.answers()}
        service = self._context.service
        today = local_day(service.clock.now(), service.store.zone).isoformat()
        answers = {name: text for name, text in typed.answers.items() if name in valid}
        kept = {name: text for view_of_verb in page.views for name, text in view_of_verb.answers().items()}
        plan = missing_plan(request, dict(typed.documents), kept, typed.unknown, today)
        if plan is None:
            return
        dialog = MissingDialog(self._context, self._host, plan, view.bring_by)
        number = request.state.number

        def told(change: Change[str]) -> None:
            self.close()
            self.done.emit(number)
            self._print(change.result)

        def tell() -> None:
            act = self._act(self._context.service.handling.give_notification, told, self._fault(dialog))
            act(
                number,
                NotificationInput(
                    step=plan.step,
                    documents=dict(plan.marks),
                    bring_by=view.bring_by,
                    fields=plan.own_fields,
                    answers=answers,
                    language=self._context.language,
                    at_hand=dialog.chosen(),
                ),
            )

        self._open(dialog, tell)

    def _print(self, paper: str) -> None:
        """Print the list at once: the customer takes it along, whether the visit ends now or is parked."""
        context = self._context

        def out(change: Change[PrintOutcome]) -> None:
            refusal = change.result.refusal
            if refusal is not None:
                self.said.emit("danger", context.sentence(refusal))
            elif change.result.state == SAVED:
                self.said.emit("ok", self.tr("The list is saved as a PDF; no printer is set for this counter."))
            else:
                self.said.emit("ok", self.tr("The list is at the printer. Hand it to the customer."))

        sending = context.print_desk.send(context.actor, paper)
        context.runner.watch(sending.accepted, out, lambda refusal: self.said.emit("danger", context.sentence(refusal)))
        context.runner.watch(sending.ended, None, lambda _told_above: None)

    def cannot_be_met(self, view: VisitView, spent: Callable[[], int]) -> None:
        """Refuse with rule and alternative, or record that the customer gave up; `spent` tells the step's time."""
        request = view.request
        if request is None:
            return
        number = request.state.number
        handling = self._context.service.handling
        dialog = CannotDialog(self._context.theme, self._host, request.procedure, self._context.language)

        def closed(_change: Change[None]) -> None:
            self.close()
            self.done.emit(number)

        def refuse() -> None:
            act = self._act(handling.cannot_be_met, closed, self._fault(dialog))
            act(number, dialog.rules.picked_way() or "", dialog.reason.toPlainText(), spent())

        def withdraw() -> None:
            self._act(handling.withdraw, closed, self._fault(dialog))(number, dialog.reason.toPlainText(), spent())

        dialog.withdrawn.connect(withdraw)
        self._open(dialog, refuse)

    def end(self, view: VisitView) -> None:
        """End the visit; with requests still open it says first what becomes of them."""
        unfinished = [line for line in view.requests if line.state in OPEN_STATES]
        if view.requests and not unfinished:
            self.end_visit("finished")
            return
        dialog = EndDialog(self._context.theme, self._host, unfinished, self._context.language)
        dialog.left.connect(lambda: self.end_visit("customer_left"))
        self._open(dialog, lambda: self.end_visit("finished"))

    def end_visit(self, how: str) -> None:
        """Say goodbye and go to the end of the visit."""
        visit_id = self._visit_id

        def ended(_change: Change[list[str]]) -> None:
            self.left.emit(PageName.END.value, visit_id)

        self._act(self._context.service.reception.end_visit, ended, self._fault(self.dialog))(visit_id, how)

    def edit_customer(self, view: VisitView) -> None:
        """Keep what the customer tells about themselves."""
        dialog = CustomerDialog(self._context.theme, self._host, view.customer, self._context.language)

        def kept(_change: Change[None]) -> None:
            self.close()
            self.done.emit(None)

        def keep() -> None:
            in_person = {"yes": True, "no": False}.get(dialog.in_person.value() or "")
            act = self._act(self._context.service.reception.record_customer, kept, self._fault(dialog))
            act(
                self._visit_id,
                data=dialog.typed(),
                form_of_address=dialog.form_of_address.value(),
                in_person=in_person,
                needs=dialog.needs(),
            )

        self._open(dialog, keep)

    def choose_values(
        self, merged: Merged, procedure: Procedure, who: str, chosen: Callable[[Mapping[str, str], bool], object]
    ) -> None:
        """Ask which of two values counts where somebody else changed what is typed here.

        `chosen` is called with everything that stands then and whether a typed value was taken anywhere.
        """
        dialog = StaleDialog(self._context.theme, self._host, merged, procedure, who, self._context.language)

        def taken() -> None:
            values, takes_typed = dialog.values(), dialog.takes_typed
            self.close()
            chosen(values, takes_typed)

        self._open(dialog, taken)

    def close(self) -> None:
        """Close the dialog that is open."""
        if self._dialog is not None:
            self._dialog.close_overlay()
            self._dialog.deleteLater()
            self._dialog = None

    def _open_request(self, procedure: str, words: str = "") -> None:
        def opened(change: Change[str]) -> None:
            self.done.emit(change.result)

        open_request = self._context.service.handling.open_request
        self._act(open_request, opened, self.refused.emit)(self._visit_id, procedure, words)

    def _take_up(self, number: str) -> None:
        def taken_up(_change: Change[None]) -> None:
            self.done.emit(number)

        self._act(self._context.service.handling.take_up, taken_up, self.refused.emit)(number, self._visit_id)

    def _act(
        self,
        action: Callable[Concatenate[Actor, str, ParametersT], Change[ResultT]],
        done: Callable[[Change[ResultT]], object],
        refused: Callable[[Refusal], object],
    ) -> Callable[ParametersT, None]:
        self.about_to_act.emit()
        return self._context.act(action, done, refused)

    def _open(self, dialog: Dialog, confirmed: Callable[[], object]) -> None:
        self.close()
        self._dialog = dialog
        dialog.confirmed.connect(confirmed)
        dialog.open()

    def _fault(self, dialog: Dialog | None) -> Callable[[Refusal], None]:
        if dialog is None:
            return self.refused.emit
        return lambda refusal: dialog.show_fault(self._context.sentence(refusal))
