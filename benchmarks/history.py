"""The large data folder, made once by the program's own simulation and kept between runs."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from clerk_app.bootstrap import build_service
from clerk_app.resources import resource_path
from clerk_app.service.bulk import SimulatedClock
from clerk_app.service.sample_hall import MACHINE

NOON = 1_795_401_720_000
"""23 November 2026, 10:42 in Shanghai: every history ends on the working day before, so that runs can be compared."""

SEED = 1


def history_folder(requests: int) -> Path:
    """Return a data folder with `requests` requests; makes it when there is none of this program's present format.

    Nobody may write to it: what writes takes a copy.
    """
    kept = Path(os.environ.get("XDG_CACHE_HOME", tempfile.gettempdir())) / "clerk-bench"
    folder = kept / f"{requests}-{_format()}"
    if folder.exists():
        return folder
    from clerk_app.service.simulate import prepare, simulate

    print(f"filling a data folder with {requests} requests, once …", file=sys.stderr, flush=True)
    unfinished = kept / f"unfinished-{os.getpid()}"
    clock = SimulatedClock(NOON)
    service = build_service(unfinished, clock)
    try:
        prepare(service, clock, requests)
        simulate(service, clock, requests, SEED, MACHINE).result()
    finally:
        service.close()
    for outdated in kept.glob(f"{requests}-*"):
        shutil.rmtree(outdated)  # nobody can read it any more, and it is large
    unfinished.rename(folder)
    return folder


def history_copy(requests: int, folder: Path) -> Path:
    """Return a copy under `folder` that may be written to."""
    return Path(shutil.copytree(history_folder(requests), folder))


def _format() -> str:
    """Return what changes whenever a folder of an earlier program could not be read or compared."""
    package = Path(__file__).parents[1] / "clerk_app"
    files = [package / "store" / name for name in ("schema.py", "migrations.py")]
    files += sorted((package / "store" / "projections").glob("*.py"))
    files += sorted((package / "core" / "events").glob("*.py"))
    files += sorted(resource_path("procedures").glob("*.yaml"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
