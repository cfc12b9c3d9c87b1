"""One visit with its requests and its rating, for the demonstration's summary."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """One request of the visit."""

    number: str
    procedure: str
    version: str
    first_responsible: str
    first_handler: str | None
    handler: str
    state: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class SummaryVisit:
    """One visit; times in milliseconds UTC. `rating_state` is None when nobody was asked."""

    id: str
    counter: str
    clerk: str
    opened_at: int
    ended_at: int | None
    requests: tuple[SummaryRequest, ...]
    rating_state: str | None
    grade: int | None


def visit(connection: Connection, visit_id: str) -> SummaryVisit:
    """Return a visit; raises KeyError for an unknown id."""
    row = connection.execute(
        "SELECT visit.id, counter, visit.clerk, opened_at, visit.ended_at, rating.state, grade FROM visit"
        " LEFT JOIN rating ON rating.visit = visit.id WHERE visit.id = ?",
        (visit_id,),
    ).fetchone()
    if row is None:
        raise KeyError(visit_id)
    requests = connection.execute(
        "SELECT number, procedure, version, first_responsible, first_handler, handler, state, outcome"
        " FROM visit_request JOIN request ON request.number = visit_request.request"
        " WHERE visit_request.visit = ? ORDER BY position",
        (visit_id,),
    ).fetchall()
    found, counter, clerk, opened_at, ended_at, rating_state, grade = row
    named = tuple(SummaryRequest(*one) for one in requests)
    return SummaryVisit(found, counter, clerk, opened_at, ended_at, named, rating_state, grade)
