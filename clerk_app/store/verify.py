"""Verifying a data folder: the chains, every event's shape, the vault and the procedures behind them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import xor
from typing import cast, get_args, get_type_hints

import msgspec

from clerk_app.core.chain import Break, ChainWalk, Link, body_breaks
from clerk_app.core.errors import Bug
from clerk_app.core.events import Event, EventData, VaultRef, registry
from clerk_app.core.events.hall import EpochOpened, Erased, ProcedureProposed, ProcedurePublished
from clerk_app.core.events.request import RequestOpened
from clerk_app.store.engine import Connection, DatabaseError, keep_more_in_memory
from clerk_app.store.rows import BEFORE_ALL, JournalRow, chains_in, groups_of, link_of, links_of, vault_rows
from clerk_app.store.vault import digest

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found.

    Attributes:
        events: number of events read.
        head: hash of the newest event of this counter's newest epoch, hex; 64 zeros for an empty journal.
        breaks: every place where the record is not what was written; `seq` 0 where no event is to be named.
        erased: vault rows that were lawfully erased.
    """

    events: int
    head: str
    breaks: tuple[Break, ...]
    erased: int


def verify(connection: Connection, counter: str) -> Verification:
    """Walk every chain of the file, and what lies behind it, and name every break.

    Runs in one read transaction on a connection of its own, so a counter that goes on writing does not disturb it.
    A damaged file gives breaks, never an exception.
    """
    walk = _Walk(connection, counter)
    try:
        keep_more_in_memory(connection)
        connection.execute("BEGIN")
        walk.run()
    except DatabaseError as error:
        walk.breaks.append(Break(counter, 0, 0, "file_damaged", str(error)))
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return walk.verification()


@dataclass(slots=True)
class _Walk:
    connection: Connection
    counter: str
    breaks: list[Break] = field(default_factory=list)
    events: int = 0
    erased: dict[str, Place] = field(default_factory=dict)
    # Each vault row by the first event that refers to it.
    refs: dict[str, tuple[str, Place]] = field(default_factory=dict)
    versions: dict[str, Place] = field(default_factory=dict)
    heads: dict[tuple[str, int], tuple[int, str]] = field(default_factory=dict)
    # Of one chain: the index of subjects is compared as a whole, and event by event only where it differs.
    expected_subjects: int = 0
    found_subjects: int = 0

    def run(self) -> None:
        for name, epoch in chains_in(self.connection):
            self._chain(name, epoch)
        self._vault()
        self._procedures()
        for (message,) in self.connection.execute("PRAGMA integrity_check(20)").fetchall():
            if message != "ok":
                self._found((self.counter, 0, 0), "file_damaged", message)

    def verification(self) -> Verification:
        newest = max((epoch for name, epoch in self.heads if name == self.counter), default=0)
        head = self.heads.get((self.counter, newest), (0, "0" * 64))[1]
        return Verification(self.events, head, tuple(self.breaks), len(self.erased))

    def _found(self, place: Place, code: str, detail: str = "") -> None:
        self.breaks.append(Break(*place, code, detail))

    def _chain(self, name: str, epoch: int) -> None:
        self.expected_subjects = self.found_subjects = 0
        walk = ChainWalk(self._event)
        following = BEFORE_ALL
        for rows in groups_of(self.connection, name, epoch):
            self._group(walk, name, epoch, rows)
            following = _behind(rows, following)
        # Nothing but what lies behind a place that cannot be read.
        for link in links_of(self.connection, name, epoch, self.breaks, following):
            self.breaks.extend(walk.breaks(link))
        try:
            rows_of_index = self.connection.execute(_SUBJECTS, (name, epoch))
            self.found_subjects = reduce(xor, map(hash, rows_of_index), 0)
            if self.found_subjects != self.expected_subjects:
                self.breaks.extend(_subject_breaks(self.connection, name, epoch))
        except DatabaseError as error:
            self._found((name, epoch, 0), "file_damaged", str(error))

    def _group(self, walk: ChainWalk, name: str, epoch: int, rows: list[JournalRow]) -> None:
        """Check rows together; where they are not all well, in ever smaller groups, and at last one by one."""
        if self._well(walk, name, epoch, rows):
            return
        if len(rows) > _FEW:
            middle = len(rows) // 2
            self._group(walk, name, epoch, rows[:middle])
            self._group(walk, name, epoch, rows[middle:])
            return
        for row in rows:
            link = link_of(name, epoch, row, self.breaks)
            if link is not None:
                self.breaks.extend(walk.breaks(link))

    def _well(self, walk: ChainWalk, name: str, epoch: int, rows: list[JournalRow]) -> bool:
        """Tell whether rows are the next ones of their chain and what they say is canonical and of their place.

        Then their content is looked into; else nothing has happened. Finds whatever `_event` and `ChainWalk.breaks`
        find, without naming it.
        """
        seqs, ids, bodies, previous, hashes = (list(column) for column in zip(*rows, strict=True))
        kinds = {*map(type, seqs)}, {*map(type, bodies)}, {*map(type, previous)}, {*map(type, hashes)}
        if kinds != ({int}, {bytes}, {bytes}, {bytes}):
            return False
        seqs, bodies, previous, hashes = cast(Columns, (seqs, bodies, previous, hashes))
        if not walk.goes_on_with(seqs, bodies, previous, hashes):
            return False
        read = registry.read_canonical(bodies)
        if read is None:
            return False
        stored, contents = read
        if [(one.seq, one.event_id) for one in stored] != [*zip(seqs, ids, strict=True)]:
            return False
        if {(one.counter, one.epoch) for one in stored} != {(name, epoch)}:
            return False
        walk.move_behind(seqs[-1], hashes[-1])
        self.events += len(rows)
        self.heads[name, epoch] = (seqs[-1], hashes[-1].hex())
        for seq, data in zip(seqs, contents, strict=True):
            self._content(name, epoch, seq, data)
        return True

    def _event(self, link: Link) -> Iterator[Break]:
        place = (link.counter, link.epoch, link.seq)
        self.events += 1
        self.heads[link.counter, link.epoch] = (link.seq, link.hash.hex())
        try:
            event = registry.decode(link.body)
        except (msgspec.MsgspecError, UnicodeDecodeError, Bug) as error:
            yield from body_breaks(link)
            yield Break(*place, "event_unreadable", str(error))
            return
        if event.written() != link.body or not _in_its_place(event, link):
            # Names what differs; an event of an earlier version is written otherwise today and is well.
            yield from body_breaks(link)
        self._content(*place, event.data)

    def _content(self, name: str, epoch: int, seq: int, data: EventData) -> None:
        """Note what an event refers to, and name what it may not say where it stands."""
        for subject in dict.fromkeys(data.subjects()):
            self.expected_subjects ^= hash((seq, subject))
        kind = type(data)
        for field_name in _REFS_OF[kind]:
            self._refs(getattr(data, field_name), (name, epoch, seq))
        if seq == 1 and not isinstance(data, EpochOpened):
            self._found((name, epoch, seq), "epoch_not_opened")
        if kind in _POINTING:
            self._pointing((name, epoch, seq), data)

    def _pointing(self, place: Place, data: EventData) -> None:
        if isinstance(data, EpochOpened):
            self._epoch(place, data)
        elif isinstance(data, Erased):
            self.erased.update(dict.fromkeys(data.ids, place))
        elif isinstance(data, RequestOpened | ProcedurePublished | ProcedureProposed):
            self.versions.setdefault(data.version, place)

    def _refs(self, value: object, place: Place) -> None:
        for ref in value.values() if isinstance(value, dict) else (value,):
            if isinstance(ref, VaultRef):
                known, _ = self.refs.setdefault(ref.id, (ref.digest, place))
                if known != ref.digest:
                    self._found(place, "vault_differs", ref.id)

    def _epoch(self, place: Place, data: EpochOpened) -> None:
        name, epoch, seq = place
        if seq != 1:
            self._found(place, "epoch_opened_twice")
            return
        earlier = [known for counter, known in self.heads if counter == name and known < epoch]
        if data.old_epoch is None:
            if earlier:
                self._found(place, "old_head_differs", str(max(earlier)))
            return
        if data.old_epoch >= epoch or self.heads.get((name, data.old_epoch)) != (data.old_seq, data.old_head):
            self._found(place, "old_head_differs", str(data.old_epoch))

    def _vault(self) -> None:
        nowhere = (self.counter, 0, 0)
        waiting = dict(self.refs)
        rows = vault_rows(self.connection, self.breaks, self.counter)
        for row_id, subject, kind, salt, content in rows:
            expected = waiting.pop(row_id, None)
            if expected is None:
                self._found(nowhere, "vault_unknown", row_id)
                continue
            known, place = expected
            if row_id in self.erased:
                self._found(self.erased[row_id], "erased_but_there", row_id)
            elif digest(salt, subject, kind, content) != known:
                self._found(place, "vault_differs", row_id)
        for row_id, (_, place) in waiting.items():
            if row_id not in self.erased:
                self._found(place, "vault_missing", row_id)

    def _procedures(self) -> None:
        waiting = dict(self.versions)
        for version, content in self.connection.execute("SELECT version, content FROM procedure_version"):
            place = waiting.pop(version, (self.counter, 0, 0))
            if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != version:
                self._found(place, "procedure_differs", str(version))
        for version, place in waiting.items():
            self._found(place, "procedure_missing", version)


def _behind(rows: list[JournalRow], following: int) -> int:
    """Return the first `seq` behind `rows`; `following` where none of them has one."""
    return max((seq + 1 for seq, *_ in rows if isinstance(seq, int)), default=following)


def _in_its_place(event: Event, link: Link) -> bool:
    return (
        event.seq == link.seq
        and event.event_id == link.event_id
        and event.counter == link.counter
        and event.epoch == link.epoch
    )


def _subject_breaks(connection: Connection, counter: str, epoch: int) -> Iterator[Break]:
    """Name the events whose subjects are not found where they should be."""
    stored: dict[int, set[str]] = {}
    for seq, subject in connection.execute(_SUBJECTS, (counter, epoch)):
        stored.setdefault(seq, set()).add(str(subject))
    for link in links_of(connection, counter, epoch, []):
        try:
            expected = set(registry.decode(link.body).data.subjects())
        except (msgspec.MsgspecError, UnicodeDecodeError, Bug):
            expected = set()
        found = stored.pop(link.seq, set())
        if found != expected:
            yield Break(counter, epoch, link.seq, "subjects_differ", " ".join(sorted(found)))
    for seq, left in stored.items():
        yield Break(counter, epoch, seq, "subject_without_event", " ".join(sorted(left)))


def vault_refs(event: Event) -> Iterator[VaultRef]:
    """Yield every vault reference an event holds."""
    for name in _REFS_OF[type(event.data)]:
        value = getattr(event.data, name)
        if isinstance(value, VaultRef):
            yield value
        elif isinstance(value, dict):
            yield from value.values()


def _fields_with_refs(kind: type[EventData]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(name for name in kind.__struct_fields__ if _speaks_of(hints[name], VaultRef))


def _speaks_of(annotation: object, wanted: type) -> bool:
    return annotation is wanted or any(_speaks_of(part, wanted) for part in get_args(annotation))


Columns = tuple[list[int], list[bytes], list[bytes], list[bytes]]

_FEW = 8
"""So many rows are looked at one by one rather than in halves again."""

_POINTING = frozenset({EpochOpened, Erased, RequestOpened, ProcedurePublished, ProcedureProposed})
"""Kinds that point at something beside the vault."""

_SUBJECTS = "SELECT seq, subject FROM journal_subject WHERE counter = ? AND epoch = ?"
_REFS_OF = {kind: _fields_with_refs(kind) for kind in registry.kinds().values()}
