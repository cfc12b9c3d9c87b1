"""What the checker says of the text, line by line; the next one by key, a near suggestion by one button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from clerk_app.library.findings import Finding, Severity
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.painting import draw_focus_frame, draw_wrapped, wrapped_height

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW, HEAD, MOST_ROWS = 36, 34, 5


class MessageModel(QAbstractListModel):
    """The findings in the order of the text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.findings: tuple[Finding, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a finding, or its words."""
        if not index.isValid():
            return None
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = self.tr("Error") if finding.severity is Severity.ERROR else self.tr("Reminder")
            return f"{kind}, {self.place(finding)}, {finding.message(self._theme.language)}"
        return finding if role == ROW_ROLE else None

    def place(self, finding: Finding) -> str:
        """Return where it is, in words."""
        return self.tr("Line {line}").format(line=finding.line)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.findings = tuple(findings)
        self.endResetModel()


class MessageDelegate(RowDelegate):
    """Paints icon, line and message; beside the current one stands the button with the suggestion."""

    def __init__(self, theme: Theme, messages: MessageList) -> None:
        super().__init__(theme, messages)
        self._messages = messages

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped message."""
        width = option.rect.width() if option.rect.width() > 0 else self.theme.px(600)
        finding: Finding = index.data(ROW_ROLE)
        words = finding.message(self.theme.language)
        room = self._words_area(QRect(0, 0, width, 0), finding).width()
        height = wrapped_height(self.theme.font(13), words, room) + self.theme.px(14)
        return QSize(self.theme.px(200), max(self.theme.px(ROW), height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one message."""
        theme, px, area = self.theme, self.theme.px, option.rect
        finding: Finding = index.data(ROW_ROLE)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("selected"))
            if state & QStyle.StateFlag.State_HasFocus:
                draw_focus_frame(painter, area, theme)
        error = finding.severity is Severity.ERROR
        icon, token = ("alert-circle", "danger") if error else ("alert-triangle", "warn")
        line = QFontMetrics(theme.font(13)).height()
        top = area.top() + (px(ROW) - line) // 2
        painter.drawPixmap(QPoint(area.left() + px(14), top + (line - px(16)) // 2), theme.pixmap(icon, token, 16))
        place = self._messages.place_words(finding)
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.color("text"))
        painter.drawText(QPoint(area.left() + px(38), top + QFontMetrics(painter.font()).ascent()), place)
        words = self._words_area(area, finding)
        words.setTop(top)
        draw_wrapped(painter, words, theme.font(13), theme.color("text"), finding.message(theme.language))
        painter.restore()

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the message of a row that is too low."""
        finding: Finding = index.data(ROW_ROLE)
        return [] if self.sizeHint(option, index).height() <= option.rect.height() + 1 else [finding.code]

    def _words_area(self, area: QRect, finding: Finding) -> QRect:
        px = self.theme.px
        bold = QFontMetrics(self.theme.font(13, bold=True))
        left = area.left() + px(38) + bold.horizontalAdvance(self._messages.place_words(finding)) + px(14)
        right = area.right() - px(14)
        if finding.suggestion is not None:
            right -= self._messages.fix_width(finding) + px(10)
        return QRect(left, area.top(), max(px(80), right - left), 10_000)


class MessageList(KeyList):
    """The messages: one Tab stop; Enter goes to the place, the button beside the current one changes the word.

    Signals:
        fix_wanted: write the suggestion of this finding.
    """

    fix_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.messages = MessageModel(theme, self)
        self.fix = ActionButton(theme, "", size="tiny", parent=self.viewport())
        self.fix.hide()
        self.fix.activated.connect(self._fix)
        self.setItemDelegate(MessageDelegate(theme, self))
        self.setAccessibleName(self.tr("Check results"))
        self.setModel(self.messages)

    def current(self) -> Finding | None:
        """Return the current message."""
        row = self.current_row()
        return self.messages.findings[row] if 0 <= row < len(self.messages.findings) else None

    def place_words(self, finding: Finding) -> str:
        """Return where a finding is, in words."""
        return self.messages.place(finding)

    def fix_width(self, finding: Finding) -> int:
        """Return the room that the button of a finding takes, px."""
        metrics = QFontMetrics(self.theme.font(13))
        return metrics.horizontalAdvance(self._fix_words(finding)) + self.theme.px(22)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Put the button beside the current message."""
        super().currentChanged(current, previous)
        QTimer.singleShot(0, self, self.place_fix)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right edge."""
        super().resizeEvent(event)
        self.place_fix()

    def place_fix(self) -> None:
        """Show the button where the current message has a suggestion."""
        finding = self.current()
        if finding is None or finding.suggestion is None:
            self.fix.hide()
            return
        self.fix.set_label(self._fix_words(finding))
        row = self.visualRect(self.currentIndex())
        size = self.fix.sizeHint()
        px = self.theme.px
        self.fix.setGeometry(row.right() - size.width() - px(14), row.top() + px(4), size.width(), size.height())
        self.fix.show()

    def _fix_words(self, finding: Finding) -> str:
        return self.tr("Change to {word}").format(word=finding.suggestion)

    def _fix(self) -> None:
        finding = self.current()
        if finding is not None:
            self.fix_wanted.emit(finding)


class MessagePanel(QFrame):
    """The messages below the text, at most five rows high.

    Attributes:
        next: leads to the next message; F7 presses it.

    Signals:
        chosen: go to the place of this finding.
        fix_wanted: write the suggestion of this finding.
    """

    chosen = Signal(object)
    fix_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ActionBar")
        self._theme = theme
        self._visited: Finding | None = None
        self._most_rows = MOST_ROWS
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(14), px(3), px(14), px(3))
        head.setSpacing(px(12))
        head.addWidget(Words(self.tr("Check results"), "h2"))
        self.errors, self.reminders, self.fine = Words(tone="danger"), Words(tone="warn"), Words(tone="ok")
        for words in (self.errors, self.reminders, self.fine):
            head.addWidget(words)
        head.addStretch(1)
        self.next = ActionButton(theme, self.tr("Next"), cap(Key.LIST_MISSING), kind="bare", size="tiny")
        self.next.activated.connect(self.go_on)
        head.addWidget(self.next)
        column.addLayout(head)
        self.list = MessageList(theme)
        self.list.clicked.connect(lambda _index: self._choose())
        self.list.entered.connect(self._choose)
        self.list.fix_wanted.connect(self.fix_wanted)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.list)
        column.addWidget(self._area)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found; the one that was current stays it as long as it is there."""
        before = self.list.current()
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        reminders = len(findings) - errors
        self.errors.setText(self.tr("%n error(s)", "", errors))
        self.errors.setVisible(errors > 0)
        self.reminders.setText(self.tr("%n reminder(s)", "", reminders))
        self.reminders.setVisible(reminders > 0)
        self.fine.setText(self.tr("Nothing to mend"))
        self.fine.setVisible(not findings)
        self.next.setVisible(bool(findings))
        if tuple(findings) != self.list.messages.findings:
            self.list.messages.show_findings(findings)
            errors_first = next((row for row, one in enumerate(findings) if one.severity is Severity.ERROR), 0)
            same = (row for row, one in enumerate(findings) if before is not None and _alike(one, before))
            row = next(same, errors_first)
            self.list.go_to(row)
        self._fit()

    def set_most_rows(self, rows: int) -> None:
        """Be at most `rows` rows high; the others are scrolled to."""
        if rows != self._most_rows:
            self._most_rows = rows
            self._fit()

    def go_on(self) -> None:
        """Go to the place of the next message; after the last comes the first."""
        rows = self.list.row_count()
        if rows:
            row = max(0, self.list.current_row())
            seen = self._visited is not None and self._visited == self.list.current()
            self.list.go_to((row + 1) % rows if seen else row)
            self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap for the new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _choose(self) -> None:
        finding = self.list.current()
        if finding is not None:
            self._visited = finding
            row = self.list.visualRect(self.list.currentIndex())
            self._area.ensureVisible(0, row.center().y(), 0, row.height() // 2)
            self.chosen.emit(finding)

    def _fit(self) -> None:
        rows = self.list.row_count()
        wanted = self.list.contents_height(self.list.viewport().width())
        self._area.setFixedHeight(min(wanted, self._theme.px(ROW) * self._most_rows))
        self._area.setVisible(rows > 0)
        self.list.place_fix()


def _alike(one: Finding, other: Finding) -> bool:
    return one.code == other.code and one.parameters == other.parameters
