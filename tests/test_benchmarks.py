"""The table of `make bench`: what it says is what was measured."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import keys
from benchmarks.__main__ import ITEMS, table
from benchmarks.reasons import reason_for
from benchmarks.row import Row, Samples, Setting, in_turns

MET = Row("fast", "something", "nothing", 10.0, 12.0, 1.25, noise=1.1)
MISSED = Row("sign_in", "the window", "an empty window", 10.0, 13.0, 1.25)


def test_a_ratio_up_to_its_goal_is_met() -> None:
    assert MET.met
    assert MET.ratio == pytest.approx(1.2)
    assert not MISSED.met


def test_an_allowance_is_added_to_the_floor() -> None:
    assert Row("step", "a step", "a commit", 4.0, 37.0, 1.0, allowance=33.0).met
    assert not Row("step", "a step", "a commit", 4.0, 37.1, 1.0, allowance=33.0).met


def test_without_a_floor_the_figure_itself_is_held_to_the_goal() -> None:
    assert Row("keys", "keys", "–", None, 5, 5, "keys").met
    assert not Row("keys", "keys", "–", None, 6, 5, "keys").met


def test_a_missed_goal_stays_in_the_table_with_its_number_and_its_reason() -> None:
    lines = table([MET, MISSED]).splitlines()
    assert any("1.20 ×" in line and " met" in line for line in lines)
    assert any("1.30 ×" in line and "MISSED" in line for line in lines)
    assert f"MISSED sign_in: {reason_for('sign_in')}" in lines
    assert "no reason" not in reason_for("sign_in")


def test_a_row_without_a_reason_says_so() -> None:
    assert "no reason" in reason_for("unheard_of")


def test_floor_and_ours_are_measured_in_turns() -> None:
    order: list[str] = []

    def measured(name: str, value: float) -> float:
        order.append(name)
        return value

    floor, ours = in_turns([lambda: measured("floor", 1.0), lambda: measured("ours", 2.0)], runs=3, warm_up=1)
    assert order == ["floor", "ours", "ours", "floor", "floor", "ours", "ours", "floor"]
    assert (floor.values, ours.values) == ((1.0,) * 3, (2.0,) * 3)


def test_the_median_is_not_moved_by_one_slow_repetition() -> None:
    samples = Samples((1.0, 1.0, 1.0, 1.0, 90.0))
    assert samples.p50 == 1.0
    assert samples.p99 > 50


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_of_the_table_has_its_file(item: str) -> None:
    assert find_spec(f"benchmarks.{item}") is not None


def test_the_simplest_visit_takes_at_most_five_key_events(qtbot: QtBot, qapp: object, tmp_path: Path) -> None:
    (row,) = keys.rows(Setting(tmp_path, lambda _requests: tmp_path, 0))
    assert row.met, row.remark
