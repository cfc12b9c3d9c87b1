"""A counter at work that says on standard output, after each action, what it may rely on from now on."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clerk_app.service.action import Change, Performer
from tests.service.counter_hall import CounterHall
from tests.store.random_counter import RandomCounter


class Acknowledging:
    """Stands around a performer: what it returned is acknowledged, with the head of the chain at that instant."""

    def __init__(self, performer: Performer, say: Callable[[dict[str, Any]], None]) -> None:
        self._perform = performer.perform
        self._performer = performer
        self._say = say

    def perform(self, action: Any, actor: Any, command_id: str, work: Any, result_type: Any) -> Change[Any]:
        """Perform and acknowledge."""
        change = self._perform(action, actor, command_id, work, result_type)
        store = self._performer.store
        head = store.connection.execute("SELECT seq, hash FROM journal ORDER BY event_id DESC LIMIT 1").fetchone()
        self._say({"command": command_id, "seq": head[0], "hash": bytes(head[1]).hex()})
        return change


def say(line: dict[str, Any]) -> None:
    """Acknowledge on standard output, in one write."""
    os.write(1, json.dumps(line).encode() + b"\n")


def acknowledge(counter: CounterHall, speaker: Callable[[dict[str, Any]], None] = say) -> None:
    """Let every action and every draft of `counter` be acknowledged."""
    counter.performer.perform = Acknowledging(counter.performer, speaker).perform  # type: ignore[method-assign]
    save = counter.stepping.save_draft

    def save_draft(actor: Any, number: str, step: str, content: bytes) -> None:
        save(actor, number, step, content)
        speaker({"draft": [number, step], "content": content.decode()})

    counter.stepping.save_draft = save_draft  # type: ignore[method-assign]


def main(folder: Path, seed: int, presses: int) -> None:
    """Work at a counter: set it up when it is new, press keys, end as a program ends."""
    counter = CounterHall(folder)
    acknowledge(counter)
    if not counter.store.set_up:
        counter.set_up()
    counter.close()
    clerks = RandomCounter(folder, random.Random(seed))
    acknowledge(clerks.counter)
    clerks.press(presses)
    clerks.counter.close()
    say({"closed": True})


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
