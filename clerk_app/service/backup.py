"""A verified copy of the records while the application runs, and the way back."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from clerk_app import __version__
from clerk_app.core.errors import Bug, Refusal
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.action import new_command_id
from clerk_app.service.data_folder import opened_for_reading, reading, settings_in
from clerk_app.service.erasing_again import KnownErasures, erase_again, known_erasures
from clerk_app.service.folder_use import FolderInUse
from clerk_app.service.new_file import put_in_place
from clerk_app.service.verification import verify_folder
from clerk_app.store import backup as copying
from clerk_app.store import restore as restoring
from clerk_app.store.journal import Journal
from clerk_app.store.queries.heads import ChainEnd, chain_ends, holds
from clerk_app.store.records import NumberPlace, Records
from clerk_app.store.store import FILE_NAME, Store
from clerk_app.store.verify import Verification


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore led to.

    Attributes:
        old_head: hash of the last event before it, hex; the new epoch's first event names it.
        aside: folder with the records that were there before; None when there were none.
        erased_again: texts and papers that were erased after the backup was made, and are again.
        until: when the newest event of the backup happened, milliseconds UTC.
        erasures_missing: nobody knows what was erased after `until`: the records from before are gone, cannot be
            read, or are another counter's.
    """

    events: int
    epoch: int
    old_head: str
    aside: Path | None
    erased_again: int
    until: int
    erasures_missing: bool


def back_up(folder: Path, target: Path, actor: Actor) -> Verification:
    """Copy the records of `folder` to the file `target`, which exists afterwards only if it can be restored.

    The copy is restored into a throw-away folder, checked and verified there, and its heads are compared with the
    records it was made of. The application may run meanwhile. Raises Refusal ``backup.exists``,
    ``backup.disk_full``, ``backup.cannot_write``, ``backup.not_sound``, or what is the matter with the folder.
    """
    require(actor, Action.BACK_UP)
    with opened_for_reading(folder) as reader:
        settings_in(reader.connection)
        if target.exists():
            raise Refusal("backup.exists", file=str(target))
        with _onto(target, folder), tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as scratch:
            copy = Path(scratch) / "copy"
            copying.back_up(reader.database, copy, locked=reader.locked)
            copy.chmod(0o600)
            rehearsal = Path(scratch) / "rehearsal"
            rehearsal.mkdir()
            found = _bring_back(copy, rehearsal, actor, now=0, given=None).found
            if not all(holds(reader.connection, end) for end in _ends_before_now(rehearsal)):
                raise Refusal("backup.not_sound", detail=found.head)
            reader.require_unchanged()
            _appear(copy, target)
    return found


def restore(folder: Path, file: Path, actor: Actor, now: int, *, replace: bool = False) -> Restored:
    """Bring the records of a backup back into `folder` and open a new epoch that names their head.

    Everything is made and verified beside the present records, which are copied aside before they are replaced; when
    anything fails they stay as they are. Numbers that were given after the backup was made are not given again, and
    what was erased after it is erased again.

    Args:
        now: milliseconds UTC.
        replace: whether records of a hall that is set up may go.

    Raises Refusal ``backup.missing``, ``backup.not_a_backup``, ``backup.not_sound``, ``restore.exists``,
    ``folder.in_use``, ``store.newer_schema`` and what the disk says.
    """
    require(actor, Action.RESTORE)
    if not file.is_file():
        raise Refusal("backup.missing", file=str(file))
    with FolderInUse(folder):
        database = folder / FILE_NAME
        if database.exists() and not replace and not _never_set_up(folder):
            raise Refusal("restore.exists", folder=str(folder))
        with _writing(database), tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder) as scratch:
            given, known = _given_away(folder), known_erasures(folder)
            back = _bring_back(file, Path(scratch), actor, now=now, given=given, known=known)
            aside = _keep_aside(database, folder, now) if database.exists() else None
            restoring.put_in_place(Path(scratch) / FILE_NAME, database)
    missing = given is None or given.counter != back.end.counter or not known.complete
    return Restored(back.found.events, back.epoch, back.end.hash, aside, back.erased_again, back.until, missing)


@dataclass(frozen=True, slots=True)
class _GivenAway:
    """What the records that are replaced had given away: their numbers stand on papers, their epoch in heads."""

    counter: str
    epoch: int
    numbers: NumberPlace | None


@dataclass(frozen=True, slots=True)
class _BroughtBack:
    """What was found in a backup, where its own counter's chain ended and when, and the epoch it goes on in."""

    found: Verification
    end: ChainEnd
    until: int
    epoch: int
    erased_again: int


def _bring_back(
    file: Path, folder: Path, actor: Actor, *, now: int, given: _GivenAway | None, known: KnownErasures | None = None
) -> _BroughtBack:
    """Copy a backup into an empty folder, verify it, open the next epoch, make the projections anew, verify again."""
    shutil.copyfile(file, folder / FILE_NAME)
    (folder / FILE_NAME).chmod(0o600)
    store = Store(folder)
    try:
        store.open()
        found = _sound(folder)
    except Refusal as refusal:
        store.close()
        if refusal.code in ("store.not_set_up", "store.damaged"):
            raise Refusal("backup.not_a_backup", file=str(file)) from refusal
        raise
    try:
        with store.transaction(now=now, actor=actor.id, command_id=new_command_id()) as unit:
            head, until = unit.journal.head(store.counter), unit.last_at() or 0
            end = ChainEnd(head.counter, head.epoch, head.seq, head.hash.hex())
            same = given if given is not None and given.counter == store.counter else None
            opened = unit.open_epoch(__version__, above=0 if same is None else same.epoch)
            if same is not None and same.numbers is not None:
                _never_twice(unit.records, store.counter, same.numbers)
            again = 0 if known is None else erase_again(unit, known)
            appended = len(unit.appended)
        store.rebuild()
        if known is not None:
            store.write_anew()
    except (Bug, msgspec.MsgspecError) as error:
        raise Refusal("backup.not_sound", detail=str(error)) from error
    finally:
        store.close()
    if _sound(folder).events != found.events + appended:
        raise Refusal("backup.not_sound", detail=end.hash)
    return _BroughtBack(found, end, until, opened.epoch, again)


def _sound(folder: Path) -> Verification:
    found = verify_folder(folder)
    if found.breaks:
        first = found.breaks[0]
        raise Refusal("backup.not_sound", detail=f"{first.counter}/{first.epoch}/{first.seq} {first.code}")
    return found


def _ends_before_now(rehearsal: Path) -> list[ChainEnd]:
    """Return the ends of the chains in a copy, the epoch aside that its own rehearsal opened."""
    with reading(rehearsal) as connection:
        own = settings_in(connection).counter
        ends = chain_ends(connection)
    newest = max(end.epoch for end in ends if end.counter == own)
    return [end for end in ends if (end.counter, end.epoch) != (own, newest)]


def _never_twice(records: Records, counter: str, given: NumberPlace) -> None:
    """Go on behind the numbers of the records that are replaced: customers may hold papers with them."""
    before = records.numbering(counter)
    if before is None or (given.day, given.sequence) > (before.day, before.sequence):
        records.keep_numbering(counter, given)


def _given_away(folder: Path) -> _GivenAway | None:
    """Return what the present records gave away; None when they are gone or cannot be read."""
    try:
        with reading(folder) as connection:
            counter = settings_in(connection).counter
            epoch = Journal(connection).head(counter).epoch
            return _GivenAway(counter, epoch, Records(connection).numbering(counter))
    except (Refusal, ValueError):
        return None


def _never_set_up(folder: Path) -> bool:
    try:
        with reading(folder) as connection:
            settings_in(connection)
    except Refusal as refusal:
        return refusal.code == "store.not_set_up"
    return False


def _keep_aside(database: Path, folder: Path, now: int) -> Path:
    stamp = dt.datetime.fromtimestamp(now / 1000, dt.UTC).strftime("%Y%m%d-%H%M%S")
    aside = Path(tempfile.mkdtemp(prefix=f"before-restore-{stamp}-", dir=folder))
    try:
        restoring.keep_aside(database, aside)
    except BaseException:
        shutil.rmtree(aside)
        raise
    return aside


def _appear(copy: Path, target: Path) -> None:
    try:
        put_in_place(copy, target)
    except FileExistsError as error:
        raise Refusal("backup.exists", file=str(target)) from error


_TARGETS_FAULT = frozenset({"store.io_error", "store.read_only", "store.cannot_open"})


@contextmanager
def _onto(target: Path, folder: Path) -> Iterator[None]:
    """What the engine meets beside `target` is said of the target: the records themselves are only read."""
    try:
        with _writing(target):
            yield
    except Refusal as refusal:
        full = refusal.code == "store.disk_full" or refusal.parameters.get("detail") == os.strerror(errno.ENOSPC)
        if full:
            # The copy, the rehearsal, and the log of making its projections anew.
            needed = 3 * (folder / FILE_NAME).stat().st_size
            raise Refusal("backup.disk_full", file=str(target), megabytes=1 + needed // 1_000_000) from refusal
        if refusal.code in _TARGETS_FAULT:
            detail = os.strerror(errno.EROFS if refusal.code == "store.read_only" else errno.EIO)
            raise Refusal("backup.cannot_write", file=str(target), detail=detail) from refusal
        raise


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        detail = error.strerror or str(error)
        raise Refusal("backup.cannot_write", file=str(target), detail=detail) from error
