"""Finds a procedure by pinyin initials, full pinyin, Chinese, English or a customer's own words.

Everything is searched at each key press: 300 procedures take a few milliseconds, so no index has to be kept
right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from clerk_app.core.procedure import Procedure

MAX_QUERY = 40
_WORD = re.compile(r"[a-z0-9]+")
_NO_COUNTS: Mapping[str, int] = {}


class Rank(IntEnum):
    """How well a procedure fits; the smaller the better."""

    WHOLE_TITLE = 0
    TITLE = 1
    WHOLE_SAYING = 2
    SAYING = 3
    SUMMARY = 4


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
    """

    procedure: Procedure
    rank: Rank
    title: tuple[Range, ...] = ()
    title_en: tuple[Range, ...] = ()
    syllables: tuple[Syllable, ...] = ()
    saying: str | None = None
    saying_ranges: tuple[Range, ...] = ()


class Finder:
    """Searches the current procedures.

    Args:
        procedures: the procedures with their keys.
    """

    def __init__(self, procedures: Iterable[tuple[Procedure, SearchKeys]]) -> None:
        self._entries = tuple(procedures)

    def search(
        self,
        query: str,
        clerk_counts: Mapping[str, int] = _NO_COUNTS,
        hall_counts: Mapping[str, int] = _NO_COUNTS,
    ) -> list[Hit]:
        """Return the procedures that fit `query`, best first; all of them when it is empty.

        Args:
            query: as typed, also what an input method is still composing.
            clerk_counts: how often this clerk began each procedure lately (30 days), by id.
            hall_counts: the same for the whole hall.
        """
        wanted = _Query(query)
        hits = [hit for procedure, keys in self._entries if (hit := wanted.hit(procedure, keys)) is not None]
        return sorted(
            hits,
            key=lambda hit: (
                hit.rank,
                -clerk_counts.get(hit.procedure.id, 0),
                -hall_counts.get(hit.procedure.id, 0),
                len(hit.procedure.title.zh),
                hit.procedure.id,
            ),
        )


class _Query:
    """One query in the forms it is compared in."""

    def __init__(self, typed: str) -> None:
        plain = unicodedata.normalize("NFKC", typed[:MAX_QUERY]).casefold().strip()
        self.text = "".join(plain.split())
        self.words = tuple(_WORD.findall(plain)) if plain.isascii() else ()
        # Input methods put an apostrophe between syllables while composing; umlauts are typed as v.
        letters = self.text.replace("'", "").replace("ü", "v")
        self.letters = letters if letters.isascii() and letters.isalnum() else ""

    def hit(self, procedure: Procedure, keys: SearchKeys) -> Hit | None:
        if not self.text:
            return Hit(procedure, Rank.TITLE)
        return self._by_title(procedure, keys) or self._by_saying(procedure, keys) or self._by_summary(procedure)

    def _by_title(self, procedure: Procedure, keys: SearchKeys) -> Hit | None:
        found = self._in_chinese(keys.title)
        english = self._in_english(procedure.title.en)
        if found is None and not english:
            return None
        ranges, syllables = found or ((), ())
        whole = self._is_whole(keys.title, ranges) or self.text == "".join(procedure.title.en.casefold().split())
        return Hit(procedure, Rank.WHOLE_TITLE if whole else Rank.TITLE, ranges, english, syllables)

    def _by_saying(self, procedure: Procedure, keys: SearchKeys) -> Hit | None:
        best: Hit | None = None
        for saying in keys.sayings:
            found = self._in_chinese(saying)
            syllables: tuple[Syllable, ...] = ()
            if found is not None:
                ranges, syllables = found
            else:
                ranges = self._in_english(saying.text) or self._contains(saying.text)
            if ranges:
                rank = Rank.WHOLE_SAYING if self._is_whole(saying, ranges) else Rank.SAYING
                if best is None or rank < best.rank:
                    best = Hit(procedure, rank, (), (), syllables, saying.text, ranges)
        return best

    def _by_summary(self, procedure: Procedure) -> Hit | None:
        fits = len(self.text) > 1 and (
            self.text in procedure.summary.zh.casefold() or bool(self._in_english(procedure.summary.en))
        )
        return Hit(procedure, Rank.SUMMARY) if fits else None

    def _in_chinese(self, spelt: Spelt) -> tuple[tuple[Range, ...], tuple[Syllable, ...]] | None:
        start = spelt.text.casefold().find(self.text)
        if start >= 0:
            return (Range(start, start + len(self.text)),), ()
        return _typed_in(spelt.spelling, self.letters) if self.letters else None

    def _in_english(self, text: str) -> tuple[Range, ...]:
        """Return the beginnings of words that the query's words are, or nothing when one of them is none."""
        if not self.words:
            return ()
        there = [(match.start(), match.group()) for match in _WORD.finditer(text.casefold())]
        ranges: list[Range] = []
        for word in self.words:
            at = next((start for start, whole in there if whole.startswith(word)), None)
            if at is None:
                return ()
            ranges.append(Range(at, at + len(word)))
        return tuple(ranges)

    def _contains(self, saying: str) -> tuple[Range, ...]:
        """Find a saying inside a whole sentence of the customer."""
        plain = "".join(saying.casefold().split())
        return (Range(0, len(saying)),) if len(plain) > 1 and plain in self.text else ()

    def _is_whole(self, spelt: Spelt, ranges: Sequence[Range]) -> bool:
        meant = [at for at, syllable in enumerate(spelt.spelling) if syllable.isalnum()]
        if not ranges or not meant:
            return False
        covered = {at for one in ranges for at in range(one.start, one.end)}
        return covered.issuperset(meant)


def _typed_in(spelling: Sequence[str], letters: str) -> tuple[tuple[Range, ...], tuple[Syllable, ...]] | None:
    """Find `letters` as the beginnings of neighbouring syllables: gh, guohu, guoh and ghu all find guo hu."""
    for start, syllable in enumerate(spelling):
        if syllable[:1] == letters[0]:
            taken = _taken(spelling, letters, start)
            if taken is not None:
                syllables = tuple(Syllable(spelling[at], length) for at, length in taken if spelling[at].isalnum())
                return (Range(start, taken[-1][0] + 1),), syllables
    return None


def _taken(spelling: Sequence[str], letters: str, start: int) -> list[tuple[int, int]] | None:
    """Return how many letters each syllable from `start` on takes so that none is left, or None."""
    # Each state is tried once, so that a long row of equal letters costs length × length and not more.
    tried: set[tuple[int, int]] = set()
    waiting: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [(start, 0, ())]
    while waiting:
        at, used, taken = waiting.pop()
        if used == len(letters):
            return list(taken)
        if at >= len(spelling) or (at, used) in tried:
            continue
        tried.add((at, used))
        syllable = spelling[at]
        if not syllable.isalnum():
            waiting.append((at + 1, used, (*taken, (at, 0))))
            continue
        longest = 0
        while longest < len(syllable) and letters[used + longest : used + longest + 1] == syllable[longest]:
            longest += 1
        # The longest beginning is tried first: the last one pushed is popped first.
        waiting.extend((at + 1, used + length, (*taken, (at, length))) for length in range(1, longest + 1))
    return None
