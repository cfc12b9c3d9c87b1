"""The time of a limit as it is said: what stands for `{limit:…}` in a procedure's sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from clerk_app.core.errors import Refusal
from clerk_app.core.limit import Limit
from clerk_app.core.procedure import Procedure
from clerk_app.core.sentence import Language, Sentence
from clerk_app.library.sentences import LIMIT
from clerk_app.texts import text


def limit_words(limit: Limit | None) -> Sentence:
    """Return ``5 个工作日``; what nobody confirmed, or no row is there for, names no time."""
    return Sentence(_words(limit, "zh"), _words(limit, "en"))


def limits_said(
    procedure: Procedure, limit_in_force: Callable[[str, dt.date], Limit], day: dt.date
) -> dict[str, Sentence]:
    """Return the words of every limit of a procedure by the name it gives it."""

    def in_force(row: str) -> Limit | None:
        try:
            return limit_in_force(row, day)
        except Refusal:  # this region has no such row
            return None

    return {name: limit_words(in_force(row)) for name, row in procedure.limits.items()}


def limit_values(
    procedure: Procedure, limit_in_force: Callable[[str, dt.date], Limit], day: dt.date, language: Language
) -> dict[str, str]:
    """Return what to set in for `{limit:…}` in the sentences of a visit (`library.sentences.fill`)."""
    said = limits_said(procedure, limit_in_force, day)
    return {LIMIT + name: words.to(language) for name, words in said.items()}


def _words(limit: Limit | None, language: Language) -> str:
    if limit is None or not limit.promisable:
        return text("spoken.limit.unconfirmed", language)
    if limit.amount == 0 and limit.unit.is_days:
        return text("spoken.limit.same_day", language)
    one = ".one" if limit.amount == 1 else ""
    return text(f"spoken.limit.{limit.unit}{one}", language, amount=limit.amount)
