"""The answers of a request as the facts its conditions compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from clerk_app.core.procedure import FieldKind, Procedure

if TYPE_CHECKING:
    from clerk_app.core.condition import Condition, FactValue


def fact(kind: FieldKind, text: str) -> FactValue:
    """Return the fact behind an answer as it is kept (`core.field_value.FieldValue.text`)."""
    match kind:
        case FieldKind.MONEY:
            return int(text)
        case FieldKind.NUMBER:
            return Decimal(text)
        case FieldKind.DATE:
            return dt.date.fromisoformat(text)
        case FieldKind.YES_NO:
            return text == "yes"
        case _:
            return text


@lru_cache(maxsize=1024)
def _condition(text: str, names: frozenset[str]) -> Condition:
    from clerk_app.core.condition import Condition  # its evaluator is not needed before the first paint

    return Condition(text, names)


def conditions_of(procedure: Procedure, answers: Mapping[str, str]) -> Callable[[str], bool]:
    """Return a function that tells whether a condition of `procedure` holds with `answers` (field → kept text)."""
    names, facts = _facts(procedure, answers)
    return lambda text: _condition(text, names).holds(facts)


def settled_by(procedure: Procedure, answers: Mapping[str, str]) -> Callable[[str], bool | None]:
    """Return what `conditions_of` does, but None where a field without an answer decides."""
    names, facts = _facts(procedure, answers)
    return lambda text: _condition(text, names).settled(facts)


def _facts(procedure: Procedure, answers: Mapping[str, str]) -> tuple[frozenset[str], dict[str, FactValue]]:
    names = frozenset(procedure.fields)
    return names, {
        name: fact(procedure.fields[name].kind, text) for name, text in answers.items() if name in names
    }
