"""The ways out of a decision: a digit picks and goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.ui.keys import digit
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.painting import draw_digit, draw_wrapped, wrapped_height

Index = QModelIndex | QPersistentModelIndex
WAY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out.

    Attributes:
        hint: a second line, e.g. 表箱有空位.
        leads_to: what follows, shown at the right, e.g. 第 6 步.
    """

    id: str
    title: str
    hint: str = ""
    leads_to: str = ""


class WayModel(QAbstractListModel):
    """The ways and the one that is picked."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: list[WayOut] = []
        self.picked: str | None = None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of ways."""
        return 0 if parent is not None and parent.isValid() else len(self.ways)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a way for the delegate, or its words."""
        if not index.isValid() or index.row() >= len(self.ways):
            return None
        way = self.ways[index.row()]
        if role == WAY_ROLE:
            return way
        if role == Qt.ItemDataRole.DisplayRole:
            return way.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chosen = self.tr("chosen") if way.id == self.picked else ""
            return ", ".join(part for part in (f"{index.row() + 1} {way.title}", way.hint, chosen) if part)
        return None

    def show_ways(self, ways: Sequence[WayOut], picked: str | None) -> None:
        """Show other ways."""
        self.beginResetModel()
        self.ways, self.picked = list(ways), picked
        self.endResetModel()

    def pick(self, row: int) -> None:
        """Remember the way in `row` as picked."""
        self.picked = self.ways[row].id
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.ways) - 1, 0))


class WayDelegate(RowDelegate):
    """Paints a way as a card of its own: digit, title, hint, what follows."""

    def __init__(self, theme: Theme, parent: QWidget, model: WayModel, cards: bool) -> None:
        super().__init__(theme, parent)
        self._model, self._cards = model, cards

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the texts at the list's width."""
        width = option.rect.width() if option.rect.width() > 0 else self.theme.px(480)
        way: WayOut = index.data(WAY_ROLE)
        return QSize(self.theme.px(200), self.kept_height(way, width, lambda: self._height(way, width)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a way."""
        way: WayOut = index.data(WAY_ROLE)
        px = self.theme.px
        area = option.rect.adjusted(0, 0, 0, -self._gap())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        picked = way.id == self._model.picked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._cards or focused:
            strong = focused or picked
            width = 2 if strong else 1
            frame = "accent" if strong else "lineStrong"
            painter.setPen(QPen(self.theme.color(frame), width))
            painter.setBrush(self.theme.color("selected" if focused or picked else "surface"))
            radius = px(8 if self._cards else 4)
            painter.drawRoundedRect(QRectF(area).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        else:
            if picked:
                painter.fillRect(area, self.theme.color("selected"))
            painter.setPen(self.theme.color("line"))
            painter.drawLine(area.topLeft(), area.topRight())
        edge = px(28)
        digit_box = QRect(area.left() + px(12), area.center().y() - edge // 2, edge, edge)
        if picked:
            icon = self.theme.pixmap("circle-check", "accentText", 22)
            offset = (edge - px(22)) // 2
            painter.drawPixmap(digit_box.topLeft() + QPoint(offset, offset), icon)
        else:
            draw_digit(painter, digit_box, index.row() + 1, self.theme)
        text_width, right = self._widths(way, area.width())
        title_font = self.theme.font(14, bold=self._cards or picked)
        title = wrapped_height(title_font, way.title, text_width)
        hint = wrapped_height(self.theme.font(13), way.hint, text_width)
        text = QRect(digit_box.right() + px(12), 0, text_width, title + hint)
        text.moveTop(area.center().y() - (title + hint) // 2)
        draw_wrapped(painter, text, title_font, self.theme.color("text"), way.title)
        if way.hint:
            below = text.translated(0, title)
            draw_wrapped(painter, below, self.theme.font(13), self.theme.color("text2"), way.hint)
        if way.leads_to:
            painter.setFont(self.theme.font(13))
            painter.setPen(self.theme.color("accentText" if focused or picked else "text2"))
            at = QRect(area.right() - px(14) - right, area.top(), right, area.height())
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(at, int(end) | int(Qt.TextFlag.TextWordWrap), way.leads_to)
        painter.restore()

    def _gap(self) -> int:
        return self.theme.px(10) if self._cards else 0

    def _widths(self, way: WayOut, width: int) -> tuple[int, int]:
        px = self.theme.px
        room = width - px(12 + 28 + 12 + 14)
        right = 0
        if way.leads_to:
            wanted = QFontMetrics(self.theme.font(13)).horizontalAdvance(way.leads_to) + 2
            right = min(wanted, room * 2 // 5)
        return room - right - (px(12) if right else 0), right

    def _height(self, way: WayOut, width: int) -> int:
        text_width, right = self._widths(way, width)
        title = wrapped_height(self.theme.font(14, bold=True), way.title, text_width)
        hint = wrapped_height(self.theme.font(13), way.hint, text_width)
        side = wrapped_height(self.theme.font(13), way.leads_to, right) if right else 0
        least = self.theme.px(62 if self._cards and way.hint else 50 if self._cards else 42)
        return max(least, max(title + hint, side) + self.theme.px(18)) + self._gap()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the title of a way whose texts do not fit its row."""
        way: WayOut = index.data(WAY_ROLE)
        return [way.title] if self._height(way, option.rect.width()) > option.rect.height() + 1 else []


class DecisionList(KeyList):
    """Ways to pick from: a digit, Enter or a click picks and goes on.

    With `cards` each way is a card of its own (a decision), without they are rows of a card (what
    can be done instead of a refusal).

    Signals:
        picked: id of the way, each time one is picked.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, cards: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ways = WayModel()
        self._ways.setParent(self)
        self.setItemDelegate(WayDelegate(theme, self, self._ways, cards))
        self.setModel(self._ways)
        self.setEnabled(True)
        self._read_only = False
        self.entered.connect(lambda: self._pick(self.current_row()))

    def show_ways(self, ways: Sequence[WayOut], picked: str | None = None, read_only: bool = False) -> None:
        """Show ways, one of them perhaps picked already."""
        self._read_only = read_only
        self._ways.show_ways(ways, picked)
        for row, way in enumerate(ways):
            if way.id == picked:
                self.go_to(row)

    def picked_way(self) -> str | None:
        """Return the id of the way picked, None while none is."""
        return self._ways.picked

    def pick(self, name: str) -> None:
        """Pick a way without a signal (a draft)."""
        for row, way in enumerate(self._ways.ways):
            if way.id == name:
                self.go_to(row)
                self._ways.pick(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by digit."""
        number = digit(event.key())
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if number is not None and bare and number <= len(self._ways.ways):
            self.go_to(number - 1)
            self._pick(number - 1)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick by click."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pick(index.row())

    def _pick(self, row: int) -> None:
        if row >= 0 and not self._read_only:
            self._ways.pick(row)
            self.picked.emit(self._ways.ways[row].id)
