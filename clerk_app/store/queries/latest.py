"""The newest records of something: whether anybody changed it since it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clerk_app.core.events import Event, registry
from clerk_app.store.engine import Connection


def newest_event(connection: Connection) -> str:
    """Return the id of the newest event of all counters; empty when there is none. Ids never go back."""
    return str(connection.execute("SELECT max(event_id) FROM journal").fetchone()[0] or "")


def newest_first(connection: Connection, subjects: Sequence[str], since: str) -> Iterator[Event]:
    """Yield the events of `subjects` after the event `since`, the newest first."""
    marks = ", ".join("?" for _ in subjects)
    rows = connection.execute(
        "SELECT DISTINCT event_id, body FROM journal_subject JOIN journal USING (counter, epoch, seq)"
        f" WHERE subject IN ({marks}) AND event_id > ? ORDER BY event_id DESC",
        (*subjects, since),
    )
    for _, body in rows:
        yield registry.decode(bytes(body))
