"""Draws on one page: text, lines, boxes; measured in points from the page's top left corner."""

from __future__ import annotations

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

    def squares(self, cells: list[tuple[float, float, float, float]]) -> None:
        """Fill rectangles (x, y, width, height) as one path, so that no seams show between them."""
        path = self._canvas.beginPath()
        for x, y, width, height in cells:
            path.rect(x, self._height - y - height, width, height)
        self._canvas.drawPath(path, stroke=0, fill=1)

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
