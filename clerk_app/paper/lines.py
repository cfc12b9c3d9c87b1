"""Breaks text into lines by the rules of Chinese and Latin type.

Chinese breaks between any two characters, but no line begins with closing punctuation or ends with
opening punctuation; Latin words and numbers stay whole unless one alone is wider than a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clerk_app.core.errors import Bug
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.wording import Span

_NOT_AT_START = frozenset("，。、；：？！）】》」』〕〉”’…·,.;:?!)]}%℃°—")
_NOT_AT_END = frozenset("（【《「『〔〈“‘([{¥")
_FIRST_WIDE = 0x2E80
_SYMBOLS = range(0x2190, 0x2C00)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face and size; `x` in points from the start of the line."""

    x: float
    face: str
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of runs; `size` is the largest in it."""

    runs: tuple[Run, ...]
    width: float
    size: float


@dataclass(slots=True)
class _Piece:
    """What no line break tears apart: placed characters as (face, size, character, width)."""

    characters: list[tuple[str, float, str, float]] = field(default_factory=list)
    width: float = 0.0
    blank: bool = False


def break_lines(spans: Iterable[Span], width: float, size: float, fonts: Fonts) -> list[Line]:
    """Return the lines of `spans` in a column `width` points wide; an empty text gives one empty line.

    Args:
        size: in points, for spans that name none.
    """
    lines: list[Line] = []
    current: list[tuple[str, float, str, float]] = []
    filled = 0.0

    def finish() -> None:
        nonlocal filled
        while current and current[-1][2] == " ":
            current.pop()
        lines.append(_line(current, size))
        current.clear()
        filled = 0.0

    for piece in _pieces(spans, size, fonts):
        if piece is None:
            finish()
            continue
        if filled + piece.width > width and not piece.blank:
            if current:
                finish()
            if piece.width > width:
                for character in piece.characters:
                    if current and filled + character[3] > width:
                        finish()
                    current.append(character)
                    filled += character[3]
                continue
        if piece.blank and lines and not current:
            continue
        current.extend(piece.characters)
        filled += piece.width
    finish()
    return lines


def _pieces(spans: Iterable[Span], size: float, fonts: Fonts) -> Iterator[_Piece | None]:
    """Yield unbreakable pieces; None where a line must end."""
    piece = _Piece()
    before = ""
    for span in spans:
        points = span.size or size
        for character in span.text:
            if piece.characters and (character == "\n" or _may_break(before, character)):
                yield piece
                piece = _Piece()
            before = character
            if character == "\n":
                yield None
                continue
            glyph = fonts.glyph(character, bold=span.bold)
            if glyph is None:
                raise Bug(f"U+{ord(character):04X} reached the drawing of a paper")
            face, em = glyph
            piece.characters.append((face, points, character, em * points))
            piece.width += em * points
            piece.blank = character == " "
    if piece.characters:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_AT_START:
        return False
    if before == " " or after == " ":
        return True
    if before in _NOT_AT_END:
        return False
    return _stands_alone(before) or _stands_alone(after)


def _stands_alone(character: str) -> bool:
    code = ord(character)
    return code >= _FIRST_WIDE or code in _SYMBOLS


def _line(characters: list[tuple[str, float, str, float]], size: float) -> Line:
    runs: list[Run] = []
    pending: list[str] = []
    start = x = 0.0
    style: tuple[str, float] | None = None
    largest = 0.0
    for face, points, character, width in characters:
        if style != (face, points):
            if style is not None:
                runs.append(Run(start, *style, "".join(pending)))
            style, pending, start = (face, points), [], x
            largest = max(largest, points)
        pending.append(character)
        x += width
    if style is not None:
        runs.append(Run(start, *style, "".join(pending)))
    return Line(tuple(runs), x, largest or size)
