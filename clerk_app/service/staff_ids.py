"""Ids of staff: made of the pinyin of their names, so that a journal can be read without the vault."""

from __future__ import annotations

import re
from collections.abc import Collection

LONGEST = 28
_NOT_IN_IDS = re.compile(r"[^a-z0-9]")


def staff_id(spelling: tuple[str, ...], taken: Collection[str]) -> str:
    """Return an id nobody has.

    Args:
        spelling: the pinyin of each character of the name, `people_view.spellings`.
        taken: ids in use; a second 陈静 becomes ``chenjing2``.
    """
    stem = _NOT_IN_IDS.sub("", "".join(spelling))[:LONGEST].lstrip("0123456789")
    if len(stem) < 2:
        stem = f"staff{stem}"
    number = 1
    found = stem
    while found in taken:
        number += 1
        found = f"{stem}{number}"
    return found


def english_name(spelling: tuple[str, ...]) -> str:
    """Return how a Chinese name is usually written in English, ``Wang Xiaoyan``: a suggestion, to be corrected."""
    parts = [_NOT_IN_IDS.sub("", part) for part in spelling]
    if len(parts) < 2 or not all(parts):
        return ""
    return f"{parts[0].capitalize()} {''.join(parts[1:]).capitalize()}"
