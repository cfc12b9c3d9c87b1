"""The SQLite engine: opened in one way, refused when it can lose committed data."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from clerk_app.core.errors import Bug, Refusal

Connection = Any
"""A `sqlcipher3.dbapi2.Connection`; the wheel carries no type information."""

DatabaseError: type[Exception] = dbapi2.Error

WAL_RESET_FIXED = (3, 51, 3)
"""First SQLite without the WAL-reset bug, which can lose committed data with two connections (3.7.0–3.51.2)."""

BUSY_MS = 10_000

LOG_ENDING = "-wal"
"""What the name of the write-ahead log has behind that of the database."""

LONGEST_LOG = 4_000
"""Pages of the write-ahead log after which a commit itself brings them into the file: where nobody does so before."""


def engine_version() -> tuple[int, ...]:
    """Return the version of the SQLite library in use."""
    return tuple(int(part) for part in dbapi2.sqlite_version.split("."))


def require_safe_engine(version: tuple[int, ...]) -> None:
    """Raise Bug for a SQLite that can lose committed data: no counter may run on it."""
    if version < WAL_RESET_FIXED:
        raise Bug(f"SQLite {'.'.join(map(str, version))} carries the WAL-reset bug; 3.51.3 or later is needed")


def open_for_writing(path: Path) -> Connection:
    """Open `path` as the one writer: WAL, every commit on disk before it returns, deleted bytes overwritten.

    Raises Refusal when the file is no database or cannot be written.
    """
    require_safe_engine(engine_version())
    try:
        connection = _connect(path)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA wal_autocheckpoint={LONGEST_LOG}")
        connection.execute("PRAGMA user_version").fetchone()
    except DatabaseError as error:
        raise refusal_of(error, path) from error
    return connection


def open_for_reading(path: Path, *, locked: bool = True) -> Connection:
    """Open `path` for queries only; a write through this connection fails.

    Args:
        locked: False touches nothing beside `path` and reads the bare file, without a log there may be: for folders
            in which nothing can be written. A writer does not know of such a reader.
    """
    try:
        connection = _connect(path, locked=locked)
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA user_version").fetchone()
    except DatabaseError as error:
        raise refusal_of(error, path) from error
    return connection


def open_for_copying(path: Path, *, locked: bool = True) -> Connection:
    """Open `path` to copy it whole: `VACUUM INTO` refuses to run on a connection that can only query.

    `locked` as for `open_for_reading`.
    """
    try:
        connection = _connect(path, locked=locked)
        # The copy inherits it: else pages that split while it is filled keep second copies of texts, which an erasure
        # in the restored copy would not find.
        connection.execute("PRAGMA secure_delete=ON")
    except DatabaseError as error:
        raise refusal_of(error, path) from error
    return connection


def _connect(path: Path, *, locked: bool = True) -> Connection:
    name = str(path) if locked else f"{path.absolute().as_uri()}?immutable=1"
    # check_same_thread: the desk thread and the reader thread each own theirs; opening may happen before they start.
    connection = dbapi2.connect(name, isolation_level=None, check_same_thread=False, uri=not locked)
    connection.set_busy_timeout(BUSY_MS / 1000)
    return connection


def keep_more_in_memory(connection: Connection) -> None:
    """Let `connection` keep up to 64 MiB of the file in memory, for work that goes through all of it.

    A counter at work needs 2 MiB: what it touches lies side by side.
    """
    connection.execute("PRAGMA cache_size=-65536")


def refusal_of(error: Exception, path: Path) -> Refusal:
    """Turn an engine error into what the user can act on; the record already on disk is safe in every case."""
    message = str(error).lower()
    for sign, code in (
        ("full", "store.disk_full"),
        ("readonly", "store.read_only"),
        ("read-only", "store.read_only"),
        ("not a database", "store.damaged"),
        ("malformed", "store.damaged"),
        ("locked", "store.busy"),
        ("unable to open", "store.cannot_open"),
    ):
        if sign in message:
            # The engine says the same of a folder in which it can make no lock.
            no_lock = code == "store.cannot_open" and path.is_file() and not os.access(path.parent, os.W_OK)
            return Refusal("store.read_only" if no_lock else code, folder=str(path.parent), detail=str(error))
    return Refusal("store.io_error", folder=str(path.parent), detail=str(error))
