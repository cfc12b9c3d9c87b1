"""Published versions, proposals, drafts and what is under way on a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clerk_app.core.publishing import Confirmed
from clerk_app.store.engine import Connection

DRAFT = "procedure:"
"""What a supervisor types stands in the table of drafts under this and the procedure's id, by staff id."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal. `state`: ``waiting``, ``confirmed``, ``sent_back``; times are milliseconds UTC."""

    procedure: str
    version: str
    base: str
    shipped: str
    state: str
    proposed_by: str
    proposed_at: int
    reason: str
    starts_at: int
    number: int | None
    decided_by: str | None
    decided_at: int | None
    answer: str


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One version that came into force, or will at `since` (milliseconds UTC)."""

    procedure: str
    number: int
    version: str
    origin: str
    since: int


@dataclass(frozen=True, slots=True)
class RetiredRow:
    """A procedure that is not offered any more: by whom, when (milliseconds UTC), why."""

    procedure: str
    by: str
    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Requests under way, and the visits they are in that have not ended."""

    requests: int
    visits: int


_PROPOSALS = """
SELECT procedure, version, base, shipped, state, proposed_by, proposed_at, reason.content, starts_at, number,
       decided_by, decided_at, answer.content
FROM proposal
LEFT JOIN vault AS reason ON reason.id = reason_id
LEFT JOIN vault AS answer ON answer.id = answer_id
"""


def confirmed(connection: Connection) -> dict[str, tuple[Confirmed, ...]]:
    """Return what was confirmed for each procedure, in the order of the confirmations."""
    found: dict[str, list[Confirmed]] = {}
    for procedure, version, starts_at in connection.execute(
        "SELECT procedure, version, starts_at FROM proposal WHERE state = 'confirmed' ORDER BY procedure, place"
    ):
        found.setdefault(procedure, []).append(Confirmed(version, starts_at))
    return {procedure: tuple(versions) for procedure, versions in found.items()}


def retired(connection: Connection) -> dict[str, RetiredRow]:
    """Return the retired procedures by id."""
    rows = connection.execute(
        "SELECT procedure, by, at, reason.content FROM retired_procedure LEFT JOIN vault AS reason"
        " ON reason.id = reason_id"
    )
    return {procedure: RetiredRow(procedure, by, at, _text(reason)) for procedure, by, at, reason in rows}


def proposals(connection: Connection, procedure: str | None = None) -> list[ProposalRow]:
    """Return the proposals of one procedure, or of all, newest first."""
    where, given = ("", ()) if procedure is None else (" WHERE procedure = ?", (procedure,))
    rows = connection.execute(f"{_PROPOSALS}{where} ORDER BY procedure, proposal.place DESC", given).fetchall()
    return [_proposal(list(row)) for row in rows]


def publications(connection: Connection, procedure: str | None = None) -> list[PublicationRow]:
    """Return the versions of one procedure, or of all, that came into force or will, newest first."""
    where, given = ("", ()) if procedure is None else (" WHERE procedure = ?", (procedure,))
    rows = connection.execute(
        f"SELECT procedure, number, version, origin, since FROM publication{where} ORDER BY procedure, number DESC",
        given,
    ).fetchall()
    return [PublicationRow(*row) for row in rows]


def last_in_use(connection: Connection, procedure: str) -> str | None:
    """Return the version that was journalled last as the one new requests begin with."""
    row = connection.execute("SELECT version FROM procedure_in_force WHERE procedure = ?", (procedure,)).fetchone()
    return None if row is None else str(row[0])


def open_requests(connection: Connection) -> dict[tuple[str, str], int]:
    """Return how many requests are under way on each procedure and version."""
    rows = connection.execute(
        "SELECT procedure, version, count(*) FROM request WHERE closed_at IS NULL GROUP BY procedure, version"
    )
    return {(procedure, version): count for procedure, version, count in rows}


def under_way(connection: Connection, procedure: str) -> UnderWay:
    """Return what is under way on a procedure: its requests, and the visits they are in that are open or parked."""
    row = connection.execute(
        "SELECT count(*), count(DISTINCT CASE WHEN visit.status <> 'ended' THEN visit.id END)"
        " FROM request LEFT JOIN visit ON visit.id = request.visit WHERE procedure = ? AND request.closed_at IS NULL",
        (procedure,),
    ).fetchone()
    return UnderWay(row[0], row[1])


def drafts(connection: Connection, staff: str) -> dict[str, int]:
    """Return the procedures that a supervisor has a draft of, with the time it was saved (milliseconds UTC)."""
    rows = connection.execute(
        "SELECT request, saved_at FROM draft WHERE step = ? AND request LIKE ?", (staff, f"{DRAFT}%")
    )
    return {request.removeprefix(DRAFT): saved_at for request, saved_at in rows}


def _proposal(values: list[Any]) -> ProposalRow:
    for text in (7, 12):  # reason and answer lie in the vault
        values[text] = _text(values[text])
    return ProposalRow(*values)


def _text(content: object) -> str:
    return content.decode() if isinstance(content, bytes) else ""
