"""Has the clerk choose where somebody else changed what is typed, and carries out what was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from clerk_app.core.merge import Merged
from clerk_app.service.request_view import RequestView, StepAtHand
from clerk_app.ui.context import Context
from clerk_app.ui.counter.stale import StaleGuard, as_draft, recorded
from clerk_app.ui.counter.visit_actions import VisitActions
from clerk_app.ui.steps.kept_draft import draft_bytes, read_draft
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.widgets.overlay import Overlay


class StaleChoice(QObject):
    """What follows from a comparison of the `StaleGuard`.

    Signals:
        chosen: the values stand in the step that is shown; they are worth saving and the work goes on there.
        back_wanted: a typed value was chosen of a step that was done elsewhere (its id): it has to be done again.
    """

    chosen = Signal()
    back_wanted = Signal(str)

    def __init__(
        self, context: Context, guard: StaleGuard, actions: VisitActions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._guard, self._actions = context, guard, actions
        self._waiting: tuple[Merged, RequestView, str, StepPage] | None = None

    def take(self, merged: Merged | None, request: RequestView, old: StepPage | None, page: StepPage) -> None:
        """Keep a comparison of `old`, which `page` replaced, until `ask`."""
        if merged is not None and merged.conflicts and old is not None:
            self._waiting = merged, request, old.content.step.id, page

    def ask(self) -> None:
        """Ask about what was taken, once."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        merged, request, step, page = waiting
        here = page.content.step.id == step
        if not here and not any(done.id == step for done in request.way.done):
            return
        if not here:
            self._keep(request, step, merged.values)  # closed unchosen, the typed text waits in its step

        def chosen(values: Mapping[str, str], takes_typed: bool) -> None:
            if not here:
                self._keep(request, step, values if takes_typed else {})
                if takes_typed:
                    self.back_wanted.emit(step)
            elif isValid(page):
                page.restore(as_draft(values, values))
                self.chosen.emit()

        self._actions.choose_values(merged, request.procedure, self._guard.who(), chosen)

    def _keep(self, request: RequestView, step: str, values: Mapping[str, str]) -> None:
        service, content = self._context.service, draft_bytes(as_draft(values))
        number = request.state.number
        kept = service.desk.submit(service.stepping.save_draft, self._context.actor, number, step, content)
        self._context.runner.watch(kept, None, self._actions.refused.emit)


def refill(
    page: StepPage,
    request: RequestView,
    at_hand: StepAtHand,
    old: StepPage | None,
    merged: Merged | None,
    carried: Mapping[str, object],
) -> None:
    """Put into a new page what was typed: its draft, what an earlier page carried along, and `old` of the same step.

    What is typed in `old` is newer than the draft; what was not touched there follows the record (`merged`).
    """
    if at_hand.draft is not None and (old is None or merged is None):
        page.restore(read_draft(at_hand.draft.content))
    page.restore(carried)
    if old is not None:
        was = old.draft()
        page.restore(was if merged is None else {**was, **as_draft(merged.values, recorded(request, at_hand.step))})


def asking(page: QWidget) -> bool:
    """Tell whether something is asked in front of `page`."""
    return any(overlay.isVisible() for overlay in page.findChildren(Overlay))
