"""Draws on one page: text, lines, boxes; measured in points from the page's top left corner."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from clerk_app.paper.lines import Line

HAIRLINE = 0.4
OUTLINE = 0.9
# Where the base line of a line box stands: Han glyphs fill 0.88 em above and 0.12 em below it.
_CENTRE_OVER_BASE = 0.38


class Pen:
    """One page being drawn. Shapes go down first, text last, so that text stays on top of filled labels."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        """Begin a page of `height` points."""
        self._canvas = canvas
        self._height = height
        self._texts: list[tuple[float, float, Line, bool]] = []

    def line(self, x: float, y: float, line: Line, leading: float, *, white: bool = False) -> None:
        """Draw a line of text whose box is `leading` high and has its top at `y`."""
        self._texts.append((x, self._height - y - leading / 2 - line.size * _CENTRE_OVER_BASE, line, white))

    def rule(self, x: float, y: float, width: float, thickness: float = HAIRLINE) -> None:
        """Draw a horizontal line."""
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, self._height - y, x + width, self._height - y)

    def upright(self, x: float, y: float, height: float, thickness: float = HAIRLINE) -> None:
        """Draw a vertical line."""
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, self._height - y, x, self._height - y - height)

    def box(
        self, x: float, y: float, width: float, height: float, *,
        radius: float = 4, thickness: float = OUTLINE, solid: bool = False,
    ) -> None:  # fmt: skip
        """Draw a rounded box, outlined or solid black."""
        self._canvas.setLineWidth(thickness)
        bottom = self._height - y - height
        self._canvas.roundRect(x, bottom, width, height, radius, stroke=int(not solid), fill=int(solid))

    def solid(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a black rectangle."""
        self._canvas.rect(x, self._height - y - height, width, height, stroke=0, fill=1)

    def cells(self, x: float, y: float, unit: float, cells: Sequence[tuple[int, int, int]]) -> None:
        """Fill cells (column, row, columns wide) of a grid as one path, so that no seams show between them.

        Written as they are in a coordinate system of the grid: a path object would take a fifth of a
        receipt's time for the cells of a QR code.
        """
        drawn = "".join(f"{column} {row} {wide} 1 re\n" for column, row, wide in cells)
        self._canvas.addLiteral(f"q {unit:.4f} 0 0 {-unit:.4f} {x:.4f} {self._height - y:.4f} cm\n{drawn}f Q")

    def finish(self) -> None:
        """Write the texts and end the page."""
        writer = self._canvas.beginText()
        is_white = False
        for x, base, line, white in self._texts:
            if white != is_white:
                writer.setFillGray(1 if white else 0)
                is_white = white
            writer.setTextOrigin(x, base)
            for run in line.runs:
                if run.x:
                    writer.setTextOrigin(x + run.x, base)
                writer.setFont(run.face, run.size)
                writer.textOut(run.text)
        if is_white:
            writer.setFillGray(0)
        self._canvas.drawText(writer)
        self._canvas.showPage()
