"""What papers share below their head: foot line, signatures, the two who answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from clerk_app.core.paper import PaperStamp, Person
from clerk_app.paper.pages import PageFormat
from clerk_app.paper.pen import Pen
from clerk_app.paper.slices import Setter, Slice, boxed, gap, height_of
from clerk_app.paper.wording import Span, Words

FOOT_SIZE = 8.0
Foot = Callable[[int, int, str], Slice]
"""Page, number of pages, label of the copy."""

MAX_NAME = 100  # longer names would make a box that fits no page


def foot_line(
    setter: Setter, words: Words, form: PageFormat, *,
    printed_at: datetime, stamp: PaperStamp | None, middle: str, page: int, pages: int, copy: str,
) -> Slice:  # fmt: skip
    """Return print time, which print (a reprint in bold), `middle`, page of pages and the copy's label."""
    left = [Span(words.bare("foot.printed", time=words.time(printed_at)))]
    if stamp is not None:
        left.append(Span("　"))
        left.append(Span(words.bare("foot.issue", issue=stamp.issue), bold=stamp.issue > 1))
    right = words.bare("foot.page", page=page, pages=pages) + (f"　{copy}" if copy else "")
    width = form.column
    lines = [setter.lines(spans, width, FOOT_SIZE)[0] for spans in (left, [Span(middle)], [Span(right)])]
    height = FOOT_SIZE * 1.5 * setter.scale

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.line(x, y, lines[0], height)
        room = width - sum(line.width for line in lines)  # centred in what is left, so that nothing collides
        pen.line(x + lines[0].width + room / 2, y, lines[1], height)
        pen.line(x + width - lines[2].width, y, lines[2], height)

    return Slice(height, draw)


def stamped_foot(setter: Setter, words: Words, form: PageFormat, stamp: PaperStamp) -> Foot:
    """Return what draws the foot line of a paper with a number: the check code stands in its middle."""

    def foot(page: int, pages: int, copy: str) -> Slice:
        return foot_line(
            setter, words, form, printed_at=stamp.printed_at, stamp=stamp,
            middle=check_code_words(words, stamp), page=page, pages=pages, copy=copy,
        )  # fmt: skip

    return foot


def check_code_words(words: Words, stamp: PaperStamp) -> str:
    """Return the labelled check code."""
    return words.bare("foot.check_code", check=stamp.check_code)


def signatures(setter: Setter, labels: Sequence[str], width: float, size: float, *, lift: float) -> Slice:
    """Return the lines to sign on, at the bottom of the last page, `lift` points above the foot line."""
    lines = [setter.lines([Span(label)], width, size)[0] for label in labels]
    room = width / len(lines)
    space = 30 * setter.scale
    leading = size * 1.5 * setter.scale

    def draw(pen: Pen, x: float, y: float) -> None:
        for number, line in enumerate(lines):
            left = x + number * (room + 6)
            pen.line(left, y + space, line, leading)
            pen.rule(left + line.width + 5, y + space + leading, room * 0.93 - line.width - 5, 0.7)

    return Slice(space + leading + lift, draw, foot=True)


def people_boxes(
    setter: Setter, words: Words, width: float, first: Person, handler: Person, *, distance: float, settled: bool
) -> Slice:
    """Return two equal boxes: first-responsible with a solid label, handler with an outlined one.

    What happens if the handler changes is said unless the matter is `settled`.
    """
    scale = setter.scale
    across, along = 10 * scale, 8 * scale
    half = (width - distance) / 2
    inner = half - 2 * across
    left = _person(setter, words, inner, first, "receipt.first_note", phone=True, first=True)
    note = "" if settled else "receipt.handler_note"
    right = _person(setter, words, inner, handler, note, phone=handler != first, first=False)
    height = max(height_of(left), height_of(right)) + 2 * along
    boxes = [(0.0, left), (half + distance, right)]

    def draw(pen: Pen, x: float, y: float) -> None:
        for shift, slices in boxes:
            boxed(slices, half, height, across=across, along=along).draw(pen, x + shift, y)

    return Slice(height, draw)


def person_spans(words: Words, person: Person, name_size: float, size: float) -> tuple[Span, ...]:
    """Return name and counter."""
    return (
        Span(words.value(person.name, MAX_NAME), bold=True, size=name_size),
        Span("\u00a0\u00a0" + words.counter(person.counter).replace(" ", "\u00a0"), size=size),
    )


def _person(
    setter: Setter, words: Words, width: float, person: Person, note: str, *, phone: bool, first: bool
) -> list[Slice]:
    scale = setter.scale
    label = "first_responsible" if first else "handler"
    slices = [
        setter.label(words.bare(label), 9.5, solid=first)[0],
        gap(2 * scale),
        *setter.paragraph(person_spans(words, person, 15, 10.5), width, 10.5, leading=1.4),
    ]
    if phone:
        number = words.phone(person.phone)
        slices += setter.paragraph(words.spans("phone", phone=number), width, 10.5, leading=1.55)
    if note:
        slices += setter.paragraph(words.spans(note), width, 9, leading=1.45)
    return slices
