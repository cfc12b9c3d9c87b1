"""Killed at any instant: no action by halves, none twice, none that was confirmed lost."""

from __future__ import annotations

import json
from pathlib import Path

from tests.crash.recorder import run_recorded

KILLS = 200


def test_no_half_and_no_doubled_action_after_two_hundred_kills(recorder: Path, in_memory: Path) -> None:
    folder = in_memory / "data"
    run = run_recorded(recorder, "tests.crash.kills", [str(folder), str(KILLS), "20261123"], folder, None)
    assert run.returncode == 0, run.stderr[-3000:]
    found = json.loads(run.stdout.splitlines()[-1])
    assert found["problems"] == []
    assert found["killed"] == found["trials"] == KILLS
    assert found["confirmed"] > KILLS
    assert found["in_flight"] > KILLS // 3, "many kills come while an action is under way"
    assert 0 < found["in_flight_done"] < found["in_flight"], "some before its commit, some after"
