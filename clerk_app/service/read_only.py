"""Reading records where nothing can be written beside them: on a read-only disk, or in a folder of somebody else.

The engine keeps its locks in a file beside the records. Where it can neither find nor make that file, nobody tells it
that a writer is at work, so whoever reads looks at the end whether the records are still those of the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from clerk_app.core.errors import Refusal
from clerk_app.store.engine import LOG_ENDING, Connection, open_for_reading


class Reading(NamedTuple):
    """Records open for queries.

    Attributes:
        database: the file the connection reads: the folder's own, or a copy.
        locked: whether a writer knows of it; else `require_unchanged` has to be asked before a result counts.
        require_unchanged: raises Refusal ``store.written_meanwhile`` when somebody wrote to what is read without
            locks.
    """

    connection: Connection
    database: Path
    locked: bool
    require_unchanged: Callable[[], None]


@contextmanager
def read_without_locks(database: Path) -> Iterator[Reading]:
    """Open `database` without writing beside it.

    A log that is not brought into the file yet can only be read with an index beside it: then both are copied into a
    folder of the system's temporary ones that only this user reads and that is gone afterwards.

    Raises Refusal ``store.written_meanwhile``, ``store.cannot_copy`` and what the engine finds.
    """
    before = _stamps(database)

    def require_unchanged() -> None:
        if _stamps(database) != before:
            raise Refusal("store.written_meanwhile", folder=str(database.parent))

    if before[1] is None:
        with closing(open_for_reading(database, locked=False)) as connection:
            yield Reading(connection, database, locked=False, require_unchanged=require_unchanged)
        return
    with _copied(database) as copy:
        require_unchanged()
        with closing(open_for_reading(copy)) as connection:
            yield Reading(connection, copy, locked=True, require_unchanged=lambda: None)


@contextmanager
def _copied(database: Path) -> Iterator[Path]:
    import shutil  # every start imports this module, hardly any reads without locks
    import tempfile

    try:
        scratch = tempfile.TemporaryDirectory(prefix="clerk-app-reading-")
    except OSError as error:
        raise _cannot_copy(database, Path(tempfile.gettempdir()), error) from error
    with scratch as own:
        copy = Path(own) / database.name
        try:
            for ending in ("", LOG_ENDING):
                shutil.copyfile(f"{database}{ending}", f"{copy}{ending}")
        except OSError as error:
            raise _cannot_copy(database, Path(own).parent, error) from error
        yield copy


def _cannot_copy(database: Path, into: Path, error: OSError) -> Refusal:
    detail = error.strerror or str(error)
    return Refusal("store.cannot_copy", folder=str(database.parent), into=str(into), detail=detail)


def _stamps(database: Path) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    """Return what changes when somebody writes to the records: of the file, and of its log unless that is empty."""
    try:
        of_file = _stamp(database)
        log = Path(f"{database}{LOG_ENDING}")
        of_log = _stamp(log) if log.exists() else None
    except OSError as error:
        detail = error.strerror or str(error)
        raise Refusal("store.cannot_open", folder=str(database.parent), detail=detail) from error
    return of_file, of_log if of_log is not None and of_log[1] else None


def _stamp(file: Path) -> tuple[int, ...]:
    found = file.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino
