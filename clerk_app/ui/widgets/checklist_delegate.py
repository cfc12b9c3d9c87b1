"""Where things stand in a row of the document checklist, and how the row is painted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.core.events.request import DocumentMark
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.checklist_model import (
    HAVE,
    LATER,
    MISSING,
    NOT_NEEDED,
    ROW_ROLE,
    ChecklistModel,
    MarkedRow,
)
from clerk_app.ui.widgets.key_list import RowDelegate
from clerk_app.ui.widgets.painting import (
    draw_focus_frame,
    draw_segment,
    draw_wrapped,
    segment_rects,
    wrapped_height,
)

Index = QModelIndex | QPersistentModelIndex

MOST_COPIES = 99
"""Copies for which the counter has room."""

_ICONS = {
    HAVE: ("circle-check", "ok"),
    MISSING: ("alert-circle", "danger"),
    NOT_NEEDED: ("circle-minus", "text2"),
    LATER: ("clock", "warn"),
}


@dataclass(frozen=True, slots=True)
class RowGeometry:
    """Rectangles of one row, from its top left corner.

    Attributes:
        parts: one per part of the segment.
        fewer, copies, more: the counter of copies; empty when there is none.
        received: the words before the choices of paper; empty when there is no choice.
        choices: the document itself, then its substitutes.
    """

    height: int
    icon: QRect
    title: QRect
    hint: QRect
    segment: QRect
    parts: tuple[QRect, ...]
    fewer: QRect
    copies: QRect
    more: QRect
    received: QRect
    choices: tuple[QRect, ...]


class ChecklistDelegate(RowDelegate):
    """Paints a document: state icon, title, hint, counter, segment, and the choice of paper when current."""

    def __init__(self, theme: Theme, parent: QWidget, model: ChecklistModel) -> None:
        super().__init__(theme, parent)
        self._model = model

    def geometry(self, row: MarkedRow, width: int, current: bool) -> RowGeometry:
        """Return where everything stands in a row `width` px wide."""
        px = self.theme.px
        pad, icon = px(12), px(18)
        rects, size = segment_rects(self._model.parts(row), self.theme)
        counter = self._counter_width(row)
        left = pad + icon + px(10)
        right = width - pad
        text_width = right - left - size.width() - counter - px(12)
        below = text_width < px(130)
        if below:
            text_width = right - left
        title_height = wrapped_height(self.theme.font(14), row.document.title, text_width)
        hint = self._model.hint_words(row)
        hint_height = wrapped_height(self.theme.font(12), hint, text_width)
        text_height = title_height + hint_height
        if below:
            top = px(7)
            segment_top = top + text_height + px(6)
            height = segment_top + size.height() + px(8)
            segment_left = max(left, right - size.width()) if left + size.width() > right else left + counter
        else:
            height = max(px(46), text_height + px(10))
            top = (height - text_height) // 2
            segment_top = (height - size.height()) // 2
            segment_left = right - size.width()
        segment = QRect(QPoint(segment_left, segment_top), size)
        title = QRect(left, top, text_width, title_height)
        fewer = copies = more = QRect()
        if counter and row.mark is not None and row.mark.mark == HAVE:
            edge = px(26)
            begin = segment_left - counter
            fewer = QRect(begin, segment.center().y() - edge // 2, edge, edge)
            copies = QRect(fewer.right() + 1, fewer.top(), counter - 2 * edge - px(12), edge)
            more = QRect(copies.right() + 1, fewer.top(), edge, edge)
        received: QRect = QRect()
        choices: tuple[QRect, ...] = ()
        if current and self._choosable(row):
            received, choices, height = self._choice_rects(row, QRect(left, height, right - left, 0))
        return RowGeometry(
            height,
            QRect(pad, title.top() + (text_height - icon) // 2, icon, icon),
            title,
            QRect(left, title.bottom() + 1, text_width, hint_height),
            segment,
            tuple(rect.translated(segment.topLeft()) for rect in rects),
            fewer,
            copies,
            more,
            received,
            choices,
        )  # fmt: skip

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: MarkedRow = index.data(ROW_ROLE)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        at = self.geometry(row, option.rect.width(), current)
        origin = option.rect.topLeft()
        painter.save()
        if index.row():
            painter.setPen(self.theme.color("line"))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        if focused:
            draw_focus_frame(painter, option.rect, self.theme)
        state = row.mark.mark if row.mark is not None else ""
        icon, color = _ICONS.get(state, ("circle-dashed", "text3"))
        painter.drawPixmap(at.icon.topLeft() + origin, self.theme.pixmap(icon, color, 18))
        quiet = state == NOT_NEEDED
        title = at.title.translated(origin)
        ink = self.theme.color("text2" if quiet else "text")
        draw_wrapped(painter, title, self.theme.font(14), ink, row.document.title)
        hint = self._model.hint_words(row)
        grey = self.theme.color("text2")
        draw_wrapped(painter, at.hint.translated(origin), self.theme.font(12), grey, hint)
        draw_segment(painter, at.segment.translated(origin), self._model.parts(row), self.theme)
        if not at.fewer.isEmpty():
            self._paint_counter(painter, row, at, origin)
        if at.choices:
            self._paint_choices(painter, row, at, origin)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height the row needs; the current one may show a line of choices."""
        view = self.parent()
        current = getattr(view, "current_row", lambda: -1)() == index.row()
        width = option.rect.width() if option.rect.width() > 0 else self.theme.px(480)
        row: MarkedRow = index.data(ROW_ROLE)
        return QSize(self.theme.px(200), self.geometry(row, width, current).height)

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the texts wider than their place (a single word longer than the line)."""
        row: MarkedRow = index.data(ROW_ROLE)
        at = self.geometry(row, option.rect.width(), bool(option.state & QStyle.StateFlag.State_Selected))
        clipped = []
        if at.segment.left() < 0 or at.segment.right() > option.rect.width():
            clipped.append("/".join(part.words for part in self._model.parts(row)))
        if at.height > option.rect.height() + 1:
            clipped.append(row.document.title)
        return clipped

    def _choosable(self, row: MarkedRow) -> bool:
        return bool(row.document.substitutes) and row.mark is not None and row.mark.mark == HAVE

    def _counter_width(self, row: MarkedRow) -> int:
        """Return the room of the counter, also before it is there: a mark moves no text of its row."""
        if not row.document.copies:
            return 0
        most = replace(row, mark=DocumentMark(HAVE, MOST_COPIES))
        words = QFontMetrics(self.theme.font(13)).horizontalAdvance(self._model.copies_words(most))
        return 2 * self.theme.px(26) + words + self.theme.px(8) + self.theme.px(12)

    def _choice_rects(self, row: MarkedRow, area: QRect) -> tuple[QRect, tuple[QRect, ...], int]:
        metrics = QFontMetrics(self.theme.font(13))
        px = self.theme.px
        line = px(28)
        words = metrics.horizontalAdvance(self._model.received_words()) + px(8)
        received = QRect(area.left(), area.top() - px(2), words, line)
        left, top = received.right(), received.top()
        rects: list[QRect] = []
        for words_of in (row.document.title, *row.document.substitutes):
            width = metrics.horizontalAdvance(words_of) + px(16) + px(20)
            if left + width > area.right() and rects:
                left, top = area.left() + words, top + line
            width = min(width, area.right() - left)
            rects.append(QRect(left, top, width, line))
            left += width
        return received, tuple(rects), top + line + px(6)

    def _paint_counter(self, painter: QPainter, row: MarkedRow, at: RowGeometry, origin: QPoint) -> None:
        painter.setFont(self.theme.font(13))
        painter.setPen(self.theme.color("text"))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(at.copies.translated(origin), centre, self._model.copies_words(row))
        if self._model.read_only:
            return
        painter.setFont(self.theme.font(16))
        painter.setPen(self.theme.color("accentText"))
        painter.drawText(at.fewer.translated(origin), centre, "−")
        painter.drawText(at.more.translated(origin), centre, "+")

    def _paint_choices(self, painter: QPainter, row: MarkedRow, at: RowGeometry, origin: QPoint) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        chosen = row.mark.substitute if row.mark is not None else None
        painter.setFont(self.theme.font(13))
        painter.setPen(self.theme.color("text2"))
        painter.drawText(at.received.translated(origin), middle, self._model.received_words())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, rect in enumerate(at.choices):
            box = rect.translated(origin)
            picked = chosen == (None if number == 0 else number - 1)
            edge = self.theme.px(12)
            disc = QRect(box.left(), box.center().y() - edge // 2, edge, edge)
            painter.setPen(QPen(self.theme.color("accent" if picked else "lineStrong"), 4 if picked else 1))
            painter.setBrush(self.theme.color("surface"))
            painter.drawEllipse(disc.adjusted(2, 2, -2, -2) if picked else disc)
            painter.setPen(self.theme.color("accentText" if picked else "text"))
            painter.setFont(self.theme.font(13, bold=picked))
            words = row.document.title if number == 0 else row.document.substitutes[number - 1]
            text = box.adjusted(edge + self.theme.px(5), 0, 0, 0)
            fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text, middle, fitting)
