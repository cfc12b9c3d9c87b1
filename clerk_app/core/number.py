"""Request numbers such as ``QH261123-02-017-J``: hall prefix, day, counter, sequence, check character.

The check character is that of ISO 7064 MOD 37,36 over the letters and digits before it: it finds every
single wrong character and over 99 % of swapped neighbours, so a number read out over the telephone is the
right request or none.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from clerk_app.core.characters import half_width
from clerk_app.core.day import local_day
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.paper_number import KIND_LETTERS, paper_number
from clerk_app.core.procedure import PaperKind

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PREFIX = re.compile(r"[A-Z]{1,4}")
_COUNTER = re.compile(r"\d\d", re.ASCII)
# Prefixes are letters only and counters two digits, so a number typed without its hyphens has one reading.
_NUMBER = re.compile(r"([A-Z]{1,4})(\d{6})(\d\d)(\d{3,6})([0-9A-Z])", re.ASCII)
_PAPER = re.compile(r"(?P<request>[^/]+)/(?P<letter>[A-Z])(?P<issue>[1-9]\d{0,3})", re.ASCII)
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class RequestNumber:
    """The parts of a request number.

    Attributes:
        prefix: the hall's letters.
        day: the number day.
        counter: two digits, ``02``.
        sequence: from 1, without gaps per counter and number day.
    """

    prefix: str
    day: dt.date
    counter: str
    sequence: int

    def __str__(self) -> str:
        """Return the number as it is printed and stored."""
        return request_number(self.prefix, self.day, self.counter, self.sequence)


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """The parts of a paper's number such as ``QH261123-02-017-J/R2``: request, kind, issue."""

    request: RequestNumber
    kind: PaperKind
    issue: int

    def __str__(self) -> str:
        """Return the number as it is printed and stored."""
        return paper_number(str(self.request), self.kind, self.issue)


def request_number(prefix: str, day: dt.date, counter: str, sequence: int) -> str:
    """Return the number of the `sequence`-th request of `counter` on the number day `day`.

    Args:
        prefix: one to four Latin capitals, `check_prefix`.
        day: the number day, `number_day`.
        counter: two digits.
        sequence: from 1.

    Raises:
        Bug: a part cannot stand in a number; set-up checks prefix and counter before.
    """
    if not _PREFIX.fullmatch(prefix) or not _COUNTER.fullmatch(counter):
        raise Bug(f"prefix {prefix!r} or counter {counter!r} cannot stand in a request number")
    if not 1 <= sequence <= 999_999 or not _CENTURY <= day.year < _CENTURY + 100:
        raise Bug(f"sequence {sequence} on {day} cannot stand in a request number")
    front = f"{prefix}{day:%y%m%d}"
    return f"{front}-{counter}-{sequence:03}-{check_character(f'{front}{counter}{sequence:03}')}"


def parse_request_number(text: str) -> RequestNumber:
    """Read a request number as people type and scanners send it: case, blanks, hyphens and width are free.

    Raises:
        Refusal: ``number.empty``, ``number.not_a_number`` or ``number.check_character``.
    """
    typed = re.sub(r"[\s-]", "", half_width(text)).upper()
    if not typed:
        raise Refusal("number.empty")
    found = _NUMBER.fullmatch(typed)
    if not found:
        raise Refusal("number.not_a_number")
    prefix, day, counter, sequence, check = found.groups()
    if check != check_character(typed[:-1]):
        raise Refusal("number.check_character")
    try:
        number_day = dt.date(_CENTURY + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        raise Refusal("number.not_a_number") from None
    if int(sequence) == 0 or sequence != f"{int(sequence):03}":
        raise Refusal("number.not_a_number")
    return RequestNumber(prefix, number_day, counter, int(sequence))


def parse_paper_number(text: str) -> PaperNumber:
    """Read a paper's number, as forgiving as `parse_request_number`, and raising the same refusals."""
    typed = re.sub(r"\s", "", half_width(text)).upper()
    if not typed:
        raise Refusal("number.empty")
    found = _PAPER.fullmatch(typed)
    kinds = {letter: kind for kind, letter in KIND_LETTERS.items()}
    if not found or found["letter"] not in kinds:
        raise Refusal("number.not_a_number")
    return PaperNumber(parse_request_number(found["request"]), kinds[found["letter"]], int(found["issue"]))


def check_prefix(text: str) -> str:
    """Return a hall's prefix in capitals as set-up keeps it; raises Refusal ``number.prefix``."""
    prefix = half_width(text).strip().upper()
    if not _PREFIX.fullmatch(prefix):
        raise Refusal("number.prefix")
    return prefix


def check_counter(text: str) -> str:
    """Return a counter's number as two digits, ``2`` as ``02``; raises Refusal ``number.counter``."""
    digits = half_width(text).strip()
    if not re.fullmatch(r"\d{1,2}", digits, re.ASCII) or int(digits) == 0:
        raise Refusal("number.counter")
    return f"{int(digits):02}"


def check_character(text: str) -> str:
    """Return the ISO 7064 MOD 37,36 check character of `text` (digits and Latin capitals)."""
    product = 36
    for character in text:
        total = (product + _ALPHABET.index(character)) % 36
        product = (total or 36) * 2 % 37
    return _ALPHABET[(37 - product) % 36]


def number_day(last_day: dt.date | None, now_ms: int, zone: dt.tzinfo) -> dt.date:
    """Return the day that numbers taken now belong to.

    Args:
        last_day: the number day of this counter's last number, None before the first.
        now_ms: wall-clock time, milliseconds UTC.
        zone: the hall's zone.

    A clock set back keeps the last number day, so that a sequence already given is never given again.
    """
    today = local_day(now_ms, zone)
    return today if last_day is None else max(today, last_day)
