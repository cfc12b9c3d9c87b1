"""`verify` says in words what is broken where; `rebuild` makes the tables anew and refuses what it cannot read."""

from __future__ import annotations

import ast
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from clerk_app import store
from clerk_app.core import chain
from clerk_app.store.store import FILE_NAME
from clerk_app.texts import sentence
from tests.commands.running import command


def damage(folder: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as database:
        for trigger in ("journal_is_never_changed", "journal_is_never_deleted"):
            database.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            database.execute(statement)
        database.commit()


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as database:
        return sorted(database.execute(f"SELECT * FROM {table}").fetchall(), key=repr)


def test_a_sound_journal_is_counted_with_its_head(history: Path) -> None:
    events = len(rows(history, "journal"))
    found = json.loads(command("verify", "--json", "--data", history).output)
    assert found["events"] == events
    assert found["breaks"] == []
    for language in ("zh", "en"):
        ran = command("verify", "--data", history, "--lang", language)
        assert ran.status == 0
        assert str(events) in ran.output
        assert re.search(rf"\b{found['head']}\b", ran.output)


def test_a_changed_event_is_named_in_both_languages(history: Path) -> None:
    damage(history, "UPDATE journal SET body = replace(CAST(body AS TEXT), 'chenjing', 'chenjiny') WHERE seq = 40")
    damage(history, "UPDATE journal SET body = CAST(body AS BLOB), hash = zeroblob(32) WHERE seq = 40")
    zh = command("verify", "--data", history, "--lang", "zh")
    en = command("verify", "--data", history, "--lang", "en")
    assert zh.status == en.status == 1
    assert "柜台 02 第 1 期第 40 条" in zh.output
    assert "Counter 02, epoch 1, event 40" in en.output
    assert "restore" in zh.messages
    assert "restore" in en.messages


def test_every_place_is_named(history: Path) -> None:
    damage(history, "DELETE FROM journal WHERE seq IN (30, 60)", "DELETE FROM vault WHERE place = 1")
    ran = command("verify", "--json", "--data", history)
    found = json.loads(ran.output)
    assert ran.status == 1
    assert {(each["seq"], each["code"]) for each in found["breaks"]} >= {(31, "sequence_gap"), (61, "sequence_gap")}
    assert "vault_missing" in {each["code"] for each in found["breaks"]}
    assert all(each["message"] for each in found["breaks"])


def test_every_kind_of_break_has_its_words() -> None:
    codes = set()
    for module in (Path(chain.__file__), *Path(store.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
                "Break",
                "_found",
            ):
                codes |= {
                    each.value
                    for each in node.args
                    if isinstance(each, ast.Constant) and isinstance(each.value, str) and "_" in each.value
                }
    assert {"sequence_gap", "vault_missing", "procedure_missing", "file_damaged"} <= codes
    for code in codes:
        assert sentence(f"verify.break.{code}").zh


def test_rebuilt_tables_are_the_ones_there_were(history: Path) -> None:
    from clerk_app.store.projections import TABLES

    tables = (*TABLES, "journal_subject")
    before = {table: rows(history, table) for table in tables}
    damage(history, "DELETE FROM request", "UPDATE visit SET clerk = 'nobody'", "DELETE FROM journal_subject")
    ran = command("rebuild", "--data", history, "--lang", "en")
    assert ran.status == 0
    assert str(len(rows(history, "journal"))) in ran.output
    assert {table: rows(history, table) for table in tables} == before


@pytest.mark.parametrize("body", ["x'00'", "CAST('{}' AS BLOB)"])
def test_an_unreadable_event_leaves_the_tables_as_they_were(history: Path, body: str) -> None:
    damage(history, f"UPDATE journal SET body = {body} WHERE seq = 25")
    before = rows(history, "request")
    ran = command("rebuild", "--data", history, "--lang", "en")
    assert ran.status == 1
    assert "clerk-app verify" in ran.messages
    assert rows(history, "request") == before
