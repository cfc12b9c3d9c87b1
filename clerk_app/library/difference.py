"""What a new version of a procedure changes, in words and line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.core.procedure import PaperKind, Procedure
from clerk_app.core.sentence import Language, Sentence


@dataclass(frozen=True, slots=True)
class Worded:
    """A word of `resources/texts` as part of a difference: its code and parameters."""

    code: str
    parameters: Mapping[str, str | int | Sentence] = field(default_factory=dict)


Part = str | int | Sentence | Worded


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
        """Return the difference in words."""
        raise NotImplementedError


class LineKind(StrEnum):
    """What became of a line."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"
    """Lines in between that are the same and not shown."""


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One line of a comparison; numbers count from 1 and are None on the side where the line is not."""

    kind: LineKind
    old: int | None
    new: int | None
    text: str


def differences(old: Procedure, new: Procedure) -> tuple[Difference, ...]:
    """Return what `new` does otherwise than `old`, in the order of the file; empty when only notes differ."""
    raise NotImplementedError


def line_differences(old: str, new: str, context: int = 2) -> tuple[LineDifference, ...]:
    """Return changed lines with `context` equal lines around them."""
    raise NotImplementedError


def affected_papers(old: Procedure, new: Procedure) -> frozenset[PaperKind]:
    """Return the papers that would look otherwise."""
    raise NotImplementedError
