"""Lets the disk fail under a counter at work, at every call one after the other, and watches what the clerk is told.

Runs under the recorder. Prints one JSON line.
"""

from __future__ import annotations

import errno
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clerk_app.core.errors import Refusal
from clerk_app.store.journal import Journal
from tests.crash.checking import problems_after_a_crash
from tests.crash.kills import act
from tests.crash.recorder import Recorder
from tests.service.counter_hall import CounterHall

MOST_TRIES = 12
ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}


@dataclass(slots=True)
class Met:
    """What the trials met. `announced` counts refusals by their code."""

    trials: int = 0
    announced: dict[str, int] = field(default_factory=dict)
    slowest_ms: int = 0
    problems: list[str] = field(default_factory=list)


def keys_of(counter: CounterHall, trial: int) -> list[dict[str, Any]]:
    """Return the keys of a short visit; what follows from a result is filled in by `press`."""
    return [
        {"do": "greet", "command": f"{trial}-greet"},
        {"do": "open", "command": f"{trial}-open"},
        {"do": "step", "step": "account", "command": f"{trial}-account"},
        {"do": "step", "step": "arrears", "command": f"{trial}-arrears"},
        {"do": "end", "command": f"{trial}-end"},
    ]


def press(counter: CounterHall, key: dict[str, Any], known: dict[str, Any]) -> None:
    """Press a key and remember what later keys need."""
    result = act(counter, {**known, **key})
    if key["do"] == "greet":
        known["visit"] = result
    elif key["do"] == "open":
        known["number"] = result


def one_trial(folder: Path, recorder: Recorder, trial: int, at: int, how_many: int, error: str, met: Met) -> int:
    """Let `how_many` calls from `at` on fail during one visit; return how many calls there were."""
    counter = CounterHall(folder)
    recorder.fail(at, how_many, ERRORS[error])
    known: dict[str, Any] = {}
    confirmed = []
    try:
        for key in keys_of(counter, trial):
            for _ in range(MOST_TRIES):
                began = time.monotonic()
                try:
                    press(counter, key, known)
                except Refusal as refusal:
                    met.slowest_ms = max(met.slowest_ms, int((time.monotonic() - began) * 1000))
                    met.announced[refusal.code] = met.announced.get(refusal.code, 0) + 1
                    _reading_goes_on(counter, met)
                else:
                    break
            else:
                met.problems.append(f"never works again: {key} {error} at {at} for {how_many}: {met.announced}")
                break
            seq, hashed = counter.store.connection.execute(
                "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            confirmed.append({"command": key["command"], "seq": seq, "hash": bytes(hashed).hex()})
        calls = recorder.counted()
    finally:
        recorder.fail(0, 0, 0)
        counter.close()
    met.trials += 1
    met.problems += problems_after_a_crash(folder, confirmed, whole=trial % 20 == 0)
    return calls


def _reading_goes_on(counter: CounterHall, met: Met) -> None:
    reader = counter.store.reader()
    try:
        if Journal(reader).count() < 1:
            met.problems.append("nothing can be read")
    finally:
        reader.close()


def main(folder: Path, most: int) -> Met:
    """Fail every call of a visit once, then several in a row, with both errors."""
    CounterHall(folder).set_up().close()
    recorder, met, trial = Recorder(), Met(), 0
    for error in ERRORS:
        at, calls = 1, 1
        while at <= min(calls, most):
            for how_many in (1, 7):
                calls = max(calls, one_trial(folder, recorder, trial, at, how_many, error, met))
                trial += 1
            at += 1
    return met


if __name__ == "__main__":
    outcome = main(Path(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({name: getattr(outcome, name) for name in Met.__slots__}))
