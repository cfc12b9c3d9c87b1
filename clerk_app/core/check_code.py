"""The eight characters on a paper that tie it to its event in the journal, and codes people copy by hand.

The alphabet leaves out I, L, O and U: they are read as 1, 1, 0 and V.
"""

from __future__ import annotations

from clerk_app.core.characters import half_width

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_CODE_CHARACTERS = 8
_BITS = 5
_READ_AS = str.maketrans("ILOU", "110V", " -\t\u3000")


def base_32(data: bytes) -> str:
    """Return `data` in base 32, most significant bits first; the last character is filled with zero bits."""
    length = -(-len(data) * 8 // _BITS)
    number = int.from_bytes(data, "big") << (length * _BITS - len(data) * 8)
    return "".join(ALPHABET[number >> (_BITS * place) & 31] for place in reversed(range(length)))


def check_code(event_hash: bytes) -> str:
    """Return the first eight base-32 characters (40 bits) of an event's hash."""
    return base_32(event_hash)[:_CHECK_CODE_CHARACTERS]


def grouped(code: str, size: int = 4) -> str:
    """Return a code in groups as it is printed: ``7F3K-92QD``."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def read_code(text: str) -> str:
    """Return a code as typed from paper: without hyphens and blanks, look-alike letters put right.

    Characters outside the alphabet stay, so that a comparison fails on them.
    """
    return half_width(text).upper().translate(_READ_AS)
