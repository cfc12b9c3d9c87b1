"""The answers that make a difference to a procedure's conditions: every case between them, none twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product

from clerk_app.core.condition import Condition, ConditionFault, FactValue
from clerk_app.core.procedure import Field, FieldKind, Procedure, Step

MAX_CASES = 4_096
"""Cases looked at for the ways of one procedure; with more, conditions are compared by their wording alone."""

NUMBERS = (FieldKind.NUMBER, FieldKind.MONEY)
_NEAR = Decimal("0.000001")


class Cases:
    """The cases of one procedure, a set of them being the bits of a number.

    Attributes:
        every: all of them.
    """

    def __init__(self, fields: Mapping[str, Field], conditions: Mapping[str, Condition]) -> None:
        """Take the declared fields and the procedure's conditions by their text.

        Raises:
            OverflowError: there are more than `MAX_CASES`.
        """
        self._fields = fields
        self._conditions = conditions
        compared: dict[str, set[FactValue]] = {}
        for condition in conditions.values():
            for comparison in condition.comparisons:
                compared.setdefault(comparison.name, set()).update(comparison.literals)
        names = sorted(compared)
        # Nothing answered comes last: what a case is shown with is an answer where one can be given.
        values = [[*telling_values(fields[name], compared[name]), None] for name in names]
        found = list(islice(product(*values), MAX_CASES + 1))
        if len(found) > MAX_CASES:
            raise OverflowError
        self._cases = [dict(zip(names, case, strict=True)) for case in found]
        self.every = (1 << len(found)) - 1
        self._known: dict[tuple[str, frozenset[str]], int] = {}

    def where(self, condition: str, truth: bool, asked: Collection[str]) -> int:
        """Return the cases in which `condition` is `truth` while only the fields `asked` can have an answer."""
        names = self._conditions[condition].names & frozenset(asked)
        if (condition, names) not in self._known:
            held = (self._conditions[condition].holds(_answers(case, names)) for case in self._cases)
            self._known[condition, names] = _bits(held)
        holds = self._known[condition, names]
        return holds if truth else self.every & ~holds

    def after(self, step: Step, asked: Collection[str]) -> int:
        """Return the cases that are left when `step` is done: what it must ask has an answer, as far as it is asked."""
        left = self.every
        for name in step.ask:
            field = self._fields.get(name)
            if field is None or not field.required or name not in self._cases[0]:
                continue
            answered = _bits(case[name] is not None for case in self._cases)
            asks = self.every if field.when is None else self.where(field.when, True, {*asked, *step.ask})
            left &= answered | (self.every & ~asks)
        return left

    def answers(self, cases: int) -> dict[str, FactValue]:
        """Return the answers of the first of `cases`."""
        first = self._cases[(cases & -cases).bit_length() - 1]
        return _answers(first, first)

    def deciding(self, cases: int) -> frozenset[str]:
        """Return the fields that cannot be answered just anyhow in `cases`: another answer leads elsewhere."""
        within = [case for at, case in enumerate(self._cases) if cases >> at & 1]
        return frozenset(
            name
            for name in self._cases[0]
            if {case[name] for case in self._cases} - {None} != {case[name] for case in within} - {None}
        )


def cases_of(procedure: Procedure) -> Cases | None:
    """Return the cases of a procedure; None where they cannot be counted, so that conditions are only read."""
    texts = {step.when for step in procedure.steps}
    texts |= {option.when for step in procedure.steps for option in step.options}
    texts |= {field.when for field in procedure.fields.values()}
    try:
        conditions = {text: Condition(text, procedure.fields) for text in texts if text is not None}
        if any(not one.bare and not one.literals for each in conditions.values() for one in each.comparisons):
            return None  # two fields against each other: any pair of values could matter
        return Cases(procedure.fields, conditions)
    except (ConditionFault, OverflowError):
        return None


def telling_values(field: Field, literals: Collection[FactValue]) -> Sequence[FactValue]:
    """Return answers that between them make every comparison with `literals` come out each way it can."""
    if field.kind is FieldKind.YES_NO:
        return [True, False]
    if field.kind is FieldKind.CHOICE:
        return [choice.id for choice in field.choices]
    tell = _NEIGHBOURS.get(field.kind, _texts)
    values = dict.fromkeys(value for literal in literals for value in tell(literal))
    if tell is _texts:
        # One text that contains all that is looked for, as several `in` may have to hold at once.
        values["".join(str(literal) for literal in literals)] = None
    return list(values)


def day_of(text: str) -> date | None:
    """Return the day an ISO date names; None for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _answers(case: Mapping[str, FactValue | None], names: Collection[str]) -> dict[str, FactValue]:
    return {name: value for name in names if (value := case[name]) is not None}


def _bits(truths: Iterator[bool]) -> int:
    return sum(1 << at for at, truth in enumerate(truths) if truth)


def _numbers(literal: FactValue) -> Iterator[FactValue]:
    number = literal if isinstance(literal, int | Decimal) else 0
    yield from (number, number - _NEAR, number + _NEAR)


def _fen(literal: FactValue) -> Iterator[FactValue]:
    fen = int(literal) if isinstance(literal, int | Decimal) else 0
    yield from (fen, fen - 1, fen + 1)


def _dates(literal: FactValue) -> Iterator[FactValue]:
    day = day_of(str(literal)) or date(2000, 1, 1)
    yield day
    if date.min < day < date.max:
        yield from (day - timedelta(days=1), day + timedelta(days=1))


def _texts(literal: FactValue) -> Iterator[FactValue]:
    yield from (str(literal), f"{literal}…", "…")


_NEIGHBOURS: Mapping[FieldKind, Callable[[FactValue], Iterator[FactValue]]] = {
    FieldKind.NUMBER: _numbers,
    FieldKind.MONEY: _fen,
    FieldKind.DATE: _dates,
}
