"""Takes values of an expected kind out of nodes and notes what is not of that kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import TypeVar

from clerk_app.core.sentence import Sentence
from clerk_app.library.findings import Findings, Mark, nearest
from clerk_app.library.nodes import Mapping, Node, Scalar, Sequence

Where = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,63}")
_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
LANGUAGES = ("zh", "en")

E = TypeVar("E", bound=StrEnum)


class Shape:
    """Reads the values of one file.

    Attributes:
        findings: where faults are noted.
        places: the node of every value that was read, by the way to it.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.places: dict[Where, Node] = {}

    def mark(self, where: Where, offset: int | None = None) -> Mark:
        """Return the place of a value, or of the nearest value around it.

        Args:
            where: the way to the value.
            offset: a place inside the value's text, counted from 0.
        """
        while where and where not in self.places:
            where, offset = where[:-1], None
        node = self.places.get(where)
        if node is None:
            return Mark(1, 1)
        if offset is not None and isinstance(node, Scalar) and node.one_line:
            return Mark(node.mark.line, node.mark.column + offset + int(node.quoted))
        return node.mark

    def entries(
        self,
        node: Node,
        where: Where,
        known: Collection[str] | None,
        required: Collection[str] = (),
    ) -> dict[str, Node]:
        """Return the values of a mapping by key.

        Args:
            node: what should be a mapping.
            where: the way to it.
            known: the keys it may have, or None when the file names them itself (then they are identifiers).
            required: the keys it must have.
        """
        self.places[where] = node
        if not isinstance(node, Mapping):
            self.findings.error(node.mark, "finding.expected_mapping", key=_key(where))
            return {}
        found: dict[str, Node] = {}
        meant: set[str | None] = set()
        split = False
        for key, value in node.entries:
            if node.flow and _is_rest_of_a_sentence(key, value, known):
                self.findings.error(key.mark, "finding.sentence_split", words=key.value)
                split = True
            elif key.value in found:
                self.findings.error(key.mark, "finding.duplicate_key", key=key.value)
            elif known is not None and key.value not in known:
                suggestion = nearest(key.value, known)
                meant.add(suggestion)
                self.findings.error(
                    key.mark, "finding.unknown_key", key=key.value, where=_key(where), suggestion=suggestion
                )
            elif known is None and IDENTIFIER.fullmatch(key.value) is None:
                self.findings.error(key.mark, "finding.not_an_id", id=key.value)
            else:
                found[key.value] = value
                self.places[(*where, key.value)] = value
        for name in required:
            if name not in found and name not in meant and not split:
                self.findings.error(node.mark, "finding.missing_key", key=name, where=_key(where))
        return found

    def items(self, node: Node | None, where: Where) -> Iterator[tuple[Node, Where]]:
        """Yield the items of a list with the way to each."""
        if node is None:
            return
        self.places[where] = node
        if not isinstance(node, Sequence):
            self.findings.error(node.mark, "finding.expected_list", key=_key(where))
            return
        for position, item in enumerate(node.items):
            self.places[(*where, position)] = item
            yield item, (*where, position)

    def word(self, node: Node | None, where: Where) -> str | None:
        """Return a text that nobody reads aloud: an id, a condition, an edition."""
        if node is None:
            return None
        self.places[where] = node
        if not isinstance(node, Scalar) or not node.value.strip():
            self.findings.error(node.mark, "finding.expected_word", key=_key(where))
            return None
        return node.value

    def identifier(self, node: Node | None, where: Where) -> str | None:
        """Return an id that this place declares."""
        word = self.word(node, where)
        if word is not None and IDENTIFIER.fullmatch(word) is None:
            self.findings.error(self.mark(where), "finding.not_an_id", id=word)
            return None
        return word

    def words(self, node: Node | None, where: Where) -> tuple[str, ...]:
        """Return a list of words, each only once."""
        found: dict[str, None] = {}
        for item, place in self.items(node, where):
            word = self.word(item, place)
            if word is None:
                continue
            if word in found:
                self.findings.error(item.mark, "finding.listed_twice", word=word, key=_key(where))
            found[word] = None
        return tuple(found)

    def whole_number(self, node: Node | None, where: Where, least: int = 0, most: int = 99_999_999) -> int | None:
        """Return a whole number between `least` and `most`."""
        if node is None:
            return None
        self.places[where] = node
        if isinstance(node, Scalar) and not node.quoted and _WHOLE_NUMBER.fullmatch(node.value):
            number = int(node.value)
            if least <= number <= most:
                return number
        self.findings.error(node.mark, "finding.expected_number", key=_key(where), least=least, most=most)
        return None

    def truth(self, node: Node | None, where: Where) -> bool:
        """Return true or false; absent is false."""
        if node is None:
            return False
        self.places[where] = node
        if not isinstance(node, Scalar) or node.quoted or node.value not in ("true", "false"):
            self.findings.error(node.mark, "finding.expected_truth", key=_key(where))
            return False
        return node.value == "true"

    def one_of(self, node: Node | None, where: Where, values: type[E]) -> E | None:
        """Return one value of a closed list."""
        word = self.word(node, where)
        if word is None:
            return None
        known = [str(value) for value in values]
        if word not in known:
            self.unknown_value(where, word, known)
            return None
        return values(word)

    def unknown_value(self, where: Where, word: str, known: Collection[str]) -> None:
        """Note a value that is not of a closed list."""
        self.findings.error(
            self.mark(where),
            "finding.unknown_value",
            key=_key(where),
            value=word,
            known=", ".join(known),
            suggestion=nearest(word, known),
        )

    def sentence(self, node: Node | None, where: Where) -> Sentence | None:
        """Return a sentence: quoted once for both languages, or quoted in each."""
        if node is None:
            return None
        self.places[where] = node
        if isinstance(node, Scalar):
            wording = self._wording(node, where)
            return None if wording is None else Sentence(wording, wording)
        if not isinstance(node, Mapping):
            self.findings.error(node.mark, "finding.expected_sentence", key=_key(where))
            return None
        found = self.entries(node, where, LANGUAGES)
        for language in LANGUAGES:
            if language not in found:
                self.findings.error(node.mark, f"finding.missing_{language}", key=_key(where))
        zh, en = (self._wording(found.get(language), (*where, language)) for language in LANGUAGES)
        return None if zh is None or en is None else Sentence(zh, en)

    def sentences(self, node: Node | None, where: Where) -> tuple[Sentence, ...]:
        """Return a list of sentences."""
        read = [self.sentence(item, place) for item, place in self.items(node, where)]
        return tuple(sentence for sentence in read if sentence is not None)

    def _wording(self, node: Node | None, where: Where) -> str | None:
        if node is None:
            return None
        self.places[where] = node
        if not isinstance(node, Scalar):
            self.findings.error(node.mark, "finding.expected_sentence", key=_key(where))
            return None
        if node.value.strip() == "":
            self.findings.error(node.mark, "finding.empty_sentence", key=_key(where))
            return None
        if not node.quoted:
            self.findings.error(node.mark, "finding.sentence_unquoted", words=node.value)
            return None
        return " ".join(node.value.split())


def _is_rest_of_a_sentence(key: Scalar, value: Node, known: Collection[str] | None) -> bool:
    """Tell whether a comma in an unquoted sentence made its second half a key without a value."""
    if key.quoted or not isinstance(value, Scalar) or not value.empty:
        return False
    return IDENTIFIER.fullmatch(key.value) is None or (known is not None and key.value not in known)


def _key(where: Where) -> str:
    """Return the last key of a way: how people name the place."""
    return next((part for part in reversed(where) if isinstance(part, str)), "procedure")
