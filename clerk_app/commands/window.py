"""`clerk-app`: opens the application; the first start sets it up."""

from __future__ import annotations

from clerk_app.commands.call import Call
from clerk_app.commands.screen import require_screen


def run(call: Call) -> int:
    """Open the window and return its exit status when it was closed; where one is open already, say so."""
    require_screen()
    from clerk_app.bootstrap import run_window

    def shown_already() -> None:
        call.tell("window.shown_already", folder=str(call.data_folder))

    return run_window(call.data_folder, call.asked_language, shown_already)
