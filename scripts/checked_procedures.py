"""Checks the shipped procedures when the program is built, so that nobody waits for it at a counter."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def compile_procedures(paths: Iterable[Path], limits: Path, folder: Path) -> list[Path]:
    """Write the checked form of each sound procedure file; return what was written.

    A faulty file has none: the program checks it when it starts and tells its faults.

    Args:
        paths: the procedure files.
        limits: the compiled limits that their promises may stand for.
        folder: where the entries go.
    """
    files = list(paths)
    if not files:
        return []
    # Imported here, since what is fresh needs neither YAML nor pinyin.
    from clerk_app.library.cache import CheckedCache
    from clerk_app.library.check import check
    from clerk_app.library.limits import read_limits

    known = frozenset(row.id for row in read_limits(limits).rows)
    cache = CheckedCache(folder, known)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in files:
        checked, _ = check(path.read_bytes(), path.name, known)
        if checked is not None:
            written.append(cache.save(checked))
    return [path for path in written if path is not None]
