"""Content as a list of slices: strips that no page break cuts, each as high as it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from clerk_app.paper.fonts import Fonts
from clerk_app.paper.lines import Line, Run, break_lines
from clerk_app.paper.pen import HAIRLINE, Pen
from clerk_app.paper.wording import Span

Draw = Callable[[Pen, float, float], None]
_LEADING = 1.5
_FIRST_HAN = 0x3000
_TITLE_TRACKING = 0.1  # in em


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A rounded outline around the slices that carry it; on a page break each part is closed."""

    x: float
    width: float
    radius: float


@dataclass(frozen=True, slots=True)
class Slice:
    """One strip of content.

    Attributes:
        draw: draws it with its top left corner at the given place.
        keep: stays on the page of the slice after it.
        blank: only separates, left out at the top of a page.
        foot: stands at the bottom of the last page.
        edge: that it is the first or last slice of its frame.
    """

    height: float
    draw: Draw
    keep: bool = False
    blank: bool = False
    foot: bool = False
    frame: Frame | None = None
    edge: Literal["", "top", "bottom"] = ""


def nothing(pen: Pen, x: float, y: float) -> None:
    """Draw nothing."""


def gap(height: float, *, keep: bool = False) -> Slice:
    """Return a distance of `height` points."""
    return Slice(height, nothing, keep=keep, blank=True)


def rule(width: float, *, thickness: float = HAIRLINE, keep: bool = False) -> Slice:
    """Return a line across."""
    return Slice(thickness, lambda pen, x, y: pen.rule(x, y + thickness / 2, width, thickness), keep=keep)


class Setter:
    """Sets text as slices in the fonts of one paper; `scale` enlarges every size (large type)."""

    def __init__(self, fonts: Fonts, scale: float = 1.0) -> None:
        """Choose fonts and scale once for a whole paper."""
        self.fonts = fonts
        self.scale = scale

    def lines(self, spans: Iterable[Span], width: float, size: float) -> list[Line]:
        """Break `spans`; sizes are those of the design, before scaling."""
        scaled = [replace(span, size=span.size * self.scale) if span.size else span for span in spans]
        return break_lines(scaled, width, size * self.scale, self.fonts)

    def paragraph(
        self, spans: Iterable[Span], width: float, size: float, *,
        leading: float = _LEADING, keep: bool = False, centred: bool = False,
    ) -> list[Slice]:  # fmt: skip
        """Return one slice a line; `leading` is the line box as a multiple of the size."""
        return [
            self._text(line, line.size * leading, (width - line.width) / 2 if centred else 0.0, keep=keep)
            for line in self.lines(spans, width, size)
        ]

    def _text(self, line: Line, height: float, shift: float, *, keep: bool = False) -> Slice:
        return Slice(height, lambda pen, x, y: pen.line(x + shift, y, line, height), keep=keep)

    def title(self, words: str, width: float, size: float) -> list[Slice]:
        """Return a title; a short Chinese one is set wide, as on printed forms."""
        if any(ord(character) < _FIRST_HAN for character in words):
            return self.paragraph([Span(words, bold=True)], width, size, leading=1.4)
        lines = self.lines([Span(words, bold=True)], width, size)
        if len(lines) > 1:
            return self.paragraph([Span(words, bold=True)], width, size, leading=1.4)
        line, step = lines[0], _TITLE_TRACKING * lines[0].size
        runs: list[Run] = []
        for run in line.runs:
            for character in run.text:
                runs.append(replace(run, x=len(runs) * (line.size + step), text=character))
        spread = replace(line, runs=tuple(runs), width=line.width + step * len(runs))
        return [self._text(spread, line.size * 1.4, 0.0, keep=False)]

    def label(self, words: str, size: float, *, solid: bool) -> tuple[Slice, float]:
        """Return a badge, white on black when `solid`, else outlined; and its width."""
        line = self.lines([Span(words, bold=True)], 10_000, size)[0]
        side, height = 0.55 * line.size, 1.62 * line.size
        width = line.width + 2 * side

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.box(x, y, width, height, radius=2.5 * self.scale, solid=solid)
            pen.line(x + side, y, line, height, white=solid)

        return Slice(height, draw), width


def height_of(slices: Iterable[Slice]) -> float:
    """Return the height of `slices` one below the other."""
    return sum(one.height for one in slices)


def stacked(slices: Sequence[Slice], *, keep: bool = False) -> Slice:
    """Return `slices` as one that no page break cuts."""

    def draw(pen: Pen, x: float, y: float) -> None:
        for one in slices:
            one.draw(pen, x, y)
            y += one.height

    return Slice(height_of(slices), draw, keep=keep)


def beside(columns: Sequence[tuple[float, Sequence[Slice]]], *, most: float) -> list[Slice]:
    """Set columns (x, slices) side by side with their tops level.

    Columns up to `most` points high stay together; higher ones break between their lines.
    """
    if max(height_of(slices) for _, slices in columns) <= most:
        whole = [(x, stacked(slices)) for x, slices in columns]
        return [_row(whole)]
    longest = max(len(slices) for _, slices in columns)
    return [_row([(x, slices[at]) for x, slices in columns if at < len(slices)]) for at in range(longest)]


def _row(cells: Sequence[tuple[float, Slice]]) -> Slice:
    def draw(pen: Pen, x: float, y: float) -> None:
        for shift, cell in cells:
            cell.draw(pen, x + shift, y)

    return Slice(max(cell.height for _, cell in cells), draw)


def framed(slices: Sequence[Slice], width: float, *, across: float, along: float, radius: float = 4) -> list[Slice]:
    """Put a frame around `slices`, `across` points inside its sides and `along` inside its top and bottom."""
    frame = Frame(0.0, width, radius)
    first, last = Slice(along, nothing, keep=True, edge="top"), Slice(along, nothing, edge="bottom")
    inner = [first, *slices, last]
    inner[-2] = replace(inner[-2], keep=True)
    return [replace(shifted(one, across), frame=frame) for one in inner]


def boxed(slices: Sequence[Slice], width: float, height: float, *, across: float, along: float) -> Slice:
    """Return one unbreakable box of the given size around `slices`."""
    content = stacked(slices)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.box(x, y, width, height)
        content.draw(pen, x + across, y + along)

    return Slice(height, draw)


def shifted(one: Slice, across: float) -> Slice:
    """Return the slice moved to the right."""
    return replace(one, draw=lambda pen, x, y: one.draw(pen, x + across, y))


def kept(slices: Sequence[Slice]) -> list[Slice]:
    """Return `slices` held together with each other and with what follows."""
    return [replace(one, keep=True) for one in slices]
