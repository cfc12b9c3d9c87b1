"""Copies of the records live as long as the hall says, and nothing else is deleted with them."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from zoneinfo import ZoneInfo

from clerk_app.core.settings import Settings
from clerk_app.service.backup import back_up, restore
from clerk_app.service.backup_expiry import copy_name, drop_expired, drop_expired_copies, gone_by
from tests.service.counter_hall import DAY_MS, HE, MACHINE, CounterHall

ZONE = ZoneInfo("Asia/Shanghai")
NOON = int(dt.datetime(2026, 11, 23, 12, 0, tzinfo=ZONE).timestamp() * 1000)
SETTINGS = Settings(hall_prefix="QH", counter="02", backup_days=30)


def test_the_stated_day_is_so_many_days_ahead_in_the_hall() -> None:
    assert gone_by(NOON, 30, ZONE) == dt.date(2026, 12, 23)
    night = int(dt.datetime(2026, 11, 23, 23, 30, tzinfo=ZONE).timestamp() * 1000)
    assert gone_by(night, 1, ZONE) == dt.date(2026, 11, 24)


def test_what_a_restore_kept_aside_goes_on_the_stated_day(counter: CounterHall, tmp_path: Path) -> None:
    back_up(counter.folder, tmp_path / "monday.backup", HE)
    counter.close()
    now = counter.clock.now()
    aside = restore(counter.folder, tmp_path / "monday.backup", MACHINE, now, replace=True).aside
    assert aside is not None
    assert drop_expired(counter.folder, now + 29 * DAY_MS, 30) == []
    assert aside.is_dir()
    assert drop_expired(counter.folder, now + 30 * DAY_MS + 1000, 30) == [aside.name]
    assert not aside.exists()
    opened = CounterHall(counter.folder, counter.clock, counter.procedures)
    assert opened.verify().breaks == ()
    opened.close()


def test_what_a_migration_kept_goes_too_and_nothing_of_the_users(tmp_path: Path) -> None:
    old = NOON / 1000 - 40 * 86_400
    for name in ("before-migration-1.backup", "before-migration-notes.txt", "mine.backup", "counter.db"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        os.utime(tmp_path / name, (old, old))
    (tmp_path / "before-migration-2.backup").write_text("new", encoding="utf-8")
    os.utime(tmp_path / "before-migration-2.backup", (NOON / 1000, NOON / 1000))
    assert drop_expired(tmp_path, NOON, 30) == ["before-migration-1.backup"]
    assert len(list(tmp_path.iterdir())) == 4


def test_copies_of_this_counter_alone_go_from_a_folder_of_backups(tmp_path: Path) -> None:
    def name(days_ago: int, settings: Settings = SETTINGS) -> str:
        at = dt.datetime.fromtimestamp(NOON / 1000, ZONE) - dt.timedelta(days=days_ago)
        return copy_name(settings, f"{at:%Y%m%d-%H%M%S}")

    other = Settings(hall_prefix="QH", counter="03")
    kept = [name(0), name(29), name(400, other), "QH02-20260101-120000.backup.txt", "QH02-20269901-120000.backup"]
    for file in (*kept, name(31), name(400)):
        (tmp_path / file).touch()
    assert drop_expired_copies(tmp_path, SETTINGS, NOON, ZONE) == sorted([name(31), name(400)])
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(kept)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert drop_expired(tmp_path / "gone", NOON, 30) == []
