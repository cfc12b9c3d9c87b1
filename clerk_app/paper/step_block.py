"""The steps strip of a procedure sheet: numbered boxes with arrows, five in a row, fewer where a word is too long."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.core.sheet import SheetStep
from clerk_app.paper.pen import Pen
from clerk_app.paper.slices import Setter, Slice, gap, stacked
from clerk_app.paper.wording import Span, Words

_IN_A_ROW = 5
_ARROW = 24.0
_NUMBER = 11.0
_TITLE = 11.5
_HINT = 10.0
_SIDES = 8.0
_WIDE = 10_000.0


def steps_strip(setter: Setter, words: Words, width: float, steps: Sequence[SheetStep]) -> list[Slice]:
    """Return one slice a row; all boxes of the strip are equally wide, those of a row equally high."""
    arrow = _ARROW * setter.scale
    longest = max((_longest_word(setter, words, step) for step in steps), default=0.0)
    in_a_row, room = 1, width
    for most in range(2, _IN_A_ROW + 1):
        columns = _columns(len(steps), most)
        each = (width - (columns - 1) * arrow) / columns
        if most == 2 or longest <= each - _SIDES * setter.scale:
            in_a_row, room = columns, each
    slices: list[Slice] = []
    for start in range(0, len(steps), in_a_row):
        if slices:
            slices.append(gap(8 * setter.scale))
        here = range(start, min(start + in_a_row, len(steps)))
        row = [_box(setter, words, room, at, steps[at]) for at in here]
        slices.append(_row(setter, row, room, arrow))
    return slices


def _columns(count: int, most: int) -> int:
    """Spread the boxes over as few rows as needed, as evenly as possible, so that none stands alone."""
    rows = -(-count // most)
    return max(min(3, most), -(-count // rows))


def _longest_word(setter: Setter, words: Words, step: SheetStep) -> float:
    """Return the width of the longest word of a title: no line break tears it apart, and no box may."""
    title = words.value(step.title.to(words.language))
    parts = title.split() if words.language == "en" else []
    return max((setter.lines([Span(part, bold=True)], _WIDE, _TITLE)[0].width for part in parts), default=0.0)


def _box(setter: Setter, words: Words, width: float, at: int, step: SheetStep) -> Slice:
    room = width - _SIDES * setter.scale
    numerals = words.bare("sheet.numerals").split()
    number = numerals[at] if at < len(numerals) else str(at + 1)
    hint = "sheet.hint.conditional" if step.conditional else f"sheet.hint.{step.verb}"
    title = words.value(step.title.to(words.language))
    content = [
        *setter.paragraph([Span(number)], room, _NUMBER, leading=1.4, centred=True),
        *setter.paragraph([Span(title, bold=True)], room, _TITLE, leading=1.4, centred=True),
        gap(1.5 * setter.scale),
        *setter.paragraph(words.spans(hint), room, _HINT, leading=1.4, centred=True),
    ]
    return stacked(content)


def _row(setter: Setter, boxes: Sequence[Slice], room: float, arrow: float) -> Slice:
    inside = 5 * setter.scale
    height = max(box.height for box in boxes) + 2 * inside
    sign = setter.lines([Span("→")], arrow, 14)[0]

    def draw(pen: Pen, x: float, y: float) -> None:
        for number, box in enumerate(boxes):
            left = x + number * (room + arrow)
            pen.box(left, y, room, height)
            box.draw(pen, left + 4 * setter.scale, y + (height - box.height) / 2)
            if number + 1 < len(boxes):
                pen.line(left + room + (arrow - sign.width) / 2, y, sign, height)

    return Slice(height, draw)
