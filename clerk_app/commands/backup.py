"""`clerk-app backup`: a verified copy, also while the application runs."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from clerk_app.commands.call import DONE, Call, machine_administrator
from clerk_app.service.data_folder import reading, settings_in


def run(call: Call) -> int:
    """Write the copy and print the number of events and the head in it."""
    from clerk_app.service.backup import back_up
    from clerk_app.service.backup_expiry import drop_expired, expired, gone_by
    from clerk_app.service.clock import SystemClock

    target = Path(call.operands[0]).expanduser()
    found = back_up(call.data_folder, target, machine_administrator())
    call.result(call.sentence("backup.done", file=str(target), events=found.events, head=found.head))
    with reading(call.data_folder) as connection:
        settings = settings_in(connection)
    now = SystemClock().now()
    drop_expired(call.data_folder, now, settings.backup_days)
    for left in expired(call.data_folder, now, settings.backup_days):
        call.tell("backup.expired_left", file=str(left))
    call.tell("backup.expires", day=gone_by(now, settings.backup_days, ZoneInfo(settings.zone)).isoformat())
    return DONE
