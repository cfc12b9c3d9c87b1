"""Publishing: what changes, what does not, from when, why; another supervisor confirms."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.day import local_time
from clerk_app.core.errors import Refusal
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind, Procedure
from clerk_app.service.editor_view import Comparison
from clerk_app.ui.editor.change_words import ChangeWords
from clerk_app.ui.editor.difference_view import DifferenceList
from clerk_app.ui.keys import Key, cap, is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.inputs import LineEdit, PlainLineEdit
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note
from clerk_app.ui.widgets.overlay import Overlay
from clerk_app.ui.widgets.segment import Segment

WIDTH, LINES_HEIGHT = 858, 250
OPENING = dt.time(8, 30)
"""When a version of another day begins, in a hall whose hours name no time."""

TOMORROW, NOW, DAY = "tomorrow", "now", "day"


def opening_time(hours: str) -> dt.time:
    """Return the first time named in the hall's hours as it prints them: ``每天 8:30–17:30``."""
    found = re.search(r"(?<!\d)([01]?\d|2[0-3])[:：]([0-5]\d)(?!\d)", hours)
    return OPENING if found is None else dt.time(int(found[1]), int(found[2]))


class ScrolledLines(QScrollArea):
    """The lines of a comparison in a dialog: no higher than there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = DifferenceList(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.lines)
        self.setMinimumHeight(theme.px(60))
        self.setMaximumHeight(theme.px(LINES_HEIGHT))


class ChangeOverlay(Overlay):
    """A dialog with changed lines, facts in columns and one filled button that Ctrl+Enter presses.

    Attributes:
        confirm: the filled button.

    Signals:
        confirmed: it was pressed.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, WIDTH)
        px = theme.px
        self._fault: Note | None = None
        head = QHBoxLayout()
        head.setSpacing(px(14))
        self._title, self._summary = Words("", "h1b", wrap=True), Words("", "sub", wrap=True)
        head.addWidget(self._title)
        head.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self._inner = inner
        self.body.addWidget(self.area, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(px(8))
        self.told = Words("", "sub", wrap=True)
        self.foot.addWidget(self.told, 1)
        self.cancel = ActionButton(theme, self.tr("Cancel"), cap(Key.CLOSE))
        self.cancel.activated.connect(self.close_overlay)
        self.foot.addWidget(self.cancel)
        self.confirm = ActionButton(theme, "", cap(Key.CONTINUE), kind="primary")
        self.confirm.activated.connect(self.confirmed)
        self.foot.addWidget(self.confirm)
        self.body.addLayout(self.foot)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Scroll to the control that has the focus: on a low window it may be below."""
        if now is not None and self._inner.isAncestorOf(now) and not isinstance(now, DifferenceList):
            QTimer.singleShot(0, now, partial(self.area.ensureWidgetVisible, now, 0, self._theme.px(12)))

    def name(self, title: str, summary: str, confirm: str) -> None:
        """Say what the dialog is about, how much changes, and what its filled button does."""
        self._title.setText(title)
        self._summary.setText(summary)
        self.setAccessibleName(title)
        self.confirm.set_label(confirm)

    def add_lines(self, comparison: Comparison) -> None:
        """Show the changed lines."""
        scrolled = ScrolledLines(self._theme)
        scrolled.lines.show_lines(comparison.lines)
        self.column.addWidget(scrolled)

    def add_differences(self, comparison: Comparison) -> None:
        """Say in words what is otherwise."""
        for difference in comparison.differences:
            self.column.addWidget(Words(f"· {difference.message(self._theme.language)}", wrap=True))

    def fact(self, title: str, words: str) -> QWidget:
        """Return a column of a heading and words."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        column.addWidget(Words(title, "h2", wrap=True))
        column.addWidget(Words(words, "sub", wrap=True))
        column.addStretch(1)
        return place

    def fit(self) -> None:
        """Be as high as the contents, as far as the window goes."""
        width = min(self._theme.px(self._width), self.width() - 2 * self._theme.px(16)) - 2 * self._theme.px(20)
        layout = self._inner.layout()
        if layout is not None:
            layout.activate()
            wanted = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
            room = self.height() - self._theme.px(190)
            self.area.setMinimumHeight(max(self._theme.px(80), min(wanted, room)))
        super().fit()

    def show_fault(self, words: str) -> None:
        """Say why it was refused; what is typed stays."""
        if self._fault is not None:
            self.body.removeWidget(self._fault)
            self._fault.hide()
            self._fault.deleteLater()
        self._fault = Note(self._theme, "danger", words, parent=self.frame)
        self.body.insertWidget(self.body.count() - 1, self._fault)
        self._fault.show()
        self.fit()
        self._fault.announce()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter from the page behind, which has it as a shortcut: two owners and it would do nothing."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_enter(event.key())
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the filled button."""
        if is_enter(event.key()) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm.click()
            event.accept()
            return
        super().keyPressEvent(event)


class PublishOverlay(ChangeOverlay):
    """Asks from when and why.

    Signals:
        given: the reason and the start (milliseconds UTC).
    """

    given = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        procedure: Procedure,
        comparison: Comparison,
        number: int,
        now_ms: int,
        zone: dt.tzinfo,
        opening: dt.time,
        *,
        supervisors: int,
    ) -> None:
        super().__init__(theme, host)
        self._words = ChangeWords(theme.language, self)
        self._now, self._zone, self._opening = now_ms, zone, opening
        title = self.tr("Publish {title}, version {number}")
        self.name(
            title.format(title=procedure.title.to(theme.language), number=number + 1),
            self._words.lines(comparison, number) if number else "",
            self.tr("Publish version {number}").format(number=number + 1),
        )
        px = theme.px
        if comparison.lines and number:
            self.add_lines(comparison)
        self.add_differences(comparison)
        facts = QHBoxLayout()
        facts.setSpacing(px(24))
        places = {step.id: place for place, step in enumerate(procedure.steps, start=1)}
        if number:
            changes = self.fact(self.tr("What changes"), self._words.touched(comparison, places))
            stays = self.fact(self.tr("What does not"), self._words.untouched(comparison, number))
            facts.addWidget(changes, 1)
            facts.addWidget(stays, 1)
        facts.addWidget(self._make_start(), 1)
        self.column.addLayout(facts)
        label = Words(self.tr("What was changed, and why (required, goes into the log)"), "sub", wrap=True)
        self.column.addWidget(label)
        self.reason = LineEdit(theme)
        self.reason.setAccessibleName(label.text())
        label.setBuddy(self.reason)
        self.reason.entered.connect(self.confirm.click)
        self.column.addWidget(self.reason)
        self.told.setText(
            self.tr("Another supervisor confirms it before it is in force")
            if supervisors > 1
            else self.tr("It needs a second supervisor on duty to confirm it; there is none at present")
        )
        self.confirmed.connect(self._check)

    def open(self, first: QWidget | None = None) -> None:
        """Show it and ask for the reason."""
        super().open(first or self.reason)

    def starts_at(self) -> int | None:
        """Return the wanted start in milliseconds UTC; None when the day cannot be read."""
        chosen = self.start.value()
        if chosen == NOW:
            return self._now
        if chosen == TOMORROW:
            return self._opening_of(self._tomorrow)
        try:
            day = dt.date.fromisoformat(parse(FieldKind.DATE, self.day.text()).text)
        except Refusal:
            return None
        return self._opening_of(day)

    def _opening_of(self, day: dt.date) -> int:
        return int(dt.datetime.combine(day, self._opening, self._zone).timestamp() * 1000)

    def _make_start(self) -> QWidget:
        theme = self._theme
        self._tomorrow = local_time(self._now, self._zone).date() + dt.timedelta(days=1)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        title = self.tr("From when")
        column.addWidget(Words(title, "h2", wrap=True))
        tomorrow = self.tr("Tomorrow {time}").format(time=f"{self._opening:%H:%M}".lstrip("0"))
        self.start = Segment(theme, [(TOMORROW, tomorrow), (NOW, self.tr("Now")), (DAY, self.tr("A day"))])
        self.start.set_name(title)
        self.start.choose(TOMORROW)
        self.start.chosen.connect(self._start_chosen)
        self.start.entered.connect(self.confirm.click)
        column.addWidget(self.start)
        self.day = PlainLineEdit(theme)
        self.day.setText((self._tomorrow + dt.timedelta(days=1)).isoformat())
        self.day.setAccessibleName(self.tr("Day of the start"))
        self.day.entered.connect(self.confirm.click)
        self.day.hide()
        column.addWidget(self.day)
        column.addStretch(1)
        return place

    def _start_chosen(self, chosen: str) -> None:
        self.day.setVisible(chosen == DAY)
        if chosen == DAY:
            self.day.setFocus()
        self.fit()

    def _check(self) -> None:
        start = self.starts_at()
        self.day.set_mark("danger" if start is None else "")
        if start is None:
            self.show_fault(self.tr("Write the day like 2026-11-23."))
            self.day.setFocus()
        elif not self.reason.text().strip():
            self.show_fault(self.tr("Say in one line what was changed and why; it goes into the log."))
            self.reason.setFocus()
        else:
            self.given.emit(self.reason.text().strip(), start)
