"""What the demonstration left behind, read from the records and not from memory (`product.md`, summary.json)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from clerk_app.core.errors import Bug
from clerk_app.service.reader import Connection
from clerk_app.store.queries import papers as paper_queries
from clerk_app.store.queries import summary as queries
from clerk_app.store.verify import verify


def papers_of_visit(connection: Connection, visit_id: str) -> list[str]:
    """Return the numbers of every paper of the visit's requests, in the order of issue."""
    return [
        row.paper
        for request in queries.visit(connection, visit_id).requests
        for row in paper_queries.of_request(connection, request.number)
    ]


def visit_summary(
    connection: Connection, counter: str, visit_id: str, paper_files: Mapping[str, str], screens: list[str]
) -> dict[str, object]:
    """Return the summary of one visit as the JSON document that `product.md` describes.

    Args:
        paper_files: for each paper's number the file it was written to.
        screens: files of the pictures taken.

    Raises Bug when the journal does not verify.
    """
    visit = queries.visit(connection, visit_id)
    checked = verify(connection, counter)
    if checked.breaks:
        raise Bug(f"the journal does not verify: {checked.breaks[0].code} at {checked.breaks[0].seq}")
    papers = [
        {"kind": row.kind, "number": row.paper, "issue": row.issue, "file": paper_files[row.paper]}
        for request in visit.requests
        for row in paper_queries.of_request(connection, request.number)
    ]
    return {
        "visit": {
            "id": visit.id,
            "counter": visit.counter,
            "clerk": visit.clerk,
            "began": _iso(visit.opened_at),
            "ended": _iso(visit.ended_at),
        },
        "requests": [
            {
                "number": request.number,
                "procedure": request.procedure,
                "version": request.version,
                "first_responsible": request.first_responsible,
                "first_handler": request.first_handler,
                "handler": request.handler,
                "state": request.state,
                "outcome": request.outcome,
            }
            for request in visit.requests
        ],
        "papers": papers,
        "screens": screens,
        "rating": None if visit.rating_state is None else {"state": visit.rating_state, "grade": visit.grade},
        "journal": {"events": checked.events, "head": checked.head},
    }


def _iso(at: int | None) -> str | None:
    if at is None:
        return None
    moment = dt.datetime.fromtimestamp(at / 1000, dt.UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
