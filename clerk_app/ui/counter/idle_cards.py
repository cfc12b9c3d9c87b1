"""The left column of the idle page: the next customer, interrupted work, the clerk's own day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.day import local_time
from clerk_app.core.sentence import Language
from clerk_app.service.counter_view import InterruptedVisit, Today
from clerk_app.ui.keys import ENTER_CAP, Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Glyph, OneLine, Words, rule


class StartCard(Card):
    """What can be done now: receive somebody, find the request of somebody who came back, look a procedure up.

    Signals:
        started, returned, looked_up: the button was pressed.
        explained: the start button was pressed while it rests; carries why.
    """

    started = Signal()
    returned = Signal()
    looked_up = Signal()
    explained = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        px = theme.px
        self.body.setContentsMargins(px(20), px(18), px(20), px(20))
        self.body.addWidget(Words(self.tr("Next customer"), "h2"))
        self.body.addSpacing(px(6))
        # One filled button a page: while interrupted work waits, that is the one.
        self._filled = self._button(self.tr("Receive the next customer"), Key.NEXT, "user-plus", "primary")
        self._plain = self._button(self.tr("Receive the next customer"), Key.NEXT, "user-plus")
        returned = self._button(self.tr("Customer has come back"), Key.FILTER, "history")
        look_up = ActionButton(theme, self.tr("Look up a procedure"), cap(Key.FIND), "search")
        self.body.addWidget(look_up)
        for button in (self._filled, self._plain):
            button.activated.connect(self.started)
            button.explained.connect(self.explained)
        returned.activated.connect(self.returned)
        look_up.activated.connect(self.looked_up)
        for button in (returned, look_up, self._filled, self._plain):
            button.setAutoDefault(True)
        self.rest("")

    @property
    def start(self) -> ActionButton:
        """The start button in use."""
        return self._filled if self._plain.isHidden() else self._plain

    def rest(self, reason: str) -> None:
        """Keep the start button from acting for `reason`; empty lets it act again."""
        self._plain.setVisible(bool(reason))
        self._filled.setVisible(not reason)
        self._plain.set_unavailable(reason)

    def _button(self, label: str, key: Key, icon: str, kind: str = "plain") -> ActionButton:
        filled = kind == "primary"
        button = ActionButton(
            self._theme, label, cap(key), icon, kind="primary" if filled else "plain", size="large", spread=True
        )
        self.body.addWidget(button)
        return button


class InterruptedCard(QFrame):
    """A visit that was open when the program stopped: go on with it, or park it.

    Signals:
        resumed, parked: which of the two.
    """

    resumed = Signal()
    parked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "current")
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(14), px(14), px(14))
        row.setSpacing(px(10))
        row.addWidget(Glyph(theme, "history", "accentText", 22), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        self._what, self._when = Words(role="h2", wrap=True), Words(role="sub", wrap=True)
        column.addWidget(self._what)
        column.addWidget(self._when)
        column.addSpacing(px(8))
        buttons = FlowLayout(px(8), px(8))
        self.go_on = ActionButton(theme, self.tr("Go on"), ENTER_CAP, kind="primary")
        self.go_on.activated.connect(self.resumed)
        park = ActionButton(theme, self.tr("Park"), cap(Key.PARK))
        park.activated.connect(self.parked)
        for button in (self.go_on, park):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addSpacing(px(8))
        column.addWidget(
            Words(self.tr("The time away does not count; the log notes the interruption."), "small", wrap=True)
        )
        row.addLayout(column, 1)

    def show_visit(self, visit: InterruptedVisit, language: Language, zone: dt.tzinfo, today: dt.date) -> None:
        """Say whose visit it is and until when everything is there."""
        parts = [visit.customer or self.tr("Customer"), visit.title.to(language) if visit.title else ""]
        if visit.position:
            parts.append(self.tr("step %1").replace("%1", str(visit.position)))
        self._what.setText(self.tr(", ").join(part for part in parts if part))
        local = local_time(visit.kept_until, zone)
        moment = f"{local:%H:%M:%S}" if local.date() == today else f"{local:%Y-%m-%d %H:%M:%S}"
        self._when.setText(
            self.tr("Interrupted. Everything up to %1 is there.").replace("%1", moment)
        )
        self.setAccessibleName(f"{self._what.text()}. {self._when.text()}")


class Figure(QWidget):
    """One figure of the day: large, what it is out of, what it means."""

    def __init__(self, theme: Theme, figure: str, out_of: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(12), theme.px(10))
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(Words(figure, "figure"))
        if out_of:
            beside = Words(out_of)
            beside.setContentsMargins(0, 0, 0, theme.px(3))
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(Words(words, "sub", wrap=True))
        column.addStretch(1)
        self.setAccessibleName(f"{figure}{out_of} {words}")


class TodayCard(QFrame):
    """The clerk's own day in counts; never a grade of one visit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._theme = theme
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(10), px(16), px(10))
        head.addWidget(Words(self.tr("My day"), "h2"), 1)
        self._since = Words(role="sub")
        head.addWidget(self._since)
        column.addLayout(head)
        column.addWidget(rule())
        self._place = column
        self._figures: QWidget | None = None
        self._today: Today | None = None

    def show_today(self, today: Today, zone: dt.tzinfo) -> None:
        """Show the figures."""
        if today == self._today:
            return
        self._today = today
        self._since.setText(self.tr("since %1").replace("%1", f"{local_time(today.since, zone):%H:%M}"))
        if self._figures is not None:
            self._figures.hide()
            self._figures.deleteLater()
        self._figures = QWidget()
        grid = QGridLayout(self._figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        figures = self._made(today)
        for place, figure in enumerate(figures):
            row, column = place // 2 * 2, place % 2 * 2
            alone = place % 2 == 0 and place == len(figures) - 1
            grid.addWidget(figure, row, column, 1, 3 if alone else 1)
            if column:
                grid.addWidget(rule(vertical=True), row, 1)
            elif row:
                grid.addWidget(rule(), row - 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self._place.addWidget(self._figures)
        self._figures.show()

    def _made(self, today: Today) -> list[Figure]:
        made = [
            Figure(self._theme, str(today.visits), "", self.tr("visits")),
            Figure(self._theme, _minutes(today.average_ms), "", self._average(today)),
        ]
        if today.requests:
            out_of = f"/ {today.requests}"
            made.append(Figure(self._theme, str(today.settled), out_of, self.tr("settled at once or accepted")))
        if today.rated:
            words = self.tr("satisfied or better; %1 rated").replace("%1", str(today.answered))
            made.append(Figure(self._theme, str(today.satisfied), f"/ {today.rated}", words + self._unrated(today)))
        elif today.answered:
            made.append(Figure(self._theme, str(today.answered), "", self.tr("rated") + self._unrated(today)))
        return made

    def _unrated(self, today: Today) -> str:
        """Return who did not rate, and apart from them whom the device kept from it: that is no answer of theirs."""
        words = self.tr("; %1 not rated").replace("%1", str(today.unrated))
        if today.kept_by_device:
            words += self.tr("; %1 device trouble").replace("%1", str(today.kept_by_device))
        return words

    def _average(self, today: Today) -> str:
        if today.standard_ms is None:
            return self.tr("on average")
        return self.tr("on average, standard %1").replace("%1", _minutes(today.standard_ms))


class Greeting(QWidget):
    """What to say first, beneath the cards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Glyph(theme, "message-2", "text2", 16))
        row.addWidget(OneLine(self.tr("Good day, please take a seat. What can I do for you?"), "sub"), 1)


def _minutes(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
