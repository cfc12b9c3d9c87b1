"""Making the projections anew from the journal."""

from __future__ import annotations

from clerk_app.store import projections
from clerk_app.store.store import Store


def rebuild(store: Store) -> int:
    """Empty every projection and project the whole journal again, in one transaction. Returns the number of events."""
    count = 0
    with store.transaction(now=0, actor="machine", command_id="rebuild") as unit:
        projections.clear(unit.connection)
        for recorded in unit.journal.everything():
            projections.project(unit.connection, recorded, unit.day_of)
            count += 1
    return count
