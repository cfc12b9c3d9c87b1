"""The titles an export puts in the place of procedure ids, read without opening the counter for writing."""

from __future__ import annotations

from pathlib import Path

from clerk_app.core.sentence import Sentence
from clerk_app.library.catalogue import Catalogue
from clerk_app.library.limits import shipped_limits
from clerk_app.resources import resource_path
from clerk_app.service.procedures import Published
from clerk_app.store.engine import Connection
from clerk_app.store.queries import promises as queries
from clerk_app.store.records import Records


def procedure_titles(folder: Path, connection: Connection, now: int) -> dict[str, Sentence]:
    """Return the titles of the procedures in force at `now` (milliseconds UTC), by id.

    Args:
        folder: the data folder, for the hall's own files.
        connection: for queries on its records.
    """
    catalogue = Catalogue(
        resource_path("procedures"),
        folder / "procedures",
        {row.id for row in shipped_limits().rows} | {row.limit.id for row in queries.own_rows(connection)},
        folder / "cache" / "procedures",
        Records(connection).procedure_bytes,
        publications=Published.of(connection).at(now),
    )
    return {each.id: each.title for each in catalogue.procedures()}
