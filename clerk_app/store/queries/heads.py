"""Where the chains of a file end, to compare a copy with what it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """The newest event of one epoch of one counter; `hash` is hex."""

    counter: str
    epoch: int
    seq: int
    hash: str


def chain_ends(connection: Connection) -> list[ChainEnd]:
    """Return the end of every chain, by counter and epoch."""
    rows = connection.execute(
        "SELECT counter, epoch, seq, hash FROM journal AS newest"
        " WHERE seq = (SELECT max(seq) FROM journal WHERE counter = newest.counter AND epoch = newest.epoch)"
        " GROUP BY counter, epoch ORDER BY counter, epoch"
    )
    return [ChainEnd(counter, epoch, seq, bytes(hashed).hex()) for counter, epoch, seq, hashed in rows]


def holds(connection: Connection, end: ChainEnd) -> bool:
    """Tell whether the journal has the event that `end` names."""
    row = connection.execute(
        "SELECT hash FROM journal WHERE counter = ? AND epoch = ? AND seq = ?", (end.counter, end.epoch, end.seq)
    ).fetchone()
    return row is not None and bytes(row[0]).hex() == end.hash
