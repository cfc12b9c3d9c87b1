"""Completing a step: what each verb needs before its record is written, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clerk_app.core.errors import Refusal
from clerk_app.core.events import Event, EventData, VaultRef
from clerk_app.core.events.request import (
    DocumentMark,
    FirstHandled,
    PromiseMade,
    RequestAccepted,
    RequestClosed,
    StepCompleted,
)
from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.request import issue, require_open_work
from clerk_app.core.request_state import RequestState, evolve
from clerk_app.core.walk import (
    Holds,
    Way,
    applicable_documents,
    applicable_fields,
    automatic_option,
    find_way,
)

MARKS = ("have", "missing", "not_needed", "later")


@dataclass(frozen=True, slots=True)
class CompleteStep:
    """Everything the clerk did in one step.

    Attributes:
        holds: evaluates conditions with the answers of this step already in.
        answers: answers given in this step, already in the vault.
        unknown: required fields the customer could not answer (recorded, does not stop the visit).
        alternative: for a refusal, index into the step's `instead`; None needs `reason`.
        language: of the papers this step issues.
        took_ms: time on the step by the monotonic clock, milliseconds.
    """

    by: str
    at: int
    procedure: Procedure
    step: str
    holds: Holds
    answers: Mapping[str, VaultRef] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    documents: Mapping[str, DocumentMark] = field(default_factory=dict)
    option: str | None = None
    promise: PromiseMade | None = None
    alternative: int | None = None
    reason: VaultRef | None = None
    language: str = "zh"
    took_ms: int = 0


def decide_step(state: RequestState, command: CompleteStep) -> list[EventData]:
    """Return the events of completing one step, with everything that follows by itself.

    A decision whose condition picks its option is recorded along; after the last step the request is accepted when
    a promise is open, else completed. Raises Refusal naming what is missing.
    """
    require_open_work(state, command.by)
    way = find_way(command.procedure, state.records, state.answer_ids, command.holds, state.reopened)
    if way.current is None or way.current.id != command.step:
        raise Refusal("step.not_current", step=command.step)
    step = way.current
    _require_complete(step, command)
    events: list[EventData] = []
    if step.is_work and state.ownership.first_handler is None:
        events.append(FirstHandled(state.number, state.visit, first_handler=command.by))
    events.append(_record(state, step, command))
    events.extend(issue(state, kind, command.language) for kind in step.print)
    if step.refuse is not None:
        events.append(
            RequestClosed(
                state.number,
                state.visit,
                outcome="refused",
                step=step.id,
                rule=step.basis,
                alternative=command.alternative,
                told="counter",
                told_at=command.at,
                reason=command.reason,
            )
        )
        return events
    return events + _what_follows(state, events, command)


def _require_complete(step: Step, command: CompleteStep) -> None:
    given = set(command.answers) | command.unknown
    fields = applicable_fields(command.procedure, step, command.holds)
    missing_fields = [asked.id for asked in fields if asked.required and asked.id not in given]
    if missing_fields:
        raise Refusal("step.fields_missing", count=len(missing_fields), field=missing_fields[0])
    for document in applicable_documents(command.procedure, step, command.holds):
        mark = command.documents.get(document.id)
        if mark is None or mark.mark not in MARKS:
            raise Refusal("step.document_unchecked", document=document.id)
        if mark.mark == "missing" or (mark.mark == "later" and document.later_days is None):
            raise Refusal("step.document_missing", document=document.id)
        if mark.substitute is not None and not 0 <= mark.substitute < len(document.one_of):
            raise Refusal("step.document_unchecked", document=document.id)
    if step.options and command.option not in {option.id for option in step.options}:
        raise Refusal("step.choose_option")
    if step.do is not None and step.do.result is not None:
        result = command.procedure.fields[step.do.result]
        if result.required and result.id not in given:
            raise Refusal("step.result_missing", field=result.id)
    if step.promise is not None:
        if command.promise is None:
            raise Refusal("step.promise_missing")
        if command.promise.day > command.promise.latest:
            raise Refusal("promise.too_late", latest=command.promise.latest)
        if command.promise.day < command.promise.accepted:
            raise Refusal("promise.before_acceptance")
    if step.refuse is not None:
        known = command.alternative is not None and 0 <= command.alternative < len(step.instead)
        if not known and command.reason is None:
            raise Refusal("step.alternative_missing")


def _record(state: RequestState, step: Step, command: CompleteStep) -> StepCompleted:
    answers = {**state.answers, **command.answers}
    copied = step.do.copy if step.do is not None else ()
    return StepCompleted(
        state.number,
        state.visit,
        step=step.id,
        verbs=[verb.value for verb in step.verbs],
        answers=dict(command.answers),
        unknown=sorted(command.unknown),
        documents=dict(command.documents),
        option=command.option if step.options else None,
        copied={name: answers[name].id for name in copied if name in answers},
        promise=command.promise if step.promise is not None else None,
        took_ms=command.took_ms,
    )


def _what_follows(state: RequestState, events: list[EventData], command: CompleteStep) -> list[EventData]:
    more: list[EventData] = []
    while True:
        after = _fold(state, [*events, *more], command)
        way = find_way(command.procedure, after.records, after.answer_ids, command.holds, after.reopened)
        if way.current is None:
            return [*more, _end(state, way, after, command)]
        picked = automatic_option(way.current, command.holds)
        if picked is None or way.current.id in after.records:
            return more
        more.append(
            StepCompleted(
                state.number,
                state.visit,
                step=way.current.id,
                verbs=[verb.value for verb in way.current.verbs],
                option=picked.id,
                automatic=True,
            )
        )


def _fold(state: RequestState, events: list[EventData], command: CompleteStep) -> RequestState:
    after: RequestState | None = state
    for data in events:
        after = evolve(after, Event("", 0, 0, "", "", command.at, command.by, data))
    assert after is not None
    return after


def _end(state: RequestState, way: Way, after: RequestState, command: CompleteStep) -> EventData:
    promises = [record.promise for step in way.done if (record := after.records[step.id]).promise is not None]
    if promises and promises[-1] is not None:
        return RequestAccepted(state.number, state.visit, due_day=promises[-1].day)
    return RequestClosed(
        state.number, state.visit, outcome="completed", told="counter", told_at=command.at
    )
