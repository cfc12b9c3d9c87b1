"""The days to the promised one, cell by cell, so that customer and clerk see how it was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.core.day import day_in_words, weekday_in_words
from clerk_app.core.promise import DayCell, DayKind
from clerk_app.ui.theme import Theme

CELLS_A_ROW = 10


class PromiseStrip(QWidget):
    """Cells of days, the promised one framed. While choosing, ← → pick an earlier day, never a later one.

    Signals:
        day_chosen: the clerk picked another day (`datetime.date`).
        entered: Enter was pressed.
    """

    day_chosen = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: tuple[DayCell, ...] = ()
        self._chosen = -1
        self._choosing = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_days(self, cells: Sequence[DayCell], chosen: dt.date | None = None) -> None:
        """Show `cells`, from acceptance to the last day allowed; `chosen` is promised (None: the last)."""
        self._cells = tuple(cells)
        self._chosen = next((n for n, cell in enumerate(cells) if cell.day == chosen), len(cells) - 1)
        self._describe()
        self.updateGeometry()
        self.update()

    def set_choosing(self, choosing: bool) -> None:
        """Let the clerk pick an earlier day, or no longer."""
        self._choosing = choosing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choosing else Qt.FocusPolicy.NoFocus)
        if choosing:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.update()

    @property
    def choosing(self) -> bool:
        """Whether an earlier day may be picked now."""
        return self._choosing

    def chosen_day(self) -> dt.date | None:
        """Return the promised day; None while there are no cells."""
        return self._cells[self._chosen].day if self._cells else None

    def text_alternative(self) -> str:
        """Return the strip in words: the promised day and which day of the count it is."""
        if not self._cells:
            return ""
        cell = self._cells[self._chosen]
        words = day_in_words(cell.day, self._theme.language)
        if cell.number is not None:
            counted = self.tr("day %n of the count", "", cell.number)
            return f"{words}, {counted}"
        return words

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows of cells."""
        rows = -(-len(self._cells) // self._columns(width)) if self._cells else 0
        return rows * self._cell_height() + max(0, rows - 1) * self._gap()

    def sizeHint(self) -> QSize:
        """Return the size of the strip in one row, or in rows of ten."""
        columns = min(len(self._cells), CELLS_A_ROW)
        width = columns * (self._theme.px(60) + self._gap())
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def minimumSizeHint(self) -> QSize:
        """Return room for five cells."""
        return QSize(5 * self._theme.px(52), self._cell_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by ← →, Home and End; Enter accepts."""
        if not self._choosing:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Home:
                self._choose(0)
            case Qt.Key.Key_End:
                self._choose(len(self._cells) - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.entered.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick by click while choosing."""
        for number in range(len(self._cells)):
            if self._choosing and self._cell_rect(number).contains(event.position().toPoint()):
                self._choose(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the focus."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(self._cells)):
            self._paint_cell(painter, number)

    def _paint_cell(self, painter: QPainter, number: int) -> None:
        theme, cell, box = self._theme, self._cells[number], self._cell_rect(number)
        chosen, off = number == self._chosen, cell.kind is DayKind.OFF
        plain = off or cell.kind is DayKind.ACCEPTED or number > self._chosen
        width = 2 if chosen else 1
        style = Qt.PenStyle.DashLine if cell.provisional and not chosen else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), width, style))
        painter.setBrush(theme.color("accentSoft" if chosen else "surfaceAlt" if plain else "surface"))
        half = width / 2
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), theme.px(6), theme.px(6))
        third = box.height() // 3
        ink = theme.color("text2" if plain and not chosen else "text")
        for place, (words, size, bold) in enumerate(
            (
                (weekday_in_words(cell.day, theme.language), 12, False),
                (self._day_words(number), 14, not off),
                (self._caption(number), 12, chosen),
            )
        ):
            painter.setFont(theme.font(size, bold=bold))
            painter.setPen(theme.color("accentText") if chosen and place == 2 else ink)
            line = QRect(box.left(), box.top() + place * third, box.width(), third)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    def _day_words(self, number: int) -> str:
        day = self._cells[number].day
        new_month = number > 0 and day.day == 1
        return f"{day.month}/{day.day}" if new_month else str(day.day)

    def _caption(self, number: int) -> str:
        cell = self._cells[number]
        if number == 0 and cell.kind is DayKind.ACCEPTED:
            return self.tr("today")
        if cell.number is None:
            return self.tr("off") if cell.kind is DayKind.OFF else ""
        return self.tr("day {number}").format(number=cell.number)

    def _step(self, step: int) -> None:
        place = self._chosen + step
        while 0 <= place < len(self._cells) and self._cells[place].kind is DayKind.OFF:
            place += step
        self._choose(place)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._cells) and number != self._chosen:
            self._chosen = number
            self._describe()
            self.update()
            self.day_chosen.emit(self._cells[number].day)

    def _describe(self) -> None:
        self.setAccessibleName(self.text_alternative())
        self.setToolTip(self.text_alternative())

    def _columns(self, width: int) -> int:
        fitting = (width + self._gap()) // (self._theme.px(50) + self._gap())
        return max(1, min(CELLS_A_ROW, fitting, max(1, len(self._cells))))

    def _gap(self) -> int:
        return self._theme.px(8)

    def _cell_height(self) -> int:
        return self._theme.px(62)

    def _cell_rect(self, number: int) -> QRect:
        columns = self._columns(self.width())
        width = min(self._theme.px(80), (self.width() - (columns - 1) * self._gap()) // columns)
        row, column = divmod(number, columns)
        height = self._cell_height()
        return QRect(column * (width + self._gap()), row * (height + self._gap()), width, height)
