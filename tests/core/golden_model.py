"""Writes a paper's model as stable JSON, to be compared with the stored one by eye and by test."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "golden" / "papers"


def as_json(model: Any) -> str:
    def other(value: object) -> str:
        if isinstance(value, bytes):
            return value.hex()
        assert isinstance(value, date)
        return value.isoformat()

    return json.dumps(asdict(model), ensure_ascii=False, indent=1, default=other) + "\n"


def stored(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")
