"""`clerk-app rebuild`: makes the projections anew from the journal."""

from __future__ import annotations

from clerk_app.commands.call import DONE, Call


def run(call: Call) -> int:
    """Make every table that follows from the journal anew, in one transaction, and say how many events there are."""
    from clerk_app.service.rebuilding import rebuild_folder

    call.result(call.sentence("rebuild.done", events=rebuild_folder(call.data_folder)))
    return DONE
