"""`clerk-app restore`: brings a backup back and opens a new epoch."""

from __future__ import annotations

from pathlib import Path

from clerk_app.commands.call import DONE, Call, machine_administrator


def run(call: Call) -> int:
    """Restore, and print the new epoch with the head it goes on from."""
    from clerk_app.service.backup import restore
    from clerk_app.service.clock import SystemClock

    restored = restore(
        call.data_folder,
        Path(call.operands[0]).expanduser(),
        machine_administrator(),
        SystemClock().now(),
        replace=call.has("--replace"),
    )
    call.result(call.sentence("restore.done", events=restored.events, epoch=restored.epoch, head=restored.old_head))
    if restored.aside is not None:
        call.tell("restore.aside", folder=str(restored.aside))
    return DONE
