"""The store of one data folder: the one writing connection, its transaction, and what is read inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from clerk_app.core import request_state, visit
from clerk_app.core.day import local_day
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import Event, EventData
from clerk_app.core.events.hall import EpochOpened
from clerk_app.core.settings import Settings
from clerk_app.store import projections
from clerk_app.store.backup import back_up
from clerk_app.store.engine import Connection, DatabaseError, open_for_reading, open_for_writing, refusal_of
from clerk_app.store.identifiers import next_event_id
from clerk_app.store.journal import Head, Journal, Recorded
from clerk_app.store.known import Known
from clerk_app.store.migrations import migrate, migration_due, schema_version
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.records import Records
from clerk_app.store.vault import Vault

FILE_NAME = "counter.db"


class DayOf:
    """Tells the hall's day (ISO) of a time in milliseconds UTC."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def __call__(self, at: int) -> str:
        """Return the ISO day of `at`."""
        return local_day(at, self._zone).isoformat()


class Unit:
    """One transaction: reads what decides, appends events, projects them.

    Attributes:
        journal, vault, records: truth, on the transaction's connection.
        day_of: tells the hall's day of a time.
        appended: what this transaction has appended so far.
        known: what need not be read again; the transaction's own copy.
    """

    def __init__(
        self,
        connection: Connection,
        counter: str,
        now: int,
        actor: str,
        command_id: str,
        zone: ZoneInfo,
        known: Known,
    ) -> None:
        self.connection = connection
        self.journal = Journal(connection)
        self.vault = Vault(connection)
        self.records = Records(connection)
        self.appended: list[Recorded] = []
        self.now = now
        self._actor = actor
        self._command_id = command_id
        self.day_of = DayOf(zone)
        self._counter = counter
        self.known = known

    def last_at(self) -> int | None:
        """Return when this counter's newest event happened (milliseconds UTC); None before the first."""
        return self.journal.last_at(self._counter)

    def open_epoch(self, program: str, above: int) -> Head:
        """Begin the next epoch, whose number is greater than `above`; it names the head it goes on from."""
        old = self.journal.head(self._counter)
        self.known.heads[self._counter] = Head(self._counter, max(old.epoch, above), old.seq, old.hash)
        opened = EpochOpened(program=program)
        if old.epoch:
            opened = EpochOpened(
                program=program, old_epoch=old.epoch, old_seq=old.seq, old_head=old.hash.hex()
            )
        (recorded,) = self.append(opened)
        return Head(self._counter, recorded.event.epoch, recorded.event.seq, recorded.hash)

    def append(self, data: EventData | Sequence[EventData]) -> list[Recorded]:
        """Append events in order and project them. The first event of a folder opens its epoch."""
        new = [data] if isinstance(data, EventData) else list(data)
        recorded = [self._append_one(item) for item in new]
        self.appended.extend(recorded)
        return recorded

    def _append_one(self, data: EventData) -> Recorded:
        head = self.known.heads.get(self._counter) or self.journal.head(self._counter)
        if isinstance(data, EpochOpened):
            head = Head(self._counter, head.epoch + 1, 0, bytes(32))
        elif head.epoch == 0:
            raise Bug("the first event of a data folder opens its epoch")
        if self.known.last_event_id is None:
            self.known.last_event_id = self.records.last_event_id()
        event_id = next_event_id(self.known.last_event_id, self.now)
        event = Event(
            counter=self._counter,
            epoch=head.epoch,
            seq=head.seq + 1,
            event_id=event_id,
            command_id=self._command_id,
            at=self.now,
            actor=self._actor,
            data=data,
        )
        recorded = self.journal.append(event, head.hash)
        projections.project(self.connection, recorded, self.day_of)
        self.known.heads[self._counter] = Head(self._counter, event.epoch, event.seq, recorded.hash)
        self.known.last_event_id = event_id
        self.known.happened(event)
        return recorded

    def request(self, number: str) -> request_state.RequestState:
        """Return the request as its events tell it; raise Refusal when there is none."""
        state = self.known.requests.get(number)
        if state is not None:
            return state
        for recorded in self.journal.of_subject(f"request:{number}"):
            state = request_state.evolve(state, recorded.event)
        if state is None:
            raise Refusal("request.unknown", number=number)
        self.known.requests[number] = state
        return state

    def visit(self, visit_id: str) -> visit.VisitState:
        """Return the visit as its events tell it; raise Refusal when there is none."""
        state = self.known.visits.get(visit_id)
        if state is not None:
            return state
        for recorded in self.journal.of_subject(f"visit:{visit_id}"):
            state = visit.evolve(state, recorded.event)
        if state is None:
            raise Refusal("visit.unknown")
        self.known.visits[visit_id] = state
        return state


class Store:
    """One data folder's database. Used by the desk thread only; readers open their own connection.

    Args:
        folder: the data folder.
        counter: which counter signs; None takes the folder's own, known after `open` when it was set up.
    """

    def __init__(self, folder: Path, counter: str | None = None) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self.zone = ZoneInfo(Settings().zone)
        self._counter = counter
        self._connection: Connection | None = None
        self._known = Known()
        self._data_version: int | None = None

    @property
    def counter(self) -> str:
        """The counter that signs what is written here; raises Refusal before the set-up."""
        if self._counter is None:
            raise Refusal("store.not_set_up")
        return self._counter

    @property
    def set_up(self) -> bool:
        """Whether this folder's journal has begun."""
        return self._counter is not None

    def begin(self, counter: str) -> None:
        """Make `counter` the one that signs; the set-up calls it once for a new folder."""
        if self._counter is not None and self._counter != counter:
            raise Refusal("set_up.done_already")
        self._counter = counter

    def open(self) -> None:
        """Open the file, making or migrating it when due; an existing file is backed up before a migration."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # Personal data: nobody else on this machine reads it. A folder that is so already may lie on a
            # read-only disk.
            if self.folder.stat().st_mode & 0o777 != 0o700:
                self.folder.chmod(0o700)
        except OSError as error:
            raise Refusal(
                "store.cannot_open", folder=str(self.folder), detail=error.strerror or str(error)
            ) from error
        connection = open_for_writing(self.path)
        try:
            if migration_due(connection):
                if schema_version(connection) > 0:
                    back_up(self.path, self.folder / f"before-migration-{schema_version(connection)}.backup")
                migrate(connection)
            found = self._read_settings(connection)
        except DatabaseError as error:
            connection.close()
            raise refusal_of(error, self.path) from error
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self._data_version = None
        if self._counter is None and found.set_up:
            self._counter = found.counter

    def _read_settings(self, connection: Connection) -> Settings:
        try:
            found = hall_queries.settings(connection)
            self.zone = ZoneInfo(found.zone)
        except (ValueError, KeyError, Bug) as error:
            # What was written can be read: msgspec's errors are ValueErrors, an unknown zone is a KeyError.
            raise Refusal("store.damaged", folder=str(self.folder), detail=str(error)) from error
        return found

    def not_begun(self) -> None:
        """Forget a counter whose set-up failed, so that another number may be chosen; no effect afterwards."""
        if not hall_queries.settings(self.connection).set_up:
            self._counter = None

    def close(self) -> None:
        """Close the writing connection; everything acknowledged is on disk already."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def connection(self) -> Connection:
        """The writing connection."""
        if self._connection is None:
            raise Bug("the store is not open")
        return self._connection

    def reader(self) -> Connection:
        """Return a new connection that can only read."""
        return open_for_reading(self.path)

    @contextmanager
    def transaction(self, *, now: int, actor: str, command_id: str) -> Iterator[Unit]:
        """BEGIN IMMEDIATE … commit, or rollback of everything on any error.

        Engine errors become a Refusal; nothing of the action happened then.
        """
        with self._writing():
            known = self._still_known()
            yield Unit(self.connection, self.counter, now, actor, command_id, self.zone, known)
        self._known = known

    def _still_known(self) -> Known:
        """Return a copy of what is known, or nothing when another connection has written since."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if version != self._data_version:
            self._data_version = version
            self._known = Known()
        return self._known.copy()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except DatabaseError as error:
            raise refusal_of(error, self.path) from error

    def empty_write_ahead_log(self) -> bool:
        """Bring everything into the database file and cut the log to nothing, so that erased bytes are in neither.

        Returns False when a reader held an older state all the while: the log still has its bytes then.
        """
        try:
            busy, _, _ = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except DatabaseError as error:
            raise refusal_of(error, self.path) from error
        return not busy

    def rebuild(self) -> int:
        """Make every projection and index anew from journal and vault, in one transaction; return the number of events.

        The application must not run on the folder meanwhile: its next action would wait for the whole time.
        """
        connection = self.connection
        journal = Journal(connection)
        days = DayOf(self.zone)
        with self._writing():
            projections.clear(connection)
            journal.index_anew()
            Vault(connection).index_anew()
            for recorded in journal.everything():
                projections.project(connection, recorded, days)
        return journal.count()

    def result_of(self, command_id: str) -> msgspec.Raw | None:
        """Return the stored result of a command that was done already, None for a new one."""
        row = self.connection.execute("SELECT result FROM command WHERE id = ?", (command_id,)).fetchone()
        return None if row is None else msgspec.Raw(bytes(row[0]))
