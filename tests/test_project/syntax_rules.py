"""Rules that imports cannot say, read from the syntax tree. Each returns the lines that break it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

SQL = re.compile(
    r"""\s*(
        select\s.+\sfrom\s | with\s+(recursive\s+)?\w+(\s*\([^)]*\))?\s+as\s*\( |
        insert\s+(or\s+\w+\s+)?into\s+\w | replace\s+into\s+\w | update\s+(or\s+\w+\s+)?[\w{}"]+\s+set\s |
        delete\s+from\s+[\w{}"]+\s*(where\s|$) |
        (create|drop|alter)\s+(temp\s+|temporary\s+|unique\s+|virtual\s+)?(table|index|trigger|view)\s |
        pragma\s+\w+ | begin\s+(immediate|exclusive|deferred)\b | vacuum\b\s*(into\s|$) |
        attach\s+(database\s|['?]) | savepoint\s+\w+$ | release\s+savepoint\s
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)

# Modules whose mere presence in the core means a clock, chance or the outer world.
OUTER_MODULES = {
    *("asyncio", "ctypes", "glob", "http", "io", "locale", "logging", "multiprocessing", "os", "pathlib"),
    *("platform", "random", "secrets", "select", "selectors", "shelve", "shutil", "signal", "socket", "ssl"),
    *("sqlcipher3", "sqlite3", "sqlite_utils", "subprocess", "sys", "tempfile", "threading", "time"),
    *("urllib", "uuid", "zoneinfo"),
}
OUTER_CALLS = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}
CLOCK_METHODS = {"now", "today", "utcnow"}


def sql_outside_store(source: str) -> Iterator[int]:
    """Lines with SQL text; sentences of documentation are none."""
    tree = ast.parse(source)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in documentation or id(node) in parts:
            continue
        if SQL.match(_text_of(node)):
            yield node.lineno  # type: ignore[attr-defined]  # only expressions have text


def _text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def outer_world_in_core(source: str) -> Iterator[int]:
    """Lines that read a clock, draw lots or touch anything outside the program's own memory."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        elif isinstance(node, ast.Call):
            if _is_outer_call(node.func):
                yield node.lineno
            continue
        else:
            continue
        if any(module.split(".")[0] in OUTER_MODULES for module in modules):
            yield node.lineno


def _is_outer_call(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in OUTER_CALLS
    return isinstance(function, ast.Attribute) and function.attr in CLOCK_METHODS


def qt_import(source: str) -> Iterator[int]:
    """Lines that import Qt, also those inside functions and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        else:
            continue
        if any(module.split(".")[0] in {"PySide6", "shiboken6"} for module in modules):
            yield node.lineno
