"""Verifying a data folder: the chains, every event's shape, the vault and the procedures behind them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args, get_type_hints

import msgspec

from clerk_app.core.chain import Break, Link, body_breaks, verify_links
from clerk_app.core.errors import Bug
from clerk_app.core.events import Event, EventData, VaultRef, registry
from clerk_app.core.events.hall import EpochOpened, Erased, ProcedurePublished
from clerk_app.core.events.request import RequestOpened
from clerk_app.store.engine import Connection, DatabaseError
from clerk_app.store.rows import chains_in, links_of, vault_rows
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
        links = links_of(self.connection, name, epoch, self.breaks)
        self.breaks.extend(verify_links(links, self._event))
        try:
            for row in self.connection.execute(_SUBJECTS, (name, epoch)):
                self.found_subjects ^= hash(row)
            if self.found_subjects != self.expected_subjects:
                self.breaks.extend(_subject_breaks(self.connection, name, epoch))
        except DatabaseError as error:
            self._found((name, epoch, 0), "file_damaged", str(error))

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
        data = event.data
        for subject in dict.fromkeys(data.subjects()):
            self.expected_subjects ^= hash((link.seq, subject))
        for name in _REFS_OF[type(data)]:
            yield from self._refs(getattr(data, name), place)
        if link.seq == 1 and not isinstance(data, EpochOpened):
            yield Break(*place, "epoch_not_opened")
        if isinstance(data, EpochOpened):
            yield from self._epoch(place, data)
        elif isinstance(data, Erased):
            self.erased.update(dict.fromkeys(data.ids, place))
        elif isinstance(data, RequestOpened | ProcedurePublished):
            self.versions.setdefault(data.version, place)

    def _refs(self, value: object, place: Place) -> Iterator[Break]:
        for ref in value.values() if isinstance(value, dict) else (value,):
            if isinstance(ref, VaultRef):
                known, _ = self.refs.setdefault(ref.id, (ref.digest, place))
                if known != ref.digest:
                    yield Break(*place, "vault_differs", ref.id)

    def _epoch(self, place: Place, data: EpochOpened) -> Iterator[Break]:
        name, epoch, seq = place
        if seq != 1:
            yield Break(*place, "epoch_opened_twice")
            return
        earlier = [known for counter, known in self.heads if counter == name and known < epoch]
        if data.old_epoch is None:
            if earlier:
                yield Break(*place, "old_head_differs", str(max(earlier)))
            return
        if data.old_epoch >= epoch or self.heads.get((name, data.old_epoch)) != (data.old_seq, data.old_head):
            yield Break(*place, "old_head_differs", str(data.old_epoch))

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


_SUBJECTS = "SELECT seq, subject FROM journal_subject WHERE counter = ? AND epoch = ?"
_REFS_OF = {kind: _fields_with_refs(kind) for kind in registry.kinds().values()}
