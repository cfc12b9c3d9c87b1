"""Papers: every issue with its check code, its archived PDF and what became of it."""

from __future__ import annotations

from clerk_app.core.events import request as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("paper",)
KINDS = (
    events.PaperIssued,
    events.PaperArchived,
    events.PaperPrinted,
    events.PaperHandedOver,
    events.PaperVoided,
)
SCHEMA = """
CREATE TABLE paper (
    paper TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    visit TEXT,
    kind TEXT NOT NULL,
    issue INTEGER NOT NULL,
    language TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    issued_by TEXT NOT NULL,
    event_hash TEXT NOT NULL,
    pdf_id TEXT,
    pages INTEGER,
    printed TEXT,
    printer TEXT,
    print_reason TEXT,
    handed_to TEXT,
    handed_at INTEGER,
    voided_at INTEGER
) WITHOUT ROWID;
CREATE INDEX paper_of_request ON paper (request);
CREATE INDEX paper_unfinished ON paper (issued_at) WHERE pdf_id IS NULL;
CREATE INDEX paper_failed ON paper (issued_at) WHERE printed = 'failed';
"""


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event changes in a paper."""
    event, data = recorded.event, recorded.event.data
    match data:
        case events.PaperIssued():
            connection.execute(
                "INSERT INTO paper (paper, request, visit, kind, issue, language, issued_at, issued_by, event_hash)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    data.paper,
                    data.request,
                    data.visit,
                    data.kind,
                    data.issue,
                    data.language,
                    event.at,
                    event.actor,
                    recorded.hash.hex(),
                ),
            )
        case events.PaperArchived():
            connection.execute(
                "UPDATE paper SET pdf_id = ?, pages = ? WHERE paper = ?",
                (data.pdf.id if data.pdf else None, data.pages, data.paper),
            )
        case events.PaperPrinted():
            connection.execute(
                "UPDATE paper SET printed = ?, printer = ?, print_reason = ? WHERE paper = ?",
                (data.state, data.printer, data.reason or None, data.paper),
            )
        case events.PaperHandedOver():
            connection.execute(
                "UPDATE paper SET handed_to = ?, handed_at = ? WHERE paper = ?", (data.to, event.at, data.paper)
            )
        case events.PaperVoided():
            connection.execute("UPDATE paper SET voided_at = ? WHERE paper = ?", (event.at, data.paper))
