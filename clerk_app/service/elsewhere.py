"""Whether somebody changed a request since a screen read it: in another window, at another counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.core.sentence import Language
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import latest as queries

CHANGING = ("step.", "request.", "hand_off.", "notification.", "customer.", "documents.")
"""Kinds of events that change what a step shows; papers and prints do not."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Who changed it last, and when (milliseconds UTC)."""

    by: str
    at: int


def subjects_of(visit: str, number: str | None) -> tuple[str, ...]:
    """Return what the screen of a request in a visit shows."""
    return (f"visit:{visit}",) if number is None else (f"visit:{visit}", f"request:{number}")


def changed_since(connection: Connection, subjects: Sequence[str], seen: str) -> bool:
    """Tell whether something that a step shows changed after the event `seen`."""
    return any(event.kind.startswith(CHANGING) for event in queries.newest_first(connection, subjects, seen))


def last_change(
    connection: Connection, visit: str, number: str | None, seen: str, language: Language
) -> Elsewhere | None:
    """Return who changed last what a step shows, after the event `seen`; None when nobody did."""
    for event in queries.newest_first(connection, subjects_of(visit, number), seen):
        if event.kind.startswith(CHANGING):
            staff = hall_queries.staff_member(connection, event.actor)
            return Elsewhere(event.actor if staff is None else staff.name_in(language), event.at)
    return None
