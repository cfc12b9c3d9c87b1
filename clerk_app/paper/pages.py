"""Fills pages with slices and writes them as one PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from clerk_app.core.errors import Refusal
from clerk_app.paper.fonts import DRAWING, Fonts
from clerk_app.paper.pen import OUTLINE, Pen
from clerk_app.paper.slices import Frame, Slice

# ReportLab's setting for the whole process: page content as binary, not blown up by a quarter to ASCII.
rl_config.useA85 = 0

MAX_PAGES = 20
LARGE_TYPE = 1.3
_MOST_SQUEEZE = 0.5
_ROUNDING = 0.01
_AT_A_BREAK = 5.0


@dataclass(frozen=True, slots=True)
class PageFormat:
    """Paper size and margins in points; `scale` multiplies type and distances."""

    width: float
    height: float
    top: float
    side: float
    bottom: float
    scale: float = 1.0

    @property
    def column(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.side


def page_format(size: str, margins_mm: tuple[float, float, float], *, large: bool) -> PageFormat:
    """Return A4 or A5 with (top, side, bottom) margins; large type is 1.3 times as big, A5 becomes A4."""
    scale = LARGE_TYPE if large else 1.0
    width, height = A4 if size == "A4" or large else A5
    top, side, bottom = (each * mm for each in margins_mm)
    return PageFormat(width, height, top, side, bottom, scale)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says about itself; never anything personal."""

    title: str
    author: str
    subject: str
    language: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page.

    Attributes:
        header: on pages after the first.
        footer: draws the foot line for (page, pages, copy), pages counted from 1, at the bottom margin.
        footer_height: kept free for it.
        copies: labels of the copies; each is counted by itself.
    """

    header: Sequence[Slice]
    footer: Callable[[int, int, str], Slice]
    footer_height: float
    copies: Sequence[str] = ("",)


@dataclass(frozen=True, slots=True)
class _Placed:
    y: float
    slice: Slice


def fill_pages(slices: Sequence[Slice], form: PageFormat, furniture: Furniture) -> list[list[_Placed]]:
    """Distribute `slices` over pages.

    Raises:
        Refusal: ``paper.too_many_pages`` (limit).
    """
    header = sum(one.height for one in furniture.header)
    end = form.height - form.bottom - furniture.footer_height
    slices = _squeezed(slices, end - form.top)
    pages: list[list[_Placed]] = [[]]
    y = form.top
    for group in _groups(slices, end - form.top - header):
        needed = sum(one.height for one in group)
        if y + needed > end and pages[-1]:
            if len(pages) == MAX_PAGES:
                raise Refusal("paper.too_many_pages", limit=MAX_PAGES)
            pages.append([])
            y = form.top + header
        for one in group:
            if one.blank and not pages[-1]:
                continue
            pages[-1].append(_Placed(end - one.height if one.foot else y, one))
            y += one.height
    return pages


def _squeezed(slices: Sequence[Slice], room: float) -> Sequence[Slice]:
    """Narrow the gaps by up to half where that saves a second page with hardly anything on it."""
    over = sum(one.height for one in slices) - room
    gaps = sum(one.height for one in slices if one.blank)
    if not 0 < over <= gaps * _MOST_SQUEEZE:
        return slices
    share = 1 - (over + _ROUNDING) / gaps
    return [replace(one, height=one.height * share) if one.blank else one for one in slices]


def _groups(slices: Sequence[Slice], most: float) -> list[list[Slice]]:
    """Join slices that stay together; a group higher than a page falls apart."""
    groups: list[list[Slice]] = [[]]
    for one in slices:
        groups[-1].append(one)
        if not one.keep:
            groups.append([])
    whole: list[list[Slice]] = []
    for group in groups:
        if sum(one.height for one in group) <= most:
            whole.append(group)
        else:
            whole.extend([one] for one in group)
    return [group for group in whole if group]


def write_pdf(slices: Sequence[Slice], form: PageFormat, furniture: Furniture, imprint: Imprint, fonts: Fonts) -> bytes:
    """Return the PDF; the same content gives the same bytes.

    Raises:
        Refusal: ``paper.too_many_pages`` (limit).
    """
    first_face = fonts.body_face  # else ReportLab names Helvetica, which is not embedded
    with DRAWING:
        target = io.BytesIO()
        canvas = Canvas(
            target,
            pagesize=(form.width, form.height),
            pageCompression=1,
            invariant=1,
            initialFontName=first_face,
        )
        canvas.setTitle(imprint.title)
        canvas.setAuthor(imprint.author)
        canvas.setSubject(imprint.subject)
        canvas.setCreator("Clerk App")
        canvas.setCatalogEntry("Lang", imprint.language)
        pages = fill_pages(slices, form, furniture)
        for copy in furniture.copies:
            for number, placed in enumerate(pages, start=1):
                _draw_page(canvas, placed, form, furniture, furniture.footer(number, len(pages), copy), number)
        canvas.save()
        return target.getvalue()


def _draw_page(
    canvas: Canvas,
    placed: Sequence[_Placed],
    form: PageFormat,
    furniture: Furniture,
    footer: Slice,
    number: int,
) -> None:
    pen = Pen(canvas, form.height)
    if number > 1:
        y = form.top
        for one in furniture.header:
            one.draw(pen, form.side, y)
            y += one.height
    _draw_frames(pen, placed, form)
    for at in placed:
        at.slice.draw(pen, form.side, at.y)
    footer.draw(pen, form.side, form.height - form.bottom - footer.height)
    pen.finish()


def _draw_frames(pen: Pen, placed: Sequence[_Placed], form: PageFormat) -> None:
    extents: dict[Frame, tuple[float, float]] = {}
    for at in placed:
        frame, edge = at.slice.frame, at.slice.edge
        if frame is not None:
            # Where a page break cuts a frame, its line keeps a little distance to the text.
            first = at.y if edge == "top" else at.y - _AT_A_BREAK
            last = at.y + at.slice.height + (0 if edge == "bottom" else _AT_A_BREAK)
            extents[frame] = (extents[frame][0] if frame in extents else first, last)
    for frame, (top, bottom) in extents.items():
        pen.box(form.side + frame.x, top, frame.width, bottom - top, radius=frame.radius, thickness=OUTLINE)


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF made here."""
    found = re.search(rb"/Count (\d+)", pdf)
    return int(found.group(1)) if found else 0
