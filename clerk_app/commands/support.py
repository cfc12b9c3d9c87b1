"""`clerk-app support`: a bundle for whoever helps from far away, without personal data and without secrets."""

from __future__ import annotations

from pathlib import Path

from clerk_app.commands.call import DONE, Call, machine_administrator


def run(call: Call) -> int:
    """Write the bundle and name its parts; it is made of broken records too."""
    from clerk_app.service.support import make_bundle

    target = Path(call.operands[0]).expanduser()
    for part in make_bundle(call.data_folder, target, machine_administrator()):
        call.result(part)
    call.tell("support.done", file=str(target))
    return DONE
