"""Finds English words, also with one wrong letter, and a customer's sentence by its words in any order."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from clerk_app.library.search_hit import Range
from clerk_app.library.search_letters import LEAST_LETTERS, one_wrong_letter

WORD = re.compile(r"[a-z0-9]+")
_CHINESE = re.compile("[㐀-鿿]+")
# What is in every customer's sentence and says nothing about the matter.
_FILLING = frozenset("我你您他她们的了吗呢吧呀啊嘛哦把想要请问一下这那个是就给在和跟也都还去来说能可以怎么办")
_FILLING_EN = frozenset(
    WORD.findall(
        "a an and are at be can could do does for have help how i in is it me my need of on or our please that the "
        "this to us want we with would you your"
    )
)
_LEAST_SCORE = 0.6
_UNKNOWN = 0.5
"""A word that no procedure knows counts half: it may be chat, it may be the matter."""


class EnglishWords:
    """The words of English texts.

    Args:
        texts: the results name each by its position; what is not English has no words and does no harm.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = tuple(
            tuple((match.start(), match.group()) for match in WORD.finditer(text.casefold())) for text in texts
        )
        self._having: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(self._words):
            for _, word in words:
                self._having[word].add(number)

    def having(self, words: Sequence[str]) -> set[int]:
        """Return the texts in which each of `words` begins a word."""
        if not words:
            return set()
        known = [
            {number for one, numbers in self._having.items() if one.startswith(word) for number in numbers}
            for word in words
        ]
        return set.intersection(*known)

    def beginnings(self, number: int, words: Sequence[str]) -> tuple[Range, ...]:
        """Return where `words` are beginnings of words of a text; nothing when one of them is none."""
        if not words:
            return ()
        ranges: list[Range] = []
        for word in words:
            at = next((start for start, whole in self._words[number] if whole.startswith(word)), None)
            if at is None:
                return ()
            ranges.append(Range(at, at + len(word)))
        return tuple(ranges)

    def misspelt(self, words: Sequence[str], *, complete: bool = False) -> dict[int, tuple[Range, ...]]:
        """Return the texts that have all of `words` when one letter of each long one may be wrong.

        Args:
            complete: only words that are wrong but whole, not the beginnings of words.
        """
        if not any(len(word) >= LEAST_LETTERS for word in words):
            return {}
        meant = [self._meant(word, complete=complete) for word in words]
        common = set.intersection(*({at for one in known for at in self._having[one]} for known in meant))
        return {number: self._ranges(number, meant) for number in common}

    def _meant(self, word: str, *, complete: bool) -> dict[str, int]:
        """Return the known words that `word` may begin, each with how many of its letters that takes."""
        found: dict[str, int] = {}
        half = len(word) // 2
        first, second = word[:half], word[half:]
        swapped = word[: half - 1] + word[half : half + 1] + word[half - 1 : half] if half else word
        for known in self._having:
            if known.startswith(word):
                found[known] = len(word)
            elif len(word) >= LEAST_LETTERS and (
                second in known or known.startswith((first, swapped))
            ):
                taken = one_wrong_letter(word, known)
                if taken and (not complete or taken >= len(known)):
                    found[known] = min(taken, len(known))
        return found

    def _ranges(self, number: int, meant: Sequence[Mapping[str, int]]) -> tuple[Range, ...]:
        ranges: set[tuple[int, int]] = set()
        for known in meant:
            ranges.update(
                [(start, start + known[whole]) for start, whole in self._words[number] if whole in known][:1]
            )
        return tuple(Range(start, end) for start, end in sorted(ranges))


class Sentences:
    """What customers say, by its words.

    Args:
        texts: titles and sayings; the results name each by its position.
        owners: for each text, of which procedure it is.
    """

    def __init__(self, texts: Sequence[str], owners: Sequence[int]) -> None:
        self._owners = owners
        said = [_tokens(text) for text in texts]
        by_owner: dict[int, set[str]] = defaultdict(set)
        for owner, tokens in zip(owners, said, strict=True):
            by_owner[owner].update(tokens)
        having = Counter(token for tokens in by_owner.values() for token in tokens)
        self._most = math.log(1 + len(by_owner))
        # What few procedures know tells more than what all of them do.
        self._weight = {token: math.log(1 + len(by_owner) / count) for token, count in having.items()}
        self._whole = [sum(self._weight[token] for token in tokens) for tokens in said]
        self._texts_with: dict[str, list[int]] = defaultdict(list)
        for number, tokens in enumerate(said):
            for token in tokens:
                self._texts_with[token].append(number)
        self._owners_with: dict[str, set[int]] = defaultdict(set)
        for owner, together in by_owner.items():
            for token in together:
                self._owners_with[token].add(owner)

    def near(self, sentence: str) -> dict[int, tuple[int, float]]:
        """Return for each procedure that `sentence` may mean its nearest text and how near it is (0.6 to 1.6).

        The more of the text is in the sentence, and of the sentence in the text, the nearer; what other texts of the
        same procedure know counts less. Procedures half as near as the nearest are left out.
        """
        wanted = _tokens(sentence)
        known = [token for token in wanted if token in self._weight]
        total = sum(self._weight[token] for token in known) + _UNKNOWN * self._most * (len(wanted) - len(known))
        if len(known) < 2:
            return {}
        shared: dict[int, float] = defaultdict(float)
        together: dict[int, float] = defaultdict(float)
        for token in known:
            weight = self._weight[token]
            for number in self._texts_with[token]:
                shared[number] += weight
            for owner in self._owners_with[token]:
                together[owner] += weight
        best: dict[int, tuple[int, float]] = {}
        for number, weight in shared.items():
            owner = self._owners[number]
            near = 0.6 * weight / total + 0.6 * weight / self._whole[number] + 0.4 * together[owner] / total
            if near >= _LEAST_SCORE and near > best.get(owner, (0, 0.0))[1]:
                best[owner] = (number, near)
        nearest = max((near for _, near in best.values()), default=0.0)
        return {owner: one for owner, one in best.items() if one[1] * 2 >= nearest}


def shared_parts(text: str, sentence: str) -> tuple[Range, ...]:
    """Return the parts of `text` whose words are in `sentence` too."""
    wanted = _tokens(sentence)
    folded = text.casefold()
    marked = {at for at, character in enumerate(folded) if character in wanted and len(folded) == len(text)}
    for match in WORD.finditer(folded):
        if match.group() in wanted:
            marked.update(range(match.start(), match.end()))
    ranges: list[Range] = []
    for at in sorted(marked):
        if ranges and ranges[-1].end == at:
            ranges[-1] = Range(ranges[-1].start, at + 1)
        else:
            ranges.append(Range(at, at + 1))
    return tuple(ranges)


def _tokens(text: str) -> frozenset[str]:
    """Return characters, pairs of them and words, without what fills every sentence."""
    folded = text.casefold()
    found = {word for word in WORD.findall(folded) if word not in _FILLING_EN}
    for run in _CHINESE.findall(folded):
        found.update(character for character in run if character not in _FILLING)
        found.update(a + b for a, b in pairwise(run) if not {a, b} & _FILLING)
    return frozenset(found)
