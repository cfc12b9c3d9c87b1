"""The tables the screens read, made from events and written in the events' own transaction.

Each module owns its tables: `SCHEMA` creates them, `apply` writes what one event of its `KINDS` changes. `clear`
empties all of them so that they can be made anew from the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from clerk_app.core.events import EventData, registry
from clerk_app.store.engine import Connection
from clerk_app.store.grouped import Grouped
from clerk_app.store.journal import Recorded
from clerk_app.store.projections import (
    follow_ups,
    hall,
    papers,
    promises,
    publishing,
    ratings,
    requests,
    steps,
    unlisted,
    visits,
)

_FIRST_MODULES = (hall, visits, requests, steps, papers, ratings, follow_ups)
_MODULES = (*_FIRST_MODULES, publishing, promises, unlisted)
FIRST_SCHEMAS = tuple(module.SCHEMA for module in _FIRST_MODULES)
"""What the first version of the schema made; later ones are made by their own migrations."""

TABLES = tuple(table for module in _MODULES for table in module.TABLES)


class _Projection(Protocol):
    @property
    def KINDS(self) -> tuple[type[EventData], ...]: ...  # noqa: N802  # a constant of the module

    def apply(self, connection: Connection, recorded: Recorded, day: str) -> None: ...


_PROJECTIONS: tuple[_Projection, ...] = (
    hall, publishing, visits, requests, promises, unlisted, papers, ratings, follow_ups
)  # fmt: skip
_CHANGED_BY = {kind: tuple(one for one in _PROJECTIONS if kind in one.KINDS) for kind in registry.kinds().values()}
"""Which projections an event of each kind changes; the log of steps tells by itself which events it holds."""


class DayOf(Protocol):
    """Tells the hall's day (ISO) of a time in milliseconds UTC."""

    def __call__(self, at: int) -> str: ...  # noqa: D102


def project(
    connection: Connection, recorded: Recorded, day_of: DayOf, adding: Grouped | None = None
) -> None:
    """Write what `recorded` changes into every projection.

    Args:
        adding: takes the rows of the log, which are only added, to write them in groups.
    """
    day = day_of(recorded.event.at)
    for projection in _CHANGED_BY[type(recorded.event.data)]:
        projection.apply(connection, recorded, day)
    steps.apply(adding or connection, recorded, day)


@contextmanager
def indexed_afterwards(connection: Connection) -> Iterator[None]:
    """Do without the projections' indexes meanwhile and make them of the rows at the end.

    Those that keep a column unique stay: what is unique is also looked up while rows are written.
    """
    marks = ", ".join("?" * len(TABLES))
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT LIKE 'CREATE UNIQUE %'"
        f" AND tbl_name IN ({marks})",
        TABLES,
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, made_by in indexes:
        connection.execute(made_by)


def clear(connection: Connection) -> None:
    """Empty every projection; the caller projects the journal again in the same transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
