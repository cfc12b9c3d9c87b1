"""Promises that wait for a calendar, promised days that moved, and the hall's own rows of limits."""

from __future__ import annotations

from clerk_app.core.events import hall as of_hall
from clerk_app.core.events import request as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("provisional_promise", "new_day", "own_limit")
KINDS = (
    events.StepCompleted,
    events.PromiseRecounted,
    events.NewDayTold,
    events.RequestClosed,
    of_hall.OwnLimitSet,
    of_hall.OwnLimitWithdrawn,
)
SCHEMA = """
CREATE TABLE provisional_promise (
    request TEXT NOT NULL,
    step TEXT NOT NULL,
    counter TEXT NOT NULL,
    PRIMARY KEY (request, step)
) WITHOUT ROWID;
CREATE TABLE new_day (
    request TEXT NOT NULL,
    step TEXT NOT NULL,
    told_day TEXT NOT NULL,
    day TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (request, step)
) WITHOUT ROWID;
CREATE TABLE own_limit (
    row TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount INTEGER NOT NULL,
    unit TEXT NOT NULL,
    counted_from TEXT NOT NULL,
    by TEXT NOT NULL,
    reason_id TEXT,
    ended_at INTEGER,
    PRIMARY KEY (row, effective_from, event_id)
) WITHOUT ROWID;
"""


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in promises that wait, days that moved, and own rows."""
    event, data = recorded.event, recorded.event.data
    match data:
        case events.StepCompleted():
            # Done again, the step promises anew and the customer hears it at the counter.
            _drop(connection, "provisional_promise", data.request, data.step)
            _drop(connection, "new_day", data.request, data.step)
            if data.promise is not None and data.promise.provisional:
                connection.execute(
                    "INSERT INTO provisional_promise (request, step, counter) VALUES (?, ?, ?)",
                    (data.request, data.step, event.counter),
                )
        case events.PromiseRecounted():
            _recounted(connection, data, event.at)
        case events.NewDayTold():
            _drop(connection, "new_day", data.request)
        case events.RequestClosed():
            _drop(connection, "provisional_promise", data.request)
            _drop(connection, "new_day", data.request)
        case of_hall.OwnLimitSet():
            for replaced in {data.effective_from, data.replaces} - {""}:
                _end_own(connection, data.row, replaced, event.at)
            connection.execute(
                "INSERT INTO own_limit (row, effective_from, set_at, event_id, kind, amount, unit, counted_from, by,"
                " reason_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    data.row,
                    data.effective_from,
                    event.at,
                    event.event_id,
                    data.kind,
                    data.amount,
                    data.unit,
                    data.counted_from,
                    event.actor,
                    data.reason.id if data.reason else None,
                ),
            )
        case of_hall.OwnLimitWithdrawn():
            _end_own(connection, data.row, data.effective_from, event.at)


def _recounted(connection: Connection, data: events.PromiseRecounted, at: int) -> None:
    if not data.provisional:
        _drop(connection, "provisional_promise", data.request, data.step)
    if data.confirmed:  # of a limit that nobody confirmed no day was ever told
        connection.execute(
            "INSERT INTO new_day (request, step, told_day, day, since) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (request, step) DO UPDATE SET day = excluded.day",
            (data.request, data.step, data.old_day, data.day, at),
        )
        connection.execute("DELETE FROM new_day WHERE request = ? AND told_day = day", (data.request,))


def _drop(connection: Connection, table: str, request: str, step: str | None = None) -> None:
    where, values = ("request = ?", [request]) if step is None else ("request = ? AND step = ?", [request, step])
    connection.execute(f"DELETE FROM {table} WHERE {where}", values)


def _end_own(connection: Connection, row: str, effective_from: str, at: int) -> None:
    connection.execute(
        "UPDATE own_limit SET ended_at = ? WHERE row = ? AND effective_from = ? AND ended_at IS NULL",
        (at, row, effective_from),
    )
