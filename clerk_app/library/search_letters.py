"""Finds typed letters in the pinyin of texts: exactly, as they sound, with one wrong letter.

All texts stand in one long string, so that the search itself runs in the interpreter's own string functions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from clerk_app.library.search_hit import Range, Spelt, Syllable

LEAST_LETTERS = 4
"""Fewer letters than this are always taken as they were typed: nearly everything is near to three letters."""
_MOST_READINGS = 16
_BREAK = "\n"
_SAME_SOUND = re.compile("[zcs]h")
_Form = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Letters:
    """Where typed letters are in a text.

    Attributes:
        range: the characters that were meant.
        syllables: their pinyin.
        initials: the letters are the first ones of these syllables, one of each.
    """

    range: Range
    syllables: tuple[Syllable, ...]
    initials: bool = False


class LetterIndex:
    """The pinyin of all texts.

    Args:
        texts: the results name each by its position.
    """

    def __init__(self, texts: Sequence[Spelt]) -> None:
        self._texts = texts
        marked: list[str] = []
        self._begins: list[int] = []
        length = 0
        for text in texts:
            one = _BREAK + "".join(f"|{syllable}" for syllable in text.spelling if syllable.isalnum())
            self._begins.append(length)
            marked.append(one)
            length += len(one)
        self._marked = "".join(marked)
        # English words have their own way to be found; letter by letter they would be near to everything.
        chinese = [not text.text.isascii() for text in texts]
        self._plain = _Joined(texts, chinese, lambda syllable: syllable)
        self._sounds = _Joined(texts, chinese, _sound)

    def exact(self, letters: str) -> set[int]:
        """Return the texts in which `letters` are the beginnings of neighbouring syllables."""
        if not letters:
            return set()
        pattern = re.compile(r"\|" + r"(?:[^|\n]*\|)?".join(re.escape(letter) for letter in letters))
        found: set[int] = set()
        match = pattern.search(self._marked)
        while match is not None:
            number = bisect_right(self._begins, match.start()) - 1
            found.add(number)
            # One is enough of each text: a single letter stands in most of them several times.
            behind = self._begins[number + 1] if number + 1 < len(self._begins) else len(self._marked)
            match = pattern.search(self._marked, behind)
        return found

    def sounding(self, letters: str) -> dict[int, Letters]:
        """Return the texts that sound like `letters` to many: zh as z, ch as c, sh as s, ng as n, l as n."""
        if len(letters) < LEAST_LETTERS:
            return {}
        found: dict[int, Letters] = {}
        for reading in _readings(letters):
            for at in _occurrences(self._sounds.joined, reading):
                if at in self._sounds.places:
                    self._note(found, self._sounds, at, len(reading))
        return found

    def one_wrong(self, letters: str, *, complete: bool = False) -> dict[int, Letters]:
        """Return the texts with a run that `letters` are when one of them is put right.

        Args:
            complete: only where the run ends with a syllable. While somebody types, the beginning of a right word is
                one letter away from the beginnings of many others.
        """
        length = len(letters)
        if length < LEAST_LETTERS:
            return {}
        found: dict[int, Letters] = {}
        joined, places = self._plain.joined, self._plain.places
        # One wrong letter leaves at least one half as it is; only two swapped ones in the middle touch both.
        half = length // 2
        first, second = letters[:half], letters[half:]
        swapped = letters[: half - 1] + letters[half] + letters[half - 1] + letters[half + 1 :]
        begins = {at for at in _occurrences(joined, first) if at in places}
        for at in _occurrences(joined, second):
            begins.update(begin for begin in range(at - half - 1, at - half + 2) if begin in places)
        begins.update(at for at in _occurrences(joined, swapped) if at in places)
        for at in sorted(begins):
            taken = one_wrong_letter(letters, joined, at)
            if taken and (not complete or self._plain.ends_with_syllable(at + taken)):
                self._note(found, self._plain, at, taken)
        return found

    def _note(self, found: dict[int, Letters], joined: _Joined, at: int, length: int) -> None:
        number, first = joined.places[at]
        if number not in found:
            spelling = self._texts[number].spelling
            end = joined.character_after(number, first, length)
            said = tuple(Syllable(one, len(one)) for one in spelling[first:end] if one.isalnum())
            found[number] = Letters(Range(first, end), said)


class _Joined:
    """The syllables of texts without anything between them, with the places where one begins."""

    def __init__(self, texts: Sequence[Spelt], wanted: Sequence[bool], form: _Form) -> None:
        self._texts, self._form = texts, form
        self.places: dict[int, tuple[int, int]] = {}
        parts: list[str] = []
        length = 0
        for number, text in enumerate(texts):
            if not wanted[number]:
                continue
            parts.append(_BREAK)
            length += 1
            for at, syllable in enumerate(text.spelling):
                if syllable.isalnum():
                    self.places[length] = (number, at)
                    part = form(syllable)
                    parts.append(part)
                    length += len(part)
        self.joined = "".join(parts)

    def ends_with_syllable(self, at: int) -> bool:
        """Tell whether a syllable begins at `at`, or the text is over there."""
        return at in self.places or self.joined[at : at + 1] in ("", _BREAK)

    def character_after(self, number: int, first: int, length: int) -> int:
        """Return the character after those whose syllables from `first` on take up `length` letters."""
        spelling = self._texts[number].spelling
        at = first
        while length > 0 and at < len(spelling):
            length -= len(self._form(spelling[at])) if spelling[at].isalnum() else 0
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class Initials:
    """The first letters of a text's syllables and which characters they belong to."""

    letters: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: Spelt) -> Initials:
        """Return those of `text`; what is no letter and no digit has none."""
        places = tuple(at for at, syllable in enumerate(text.spelling) if syllable.isalnum())
        return cls("".join(text.spelling[at][0] for at in places), places)

    def all_in(self, ranges: tuple[Range, ...]) -> bool:
        """Tell whether `ranges` leave out no letter and no digit."""
        if len(ranges) == 1:
            return bool(self.places) and ranges[0].start <= self.places[0] and self.places[-1] < ranges[0].end
        covered = {at for one in ranges for at in range(one.start, one.end)}
        return bool(ranges) and bool(self.places) and covered.issuperset(self.places)


def letters_in(text: Spelt, initials: Initials, letters: str) -> Letters | None:
    """Find `letters` as the beginnings of neighbouring syllables: gh, guohu, guoh and ghu all find guo hu.

    The first letters of syllables come before the beginning of one longer syllable.
    """
    spelling = text.spelling
    place = initials.letters.find(letters)
    if place >= 0:
        taken = initials.places[place : place + len(letters)]
        said = tuple(Syllable(spelling[at], 1) for at in taken)
        return Letters(Range(taken[0], taken[-1] + 1), said, initials=True)
    for start, syllable in enumerate(spelling):
        if syllable[:1] == letters[0]:
            found = _taken(spelling, letters, start)
            if found is not None:
                said = tuple(Syllable(spelling[at], length) for at, length in found if spelling[at].isalnum())
                return Letters(Range(start, found[-1][0] + 1), said)
    return None


def one_wrong_letter(typed: str, text: str, start: int = 0) -> int:
    """Return how many letters of `text` from `start` on are meant by `typed`, which has one wrong letter; 0 if none.

    Wrong is one letter that stands for another, is missing, is doubled, or is swapped with the next.
    """
    length = len(typed)
    at = 0
    while at < length and text.startswith(typed[at], start + at):
        at += 1
    if at == length:
        return 0  # nothing is wrong
    here = start + at
    rest = typed[at + 1 :]
    inside = here < len(text) and text[here] != _BREAK
    if inside and text.startswith(rest, here + 1):
        return length
    if inside and text.startswith(typed[at:], here + 1):
        return length + 1
    if at and typed[at] == typed[at - 1] and text.startswith(rest, here):
        return length - 1
    if rest and text.startswith(rest[0] + typed[at] + rest[1:], here):
        return length
    return 0


def _sound(syllable: str) -> str:
    folded = _SAME_SOUND.sub(lambda match: match.group()[0], syllable)
    if folded.startswith("l"):
        folded = "n" + folded[1:]
    return folded.removesuffix("g") if folded.endswith("ng") else folded


def _readings(letters: str) -> Iterator[str]:
    """Yield what `letters` may sound like: an ng ends one syllable, or a new one begins with its g."""
    folded = _SAME_SOUND.sub(lambda match: match.group()[0], letters).replace("l", "n")
    parts = folded.split("ng")
    for between in islice(product(("n", "ng"), repeat=len(parts) - 1), _MOST_READINGS):
        yield parts[0] + "".join(link + part for link, part in zip(between, parts[1:], strict=True))


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


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
