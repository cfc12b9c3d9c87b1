"""What delegates paint alike: wrapped text, the focus frame, digit boxes, segments."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Tone

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_TONE_COLORS = {"": ("accentSoft", "accentText"), "quiet": ("surfaceAlt", "text")}


def wrapped_height(font: QFont, text: str, width: int) -> int:
    """Return the height of `text` wrapped at `width` px."""
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAP, text).height()


def draw_wrapped(painter: QPainter, area: QRect, font: QFont, ink: QColor, text: str) -> int:
    """Draw `text` wrapped from the top of `area` and return its height in px."""
    if not text:
        return 0
    painter.setFont(font)
    painter.setPen(ink)
    return painter.drawText(area, _WRAP, text).height()  # what Qt just laid out is not laid out once more


def draw_focus_frame(painter: QPainter, area: QRect, theme: Theme, radius: int = 4) -> None:
    """Draw the current row of a focused list: selected fill and an accent frame of 2 px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(theme.color("selected"))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), theme.px(radius), theme.px(radius))
    painter.restore()


def draw_digit(painter: QPainter, box: QRect, digit: int, theme: Theme) -> None:
    """Draw the framed digit that picks a row."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("lineStrong"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
    painter.setFont(theme.font(14, bold=True))
    painter.setPen(theme.color("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(digit))
    painter.restore()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a painted segment."""

    words: str
    checked: bool = False
    tone: Tone = ""


def segment_rects(parts: list[Part], theme: Theme) -> tuple[list[QRect], QSize]:
    """Return the rectangles of the parts, from (0, 0), and the whole size."""
    metrics = QFontMetrics(theme.font(13, bold=True))
    height = theme.px(30)
    left = 0
    rects: list[QRect] = []
    for part in parts:
        width = metrics.horizontalAdvance(part.words) + 2 * theme.px(9) + 1
        rects.append(QRect(left, 0, width, height))
        left += width
    return rects, QSize(left, height)


def draw_segment(painter: QPainter, area: QRect, parts: list[Part], theme: Theme) -> None:
    """Draw a segment whose chosen part stands out by fill and weight, not by colour alone."""
    rects, _ = segment_rects(parts, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(frame, theme.px(6), theme.px(6))
    painter.fillPath(outline, theme.color("surface"))
    painter.setClipPath(outline)
    for number, (part, rect) in enumerate(zip(parts, rects, strict=True)):
        box = rect.translated(area.topLeft())
        fill, ink = _TONE_COLORS.get(part.tone, (f"{part.tone}Soft", part.tone))
        if part.checked:
            painter.fillRect(box, theme.color(fill))
        if number:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(box.left(), box.top() + 1, box.left(), box.bottom() - 1)
        painter.setFont(theme.font(13, bold=part.checked))
        painter.setPen(theme.color(ink if part.checked else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part.words)
    painter.setClipping(False)
    painter.setPen(QPen(theme.color("lineStrong"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.restore()
