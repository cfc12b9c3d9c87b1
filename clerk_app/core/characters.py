"""Which characters typed or pasted text may hold, and which spellings of them are one and the same.

Chinese input methods leave digits, letters and signs at full width; scanners and chat programs add marks
nobody sees. Han characters are never changed: compatibility ideographs and rare forms are part of a name,
and Unicode's own normal forms would replace some of them.
"""

from __future__ import annotations

import re
import unicodedata

from clerk_app.core.errors import Refusal

_HALF_WIDTH_DIGITS_AND_LETTERS = {
    wide: wide - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for wide in range(first, last + 1)
}
_HALF_WIDTH_SIGNS = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0x3002: ".",
    0xFFE5: "¥",
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-"),
}
_LATIN_WITH_MARKS = re.compile("[A-Za-z][\u0300-\u036f]+")
_TRAILING_BLANKS = re.compile(r" +(?=\n|$)")


def half_width(text: str) -> str:
    """Return `text` with every full-width digit, letter, sign, dash and blank at half width.

    For values made of digits and Latin letters only; in prose it would replace Chinese punctuation.
    """
    return text.translate(_HALF_WIDTH_SIGNS)


def clean_text(text: str, *, several_lines: bool = False) -> str:
    """Return free text as it is kept: trimmed, blanks alike, digits and Latin letters at half width.

    Chinese punctuation and every Han character stay as typed. With `several_lines` every line end is
    kept as one line feed.

    Raises:
        Refusal: ``field.hidden_character`` (position), ``field.private_character`` (position) or
            ``field.line_break``.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip(" \n\u3000\u00a0")
    for position, character in enumerate(text, start=1):
        if character == "\n":
            if not several_lines:
                raise Refusal("field.line_break")
        else:
            _refuse_unprintable(character, position)
    text = "".join(" " if unicodedata.category(each) == "Zs" else each for each in text)
    text = text.translate(_HALF_WIDTH_DIGITS_AND_LETTERS)
    text = _LATIN_WITH_MARKS.sub(lambda run: unicodedata.normalize("NFC", run.group()), text)
    return _TRAILING_BLANKS.sub("", text).strip()


def _refuse_unprintable(character: str, position: int) -> None:
    # It would make two equal-looking names differ, or turn the reading direction of a line on paper.
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp") or _never_a_character(character):
        raise Refusal("field.hidden_character", position=position)
    if category == "Co":
        raise Refusal("field.private_character", position=position)


def _never_a_character(character: str) -> bool:
    # Unassigned code points are let through: new Han blocks are younger than Python's own table.
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
