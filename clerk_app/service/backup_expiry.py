"""How long copies of the records live: what was erased must not live on in them for ever."""

from __future__ import annotations

import datetime as dt
import logging
import re
import shutil
from pathlib import Path

from clerk_app.core.day import local_day
from clerk_app.core.settings import Settings

log = logging.getLogger(__name__)

DAYS_KEPT = range(1, 366)
"""What setting `backup_days` may be."""

_STAMP = "%Y%m%d-%H%M%S"
_ASIDE = re.compile(r"before-restore-(\d{8}-\d{6})-.*", re.ASCII)
_BEFORE_MIGRATION = re.compile(r"before-migration-\d+\.backup", re.ASCII)


def gone_by(now: int, days: int, zone: dt.tzinfo) -> dt.date:
    """Return the day by which nothing made until `now` (milliseconds UTC) exists any more."""
    return local_day(now, zone) + dt.timedelta(days=days)


def copy_name(settings: Settings, stamp: str) -> str:
    """Return the name of a backup; `stamp` is the hall's time as ``20261123-152000``."""
    return f"{settings.hall_prefix}{settings.counter}-{stamp}.backup"


def drop_expired(folder: Path, now: int, days: int) -> list[str]:
    """Delete what restores and migrations left in the data folder more than `days` ago; return their names.

    What cannot be deleted is logged and tried again the next time.

    Args:
        now: milliseconds UTC.
    """
    return _drop(expired(folder, now, days))


def expired(folder: Path, now: int, days: int) -> list[Path]:
    """Return what `drop_expired` would delete; after it, what could not be deleted. `now`: milliseconds UTC."""
    return [path for path in _listed(folder) if _older(_made_at(path), now, days)]


def drop_expired_copies(folder: Path, settings: Settings, now: int, zone: dt.tzinfo) -> list[str]:
    """Delete this counter's backups in `folder` that are older than the hall keeps them; return their names.

    Only what is named as `copy_name` names it: other files in the folder are none of ours.
    """
    pattern = re.compile(re.escape(f"{settings.hall_prefix}{settings.counter}-") + r"(\d{8}-\d{6})\.backup", re.ASCII)
    old = []
    for path in _listed(folder):
        named = pattern.fullmatch(path.name)
        if named is not None and _older(_instant(named.group(1), zone), now, settings.backup_days):
            old.append(path)
    return _drop(old)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _made_at(path: Path) -> int | None:
    """Return when a copy in the data folder was made, milliseconds UTC; None for what is no copy."""
    aside = _ASIDE.fullmatch(path.name)
    if aside is not None:
        return _instant(aside.group(1), dt.UTC)
    return int(path.stat().st_mtime * 1000) if _BEFORE_MIGRATION.fullmatch(path.name) else None


def _instant(stamp: str, zone: dt.tzinfo) -> int | None:
    try:
        return int(dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=zone).timestamp() * 1000)
    except ValueError:
        return None


def _older(made_at: int | None, now: int, days: int) -> bool:
    return made_at is not None and now - made_at > days * 86_400_000


def _drop(old: list[Path]) -> list[str]:
    gone = []
    for path in old:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        except OSError:
            log.exception("an expired copy of the records could not be deleted")
            continue
        gone.append(path.name)
    return gone
