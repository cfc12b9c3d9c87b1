"""The list of all procedures: title, where from, version, since when, what is special about each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.service.editor_view import ProcedureLine
from clerk_app.ui.editor.line_words import LineWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.painting import draw_focus_frame

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW = 56


class LineModel(QAbstractListModel):
    """The procedures as shown."""

    def __init__(self, words: LineWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.lines: tuple[ProcedureLine, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a procedure, or its words."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            tags = [words for words, _tone in self.words.tags(line)]
            spoken = [line.title.to(self.words.language), *tags, self.words.open_requests(line), self.words.below(line)]
            return ", ".join(part for part in spoken if part)
        return line if role == ROW_ROLE else None

    def show_lines(self, lines: Sequence[ProcedureLine]) -> None:
        """Show other procedures."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()


class LineDelegate(RowDelegate):
    """Paints title and tags, and below where it comes from."""

    def __init__(self, theme: Theme, words: LineWords, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        lines = QFontMetrics(self.theme.font(14, bold=True)).height() + QFontMetrics(self.theme.font(12)).height()
        return QSize(self.theme.px(280), max(self.theme.px(ROW), lines + self.theme.px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one procedure."""
        theme, px, area = self.theme, self.theme.px, option.rect
        line: ProcedureLine = index.data(ROW_ROLE)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.color("surface"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("selected"))
            painter.fillRect(QRect(area.left(), area.top(), px(3), area.height()), theme.color("accent"))
            if state & QStyle.StateFlag.State_HasFocus:
                draw_focus_frame(painter, area, theme)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        title_font, small = theme.font(14, bold=True), theme.font(12)
        heights = QFontMetrics(title_font).height(), QFontMetrics(small).height()
        top = area.top() + (area.height() - sum(heights) - px(2)) // 2
        left, right = area.left() + px(16), area.right() - px(16)
        right = self._paint_tags(painter, line, QRect(left, top, right - left, heights[0]))
        requests = self._words.open_requests(line)
        if requests:
            painter.setFont(small)
            painter.setPen(theme.color("text2"))
            width = QFontMetrics(small).horizontalAdvance(requests) + 2
            painter.drawText(QRect(right - width, top, width, heights[0]), Qt.AlignmentFlag.AlignVCenter, requests)
            right -= width + px(10)
        first = QRect(left, top, right - left, heights[0])
        self._one_line(painter, line.title.to(self._words.language), first, bold=True)
        below = QRect(left, top + heights[0] + px(2), area.right() - px(16) - left, heights[1])
        self._one_line(painter, self._words.below(line), below, bold=False)
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the title of a row that is too low; long titles shorten themselves."""
        line: ProcedureLine = index.data(ROW_ROLE)
        return [] if self.sizeHint(option, index).height() <= option.rect.height() + 1 else [line.id]

    def _one_line(self, painter: QPainter, words: str, area: QRect, *, bold: bool) -> None:
        font = self.theme.font(14, bold=True) if bold else self.theme.font(12)
        painter.setFont(font)
        painter.setPen(self.theme.color("text" if bold else "text2"))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_tags(self, painter: QPainter, line: ProcedureLine, area: QRect) -> int:
        theme, px = self.theme, self.theme.px
        font = theme.font(12)
        metrics = QFontMetrics(font)
        right = area.right()
        painter.setFont(font)
        for words, tone in reversed(self._words.tags(line)):
            width = metrics.horizontalAdvance(words) + px(14)
            height = metrics.height() + px(2)
            box = QRect(right - width, area.center().y() - height // 2, width, height)
            fill, frame, ink = (f"{tone}Soft", f"{tone}Line", tone) if tone else ("surfaceAlt", "line", "text2")
            painter.setPen(QPen(theme.color(frame), 1))
            painter.setBrush(theme.color(fill))
            painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
            painter.setPen(theme.color("accentText" if ink == "accent" else ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            right -= width + px(6)
        return right - px(4)


class LineList(KeyList):
    """The procedures: one Tab stop; Enter edits the current one.

    Signals:
        current_changed: another procedure is current.
    """

    current_changed = Signal()

    def __init__(self, theme: Theme, words: LineWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.lines = LineModel(words, self)
        self.setItemDelegate(LineDelegate(theme, words, self))
        self.setAccessibleName(self.tr("Procedures"))
        self.setModel(self.lines)

    def current(self) -> ProcedureLine | None:
        """Return the current procedure."""
        row = self.current_row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    def show_lines(self, lines: Sequence[ProcedureLine], wanted: str) -> None:
        """Show procedures; `wanted` becomes the current one where it is among them, else the first."""
        self.lines.show_lines(lines)
        self.go_to(next((row for row, line in enumerate(lines) if line.id == wanted), 0))
        self.current_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another procedure is current."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_changed.emit()
