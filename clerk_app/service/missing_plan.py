"""What the one-time notification would say now: the step at hand as it is typed, and what later steps will ask for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import Procedure
from clerk_app.core.request_state import ToldMissing
from clerk_app.core.still_missing import needed_later, told_before, unanswered
from clerk_app.service.answers import own_fields
from clerk_app.service.facts import conditions_of, settled_by
from clerk_app.service.request_view import RequestView


@dataclass(frozen=True, slots=True)
class MissingPlan:
    """Everything the list would name.

    Attributes:
        here: documents of this step that are missing, by id.
        later: documents that later steps will certainly ask for; the customer may have some of them here.
        fields: answers the customer could not give, in this step or before.
        own_fields: those of them that this step asks.
        answers: what this step's fields hold validly.
        told: what was told before, None before the first time.
        told_times: how many lists there were; one more with something else on it counts against us.
    """

    procedure: Procedure
    step: str
    marks: Mapping[str, DocumentMark]
    here: tuple[str, ...]
    later: tuple[str, ...]
    fields: tuple[str, ...]
    own_fields: tuple[str, ...]
    answers: Mapping[str, str]
    told: ToldMissing | None
    told_times: int
    view: RequestView
    today: str

    def is_reprint(self, at_hand: Collection[str] = ()) -> bool:
        """Tell whether just this was told already, with `at_hand` of the later documents being here."""
        missing = {name: DocumentMark("missing") for name in self.later if name not in at_hand}
        return told_before(self.view.state, {**self.marks, **missing}, self.fields, self.today)


def missing_plan(
    view: RequestView,
    marks: Mapping[str, DocumentMark],
    answers: Mapping[str, str],
    unknown: Collection[str],
    today: str,
) -> MissingPlan | None:
    """Return what the notification of a request would name; None without a step at hand.

    Args:
        marks, answers, unknown: the step at hand as it stands on the screen; `answers` only holds valid ones.
        today: ISO day.
    """
    at_hand = view.at_hand
    if at_hand is None:
        return None
    procedure, step, state = view.procedure, at_hand.step, view.state
    elsewhere = {name: text for name, text in view.answers.items() if name not in own_fields(step)}
    present = {**elsewhere, **answers}
    holds, settled = conditions_of(procedure, present), settled_by(procedure, present)
    asked = [procedure.fields[name] for name in step.ask]
    not_known = tuple(
        field.id
        for field in asked
        if field.required and field.id in unknown and (field.when is None or holds(field.when))
    )
    earlier = unanswered(procedure, state, holds, answers)
    return MissingPlan(
        procedure=procedure,
        step=step.id,
        marks=marks,
        here=tuple(name for name in step.check if name in marks and marks[name].mark == "missing"),
        later=tuple(one.document.id for one in needed_later(procedure, state, holds, settled)),
        fields=(*(name for name in earlier if name not in not_known), *not_known),
        own_fields=not_known,
        answers=answers,
        told=state.told,
        told_times=state.notifications,
        view=view,
        today=today,
    )
