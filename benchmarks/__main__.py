"""Prints the table of `make bench`.

    python -m benchmarks [--json] [--only NAME]... [--requests N]

The exit status is 0 also where a goal is missed: the table says so, `docs/measurements.md` says why.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.history import history_folder
from benchmarks.reasons import reason_for
from benchmarks.row import Row, Setting

ITEMS = (
    "startup", "store", "key_to_step", "step_page", "long_procedure", "many_procedures", "checker", "papers",
    "tablet_push", "lists", "journal", "keys",
)  # fmt: skip
"""Modules of this package, in the order of the table."""


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for and print it."""
    given = _parser().parse_args(arguments)
    wanted = given.only or list(ITEMS)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="clerk-bench-") as folder:
        setting = Setting(Path(folder), history_folder, given.requests)
        for name in wanted:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            if find_spec(f"benchmarks.{name}") is None:
                print(f"benchmarks/{name}.py does not exist: its rows are left out", file=sys.stderr)
                continue
            rows.extend(import_module(f"benchmarks.{name}").rows(setting))
    print(json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=1) if given.json else table(rows))
    return 0


def table(rows: list[Row]) -> str:
    """Return the rows as a table of plain text."""
    head = ("item", "floor", "floor is", "ours", "ratio", "goal", "", "noise")
    lines = [head]
    for row in rows:
        ratio = "–" if row.ratio is None else f"{row.ratio:.2f} ×"
        lines.append(
            (
                row.item,
                "–" if row.floor is None else _figure(row.floor, row.unit),
                row.floor_is,
                _figure(row.ours, row.unit),
                ratio,
                _goal(row),
                "met" if row.met else "MISSED",
                "–" if row.noise is None else f"{row.noise:.2f} ×",
            )
        )
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    text = ["  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    text.insert(1, "  ".join("-" * width for width in widths))
    text.extend(f"{row.name}: {row.remark}" for row in rows if row.remark)
    text.extend(f"MISSED {row.name}: {reason_for(row.name)}" for row in rows if not row.met)
    text.append("noise: p99 ÷ p50 of the floor, that is how unsteady the machine was meanwhile")
    return "\n".join(text)


def _figure(value: float, unit: str) -> str:
    if unit in {"keys", "KiB"}:
        return f"{value:.0f} {unit}"
    return f"{value:.3f} {unit}" if value < 1 else f"{value:.1f} {unit}"


def _goal(row: Row) -> str:
    if row.floor is None:
        return f"≤ {_figure(row.goal, row.unit)}"
    extra = f" + {_figure(row.allowance, row.unit)}" if row.allowance else ""
    return f"≤ {row.goal:.2f} ×{extra}"


def _as_json(row: Row) -> dict[str, object]:
    return {
        **asdict(row),
        "ratio": row.ratio,
        "met": row.met,
        "reason": "" if row.met else reason_for(row.name),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--only", action="append", choices=ITEMS, help="measure this only; may stand several times")
    parser.add_argument("--requests", type=int, default=100_000, help="requests in the large data folder")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
