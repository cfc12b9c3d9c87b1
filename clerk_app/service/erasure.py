"""Erasing a customer's personal data, so that the journal still verifies and the data is nowhere any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.hall import Erased
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind
from clerk_app.core.request_state import State
from clerk_app.core.visit import VisitStatus
from clerk_app.service.access import Action, Actor
from clerk_app.service.action import Change, Performer
from clerk_app.service.data_folder import SAVED_PAPERS
from clerk_app.store.queries import ratings
from clerk_app.store.unit import Unit
from clerk_app.store.verify import vault_refs

REASON_KIND = "erasure"
"""Kind of vault text that says why something was erased; nobody is found by it."""


class ErasedData(msgspec.Struct, frozen=True):
    """What was erased: how many texts and papers, and the requests they belonged to."""

    pieces: int
    requests: tuple[str, ...]


class Erasure:
    """Erases what a customer left at this counter. Runs on the desk thread."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def erase_customer(
        self, actor: Actor, command_id: str, reason: str, *, visit: str | None = None, request: str | None = None
    ) -> Change[ErasedData]:
        """Erase everything a customer told, signed or got on paper.

        One of `visit` and `request` names the customer: all visits and requests that belong together are theirs.
        Numbers, steps, owners, dates, grades and void records stay, and that it was erased, by whom and why. Papers
        saved as PDF in the data folder go too. Backups made before still hold the data (`service.backup_expiry`).

        Raises Refusal while something of it is still open, without a reason, and ``erasure.not_finished`` or
        ``erasure.files_left`` when another program keeps remains from being cleared: pressing again finishes it.
        """
        if (visit is None) == (request is None):
            raise Bug("erasing starts from one visit or one request")
        if not reason.strip():
            raise Refusal("erasure.needs_reason")
        why = parse(FieldKind.TEXT, reason).text

        def work(unit: Unit) -> ErasedData:
            visits, numbers = _belonging(unit, visit, request)
            for visit_id in visits:
                _require_visit_over(unit, visit_id)
            for number in numbers:
                if unit.request(number).state is not State.CLOSED:
                    raise Refusal("erasure.request_open", number=number)
            return ErasedData(_erase(unit, visits, numbers, why), tuple(numbers))

        change = self._performer.perform(Action.ERASE, actor, command_id, work, ErasedData)
        store = self._performer.store
        # Every time, and after the commit: the log of what was written before still holds the data.
        if not store.empty_write_ahead_log():
            raise Refusal("erasure.not_finished")
        _drop_saved_papers(store.folder / SAVED_PAPERS, change.result.requests)
        return change


def _erase(unit: Unit, visits: Sequence[str], numbers: Sequence[str], why: str) -> int:
    subjects = (*(f"visit:{one}" for one in visits), *(f"request:{number}" for number in numbers))
    there = {subject: _still_there(unit, subject) for subject in subjects}
    for number in numbers:
        unit.records.drop_draft(number)
    erased = sum(unit.vault.erase(ids) for ids in there.values())
    if erased:
        reason = unit.vault.put("hall", REASON_KIND, why)
        # Also where nothing was left: each visit and request of the customer tells that it was erased.
        unit.append([Erased(subject=subject, ids=ids, reason=reason) for subject, ids in there.items()])
    return erased


def _still_there(unit: Unit, subject: str) -> list[str]:
    """Return the vault rows of a subject; why it was erased before is none of its data."""
    events = [recorded.event for recorded in unit.journal.of_subject(subject)]
    refs = (ref for event in events if not isinstance(event.data, Erased) for ref in vault_refs(event))
    return [row_id for row_id in dict.fromkeys(ref.id for ref in refs) if unit.vault.has(row_id)]


def _drop_saved_papers(folder: Path, numbers: Iterable[str]) -> None:
    """Delete the papers of `numbers` that were saved as PDF; a file's name begins with the request's number."""
    for number in numbers:
        for file in folder.glob(f"{number}-*"):
            try:
                file.unlink()
            except OSError as error:
                detail = error.strerror or str(error)
                raise Refusal("erasure.files_left", file=str(file), detail=detail) from error


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
