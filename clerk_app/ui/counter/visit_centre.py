"""The middle of a visit: what the customer wants, the step at hand, or that a request is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Bug
from clerk_app.core.request_state import Outcome
from clerk_app.core.sentence import Language
from clerk_app.service.facts import conditions_of
from clerk_app.service.request_view import RequestView, StepAtHand
from clerk_app.service.stepping import StepInput as StepRecord
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.steps.content import StepContent, StepInput
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Tone
from clerk_app.ui.widgets.notices import EmptyState

ICONS: Mapping[Outcome, tuple[str, Tone]] = {
    Outcome.COMPLETED: ("circle-check", "ok"),
    Outcome.REFUSED: ("ban", "danger"),
    Outcome.WITHDRAWN: ("circle-minus", ""),
}
UNDER_WAY: tuple[str, Tone] = ("clock", "accent")
"""Of a request that is not closed yet: a tick would say that it is settled."""


class VisitCentre(QObject):
    """Makes what stands in the middle when there is no step.

    Attributes:
        first_button: of the last `empty()`, where the focus goes; None before.

    Signals:
        find_service: ask what the customer wants.
        find_request: the customer came back with an earlier request.
    """

    find_service = Signal()
    find_request = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.first_button: ActionButton | None = None

    def empty(self) -> QWidget:
        """Return what is shown before the first request."""
        self.first_button = ActionButton(
            self._theme, self.tr("Find the service"), cap(Key.FIND), "search", kind="primary"
        )
        self.first_button.activated.connect(self.find_service)
        back = ActionButton(self._theme, self.tr("Customer came back"), cap(Key.FILTER), "history")
        back.activated.connect(self.find_request)
        return EmptyState(
            self._theme,
            "message-2",
            self.tr("What does the customer want?"),
            self.tr("You answer for the matter from the first word."),
            buttons=[self.first_button, back],
        )

    def finished(self, request: RequestView, state_words: str, *, reading: bool = False) -> QWidget:
        """Return what is shown of a request that has no step left, or is closed.

        `reading` is True when the visit is only read: then there is nothing to add and nothing to end.
        """
        outcome = request.state.outcome
        icon, tone = UNDER_WAY if outcome is None else ICONS[outcome]
        onward = self.tr("Add another request with {add}, or end the visit with {onward} or {end}.").format(
            add=cap(Key.ADD), onward=cap(Key.CONTINUE), end=cap(Key.END)
        )
        return EmptyState(
            self._theme,
            icon,
            f"{request.procedure.title.to(self._theme.language)} · {state_words}",
            "" if reading else onward,
            tone=tone,
        )


def step_content(
    request: RequestView, language: Language, read_only: bool, zone: dt.tzinfo = dt.UTC
) -> StepContent:
    """Return what the page of the step at hand shows."""
    at_hand = request.at_hand
    if at_hand is None:
        raise Bug(f"request {request.state.number} has no step at hand")
    record = at_hand.record
    return StepContent(
        procedure=request.procedure,
        step=at_hand.step,
        language=language,
        number=at_hand.position,
        total=at_hand.of,
        conditions=partial(conditions_of, request.procedure),
        values=request.values,
        answers={**request.answers, **at_hand.answers},
        unknown=frozenset() if record is None else record.unknown,
        marks=at_hand.marks,
        told=at_hand.told,
        not_needed=at_hand.not_needed,
        option=None if record is None else record.option,
        promise=at_hand.promise,
        counting=None if read_only else at_hand.counting,
        zone=zone,
        now_ms=at_hand.now,
        started_before=record is not None and record.promise is not None and record.promise.started_at is not None,
        promised_day=_promised_day(at_hand) if read_only else None,
        read_only=read_only,
    )


def _promised_day(at_hand: StepAtHand) -> dt.date | None:
    made = None if at_hand.record is None else at_hand.record.promise
    return None if made is None else dt.date.fromisoformat(made.day)


def step_record(given: StepInput, language: Language, took_ms: int, seen: str = "") -> StepRecord:
    """Return what was done in a step as the service takes it; `seen` is the newest event the screen had read."""
    return StepRecord(
        step=given.step,
        answers=dict(given.answers),
        unknown=given.unknown,
        documents=dict(given.documents),
        option=given.option,
        promise_day=None if given.promise_day is None else given.promise_day.isoformat(),
        promise_from=given.promise_from,
        alternative=given.alternative,
        reason=given.reason,
        not_needed=dict(given.not_needed),
        language=language,
        took_ms=took_ms,
        seen=seen,
    )
