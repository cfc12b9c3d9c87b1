"""The same writer with commits that do not wait for the disk: what the replay must be able to tell apart."""

from __future__ import annotations

import sys
from pathlib import Path

from clerk_app.store import engine, store
from clerk_app.store.engine import Connection
from tests.crash.writer import main

_open = engine.open_for_writing


def _careless(path: Path) -> Connection:
    connection = _open(path)
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


if __name__ == "__main__":
    store.open_for_writing = _careless  # type: ignore[attr-defined]
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
