"""Putting a restored database in the place of the present one, without a moment in which there is none."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.store.engine import DatabaseError, open_for_writing

_BESIDE = ("-wal", "-shm")


def keep_aside(database: Path, aside: Path) -> None:
    """Copy the present database into the folder `aside`; it stays where it is until `put_in_place`.

    What its log still holds is brought in first; a file too damaged for that is kept with its log, as it is.
    """
    with suppress(DatabaseError, Refusal):
        connection = open_for_writing(database)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    for file in (database, *(_beside(database, ending) for ending in _BESIDE)):
        if file.exists():
            shutil.copy2(file, aside / file.name)
            to_disk(aside / file.name)
    to_disk(aside)


def put_in_place(new: Path, database: Path) -> None:
    """Make `new`, which nobody has open, the database. A log left by the old file would be taken for the new one's."""
    to_disk(new)
    for ending in _BESIDE:
        _beside(database, ending).unlink(missing_ok=True)
    new.replace(database)
    to_disk(database.parent)


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    if path.is_dir() and sys.platform == "win32":
        return  # Windows writes a folder's names with the files
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(database: Path, ending: str) -> Path:
    return database.with_name(database.name + ending)
