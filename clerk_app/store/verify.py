"""Verifying a data folder: the chain, every event's shape, the vault behind it, what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from clerk_app.core.chain import Break, Link, verify_links
from clerk_app.core.errors import Bug
from clerk_app.core.events import Event, VaultRef, registry
from clerk_app.core.events.hall import EpochOpened, Erased
from clerk_app.store.engine import Connection, DatabaseError
from clerk_app.store.journal import Journal
from clerk_app.store.vault import digest


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found.

    Attributes:
        events: number of events read.
        head: hash of the newest event of this counter's newest epoch, hex; 64 zeros for an empty journal.
        breaks: every place where the record is not what was written.
        erased: vault rows that were lawfully erased.
    """

    events: int
    head: str
    breaks: tuple[Break, ...]
    erased: int


def verify(connection: Connection, counter: str) -> Verification:
    """Walk every chain of the file, and the vault behind it, and name every break.

    Runs in one read transaction, so a counter that goes on writing does not disturb it.
    """
    connection.execute("BEGIN")
    try:
        return _verify(connection, counter)
    finally:
        connection.execute("ROLLBACK")


def _verify(connection: Connection, counter: str) -> Verification:
    journal = Journal(connection)
    breaks: list[Break] = []
    refs: list[tuple[VaultRef, Break]] = []
    erased: set[str] = set()
    heads: dict[tuple[str, int], tuple[int, str]] = {}
    events = 0
    try:
        for name, epoch in journal.chains():
            for link_break in verify_links(journal.links(name, epoch)):
                breaks.append(link_break)
            subjects = _stored_subjects(connection, name, epoch)
            for link in journal.links(name, epoch):
                events += 1
                heads[name, epoch] = (link.seq, link.hash.hex())
                breaks.extend(_verify_event(link, refs, erased, heads, subjects.pop(link.seq, set())))
            breaks.extend(
                Break(name, epoch, seq, "subject_without_event", " ".join(sorted(left)))
                for seq, left in subjects.items()
            )
        breaks.extend(_verify_vault(connection, refs, erased))
    except DatabaseError as error:
        breaks.append(Break(counter, 0, 0, "file_damaged", str(error)))
    for (message,) in connection.execute("PRAGMA integrity_check(20)").fetchall():
        if message != "ok":
            breaks.append(Break(counter, 0, 0, "file_damaged", message))
    newest = max((epoch for name, epoch in heads if name == counter), default=0)
    head = heads.get((counter, newest), (0, "0" * 64))[1]
    return Verification(events, head, tuple(breaks), len(erased))


def _stored_subjects(connection: Connection, counter: str, epoch: int) -> dict[int, set[str]]:
    stored: dict[int, set[str]] = {}
    for seq, subject in connection.execute(
        "SELECT seq, subject FROM journal_subject WHERE counter = ? AND epoch = ?", (counter, epoch)
    ):
        stored.setdefault(seq, set()).add(subject)
    return stored


def _verify_event(
    link: Link,
    refs: list[tuple[VaultRef, Break]],
    erased: set[str],
    heads: dict[tuple[str, int], tuple[int, str]],
    subjects: set[str],
) -> Iterator[Break]:
    place = (link.counter, link.epoch, link.seq)
    try:
        event = registry.decode(link.body)
    except (msgspec.MsgspecError, Bug) as error:
        yield Break(*place, "event_unreadable", str(error))
        return
    if event.body() != link.body:
        yield Break(*place, "event_unreadable", "fields")
    if set(event.data.subjects()) != subjects:
        yield Break(*place, "subjects_differ", " ".join(sorted(subjects)))
    refs.extend((ref, Break(*place, "vault_differs", ref.id)) for ref in vault_refs(event))
    if isinstance(event.data, Erased):
        erased.update(event.data.ids)
    if isinstance(event.data, EpochOpened) and event.data.old_epoch is not None:
        known = heads.get((link.counter, event.data.old_epoch))
        if known is not None and known != (event.data.old_seq, event.data.old_head):
            yield Break(*place, "old_head_differs", str(event.data.old_epoch))


def vault_refs(event: Event) -> Iterator[VaultRef]:
    """Yield every vault reference an event holds."""
    for name in event.data.__struct_fields__:
        value = getattr(event.data, name)
        if isinstance(value, VaultRef):
            yield value
        elif isinstance(value, dict):
            yield from (item for item in value.values() if isinstance(item, VaultRef))


def _verify_vault(
    connection: Connection, refs: list[tuple[VaultRef, Break]], erased: set[str]
) -> Iterator[Break]:
    for ref, found in refs:
        row = connection.execute("SELECT salt, content FROM vault WHERE id = ?", (ref.id,)).fetchone()
        if row is None:
            if ref.id not in erased:
                yield Break(found.counter, found.epoch, found.seq, "vault_missing", ref.id)
        elif digest(bytes(row[0]), bytes(row[1])) != ref.digest:
            yield found
