"""Writes a file whole or not at all: builds may run at the same time, and be interrupted."""

from __future__ import annotations

import os
from pathlib import Path


def write(target: Path, content: bytes) -> Path:
    """Write `content` beside `target`, then put it in its place; return `target`."""
    unfinished = target.with_name(f"{os.getpid()}_{target.name}")
    unfinished.write_bytes(content)
    return unfinished.replace(target)
