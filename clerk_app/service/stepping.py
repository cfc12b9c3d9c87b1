"""Completing a step, and keeping what is typed in one until it is."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from clerk_app.core.errors import Refusal
from clerk_app.core.events import visit as of_visit
from clerk_app.core.events.request import DocumentMark, PaperIssued, PromiseMade
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind, Procedure, Step
from clerk_app.core.request import require_not_closed
from clerk_app.core.step_completion import CompleteStep, decide_step
from clerk_app.core.visit import VisitState, require_open
from clerk_app.core.walk import find_way
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.action import Change, Performer
from clerk_app.service.answers import (
    answers_of,
    conditions_with,
    filled_refs,
    keep_answers,
    own_fields,
    parsed_answers,
)
from clerk_app.service.elsewhere import changed_since, subjects_of
from clerk_app.service.procedures import ProcedureShelf
from clerk_app.service.promises import PromiseOffice
from clerk_app.service.time_at_counter import closed_with_time
from clerk_app.store.queries import ownership as ownership_queries
from clerk_app.store.records import Draft, Records
from clerk_app.store.unit import Unit


class StepInput(msgspec.Struct, frozen=True):
    """What the clerk did in one step, as the screen has it.

    Attributes:
        answers: field → what was typed; empty ones count as not given.
        unknown: fields the customer could not answer.
        option: chosen option of a decision.
        promise_day: an earlier ISO day than the last one; None for the last one.
        promise_from: when what the limit is counted from happened, milliseconds UTC; None for now.
        alternative: index into the `instead` of a refusal; None needs `reason`.
        not_needed: document → why it is not needed although the customer was told to bring it.
        took_ms: time on the step by the monotonic clock, milliseconds.
        seen: id of the newest event the screen had read; empty asks for no comparison.
    """

    step: str
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    documents: dict[str, DocumentMark] = msgspec.field(default_factory=dict)
    option: str | None = None
    promise_day: str | None = None
    promise_from: int | None = None
    alternative: int | None = None
    reason: str = ""
    not_needed: dict[str, str] = msgspec.field(default_factory=dict)
    language: str = "zh"
    took_ms: int = 0
    seen: str = ""


class StepDone(msgspec.Struct, frozen=True):
    """What completing a step led to.

    Attributes:
        next_step: the step to show now; None at the end.
        state: the request's state afterwards.
        papers: numbers of the papers it issued.
    """

    next_step: str | None
    state: str
    outcome: str | None
    papers: tuple[str, ...]


class Stepping:
    """Steps of requests at this counter. Every method runs on the desk thread."""

    def __init__(self, performer: Performer, shelf: ProcedureShelf, promises: PromiseOffice) -> None:
        self._performer = performer
        self._shelf = shelf
        self._promises = promises

    def complete_step(
        self, actor: Actor, command_id: str, number: str, given: StepInput
    ) -> Change[StepDone]:
        """Record a step as done: when this returns, it is on disk.

        Raises Refusal when something the step needs is missing, and ``request.changed_elsewhere`` when somebody else
        changed the request or its customer since the screen read them; what was typed stays in the draft.
        """

        def work(unit: Unit) -> StepDone:
            state = unit.request(number)
            require_not_closed(state)
            visit = unit.visit(state.visit)
            require_open(visit)
            if given.seen and changed_since(unit.connection, subjects_of(visit.id, number), given.seen):
                raise Refusal("request.changed_elsewhere")
            procedure = self._shelf.of_version(unit, state.version)
            step = procedure.step(given.step)
            kept = parsed_answers(procedure, step, given.answers)
            holds = conditions_with(procedure, step, answers_of(unit, state), kept)
            refs = keep_answers(unit, state, procedure, kept)
            reason = None
            if step.refuse is not None and given.reason.strip():
                text = parse(FieldKind.TEXT, given.reason).text
                reason = unit.vault.put(f"request:{number}", "note", text)
            why = {
                name: unit.vault.put(f"request:{number}", "note", parse(FieldKind.TEXT, text).text)
                for name, text in given.not_needed.items()
                if name in given.documents and given.documents[name].mark == "not_needed" and text.strip()
            }
            command = CompleteStep(
                by=actor.id,
                at=unit.now,
                procedure=procedure,
                step=given.step,
                holds=holds,
                answers=refs,
                unknown=frozenset(given.unknown) & own_fields(step) - set(refs),
                documents=given.documents,
                option=given.option,
                promise=self._promise(procedure, step, given, unit.now, visit),
                alternative=given.alternative,
                reason=reason,
                not_needed=why,
                language=given.language,
                took_ms=max(0, given.took_ms),
            )
            unit.records.drop_draft(number, given.step)
            unit.append(closed_with_time(unit, decide_step(state, command)))
            self._fill_customer(unit, visit, procedure, step, command, kept)
            return self._outcome(unit, number, command)

        return self._performer.perform(Action.WORK_ON_REQUEST, actor, command_id, work, StepDone)

    def save_draft(self, actor: Actor, number: str, step: str, content: bytes) -> None:
        """Keep what is typed in a step (JSON of the step's view); a power cut costs at most the last keystrokes.

        Raises Refusal for a request that `actor` does not handle or that is closed: nothing personal is left behind.
        """
        require(actor, Action.WORK_ON_REQUEST)
        performer = self._performer
        now = performer.clock.now()
        with performer.store.transaction(now=now, actor=actor.id, command_id="") as unit:
            handled = ownership_queries.handled(unit.connection, number)
            if handled is None:
                raise Refusal("request.unknown", number=number)
            if handled.closed:
                raise Refusal("request.closed", number=number)
            if handled.handler != actor.id:
                raise Refusal("ownership.not_handler", handler=handled.handler)
            unit.records.keep_draft(Draft(number, step, now, content))

    def draft(self, number: str, step: str) -> Draft | None:
        """Return what was typed in a step and not completed."""
        return Records(self._performer.store.connection).draft(number, step)

    def _promise(
        self, procedure: Procedure, step: Step, given: StepInput, now: int, visit: VisitState
    ) -> PromiseMade | None:
        if step.promise is None:
            return None
        return self._promises.made(
            procedure,
            step,
            now,
            given.promise_day,
            started_at=given.promise_from,
            arrived_at=visit.opened_at,
        )

    def _fill_customer(
        self,
        unit: Unit,
        visit: VisitState,
        procedure: Procedure,
        step: Step,
        command: CompleteStep,
        kept: Mapping[str, str],
    ) -> None:
        fields = [procedure.fields[name] for name in step.ask]
        filled = filled_refs(fields, command.answers, visit.customer)
        told = {field.fills: kept[field.id] for field in fields if field.fills is not None and field.id in kept}
        in_person = visit.in_person
        if "by_proxy" in told:
            in_person = told["by_proxy"] == "no"
        elif "in_person" in told:
            in_person = told["in_person"] == "yes"
        address = told.get("form_of_address", visit.form_of_address)
        if filled or in_person != visit.in_person or address != visit.form_of_address:
            unit.append(
                of_visit.CustomerRecorded(visit.id, data=filled, in_person=in_person, form_of_address=address)
            )

    def _outcome(self, unit: Unit, number: str, command: CompleteStep) -> StepDone:
        after = unit.request(number)
        new = [recorded.event.data for recorded in unit.appended]
        if after.outcome is not None:
            unit.records.drop_draft(number)
        way = find_way(command.procedure, after.records, after.answer_ids, command.holds, after.reopened)
        return StepDone(
            next_step=None if way.current is None else way.current.id,
            state=after.state.value,
            outcome=None if after.outcome is None else after.outcome.value,
            papers=tuple(data.paper for data in new if isinstance(data, PaperIssued)),
        )
