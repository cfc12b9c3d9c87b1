"""Figures of visits and their requests."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.store.engine import Connection


def took_ms(connection: Connection, numbers: Sequence[str]) -> dict[str, int]:
    """Return the time that the completed steps of each request took, milliseconds."""
    marks = ", ".join("?" for _ in numbers)
    rows = connection.execute(f"SELECT number, took_ms FROM request WHERE number IN ({marks})", tuple(numbers))
    return dict(rows.fetchall())


def visits_ended(connection: Connection, clerk: str, day: str) -> int:
    """Return how many visits of `clerk` that began on `day` (ISO) have ended."""
    row = connection.execute(
        "SELECT count(*) FROM visit WHERE clerk = ? AND day = ? AND status = 'ended'", (clerk, day)
    ).fetchone()
    return int(row[0])
