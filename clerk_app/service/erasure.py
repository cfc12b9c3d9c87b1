"""Erasing a customer's personal data, so that the journal still verifies and the data is nowhere any more."""

from __future__ import annotations

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.hall import Erased
from clerk_app.core.request_state import State
from clerk_app.core.visit import VisitStatus
from clerk_app.service.access import Action, Actor
from clerk_app.service.action import Change, Performer
from clerk_app.store.queries import ratings
from clerk_app.store.unit import Unit
from clerk_app.store.verify import vault_refs


class Erasure:
    """Erases what a customer left at this counter. Runs on the desk thread."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def erase_customer(
        self, actor: Actor, command_id: str, *, visit: str | None = None, request: str | None = None
    ) -> Change[int]:
        """Erase everything a customer told, signed or got on paper; returns how many texts and papers that were.

        One of `visit` and `request` names the customer: all visits and requests that belong together are theirs.
        Numbers, steps, owners, dates, grades and void records stay. Backups made before still hold the data
        (`docs/journal_format.md`).

        Raises Refusal while something of it is still open, and ``erasure.not_finished`` when another program
        keeps the emptied pages from leaving the write-ahead log: pressing again finishes it.
        """
        if (visit is None) == (request is None):
            raise Bug("erasing starts from one visit or one request")

        def work(unit: Unit) -> int:
            visits, numbers = _belonging(unit, visit, request)
            for visit_id in visits:
                _require_visit_over(unit, visit_id)
            for number in numbers:
                if unit.request(number).state is not State.CLOSED:
                    raise Refusal("erasure.request_open", number=number)
            erased = 0
            for subject in (*(f"visit:{one}" for one in visits), *(f"request:{number}" for number in numbers)):
                events = [recorded.event for recorded in unit.journal.of_subject(subject)]
                ids = dict.fromkeys(ref.id for event in events for ref in vault_refs(event))
                there = [row_id for row_id in ids if unit.vault.has(row_id)]
                if there:
                    erased += unit.vault.erase(there)
                    unit.append(Erased(subject=subject, ids=there))
            for number in numbers:
                unit.records.drop_draft(number)
            return erased

        change = self._performer.perform(Action.ERASE, actor, command_id, work, int)
        # Every time, and after the commit: the log of what was written before still holds the data.
        if not self._performer.store.empty_write_ahead_log():
            raise Refusal("erasure.not_finished")
        return change


def _belonging(unit: Unit, visit: str | None, request: str | None) -> tuple[list[str], list[str]]:
    """Return the visits and requests that belong to the same customer, from any one of them."""
    visits: dict[str, None] = dict.fromkeys([visit] if visit is not None else [])
    numbers: dict[str, None] = dict.fromkeys([request] if request is not None else [])
    seen = 0
    while len(visits) + len(numbers) > seen:
        seen = len(visits) + len(numbers)
        for number in list(numbers):
            unit.request(number)
            for recorded in unit.journal.of_subject(f"request:{number}"):
                visit_of_event = getattr(recorded.event.data, "visit", None)
                if visit_of_event is not None:
                    visits.setdefault(visit_of_event)
        for visit_id in list(visits):
            numbers.update(dict.fromkeys(unit.visit(visit_id).requests))
    return list(visits), list(numbers)


def _require_visit_over(unit: Unit, visit: str) -> None:
    if unit.visit(visit).status is not VisitStatus.ENDED:
        raise Refusal("erasure.visit_open")
    rating = ratings.rating(unit.connection, visit)
    if rating is not None and rating.state == "asked":
        raise Refusal("erasure.rating_open")
    if ratings.follow_up_open(unit.connection, visit):
        raise Refusal("erasure.follow_up_open")
