"""What the idle page does: begin a visit, go on with one, take a request up; where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from clerk_app.core.errors import Refusal
from clerk_app.service.access import Actor
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.counter_view import InterruptedVisit
from clerk_app.ui.context import Context
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.pages import PageName

Then = Callable[[], object]


class IdleActions(QObject):
    """One action at a time; a key pressed twice acts once.

    Attributes:
        busy: an action is under way.

    Signals:
        left: the page to go to and its subject.
        parked: the interrupted visit waits now.
        refused: an action was refused; carries the Refusal.
    """

    left = Signal(str, object)
    parked = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._noted = new_command_id()
        self.busy = False

    def begin_visit(self) -> None:
        """Receive the next customer: the finder is open when the visit is shown."""
        if self._claim():
            reception = self._context.service.reception
            begun = lambda change: self.show_visit(change.result, open_finder=True)  # noqa: E731
            self._context.act(reception.start_visit, begun, self._refuse)()

    def take_up(self, number: str) -> None:
        """The customer of `number` is here: begin a visit and go on where the request stopped."""
        if self._claim():
            begun = lambda change: self._take_up_in(change.result, number)  # noqa: E731
            self._context.act(self._context.service.reception.start_visit, begun, self._refuse)()

    def resume(self, visit: str, number: str | None) -> None:
        """Go on with a parked visit."""
        shown = lambda: self.show_visit(visit, number, open_finder=number is None)  # noqa: E731
        self._act(self._context.service.reception.resume_visit, visit, shown)

    def resume_interrupted(self, visit: InterruptedVisit) -> None:
        """Go on with the visit that was open when the program stopped."""
        number = visit.request
        self._note(visit.visit, lambda: self.show_visit(visit.visit, number, open_finder=number is None))

    def park_interrupted(self, visit: InterruptedVisit) -> None:
        """Let it wait instead."""
        park = self._context.service.reception.park_visit
        self._note(visit.visit, lambda: self._act(park, visit.visit, self.parked.emit))

    def show_visit(self, visit: str, number: str | None = None, *, open_finder: bool = False) -> None:
        """Go to the page of a visit."""
        self.busy = False
        self.left.emit(PageName.VISIT.value, VisitSubject(visit, number, open_finder=open_finder))

    def _take_up_in(self, visit: str, number: str) -> None:
        def refused(refusal: Refusal) -> None:
            # The customer sits here all the same: the visit goes on without the request, and why is said there.
            self.show_visit(visit)
            self._context.runner.refused.emit(refusal)

        take_up = self._context.service.handling.take_up
        self._context.act(take_up, lambda _change: self.show_visit(visit, number), refused)(number, visit)

    def _note(self, visit: str, then: Then) -> None:
        # The same command id until it was done: whoever presses twice notes the interruption once.
        def noted() -> None:
            self._noted = new_command_id()
            then()

        self._act(self._context.service.reception.note_interruption, visit, noted, self._noted)

    def _act(
        self, action: Callable[[Actor, str, str], Change[Any]], visit: str, then: Then, command: str | None = None
    ) -> None:
        if self._claim():

            def done(_change: Change[Any]) -> None:
                self.busy = False
                then()

            self._context.act(action, done, self._refuse, command)(visit)

    def _claim(self) -> bool:
        free, self.busy = not self.busy, True
        return free

    def _refuse(self, refusal: Refusal) -> None:
        self.busy = False
        self.refused.emit(refusal)
