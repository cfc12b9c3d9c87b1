"""A confirmed step survives a power cut: the writes of the real writer, replayed to what a disk may hold after it."""

from __future__ import annotations

import random
from pathlib import Path

from tests.crash.power_cut import replay_power_cuts
from tests.crash.recorder import Call, read_record, run_recorded
from tests.crash.replay import Disk, cuts

STATES = 500


def test_no_confirmed_step_is_lost_in_any_state_of_the_disk(recorder: Path, tmp_path: Path) -> None:
    result = replay_power_cuts(recorder, tmp_path, states=STATES, seed=20261123)
    assert result.problems == []
    assert result.states == STATES
    assert result.acknowledged > 100, "the record is of real work"
    assert result.with_unsynced > STATES // 4, "many cuts come while something is on its way to the disk"


def test_the_replay_does_find_a_writer_that_does_not_sync(recorder: Path, tmp_path: Path) -> None:
    """A writer with `synchronous=NORMAL` confirms what is not on disk; a replay that missed it would prove nothing."""
    result = replay_power_cuts(
        recorder, tmp_path, states=150, seed=7, module="tests.crash.careless_writer", stop_at_first=True
    )
    assert any("lost" in problem for problem in result.problems)


def test_a_sync_is_what_makes_a_write_certain() -> None:
    disk = Disk()
    for call in (
        Call("O", 1, 0, b"a"),
        Call("W", 1, 0, b"first"),
        Call("S", 1, 0, b""),
        Call("W", 1, 5, b" second"),
        Call("A", 0, 0, b"{}\n"),
    ):
        disk.apply(call)
    choices = random.Random(1)
    assert disk.after_a_cut("nothing", choices) == {"a": b"first"}
    assert disk.after_a_cut("all", choices) == {"a": b"first second"}
    assert {disk.after_a_cut("subset", choices)["a"] for _ in range(50)} == {b"first", b"first second"}


def test_a_torn_write_reaches_the_disk_in_sectors() -> None:
    disk = Disk()
    disk.apply(Call("O", 1, 0, b"a"))
    disk.apply(Call("W", 1, 100, b"x" * 1500))
    torn = {disk.after_a_cut("torn", random.Random(seed)).get("a", b"") for seed in range(60)}
    assert len(torn) > 6
    assert all(state[start : start + 412] in (b"x" * 412, bytes(412), b"") for state in torn for start in (100,))


def test_the_record_holds_what_the_file_holds(recorder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run = run_recorded(recorder, "tests.crash.writer", [str(folder), "3", "40"], folder, tmp_path / "record")
    assert run.returncode == 0, run.stderr
    calls = list(read_record(tmp_path / "record"))
    disk = Disk()
    for call in calls:
        disk.apply(call)
    assert disk.after_a_cut("all", random.Random(0))["counter.db"] == (folder / "counter.db").read_bytes()
    assert disk.acknowledged.decode() == run.stdout
    assert len(list(cuts(calls, 20, random.Random(0)))) == 20
