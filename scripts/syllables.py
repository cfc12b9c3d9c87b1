"""Writes how each character is usually typed with pinyin, for finding people by the initials of their names.

`pypinyin` reads a text as its words ask; its tables take 0.2 s and 30 MB. A name is no word in them, so one usual
reading a character says the same, and the sign-in needs not more.
"""

from __future__ import annotations

from pathlib import Path

from scripts import atomic_write

FIRST, LAST = 0x3400, 0x9FFF  # the characters that names are written with and input methods offer


def compile_syllables(target: Path) -> Path:
    """Write one line a syllable: its letters without tone, `v` for ü, and the characters read so."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PINYIN_DICT

    characters: dict[str, list[str]] = {}
    for code in range(FIRST, LAST + 1):
        if code in PINYIN_DICT:
            (syllable,) = lazy_pinyin(chr(code), style=Style.NORMAL, v_to_u=False)
            characters.setdefault(syllable.replace("ü", "v").lower(), []).append(chr(code))
    lines = [f"{syllable} {''.join(found)}\n" for syllable, found in sorted(characters.items())]
    atomic_write.write(target, "".join(lines).encode())
    return target
