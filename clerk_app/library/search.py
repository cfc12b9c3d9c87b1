"""Finds a procedure by pinyin initials, full pinyin, Chinese, English or a customer's own words.

What was typed exactly comes first. Behind it stands what was perhaps meant: letters that sound alike, one wrong letter,
a sentence whose words came in another order. Everything is searched at each key press: with 300 procedures that takes
a few milliseconds, so nothing has to be kept right between two presses.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from clerk_app.core.procedure import Procedure
from clerk_app.library.search_hit import Hit, Range, Rank, SearchKeys, Spelt, Syllable
from clerk_app.library.search_letters import Initials, LetterIndex, Letters, letters_in
from clerk_app.library.search_words import WORD, EnglishWords, Sentences, shared_parts

MAX_QUERY = 60
_NO_COUNTS: Mapping[str, int] = {}


class Finder:
    """Searches the current procedures.

    Args:
        procedures: the procedures with their keys.
    """

    def __init__(self, procedures: Iterable[tuple[Procedure, SearchKeys]]) -> None:
        self._entries = tuple(procedures)

    def prepare(self) -> None:
        """Make what searching needs now, so that the first key press does not wait for it."""
        _ = self._index

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
        if wanted.text:
            hits = self._index.hits(wanted)
        else:
            hits = [Hit(procedure, Rank.TITLE) for procedure, _ in self._entries]
        return sorted(
            hits,
            key=lambda hit: (
                hit.rank,
                -hit.closeness,
                -clerk_counts.get(hit.procedure.id, 0),
                -hall_counts.get(hit.procedure.id, 0),
                len(hit.procedure.title.zh),
                hit.procedure.id,
            ),
        )

    @cached_property
    def _index(self) -> _Index:
        return _Index(self._entries)


class _Query:
    """One query in the forms it is compared in."""

    def __init__(self, typed: str) -> None:
        plain = unicodedata.normalize("NFKC", typed[:MAX_QUERY]).casefold().strip()
        self.text = "".join(plain.split())
        self.sentence = plain
        self.words = tuple(WORD.findall(plain)) if plain.isascii() else ()
        # Input methods put an apostrophe between syllables while composing; umlauts are typed as v.
        letters = self.text.replace("'", "").replace("ü", "v")
        self.letters = letters if letters.isascii() and letters.isalnum() else ""


class _Index:
    """The texts of all procedures, each with a number; `_texts_of` tells which are whose, the title first."""

    def __init__(self, entries: tuple[tuple[Procedure, SearchKeys], ...]) -> None:
        self._procedures = [procedure for procedure, _ in entries]
        self._texts: list[Spelt] = []
        self._texts_of: list[range] = []
        self._owners: list[int] = []
        for owner, (_, keys) in enumerate(entries):
            first = len(self._texts)
            self._texts += [keys.title, *keys.sayings]
            self._texts_of.append(range(first, len(self._texts)))
            self._owners += [owner] * (len(keys.sayings) + 1)
        self._folded = [text.text.casefold() for text in self._texts]
        self._plain = ["".join(folded.split()) for folded in self._folded]
        self._beginning: dict[str, list[int]] = {}
        for number, plain in enumerate(self._plain):
            self._beginning.setdefault(plain[:2], []).append(number)
        self._initials = [Initials.of(text) for text in self._texts]
        self._summaries = [procedure.summary.zh.casefold() for procedure in self._procedures]
        self._letters = LetterIndex(self._texts)
        self._sayings_en = EnglishWords([text.text for text in self._texts])
        self._titles_en = EnglishWords([procedure.title.en for procedure in self._procedures])
        self._summaries_en = EnglishWords([procedure.summary.en for procedure in self._procedures])
        # The English title follows the Chinese texts, so that a sentence in English finds it as well.
        titles_en = [procedure.title.en for procedure in self._procedures]
        everything = [*(text.text for text in self._texts), *titles_en]
        self._sentences = Sentences(everything, [*self._owners, *range(len(self._procedures))])

    def hits(self, wanted: _Query) -> list[Hit]:
        """Return one hit of each procedure that fits, in any order."""
        hits = self._exact(wanted)
        for owner, hit in self._nearly(wanted, complete=bool(hits)):
            if owner not in hits or hit.rank < hits[owner].rank:
                hits[owner] = hit
        return list(hits.values())

    # --- exactly -----------------------------------------------------------------------------------

    def _exact(self, wanted: _Query) -> dict[int, Hit]:
        """Look closely only at those texts in which something was found at all."""
        with_letters = self._letters.exact(wanted.letters)
        numbers = {number for number, folded in enumerate(self._folded) if wanted.text in folded}
        numbers |= with_letters | self._sayings_en.having(wanted.words) | self._contained_in(wanted.text)
        titles_en = self._titles_en.having(wanted.words)
        found: dict[int, list[int]] = {owner: [] for owner in titles_en}
        for number in sorted(numbers):
            found.setdefault(self._owners[number], []).append(number)
        hits: dict[int, Hit] = {}
        for owner, texts in found.items():
            english = self._titles_en.beginnings(owner, wanted.words) if owner in titles_en else ()
            hit = self._by_title(owner, wanted, with_letters, english) or self._by_saying(texts, wanted, with_letters)
            if hit is not None:
                hits[owner] = hit
        if len(wanted.text) > 1:
            summaries = {owner for owner, summary in enumerate(self._summaries) if wanted.text in summary}
            for owner in (summaries | self._summaries_en.having(wanted.words)) - hits.keys():
                hits[owner] = Hit(self._procedures[owner], Rank.SUMMARY)
        return hits

    def _contained_in(self, sentence: str) -> set[int]:
        """Return the texts that a whole sentence of the customer contains."""
        pairs = (sentence[at : at + 2] for at in range(len(sentence) - 1))
        return {
            number for pair in pairs for number in self._beginning.get(pair, ()) if self._plain[number] in sentence
        }

    def _by_title(
        self, owner: int, wanted: _Query, with_letters: set[int], english: tuple[Range, ...]
    ) -> Hit | None:
        number = self._texts_of[owner][0]
        found = self._in_chinese(number, wanted, with_letters)
        if found is None and not english:
            return None
        procedure = self._procedures[owner]
        ranges = () if found is None else (found.range,)
        rank = Rank.INITIALS if found is not None and found.initials else Rank.TITLE
        if self._initials[number].all_in(ranges) or wanted.text == "".join(procedure.title.en.casefold().split()):
            rank = Rank.WHOLE_TITLE
        return Hit(procedure, rank, ranges, english, () if found is None else found.syllables)

    def _by_saying(self, numbers: list[int], wanted: _Query, with_letters: set[int]) -> Hit | None:
        best: Hit | None = None
        for number in numbers:
            saying, owner = self._texts[number], self._owners[number]
            if number == self._texts_of[owner][0]:
                continue
            if best is not None and 0 < len(wanted.letters) < len(self._initials[number].places):
                continue  # Only a whole saying would be better, and there are not letters enough for this one.
            found = self._in_chinese(number, wanted, with_letters)
            ranges: tuple[Range, ...]
            syllables: tuple[Syllable, ...] = ()
            closeness = 0
            if found is not None:
                ranges, syllables = (found.range,), found.syllables
            else:
                ranges = self._sayings_en.beginnings(number, wanted.words)
                if not ranges and len(self._plain[number]) > 1 and self._plain[number] in wanted.text:
                    # A saying inside a whole sentence of the customer: the more of the sentence it is, the closer.
                    ranges, closeness = (Range(0, len(saying.text)),), len(self._plain[number])
            if not ranges:
                continue
            whole = self._initials[number].all_in(ranges)
            rank = Rank.WHOLE_SAYING if whole else Rank.SAYING
            if whole and not wanted.letters:
                closeness = len(self._plain[number])
            if best is None or (rank, -closeness) < (best.rank, -best.closeness):
                best = Hit(self._procedures[owner], rank, (), (), syllables, saying.text, ranges, closeness)
        return best

    def _in_chinese(self, number: int, wanted: _Query, with_letters: set[int]) -> Letters | None:
        start = self._folded[number].find(wanted.text)
        if start >= 0:
            return Letters(Range(start, start + len(wanted.text)), ())
        if number not in with_letters:
            return None
        return letters_in(self._texts[number], self._initials[number], wanted.letters)

    # --- nearly ------------------------------------------------------------------------------------

    def _nearly(self, wanted: _Query, *, complete: bool) -> Iterator[tuple[int, Hit]]:
        if wanted.letters:
            for rank, found in (
                (Rank.SOUND, self._letters.sounding(wanted.letters)),
                (Rank.ONE_LETTER, self._letters.one_wrong(wanted.letters, complete=complete)),
            ):
                for number, letters in found.items():
                    yield self._near(number, rank, (letters.range,), letters.syllables)
        for owner, ranges in self._titles_en.misspelt(wanted.words, complete=complete).items():
            yield owner, Hit(self._procedures[owner], Rank.ONE_LETTER, (), ranges, closeness=1)
        for number, ranges in self._sayings_en.misspelt(wanted.words, complete=complete).items():
            yield self._near(number, Rank.ONE_LETTER, ranges)
        for owner, (number, near) in self._sentences.near(wanted.sentence).items():
            procedure, closeness = self._procedures[owner], round(near * 10)
            if number >= len(self._texts):
                shared = shared_parts(procedure.title.en, wanted.sentence)
                yield owner, Hit(procedure, Rank.OTHER_ORDER, (), shared, closeness=closeness)
            else:
                shared = shared_parts(self._texts[number].text, wanted.sentence)
                yield self._near(number, Rank.OTHER_ORDER, shared, closeness=closeness)

    def _near(
        self,
        number: int,
        rank: Rank,
        ranges: tuple[Range, ...],
        syllables: tuple[Syllable, ...] = (),
        closeness: int | None = None,
    ) -> tuple[int, Hit]:
        owner = self._owners[number]
        if number == self._texts_of[owner][0]:
            return owner, Hit(self._procedures[owner], rank, ranges, (), syllables, closeness=closeness or 1)
        saying = self._texts[number].text
        return owner, Hit(self._procedures[owner], rank, (), (), syllables, saying, ranges, closeness or 0)
