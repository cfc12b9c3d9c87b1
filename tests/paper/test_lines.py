"""Line breaking: nothing lost, nothing too wide, punctuation where it belongs."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.paper.fonts import Fonts
from clerk_app.paper.lines import Line, break_lines
from clerk_app.paper.wording import Span

ROOM = 100.0
SIZE = 10.0
chosen = st.text(alphabet="户电业abc123 （），。《》-\n", max_size=80)


def text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


@given(chosen, st.booleans())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_and_no_line_is_too_wide(fonts: Fonts, words: str, bold: bool) -> None:
    lines = break_lines([Span(words[:20], bold), Span(words[20:])], ROOM, SIZE, fonts)
    kept = "".join(text(line) for line in lines)
    assert kept.replace(" ", "") == words.replace(" ", "").replace("\n", "")
    assert all(line.width <= ROOM + 0.001 for line in lines if text(line).strip())


def test_closing_marks_do_not_begin_a_line_and_opening_ones_do_not_end_it(fonts: Fonts) -> None:
    for length in range(1, 30):
        words = "电" * length + "，（户）。" + "业" * 8
        for line in break_lines([Span(words)], ROOM, SIZE, fonts):
            assert text(line)[0] not in "，）。"
            assert text(line)[-1] != "（"


def test_words_and_numbers_stay_whole(fonts: Fonts) -> None:
    lines = break_lines([Span("请拨打 0571-555 转 QH261123-02-017 查询")], ROOM, SIZE, fonts)
    assert any("QH261123-02-017" in text(line) for line in lines)


def test_a_no_break_space_holds_together(fonts: Fonts) -> None:
    lines = break_lines([Span("请打电话 0571-555\u00a00126")], ROOM, SIZE, fonts)
    assert any("0571-555\u00a00126" in text(line) for line in lines)


def test_a_word_wider_than_a_line_is_cut(fonts: Fonts) -> None:
    lines = break_lines([Span("x" * 100)], ROOM, SIZE, fonts)
    assert len(lines) > 1
    assert "".join(text(line) for line in lines) == "x" * 100


def test_an_empty_text_is_one_empty_line(fonts: Fonts) -> None:
    assert [text(line) for line in break_lines([], ROOM, SIZE, fonts)] == [""]
