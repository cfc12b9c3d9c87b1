"""One difference between two versions, and the words it is told in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from clerk_app.core.procedure import FieldKind, Procedure
from clerk_app.core.sentence import Language, Sentence
from clerk_app.texts import text

ItemT = TypeVar("ItemT")

_BARE = re.compile(r"(not\s+)?([a-z][a-z0-9_]*)")
_EQUAL = re.compile(r"""([a-z][a-z0-9_]*)\s*==\s*["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class Worded:
    """A word of `resources/texts` as part of a difference: its code and parameters."""

    code: str
    parameters: Mapping[str, Part] = field(default_factory=dict)


Part = str | int | Sentence | Worded | tuple["Part", ...]
"""What may stand in a difference; several are joined as a list."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a new version does otherwise.

    Attributes:
        code: key of the sentence in `resources/texts/difference.yaml`.
        parameters: what stands in the sentence's blanks, in both languages where it has two.
        step: the step it belongs to, by id; None for what belongs to the whole procedure.
    """

    code: str
    parameters: Mapping[str, Part] = field(default_factory=dict)
    step: str | None = None

    def message(self, language: Language) -> str:
        """Return the difference in words.

        Where only the wording in the other language changed, that one is told.
        """
        old, new = self.parameters.get("old"), self.parameters.get("new")
        if old is None or new is None or said(old, language) != said(new, language):
            return self._in(language, language)
        other: Language = "en" if language == "zh" else "zh"
        code = "difference.in_english" if other == "en" else "difference.in_chinese"
        return text(code, language, message=self._in(language, other))

    def _in(self, language: Language, values: Language) -> str:
        told = {
            name: said(part, values if name in ("old", "new") and _has_sentence(part) else language)
            for name, part in self.parameters.items()
        }
        return text(self.code, language, **told)


def said(part: Part, language: Language) -> str | int:
    """Return a part of a difference in `language`."""
    match part:
        case Sentence():
            return part.to(language)
        case Worded():
            return text(part.code, language, **{name: said(one, language) for name, one in part.parameters.items()})
        case tuple():
            return text("difference.list", language).join(str(said(one, language)) for one in part)
    return part


def _has_sentence(part: Part) -> bool:
    """Whether its words are the procedure's own, so that they are told in the language they changed in."""
    match part:
        case Sentence():
            return True
        case Worded():
            return any(_has_sentence(one) for one in part.parameters.values())
    return False


def quoted(sentence: Sentence | None) -> Part:
    """Return a sentence of the procedure in quotation marks, or the word for none."""
    return Worded("difference.none") if sentence is None else Worded("difference.quoted", {"words": sentence})


def rule_of(procedure: Procedure, name: str | None) -> Part:
    """Return the rule that `procedure` calls `name`, as papers cite it."""
    if name is None or name not in procedure.rules:
        return Worded("difference.none")
    rule = procedure.rules[name]
    return Worded("difference.rule", {"title": rule.title, "subject": rule.subject})


def condition(procedure: Procedure, when: str | None, without: str = "difference.when.always") -> Worded:
    """Return a condition in words, by the titles of the fields it asks; `without` is the word for none."""
    if when is None:
        return Worded(without)
    bare = _BARE.fullmatch(when.strip())
    if bare and (asked := procedure.fields.get(bare[2])) and asked.kind is FieldKind.YES_NO:
        return Worded("difference.when.no" if bare[1] else "difference.when.yes", {"field": asked.title})
    equal = _EQUAL.fullmatch(when.strip())
    if equal and (asked := procedure.fields.get(equal[1])):
        for choice in asked.choices:
            if choice.id == equal[2]:
                return Worded("difference.when.choice", {"field": asked.title, "choice": choice.title})
    return Worded("difference.when.other", {"condition": when})


@dataclass(frozen=True, slots=True)
class Words:
    """Both versions, and what tells their parts.

    Attributes:
        limits: how long the rows of the limits are, in words.
    """

    old: Procedure
    new: Procedure
    limits: Mapping[str, Part]

    def change(self, what: str, before: Part, after: Part, at: str | None = None, **known: Part) -> Difference:
        """Return that `what` was `before` and is `after`; `at` is the step's id."""
        return Difference(f"difference.{what}", {**known, "old": before, "new": after}, at)

    def listed(
        self,
        what: str,
        old: Sequence[ItemT],
        new: Sequence[ItemT],
        name: Callable[[ItemT], Mapping[str, Part]],
        at: str | None = None,
        **known: Part,
    ) -> Iterator[Difference]:
        """Yield what came to a list, what went, and that only its order changed."""
        came = [one for one in new if one not in old]
        went = [one for one in old if one not in new]
        for one in came:
            yield Difference(f"difference.{what}_added", {**known, **name(one)}, at)
        for one in went:
            yield Difference(f"difference.{what}_removed", {**known, **name(one)}, at)
        # With what came and went left out: those that stayed may stand in another order.
        if [one for one in old if one in new] != [one for one in new if one in old]:
            yield Difference(f"difference.{what}_order", known, at)

    def minutes(self, minutes: int | None) -> Part:
        """Return a standard time, or the word for none."""
        return Worded("difference.none") if minutes is None else Worded("difference.minutes", {"minutes": minutes})

    def money(self, fen: int | None) -> Part:
        """Return an amount in yuan, that it is free, or that it differs from case to case."""
        if fen is None:
            return Worded("difference.varies")
        if fen == 0:
            return Worded("difference.free")
        return Worded("difference.yuan", {"amount": f"{fen // 100}.{fen % 100:02d}"})

    def limit_row(self, row: str) -> Part:
        """Return a row of the limits by its length and name."""
        known = self.limits.get(row)
        if known is None:
            return Worded("difference.row", {"row": row})
        return Worded("difference.limit_row", {"limit": known, "row": row})
