"""Boxes and arrows of the flowchart, painted."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QWidget

from clerk_app.ui.editor.flow_layout import Arrow, Box
from clerk_app.ui.theme import Theme

SEAL = 20
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


class Chart(Protocol):
    """What boxes and arrows ask of the chart they stand in."""

    theme: Theme

    @property
    def current(self) -> str:
        """Id of the current step."""

    def hasFocus(self) -> bool:
        """Whether the keys act in the chart."""

    def words_of(self, step_id: str) -> str:
        """Return a step and where it leads, in words."""

    def seal_words(self, box: Box) -> str:
        """Return what stands in the seal of a box."""

    def seal_width(self, words: str) -> int:
        """Return how wide a seal is, px."""


def rect_of(box: Box) -> QRectF:
    """Return where a box stands."""
    return QRectF(box.x, box.y, box.width, box.height)


class BoxItem(QGraphicsItem):
    """A box with its seal and title; an unknown target in red dashes."""

    def __init__(self, chart: Chart, box: Box) -> None:
        super().__init__()
        self._chart, self._box = chart, box
        self.setZValue(1)
        self.setToolTip(chart.words_of(box.key) if box.step is not None else box.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor if box.step is not None else Qt.CursorShape.ArrowCursor)

    def boundingRect(self) -> QRectF:
        """Return the box with its frame."""
        return rect_of(self._box).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        """Draw the box."""
        chart, box, theme = self._chart, self._box, self._chart.theme
        px, broken = theme.px, box.step is None
        current = box.key == chart.current
        refusal = box.step is not None and box.step.ends
        ink = "danger" if broken or refusal else "accentText"
        frame = QPen(theme.color("danger" if broken else "accent" if current else "lineStrong"), 2 if current else 1)
        if broken:
            frame.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(frame)
        painter.setBrush(theme.color("dangerSoft" if broken else "selected" if current else "surface"))
        inset = 1.0 if current else 0.5
        painter.drawRoundedRect(rect_of(box).adjusted(inset, inset, -inset, -inset), px(6), px(6))
        if current and chart.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("text"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(rect_of(box).adjusted(3.5, 3.5, -3.5, -3.5), px(4), px(4))
        words = chart.seal_words(box)
        edge = px(SEAL)
        seal = QRectF(box.x + px(8), box.y + (box.height - edge) / 2, chart.seal_width(words), edge)
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("danger" if broken or refusal else "accent"), 1))
        painter.drawRoundedRect(seal.adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.color(ink))
        painter.drawText(seal, Qt.AlignmentFlag.AlignCenter, words)
        font = theme.font(13, bold=current)
        painter.setFont(font)
        painter.setPen(theme.color("danger" if broken else "text"))
        room = box.x + box.width - seal.right() - px(14)
        area = QRectF(seal.right() + px(8), box.y + px(4), room, box.height - px(8))
        painter.drawText(area, _WRAP, _shortened(box.words, QFontMetrics(font), area))


class ArrowItem(QGraphicsItem):
    """A line, its arrowhead, and the words of the option."""

    def __init__(self, chart: Chart, arrow: Arrow) -> None:
        super().__init__()
        self._chart, self._arrow = chart, arrow
        self._path = QPainterPath(QPointF(*arrow.points[0]))
        for point in arrow.points[1:]:
            self._path.lineTo(QPointF(*point))
        self._label = QRectF()
        if arrow.words:
            height = QFontMetrics(chart.theme.font(12)).height()
            self._label = QRectF(arrow.at[0], arrow.at[1], arrow.room, height)
        if arrow.words:
            self.setToolTip(arrow.words)

    def boundingRect(self) -> QRectF:
        """Return the line with its arrowhead and words."""
        edge = self._chart.theme.px(8)
        return self._path.boundingRect().adjusted(-edge, -edge, edge, edge).united(self._label)

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        """Draw the arrow."""
        theme, arrow = self._chart.theme, self._arrow
        ink = theme.color("danger" if arrow.broken else "lineStrong")
        painter.setPen(QPen(ink, 1.5 if arrow.broken else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        (fx, fy), (tx, ty) = arrow.points[-2], arrow.points[-1]
        size = theme.px(5)
        if tx == fx:
            sign = 1 if ty > fy else -1
            corners = [(tx, ty), (tx - size, ty - 1.6 * size * sign), (tx + size, ty - 1.6 * size * sign)]
        else:
            sign = 1 if tx > fx else -1
            corners = [(tx, ty), (tx - 1.6 * size * sign, ty - size), (tx - 1.6 * size * sign, ty + size)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        if arrow.words:
            font = theme.font(12)
            painter.setFont(font)
            painter.setPen(theme.color("danger" if arrow.broken else "text2"))
            words = QFontMetrics(font).elidedText(arrow.words, Qt.TextElideMode.ElideRight, int(self._label.width()))
            painter.drawText(self._label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _shortened(words: str, metrics: QFontMetrics, area: QRectF) -> str:
    """Return `words` so far as they fit on the lines of `area`; the whole stands in the tooltip."""
    flags = int(Qt.TextFlag.TextWordWrap)

    def fits(text: str) -> bool:
        needed = metrics.boundingRect(QRectF(0, 0, area.width(), 10_000).toRect(), flags, text)
        return needed.height() <= area.height() + 2 and needed.width() <= area.width() + 1

    if fits(words):
        return words
    end = len(words)
    while end > 1 and not fits(words[:end].rstrip() + "…"):
        end -= 1
    return words[:end].rstrip() + "…"
