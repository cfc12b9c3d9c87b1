"""A plain page that lays every picture beside its target."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

STYLE = "body{font:14px sans-serif} img{max-width:100%;border:1px solid #ccc} td{vertical-align:top;width:50%}"


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture that was made, and the name of its target; empty where there is none."""

    file: str
    target: str


def write_index(out: Path, pictures: Sequence[Pictured], targets: Path | None) -> Path:
    """Write ``index.html`` into `out`; with `targets` the target pictures are shown, else named."""
    rows = []
    for one in pictures:
        beside = escape(one.target or "no target picture")
        if targets is not None and one.target:
            beside += f'<br><img src="{escape(os.path.relpath(targets / one.target, out))}" loading="lazy">'
        ours = f'{escape(one.file)}<br><img src="{escape(one.file)}" loading="lazy">'
        rows.append(f"<tr><td>{ours}</td><td>{beside}</td></tr>")
    page = (
        '<!doctype html><meta charset="utf-8"><title>Pictures</title>'
        f"<style>{STYLE}</style><table>{''.join(rows)}</table>"
    )
    file = out / "index.html"
    file.write_text(page, encoding="utf-8")
    return file
