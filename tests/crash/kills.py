"""Kills a counter at work again and again, opens its folder, and presses the last key once more.

Runs under the recorder, which kills the working child before its n-th write or sync or in the middle of a write; every
other time the parent kills it from outside. Prints one JSON line of what was found.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clerk_app.core.number import parse_request_number
from clerk_app.service.access import Actor
from clerk_app.service.stepping import StepInput
from clerk_app.store.journal import Journal
from tests.crash.checking import problems_after_a_crash
from tests.crash.recorder import Recorder
from tests.service.counter_hall import CHEN, TRANSFER, CounterHall

FARTHEST_CALL = 160
LONGEST_MS = 40
MAIN_KINDS = frozenset({"visit.opened", "request.opened", "step.completed", "paper.archived", "visit.ended"})
"""What each key writes once, whatever follows from it."""


@dataclass(slots=True)
class Found:
    """What the trials found."""

    trials: int = 0
    killed: int = 0
    confirmed: int = 0
    in_flight: int = 0
    in_flight_done: int = 0
    problems: list[str] = field(default_factory=list)


def act(counter: CounterHall, key: dict[str, Any], clerk: Actor = CHEN) -> Any:
    """Press one key; pressed twice it is the same command."""
    command = key["command"]
    match key["do"]:
        case "greet":
            return counter.reception.start_visit(clerk, command).result
        case "open":
            return counter.handling.open_request(clerk, command, key["visit"], "name_transfer").result
        case "step":
            given = StepInput(key["step"], **TRANSFER[key["step"]])
            return counter.stepping.complete_step(clerk, command, key["number"], given).result.papers
        case "archive":
            return counter.papers.archive(clerk, command, key["paper"], key["command"].encode() * 900, 1).result
        case _:
            return counter.reception.end_visit(clerk, command, key["visit"]).result


def work(folder: Path, trial: int, pipe: int) -> None:
    """Serve customers without end, saying each key before it is pressed and after it was confirmed."""
    counter = CounterHall(folder)
    pressed = 0

    def press(**key: Any) -> Any:
        nonlocal pressed
        pressed += 1
        key["command"] = f"trial-{trial}-{pressed}"
        os.write(pipe, json.dumps({"press": key}).encode() + b"\n")
        result = act(counter, key)
        seq, hashed = counter.store.connection.execute(
            "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        line = {"command": key["command"], "seq": seq, "hash": bytes(hashed).hex(), "result": result}
        os.write(pipe, json.dumps(line).encode() + b"\n")
        return result

    for (visit,) in counter.store.connection.execute("SELECT id FROM visit WHERE status = 'open'").fetchall():
        press(do="end", visit=visit)
    while True:
        visit = press(do="greet")
        number = press(do="open", visit=visit)
        for step in TRANSFER:
            for paper in press(do="step", number=number, step=step):
                press(do="archive", paper=paper)
        press(do="end", visit=visit)


def one_kill(folder: Path, trial: int, choices: random.Random, found: Found) -> None:
    """Start a child, have it killed, look at what it left, press its last key again."""
    from_outside = trial % 2 == 0
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        if not from_outside:
            Recorder().kill(choices.randrange(1, FARTHEST_CALL), half=choices.random() < 0.4)
        try:
            work(folder, trial, writing)
        finally:
            os._exit(1)
    os.close(writing)
    said = _listen(reading, child, choices.randrange(LONGEST_MS) / 1000 if from_outside else None)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    found.trials += 1
    found.killed += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    lines = [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith(b"\n")]
    confirmed = [line for line in lines if "command" in line]
    found.confirmed += len(confirmed)
    found.problems += problems_after_a_crash(folder, confirmed, whole=False)
    pressed = [line["press"] for line in lines if "press" in line]
    if len(pressed) > len(confirmed):
        _press_again(folder, pressed[-1], found)
    if confirmed:
        key = next(key for key in pressed if key["command"] == confirmed[-1]["command"])
        _same_result(folder, key, confirmed[-1]["result"], found)


def _listen(reading: int, child: int, patience: float | None) -> bytes:
    """Return what the child said until it was killed: by itself, or from here when `patience` (seconds) is over.

    Patience begins with the first confirmation, so that the kill comes in the middle of work.
    """
    said = b""
    while True:
        waits = patience if patience is not None and b"hash" in said else None
        ready, _, _ = select.select([reading], [], [], waits)
        if not ready or (waits is not None and said.count(b"\n") > 60):
            os.kill(child, signal.SIGKILL)
            patience = None
            continue
        piece = os.read(reading, 65_536)
        if not piece:
            return said
        said += piece
        if waits is not None:
            patience = max(0.0, (patience or 0.0) - 0.002)


def _press_again(folder: Path, key: dict[str, Any], found: Found) -> None:
    """Press the key whose fate is unknown; it is done once, whether the kill came before or after its commit."""
    counter = CounterHall(folder)
    try:
        found.in_flight += 1
        found.in_flight_done += counter.store.result_of(key["command"]) is not None
        first = act(counter, key)
        events = counter.events()
        if act(counter, key) != first or counter.events() != events:
            found.problems.append(f"done twice: {key}")
        written = [item.event for item in Journal(counter.store.connection).everything()]
        done = [event for event in written if event.command_id == key["command"] and event.kind in MAIN_KINDS]
        if len(done) != 1:
            found.problems.append(f"done {len(done)} times: {key}")
        found.problems += [f"broken: {place}" for place in counter.verify().breaks]
    finally:
        counter.close()


def _same_result(folder: Path, key: dict[str, Any], result: Any, found: Found) -> None:
    counter = CounterHall(folder)
    try:
        events = counter.events()
        again = act(counter, key)
        if json.loads(json.dumps(again)) != result or counter.events() != events:
            found.problems.append(f"another result: {key}")
    finally:
        counter.close()


def main(folder: Path, trials: int, seed: int) -> Found:
    """Kill `trials` times and compare everything at the end."""
    CounterHall(folder).set_up().close()
    choices, found = random.Random(seed), Found()
    for trial in range(trials):
        one_kill(folder, trial, choices, found)
    found.problems += problems_after_a_crash(folder, [], whole=True)
    counter = CounterHall(folder)
    rows = counter.store.connection.execute("SELECT number FROM request ORDER BY place").fetchall()
    sequences = [parse_request_number(number).sequence for (number,) in rows]
    if sequences != list(range(1, len(rows) + 1)):
        found.problems.append(f"numbers with gaps or twice: {sequences}")
    counter.close()
    return found


if __name__ == "__main__":
    outcome = main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps({name: getattr(outcome, name) for name in Found.__slots__}))
