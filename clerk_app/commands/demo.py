"""`clerk-app demo`: a sample hall in a throw-away folder."""

from __future__ import annotations

from pathlib import Path

from clerk_app.commands.call import Call
from clerk_app.commands.screen import require_screen


def run(call: Call) -> int:
    """Show the sample hall, or with ``--headless`` walk one visit and leave pictures, papers and a summary."""
    if not call.has("--headless"):
        require_screen()
    from clerk_app.bootstrap import run_demo

    out = call.value("--out")
    return run_demo(call.has("--headless"), None if out is None else Path(out), call.asked_language)
