"""What a procedure is found by, and what is told about one that was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from clerk_app.core.procedure import Procedure


class Rank(IntEnum):
    """How well a procedure fits; the smaller the better. From `SOUND` on nothing was typed exactly."""

    WHOLE_TITLE = 0
    INITIALS = 1
    TITLE = 2
    WHOLE_SAYING = 3
    SAYING = 4
    SUMMARY = 5
    SOUND = 6
    ONE_LETTER = 7
    OTHER_ORDER = 8


@dataclass(frozen=True, slots=True)
class Spelt:
    """A text with the pinyin of each of its characters."""

    text: str
    spelling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchKeys:
    """What one procedure can be found by; made once for a version."""

    title: Spelt
    sayings: tuple[Spelt, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Characters of a text from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Syllable:
    """The pinyin of a matched character; the first `matched` letters were typed."""

    text: str
    matched: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure that fits, with what to highlight.

    Attributes:
        title: ranges in the Chinese title.
        title_en: ranges in the English title.
        syllables: pinyin of the matched characters, when pinyin was typed.
        saying: the customer's words that matched, when the title did not.
        saying_ranges: ranges in `saying`.
        closeness: tells apart hits of one rank, the greater the closer.
    """

    procedure: Procedure
    rank: Rank
    title: tuple[Range, ...] = ()
    title_en: tuple[Range, ...] = ()
    syllables: tuple[Syllable, ...] = ()
    saying: str | None = None
    saying_ranges: tuple[Range, ...] = ()
    closeness: int = 0
