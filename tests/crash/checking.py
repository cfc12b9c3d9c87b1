"""Whether a data folder after a crash holds everything that was confirmed, and nothing by halves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from clerk_app.core.errors import Refusal
from clerk_app.core.events import registry
from clerk_app.store.records import Records
from clerk_app.store.store import FILE_NAME
from tests.service.counter_hall import CounterHall
from tests.store.test_rebuild import tables


def lines_of(acknowledged: bytes) -> list[dict[str, Any]]:
    """Return what was confirmed, in order."""
    return [json.loads(line) for line in acknowledged.splitlines()]


def problems_after_a_crash(folder: Path, acknowledged: list[dict[str, Any]], *, whole: bool) -> list[str]:
    """Open `folder` as the program does and return what is wrong; empty when nothing is.

    Args:
        whole: also make every projection anew and compare, and work on.
    """
    if not acknowledged and not (folder / FILE_NAME).exists():
        return []
    try:
        counter = CounterHall(folder)
    except Refusal as refusal:
        return [f"does not open: {refusal}"]
    try:
        return _problems(counter, acknowledged, whole=whole)
    finally:
        counter.close()


def _problems(counter: CounterHall, acknowledged: list[dict[str, Any]], *, whole: bool) -> list[str]:
    connection = counter.store.connection
    wrong = []
    done = [line for line in acknowledged if "command" in line]
    for line in done:
        row = connection.execute("SELECT hash FROM journal WHERE epoch = 1 AND seq = ?", (line["seq"],)).fetchone()
        if row is None or bytes(row[0]).hex() != line["hash"]:
            wrong.append(f"lost: {line}")
        if counter.store.result_of(line["command"]) is None:
            wrong.append(f"its result is lost: {line}")
    if not counter.store.set_up:
        return [*wrong, "the set-up is lost"] if done else wrong
    wrong += [f"broken: {found}" for found in counter.verify().breaks]
    wrong += _halves(counter)
    wrong += _drafts(counter, acknowledged)
    if whole and not wrong:
        wrong += _works_on(counter)
    return wrong


def _halves(counter: CounterHall) -> list[str]:
    """Every action wrote its events and its result together."""
    rows = counter.store.connection.execute("SELECT body FROM journal").fetchall()
    commands = {registry.decode(bytes(body)).command_id for (body,) in rows}
    return [f"half done: {command}" for command in commands if counter.store.result_of(command) is None]


def _drafts(counter: CounterHall, acknowledged: list[dict[str, Any]]) -> list[str]:
    """What was typed and saved last is there, unless an action after it was on disk and not yet confirmed."""
    if not acknowledged or "draft" not in acknowledged[-1]:
        return []
    line = acknowledged[-1]
    draft = Records(counter.store.connection).draft(*line["draft"])
    if draft is not None and draft.content.decode() == line["content"]:
        return []
    newest = counter.store.connection.execute("SELECT body FROM journal ORDER BY event_id DESC LIMIT 1").fetchone()
    if registry.decode(bytes(newest[0])).command_id not in {one.get("command") for one in acknowledged}:
        return []  # completing the step or closing the request did away with it
    return [f"typed and lost: {line}"]


def _works_on(counter: CounterHall) -> list[str]:
    before = tables(counter)
    counter.store.rebuild()
    after = tables(counter)
    wrong = [f"projection {table} is not what the journal says" for table in before if before[table] != after[table]]
    row = counter.store.connection.execute("SELECT id, clerk FROM visit WHERE status = 'open'").fetchone()
    if row is None:
        counter.end(counter.greet())
    return wrong + [f"broken afterwards: {found}" for found in counter.verify().breaks]
