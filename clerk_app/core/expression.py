"""Reads the text of a condition into a checked tree; what the language is stands in `core.condition`."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerk_app.core.errors import Parameter, Refusal

FactValue = bool | int | Decimal | str | date
"""What a field's answer is to a condition; money counts in fen."""

MAX_LENGTH = 400
MAX_DEPTH = 20

CONSTANTS: Mapping[str, bool] = {"yes": True, "no": False, "true": True, "false": False}
"""Words of the language for the two truths."""
RESERVED_NAMES = frozenset(CONSTANTS) | {"and", "or", "not", "in", "is", "if", "else", "for", "lambda"}
"""Words a field cannot be called, because a condition would read them otherwise."""

_TOKEN = re.compile(
    r"""(?P<space>[ \t\n]+)
      | (?P<text>"[^"\\\n]*"|'[^'\\\n]*')
      | (?P<number>\d+(?:\.\d+)?(?![\w.]))
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,|-)""",
    re.VERBOSE,
)


class ConditionFault(Refusal):
    """A condition that is not in the language or names what is not declared.

    Attributes:
        offset: where in the text the fault is, counted from 0.
    """

    def __init__(self, code: str, offset: int, **parameters: Parameter) -> None:
        super().__init__(code, **parameters)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Comparison:
    """One place where a condition names a field.

    Attributes:
        literals: what it is compared with there; empty when it stands alone or beside another field.
        offset: where its name stands in the text, counted from 0.
        ordered: whether the comparison asks for more or less.
        bare: whether it stands alone, true or false by itself.
    """

    name: str
    literals: tuple[FactValue, ...]
    offset: int
    ordered: bool
    bare: bool


COMPARING: frozenset[type[ast.AST]] = frozenset(
    (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
)
"""The comparisons of the language."""


def read_expression(text: str, names: Collection[str]) -> ast.Expr:
    """Return the tree of a condition.

    Raises:
        ConditionFault: it is empty, too long, not in the language, or names an undeclared field.
    """
    tree = _parse(_python_source(text), text)
    _Closed(names).check(tree)
    return tree


def _python_source(text: str) -> str:
    """Return `text` as Python of the same length; refuse signs that are not of the language."""
    if not text.strip():
        raise ConditionFault("condition.empty", 0)
    if len(text) > MAX_LENGTH:
        raise ConditionFault("condition.too_long", MAX_LENGTH, limit=MAX_LENGTH)
    position = 0
    depth = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise ConditionFault("condition.character", position, character=text[position])
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.group(), 0)
        if depth > MAX_DEPTH:
            raise ConditionFault("condition.too_deep", position, limit=MAX_DEPTH)
        position = token.end()
    return text.replace("\n", " ").replace("\t", " ")


def _parse(source: str, text: str) -> ast.Expr:
    # In brackets, because leading blanks would be an indentation to Python.
    try:
        module = ast.parse(f"({source})")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        offset = (getattr(error, "offset", None) or 2) - 2
        raise ConditionFault("condition.syntax", min(max(offset, 0), len(text))) from error
    statement = module.body[0]
    if len(module.body) != 1 or not isinstance(statement, ast.Expr):
        raise ConditionFault("condition.syntax", 0)
    for node in ast.walk(statement):
        if isinstance(node, ast.expr):
            # The tree counts UTF-8 bytes after our bracket; people count characters.
            node.col_offset = len(source.encode()[: max(node.col_offset - 1, 0)].decode(errors="ignore"))
    return ast.fix_missing_locations(_Literals(source).visit(statement))  # type: ignore[no-any-return]


class _Literals(ast.NodeTransformer):
    """Makes literals what facts are: exact decimals instead of binary fractions, `yes` and `no` as truth."""

    def __init__(self, source: str) -> None:
        self._source = source

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        if isinstance(node.value, float):
            number = _TOKEN.match(self._source, node.col_offset)
            if number is not None and number.lastgroup == "number":
                node.value = Decimal(number.group())  # type: ignore[assignment]
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in CONSTANTS:
            return ast.copy_location(ast.Constant(CONSTANTS[node.id]), node)
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        number = node.operand
        if isinstance(node.op, ast.USub) and isinstance(number, ast.Constant) and _is_number(number.value):
            return ast.copy_location(ast.Constant(-number.value), node)  # type: ignore[operator]
        return node

    def visit_Tuple(self, node: ast.Tuple) -> ast.List:
        self.generic_visit(node)
        return ast.copy_location(ast.List(node.elts, ast.Load()), node)


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, bool | int | Decimal | str)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


class _Closed:
    """Refuses every tree that is not of the closed language."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def check(self, node: ast.AST, depth: int = 0) -> None:
        """Accept what can be true or false by itself: a field, a comparison, a combination of them."""
        if depth > MAX_DEPTH:
            raise ConditionFault("condition.too_deep", _offset(node), limit=MAX_DEPTH)
        if isinstance(node, ast.Expr):
            self.check(node.value, depth)
        elif isinstance(node, ast.BoolOp):
            for value in node.values:
                self.check(value, depth + 1)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self.check(node.operand, depth + 1)
        elif isinstance(node, ast.Compare):
            self._check_operand(node.left)
            for operation, operand in zip(node.ops, node.comparators, strict=True):
                if type(operation) not in COMPARING:
                    raise ConditionFault("condition.unsupported", _offset(node))
                self._check_operand(operand, a_list=isinstance(operation, ast.In | ast.NotIn))
        elif isinstance(node, ast.Name):
            self._check_name(node)
        elif not (isinstance(node, ast.Constant) and isinstance(node.value, bool)):
            raise ConditionFault("condition.unsupported", _offset(node))

    def _check_operand(self, node: ast.expr, *, a_list: bool = False) -> None:
        if isinstance(node, ast.Name):
            self._check_name(node)
        elif isinstance(node, ast.List) and a_list:
            for item in node.elts:
                if not _is_literal(item):
                    raise ConditionFault("condition.unsupported", _offset(item))
        elif not _is_literal(node):
            raise ConditionFault("condition.unsupported", _offset(node))

    def _check_name(self, node: ast.Name) -> None:
        if node.id not in self._names:
            raise ConditionFault("condition.unknown_name", node.col_offset, name=node.id)


def _offset(node: ast.AST) -> int:
    return int(getattr(node, "col_offset", 0))


def comparisons(tree: ast.AST) -> Iterator[Comparison]:
    """Yield every field the tree names with the literals it is held against."""
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            operands = [node.left, *node.comparators]
            ordered = any(isinstance(one, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for one in node.ops)
            literals = tuple(value for one in operands for value in _values(one))
            for one in operands:
                inside.add(id(one))
                if isinstance(one, ast.Name):
                    yield Comparison(one.id, literals, one.col_offset, ordered, bare=False)
        elif isinstance(node, ast.Name) and id(node) not in inside:
            yield Comparison(node.id, (), node.col_offset, ordered=False, bare=True)


def _values(node: ast.expr) -> Iterator[FactValue]:
    nodes = node.elts if isinstance(node, ast.List) else [node]
    for one in nodes:
        if isinstance(one, ast.Constant) and isinstance(one.value, bool | int | Decimal | str):
            yield one.value
