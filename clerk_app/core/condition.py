"""Conditions of procedures: a closed expression language over one request's answers.

    by_proxy and relation in ["spouse", "child"]
    capacity_kw <= 160 and not shared_meter
    valid_until >= "2026-01-01"

It knows comparisons, `and`, `or`, `not`, `in`, numbers, text, ISO dates written as text, `yes`, `no` and the
procedure's fields. Answers are what `core.field_value.parse` makes of them: money counts in fen, as in `fee`.
There are no calls, attributes, subscripts or arithmetic, so evaluating one costs at most `MAX_LENGTH` small
operations and can do nothing but answer.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from simpleeval import EvalWithCompoundTypes

from clerk_app.core.expression import (
    MAX_LENGTH,
    RESERVED_NAMES,
    Comparison,
    ConditionFault,
    FactValue,
    comparisons,
    read_expression,
)

__all__ = [
    "MAX_LENGTH",
    "RESERVED_NAMES",
    "Comparison",
    "Condition",
    "ConditionFault",
    "FactValue",
    "holding",
    "settling",
]


class _Unanswered:
    """Stands for a field without an answer: false by itself and in every comparison."""

    def __bool__(self) -> bool:
        return False


_UNANSWERED = _Unanswered()


def _aligned(left: object, right: object) -> tuple[object, object]:
    """Read text as a date where the other side is one, as dates are written as text."""
    if isinstance(left, date) and isinstance(right, str):
        return left, date.fromisoformat(right)
    if isinstance(right, date) and isinstance(left, str):
        return date.fromisoformat(left), right
    return left, right


def _comparing(compare: Callable[[Any, Any], bool]) -> Callable[[object, object], bool]:
    def compared(left: object, right: object) -> bool:
        if left is _UNANSWERED or right is _UNANSWERED:
            return False
        try:
            return compare(*_aligned(left, right))
        except (TypeError, ValueError):
            # Two kinds of values that have no order, or text that is no date: nothing that could hold.
            return False

    return compared


def _contains(item: object, container: object) -> bool:
    if isinstance(container, list):
        return any(operator.eq(*_aligned(item, one)) for one in container)
    return isinstance(container, str) and isinstance(item, str) and item in container


_OPERATORS: Mapping[type[ast.AST], Callable[..., object]] = {
    ast.Eq: _comparing(operator.eq),
    ast.NotEq: _comparing(operator.ne),
    ast.Lt: _comparing(operator.lt),
    ast.LtE: _comparing(operator.le),
    ast.Gt: _comparing(operator.gt),
    ast.GtE: _comparing(operator.ge),
    ast.In: _comparing(_contains),
    ast.NotIn: _comparing(lambda item, container: not _contains(item, container)),
    ast.Not: operator.not_,
}


class _Evaluator(EvalWithCompoundTypes):  # type: ignore[misc]  # simpleeval carries no types
    """simpleeval cut down to the nodes of this language."""

    def __init__(self, names: Mapping[str, object]) -> None:
        # The base constructor is left out on purpose: it switches the process's warning filters, which two
        # threads must not do at once, and it offers calls and attributes that would have to be taken out.
        self.operators = _OPERATORS
        self.functions: dict[str, object] = {}
        self.names = names
        self.allowed_attrs = None
        self.nodes = {
            ast.Expr: self._eval_expr,
            ast.BoolOp: self._eval_boolop,
            ast.UnaryOp: self._eval_unaryop,
            ast.Compare: self._eval_compare,
            ast.Name: self._eval_name,
            ast.Constant: self._eval_constant,
            ast.List: self._eval_list,
        }


class Condition:
    """A condition that was read once and can be asked any number of times, from any thread.

    Args:
        text: the expression as written in the file.
        names: ids of the fields it may name.

    Raises:
        ConditionFault: it is empty, too long, not in the language, or names an undeclared field.

    Attributes:
        text: as given.
        names: the fields it names.
        comparisons: what each field is compared with, for checking kinds at load.
    """

    def __init__(self, text: str, names: Collection[str]) -> None:
        self.text = text
        self._tree = read_expression(text, names)
        self.comparisons = tuple(comparisons(self._tree))
        self.names = frozenset(comparison.name for comparison in self.comparisons)

    def __repr__(self) -> str:
        return f"Condition({self.text!r})"

    def holds(self, facts: Mapping[str, FactValue]) -> bool:
        """Tell whether the condition holds for the answers given so far.

        An unanswered field is false by itself and in every comparison, also in `!=` and `not in`.
        """
        names = {name: facts.get(name, _UNANSWERED) for name in self.names}
        return bool(_Evaluator(names).eval(self.text, previously_parsed=self._tree))


    def settled(self, facts: Mapping[str, FactValue]) -> bool | None:
        """Tell whether the condition holds whatever the unanswered fields will be; None while they decide it.

        Where it is True or False, `holds` says the same with every further answer.
        """
        return self._settled(self._tree.value, facts)

    def _settled(self, node: ast.expr, facts: Mapping[str, FactValue]) -> bool | None:
        """Kleene's three values: what one side settles does not wait for the other."""
        if isinstance(node, ast.BoolOp):
            parts = [self._settled(part, facts) for part in node.values]
            decisive = isinstance(node.op, ast.Or)
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
        if isinstance(node, ast.UnaryOp):
            inner = self._settled(node.operand, facts)
            return None if inner is None else not inner
        named = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
        if not named <= set(facts):
            return None
        return bool(_Evaluator(dict(facts)).eval(self.text, previously_parsed=node))


def holding(names: Collection[str], facts: Mapping[str, FactValue]) -> Callable[[str], bool]:
    """Return what evaluates a procedure's conditions with the answers of one request, as `core.walk` asks for it.

    Args:
        names: ids of the procedure's fields.
        facts: the answers so far by field; later changes of the mapping are seen.
    """
    read: dict[str, Condition] = {}

    def holds(text: str) -> bool:
        if text not in read:
            read[text] = Condition(text, names)
        return read[text].holds(facts)

    return holds


def settling(names: Collection[str], facts: Mapping[str, FactValue]) -> Callable[[str], bool | None]:
    """Return what `holding` does, but None where an unanswered field decides."""
    read: dict[str, Condition] = {}

    def settled(text: str) -> bool | None:
        if text not in read:
            read[text] = Condition(text, names)
        return read[text].settled(facts)

    return settled
