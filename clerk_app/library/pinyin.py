"""How a Chinese text is typed with pinyin: one spelling a character.

Imports `pypinyin` and its tables (0.2 s): only what was just checked is spelt; the cache keeps the result.
"""

from __future__ import annotations

import unicodedata

from pypinyin import Style, lazy_pinyin


def spell(text: str) -> tuple[str, ...]:
    """Return for each character of `text` its spelling without tones, `v` for ü; others as they are, small.

    Characters with several readings are read as the word around them asks: 银行 is yin hang.
    """
    spelt: list[str] = []
    position = 0
    for part in lazy_pinyin(text, style=Style.NORMAL, errors="default", v_to_u=False):
        # A character that has a reading gives one part; what has none comes through in one piece as it was.
        if text.startswith(part, position):
            spelt.extend(normalised(character) for character in part)
            position += len(part)
        else:
            spelt.append(part.replace("ü", "v").lower())
            position += 1
    return tuple(spelt)


def normalised(text: str) -> str:
    """Return `text` as it is compared: full-width letters and digits made half-width, no capitals."""
    return unicodedata.normalize("NFKC", text).casefold()
