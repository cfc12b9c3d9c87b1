"""`clerk-app restore`: brings a backup back and opens a new epoch."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from clerk_app.commands.call import DONE, Call, machine_administrator
from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.service.data_folder import reading, settings_in


def run(call: Call) -> int:
    """Restore, and print the new epoch with the head it goes on from."""
    from clerk_app.service.backup import restore
    from clerk_app.service.backup_expiry import gone_by
    from clerk_app.service.clock import SystemClock

    backup = Path(call.operands[0]).expanduser()
    if backup.is_file() and not os.access(backup, os.R_OK):
        raise Refusal("backup.unreadable", file=str(backup))
    now = SystemClock().now()
    restored = restore(
        call.data_folder,
        backup,
        machine_administrator(),
        now,
        replace=call.has("--replace"),
    )
    call.result(call.sentence("restore.done", events=restored.events, epoch=restored.epoch, head=restored.old_head))
    with reading(call.data_folder) as connection:
        settings = settings_in(connection)
    zone = ZoneInfo(settings.zone)
    if restored.aside is not None:
        day = gone_by(now, settings.backup_days, zone)
        call.tell("restore.aside", folder=str(restored.aside), day=day.isoformat())
    if restored.erased_again:
        call.tell("restore.erased_again", count=restored.erased_again)
    if restored.erasures_missing:
        call.tell("restore.erasures_missing", day=local_day(restored.until, zone).isoformat())
    return DONE
