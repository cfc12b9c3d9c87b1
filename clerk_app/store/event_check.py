"""The events of one subject, each checked: what a reader of a log may rely on without a full walk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from clerk_app.core.chain import NO_PREVIOUS, event_hash
from clerk_app.core.errors import Bug
from clerk_app.core.events import Event, registry
from clerk_app.store.engine import Connection
from clerk_app.store.vault import digest
from clerk_app.store.verify import vault_refs

Row = Sequence[bytes | None]
"""Body, previous hash and hash of a neighbour; None where there is none."""

_OF_SUBJECT = """
SELECT j.seq, j.counter, j.epoch, j.event_id, j.body, j.prev, j.hash,
       before.body, before.prev, before.hash, behind.body, behind.prev, behind.hash
FROM journal_subject AS s
JOIN journal AS j USING (counter, epoch, seq)
LEFT JOIN journal AS before ON before.counter = j.counter AND before.epoch = j.epoch AND before.seq = j.seq - 1
LEFT JOIN journal AS behind ON behind.counter = j.counter AND behind.epoch = j.epoch AND behind.seq = j.seq + 1
WHERE s.subject = ? ORDER BY j.counter, j.epoch, j.seq
"""


@dataclass(frozen=True, slots=True)
class CheckedEvent:
    """One event of a subject's history.

    Attributes:
        event: None when its bytes cannot be read.
        fault: ``hash_differs``, ``previous_differs``, ``column_differs``, ``event_unreadable``, ``vault_differs``;
            empty when it is what was written.
    """

    event: Event | None
    fault: str


def checked_events(connection: Connection, subject: str) -> list[CheckedEvent]:
    """Return the history of `subject`, oldest first, every event checked against its hash and its neighbours.

    What is missing altogether is found by `verify` only: it alone walks the whole chain.
    """
    return list(_checked(connection, subject))


def _checked(connection: Connection, subject: str) -> Iterator[CheckedEvent]:
    rows = connection.execute(_OF_SUBJECT, (subject,)).fetchall()
    if len({row[1:3] for row in rows}) > 1:
        rows.sort(key=lambda row: str(row[3]))  # several chains: as in `Journal.of_subject`, by event id
    for row in rows:
        seq, counter, epoch, event_id = row[:4]
        body, previous, hashed = (bytes(value) for value in row[4:7])
        fault = ""
        if event_hash(previous, body) != hashed:
            fault = "hash_differs"
        elif not (_follows(previous, seq, row[7:10]) and _followed_by(hashed, row[10:13])):
            fault = "previous_differs"
        try:
            event = registry.decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError, Bug):
            yield CheckedEvent(None, fault or "event_unreadable")
            continue
        if (event.counter, event.epoch, event.seq, event.event_id) != (counter, epoch, seq, event_id):
            fault = fault or "column_differs"
        yield CheckedEvent(event, fault or _vault_fault(connection, event))


def _follows(previous: bytes, seq: int, before: Row) -> bool:
    """Tell whether an event names the one before it. One that is damaged itself is named in its own place."""
    if seq == 1 or before[0] is None:
        return seq == 1 and previous == NO_PREVIOUS
    return previous == before[2] or not _whole(before)


def _followed_by(hashed: bytes, behind: Row) -> bool:
    """Tell whether the event behind names this one; without that, one written anew with its hash would pass."""
    return behind[0] is None or behind[1] == hashed or not _whole(behind)


def _whole(row: Row) -> bool:
    body, previous, hashed = row
    return body is not None and event_hash(bytes(previous or b""), bytes(body)) == hashed


def _vault_fault(connection: Connection, event: Event) -> str:
    for ref in vault_refs(event):
        row = connection.execute("SELECT subject, kind, salt, content FROM vault WHERE id = ?", (ref.id,)).fetchone()
        # A row that is gone was erased; whether lawfully, `verify` tells.
        if row is not None and digest(bytes(row[2]), row[0], row[1], bytes(row[3])) != ref.digest:
            return "vault_differs"
    return ""
