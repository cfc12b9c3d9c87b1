"""The finder's two lists: procedures with what matched in them, and the documents of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.painting import draw_focus_frame, draw_wrapped, wrapped_height

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW, COUNTER, LIMIT = 56, 84, 130
"""Height of a row, widths of the two columns at the right, px at scale 1.0."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; `hit` pieces are what was typed."""

    words: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """One procedure: its title and the line below in runs, time at the counter, time until settled, its key."""

    id: str
    title: tuple[Run, ...]
    below: tuple[Run, ...]
    counter: str
    limit: str
    key: str

    def spoken(self) -> str:
        """Return the row for assistive technology."""
        title, below = ("".join(run.words for run in runs) for runs in (self.title, self.below))
        return ", ".join(part for part in (title, below, self.counter, self.limit, self.key) if part)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document to bring, and when it is needed."""

    title: str
    need: str
    icon: str

    def spoken(self) -> str:
        """Return the row for assistive technology."""
        return f"{self.title}, {self.need}"


class RowModel(QAbstractListModel):
    """Rows of either kind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[ProcedureRow | DocumentRow] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return row if role == ROW_ROLE else None

    def show_rows(self, rows: Sequence[ProcedureRow | DocumentRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class ProcedureDelegate(RowDelegate):
    """Paints a procedure; the current one is filled, as the focus stays in the search line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        lines = QFontMetrics(self.theme.font(16)).height() + QFontMetrics(self.theme.font(12)).height()
        return QSize(self.theme.px(280), max(self.theme.px(ROW), lines + self.theme.px(8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a procedure."""
        row: ProcedureRow = index.data(ROW_ROLE)
        theme, px, area = self.theme, self.theme.px, option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.fillRect(area, theme.color("selected"))
            painter.fillRect(QRect(area.topLeft(), QSize(px(3), area.height())), theme.color("accent"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        limit_left = area.right() - px(LIMIT)
        counter_left = limit_left - px(COUNTER)
        line, small = QFontMetrics(theme.font(16)).height(), QFontMetrics(theme.font(12)).height()
        top = area.top() + (area.height() - line - small) // 2
        words = QRect(area.left() + px(16), top, counter_left - area.left() - px(24), line)
        if row.key:
            words.setRight(self._paint_key(painter, row.key, words))
        self._paint_runs(painter, row.title, words, theme.font(16, bold=current), theme.font(16, bold=True), "text")
        below = QRect(words.left(), words.bottom() + 1, counter_left - area.left() - px(24), small)
        self._paint_runs(painter, row.below, below, theme.font(12), theme.font(12, bold=True), "text2")
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(13))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRect(counter_left, area.top(), px(COUNTER) - px(4), area.height()), flags, row.counter)
        painter.drawText(QRect(limit_left, area.top(), px(LIMIT) - px(8), area.height()), flags, row.limit)
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the times that do not fit; titles may shorten themselves."""
        row: ProcedureRow = index.data(ROW_ROLE)
        font, px = self.theme.font(13), self.theme.px
        columns = ((row.counter, px(COUNTER) - px(4)), (row.limit, px(LIMIT) - px(8)))
        return [words for words, width in columns if wrapped_height(font, words, width) > option.rect.height()]

    def _paint_key(self, painter: QPainter, key: str, words: QRect) -> int:
        theme, px = self.theme, self.theme.px
        font = theme.font(12)
        width = QFontMetrics(font).horizontalAdvance(key) + px(12)
        height = QFontMetrics(font).height() + px(2)
        cap = QRect(words.right() - width, words.center().y() - height // 2, width, height)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surfaceAlt"))
        painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        return cap.left() - px(8)

    def _paint_runs(
        self, painter: QPainter, runs: Sequence[Run], area: QRect, plain: QFont, bold: QFont, ink: str
    ) -> None:
        left = area.left()
        for run in runs:
            font = bold if run.hit else plain
            metrics = QFontMetrics(font)
            words = metrics.elidedText(run.words, Qt.TextElideMode.ElideRight, max(0, area.right() - left))
            place = QRect(QPoint(left, area.top()), QSize(metrics.horizontalAdvance(words), area.height()))
            if run.hit:
                painter.fillRect(place, self.theme.color("warnSoft"))
            painter.setFont(font)
            painter.setPen(self.theme.color("warn" if run.hit else ink))
            painter.drawText(place.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, words)
            left += place.width()
            if words != run.words:
                return


class ProcedureList(KeyList):
    """The procedures found; the search line moves in it, a click chooses.

    Signals:
        picked: id of a procedure that was clicked.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows = RowModel(self)
        self.setItemDelegate(ProcedureDelegate(theme, self))
        self.setModel(self._rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: self.picked.emit(self._rows.rows[index.row()].id))

    def show_rows(self, rows: Sequence[ProcedureRow]) -> None:
        """Show procedures, the first one current."""
        self._rows.show_rows(rows)
        self.go_to(0)

    def shown(self) -> list[ProcedureRow]:
        """Return the rows as shown."""
        return [row for row in self._rows.rows if isinstance(row, ProcedureRow)]


class DocumentDelegate(RowDelegate):
    """Paints a document: icon, title, when it is needed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped words."""
        width = option.rect.width() if option.rect.width() > 0 else self.theme.px(340)
        return QSize(self.theme.px(200), self._height(index.data(ROW_ROLE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a document."""
        row: DocumentRow = index.data(ROW_ROLE)
        theme, px, area = self.theme, self.theme.px, option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            draw_focus_frame(painter, area, theme)
        title, need = self._widths(row, area.width())
        top = area.top() + px(5)
        token = "accentText" if row.icon == "circle-check" else "text2"
        painter.drawPixmap(QPoint(area.left() + px(4), top + px(2)), theme.pixmap(row.icon, token, 16))
        words = QRect(area.left() + px(28), top, title, area.height())
        draw_wrapped(painter, words, theme.font(14), theme.color("text"), row.title)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        right = QRect(area.right() - need - px(4), top, need, area.height())
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignTop), row.need)
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the title of a row that is too low."""
        row: DocumentRow = index.data(ROW_ROLE)
        return [row.title] if self._height(row, option.rect.width()) > option.rect.height() + 1 else []

    def _widths(self, row: DocumentRow, width: int) -> tuple[int, int]:
        need = QFontMetrics(self.theme.font(13)).horizontalAdvance(row.need) + 2
        return max(self.theme.px(60), width - need - self.theme.px(28 + 16)), need

    def _height(self, row: DocumentRow, width: int) -> int:
        return wrapped_height(self.theme.font(14), row.title, self._widths(row, width)[0]) + self.theme.px(9)


class DocumentList(KeyList):
    """The documents of a procedure: one Tab stop, to be read with the arrows."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows = RowModel(self)
        self.setItemDelegate(DocumentDelegate(theme, self))
        self.setModel(self._rows)
        self.setAccessibleName(name)

    def show_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show documents."""
        self._rows.show_rows(rows)

    def shown(self) -> list[DocumentRow]:
        """Return the rows as shown."""
        return [row for row in self._rows.rows if isinstance(row, DocumentRow)]
