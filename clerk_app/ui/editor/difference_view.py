"""A comparison of two versions, line by line: what went is red with a minus, what came is green with a plus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.library.line_difference import LineDifference, LineKind
from clerk_app.ui.editor.code_editor import FAMILIES, TEXT_PX
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.painting import draw_wrapped, wrapped_height

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_FILLS = {LineKind.REMOVED: "dangerSoft", LineKind.ADDED: "okSoft", LineKind.GAP: "surfaceAlt"}
_SIGNS = {LineKind.REMOVED: ("-", "danger"), LineKind.ADDED: ("+", "ok")}


class DifferenceModel(QAbstractListModel):
    """Lines of a comparison."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[LineDifference, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, or its words."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        return self.spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else line if role == ROW_ROLE else None

    def spoken(self, line: LineDifference) -> str:
        """Return a line for assistive technology."""
        if line.kind is LineKind.REMOVED:
            return self.tr("Removed, line {number}: {text}").format(number=line.old, text=line.text)
        if line.kind is LineKind.ADDED:
            return self.tr("Added, line {number}: {text}").format(number=line.new, text=line.text)
        if line.kind is LineKind.GAP:
            return self.tr("Lines in between are the same")
        return self.tr("Line {number}: {text}").format(number=line.new, text=line.text)

    def show_lines(self, lines: Sequence[LineDifference]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()


class DifferenceDelegate(RowDelegate):
    """Paints old number, new number, sign and text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped text."""
        line: LineDifference = index.data(ROW_ROLE)
        width = option.rect.width() if option.rect.width() > 0 else self.theme.px(600)

        def measure() -> int:
            room = self._text_area(QRect(0, 0, width, 0)).width()
            return max(self._line_height(), wrapped_height(self._font(), line.text.rstrip(), room)) + self.theme.px(5)

        return QSize(self.theme.px(200), self.kept_height(line.text, width, measure))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        theme, px, area = self.theme, self.theme.px, option.rect
        line: LineDifference = index.data(ROW_ROLE)
        state = option.state
        painter.save()
        if line.kind in _FILLS:
            painter.fillRect(area, theme.color(_FILLS[line.kind]))
        font = self._font()
        painter.setFont(font)
        height = self._line_height()
        top = area.top() + px(2)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("text2"))
        for place, number in enumerate((line.old, line.new)):
            if number is not None:
                column = QRect(area.left() + px(4) + place * px(42), top, px(36), height)
                painter.drawText(column, right, str(number))
        sign, ink = _SIGNS.get(line.kind, ("⋯" if line.kind is LineKind.GAP else "", "text2"))
        painter.setPen(theme.color(ink))
        painter.drawText(QRect(area.left() + px(90), top, px(20), height), Qt.AlignmentFlag.AlignCenter, sign)
        words = self._text_area(area)
        words.setTop(top)
        draw_wrapped(painter, words, font, theme.color("text"), line.text.rstrip())
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the text of a row that is too low."""
        line: LineDifference = index.data(ROW_ROLE)
        return [] if self.sizeHint(option, index).height() <= option.rect.height() + 1 else [line.text]

    def _text_area(self, area: QRect) -> QRect:
        px = self.theme.px
        return QRect(area.left() + px(118), area.top(), max(px(80), area.width() - px(130)), 100_000)

    def _line_height(self) -> int:
        return QFontMetrics(self._font()).height()

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.theme.px(TEXT_PX))
        return font


class DifferenceList(KeyList):
    """The lines of a comparison, to be read with the arrows; the page round it scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lines = DifferenceModel(self)
        self.setItemDelegate(DifferenceDelegate(theme, self))
        self.setAccessibleName(self.tr("Changed lines"))
        self.setModel(self._lines)

    def show_lines(self, lines: Sequence[LineDifference]) -> None:
        """Show other lines."""
        self._lines.show_lines(lines)

    def shown(self) -> tuple[LineDifference, ...]:
        """Return the lines as shown."""
        return self._lines.lines
