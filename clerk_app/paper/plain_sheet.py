"""A title and a few paragraphs on one sheet: the test page, the administrator's recovery code. Never archived."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.core.sentence import Language
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.pages import Furniture, Imprint, page_format, write_pdf
from clerk_app.paper.slices import Setter, Slice, gap, nothing
from clerk_app.paper.wording import Span, Words

_MARGINS_MM = (16.0, 16.0, 12.0)
_TITLE, _BODY, _LARGE = 21.0, 12.0, 22.0


def draw_plain(
    size: str, title: str, paragraphs: Sequence[str], language: Language, fonts: Fonts, *, large_line: str = ""
) -> bytes:
    """Return the PDF of a sheet.

    Args:
        size: ``A5`` or ``A4``.
        title: what it is.
        paragraphs: below it.
        language: of the file, for readers of it.
        fonts: the faces.
        large_line: stands large between title and paragraphs; a code that is copied by hand.
    """
    form = page_format(size, _MARGINS_MM, large=False)
    setter, words = Setter(fonts), Words(language, fonts)
    slices: list[Slice] = [*setter.title(words.value(title), form.column, _TITLE), gap(10)]
    if large_line:
        slices += setter.paragraph([Span(words.value(large_line), bold=True)], form.column, _LARGE)
        slices.append(gap(10))
    for paragraph in paragraphs:
        slices += setter.paragraph([Span(words.value(paragraph))], form.column, _BODY)
        slices.append(gap(6))
    furniture = Furniture(header=(), footer=lambda _page, _pages, _copy: Slice(0.0, nothing), footer_height=0.0)
    return write_pdf(slices, form, furniture, Imprint(title, "", title, language), fonts)
