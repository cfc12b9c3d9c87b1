"""The bar at the top of every window: where, who, is everything working, what time is it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLayout, QPushButton, QWidget

from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Dot, Glyph, OneLine, Tag, Words, rule

StatusTone = Literal["ok", "warn", "danger"]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of one thing the counter relies on.

    Attributes:
        id: handed back when the clerk presses it.
        icon: name of its icon in this state; a fault has another icon than health where there is one.
        words: what is the case, e.g. 打印机就绪; other words when it is not.
        tone: anything but ``ok`` makes it a button that leads to the fix.
    """

    id: str
    icon: str
    words: str
    tone: StatusTone = "ok"


class Mark(QWidget):
    """The program's sign: a bolt on the accent colour."""

    def __init__(self, theme: Theme, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.setFixedSize(self._theme.px(self._size), self._theme.px(self._size))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        radius = self.width() * 0.2
        painter.drawRoundedRect(self.rect(), radius, radius)
        inner = round(self._size * 0.62)
        bolt = self._theme.pixmap("bolt", "onAccent", inner)
        offset = (self.width() - self._theme.px(inner)) // 2
        painter.drawPixmap(offset, offset, bolt)


class StatusLine(QWidget):
    """Icon, disc and words of one healthy status."""

    def __init__(self, theme: Theme, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Glyph(theme, status.icon, "text2", 16))
        row.addWidget(Dot(theme, status.tone))
        row.addWidget(Words(status.words, "sub"))
        self.setAccessibleName(status.words)


class StatusButton(ActionButton):
    """A status that is not well: the same in its colour, and a way to the fix."""

    def __init__(self, theme: Theme, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(theme, status.words, size="small", parent=parent)
        self.setProperty("kind", "status")
        row = cast("QHBoxLayout", self.layout())
        row.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        row.setSpacing(theme.px(6))
        for place, widget in enumerate((Glyph(theme, status.icon, status.tone, 16), Dot(theme, status.tone))):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.insertWidget(place + 1, widget)
        self._label.setProperty("role", "sub")
        self._label.setProperty("tone", status.tone)


class TopBar(QFrame):
    """The bar; a section appears when it is given something and not before.

    Signals:
        tab_chosen: id of a tab.
        status_pressed: id of a status that is not well.
        lock_pressed: the lock button.
    """

    tab_chosen = Signal(str)
    status_pressed = Signal(str)
    lock_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self._theme = theme
        self._statuses: list[Status] = []
        self._compact = False
        self.setFixedHeight(theme.px(48))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(Mark(theme))
        self._hall = OneLine(role="h2")
        self._counter = Tag(theme, "", "accent")
        self._clerk = OneLine(tone="quiet")
        for widget in (self._hall, self._counter, self._clerk):
            row.addWidget(widget)
            widget.hide()
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(theme.px(4))
        self._tab_group = QButtonGroup(self)
        row.addLayout(self._tabs)
        row.addStretch(1)
        self._status_row = QHBoxLayout()
        self._status_row.setSpacing(theme.px(12))
        row.addLayout(self._status_row)
        self._line = rule(vertical=True)
        self._line.setFixedHeight(theme.px(20))
        self._day, self._time = Words(role="sub"), Words(role="clock")
        for later in (self._line, self._day, self._time):
            row.addWidget(later)
            later.hide()
        self._lock = ActionButton(theme, self.tr("Lock"), cap(Key.LOCK), "lock", kind="flat", size="tiny")
        cast("QHBoxLayout", self._lock.layout()).setSpacing(theme.px(5))
        self._lock.activated.connect(self.lock_pressed)
        self._lock.hide()
        row.addWidget(self._lock)

    def show_hall(self, hall: str, counter: str = "") -> None:
        """Name the hall and the counter; empty hides."""
        self._hall.set_text(hall)
        self._hall.setVisible(bool(hall))
        self._counter.set_state(counter, "accent")
        self._counter.setVisible(bool(counter))

    def show_clerk(self, name: str) -> None:
        """Name who is signed in; empty hides name and lock."""
        self._clerk.set_text(name)
        self._clerk.setVisible(bool(name))
        self._lock.setVisible(bool(name))

    def show_tabs(self, tabs: Sequence[tuple[str, str]], current: str) -> None:
        """Show a supervisor's tabs as (id, words); none hides them."""
        self._empty(self._tabs)
        for name, words in tabs:
            button = QPushButton(words)
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            button.setChecked(name == current)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _checked=False, name=name: self.tab_chosen.emit(name))
            self._tab_group.addButton(button)
            self._tabs.addWidget(button)
            button.setMinimumWidth(self._tab_width(button))
            button.show()  # at once: what is hidden still takes no room in the sum
        self._fit()

    def _tab_width(self, button: QPushButton) -> int:
        button.ensurePolished()
        bold = button.font()
        bold.setBold(True)  # as the chosen one is written
        words = QFontMetrics(bold).horizontalAdvance(button.text()) + 2 * self._theme.px(10) + 2
        return max(words, button.sizeHint().width())

    def show_statuses(self, statuses: Sequence[Status]) -> None:
        """Show the states of what the counter relies on."""
        self._statuses = list(statuses)
        self._rebuild()

    def show_clock(self, day: str, time: str) -> None:
        """Show the day and the time, already in words; both empty hides them."""
        for widget, words in ((self._day, day), (self._time, time)):
            widget.setText(words)
            widget.setVisible(bool(words))
        self._line.setVisible(bool(self._statuses) and bool(day or time))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room for mark, one status and clock: the window may get narrower than all words."""
        return QSize(self._theme.px(320), self._theme.px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say 正常 or 有故障 in place of many words when there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let what can be done without give way: first the day, then the names; tabs, lock and time never."""
        gap = self._theme.px(12)
        fixed = self._theme.px(80) + (self._tabs.sizeHint().width() + gap if self._tabs.count() else 0)
        fixed += gap if self._statuses else 0
        fixed += sum(w.sizeHint().width() + gap for w in (self._time, self._lock) if not w.isHidden())
        names: list[tuple[QWidget, str]] = [
            (self._counter, self._counter.text()),
            (self._hall, self._hall.whole()),
            (self._clerk, self._clerk.whole()),
        ]
        shown = [(widget, bool(words)) for widget, words in names]
        wanted = sum(widget.sizeHint().width() + gap for widget, has_words in shown if has_words)
        wanted += self._day.sizeHint().width() + gap if self._day.text() else 0
        compact = fixed + wanted + self._statuses_width(self._statuses) > self.width()
        self._day.setVisible(bool(self._day.text()) and not compact)
        if compact != self._compact:
            self._compact = compact
            self._rebuild()
        room = self.width() - fixed - self._statuses_width(self._shown()) if compact else self.width()
        for widget, has_words in shown:
            # The hall may end in …; of a person's name too little would be left.
            hint = widget.minimumSizeHint() if widget is self._hall else widget.sizeHint()
            least = hint.width() + gap
            if widget is self._hall and widget.sizeHint().width() + gap <= room:
                least = widget.sizeHint().width() + gap
            widget.setVisible(has_words and (not compact or least <= room))
            room -= least if not widget.isHidden() else 0

    def _statuses_width(self, statuses: Sequence[Status]) -> int:
        return sum(self._theme.px(44 + 12) + self._words_width(status.words) for status in statuses)

    def _words_width(self, words: str) -> int:
        return self._day.fontMetrics().horizontalAdvance(words)

    def _rebuild(self) -> None:
        self._empty(self._status_row)
        for status in self._shown():
            widget: QWidget
            if status.tone == "ok":
                widget = StatusLine(self._theme, status)
            else:
                widget = StatusButton(self._theme, status)
                widget.activated.connect(lambda name=status.id: self.status_pressed.emit(name))
            self._status_row.addWidget(widget)
        self._line.setVisible(bool(self._statuses) and bool(self._time.text()))

    def _shown(self) -> list[Status]:
        if not self._compact or not self._statuses:
            return self._statuses
        bad = [status for status in self._statuses if status.tone != "ok"]
        if not bad:
            return [Status(self._statuses[0].id, "circle-check", self.tr("All well"))]
        worst = next((status for status in bad if status.tone == "danger"), bad[0])
        return [Status(worst.id, worst.icon, self.tr("Trouble"), worst.tone)]

    def _empty(self, layout: QHBoxLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
