"""The one place where text from outside becomes text on paper.

Papers are drawn character by character; nothing is parsed as markup, so `<img …>` prints as it stands.
What a reader could not see (controls, direction marks, zero-width characters) and what no face holds
(emoji) is printed as its code point, ``[U+202E]``: two texts that differ never look the same.
"""

from __future__ import annotations

import unicodedata

from clerk_app.core.errors import Refusal
from clerk_app.paper.fonts import Fonts

MAX_CHARACTERS = 4000
# Not "Cn": Han blocks younger than Python's table count as unassigned, and a face may hold them.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Fillers and selectors that are letters or marks by category and yet draw nothing.
_UNSEEN = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0}
    | set(range(0x180B, 0x1810))
    | set(range(0xFE00, 0xFE10))
    | set(range(0xE0100, 0xE01F0))
)


def plain_text(value: str, fonts: Fonts, most: int = MAX_CHARACTERS) -> str:
    r"""Return `value` as it will be drawn; line ends stay ``\n``, tabs become spaces.

    Raises:
        Refusal: ``paper.text_too_long`` (length, limit).
    """
    if len(value) > most:
        raise Refusal("paper.text_too_long", length=len(value), limit=most)
    if value.isascii() and value.isprintable():
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(each if each == "\n" or _shows(each, fonts) else f"[U+{ord(each):04X}]" for each in value)


def _shows(character: str, fonts: Fonts) -> bool:
    if ord(character) in _UNSEEN:
        return False
    if unicodedata.category(character) in _UNSEEN_CATEGORIES:
        return False
    return fonts.glyph(character, bold=False) is not None and fonts.glyph(character, bold=True) is not None
