"""Moving through a visit: a step is done, taken back or looked at; another request comes to the front."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
from clerk_app.service.request_view import RequestView
from clerk_app.service.stepping import StepDone
from clerk_app.service.visit_view import VisitView
from clerk_app.ui.context import Context
from clerk_app.ui.counter.visit_actions import OPEN_STATES
from clerk_app.ui.counter.visit_centre import step_record
from clerk_app.ui.counter.visit_draft import DraftKeeper
from clerk_app.ui.steps.content import StepInput


class VisitMoves(QObject):
    """Carries the moves out and says what is to be read then.

    Attributes:
        view: what the page last read.
        look_at: the done step that is only looked at; None where the work goes on.
        busy: a move is under way: what it changes is read when it is done, and no second one begins.
        in_front: visit and request that were noted last as worked on.
        took: time spent on the step completed last, milliseconds.

    Signals:
        moved: carries the number of the request to read and show.
        ended: the last step of the last open request is done.
        left: nothing is left to go back to; the visit was only read.
        refused: carries the Refusal of a move.
    """

    moved = Signal(object)
    ended = Signal()
    left = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, draft: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._draft = context, draft
        self.view: VisitView | None = None
        self.look_at: str | None = None
        self.busy, self.took = False, 0
        self.in_front: tuple[str, str] | None = None

    @property
    def looking(self) -> bool:
        """Whether a done step is only looked at."""
        return self.look_at is not None

    @property
    def _request(self) -> RequestView | None:
        return None if self.view is None else self.view.request

    def complete(self, given: StepInput) -> None:
        """Do the step at hand."""
        request = self._request
        if request is None or self.view is None or self.busy:
            return
        self.busy, self.took = True, self._draft.spent()
        self._draft.save()
        self._draft.forget()
        record = step_record(given, self._context.language, self.took, self.view.seen)

        def done(change: Change[StepDone]) -> None:
            if change.result.next_step is None:
                self._after_last_step()
            else:
                self.moved.emit(request.state.number)

        complete_step = self._context.service.stepping.complete_step
        self._context.act(complete_step, done, self._refused)(request.state.number, record)

    def back(self) -> None:
        """Leave what is looked at, or take the step before back."""
        request, view = self._request, self.view
        if request is None or view is None:
            return
        if self.looking:
            self.look_at = None
            self.moved.emit(request.state.number)
        elif view.reading:
            self.left.emit()
        elif request.way.done:
            self.go_back_to(request.way.done[-1].id)

    def go_back_to(self, step: str) -> None:
        """Answer `step` again; its earlier record stays in the log."""
        request = self._request
        if request is None or self.busy:
            return
        self.busy = True
        self._draft.keep()
        self.look_at = None
        number = request.state.number
        go_back = self._context.service.handling.go_back
        self._context.act(go_back, lambda _change: self.moved.emit(number), self._refused)(number, step)

    def look_back(self, step: str) -> None:
        """Look at a done step without changing anything."""
        request, view = self._request, self.view
        if request is None or view is None or step not in request.state.records or view.masked:
            return
        self._draft.keep()
        current = request.way.current
        self.look_at = None if current is not None and current.id == step else step
        self.moved.emit(request.state.number)

    def choose_request(self, number: str) -> None:
        """Bring another request of the visit to the front; what was spent on this one stays with it."""
        self._draft.keep()
        self.look_at = None
        self.moved.emit(number)

    def keep_in_front(self, view: VisitView) -> None:
        """Note which of several requests is in front: after a break or a crash the work goes on there."""
        here = None if view.request is None else (view.visit.id, view.request.state.number)
        if here is None or here == self.in_front or view.reading or len(view.requests) < 2:
            return
        self.in_front = here
        service = self._context.service
        kept = service.desk.submit(service.reception.bring_to_front, self._context.actor, *here)
        # A visit that was parked meanwhile keeps the place it had.
        self._context.runner.watch(kept, None, lambda _refusal: None)

    def next_request(self) -> None:
        """Bring the next request of the visit to the front."""
        view, request = self.view, self._request
        if view is not None and request is not None and len(view.requests) > 1:
            self.choose_request(view.after(request.state.number))

    def _after_last_step(self) -> None:
        """Go on with another open request of this visit; with none left the visit ends."""
        current = "" if self._request is None else self._request.state.number
        lines = () if self.view is None else self.view.requests
        others = [line.number for line in lines if line.number != current and line.state in OPEN_STATES]
        if others:
            self.moved.emit(others[-1])
        else:
            self.ended.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.busy = False
        self.refused.emit(refusal)
