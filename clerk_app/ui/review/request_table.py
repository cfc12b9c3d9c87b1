"""The table of requests: fixed rows, painted cells, one Tab stop."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clerk_app.ui.keys import is_enter
from clerk_app.ui.review.request_model import Cell, Column, RequestModel
from clerk_app.ui.review.table_head import EDGE, LEFT, PAD, RIGHT, TableHead
from clerk_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = 37
_SELECTED = QStyle.StateFlag.State_Selected
_ICON = 16
_TITLE_ENOUGH = 260
"""px of the service's column beyond which all columns grow."""


class RequestDelegate(QStyledItemDelegate):
    """Paints a cell from what the model made ready.

    Fonts, pens and pictures are kept until the look changes: looking them up costs more than drawing the words.
    """

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table
        self._fonts: dict[bool, QFont] = {}
        self._metrics: dict[bool, QFontMetrics] = {}
        self._pens: dict[str, QPen] = {}
        self._icons: dict[tuple[str, str], QPixmap] = {}
        self._widths: dict[tuple[str, bool], int] = {}
        self.forget()
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Take fonts and colours anew."""
        theme = self._theme
        self._fonts = {bold: theme.font(13, bold=bold) for bold in (False, True)}
        self._metrics = {bold: QFontMetrics(font) for bold, font in self._fonts.items()}
        self._pens.clear()
        self._icons.clear()
        self._widths.clear()
        self._line, self._fill, self._accent = theme.color("line"), theme.color("selected"), theme.color("accent")

    def width_of(self, cell: Cell) -> int:
        """Return the room the words of a cell take, px."""
        key = (cell.words, cell.bold)
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = self._metrics[cell.bold].horizontalAdvance(cell.words)
        return width

    def around(self, column: int) -> int:
        """Return the room beside the words of a column, px."""
        px, last = self._theme.px, column == self._table.model().columnCount() - 1
        return px(EDGE if column == 0 else PAD) + px(12 if last else 4) + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell: selection, icon, words, the line below."""
        column = index.column()
        model = cast("RequestModel", index.model())
        cell = model.cell(index.row(), column)
        area: QRect = option.rect
        if option.state & _SELECTED:
            self._paint_selection(painter, area, column, model.columnCount())
        else:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._line)
        px = self._theme.px
        left = area.left() + px(EDGE if column == 0 else PAD)
        room = area.width() - self.around(column)
        if cell.icon is not None:
            picture = self._icon(cell.icon, cell.ink)
            painter.drawPixmap(left, area.center().y() - px(_ICON) // 2, picture)
            left += px(_ICON + 4)
            room -= px(_ICON + 4)
        pen = self._pens.get(cell.ink)
        if pen is None:
            pen = self._pens[cell.ink] = QPen(self._theme.color(cell.ink))
        painter.setPen(pen)
        painter.setFont(self._fonts[cell.bold])
        words = cell.words
        if self.width_of(cell) > room:
            words = self._metrics[cell.bold].elidedText(words, Qt.TextElideMode.ElideRight, room)
        flags = RIGHT if column == Column.TOOK else LEFT
        painter.drawText(QRect(left, area.top(), room, area.height()), flags, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room a cell takes in full."""
        cell = cast("RequestModel", index.model()).cell(index.row(), index.column())
        return QSize(self.width_of(cell) + self._theme.px(40), self._theme.px(ROW))

    def _icon(self, name: str, token: str) -> QPixmap:
        key = (name, token)
        if key not in self._icons:
            self._icons[key] = self._theme.pixmap(name, token, _ICON)
        return self._icons[key]

    def _paint_selection(self, painter: QPainter, area: QRect, column: int, columns: int) -> None:
        painter.fillRect(area, self._fill)
        focused = self._table.hasFocus()
        if focused:
            painter.fillRect(area.left(), area.top(), area.width(), 2, self._accent)
            painter.fillRect(area.left(), area.bottom() - 1, area.width(), 2, self._accent)
            if column == columns - 1:
                painter.fillRect(area.right() - 1, area.top(), 2, area.height(), self._accent)
        else:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._line)
        if column == 0:
            painter.fillRect(area.left(), area.top(), 3, area.height(), self._accent)


class RequestTable(QTableView):
    """The list. Arrows move; Enter opens what is current.

    Signals:
        opened: Enter or a double click on a request.
    """

    opened = Signal()

    def __init__(self, theme: Theme, model: RequestModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.requests = model
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TableHead(theme, self, Column.FIRST, Column.TOOK))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.px(ROW))
        rows.setDefaultSectionSize(theme.px(ROW))
        self.delegate = RequestDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setModel(model)
        self.setAccessibleName(self.tr("Requests"))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def room_for(self, cell: Cell, column: int) -> bool:
        """Tell whether a column shows the words of a cell without shortening them."""
        return self.delegate.width_of(cell) <= self.columnWidth(column) - self.delegate.around(column)

    def current_number(self) -> str | None:
        """Return the number of the current request, None when there is none."""
        row = self.currentIndex().row()
        return self.requests.rows[row].number if 0 <= row < len(self.requests.rows) else None

    def go_to(self, row: int) -> None:
        """Make a row current."""
        self.setCurrentIndex(self.requests.index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give every column what its words need, the service the rest. Too narrow, time, rating and state go."""
        px, room = self._theme.px, self.viewport().width()
        chinese = self._theme.language == "zh"
        wide = {
            Column.NUMBER: 148,
            Column.FIRST: 68 if chinese else 100,
            Column.HANDLER: 68 if chinese else 96,
            Column.STATE: 92 if chinese else 98,
            Column.DUE: 132,
            Column.TOOK: 76 if chinese else 68,
            Column.RATING: 88 if chinese else 128,
        }
        shown = [column for column in Column if column < self.requests.columnCount()]
        least = px(100)
        for spare in (Column.TOOK, Column.RATING, Column.STATE):
            if spare in shown and sum(px(wide[one]) for one in shown if one in wide) + least > room:
                shown.remove(spare)
        used = sum(px(wide[one]) for one in shown if one in wide)
        more = max(0, room - used - px(_TITLE_ENOUGH)) // max(1, len(shown))
        for column in range(self.requests.columnCount()):
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, px(wide.get(Column(column), 0)) + more)
        used += more * (len(shown) - 1)
        self.setColumnWidth(Column.TITLE, max(least, room - used))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Report Enter; leave bare letters to the page."""
        if is_enter(event.key()) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit()
            event.accept()
            return
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do not jump to rows by letters."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without it."""
        super().focusOutEvent(event)
        self.viewport().update()
