"""`clerk-app backup`: a verified copy, also while the application runs."""

from __future__ import annotations

from pathlib import Path

from clerk_app.commands.call import DONE, Call, machine_administrator


def run(call: Call) -> int:
    """Write the copy and print the number of events and the head in it."""
    from clerk_app.service.backup import back_up

    target = Path(call.operands[0]).expanduser()
    found = back_up(call.data_folder, target, machine_administrator())
    call.result(call.sentence("backup.done", file=str(target), events=found.events, head=found.head))
    return DONE
