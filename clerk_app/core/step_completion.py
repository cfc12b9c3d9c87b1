"""Completing a step: what each verb needs before its record is written, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import Event, EventData, VaultRef
from clerk_app.core.events.request import (
    DocumentMark,
    DocumentsDropped,
    FirstHandled,
    PromiseMade,
    RequestAccepted,
    RequestClosed,
    StepCompleted,
)
from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.request import check_marks, closing, issue, require_open_work
from clerk_app.core.request_state import RequestState, evolve
from clerk_app.core.walk import (
    Holds,
    Way,
    applicable_documents,
    applicable_fields,
    automatic_option,
    copied_answers,
    find_way,
)


@dataclass(frozen=True, slots=True)
class CompleteStep:
    """Everything the clerk did in one step.

    Attributes:
        holds: evaluates conditions with the answers of this step already in.
        answers: answers given in this step, already in the vault.
        unknown: required fields the customer could not answer (recorded, does not stop the visit).
        alternative: for a refusal, index into the step's `instead`; None needs `reason`.
        not_needed: document → why it is not needed although the customer was told to bring it.
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
    not_needed: Mapping[str, VaultRef] = field(default_factory=dict)
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
    events: list[EventData] = _dropped(state, step, command)
    if step.is_work and state.ownership.first_handler is None:
        events.append(FirstHandled(state.number, state.visit, first_handler=command.by))
    events.append(_record(state, step, command))
    events.extend(issue(state, kind, command.language) for kind in step.print)
    if step.refuse is not None:
        refused = RequestClosed(
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
        return events + closing(state, refused)
    return events + _what_follows(state, events, command)


def _require_complete(step: Step, command: CompleteStep) -> None:
    own = {*step.ask, *((step.do.result,) if step.do is not None else ())}
    if not set(command.answers) | command.unknown <= own:
        raise Bug(f"step {step.id} asks {sorted(filter(None, own))}, answered {sorted(command.answers)}")
    given = set(command.answers) | command.unknown
    fields = applicable_fields(command.procedure, step, command.holds)
    missing_fields = [asked.id for asked in fields if asked.required and asked.id not in given]
    if missing_fields:
        raise Refusal("step.fields_missing", count=len(missing_fields), field=missing_fields[0])
    documents = applicable_documents(command.procedure, step, command.holds)
    marks = check_marks(documents, command.documents)
    for document in documents:
        if marks[document.id].mark == "missing":
            raise Refusal("step.document_missing", document=document.id)
    _require_option(step, command)
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
        if not known and (command.alternative is not None or command.reason is None):
            raise Refusal("step.alternative_missing")


def _dropped(state: RequestState, step: Step, command: CompleteStep) -> list[EventData]:
    """Return the event that says why papers the customer was told to bring are not needed; none without such a paper.

    Raises Refusal where nobody says it.
    """
    reasons = {}
    for document in applicable_documents(command.procedure, step, command.holds):
        if document.id in state.told_documents and command.documents[document.id].mark == "not_needed":
            if document.id not in command.not_needed:
                raise Refusal("step.not_needed_needs_reason", document=document.id)
            reasons[document.id] = command.not_needed[document.id]
    return [DocumentsDropped(state.number, state.visit, step=step.id, reasons=reasons)] if reasons else []


def _require_option(step: Step, command: CompleteStep) -> None:
    if not step.options:
        return
    if command.option not in {option.id for option in step.options}:
        raise Refusal("step.choose_option")
    picked = automatic_option(step, command.holds)
    if picked is not None and picked.id != command.option:
        # Its record would not hold: the clerk would stand before the same step for ever.
        raise Refusal("step.option_follows_from_answers", option=picked.id)


def _record(state: RequestState, step: Step, command: CompleteStep) -> StepCompleted:
    answers = {name: ref.id for name, ref in {**state.answers, **command.answers}.items()}
    own = {*step.ask, *((step.do.result,) if step.do is not None else ())}
    documents = applicable_documents(command.procedure, step, command.holds)
    return StepCompleted(
        state.number,
        state.visit,
        step=step.id,
        verbs=[verb.value for verb in step.verbs],
        answers=dict(command.answers),
        unknown=sorted(command.unknown),
        cleared=sorted(own & set(state.answers) - set(command.answers) - command.unknown),
        documents={document.id: command.documents[document.id] for document in documents},
        option=command.option if step.options else None,
        copied=copied_answers(command.procedure, step, answers, command.holds),
        promise=command.promise if step.promise is not None else None,
        took_ms=command.took_ms,
    )


def _what_follows(state: RequestState, events: list[EventData], command: CompleteStep) -> list[EventData]:
    more: list[EventData] = []
    picked_already: set[str] = set()
    while True:
        after = _fold(state, [*events, *more], command)
        way = find_way(command.procedure, after.records, after.answer_ids, command.holds, after.reopened)
        if way.current is None:
            return [*more, *_end(state, way, after, command)]
        picked = automatic_option(way.current, command.holds)
        # Once each: conditions that pick each other in a circle stop before the clerk.
        if picked is None or way.current.id in picked_already or way.current.id == after.reopened:
            return more
        picked_already.add(way.current.id)
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
    if after is None:
        raise Bug(f"request {state.number} vanished while a step was decided")
    return after


def _end(state: RequestState, way: Way, after: RequestState, command: CompleteStep) -> list[EventData]:
    promises = [record.promise for step in way.done if (record := after.records[step.id]).promise is not None]
    if promises and promises[-1] is not None:
        return [RequestAccepted(state.number, state.visit, due_day=promises[-1].day)]
    completed = RequestClosed(
        state.number, state.visit, outcome="completed", told="counter", told_at=command.at
    )
    return closing(state, completed)
