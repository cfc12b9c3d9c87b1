"""A copy of the database while it is in use."""

from __future__ import annotations

import os
from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.store.engine import DatabaseError, open_for_copying, refusal_of


def back_up(database: Path, target: Path, *, locked: bool = True) -> None:
    """Copy `database` to `target` as one consistent file, readable by its owner only, on disk when this returns.

    The copy is made under another name and renamed, so a `target` that exists is whole. `locked` as for
    `open_for_reading`. Raises Refusal when the disk is full or `target` cannot be written.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        try:
            _copy(database, partial, locked=locked)
            partial.replace(target)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        _folder_to_disk(target.parent)
    except DatabaseError as error:
        raise refusal_of(error, target) from error
    except OSError as error:
        raise Refusal("backup.cannot_write", file=str(target), detail=error.strerror or str(error)) from error


def _copy(database: Path, partial: Path, *, locked: bool) -> None:
    connection = open_for_copying(database, locked=locked)
    try:
        connection.execute("VACUUM INTO ?", (str(partial),))
    finally:
        connection.close()
    descriptor = os.open(partial, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _folder_to_disk(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows writes a folder's names with the files
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
