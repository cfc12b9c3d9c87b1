"""The embedded TrueType faces, as ReportLab must have them to print and to extract right."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfdoc, ttfonts

_LAST_OF_BMP = 0xFFFF
_BFCHAR_LIMIT = 100  # entries a block of a CMap may hold (Adobe technical note 5014)


def to_unicode_map(font_name: str, subset: list[int]) -> str:
    """Return the CMap that tells a reader which characters the codes of a subset stand for.

    Args:
        subset: code point of each code, 0 for none.
    """
    entries = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset) if point]
    blocks: list[str] = []
    for start in range(0, len(entries), _BFCHAR_LIMIT):
        block = entries[start : start + _BFCHAR_LIMIT]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(point: int) -> str:
    return f"{point:04X}" if point <= _LAST_OF_BMP else chr(point).encode("utf-16-be").hex().upper()


class Face(ttfonts.TTFont):  # type: ignore[misc]  # ReportLab is not typed
    """One face whose text comes out of the PDF as it went in, rare characters included.

    ReportLab writes code points beyond U+FFFF into the ToUnicode map with five hexadecimal digits,
    where readers expect a UTF-16 pair: 𬱖 prints right and extracts wrong. The map is replaced in the
    document that uses this face; ReportLab itself stays as it is.
    """

    def __init__(self, name: str, path: Path) -> None:
        """Read the face; `name` must be unique among registered fonts.

        ASCII gets no reserved codes: a subset then holds only what a paper uses, which is smaller and faster.
        """
        super().__init__(name, str(path), asciiReadable=False, shapable=False)

    @property
    def name(self) -> str:
        """The name it is registered under."""
        return str(self.fontName)

    def holds(self, character: str) -> bool:
        """Whether the face has a glyph for `character`."""
        return ord(character) in self.face.charToGlyph

    def width(self, character: str) -> float:
        """Return the advance width of `character` in thousandths of the size."""
        return float(self.face.getCharWidth(ord(character)))

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Add the subsets to `doc`, with right ToUnicode maps."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(subsets):
            name = doc.fontMapping[self.fontName].lstrip("/") + f"+{number}"
            font = fonts[name]
            stream = doc.idToObject[font.ToUnicode.name]
            stream.content = to_unicode_map(font.BaseFont, subset)
            # Written in one go: ReportLab's own array formats each number as an object, a tenth of a receipt's time.
            widths = " ".join(f"{self.face.getCharWidth(point):g}" for point in subset)
            font.Widths = f"[ {widths} ]".encode("ascii")
