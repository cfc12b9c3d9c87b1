"""Actions on a visit: greet, note who it is, park, resume, end, reopen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from clerk_app.core import visit as rules
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.visit import Interrupted, VisitOpened
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind
from clerk_app.core.request import take_over
from clerk_app.core.request_state import State
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.action import Change, Performer
from clerk_app.store.identifiers import new_id
from clerk_app.store.queries import counter as counter_queries
from clerk_app.store.records import IN_FRONT, Draft
from clerk_app.store.unit import Unit

CUSTOMER_KINDS = {
    "customer_name": FieldKind.PERSON_NAME,
    "customer_phone": FieldKind.PHONE,
    "account": FieldKind.ACCOUNT_NUMBER,
    "address": FieldKind.ADDRESS,
}
"""What a customer may tell about themselves, and the check each value passes."""


class Reception:
    """Visits at this counter. Every method runs on the desk thread."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def start_visit(self, actor: Actor, command_id: str) -> Change[str]:
        """Greet the next customer; returns the visit's id. Refuses while another visit is open at this counter."""

        def work(unit: Unit) -> str:
            _require_free_counter(unit, self._performer.store.counter)
            visit_id = new_id()
            unit.append(VisitOpened(visit_id, clerk=actor.id))
            return visit_id

        return self._serve(actor, command_id, work, str)

    def record_customer(
        self,
        actor: Actor,
        command_id: str,
        visit_id: str,
        *,
        data: Mapping[str, str] | None = None,
        form_of_address: str | None = None,
        in_person: bool | None = None,
        needs: tuple[str, ...] | None = None,
    ) -> Change[None]:
        """Keep what the customer told; `data` maps names of `CUSTOMER_KINDS` to what was typed.

        Raises Refusal naming the first value that is not one.
        """
        texts = {name: parse(CUSTOMER_KINDS[name], text).text for name, text in (data or {}).items()}

        def work(unit: Unit) -> None:
            visit = unit.visit(visit_id)
            known = unit.vault.texts(visit.customer)
            refs = {
                name: unit.vault.put(f"visit:{visit_id}", name, text)
                for name, text in texts.items()
                if known.get(name) != text
            }
            command = rules.RecordCustomer(actor.id, refs, form_of_address, in_person, needs)
            unit.append(rules.decide(visit, command))

        return self._serve(actor, command_id, work, None)

    def bring_to_front(self, actor: Actor, visit_id: str, number: str) -> None:
        """Keep which request of the visit its clerk works on: after a break or a crash the work goes on there.

        No event, no command id: submit it as `stepping.save_draft`. Raises Refusal unless it is the actor's open visit.
        """
        require(actor, Action.SERVE_VISIT)
        performer, now = self._performer, self._performer.clock.now()
        with performer.store.transaction(now=now, actor=actor.id, command_id="") as unit:
            rules.require_own_open(unit.visit(visit_id), actor.id)
            unit.records.keep_draft(Draft(f"visit:{visit_id}", IN_FRONT, now, number.encode()))

    def write_note(self, actor: Actor, command_id: str, visit_id: str, text: str) -> Change[None]:
        """Write a note to the log of the visit."""
        kept = parse(FieldKind.TEXT, text).text

        def work(unit: Unit) -> None:
            ref = unit.vault.put(f"visit:{visit_id}", "note", kept)
            unit.append(rules.decide(unit.visit(visit_id), rules.WriteNote(ref)))

        return self._serve(actor, command_id, work, None)

    def park_visit(
        self, actor: Actor, command_id: str, visit_id: str, reason: str = "", why: str = "clerk"
    ) -> Change[None]:
        """Let the visit wait, with its requests; `reason` is one line for whoever takes it up."""
        if why not in rules.PARKED_WHY:
            raise Bug(f"visit parked {why!r}")
        kept = parse(FieldKind.TEXT, reason).text if reason.strip() else None

        def work(unit: Unit) -> None:
            ref = None if kept is None else unit.vault.put(f"visit:{visit_id}", "note", kept)
            visit = unit.visit(visit_id)
            command = rules.ParkVisit(actor.id, _in_state(unit, visit, State.IN_PROGRESS), why, ref)
            unit.append(rules.decide(visit, command))

        return self._serve(actor, command_id, work, None)

    def resume_visit(self, actor: Actor, command_id: str, visit_id: str) -> Change[None]:
        """Take a parked visit up again; a colleague who does so becomes the handler of its open requests."""

        def work(unit: Unit) -> None:
            visit = unit.visit(visit_id)
            parked = _in_state(unit, visit, State.PARKED)
            self._go_on(unit, actor, visit, parked, rules.ResumeVisit(actor.id, parked))

        return self._serve(actor, command_id, work, None)

    def end_visit(
        self, actor: Actor, command_id: str, visit_id: str, how: str = "finished"
    ) -> Change[list[str]]:
        """Say goodbye; returns the requests that stay parked. `how`: ``finished`` or ``customer_left``."""
        if how not in rules.ENDED_HOW:
            raise Bug(f"visit ended {how!r}")

        def work(unit: Unit) -> list[str]:
            visit = unit.visit(visit_id)
            in_progress = _in_state(unit, visit, State.IN_PROGRESS)
            unit.append(rules.decide(visit, rules.EndVisit(actor.id, in_progress, how)))
            unit.records.drop_draft(f"visit:{visit_id}")
            return list(in_progress)

        return self._serve(actor, command_id, work, list[str])

    def reopen_visit(self, actor: Actor, command_id: str, visit_id: str) -> Change[None]:
        """One more thing: the visit that just ended goes on."""

        def work(unit: Unit) -> None:
            visit = unit.visit(visit_id)
            parked = _in_state(unit, visit, State.PARKED)
            self._go_on(unit, actor, visit, parked, rules.ReopenVisit(actor.id, parked))

        return self._serve(actor, command_id, work, None)

    def note_interruption(self, actor: Actor, command_id: str, visit_id: str) -> Change[int]:
        """Record that the program found this visit open at its start; returns the time away in milliseconds."""

        def work(unit: Unit) -> int:
            rules.require_open(unit.visit(visit_id))
            last = max(item.event.at for item in unit.journal.of_subject(f"visit:{visit_id}"))
            away = max(0, unit.now - last)
            unit.append(Interrupted(visit_id, away_ms=away))
            return away

        return self._serve(actor, command_id, work, int)

    def _go_on(
        self,
        unit: Unit,
        actor: Actor,
        visit: rules.VisitState,
        parked: tuple[str, ...],
        command: rules.ResumeVisit | rules.ReopenVisit,
    ) -> None:
        decided = rules.decide(visit, command)
        _require_free_counter(unit, self._performer.store.counter)
        unit.append(decided)
        for number in parked:
            unit.append(take_over(unit.request(number), actor.id, visit.id))

    def _serve(
        self, actor: Actor, command_id: str, work: Callable[[Unit], Any], result: Any
    ) -> Change[Any]:
        return self._performer.perform(Action.SERVE_VISIT, actor, command_id, work, result)


def _require_free_counter(unit: Unit, counter: str) -> None:
    open_visit = counter_queries.open_visit(unit.connection, counter)
    if open_visit is not None:
        raise Refusal("visit.another_open")


def _in_state(unit: Unit, visit: rules.VisitState, state: State) -> tuple[str, ...]:
    found = []
    for number in visit.requests:
        request = unit.request(number)
        if request.state is state and request.visit == visit.id:
            found.append(number)
    return tuple(found)
