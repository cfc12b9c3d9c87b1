"""Rows for exports: requests, visits, ratings, in the order in which they began. Read with one transaction around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.store.engine import Connection
from clerk_app.store.queries.visits import AT_COUNTER

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Which rows: times in milliseconds UTC from `begin` (included) to `end` (not included), of one clerk or of all."""

    begin: int
    end: int
    clerk: str | None = None


_CUSTOMER = ("customer_name", "customer_phone", "account", "address")
_CUSTOMER_JOINS = " ".join(f"LEFT JOIN vault AS {name} ON {name}.id = visit.{name}_id" for name in _CUSTOMER)
_CUSTOMER_COLUMNS = ", ".join(f"{name}.content" for name in _CUSTOMER)


def has_visits(connection: Connection) -> bool:
    """Tell whether anybody was ever served at this counter."""
    return connection.execute("SELECT 1 FROM visit LIMIT 1").fetchone() is not None


def requests(connection: Connection, span: Span) -> Iterator[Row]:
    """Yield requests by the time they were opened; `clerk` answers for them, handles them or handled them first."""
    yield from connection.execute(
        "SELECT request.number, request.counter, request.opened_at, procedure, state, outcome, first_responsible,"
        f" first_handler, handler, hops, {AT_COUNTER}, notifications, bring_by, due_day, told, told_at,"
        f" told_whom.content, closed_at, refused_by_rule, reason.content, visit.id, {_CUSTOMER_COLUMNS}"
        " FROM request JOIN visit ON visit.id = request.visit"
        " LEFT JOIN vault AS told_whom ON told_whom.id = told_whom_id"
        f" LEFT JOIN vault AS reason ON reason.id = reason_id {_CUSTOMER_JOINS}"
        " WHERE request.opened_at >= ?1 AND request.opened_at < ?2"
        " AND (?3 IS NULL OR ?3 IN (first_responsible, first_handler, handler)) ORDER BY request.place",
        (span.begin, span.end, span.clerk),
    )


def visits(connection: Connection, span: Span) -> Iterator[Row]:
    """Yield visits by the time they began; the length of one leaves out the time it was parked or interrupted."""
    yield from connection.execute(
        "SELECT visit.id, counter, clerk, opened_at, ended_at, status, how, max(0, ended_at - opened_at - away_ms),"
        " away_ms, (SELECT group_concat(request, ' ') FROM (SELECT request FROM visit_request"
        " WHERE visit_request.visit = visit.id ORDER BY position)), form_of_address, in_person, needs,"
        f" park_reason.content, {_CUSTOMER_COLUMNS} FROM visit"
        f" LEFT JOIN vault AS park_reason ON park_reason.id = park_reason_id {_CUSTOMER_JOINS}"
        " WHERE opened_at >= ?1 AND opened_at < ?2 AND (?3 IS NULL OR clerk = ?3) ORDER BY opened_at, visit.id",
        (span.begin, span.end, span.clerk),
    )


def ratings(connection: Connection, span: Span) -> Iterator[Row]:
    """Yield what became of each question, with the work a low grade left, by the time it was asked or ended."""
    yield from connection.execute(
        "SELECT visit, rating.clerk, state, asked_at, ended_at, grade, reasons, comment.content, call_back, changed,"
        " due_day, call, done_at, done_by, result, note.content"
        " FROM rating LEFT JOIN follow_up USING (visit) LEFT JOIN vault AS comment ON comment.id = comment_id"
        " LEFT JOIN vault AS note ON note.id = note_id"
        " WHERE coalesce(asked_at, ended_at) >= ?1 AND coalesce(asked_at, ended_at) < ?2"
        " AND (?3 IS NULL OR rating.clerk = ?3) ORDER BY coalesce(asked_at, ended_at), visit",
        (span.begin, span.end, span.clerk),
    )
