"""Small records beside journal and vault: command results, sequences, secrets, drafts, procedure bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from clerk_app.core.errors import Bug
from clerk_app.store.engine import Connection

IN_FRONT = "request in front"
"""In the place of a step, with ``visit:<id>`` in that of a request: which of its requests the clerk works on."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a step but not yet completed. `content` is JSON of the step view."""

    request: str
    step: str
    saved_at: int
    content: bytes


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """Where a counter's numbering stands: the last number day (ISO) and the last sequence used on it."""

    day: str
    sequence: int


class Records:
    """Reads and writes them on one connection; transactions are the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last_event_id(self) -> str | None:
        """Return the greatest event id in the file."""
        row = self._connection.execute("SELECT max(event_id) FROM journal").fetchone()
        return None if row[0] is None else str(row[0])

    def keep_result(self, command_id: str, result: bytes) -> None:
        """Keep the result of a command, so that doing it twice gives the first result again."""
        self._connection.execute("INSERT INTO command (id, result) VALUES (?, ?)", (command_id, result))

    def numbering(self, counter: str) -> NumberPlace | None:
        """Return where `counter`'s numbering stands; None before its first number."""
        row = self._connection.execute(
            "SELECT day, sequence FROM number_day WHERE counter = ?", (counter,)
        ).fetchone()
        return None if row is None else NumberPlace(row[0], row[1])

    def keep_numbering(self, counter: str, place: NumberPlace) -> None:
        """Write down the number that this transaction took."""
        self._connection.execute(
            "INSERT INTO number_day (counter, day, sequence) VALUES (?, ?, ?)"
            " ON CONFLICT (counter) DO UPDATE SET day = excluded.day, sequence = excluded.sequence",
            (counter, place.day, place.sequence),
        )

    def secret(self, owner: str, kind: str) -> str | None:
        """Return a stored secret (a PIN hash, a token's hash); None when there is none."""
        row = self._connection.execute(
            "SELECT value FROM secret WHERE owner = ? AND kind = ?", (owner, kind)
        ).fetchone()
        return None if row is None else str(row[0])

    def secrets_of_kind(self, kind: str) -> dict[str, str]:
        """Return every owner's secret of `kind`."""
        rows = self._connection.execute("SELECT owner, value FROM secret WHERE kind = ?", (kind,)).fetchall()
        return dict(rows)

    def keep_secret(self, owner: str, kind: str, value: str) -> None:
        """Keep or replace a secret."""
        self._connection.execute(
            "INSERT INTO secret (owner, kind, value) VALUES (?, ?, ?)"
            " ON CONFLICT (owner, kind) DO UPDATE SET value = excluded.value",
            (owner, kind, value),
        )

    def drop_secret(self, owner: str, kind: str) -> None:
        """Forget a secret, e.g. a used one-use code."""
        self._connection.execute("DELETE FROM secret WHERE owner = ? AND kind = ?", (owner, kind))

    def keep_draft(self, draft: Draft) -> None:
        """Keep or replace what is typed in a step."""
        self._connection.execute(
            "INSERT INTO draft (request, step, saved_at, content) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (request, step) DO UPDATE SET saved_at = excluded.saved_at, content = excluded.content",
            (draft.request, draft.step, draft.saved_at, draft.content),
        )

    def draft(self, request: str, step: str) -> Draft | None:
        """Return what is typed in a step; None when nothing is."""
        row = self._connection.execute(
            "SELECT saved_at, content FROM draft WHERE request = ? AND step = ?", (request, step)
        ).fetchone()
        return None if row is None else Draft(request, step, row[0], bytes(row[1]))

    def drop_draft(self, request: str, step: str | None = None) -> None:
        """Forget what was typed in a step, or in every step of a request."""
        if step is None:
            self._connection.execute("DELETE FROM draft WHERE request = ?", (request,))
        else:
            self._connection.execute("DELETE FROM draft WHERE request = ? AND step = ?", (request, step))

    def keep_procedure(self, version: str, procedure: str, content: bytes) -> None:
        """Keep the bytes of a procedure version; a version that is there already stays as it is."""
        if hashlib.sha256(content).hexdigest() != version:
            raise Bug(f"the bytes of {procedure} are not version {version}")
        self._connection.execute(
            "INSERT INTO procedure_version (version, procedure, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (version, procedure, content),
        )

    def procedure_bytes(self, version: str) -> bytes | None:
        """Return the bytes of a published version."""
        row = self._connection.execute(
            "SELECT content FROM procedure_version WHERE version = ?", (version,)
        ).fetchone()
        return None if row is None else bytes(row[0])
