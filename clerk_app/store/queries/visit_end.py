"""What is left of a visit when it ends: when it was, how it ended, papers that did not come out of the printer."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class VisitTimes:
    """When a visit was and how it ended: ``finished``, ``customer_left``, None while it has not."""

    opened_at: int
    ended_at: int | None
    how: str | None
    away_ms: int


@dataclass(frozen=True, slots=True)
class FailedPaper:
    """A paper that did not come out of the printer and that nobody took care of since."""

    paper: str
    kind: str
    request: str
    issued_at: int
    printer: str
    reason: str


def times(connection: Connection, visit: str) -> VisitTimes | None:
    """Return when a visit was; None when there is none."""
    row = connection.execute(
        "SELECT opened_at, ended_at, how, away_ms FROM visit WHERE id = ?", (visit,)
    ).fetchone()
    return None if row is None else VisitTimes(*row)


def failed_papers(connection: Connection, since: int) -> list[FailedPaper]:
    """Return papers issued since (milliseconds UTC) whose last print job failed, oldest first."""
    rows = connection.execute(
        "SELECT paper, kind, request, issued_at, printer, print_reason FROM paper INDEXED BY paper_failed"
        " WHERE printed = 'failed' AND issued_at >= ? AND handed_to IS NULL AND voided_at IS NULL"
        " ORDER BY issued_at",
        (since,),
    )
    return [
        FailedPaper(paper, kind, request, issued_at, printer or "", reason or "")
        for paper, kind, request, issued_at, printer, reason in rows
    ]
