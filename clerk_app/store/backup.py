"""A verified copy of the database while it is in use, and the way back."""

from __future__ import annotations

import os
from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.store.engine import DatabaseError, open_for_copying, refusal_of


def back_up(database: Path, target: Path) -> None:
    """Copy `database` to `target` as one consistent file that is on disk when this returns.

    The copy is made under another name and renamed, so a `target` that exists is whole. Raises Refusal when the disk
    is full or `target` cannot be written.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        connection = open_for_copying(database)
        try:
            connection.execute("VACUUM INTO ?", (str(partial),))
        finally:
            connection.close()
        descriptor = os.open(partial, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(partial, target)
    except DatabaseError as error:
        partial.unlink(missing_ok=True)
        raise refusal_of(error, target) from error
    except OSError as error:
        raise Refusal("backup.cannot_write", file=str(target), detail=error.strerror or str(error)) from error
