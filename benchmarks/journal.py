"""Rebuilding the projections against one scan of the journal; verifying against SHA-256 over the same bytes."""

from __future__ import annotations

import hashlib

from benchmarks.history import history_copy
from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.service.rebuilding import rebuild_folder
from clerk_app.service.verification import verify_folder
from clerk_app.store.journal import Journal
from clerk_app.store.store import Store

RUNS = 3
SHARE = 10
"""A tenth of the requests: both grow in step with the journal, and a run should end before lunch."""


def rows(setting: Setting) -> list[Row]:
    """In turns: scan, rebuild; hash, verify."""
    requests = max(1000, setting.requests // SHARE)
    folder = history_copy(requests, setting.folder / "journal")
    connection = Store(folder).reader()

    def scan() -> int:
        return sum(1 for _ in Journal(connection).everything())

    links = list(connection.execute("SELECT body, prev FROM journal ORDER BY counter, epoch, seq"))
    kept = list(connection.execute("SELECT salt, content FROM vault"))

    def digest() -> None:
        for first, second in links + kept:
            hashlib.sha256(second + first).digest()

    scanned, rebuilt = in_turns([timed(scan), timed(lambda: rebuild_folder(folder))], RUNS)
    hashed, verified = in_turns([timed(digest), timed(lambda: verify_folder(folder))], RUNS)
    connection.close()
    size = f"{requests} requests, {len(links)} events"
    return [
        Row(
            "rebuild", f"rebuild of the projections ({size})", "one scan of the journal, decoded", scanned.p50,
            rebuilt.p50, 2.5, noise=scanned.noise,
        ),
        Row(
            "verify", "verify, on one core", "SHA-256 over the same bytes", hashed.p50, verified.p50, 4.0,
            noise=hashed.noise,
        ),
    ]  # fmt: skip
