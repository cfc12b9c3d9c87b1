"""Why a goal is missed: the lines of `docs/measurements.md` under "Missed"."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).parents[1] / "docs" / "measurements.md"


def reason_for(name: str) -> str:
    """Return what stands behind `name` in the document; a sentence that nothing stands there, else."""
    mark = f"- `{name}`: "
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith(mark):
            return line.removeprefix(mark)
    return "no reason is on record in docs/measurements.md"
