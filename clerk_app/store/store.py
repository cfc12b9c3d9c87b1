"""The store of one data folder: the one writing connection, its transaction, and what is read inside it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.settings import Settings
from clerk_app.store.engine import (
    Connection,
    DatabaseError,
    keep_more_in_memory,
    open_for_reading,
    open_for_writing,
    refusal_of,
)
from clerk_app.store.migrations import migrate, migration_due, schema_version
from clerk_app.store.queries import hall as hall_queries

if TYPE_CHECKING:
    import msgspec

    from clerk_app.store.known import Known
    from clerk_app.store.unit import Unit

FILE_NAME = "counter.db"
_COMMITS_IN_LOG = 50


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
        self._known: Known | None = None
        self._data_version: int | None = None
        self._commits = 0

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
            code = "store.read_only" if error.errno == errno.EROFS else "store.cannot_open"
            raise Refusal(code, folder=str(self.folder), detail=error.strerror or str(error)) from error
        connection = open_for_writing(self.path)
        try:
            if migration_due(connection):
                if schema_version(connection) > 0:
                    from clerk_app.store.backup import back_up

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
            # What was written can be read: JSON's errors are ValueErrors, an unknown zone is a KeyError.
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
        from clerk_app.store.unit import Unit  # the kinds of events: not before the first paint

        with self._writing():
            known = self._still_known()
            yield Unit(self.connection, self.counter, now, actor, command_id, self.zone, known)
        self._known = known

    def _still_known(self) -> Known:
        """Return a copy of what is known, or nothing when another connection has written since."""
        from clerk_app.store.known import Known

        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if version != self._data_version or self._known is None:
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
                self._commits += 1
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except DatabaseError as error:
            raise refusal_of(error, self.path) from error

    def shorten_log(self) -> None:
        """Bring what the write-ahead log has gathered into the file, while nobody waits; no effect on a short log.

        Left to the engine it happens within a commit, and one step in a hundred takes several times as long.
        """
        if self._connection is None or self._commits < _COMMITS_IN_LOG:
            return
        self._commits = 0
        # Nothing is lost where it fails: the log stays, and a disk that cannot be written is told of by the next step.
        with suppress(DatabaseError):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def empty_write_ahead_log(self) -> bool:
        """Bring everything into the database file and cut the log to nothing, so that erased bytes are in neither.

        Returns False when a reader held an older state all the while: the log still has its bytes then.
        """
        try:
            busy, _, _ = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except DatabaseError as error:
            raise refusal_of(error, self.path) from error
        return not busy

    def write_anew(self) -> None:
        """Write the whole file anew: in one that came from elsewhere pages may hold second copies of erased bytes.

        Takes as long as copying the file and needs as much room; nobody else may work on it.
        """
        try:
            self.connection.execute("VACUUM")
        except DatabaseError as error:
            raise refusal_of(error, self.path) from error

    def rebuild(self) -> int:
        """Make every projection and index anew from journal and vault, in one transaction; return the number of events.

        The application must not run on the folder meanwhile: its next action would wait for the whole time.
        """
        from clerk_app.store import projections
        from clerk_app.store.grouped import Grouped
        from clerk_app.store.journal import Journal
        from clerk_app.store.unit import DayOf
        from clerk_app.store.vault import Vault

        connection = self.connection
        journal = Journal(connection)
        days = DayOf(self.zone)
        keep_more_in_memory(connection)
        with self._writing():
            projections.clear(connection)
            journal.clear_index()
            Vault(connection).index_anew()
            with projections.indexed_afterwards(connection), Grouped(connection) as adding:
                for recorded in journal.everything():
                    journal.index(recorded.event, adding)
                    projections.project(connection, recorded, days, adding)
        return journal.count()

    def result_of(self, command_id: str) -> msgspec.Raw | None:
        """Return the stored result of a command that was done already, None for a new one."""
        from msgspec import Raw

        row = self.connection.execute("SELECT result FROM command WHERE id = ?", (command_id,)).fetchone()
        return None if row is None else Raw(bytes(row[0]))
