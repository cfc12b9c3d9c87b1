"""Reads papers back as a customer's phone or a clerk's eye would: text, pages, pixels."""

from __future__ import annotations

import io
import re

import pypdfium2
from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """Text without blanks and line ends, which depend on where lines broke."""
    return re.sub(r"\s+", "", text.replace("\u00a0", ""))


def text_of(pdf: bytes) -> str:
    return squeezed("".join(pages_of(pdf)))


def text_by_pdfium(pdf: bytes) -> str:
    """The same by another reader, the one the preview uses."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return squeezed("".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def character_boxes(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every character in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[page].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        return [box for box in boxes if box[2] > box[0]]
    finally:
        document.close()


def pixels(pdf: bytes, dots_per_inch: int) -> list[bytes]:
    """Rows of the first page in grey, one byte a pixel."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=dots_per_inch / 72, grayscale=True)
        raw, stride = bytes(bitmap.buffer), bitmap.stride
        return [raw[row * stride : row * stride + bitmap.width] for row in range(bitmap.height)]
    finally:
        document.close()


def shades(pdf: bytes, across: int = 30, down: int = 42) -> list[float]:
    """Mean darkness, 0 to 255, of each block of the first page: how it looks from afar."""
    rows = pixels(pdf, 72)
    height, width = len(rows) / down, len(rows[0]) / across
    means = []
    for row in range(down):
        for column in range(across):
            left, right = int(column * width), int((column + 1) * width)
            greys = b"".join(line[left:right] for line in rows[int(row * height) : int((row + 1) * height)])
            means.append(255 - sum(greys) / len(greys))
    return means
