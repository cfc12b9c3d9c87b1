"""SQL only where the records are kept, Qt only in the windows, and a core that knows no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_project import syntax_rules

PACKAGE = Path(__file__).parents[2] / "clerk_app"
Rule = Callable[[str], Iterator[int]]


def broken_places(rule: Rule, folders: list[Path], allowed: tuple[str, ...] = ()) -> list[str]:
    places = []
    for folder in folders:
        for module in sorted(folder.rglob("*.py")):
            inside = module.relative_to(PACKAGE).parts
            if "_generated" not in inside and inside[0] not in allowed:
                lines = rule(module.read_text(encoding="utf-8"))
                places += [f"{module.relative_to(PACKAGE.parent)}:{line}" for line in lines]
    return places


def test_sql_stands_only_in_store_and_hall() -> None:
    assert broken_places(syntax_rules.sql_outside_store, [PACKAGE], allowed=("store", "hall")) == []


def test_the_core_knows_no_clock_no_chance_and_no_outer_world() -> None:
    assert broken_places(syntax_rules.outer_world_in_core, [PACKAGE / "core"]) == []


def test_qt_is_imported_only_in_ui() -> None:
    assert broken_places(syntax_rules.qt_import, [PACKAGE], allowed=("ui",)) == []


@pytest.mark.parametrize(
    "source",
    [
        'db.execute("SELECT seq FROM journal")',
        'db.execute("""\n  select a,\n b from journal where x = ?""")',
        'query = f"UPDATE {table} SET done = 1"',
        'query = f"DELETE FROM {table} WHERE id = ?"',
        'db.execute("INSERT OR IGNORE INTO command VALUES (?, ?)")',
        'db.execute("begin immediate")',
        'db.execute("PRAGMA journal_mode = WAL")',
        'db.execute("CREATE UNIQUE INDEX i ON t (a)")',
        'db.execute("WITH late AS (SELECT 1) SELECT * FROM late")',
        'db.execute("VACUUM INTO ?")',
    ],
)
def test_sql_text_is_recognised(source: str) -> None:
    assert list(syntax_rules.sql_outside_store(source)) == [1]


@pytest.mark.parametrize(
    "source",
    [
        '"""Select a request from the list."""',
        'label = "Select a clerk"',
        'label = "Update the settings"',
        'label = "Delete from this counter?"',
        'label = "Begin the visit"',
        'label = "With the owner\'s proof"',
    ],
)
def test_plain_sentences_are_no_sql(source: str) -> None:
    assert list(syntax_rules.sql_outside_store(source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "import os.path",
        "from random import random",
        "def f():\n    from uuid import uuid4",
        "x = datetime.now()",
        "x = dt.datetime.now(tz=dt.UTC)",
        "x = date.today()",
        "open('x')",
        "print(1)",
    ],
)
def test_the_outer_world_is_recognised(source: str) -> None:
    assert len(list(syntax_rules.outer_world_in_core(source))) == 1


@pytest.mark.parametrize("source", ["import datetime as dt", "x = dt.date(2026, 11, 30)", "moment.astimezone(zone)"])
def test_pure_calendar_arithmetic_is_allowed(source: str) -> None:
    assert list(syntax_rules.outer_world_in_core(source)) == []


@pytest.mark.parametrize(
    "source", ["import PySide6", "from PySide6.QtCore import QObject", "if X:\n    import shiboken6"]
)
def test_qt_is_recognised(source: str) -> None:
    assert len(list(syntax_rules.qt_import(source))) == 1
