"""Rebuilding the projections against one scan of the journal; verifying against SHA-256 over the same bytes."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from benchmarks.history import history_copy
from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.service.rebuilding import rebuild_folder
from clerk_app.service.verification import verify_folder

RUNS = 3
SHARE = 10
"""A tenth of the requests: both grow in step with the journal, and a run should end before lunch."""


def database(folder: Path) -> Path:
    """Return the data folder's database."""
    return next(file for file in folder.iterdir() if file.suffix in {".db", ".sqlite", ".sqlite3"})


def rows(setting: Setting) -> list[Row]:
    """In turns: scan, rebuild; hash, verify."""
    requests = max(1000, setting.requests // SHARE)
    folder = history_copy(requests, setting.folder / "journal")
    connection = sqlite3.connect(f"file:{database(folder)}?mode=ro", uri=True)

    def scan() -> int:
        wanted = "SELECT counter, epoch, seq, event_id, body, prev, hash FROM journal ORDER BY counter, epoch, seq"
        return sum(len(body) for _, _, _, _, body, _, _ in connection.execute(wanted))

    bodies = [body for (body,) in connection.execute("SELECT body FROM journal ORDER BY counter, epoch, seq")]

    def digest() -> None:
        for body in bodies:
            hashlib.sha256(body).digest()

    scanned, rebuilt = in_turns([timed(scan), timed(lambda: rebuild_folder(folder))], RUNS)
    hashed, verified = in_turns([timed(digest), timed(lambda: verify_folder(folder))], RUNS)
    connection.close()
    size = f"{requests:,} requests, {len(bodies):,} events".replace(",", " ")
    return [
        Row(
            "rebuild", f"rebuild of the projections ({size})", "one scan of the journal", scanned.p50, rebuilt.p50,
            2.5, noise=scanned.noise,
        ),
        Row(
            "verify", "verify, on one core", "SHA-256 over the same bytes", hashed.p50, verified.p50, 4.0,
            noise=hashed.noise,
        ),
    ]  # fmt: skip
