"""Gets everything ready that the first paper would otherwise wait for."""

from __future__ import annotations

from pathlib import Path

from clerk_app.paper.fonts import Fonts
from clerk_app.paper.pages import Furniture, Imprint, page_format, write_pdf
from clerk_app.paper.qr import qr_slice
from clerk_app.paper.slices import Setter, Slice, nothing
from clerk_app.paper.wording import Words


def warm_up(folder: Path) -> Fonts:
    """Register the cut faces of `folder`, draw one small page, and return the fonts for `draw_…`.

    Takes about as long as registering two cut faces; call it on a worker thread after the first paint.
    """
    fonts = Fonts(folder)
    words, setter = Words("zh", fonts), Setter(fonts)
    form = page_format("A5", (10, 10, 10), large=False)
    content = [
        *setter.paragraph(words.spans("receipt.complaint", line="95598"), form.column, 10),
        qr_slice("0"),
    ]
    furniture = Furniture(header=(), footer=lambda *_: Slice(0, nothing), footer_height=0)
    write_pdf(content, form, furniture, Imprint("", "", "", "zh-CN"), fonts)
    return fonts
