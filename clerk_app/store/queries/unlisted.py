"""Matters for which no procedure was found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class UnlistedRow:
    """One of them, not settled yet.

    Attributes:
        words: what the customer said; empty when it was erased.
        by: id of the clerk who took it in; `at` in milliseconds UTC.
    """

    request: str
    words: str
    by: str
    at: int


def unsettled(connection: Connection, most: int) -> list[UnlistedRow]:
    """Return the newest `most` that no supervisor has dealt with."""
    rows = connection.execute(
        "SELECT request, words.content, by, at FROM unlisted_matter LEFT JOIN vault AS words ON words.id = words_id"
        " WHERE settled_at IS NULL ORDER BY at DESC LIMIT ?",
        (most,),
    )
    return [
        UnlistedRow(request, "" if words is None else bytes(words).decode(), by, at) for request, words, by, at in rows
    ]


def still_unsettled(connection: Connection, requests: Collection[str]) -> list[str]:
    """Return those of `requests` that no supervisor has dealt with."""
    marks = ", ".join("?" * len(requests))
    rows = connection.execute(
        f"SELECT request FROM unlisted_matter WHERE settled_at IS NULL AND request IN ({marks}) ORDER BY at",
        tuple(requests),
    )
    return [request for (request,) in rows]
