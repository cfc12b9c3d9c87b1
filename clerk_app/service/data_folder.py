"""Where the data folder is, and what can be learned of it without writing to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.core.settings import Settings
from clerk_app.service.read_only import Reading, read_without_locks
from clerk_app.store.engine import Connection, DatabaseError, open_for_reading, refusal_of
from clerk_app.store.migrations import migration_due, schema_version
from clerk_app.store.queries import hall as queries
from clerk_app.store.store import FILE_NAME

PROGRAM = "clerk-app"
SAVED_PAPERS = "papers"
"""Folder inside the data folder for papers that are saved as PDF instead of printed."""


def default_data_folder() -> Path:
    """Return where this program keeps its data: per machine when installed, the user's own from a checkout."""
    if getattr(sys, "frozen", False):
        if sys.platform == "win32":
            return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / PROGRAM
        return Path("/var/lib") / PROGRAM
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / PROGRAM
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / PROGRAM


@contextmanager
def reading(folder: Path) -> Iterator[Connection]:
    """Open the records of an existing folder for queries; nothing is made or migrated.

    Raises Refusal as `opened_for_reading`.
    """
    with opened_for_reading(folder) as reader:
        yield reader.connection
        reader.require_unchanged()


@contextmanager
def opened_for_reading(folder: Path) -> Iterator[Reading]:
    """Open the records of an existing folder for queries, also on a disk that can only be read.

    Before anything counts that was made of them `require_unchanged` is to be asked.

    Raises Refusal: ``store.missing`` (folder) when there are none, ``store.not_set_up``, ``store.newer_schema``,
    ``store.older_schema``, ``store.written_meanwhile``, ``store.cannot_copy``, or what the engine found.
    """
    path = folder / FILE_NAME
    try:
        found = path.is_file()
    except OSError as error:
        detail = error.strerror or str(error)
        raise Refusal("store.cannot_open", folder=str(folder), detail=detail) from error
    if not found:
        raise Refusal("store.missing", folder=str(folder))
    with _connected(path) as reader:
        try:
            _require_present_schema(reader.connection, folder)
            yield reader
        except Exception as error:
            reader.require_unchanged()  # what was found may come of reading while somebody wrote
            if isinstance(error, DatabaseError):
                raise refusal_of(error, path) from error
            raise


def _require_present_schema(connection: Connection, folder: Path) -> None:
    if schema_version(connection) == 0:
        raise Refusal("store.not_set_up")
    if migration_due(connection):
        raise Refusal("store.older_schema", folder=str(folder))


@contextmanager
def _connected(path: Path) -> Iterator[Reading]:
    try:
        connection = open_for_reading(path)
    except Refusal as refusal:
        if refusal.code not in ("store.read_only", "store.cannot_open"):
            raise
    else:
        with closing(connection):
            yield Reading(connection, path, locked=True, require_unchanged=lambda: None)
        return
    with read_without_locks(path) as reader:
        yield reader


def settings_in(connection: Connection) -> Settings:
    """Return the settings of a folder; raises Refusal ``store.not_set_up`` before the set-up."""
    settings = queries.settings(connection)
    if not settings.set_up:
        raise Refusal("store.not_set_up")
    return settings


def read_settings(folder: Path) -> Settings | None:
    """Return the settings of a folder; None when there are none that can be read."""
    try:
        with reading(folder) as connection:
            return settings_in(connection)
    except Refusal:
        return None
