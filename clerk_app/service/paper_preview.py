"""Turns a page of an archived PDF into pixels: the preview is the paper itself, never a second drawing of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as pixels.

    Attributes:
        pixels: rows of `stride` bytes; each pixel is blue, green, red and an unused byte.
        page: from 0; `pages` is how many the PDF has.
        points: width and height of the page in points (1/72 inch).
    """

    width: int
    height: int
    stride: int
    pixels: bytes
    page: int
    pages: int
    points: tuple[float, float]


def page_picture(pdf: bytes, page: int, box: tuple[int, int]) -> PagePicture:
    """Return `page` (from 0; a higher one is the last) as large as it fits into `box`, width and height in pixels.

    PDFium is not made for threads: always call this on the same one.
    """
    import pypdfium2  # a library of its own: not before the first paint

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = len(document)
        chosen = min(max(0, page), pages - 1)
        sheet = document[chosen]
        width, height = sheet.get_size()
        scale = max(0.05, min(box[0] / width, box[1] / height))
        bitmap = sheet.render(scale=scale, prefer_bgrx=True)
        picture = PagePicture(
            bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), chosen, pages, (width, height)
        )
        bitmap.close()
        sheet.close()
        return picture
    finally:
        document.close()
