"""The flowchart: what stands where, and what keys and clicks do."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from clerk_app.library.outline import OutlineStep, examine
from clerk_app.resources import resource_path
from clerk_app.ui.editor.flow_layout import UNKNOWN, Box, Drawing
from clerk_app.ui.editor.flowchart import Flowchart
from clerk_app.ui.theme import Theme

SHIPPED = sorted(resource_path("procedures").glob("*.yaml"))
TRANSFER = (resource_path("procedures") / "name_transfer.yaml").read_text(encoding="utf-8")


def steps_of(text: str) -> tuple[OutlineStep, ...]:
    return examine(text, ()).steps


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme, chinese: None) -> Flowchart:
    chart = Flowchart(theme)
    qtbot.addWidget(chart)
    chart.resize(300, 600)
    chart.show()
    chart.show_steps(steps_of(TRANSFER))
    return chart


def box(drawing: Drawing, key: str) -> Box:
    return next(one for one in drawing.boxes if one.key == key)


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (one.key, two.key)
        for one, two in combinations(drawing.boxes, 2)
        if one.x < two.x + two.width
        and two.x < one.x + one.width
        and one.y < two.y + two.height
        and two.y < one.y + one.height
    ]


def test_steps_stand_below_each_other_and_refusals_beside_their_decision(chart: Flowchart) -> None:
    drawing = chart.drawing
    assert box(drawing, "account").y < box(drawing, "arrears").y < box(drawing, "unchanged").y
    decision, refusal = box(drawing, "arrears"), box(drawing, "settle_first")
    assert refusal.x > decision.x + decision.width
    assert decision.y <= refusal.y < decision.y + 3 * decision.height


def test_options_stand_at_their_arrows(chart: Flowchart) -> None:
    words = {arrow.words for arrow in chart.drawing.arrows}
    assert {"没有欠费", "有欠费"} <= words


def test_an_unknown_target_is_a_box_without_a_step_and_its_arrow_is_broken(chart: Flowchart) -> None:
    chart.show_steps(steps_of(TRANSFER.replace("goto: settle_first", "goto: settle_frist")))
    unknown = box(chart.drawing, UNKNOWN + "settle_frist")
    assert unknown.step is None
    assert chart.seal_words(unknown) == "?"
    assert [arrow.words for arrow in chart.drawing.arrows if arrow.broken] == ["有欠费"]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
@pytest.mark.parametrize("width", [300, 360])
def test_no_box_of_any_shipped_procedure_covers_another_or_leaves_the_view(
    qtbot: QtBot, theme: Theme, file: Path, width: int
) -> None:
    chart = Flowchart(theme)
    qtbot.addWidget(chart)
    chart.resize(width, 600)
    chart.show()
    chart.show_steps(steps_of(file.read_text(encoding="utf-8")))
    assert len(chart.drawing.boxes) > 0
    assert overlapping(chart.drawing) == []
    assert max(one.x + one.width for one in chart.drawing.boxes) <= chart.viewport().width()
    assert min(point[0] for arrow in chart.drawing.arrows for point in arrow.points) >= 0


def test_a_way_back_runs_along_the_left_edge(chart: Flowchart) -> None:
    step = '  - id: {id}\n    title: "好"\n    say: "好"\n'
    text = f"steps:\n{''.join(step.format(id=name) for name in 'abc')}    goto: a\n"
    chart.show_steps(steps_of(text))
    (back,) = [arrow for arrow in chart.drawing.arrows if len(arrow.points) == 4]
    assert back.points[-1][1] < back.points[0][1]
    assert back.points[1][0] < box(chart.drawing, "a").x


def test_a_click_opens_the_step_under_it(qtbot: QtBot, chart: Flowchart) -> None:
    target = box(chart.drawing, "arrears")
    place = chart.mapFromScene(QPointF(target.x + 20, target.y + 10))
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["arrears"]
    assert chart.current == "arrears"


def test_arrows_go_from_step_to_step_and_enter_opens(qtbot: QtBot, chart: Flowchart) -> None:
    chart.setFocus()
    chart.show_current("account")
    with qtbot.waitSignal(chart.shown) as shown:
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert shown.args == ["arrears"]
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.current == chart._steps[-1].id
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [chart._steps[-1].id]


def test_the_current_step_and_its_ways_are_told_to_a_screen_reader(chart: Flowchart) -> None:
    chart.show_current("arrears")
    words = chart.accessibleDescription()
    assert "是否欠费" in words
    assert "“有欠费”到“先结清电费”" in words
