"""The log of a request: time, seal, words, duration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerk_app.core.procedure import Verb
from clerk_app.service.review_log import LogLine, What
from clerk_app.ui.review.log_words import ICONS, LogWords
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.painting import draw_focus_frame, draw_wrapped, wrapped_height
from clerk_app.ui.widgets.seal import Seal

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_HAND_OFFS = frozenset(
    {
        What.OFFERED,
        What.HAND_OFF_ACCEPTED,
        What.HAND_OFF_RETURNED,
        What.HAND_OFF_WITHDRAWN,
        What.HAND_OFF_LAPSED,
    }
)


@dataclass(frozen=True, slots=True)
class LogRow:
    """One painted row. `time` is empty for a line that cannot be read; a new day stands before its first time."""

    line: LogLine
    time: str
    seal: str
    seal_meaning: str
    icon: str
    words: str
    ink: str
    took: str
    by: str


class LogModel(QAbstractListModel):
    """The lines of the log."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[LogRow] = []

    def show_rows(self, rows: Sequence[LogRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row for the delegate, or its words."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return " ".join(part for part in (row.time, row.seal_meaning, row.words, row.took, row.by) if part)
        return None


class LogDelegate(RowDelegate):
    """Paints one line; its words wrap, nothing is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height the words need."""
        row: LogRow = index.data(ROW_ROLE)
        width = option.rect.width()
        return QSize(width, self._height(row, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw time, seal, words and duration."""
        row: LogRow = index.data(ROW_ROLE)
        theme, px = self.theme, self.theme.px
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_frame(painter, area, theme)
        painter.save()
        line = QRect(area.left(), area.top() + px(4), area.width(), px(20))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        painter.drawText(line.adjusted(px(2), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.time)
        self._paint_sign(painter, row, QRect(area.left() + self._time_width(), line.top(), self._seal_width(), px(20)))
        words = self._words_area(row, area.width()).translated(area.topLeft())
        draw_wrapped(painter, words, theme.font(13, bold=row.ink == "danger"), theme.color(row.ink), row.words)
        if row.took:
            painter.setFont(theme.font(13, bold=row.line.over))
            painter.setPen(theme.color("warn" if row.line.over else "text2"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line.adjusted(0, 0, -px(2), 0), flags, row.took)
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: Index) -> list[str]:
        """Return the words of a line that do not fit its row."""
        row: LogRow = index.data(ROW_ROLE)
        area: QRect = option.rect
        return [row.words] if self._height(row, area.width()) > area.height() + 1 else []

    def _paint_sign(self, painter: QPainter, row: LogRow, box: QRect) -> None:
        theme, px = self.theme, self.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.seal:
            side = px(16)
            at = box.center().x() - side // 2 if self._seal_width() < px(40) else box.left()
            painter.drawPixmap(at, box.center().y() - side // 2 + 1, theme.pixmap(row.icon, self._sign_ink(row), 16))
            return
        font = theme.font(12, bold=True)
        width = max(px(20), QFontMetrics(font).horizontalAdvance(row.seal) + px(8))
        frame = QRectF(box.left(), box.top(), width, box.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        refused = row.line.verb is Verb.REFUSE
        painter.setPen(QPen(theme.color("danger" if refused else "accent"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(frame, px(5), px(5))
        painter.setFont(font)
        painter.setPen(theme.color("danger" if refused else "accentText"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, row.seal)

    @staticmethod
    def _sign_ink(row: LogRow) -> str:
        return "text2" if row.ink == "text" else row.ink

    def _time_width(self) -> int:
        return QFontMetrics(self.theme.font(13)).horizontalAdvance("00-00 00:00") + self.theme.px(12)

    def _seal_width(self) -> int:
        return self.theme.px(20 if self.theme.language == "zh" else 62)

    def _words_area(self, row: LogRow, width: int) -> QRect:
        px = self.theme.px
        left = self._time_width() + self._seal_width() + px(10)
        right = QFontMetrics(self.theme.font(13, bold=True)).horizontalAdvance("00:00 ▲") + px(8) if row.took else px(2)
        return QRect(left, px(4), width - left - right, 10_000)

    def _height(self, row: LogRow, width: int) -> int:
        font = self.theme.font(13, bold=row.ink == "danger")
        needed = wrapped_height(font, row.words, self._words_area(row, width).width())
        return max(self.theme.px(28), needed + self.theme.px(8))


class StepLog(KeyList):
    """The list; as high as its lines, the page scrolls."""

    def __init__(self, theme: Theme, words: ReviewWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words = words
        self._sentences = LogWords(words, self)
        self._seals = Seal(theme, Verb.SAY, parent=self)
        self._seals.hide()
        self.lines = LogModel()
        self.lines.setParent(self)
        self.setItemDelegate(LogDelegate(theme, self))
        self.setModel(self.lines)
        self.setAccessibleName(self.tr("Step log"))

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show the log."""
        rows = []
        day = ""
        for line in lines:
            time = ""
            if line.at is not None:
                this_day = self._words.short_day(line.at)
                time = self._words.clock(line.at) if this_day == day else self._words.moment(line.at)
                day = this_day
            rows.append(self._row(line, time))
        self.lines.show_rows(rows)

    def _row(self, line: LogLine, time: str) -> LogRow:
        seal = meaning = ""
        if line.verb is not None:
            seal, meaning = self._seals.sign(line.verb), self._seals.meaning(line.verb)
        elif line.what in _HAND_OFFS:
            seal, meaning = self.tr("Over"), self.tr("Hand-off")
        took = "" if not line.took_ms else self._words.took(line.took_ms, line.over).words
        tone = self._sentences.tone(line)
        return LogRow(
            line=line,
            time=time,
            seal=seal,
            seal_meaning=meaning,
            icon=ICONS.get(line.what, "printer"),
            words=self._sentences.sentence(line),
            ink=tone or "text",
            took=took,
            by=line.by,
        )
