"""What is wrong with a procedure file, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice

from clerk_app.core.errors import Parameter
from clerk_app.core.sentence import Language
from clerk_app.texts import text

MAX_FINDINGS = 200
"""More than this a file is not repaired but written anew, and a hostile one must not fill the memory."""


class Severity(StrEnum):
    """An error refuses the file; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file, counted from 1 as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one file.

    Attributes:
        path: the file as it was named to the reader.
        line, column: place of the fault, counted from 1.
        code: key of the sentence in `resources/texts/findings.yaml`.
        parameters: values for the sentence.
        severity: whether it refuses the file.
        suggestion: the nearest word that would have been right, if one is near.
    """

    path: str
    line: int
    column: int
    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    suggestion: str | None = None

    def message(self, language: Language) -> str:
        """Return the fault in words, with the suggestion, without the place."""
        message = text(self.code, language, **self.parameters)
        if self.suggestion is not None:
            message += text("finding.suggestion", language, suggestion=self.suggestion)
        return message

    def line_of_output(self, language: Language) -> str:
        """Return ``file:line:column: message`` as compilers print it; warnings say that they are one."""
        kind = text("finding.warning", language) if self.severity is Severity.WARNING else ""
        return f"{self.path}:{self.line}:{self.column}: {kind}{self.message(language)}"


class Findings:
    """Collects the findings of one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[tuple[int, int, str, str], Finding] = {}

    def error(self, mark: Mark, code: str, *, suggestion: str | None = None, **parameters: Parameter) -> None:
        """Note a fault that refuses the file."""
        self._add(mark, code, Severity.ERROR, suggestion, parameters)

    def warning(self, mark: Mark, code: str, **parameters: Parameter) -> None:
        """Note what should be looked at but refuses nothing."""
        self._add(mark, code, Severity.WARNING, None, parameters)

    @property
    def full(self) -> bool:
        """Whether so much was found that looking further helps nobody."""
        return len(self._found) >= MAX_FINDINGS

    @property
    def refuse(self) -> bool:
        """Whether one of them is an error."""
        return any(finding.severity is Severity.ERROR for finding in self._found.values())

    def has(self, *codes: str) -> bool:
        """Tell whether a finding with one of `codes` was noted."""
        return any(finding.code in codes for finding in self._found.values())

    def sorted(self) -> list[Finding]:
        """Return what was found in the order of the file."""
        return sorted(self._found.values(), key=lambda one: (one.line, one.column, one.code))

    def _add(
        self,
        mark: Mark,
        code: str,
        severity: Severity,
        suggestion: str | None,
        parameters: Mapping[str, Parameter],
    ) -> None:
        if not self.full:
            shortened = {
                name: _shortened(value) if isinstance(value, str) and name != "known" else value
                for name, value in parameters.items()
            }
            # The same word at the same place is one fault, however many checks trip over it.
            key = (mark.line, mark.column, code, str(shortened))
            finding = Finding(self._path, mark.line, mark.column, code, shortened, severity, suggestion)
            self._found.setdefault(key, finding)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was most likely meant to be, if one is near.

    Words of much the same length come into question, and not more than a hundred: a file with thousands of names
    and as many misspelt ones must not cost minutes.
    """
    alike = islice((one for one in known if abs(len(one) - len(word)) <= 6), 100)
    matches = get_close_matches(word, alike, n=1, cutoff=0.6)
    return matches[0] if matches else None


def _shortened(value: str, length: int = 60) -> str:
    """Keep a message on one line of a terminal: no line ends or other control signs, not too long."""
    visible = "".join(character if character.isprintable() else " " for character in value)
    return visible if len(visible) <= length else visible[: length - 1] + "…"
