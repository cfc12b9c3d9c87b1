"""Rows as they are found in a file that may be damaged: read past what cannot be read, and say where."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.core.chain import Break, Link
from clerk_app.store.engine import Connection, DatabaseError

_FARTHEST_LEAP = 1 << 40
BEFORE_ALL = -(1 << 62)
"""Less than every `seq`."""
GROUP = 256
"""How many rows are looked at together: enough to do without a call for each, few enough to look at them singly."""

JournalRow = tuple[object, object, object, object, object]
"""`seq`, `event_id`, `body`, `prev`, `hash` as they were found."""

_CHAIN = (
    "SELECT seq, event_id, body, prev, hash FROM journal WHERE counter = ? AND epoch = ? AND seq >= ? ORDER BY seq"
)


def chains_in(connection: Connection) -> list[tuple[str, int]]:
    """Return every counter and epoch that has events.

    One seek per chain, so that a damaged page costs no more than the chains behind it.
    """
    # Damaged text is a chain of its own here, and a finding where its events are read.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        return _chains(connection)
    finally:
        connection.text_factory = str


def _chains(connection: Connection) -> list[tuple[str, int]]:
    chains: list[tuple[str, int]] = []
    after: tuple[object, object] = ("", -1)
    while True:
        row = connection.execute(
            "SELECT counter, epoch FROM journal WHERE (counter, epoch) > (?, ?) ORDER BY counter, epoch LIMIT 1", after
        ).fetchone()
        if row is None:
            return chains
        if not (isinstance(row[0], str) and isinstance(row[1], int)) or row in chains:
            raise DatabaseError(f"a chain named {row!r}")
        chains.append(row)
        after = row


def groups_of(connection: Connection, counter: str, epoch: int) -> Iterator[list[JournalRow]]:
    """Yield the stored rows of one chain in order, in groups, up to the first that cannot be read."""
    try:
        cursor = connection.execute(_CHAIN, (counter, epoch, BEFORE_ALL))
        while group := cursor.fetchmany(GROUP):
            yield group
    except DatabaseError:
        return


def links_of(
    connection: Connection, counter: str, epoch: int, breaks: list[Break], following: int = BEFORE_ALL
) -> Iterator[Link]:
    """Yield the stored rows of one chain in order; what cannot be read is added to `breaks` and leapt over.

    Args:
        following: the first `seq` that is wanted.
    """
    leap = 1
    while True:
        try:
            for row in connection.execute(_CHAIN, (counter, epoch, following)):
                link = link_of(counter, epoch, row, breaks)
                if link is not None:
                    yield link
                    following, leap = link.seq + 1, 1
        except DatabaseError as error:
            if leap == 1:
                breaks.append(Break(counter, epoch, max(1, following), "file_damaged", str(error)))
            following, leap = max(1, following) + leap, leap * 2
            if leap > _FARTHEST_LEAP:
                return
        else:
            return


def link_of(counter: str, epoch: int, row: JournalRow, breaks: list[Break]) -> Link | None:
    """Return one stored row; what is not of its kind is added to `breaks`, and None returned where it has no place."""
    seq, *values = row
    event_id, body, previous, hashed = values
    if not isinstance(seq, int):
        breaks.append(Break(counter, epoch, 0, "column_unreadable", f"seq {seq!r}"))
        return None
    if type(event_id) is str and type(body) is bytes and type(previous) is bytes and type(hashed) is bytes:
        return Link(counter, epoch, seq, event_id, body, previous, hashed)
    kinds = {"event_id": str, "body": bytes, "prev": bytes, "hash": bytes}
    for (column, kind), value in zip(kinds.items(), values, strict=True):
        if type(value) is not kind:
            breaks.append(Break(counter, epoch, seq, "column_unreadable", column))
    found = [value if isinstance(value, bytes) else b"" for value in (body, previous, hashed)]
    return Link(counter, epoch, seq, str(event_id), *found)


def vault_rows(
    connection: Connection, breaks: list[Break], counter: str
) -> Iterator[tuple[str, str, str, bytes, bytes]]:
    """Yield id, subject, kind, salt and content of every vault row; what cannot be read is added to `breaks`."""
    following, leap = -(1 << 62), 1
    while True:
        try:
            for place, *values in connection.execute(
                "SELECT place, id, subject, kind, salt, content FROM vault WHERE place >= ? ORDER BY place",
                (following,),
            ):
                following, leap = place + 1, 1
                row_id, subject, kind, salt, content = values
                if (
                    isinstance(row_id, str)
                    and isinstance(subject, str)
                    and isinstance(kind, str)
                    and isinstance(salt, bytes)
                    and isinstance(content, bytes)
                ):
                    yield row_id, subject, kind, salt, content
                else:
                    breaks.append(Break(counter, 0, 0, "vault_unreadable", str(place)))
        except DatabaseError as error:
            if leap == 1:
                breaks.append(Break(counter, 0, 0, "file_damaged", str(error)))
            following, leap = max(1, following) + leap, leap * 2
            if leap > _FARTHEST_LEAP:
                return
        else:
            return
