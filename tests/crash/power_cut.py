"""Replaying power cuts over the writes of a counter at work."""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.checking import lines_of, problems_after_a_crash
from tests.crash.recorder import read_record, run_recorded
from tests.crash.replay import cuts

MEMORY = Path("/dev/shm")
WHOLE_EVERY = 10


@dataclass(slots=True)
class Replayed:
    """What a replay found.

    Attributes:
        acknowledged: actions the writer had confirmed at its end.
        with_unsynced: states that differ from what was certainly on disk.
    """

    states: int = 0
    acknowledged: int = 0
    with_unsynced: int = 0
    problems: list[str] = field(default_factory=list)


def replay_power_cuts(
    recorder: Path,
    folder: Path,
    *,
    states: int,
    seed: int,
    presses: int = 700,
    module: str = "tests.crash.writer",
    stop_at_first: bool = False,
) -> Replayed:
    """Record a counter at work below `folder`, cut the power `states` times, check what the program finds."""
    data, record = folder / "data", folder / "record"
    run = run_recorded(recorder, module, [str(data), str(seed), str(presses)], data, record)
    if run.returncode:
        raise RuntimeError(run.stderr)
    result = Replayed(acknowledged=run.stdout.count('"command"'))
    choices = random.Random(seed)
    scratch = Path(tempfile.mkdtemp(prefix="power-cut-", dir=MEMORY if MEMORY.is_dir() else None))
    certain: dict[str, bytes] = {}
    try:
        for cut in cuts(read_record(record), states, choices):
            certain = cut.files if cut.how == "nothing" else certain
            state = scratch / "data"
            state.mkdir(mode=0o700)
            cut.put_into(state)
            whole = result.states % WHOLE_EVERY == 0
            found = problems_after_a_crash(state, lines_of(cut.acknowledged), whole=whole)
            result.problems += [f"{cut.how} at {cut.place}: {problem}" for problem in found]
            result.states += 1
            result.with_unsynced += cut.files != certain
            shutil.rmtree(state)
            if found and stop_at_first:
                break
    finally:
        shutil.rmtree(scratch)
    return result
