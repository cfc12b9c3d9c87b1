"""Holds a file's conditions against its declared fields: kinds, choices, and whether they can ever hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product

from clerk_app.core.condition import Comparison, Condition, ConditionFault, FactValue
from clerk_app.core.procedure import Field, FieldKind
from clerk_app.library.cases import NUMBERS, day_of, telling_values
from clerk_app.library.findings import nearest
from clerk_app.library.shape import Shape, Where

MAX_CASES = 512
"""Cases tried for one decision; one with more is left to the reader's own judgement."""
MAX_EVALUATIONS = 20_000
"""Evaluations spent on one file: 0.2 s at most, whatever is written in it."""

_Case = Mapping[str, FactValue]


class ConditionChecks:
    """Reads the conditions of one file, each once."""

    def __init__(self, shape: Shape, fields: Mapping[str, Field]) -> None:
        self._shape = shape
        self._fields = fields
        self._spent = 0

    def read(self, text: str | None, where: Where) -> Condition | None:
        """Return the condition at `where`, or None when there is none or it is faulty."""
        if text is None:
            return None
        findings = self._shape.findings
        try:
            condition = Condition(text, self._fields)
        except ConditionFault as fault:
            name = fault.parameters.get("name")
            suggestion = nearest(str(name), self._fields) if name is not None else None
            mark = self._shape.mark(where, fault.offset)
            findings.error(mark, f"finding.{fault.code}", suggestion=suggestion, **fault.parameters)
            return None
        faulty = [not self._fits(one, where) for one in condition.comparisons]
        return None if any(faulty) else condition

    def _fits(self, comparison: Comparison, where: Where) -> bool:
        """Check that a field is compared with what its answers are."""
        field = self._fields[comparison.name]
        findings, mark = self._shape.findings, self._shape.mark(where, comparison.offset)
        if comparison.bare and field.kind is not FieldKind.YES_NO:
            findings.error(mark, "finding.condition.not_yes_no", field=field.id)
            return False
        if comparison.ordered and field.kind not in (*NUMBERS, FieldKind.DATE):
            findings.error(mark, "finding.condition.no_order", field=field.id, kind=str(field.kind))
            return False
        for literal in comparison.literals:
            if not _is_of_kind(literal, field.kind):
                findings.error(
                    mark,
                    "finding.condition.kind",
                    field=field.id,
                    kind=str(field.kind),
                    value=_written(literal),
                )
                return False
            choices = [choice.id for choice in field.choices]
            if field.kind is FieldKind.CHOICE and literal not in choices:
                suggestion = nearest(str(literal), choices)
                findings.error(
                    mark,
                    "finding.condition.no_choice",
                    suggestion=suggestion,
                    field=field.id,
                    value=_written(literal),
                )
                return False
        return True

    def can_hold(self, condition: Condition, answered: Collection[str]) -> bool:
        """Tell whether some answers make the condition hold; yes when there are too many cases to try."""
        cases = self._cases([condition], answered)
        return cases is None or any(condition.holds(case) for case in cases)

    def never_taken(
        self,
        options: Sequence[Condition | None],
        only_if: Condition | None,
        answered: Collection[str],
    ) -> set[int]:
        """Return the positions of options that no answers lead to.

        The first option whose condition holds picks itself; only when none does the clerk picks.
        """
        conditions = [condition for condition in [*options, only_if] if condition is not None]
        cases = self._cases(conditions, answered)
        if cases is None:
            return set()
        never = set(range(len(options)))
        for case in cases:
            if only_if is not None and not only_if.holds(case):
                continue
            picked = next(
                (at for at, condition in enumerate(options) if condition is not None and condition.holds(case)),
                None,
            )
            if picked is None:
                return set()
            never.discard(picked)
        return never

    def _cases(self, conditions: Sequence[Condition], answered: Collection[str]) -> list[_Case] | None:
        """Return every case that could make a difference; None when there are too many."""
        compared: dict[str, set[FactValue]] = {}
        for condition in conditions:
            for comparison in condition.comparisons:
                if not comparison.bare and not comparison.literals:
                    return None  # two fields against each other: any pair of values could matter
                compared.setdefault(comparison.name, set()).update(comparison.literals)
        names = sorted(compared)
        values = [
            [*telling_values(self._fields[name], compared[name]), *([] if name in answered else [None])]
            for name in names
        ]
        found = list(islice(product(*values), MAX_CASES + 1))
        self._spent += len(found) * max(len(conditions), 1)
        if len(found) > MAX_CASES or self._spent > MAX_EVALUATIONS:
            return None
        return [{name: value for name, value in zip(names, case, strict=True) if value is not None} for case in found]


def _is_of_kind(literal: FactValue, kind: FieldKind) -> bool:
    if kind is FieldKind.YES_NO:
        return isinstance(literal, bool)
    if kind in NUMBERS:
        return isinstance(literal, int | Decimal) and not isinstance(literal, bool)
    if kind is FieldKind.DATE:
        return isinstance(literal, str) and day_of(literal) is not None
    return isinstance(literal, str)


def _written(literal: FactValue) -> str:
    if isinstance(literal, bool):
        return "yes" if literal else "no"
    return f'"{literal}"' if isinstance(literal, str) else str(literal)
