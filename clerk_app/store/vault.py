"""The vault: personal data, free text and archived PDFs, apart from the journal and erasable."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping

from clerk_app.core.events import VaultRef
from clerk_app.store.engine import Connection
from clerk_app.store.identifiers import new_id

SALT_BYTES = 16
SEARCHED_KINDS = frozenset({"customer_name", "customer_phone", "account", "address", "note", "comment"})
"""Kinds of text that a returning customer or a supervisor is found by."""


def digest(salt: bytes, subject: str, kind: str, content: bytes) -> str:
    """Return the salted digest that the journal keeps of a vault row, hex.

    Subject and kind are in it: whose a text is and what it means must not change unnoticed either.
    """
    return hashlib.sha256(b"\0".join((salt, _raw(subject), _raw(kind), content))).hexdigest()


def _raw(text: str) -> bytes:
    # A damaged row may hold what is no text; its digest differs then, and that is all there is to know.
    return text.encode("utf-8", "surrogateescape")


def grams(text: str) -> str:
    """Return `text` as space-separated characters and pairs: what the full-text index stores.

    Pairs because Chinese has no spaces and the trigram tokenizer finds nothing for two characters; each is
    written in hexadecimal so that the tokenizer keeps it whole.
    """
    folded = "".join(text.casefold().split())
    pairs = [folded[index : index + 2] for index in range(len(folded) - 1)]
    return " ".join("g" + part.encode().hex() for part in dict.fromkeys([*folded, *pairs]))


class Vault:
    """Reads and writes vault rows on one connection; transactions are the caller's.

    What was written or read in it is not read again: a row never changes, it is only erased.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[str, str] = {}

    def put(self, subject: str, kind: str, content: str | bytes) -> VaultRef:
        """Keep `content` for `subject` and return the reference the journal may hold."""
        raw = content.encode() if isinstance(content, str) else content
        salt = secrets.token_bytes(SALT_BYTES)
        row_id = new_id()
        cursor = self._connection.execute(
            "INSERT INTO vault (id, subject, kind, salt, content) VALUES (?, ?, ?, ?, ?)",
            (row_id, subject, kind, salt, raw),
        )
        if kind in SEARCHED_KINDS and isinstance(content, str):
            self._connection.execute(
                "INSERT INTO vault_search (rowid, grams) VALUES (?, ?)", (cursor.lastrowid, grams(content))
            )
        if isinstance(content, str):
            self._texts[row_id] = content
        return VaultRef(id=row_id, digest=digest(salt, subject, kind, raw))

    def get(self, row_id: str) -> bytes | None:
        """Return the content of a row; None when it was erased."""
        row = self._connection.execute("SELECT content FROM vault WHERE id = ?", (row_id,)).fetchone()
        return None if row is None else bytes(row[0])

    def text(self, ref: VaultRef | None) -> str | None:
        """Return the text behind `ref`; None when there is none or it was erased."""
        content = None if ref is None else self.get(ref.id)
        return None if content is None else content.decode()

    def texts(self, refs: Mapping[str, VaultRef]) -> dict[str, str]:
        """Return the texts behind `refs` by their names; erased ones are left out."""
        unread = [ref.id for ref in refs.values() if ref.id not in self._texts]
        if unread:
            marks = ", ".join("?" * len(unread))
            rows = self._connection.execute(f"SELECT id, content FROM vault WHERE id IN ({marks})", unread).fetchall()
            self._texts.update((row_id, bytes(content).decode()) for row_id, content in rows)
        return {name: self._texts[ref.id] for name, ref in refs.items() if ref.id in self._texts}

    def forget(self) -> None:
        """Drop what was kept of texts; what is needed again is read again."""
        self._texts.clear()

    def has(self, row_id: str) -> bool:
        """Tell whether a row is there: neither erased nor never written."""
        return self._connection.execute("SELECT 1 FROM vault WHERE id = ?", (row_id,)).fetchone() is not None

    def erase(self, row_ids: Iterable[str]) -> int:
        """Delete rows, salts and index entries; the caller journals it and truncates the WAL. Returns how many."""
        erased = 0
        for row_id in row_ids:
            self._texts.pop(row_id, None)
            row = self._connection.execute("SELECT place FROM vault WHERE id = ?", (row_id,)).fetchone()
            if row is None:
                continue
            self._connection.execute("DELETE FROM vault_search WHERE rowid = ?", row)
            self._connection.execute("DELETE FROM vault WHERE place = ?", row)
            erased += 1
        return erased

    def index_anew(self) -> None:
        """Make the full-text index anew from the texts."""
        self._connection.execute("DELETE FROM vault_search")
        kinds = sorted(SEARCHED_KINDS)
        marks = ", ".join("?" * len(kinds))
        rows = self._connection.execute(f"SELECT place, content FROM vault WHERE kind IN ({marks})", kinds)
        self._connection.executemany(
            "INSERT INTO vault_search (rowid, grams) VALUES (?, ?)",
            ((place, grams(bytes(content).decode())) for place, content in rows.fetchall()),
        )
