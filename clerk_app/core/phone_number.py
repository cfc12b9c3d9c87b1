"""Telephone numbers as customers say them: mobile, landline with or without area code, abroad.

Kept as digits and hyphens: ``13805712207``, ``0571-55501260-12`` (area, number, extension),
``55501260`` (same town), ``4001234567``, ``+85291234567``. Mobile numbers have 11 digits and begin with 13
to 19; area codes beginning with 01 or 02 have three digits, all others four (national numbering plan).
"""

from __future__ import annotations

import re

from clerk_app.core.characters import half_width
from clerk_app.core.errors import Refusal

_NATIONAL_PREFIX = re.compile(r"^(?:(?:\+|00)86(?=\d)|86(?=1[3-9]\d{9}$))")
_EXTENSION = re.compile(r"^(?P<main>.*?)(?:转?分机|转|#|ext|x)(?P<extension>\d{1,6})$", re.IGNORECASE)
_HYPHEN_EXTENSION = re.compile(r"^(?P<main>(?:0\d{2,3}-?|(?=[2-9]))\d{7,8})-(?P<extension>\d{1,6})$")
_MOBILE_DIGITS = 11
_HOTLINE_DIGITS = 10


def parse_phone(text: str) -> str:
    """Return the number as it is kept.

    Raises:
        Refusal: ``field.empty``, ``field.not_a_phone``, ``field.too_short`` (missing) or
            ``field.too_long`` (extra).
    """
    compact = re.sub(r"[\s()./]", "", half_width(text))
    if not compact:
        raise Refusal("field.empty")
    abroad = compact.startswith(("+", "00"))
    compact = _NATIONAL_PREFIX.sub("", compact)
    if abroad and compact.startswith(("+", "00")):
        return _abroad(compact)
    main, extension = compact, ""
    for pattern in (_EXTENSION, _HYPHEN_EXTENSION):
        if found := pattern.match(compact):
            main, extension = found["main"], found["extension"]
            break
    digits = main.replace("-", "")
    if not (digits.isascii() and digits.isdigit()):
        raise Refusal("field.not_a_phone")
    if digits.startswith("1") and not (abroad and digits.startswith("10")):
        return _mobile(digits, extension)
    if digits.startswith(("400", "800")) and len(digits) > 8 and not extension:
        _refuse_length(len(digits), _HOTLINE_DIGITS, _HOTLINE_DIGITS)
        return digits
    number = _landline(digits, area_needed=abroad)
    return f"{number}-{extension}" if extension else number


def _abroad(compact: str) -> str:
    digits = compact.removeprefix("+").removeprefix("00").replace("-", "")
    # E.164: 15 digits at most, country code first and never 0.
    if not re.fullmatch(r"[1-9]\d{6,14}", digits, re.ASCII):
        raise Refusal("field.not_a_phone")
    return f"+{digits}"


def _mobile(digits: str, extension: str) -> str:
    if extension or (len(digits) > 1 and digits[1] not in "3456789"):
        raise Refusal("field.not_a_phone")
    _refuse_length(len(digits), _MOBILE_DIGITS, _MOBILE_DIGITS)
    return digits


def _landline(digits: str, *, area_needed: bool) -> str:
    if area_needed and not digits.startswith("0"):
        digits = f"0{digits}"
    if not digits.startswith("0"):
        if digits.startswith("1"):
            raise Refusal("field.not_a_phone")
        _refuse_length(len(digits), 7, 8)
        return digits
    area_digits = area_code_length(digits)
    area, number = digits[:area_digits], digits[area_digits:]
    if area.startswith("00") or number.startswith(("0", "1")):
        raise Refusal("field.not_a_phone")
    _refuse_length(len(digits), area_digits + 7, area_digits + 8)
    return f"{area}-{number}"


def _refuse_length(length: int, least: int, most: int) -> None:
    if length < least:
        raise Refusal("field.too_short", missing=least - length)
    if length > most:
        raise Refusal("field.too_long", extra=length - most)


def area_code_length(digits: str) -> int:
    """Return how many of the leading digits are the area code (010, 02x: three, else four)."""
    return 3 if digits[:2] in ("01", "02") else 4


def group_phone(canonical: str) -> str:
    """Return the kept number in groups that are read aloud, e.g. ``138 0571 2207``, ``0571-555 0126``."""
    if canonical.startswith("+"):
        return canonical
    if "-" not in canonical:
        if len(canonical) == _MOBILE_DIGITS:
            return f"{canonical[:3]} {canonical[3:7]} {canonical[7:]}"
        if len(canonical) == _HOTLINE_DIGITS:
            return f"{canonical[:3]} {canonical[3:6]} {canonical[6:]}"
    parts = canonical.split("-")
    place = 1 if canonical.startswith("0") else 0
    parts[place] = f"{parts[place][:-4]} {parts[place][-4:]}"
    return "-".join(parts)


def mask_phone(canonical: str) -> str:
    """Return the kept number for other eyes: ``138****2207``, ``0571-***0126``; the last four digits stay."""
    if canonical.startswith("+"):
        return f"{canonical[:3]}****{canonical[-4:]}"
    if "-" not in canonical and len(canonical) in (_MOBILE_DIGITS, _HOTLINE_DIGITS):
        return f"{canonical[:3]}{'*' * (len(canonical) - 7)}{canonical[-4:]}"
    parts = canonical.split("-")
    place = 1 if canonical.startswith("0") else 0
    number = parts[place]
    masked = f"{'*' * (len(number) - 4)}{number[-4:]}"
    return "-".join([*parts[:place], masked])
