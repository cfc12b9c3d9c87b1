"""Compiles YAML that must load fast to JSON: the sentences, limits, calendars."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scripts import atomic_write

LANGUAGES = ("zh", "en")


def compile_texts(sources: Iterable[Path], target: Path) -> Path:
    """Merge the sentences of all areas into one file ``{code: {zh, en}}``.

    Raises:
        SystemExit: a sentence lacks a language, or two files hold the same code.
    """
    merged: dict[str, dict[str, str]] = {}
    home: dict[str, Path] = {}
    for path in sources:
        for code, sentence in (_read(path) or {}).items():
            if code in merged:
                raise SystemExit(f"{path}: {code} stands in {home[code].name} already")
            if not isinstance(sentence, dict) or sorted(sentence) != sorted(LANGUAGES):
                raise SystemExit(f"{path}: {code} needs exactly zh and en")
            if not all(isinstance(wording, str) and wording for wording in sentence.values()):
                raise SystemExit(f"{path}: {code} has a wording that is empty or not text: quote it")
            merged[code], home[code] = sentence, path
    return _write(merged, target)


def compile_data(source: Path, target: Path) -> Path:
    """Turn one YAML file into JSON; dates become ISO 8601 text."""
    return _write(_read(source), target)


def _read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path)


def _write(content: object, target: Path) -> Path:
    # `default=str` is for dates, the only scalars of YAML 1.2 that JSON lacks.
    encoded = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str).encode()
    return atomic_write.write(target, encoded)
