"""The tables the screens read, made from events and written in the events' own transaction.

Each module owns its tables: `SCHEMA` creates them, `apply` writes what one event changes. `clear` empties all of
them so that they can be made anew from the journal.
"""

from __future__ import annotations

from typing import Protocol

from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded
from clerk_app.store.projections import follow_ups, hall, papers, ratings, requests, steps, visits

_MODULES = (hall, visits, requests, steps, papers, ratings, follow_ups)
SCHEMAS = tuple(module.SCHEMA for module in _MODULES)
TABLES = tuple(table for module in _MODULES for table in module.TABLES)


class DayOf(Protocol):
    """Tells the hall's day (ISO) of a time in milliseconds UTC."""

    def __call__(self, at: int) -> str: ...  # noqa: D102


def project(connection: Connection, recorded: Recorded, day_of: DayOf) -> None:
    """Write what `recorded` changes into every projection."""
    day = day_of(recorded.event.at)
    for module in _MODULES:
        module.apply(connection, recorded, day)


def clear(connection: Connection) -> None:
    """Empty every projection; the caller projects the journal again in the same transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
