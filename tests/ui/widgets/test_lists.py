"""Decisions, copy list, rail: digits pick, Enter acts, everything can be clicked as well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.copy_list import ClipboardKeeper, CopyList, CopyValue
from clerk_app.ui.widgets.decision_list import DecisionList, WayOut
from clerk_app.ui.widgets.step_rail import RailState, RailStep, StepRail
from tests.ui.showing import show

WAYS = [WayOut("none", "无欠费"), WayOut("some", "有欠费", "先结清"), WayOut("unclear", "看不出来")]
VALUES = [
    CopyValue("account", "户号", "3301045271"),
    CopyValue("name", "新户名", "周桂芳"),
    CopyValue("note", "备注", ""),
    CopyValue("phone", "手机号码", "13805712207"),
]


@pytest.fixture
def decisions(qtbot: QtBot, theme: Theme) -> DecisionList:
    made = DecisionList(theme)
    made.show_ways(WAYS)
    show(qtbot, made, 598, 300)
    made.setFocus()
    return made


def test_a_digit_picks_and_goes_on(qtbot: QtBot, decisions: DecisionList) -> None:
    with qtbot.waitSignal(decisions.picked) as picked:
        qtbot.keyClick(decisions, Qt.Key.Key_2)
    assert picked.args == ["some"]
    assert decisions.picked_way() == "some"


def test_enter_picks_the_current_way(qtbot: QtBot, decisions: DecisionList) -> None:
    qtbot.keyClick(decisions, Qt.Key.Key_Down)
    with qtbot.waitSignal(decisions.picked) as picked:
        qtbot.keyClick(decisions, Qt.Key.Key_Enter)
    assert picked.args == ["some"]


def test_a_click_picks(qtbot: QtBot, decisions: DecisionList) -> None:
    centre = decisions.visualRect(decisions.model().index(2, 0)).center()
    with qtbot.waitSignal(decisions.picked) as picked:
        qtbot.mouseClick(decisions.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert picked.args == ["unclear"]


def test_a_digit_without_a_way_and_a_digit_with_control_pick_nothing(qtbot: QtBot, decisions: DecisionList) -> None:
    with qtbot.assertNotEmitted(decisions.picked):
        qtbot.keyClick(decisions, Qt.Key.Key_7)
        qtbot.keyClick(decisions, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)


def test_a_decision_that_is_only_looked_at_cannot_be_changed(qtbot: QtBot, decisions: DecisionList) -> None:
    decisions.show_ways(WAYS, "none", read_only=True)
    with qtbot.assertNotEmitted(decisions.picked):
        qtbot.keyClick(decisions, Qt.Key.Key_2)
    assert decisions.picked_way() == "none"


@pytest.fixture
def copies(qtbot: QtBot, theme: Theme) -> CopyList:
    made = CopyList(theme, VALUES)
    show(qtbot, made, 598, 240)
    return made


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_enter_copies_one_value_after_the_other_and_skips_what_is_not_known(qtbot: QtBot, copies: CopyList) -> None:
    assert copies.focus_next()
    pasted = []
    with qtbot.waitSignal(copies.finished):
        for _ in range(3):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            pasted.append(clipboard())
    assert pasted == ["3301045271", "周桂芳", "13805712207"]
    assert copies.copied_ids() == ["account", "name", "phone"]


def test_a_click_copies(qtbot: QtBot, copies: CopyList) -> None:
    qtbot.mouseClick(copies.rows[1].button, Qt.MouseButton.LeftButton)
    assert clipboard() == "周桂芳"
    assert copies.rows[1].done.isVisible()
    assert copies.next_row() == 0


def test_a_value_can_be_copied_again(qtbot: QtBot, copies: CopyList) -> None:
    copies.copy(0)
    copies.copy(1)
    qtbot.mouseClick(copies.rows[0].done, Qt.MouseButton.LeftButton)
    assert clipboard() == "3301045271"


def test_a_value_nobody_knows_copies_nothing(copies: CopyList) -> None:
    copies.copy(0)
    copies.copy(2)
    assert clipboard() == "3301045271"
    assert copies.copied_ids() == ["account"]


def test_the_clipboard_is_cleared_after_its_time(qtbot: QtBot) -> None:
    keeper = ClipboardKeeper(QGuiApplication.clipboard(), clear_after_ms=20)
    keeper.copy("13805712207")
    assert clipboard() == "13805712207"
    qtbot.waitUntil(lambda: not clipboard())


def test_what_somebody_else_copied_meanwhile_stays_in_the_clipboard(qtbot: QtBot) -> None:
    keeper = ClipboardKeeper(QGuiApplication.clipboard())
    keeper.copy("13805712207")
    QGuiApplication.clipboard().setText("something else")
    keeper.clear()
    assert clipboard() == "something else"


def rail_steps() -> list[RailStep]:
    return [
        RailStep("greet", 1, "问候", RailState.DONE),
        RailStep("arrears", 2, "是否欠费", RailState.DONE, taken="无欠费", other=("有欠费",)),
        RailStep("papers", 3, "核对资料并登记", RailState.CURRENT, missing="缺资料 1"),
        RailStep("proxy", 4, "核对代办人", RailState.SKIPPED),
        RailStep("tell", 5, "告知时限", RailState.OPEN),
    ]


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme) -> StepRail:
    made = StepRail(theme)
    made.show_steps(rail_steps())
    show(qtbot, made, 200, 600)
    return made


def test_the_current_step_is_the_current_row(rail: StepRail) -> None:
    assert rail.list.current_row() == 2


def test_enter_or_a_click_on_a_step_asks_to_look_at_it(qtbot: QtBot, rail: StepRail) -> None:
    rail.list.setFocus()
    qtbot.keyClick(rail.list, Qt.Key.Key_Up)
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.keyClick(rail.list, Qt.Key.Key_Return)
    assert chosen.args == ["arrears"]
    centre = rail.list.visualRect(rail.list.model().index(0, 0)).center()
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.mouseClick(rail.list.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert chosen.args == ["greet"]


@pytest.mark.usefixtures("chinese")
def test_a_step_reads_out_its_state_what_is_missing_and_the_way_taken(rail: StepRail) -> None:
    texts = [rail.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(5)]
    assert texts == [
        "1 问候, 已完成",
        "2 是否欠费, 已完成, 无欠费",
        "3 核对资料并登记, 当前步骤, 缺资料 1",
        "4 核对代办人, 不需要",
        "5 告知时限, 未办",
    ]


def test_a_decision_is_higher_by_the_lines_of_its_ways(rail: StepRail) -> None:
    heights = [rail.list.visualRect(rail.list.model().index(row, 0)).height() for row in range(5)]
    assert heights[1] > heights[0]
    assert heights[4] == heights[0]
