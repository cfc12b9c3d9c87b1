"""What lies on this counter now: the open visit, the parked ones."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.store.engine import Connection


def open_visit(connection: Connection, counter: str) -> str | None:
    """Return the id of the visit in front of this counter; None when nobody sits there."""
    row = connection.execute(
        "SELECT id FROM visit WHERE counter = ? AND status = 'open' ORDER BY opened_at LIMIT 1", (counter,)
    ).fetchone()
    return None if row is None else str(row[0])


@dataclass(frozen=True, slots=True)
class Handled:
    """Who works on a request, and whether anybody still does."""

    handler: str
    closed: bool


def request_handled(connection: Connection, number: str) -> Handled | None:
    """Return who handles a request; None when there is no such request."""
    row = connection.execute("SELECT handler, state FROM request WHERE number = ?", (number,)).fetchone()
    return None if row is None else Handled(row[0], row[1] == "closed")
