"""Procedures that may be missing: what customers asked for and the finder did not know, until a supervisor decides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.request import MissingProcedureSettled
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.action import Performer
from clerk_app.service.change import Change
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import unlisted as queries
from clerk_app.store.unit import Unit

SOMETHING_ELSE = "something_else"
"""The procedure by which a matter without one is taken in."""
MOST_MATTERS = 500
MOST_AT_ONCE = 500


class MissingResult(StrEnum):
    """What became of a procedure that seemed to be missing."""

    WRITTEN = "written"
    EXISTS = "exists"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class MissingProcedure:
    """What customers asked for in the same words.

    Attributes:
        words: as the customer said it last; empty when it was erased.
        requests: numbers, newest first.
        clerks: names of those who took it in, the newest first, each once.
        last_at: when it was asked for last, milliseconds UTC.
    """

    words: str
    requests: tuple[str, ...]
    clerks: tuple[str, ...]
    last_at: int


class Unlisted:
    """Decisions about missing procedures. Every method runs on the desk thread."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def settle(
        self, actor: Actor, command_id: str, requests: Collection[str], result: str, reason: str
    ) -> Change[None]:
        """Take the matters of `requests` off the list of missing procedures, with a reason. The requests go on.

        Args:
            result: one of `MissingResult`.

        Raises Refusal:
            ``unlisted.needs_reason``.
            ``unlisted.settled``: another supervisor has dealt with all of them meanwhile.
        """
        if result not in set(MissingResult) or not 0 < len(requests) <= MOST_AT_ONCE:
            raise Bug(f"{result!r} for {len(requests)} requests")

        def work(unit: Unit) -> None:
            if not reason.strip():
                raise Refusal("unlisted.needs_reason")
            left = queries.still_unsettled(unit.connection, requests)
            if not left:
                raise Refusal("unlisted.settled")
            kept = parse(FieldKind.TEXT, reason).text
            for number in left:
                # Each request keeps a reason of its own: erasing one customer's data leaves the others readable.
                ref = unit.vault.put(f"request:{number}", "note", kept)
                unit.append(MissingProcedureSettled(number, result=result, reason=ref))

        return self._performer.perform(Action.EDIT_PROCEDURES, actor, command_id, work, None)


def missing_procedures(connection: Connection, actor: Actor) -> tuple[MissingProcedure, ...]:
    """Return what customers asked for without a procedure: what was asked for most often first, then the newest."""
    require(actor, Action.EDIT_PROCEDURES)
    names = {person.id: person.name for person in hall_queries.staff(connection)}
    together: dict[str, list[queries.UnlistedRow]] = {}
    for row in queries.unsettled(connection, MOST_MATTERS):
        # What was erased has no words any more and nothing in common with another.
        together.setdefault(_same(row.words) or row.request, []).append(row)
    found = [
        MissingProcedure(
            words=rows[0].words,
            requests=tuple(row.request for row in rows),
            clerks=tuple(dict.fromkeys(names.get(row.by, row.by) for row in rows)),
            last_at=rows[0].at,
        )
        for rows in together.values()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.requests), -one.last_at)))


def _same(words: str) -> str:
    """Return `words` without what makes no difference: spaces, punctuation, capitals."""
    return "".join(character for character in words.casefold() if character.isalnum())
