"""Placeholders in a procedure's sentences: `{customer}`, `{promise}`, `{clerk}`, `{hall}`, fields and limits.

`{limit:contact}` is the time of the limit the procedure calls `contact`, as this hall has it: 24 小时. A number of
the limits table is never written into a sentence, or a hall's own row would not change what its clerks say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clerk_app.core.sentence import Language, Sentence

VISIT_PLACEHOLDERS = ("customer", "promise", "clerk", "hall")
"""What a visit knows without a field; `promise` only from the step that promises on."""

LIMIT = "limit:"
"""Before the name of a limit: `{limit:contact}`."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One pair of braces, or a brace alone (`name` is None then).

    Attributes:
        written: as it stands in the sentence.
        offset: place in the sentence, counted from 0.
    """

    name: str | None
    written: str
    offset: int


def placeholders(wording: str) -> Iterator[Placeholder]:
    """Yield every brace of one language's wording in order."""
    for match in _BRACES.finditer(wording):
        yield Placeholder(match.group(1), match.group(), match.start())


def fill(sentence: Sentence, language: Language, values: Mapping[str, str]) -> str:
    """Return the wording with its placeholders filled.

    A placeholder without a value becomes nothing, together with the comma that follows it: a sentence that
    addresses the customer is still a sentence when nobody knows the name yet. Values are not read again, so
    braces in a customer's name stay braces.
    """
    wording = sentence.to(language)

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        given = values.get(name, "") if name is not None else match.group()
        return given + (match.group(2) or "") if given else ""

    filled = re.sub(r"\{((?:limit:)?[a-z][a-z0-9_]*)\}([,，]?\s?)", value, wording)
    if language == "en" and filled[:1].islower() and not wording[:1].islower():
        filled = filled[0].upper() + filled[1:]
    return filled
