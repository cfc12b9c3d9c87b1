"""The journal: append, read a subject's history, walk the chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.core.chain import NO_PREVIOUS, event_hash
from clerk_app.core.events import Event, registry
from clerk_app.store.engine import Connection
from clerk_app.store.grouped import Grouped


@dataclass(frozen=True, slots=True)
class Head:
    """Where one counter's chain ends: `seq` 0 and 32 zero bytes before the first event of an epoch."""

    counter: str
    epoch: int
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it stands in the journal."""

    event: Event
    hash: bytes


class Journal:
    """Reads and appends events on one connection; transactions are the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self, counter: str) -> Head:
        """Return the end of `counter`'s newest epoch; epoch 0 when it has none yet."""
        row = self._connection.execute(
            "SELECT epoch, seq, hash FROM journal WHERE counter = ? ORDER BY epoch DESC, seq DESC LIMIT 1",
            (counter,),
        ).fetchone()
        if row is None:
            return Head(counter, 0, 0, NO_PREVIOUS)
        return Head(counter, row[0], row[1], bytes(row[2]))

    def last_at(self, counter: str) -> int | None:
        """Return the time of `counter`'s newest event (milliseconds UTC); None before the first."""
        row = self._connection.execute(
            "SELECT body FROM journal WHERE counter = ? ORDER BY epoch DESC, seq DESC LIMIT 1", (counter,)
        ).fetchone()
        return None if row is None else registry.decode(bytes(row[0])).at

    def append(self, event: Event, previous: bytes) -> Recorded:
        """Append `event` behind the event whose hash is `previous`."""
        body = event.body()
        hashed = event_hash(previous, body)
        self._connection.execute(
            "INSERT INTO journal (counter, epoch, seq, event_id, body, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (event.counter, event.epoch, event.seq, event.event_id, body, previous, hashed),
        )
        self.index(event)
        return Recorded(event, hashed)

    def of_subject(self, subject: str) -> list[Recorded]:
        """Return the history of `subject`, oldest first.

        Across counters the order is by time of their epochs and then by place; within one counter it is the chain's.
        """
        rows = self._connection.execute(
            "SELECT body, hash, event_id FROM journal_subject JOIN journal USING (counter, epoch, seq)"
            " WHERE subject = ? ORDER BY counter, epoch, seq",
            (subject,),
        ).fetchall()
        recorded = [Recorded(registry.decode(bytes(body)), bytes(hashed)) for body, hashed, _ in rows]
        if len({(item.event.counter, item.event.epoch) for item in recorded}) > 1:
            # Several counters wrote on one database one after the other; event ids are UUIDv7 made within the
            # writing transaction and never go back, so they hold the order in which the transactions came.
            recorded.sort(key=lambda item: item.event.event_id)
        return recorded

    def everything(self) -> Iterator[Recorded]:
        """Yield every event in the order in which it was written, across counters."""
        (several,) = self._connection.execute(
            "SELECT (SELECT min(counter) FROM journal) IS NOT (SELECT max(counter) FROM journal)"
        ).fetchone()
        # Of one counter the chain's own order is the same, and need not be looked up row by row.
        order = "event_id" if several else "counter, epoch, seq"
        cursor = self._connection.execute(f"SELECT body, hash FROM journal ORDER BY {order}")
        for body, hashed in cursor:
            yield Recorded(registry.decode(bytes(body)), bytes(hashed))

    def clear_index(self) -> None:
        """Empty the index of subjects; the caller indexes every event again in the same transaction."""
        self._connection.execute("DELETE FROM journal_subject")

    def index(self, event: Event, adding: Grouped | None = None) -> None:
        """Enter an event under its subjects."""
        (adding or self._connection).executemany(
            "INSERT INTO journal_subject (subject, counter, epoch, seq) VALUES (?, ?, ?, ?)",
            [
                (subject, event.counter, event.epoch, event.seq)
                for subject in dict.fromkeys(event.data.subjects())
            ],
        )

    def count(self) -> int:
        """Return how many events there are."""
        return int(self._connection.execute("SELECT count(*) FROM journal").fetchone()[0])
