"""Verifying a data folder without writing to it; the application may run meanwhile."""

from __future__ import annotations

from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.service.data_folder import reading
from clerk_app.store.engine import Connection, DatabaseError
from clerk_app.store.queries import hall as queries
from clerk_app.store.rows import chains_in
from clerk_app.store.verify import Verification, verify


def verify_folder(folder: Path) -> Verification:
    """Walk the journal of `folder` and everything behind it.

    Raises Refusal ``store.missing``, ``store.not_set_up``, ``store.newer_schema``, and ``store.damaged`` for a file
    that is no database at all; every smaller damage is a break.
    """
    with reading(folder) as connection:
        return verify(connection, _counter(connection))


def _counter(connection: Connection) -> str:
    """Return whose head is wanted: the counter of the settings, else of the journal; empty in a badly damaged file."""
    try:
        chains = chains_in(connection)
        if not chains:
            raise Refusal("store.not_set_up")
        return queries.settings(connection).counter or chains[-1][0]
    except (DatabaseError, ValueError):
        return ""
