"""Pages of an archived paper as pictures: what is shown is what was printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: `pixels` are RGB rows of `stride` bytes. No Qt object: it is made on another thread."""

    width: int
    height: int
    stride: int
    pixels: bytes


def render_pages(pdf: bytes, width: int) -> list[PagePicture]:
    """Draw every page `width` px wide. PDFium serves one thread only: run it on the paper thread."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            scale = width / page.get_width()
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            if bitmap.n_channels != 3:
                bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
            pages.append(PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)))
        return pages
    finally:
        document.close()
