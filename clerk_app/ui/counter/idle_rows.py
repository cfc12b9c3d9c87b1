"""Lists of requests: two lines of words, the ownership pair, a state, a day, all painted by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.labels import Tone
from clerk_app.ui.widgets.ownership import OwnershipPair, paint_ownership
from clerk_app.ui.widgets.painting import draw_focus_frame

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row.

    Attributes:
        id: of the request or visit.
        title: in bold; `after` follows it in plain weight.
        below: the second line.
        owners: names of first-responsible and handler.
        tag: state in words, with its icon; never the colour alone.
        aside: a day or a time, never shortened.
    """

    id: str
    title: str
    after: str
    below: str
    owners: tuple[str, str]
    tag: str = ""
    tone: Tone = ""
    icon: str = "clock"
    aside: str = ""

    def spoken(self, owners: str) -> str:
        """Return the row for assistive technology."""
        return ", ".join(part for part in (self.title, self.after, self.below, owners, self.tag, self.aside) if part)


class ListRowModel(QAbstractListModel):
    """The rows of a list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[ListRow] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            first, handler = row.owners
            return row.spoken(self.tr("first-responsible %1, handler %2").replace("%1", first).replace("%2", handler))
        return None

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Where everything stands in a row, from its top left corner."""

    title: QRect
    below: QRect
    owners: QRect
    tag: QRect
    aside: QRect
    chevron: QRect
    height: int


class ListRowDelegate(RowDelegate):
    """Paints the rows; where the list is too narrow for columns, owners and state go below the words."""

    def __init__(self, theme: Theme, parent: QWidget, model: ListRowModel, marked: bool) -> None:
        super().__init__(theme, parent)
        self._model, self._marked = model, marked
        pair = OwnershipPair(theme, "", "")
        self._badges = pair.badges()
        pair.deleteLater()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height at the list's width."""
        width = option.rect.width() if option.rect.width() > 0 else self.theme.px(900)
        return QSize(self.theme.px(280), self.places(index.data(ROW_ROLE), width).height)

    def places(self, row: ListRow, width: int) -> RowPlaces:
        """Return where everything stands at `width` px."""
        px = self.theme.px
        line, small = QFontMetrics(self.theme.font(14)).height(), QFontMetrics(self.theme.font(13)).height()
        chevron = QRect(width - px(32), 0, px(18), px(18))
        owners, tag, aside = self._columns()
        room = chevron.left() - px(16)
        words = room - owners - max(tag, px(140)) - max(aside, px(88)) - px(16)
        wide = words >= px(210)
        if wide:  # the columns of neighbouring lists stand under each other
            tag, aside = max(tag, px(140)), max(aside, px(88))
        height = max(px(52), line + small + px(10)) if wide else line + small + px(30) + px(18)
        text = words if wide else room
        top = (height - line - small) // 2 if wide else px(8)
        title, below = QRect(px(16), top, text, line), QRect(px(16), top + line, text, small)
        state = px(24)
        if wide:
            left, middle = px(16) + words + px(16), (height - state) // 2
        else:
            left, middle = px(16), below.bottom() + px(5)
            owners = max(px(80), min(owners, room - tag - aside))
        return RowPlaces(
            title,
            below,
            QRect(left, middle, owners - px(12), state),
            QRect(left + owners, middle, self._tag_width(row), state),
            QRect(left + owners + tag, middle, aside, state),
            QRect(chevron.left(), (height - px(18)) // 2, px(18), px(18)),
            height,
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: ListRow = index.data(ROW_ROLE)
        area, theme = option.rect, self.theme
        places = self.places(row, area.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_frame(painter, area, theme)
        elif selected and self._marked:
            painter.fillRect(area, theme.color("selected"))
            painter.fillRect(QRect(area.topLeft(), QSize(theme.px(3), area.height())), theme.color("accent"))
        elif index.row():
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(area.topLeft(), area.topRight())
        at = area.topLeft()
        self._paint_words(painter, row, places, at.x(), at.y())
        paint_ownership(painter, theme, places.owners.translated(at), self._badges, row.owners)
        if row.tag:
            self._paint_tag(painter, row, places.tag.translated(at))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        painter.drawText(places.aside.translated(at), Qt.AlignmentFlag.AlignVCenter, row.aside)
        painter.drawPixmap(places.chevron.translated(at).topLeft(), theme.pixmap("chevron-right", "text2", 18))
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return state and day where they do not fit; titles and names may shorten themselves."""
        row: ListRow = index.data(ROW_ROLE)
        places = self.places(row, option.rect.width())
        metrics = QFontMetrics(self.theme.font(13))
        found = [row.aside] if metrics.horizontalAdvance(row.aside) > places.aside.width() else []
        if places.aside.right() > places.chevron.left() + self.theme.px(4) or places.height > option.rect.height() + 1:
            found.append(row.title)
        return found

    def _columns(self) -> tuple[int, int, int]:
        px, rows = self.theme.px, self._model.rows
        names = QFontMetrics(self.theme.font(13))
        badge = QFontMetrics(self.theme.font(11, bold=True))
        widest = max(badge.horizontalAdvance(words) for words in self._badges) + px(8)
        name = max((names.horizontalAdvance(name) for row in rows for name in row.owners), default=0)
        pair = 2 * (name + widest + px(6) + 2) + 4 * px(6) + px(14)  # as `paint_ownership` shares the room
        return (
            min(max(px(200), pair), px(330)),
            max((self._tag_width(row) + px(16) for row in rows), default=0),
            max((names.horizontalAdvance(row.aside) + px(14) for row in rows), default=0),
        )

    def _tag_width(self, row: ListRow) -> int:
        if not row.tag:
            return 0
        return QFontMetrics(self.theme.font(12)).horizontalAdvance(row.tag) + self.theme.px(14 + 4 + 16) + 2

    def _paint_words(self, painter: QPainter, row: ListRow, places: RowPlaces, left: int, top: int) -> None:
        title, theme = places.title.translated(left, top), self.theme
        bold, plain = theme.font(14, bold=True), theme.font(14)
        after = f" · {row.after}" if row.after else ""
        room = title.width()
        follows = min(QFontMetrics(plain).horizontalAdvance(after), room // 2)
        words = QFontMetrics(bold).elidedText(row.title, Qt.TextElideMode.ElideRight, room - follows)
        painter.setFont(bold)
        painter.setPen(theme.color("text"))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, words)
        used = QFontMetrics(bold).horizontalAdvance(words)
        painter.setFont(plain)
        rest = QFontMetrics(plain).elidedText(after, Qt.TextElideMode.ElideRight, room - used)
        painter.drawText(title.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, rest)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        below = QFontMetrics(theme.font(13)).elidedText(row.below, Qt.TextElideMode.ElideRight, places.below.width())
        painter.drawText(places.below.translated(left, top), Qt.AlignmentFlag.AlignVCenter, below)

    def _paint_tag(self, painter: QPainter, row: ListRow, box: QRect) -> None:
        theme = self.theme
        fill, frame, ink = _TAG_COLORS.get(row.tone, (f"{row.tone}Soft", f"{row.tone}Line", row.tone))
        painter.setPen(QPen(theme.color(frame), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        edge = theme.px(14)
        icon = QRect(box.left() + theme.px(8), box.center().y() - edge // 2 + 1, edge, edge)
        painter.drawPixmap(icon.topLeft(), theme.pixmap(row.icon, ink, 14))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color(ink))
        words = box.adjusted(icon.right() + theme.px(4) - box.left(), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, row.tag)


_TAG_COLORS = {
    "": ("surfaceAlt", "line", "text2"),
    "quiet": ("surfaceAlt", "line", "text2"),
    "accent": ("accentSoft", "accentLine", "accentText"),
}


class RowList(KeyList):
    """A list of requests: ↑ ↓ move, Enter or a click opens.

    A `marked` one shows its current row also while a search line has the focus.

    Signals:
        opened: id of the row.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, *, marked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows = ListRowModel(self)
        self.setItemDelegate(ListRowDelegate(theme, self, self._rows, marked))
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.entered.connect(lambda: self._open(self.current_row()))
        self.clicked.connect(lambda index: self._open(index.row()))

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show rows; the one that was current stays current."""
        if list(rows) == self._rows.rows:
            return
        current = self.current_id()
        self._rows.show_rows(rows)
        for place, row in enumerate(rows):
            if row.id == current:
                self.go_to(place)
        if self.hasFocus() and self.current_row() < 0:
            self.go_to(0)

    def shown(self) -> list[ListRow]:
        """Return the rows as shown."""
        return list(self._rows.rows)

    def current_id(self) -> str | None:
        """Return the id of the current row, None for none."""
        place = self.current_row()
        return self._rows.rows[place].id if 0 <= place < len(self._rows.rows) else None

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._rows.rows):
            self.opened.emit(self._rows.rows[place].id)
