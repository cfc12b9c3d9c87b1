"""Promises that wait for a calendar, promised days that moved, the hall's own rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from clerk_app.core.limit import OWN, CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade
from clerk_app.core.sentence import Sentence
from clerk_app.store.engine import Connection

OWN_SOURCE = Sentence("本厅自定", "Set by this hall")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row the hall set for itself.

    Attributes:
        by: id of the supervisor; `set_at` in milliseconds UTC.
        in_use: neither changed nor withdrawn since.
    """

    limit: Limit
    by: str
    set_at: int
    in_use: bool


def provisional(connection: Connection, counter: str) -> list[str]:
    """Return the open requests of this counter with a promise counted through a year not yet published."""
    rows = connection.execute(
        "SELECT DISTINCT request FROM provisional_promise WHERE counter = ? ORDER BY request", (counter,)
    )
    return [number for (number,) in rows]


def own_rows(connection: Connection) -> list[OwnRow]:
    """Return every row the hall ever set, in the order of writing."""
    rows = connection.execute(
        "SELECT row, own_limit.kind, amount, unit, counted_from, effective_from, reason.content, by, set_at, ended_at"
        " FROM own_limit LEFT JOIN vault AS reason ON reason.id = reason_id ORDER BY event_id"
    )
    return [
        OwnRow(
            Limit(
                id=row,
                region=OWN,
                kind=LimitKind(kind),
                amount=amount,
                unit=TimeUnit(unit),
                counted_from=CountedFrom(counted_from),
                # No source was read for it: the hall answers for it with its word.
                grade=Grade.M,
                source=OWN_SOURCE,
                effective_from=dt.date.fromisoformat(since),
                confirmed_by_hall=True,
                own=True,
                reason="" if reason is None else bytes(reason).decode(),
            ),
            by,
            set_at,
            ended_at is None,
        )
        for row, kind, amount, unit, counted_from, since, reason, by, set_at, ended_at in rows
    ]
