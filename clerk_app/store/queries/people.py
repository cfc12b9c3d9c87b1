"""What is asked about one member of staff beside their record."""

from __future__ import annotations

from clerk_app.store.engine import Connection


def unended_visits(connection: Connection, staff: str) -> dict[str, int]:
    """Return the number of visits of `staff` that have not ended, by status (``open``, ``parked``)."""
    rows = connection.execute(
        "SELECT status, count(*) FROM visit WHERE status <> 'ended' AND clerk = ? GROUP BY status", (staff,)
    )
    return {str(status): int(count) for status, count in rows}
