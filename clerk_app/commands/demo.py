"""`clerk-app demo`: a sample hall in a throw-away folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from clerk_app.commands.call import Call


def run(call: Call) -> int:
    """Show the sample hall, or with ``--headless`` walk one visit and leave pictures, papers and a summary."""
    out = call.value("--out")
    bootstrap = import_module("clerk_app.bootstrap")
    status: int = bootstrap.run_demo(call.has("--headless"), None if out is None else Path(out), call.asked_language)
    return status
