"""The full figures: 10,000 power cuts, 1,000 kills, every failing call, 2,000 damaged files.

Usage: python -m tests.crash.soak [--states N] [--kills N] [--calls N] [--mutations N] [--seed S]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.crash.power_cut import MEMORY, replay_power_cuts
from tests.crash.recorder import compile_recorder, run_recorded
from tests.crash.test_damaged_file import try_mutations

STATES_A_RECORD = 1000


def power_cuts(recorder: Path, folder: Path, states: int, seed: int) -> dict[str, Any]:
    """Replay `states` power cuts, each thousand over another day at the counter."""
    lost: list[str] = []
    done = acknowledged = 0
    while done < states:
        part = folder / f"cuts-{done}"
        part.mkdir()
        count = min(STATES_A_RECORD, states - done)
        result = replay_power_cuts(recorder, part, states=count, seed=seed + done, presses=900)
        lost += result.problems
        done += result.states
        acknowledged += result.acknowledged
        shutil.rmtree(part)
        print(f"power cuts: {done} states, {acknowledged} confirmed actions, {len(lost)} problems", flush=True)
    return {"states": done, "problems": lost}


def recorded(recorder: Path, module: str, folder: Path, *arguments: str) -> dict[str, Any]:
    """Run one of the programs that work under the recorder and return what it found."""
    run = run_recorded(recorder, module, [str(folder), *arguments], folder, None)
    if run.returncode:
        raise RuntimeError(run.stderr)
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    print(f"{module}: {found}", flush=True)
    return found


def main(arguments: list[str]) -> int:
    """Run everything and return 0 when nothing was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--states", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--calls", type=int, default=200)
    parser.add_argument("--mutations", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="soak-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        recorder = compile_recorder(folder)
        problems = list(power_cuts(recorder, folder, given.states, given.seed)["problems"])
        kills = recorded(recorder, "tests.crash.kills", folder / "kills", str(given.kills), str(given.seed))
        trouble = recorded(recorder, "tests.crash.trouble", folder / "trouble", str(given.calls))
        problems += [*kills["problems"], *trouble["problems"]]
        mutated = folder / "mutated"
        mutated.mkdir()
        went = try_mutations(mutated, given.mutations, given.seed)
        print(f"damaged files: {dict(went)}", flush=True)
        problems += [what for what in went if what.startswith("missed")]
    finally:
        shutil.rmtree(folder)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
