"""The papers of a visit as a list of boxes to tick, with what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.labels import Tone
from clerk_app.ui.widgets.painting import draw_focus_frame

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT, _BOX, _PAD, _GAP, _ICON = 46, 18, 14, 10, 16


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row.

    Attributes:
        key: `service.end_view.EndPaper.key`.
        state: size and state in words; it is never shortened.
        busy: it is being printed; the box rests.
    """

    key: str
    title: str
    state: str
    tone: Tone
    icon: str | None
    checked: bool
    busy: bool = False


class PaperModel(QAbstractListModel):
    """The rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PaperRow] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of papers."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row for the delegate, or its words for assistive technology."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chosen = self.tr("chosen") if row.checked else self.tr("not chosen")
            return f"{row.title}, {row.state}, {chosen}"
        return None

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show `rows`; where only their states changed, the current row stays."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def toggle(self, number: int) -> None:
        """Tick or untick a row."""
        row = self.rows[number]
        if not row.busy:
            self.rows[number] = replace(row, checked=not row.checked)
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)


class PaperDelegate(RowDelegate):
    """Paints box, title and state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(self.theme.px(200), self.theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaperRow):
            return
        theme, area = self.theme, option.rect
        view = cast("QWidget | None", option.widget)  # the stubs forget painting without a view
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current and view is not None and view.hasFocus():
            draw_focus_frame(painter, area, theme, 0)
        elif current:
            painter.fillRect(area, theme.color("surfaceAlt"))
        if index.row():
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(area.left(), area.top(), area.right(), area.top())
        box, title, state = self._places(area, row)
        self._paint_box(painter, box, checked=row.checked, busy=row.busy)
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text"))
        words = QFontMetrics(theme.font(14)).elidedText(row.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, words)
        ink = row.tone if row.tone in ("ok", "warn", "danger") else "text2"
        painter.setFont(theme.font(13))
        painter.setPen(theme.color(ink))
        painter.drawText(state, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.state)
        if row.icon:
            edge = theme.px(_ICON)
            left = state.right() - QFontMetrics(theme.font(13)).horizontalAdvance(row.state) - edge - theme.px(5)
            painter.drawPixmap(left, area.center().y() - edge // 2, theme.pixmap(row.icon, ink, _ICON))
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the state where it does not fit; a title may be shortened, its whole text is the tooltip."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaperRow):
            return []
        _box, title, _state = self._places(option.rect, row)
        return [row.state] if title.width() < self.theme.px(60) else []

    def box_at(self, area: QRect) -> QRect:
        """Return where the box of a row is."""
        edge = self.theme.px(_BOX)
        return QRect(area.left() + self.theme.px(_PAD), area.center().y() - edge // 2, edge, edge)

    def _places(self, area: QRect, row: PaperRow) -> tuple[QRect, QRect, QRect]:
        px = self.theme.px
        box = self.box_at(area)
        width = QFontMetrics(self.theme.font(13)).horizontalAdvance(row.state) + 2
        if row.icon:
            width += px(_ICON) + px(5)
        state = QRect(area.right() - px(_PAD) - width, area.top(), width, area.height())
        left = box.right() + px(_GAP)
        return box, QRect(left, area.top(), max(0, state.left() - px(_GAP) - left), area.height()), state

    def _paint_box(self, painter: QPainter, box: QRect, *, checked: bool, busy: bool) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        filled = checked and not busy
        painter.setPen(QPen(theme.color("accent" if filled else "line" if busy else "lineStrong"), 1))
        painter.setBrush(theme.color("accent" if filled else "surface"))
        painter.drawRoundedRect(frame, theme.px(4), theme.px(4))
        if filled:
            painter.drawPixmap(
                box.center().x() - theme.px(14) // 2 + 1,
                box.center().y() - theme.px(14) // 2 + 1,
                theme.pixmap("check", "onAccent", 14),
            )


class PaperList(KeyList):
    """Papers to print: Space or a click on the box ticks, Enter hands the current one over.

    Signals:
        ticked: what is chosen changed.
        current_changed: another row is the current one.
        handed: Enter on a row.
    """

    ticked = Signal()
    current_changed = Signal()
    handed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._papers = PaperModel()
        self._papers.setParent(self)
        self._delegate = PaperDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self._papers)
        self.setAccessibleName(self.tr("Papers to print"))
        self.entered.connect(self.handed)

    def show_papers(self, rows: Sequence[PaperRow]) -> None:
        """Show `rows`; the current row stays where it was if it can."""
        before = self.current_key()
        self._papers.show_rows(rows)
        keys = [row.key for row in rows]
        if self.current_key() is None and rows:
            self.go_to(keys.index(before) if before in keys else 0)

    def checked(self) -> set[str]:
        """Return the keys of the rows that are ticked."""
        return {row.key for row in self._papers.rows if row.checked}

    def rows(self) -> Sequence[PaperRow]:
        """Return the rows."""
        return tuple(self._papers.rows)

    def current_key(self) -> str | None:
        """Return the key of the current row."""
        number = self.current_row()
        return self._papers.rows[number].key if 0 <= number < len(self._papers.rows) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another paper is to be looked at."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space as a tick."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.current_row() >= 0:
            self._toggle(self.current_row())
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the box as a tick."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            area = self.visualRect(index)
            reach = self.theme.px(_PAD)
            if self._delegate.box_at(area).adjusted(-reach, -reach, reach, reach).contains(event.position().toPoint()):
                self._toggle(index.row())
        super().mouseReleaseEvent(event)

    def _toggle(self, number: int) -> None:
        self._papers.toggle(number)
        self.ticked.emit()
