"""Figures of visits and their requests."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.store.engine import Connection

SPENT = "spent_ms"
"""Key in the draft of a step: the time it was open at the counter so far, milliseconds by the monotonic clock."""

_SPENT = f"coalesce(json_extract(CAST(draft.content AS TEXT), '$.{SPENT}'), 0)"
_UNFINISHED = (
    f"SELECT coalesce(sum(CASE WHEN json_valid(CAST(draft.content AS TEXT)) THEN {_SPENT} ELSE 0 END), 0)"
    " FROM draft WHERE draft.request ="
)
AT_COUNTER = f"(request.took_ms + ({_UNFINISHED} request.number))"
"""SQL for the time a request was open at the counter: on the steps that are done and on those left unfinished."""


def at_counter_ms(connection: Connection, numbers: Sequence[str]) -> dict[str, int]:
    """Return the time each request was open at the counter, milliseconds, also on steps that are not done."""
    marks = ", ".join("?" for _ in numbers)
    rows = connection.execute(f"SELECT number, {AT_COUNTER} FROM request WHERE number IN ({marks})", tuple(numbers))
    return dict(rows.fetchall())


def unfinished_ms(connection: Connection, number: str, step: str | None = None) -> int:
    """Return the time spent on one step of a request, or on all, since it was done last; milliseconds."""
    sql = f"{_UNFINISHED} ?1 AND (?2 IS NULL OR draft.step = ?2)"
    return int(connection.execute(sql, (number, step)).fetchone()[0])


def visits_ended(connection: Connection, clerk: str, day: str) -> int:
    """Return how many visits of `clerk` that began on `day` (ISO) have ended."""
    row = connection.execute(
        "SELECT count(*) FROM visit WHERE clerk = ? AND day = ? AND status = 'ended'", (clerk, day)
    ).fetchone()
    return int(row[0])
