"""What lies on this counter now: the open visit, the parked ones."""

from __future__ import annotations

from clerk_app.store.engine import Connection


def open_visit(connection: Connection, counter: str) -> str | None:
    """Return the id of the visit in front of this counter; None when nobody sits there."""
    row = connection.execute(
        "SELECT id FROM visit WHERE counter = ? AND status = 'open' ORDER BY opened_at LIMIT 1", (counter,)
    ).fetchone()
    return None if row is None else str(row[0])
