"""Ratings: the one of a visit, whether a follow-up is open, questions left open by a crash."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.core.rating import Grade
from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The rating of one visit as the service needs it; grades are read by the supervisor's queries only."""

    visit: str
    state: str
    token_digest: str | None
    asked_at: int | None
    changed: bool
    low: bool


def rating(connection: Connection, visit: str) -> RatingRow | None:
    """Return the rating of a visit; None when its customer was never asked."""
    row = connection.execute(
        "SELECT visit, state, token_digest, asked_at, changed, grade FROM rating WHERE visit = ?", (visit,)
    ).fetchone()
    if row is None:
        return None
    low = row[5] is not None and Grade(row[5]).low
    return RatingRow(row[0], row[1], row[2], row[3], bool(row[4]), low)


def left_open(connection: Connection) -> list[str]:
    """Return visits whose question was still open: the program ended before the customer answered."""
    return [visit for (visit,) in connection.execute("SELECT visit FROM rating WHERE state = 'asked'")]


def follow_up_open(connection: Connection, visit: str) -> bool:
    """Tell whether a low grade of the visit still waits for its follow-up."""
    return (
        connection.execute(
            "SELECT 1 FROM follow_up WHERE visit = ? AND done_at IS NULL", (visit,)
        ).fetchone()
        is not None
    )
