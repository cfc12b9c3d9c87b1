"""Who works on a request, for what is decided without its whole history."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Handled:
    """Who works on a request, and whether anybody still does."""

    handler: str
    closed: bool


def handled(connection: Connection, number: str) -> Handled | None:
    """Return who handles a request; None when there is no such request."""
    row = connection.execute("SELECT handler, state FROM request WHERE number = ?", (number,)).fetchone()
    return None if row is None else Handled(row[0], row[1] == "closed")
