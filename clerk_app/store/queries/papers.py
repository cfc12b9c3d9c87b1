"""Papers: one by its number, those of a request or visit, the archived bytes."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.store.engine import Connection

_COLUMNS = (
    "paper, request, visit, kind, issue, language, issued_at, issued_by, event_hash, pdf_id, pages, printed, printer,"
    " print_reason, handed_to, handed_at, voided_at"
)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One issue of a paper. `printed` is the last print state; `event_hash` the hash of its issuing event, hex."""

    paper: str
    request: str
    visit: str | None
    kind: str
    issue: int
    language: str
    issued_at: int
    issued_by: str
    event_hash: str
    pdf_id: str | None
    pages: int | None
    printed: str | None
    printer: str | None
    print_reason: str | None
    handed_to: str | None
    handed_at: int | None
    voided_at: int | None


def paper(connection: Connection, number: str) -> PaperRow | None:
    """Return one issue by its number; None when there is none."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM paper WHERE paper = ?", (number,)).fetchone()
    return None if row is None else PaperRow(*row)


def of_request(connection: Connection, request: str) -> list[PaperRow]:
    """Return every paper of a request in the order of issue."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM paper WHERE request = ? ORDER BY issued_at, paper", (request,)
    ).fetchall()
    return [PaperRow(*row) for row in rows]


def of_visit(connection: Connection, visit: str) -> list[PaperRow]:
    """Return every paper issued in a visit in the order of issue."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM paper WHERE visit = ? ORDER BY issued_at, paper", (visit,)
    ).fetchall()
    return [PaperRow(*row) for row in rows]


def without_pdf(connection: Connection) -> list[PaperRow]:
    """Return papers that were issued and never archived: a crash came between; they are drawn again."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM paper WHERE pdf_id IS NULL ORDER BY issued_at").fetchall()
    return [PaperRow(*row) for row in rows]


def pdf_erased(connection: Connection, number: str) -> bool:
    """Tell whether a paper was archived and its bytes are gone."""
    row = connection.execute(
        "SELECT 1 FROM paper WHERE paper = ? AND pdf_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM vault WHERE vault.id = pdf_id)",
        (number,),
    ).fetchone()
    return row is not None


def pdf(connection: Connection, number: str) -> bytes | None:
    """Return the archived bytes of a paper; None when it is not archived yet or was erased."""
    row = connection.execute(
        "SELECT content FROM vault JOIN paper ON paper.pdf_id = vault.id WHERE paper.paper = ?", (number,)
    ).fetchone()
    return None if row is None else bytes(row[0])
