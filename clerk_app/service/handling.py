"""Actions on a request: open, complete steps, go back, notify, refuse, withdraw, take up, tell, close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from clerk_app.core import number as numbers
from clerk_app.core import request as rules
from clerk_app.core import visit as visits
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import EventData, VaultRef
from clerk_app.core.events import request as events
from clerk_app.core.events.visit import CustomerRecorded
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind, Procedure
from clerk_app.core.request_state import Outcome, RequestState
from clerk_app.service.access import Action, Actor
from clerk_app.service.action import Change, Performer
from clerk_app.service.answers import (
    FILLED_DATA,
    answers_of,
    conditions_with,
    filled_refs,
    keep_answers,
    own_fields,
    parsed_answers,
)
from clerk_app.service.facts import conditions_of, settled_by
from clerk_app.service.procedures import ProcedureShelf
from clerk_app.service.time_at_counter import closed_with_time
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.records import Draft, NumberPlace
from clerk_app.store.unit import Unit


class NotificationInput(msgspec.Struct, frozen=True):
    """What is missing, as the check step stands.

    Attributes:
        bring_by: ISO day until which the request waits for the papers.
        fields: required answers the customer could not give in this step.
        answers: fields filled so far; they are kept, so that nothing is asked again when the customer returns.
        at_hand: documents that only later steps check and that the customer has here.
    """

    step: str
    documents: dict[str, events.DocumentMark]
    bring_by: str
    fields: tuple[str, ...] = ()
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    language: str = "zh"
    at_hand: tuple[str, ...] = ()


class Handling:
    """Requests at this counter. Every method runs on the desk thread."""

    def __init__(self, performer: Performer, shelf: ProcedureShelf, prefix: Callable[[Unit], str]) -> None:
        self._performer = performer
        self._shelf = shelf
        self._prefix = prefix

    def open_request(
        self, actor: Actor, command_id: str, visit_id: str, procedure_id: str, words: str = ""
    ) -> Change[str]:
        """Record what the customer wants; returns the request's number. The clerk asked is first-responsible.

        Args:
            words: what the customer said, where no procedure was found for it: supervisors see it as a missing one.
        """

        def work(unit: Unit) -> str:
            visit = unit.visit(visit_id)
            visits.require_open(visit)
            if visit.clerk != actor.id:
                raise Refusal("visit.of_another", clerk=visit.clerk)
            procedure = self._shelf.take_current(unit, procedure_id)
            number = self._next_number(unit)
            unit.append(
                events.RequestOpened(
                    number,
                    visit_id,
                    procedure=procedure.id,
                    version=procedure.version,
                    first_responsible=actor.id,
                )
            )
            if words.strip():
                ref = self._keep_text(unit, number, words, "")
                unit.append(events.CustomersWordsRecorded(number, visit_id, words=ref))
                _write_into_first_step(unit, number, procedure, words.strip())
            return number

        return self._performer.perform(Action.WORK_ON_REQUEST, actor, command_id, work, str)

    def go_back(self, actor: Actor, command_id: str, number: str, step: str) -> Change[None]:
        """Look at an earlier step again; its record stays until the step is completed again."""

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            _require_customer_here(unit, state)
            procedure = self._shelf.of_version(unit, state.version)
            holds = conditions_of(procedure, answers_of(unit, state))
            return rules.decide(state, rules.GoBack(actor.id, procedure, holds, step))

        return self._decide(Action.WORK_ON_REQUEST, actor, command_id, number, decided)

    def give_notification(
        self, actor: Actor, command_id: str, number: str, given: NotificationInput
    ) -> Change[str]:
        """Tell everything missing at once; returns the number of the notification, the request waits for papers.

        What certain later steps will ask for is told with it. The same list again is a reprint of the first and counts
        as one; another one is counted against us.
        """

        def work(unit: Unit) -> str:
            state = unit.request(number)
            procedure = self._shelf.of_version(unit, state.version)
            rules.require_open_work(state, actor.id)
            visit = _require_customer_here(unit, state)
            if _iso_day(given.bring_by) < unit.day_of(unit.now):
                raise Refusal("notification.bring_by_past")
            step = procedure.step(given.step)
            kept = parsed_answers(procedure, step, given.answers)
            present = answers_of(unit, state)
            holds = conditions_with(procedure, step, present, kept)
            elsewhere = {name: text for name, text in present.items() if name not in own_fields(step)}
            early = keep_answers(unit, state, procedure, kept)
            command = rules.GiveNotification(
                by=actor.id,
                procedure=procedure,
                holds=holds,
                settled=settled_by(procedure, {**elsewhere, **kept}),
                step=given.step,
                documents=given.documents,
                fields=given.fields,
                bring_by=given.bring_by,
                today=unit.day_of(unit.now),
                language=given.language,
                answers=early,
                at_hand=frozenset(given.at_hand),
            )
            decided = rules.decide(state, command)
            unit.append(decided)
            filled = filled_refs([procedure.fields[name] for name in step.ask], early, visit.customer)
            if filled:
                unit.append(CustomerRecorded(state.visit, data=filled))
            return next(data.paper for data in decided if isinstance(data, events.PaperIssued))

        return self._performer.perform(Action.WORK_ON_REQUEST, actor, command_id, work, str)

    def cannot_be_met(
        self, actor: Actor, command_id: str, number: str, rule: str, reason: str, took_ms: int = 0
    ) -> Change[None]:
        """Refuse with the rule and what the customer can do instead (`reason`, in words).

        `took_ms` is the time on the step that is left, milliseconds.
        """

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            _require_customer_here(unit, state)
            procedure = self._shelf.of_version(unit, state.version)
            ref = self._keep_text(unit, number, reason, "request.refusal_needs_reason")
            return rules.decide(state, rules.CannotBeMet(actor.id, procedure, rule, ref, max(0, took_ms)))

        return self._decide(Action.WORK_ON_REQUEST, actor, command_id, number, decided)

    def withdraw(
        self, actor: Actor, command_id: str, number: str, reason: str = "", took_ms: int = 0
    ) -> Change[None]:
        """The customer gave up; `took_ms` is the time on the step that is left, milliseconds."""

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            _require_customer_here(unit, state)
            ref = self._keep_text(unit, number, reason, "") if reason.strip() else None
            return rules.decide(state, rules.Withdraw(actor.id, ref, max(0, took_ms)))

        return self._decide(Action.WORK_ON_REQUEST, actor, command_id, number, decided)

    def take_up(self, actor: Actor, command_id: str, number: str, visit_id: str) -> Change[None]:
        """Serve a returning customer where the request stopped; a colleague becomes its handler."""

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            visit = unit.visit(visit_id)
            visits.require_open(visit)
            if visit.clerk != actor.id:
                raise Refusal("visit.of_another", clerk=visit.clerk)
            events_of_request = rules.decide(state, rules.TakeUp(actor.id, visit_id))
            return [*events_of_request, *self._known_before(unit, state, visit)]

        return self._decide(Action.WORK_ON_REQUEST, actor, command_id, number, decided)

    def bring_later(
        self, actor: Actor, command_id: str, number: str, documents: tuple[str, ...]
    ) -> Change[None]:
        """Documents that could follow (一证受理) have come; whoever sits at the counter takes them."""

        def decided(_unit: Unit, state: RequestState) -> list[EventData]:
            return rules.decide(state, rules.BringLater(documents))

        return self._decide(Action.WORK_ON_REQUEST, actor, command_id, number, decided)

    def tell_customer(
        self, actor: Actor, command_id: str, number: str, *, whom: str, at: int, how: str
    ) -> Change[None]:
        """The answer has reached the customer: close the request. `at` is in milliseconds UTC."""

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            ref = self._keep_text(unit, number, whom, "request.told_whom_missing")
            command = rules.TellCustomer(actor.id, ref, at, unit.now, how)
            return rules.decide(state, command)

        return self._decide(Action.TELL_CUSTOMER, actor, command_id, number, decided)

    def tell_new_day(
        self, actor: Actor, command_id: str, number: str, *, whom: str, at: int, how: str
    ) -> Change[None]:
        """The customer knows that the promised day has moved; the request stays open. `at` is in milliseconds UTC."""

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            ref = self._keep_text(unit, number, whom, "request.told_whom_missing")
            return rules.decide(state, rules.TellNewDay(actor.id, ref, at, unit.now, how))

        return self._decide(Action.TELL_CUSTOMER, actor, command_id, number, decided)

    def close_by_supervisor(
        self, actor: Actor, command_id: str, number: str, outcome: str, reason: str
    ) -> Change[None]:
        """A supervisor closes the request, with a reason. `outcome`: one of `Outcome`."""
        if outcome not in set(Outcome):
            raise Bug(f"outcome {outcome!r}")

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            ref = self._keep_text(unit, number, reason, "request.close_needs_reason")
            return rules.decide(state, rules.CloseBySupervisor(Outcome(outcome), ref))

        return self._decide(Action.CLOSE_REQUEST, actor, command_id, number, decided)

    def move_first_responsible(
        self, actor: Actor, command_id: str, number: str, receiver: str, reason: str
    ) -> Change[None]:
        """A supervisor moves first responsibility, with a reason."""

        def decided(unit: Unit, state: RequestState) -> list[EventData]:
            ref = self._keep_text(unit, number, reason, "ownership.move_needs_reason")
            person = hall_queries.staff_member(unit.connection, receiver)
            if person is None or not person.on_duty or person.role != "clerk":
                raise Refusal("ownership.cannot_answer", clerk=receiver if person is None else person.name)
            return rules.decide(state, rules.MoveFirstResponsible(receiver, ref))

        return self._decide(Action.MOVE_FIRST_RESPONSIBLE, actor, command_id, number, decided)

    def _decide(
        self,
        action: Action,
        actor: Actor,
        command_id: str,
        number: str,
        decided: Callable[[Unit, RequestState], list[EventData]],
    ) -> Change[None]:
        def work(unit: Unit) -> None:
            recorded = unit.append(closed_with_time(unit, decided(unit, unit.request(number))))
            if any(isinstance(item.event.data, events.RequestClosed) for item in recorded):
                unit.records.drop_draft(number)

        return self._performer.perform(action, actor, command_id, work, None)

    def _next_number(self, unit: Unit) -> str:
        counter = self._performer.store.counter
        last = unit.records.numbering(counter)
        last_day = None if last is None else dt.date.fromisoformat(last.day)
        day = numbers.number_day(last_day, unit.now, self._performer.store.zone)
        sequence = 1 if last is None or day != last_day else last.sequence + 1
        unit.records.keep_numbering(counter, NumberPlace(day.isoformat(), sequence))
        return numbers.request_number(self._prefix(unit), day, counter, sequence)

    def _keep_text(self, unit: Unit, number: str, text: str, missing: str) -> VaultRef:
        if not text.strip():
            raise Refusal(missing)
        return unit.vault.put(f"request:{number}", "note", parse(FieldKind.TEXT, text).text)

    def _known_before(
        self, unit: Unit, state: RequestState, visit: visits.VisitState
    ) -> list[EventData]:
        """Return the event that lets a returning customer not be asked again what they told before."""
        before = unit.visit(state.visit)
        if before.id == visit.id:
            return []
        data = {
            name: ref for name, ref in before.customer.items() if name in FILLED_DATA and name not in visit.customer
        }
        address = before.form_of_address if visit.form_of_address == "none" else None
        if not data and address in (None, "none"):
            return []
        return [CustomerRecorded(visit.id, data=data, form_of_address=address)]


def _require_customer_here(unit: Unit, state: RequestState) -> visits.VisitState:
    """Return the visit that touched the request last; raise Refusal unless its customer is at the counter.

    A request that waits for papers, or whose answer the customer only telephones for, is taken up in a visit first.
    """
    rules.require_not_closed(state)
    visit = unit.visit(state.visit)
    visits.require_open(visit)
    return visit


def _iso_day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Bug(f"day {text!r}") from error


def _write_into_first_step(unit: Unit, number: str, procedure: Procedure, words: str) -> None:
    """Put the customer's words where the procedure asks for them first, as if they had been typed there."""
    first = procedure.steps[0]
    field = next((name for name in first.ask if procedure.fields[name].kind is FieldKind.TEXT), None)
    if field is not None:
        content = msgspec.json.encode({"answers": {field: words}})
        unit.records.keep_draft(Draft(number, first.id, unit.now, content))
