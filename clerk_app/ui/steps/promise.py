"""Promise: the date, how it was counted, an earlier one if the clerk knows better."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.day import day_in_words, local_time
from clerk_app.core.limit import CountedFrom, LimitKind, TimeUnit
from clerk_app.core.procedure import Verb
from clerk_app.core.promise import Promise
from clerk_app.service.request_view import promised_words
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.steps.content import ContinueButton, Missing, StepContent, StepInput
from clerk_app.ui.steps.start_moment import StartMoment
from clerk_app.ui.steps.view import Draft, StepView
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note
from clerk_app.ui.widgets.promise_strip import PromiseStrip


class PromiseView(StepView):
    """The last day allowed, cell by cell; Ctrl+D picks an earlier one.

    Signals:
        day_changed: another day is promised; its words go into the say-card.
    """

    verb = Verb.PROMISE
    day_changed = Signal(str)

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, content, parent)
        self._day = Words(role="figure", wrap=True)
        self._counted = Words(role="sub", wrap=True)
        self.strip = PromiseStrip(theme)
        card = Card(theme, self._what_happens(content.promise), Verb.PROMISE)
        card.body.addWidget(self._day)
        card.body.addWidget(self._counted)
        card.body.addSpacing(theme.px(4))
        card.body.addWidget(self.strip)
        self._earlier = ActionButton(theme, self.tr("Earlier date"), cap(Key.EARLIER), size="small")
        self._earlier.activated.connect(self.choose_earlier)
        self._how = Words(role="sub", wrap=True)
        self._how.setText(self.tr("Never later than the rule allows"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self._earlier)
        row.addWidget(self._how, 1)
        card.body.addLayout(row)
        self._earlier.setVisible(not content.read_only)
        self._how.setVisible(not content.read_only)
        self.column.addWidget(card)
        promise = self._promise = content.promise
        self.start: StartMoment | None = None
        self._notes: list[Note] = []
        if promise is not None:
            asked = promise.limit.counted_from.is_asked and content.counting is not None
            if asked and not content.read_only:
                self.start = StartMoment(theme, content, promise, self)
                self.start.changed.connect(self._start_changed)
                self.start.entered.connect(self.continue_wanted)
                card.body.insertWidget(0, self.start)
            self._show_promise(promise, content.promised_day)
            if not promise.limit.promisable:
                words = self.tr(
                    "Nobody in this hall has confirmed this time limit. "
                    "Promise no day: tell the customer that we call as soon as it is confirmed."
                )
                self.column.addWidget(Note(theme, "warn", words))
        self.strip.day_chosen.connect(self._chosen)
        self.strip.entered.connect(self._accept_day)
        self._show_day()

    def _what_happens(self, promise: Promise | None) -> str:
        """Return what has happened by the promised day, or by the time at which a limit in hours ends."""
        kind = LimitKind.FINISH if promise is None else promise.limit.kind
        if promise is None or promise.limit.unit.is_days:
            return {
                LimitKind.FINISH: self.tr("Settled by (that day included)"),
                LimitKind.ANSWER: self.tr("Answered by (that day included)"),
                LimitKind.ARRIVE: self.tr("We are there by (that day included)"),
                LimitKind.CONTACT: self.tr("We contact the customer by (that day included)"),
            }[kind]
        return {
            LimitKind.FINISH: self.tr("Settled by this time"),
            LimitKind.ANSWER: self.tr("Answered by this time"),
            LimitKind.ARRIVE: self.tr("We are there by this time"),
            LimitKind.CONTACT: self.tr("We contact the customer by this time"),
        }[kind]

    def day_words(self) -> str:
        """Return the promised day as it is said, e.g. 2026年11月30日 周一."""
        day, promise = self.strip.chosen_day(), self._promise
        if day is None or promise is None:
            return ""
        last = promise.at_ms is not None and day == promise.day
        at = local_time(promise.at_ms, self.content.zone) if last and promise.at_ms is not None else None
        return promised_words(day, promise.limit.promisable, self.content.language, at)

    def missing(self) -> list[Missing]:
        """Return the moment the limit is counted from while what is typed is none."""
        if self.start is None or self._promise is None or self.start.moment() is not None:
            return []
        return [Missing("field", "promise_from", self.start.title(self._promise.limit.counted_from))]

    def focus_missing(self, missing: Missing) -> None:
        """Go to the moment and say what is wrong."""
        if self.start is not None:
            self.start.complain()

    def choose_earlier(self) -> None:
        """Let ← → pick an earlier day."""
        if not self.content.read_only and self._promise is not None:
            self.strip.set_choosing(True)
            self._how.setText(self.tr("← → choose the day, Enter takes it"))

    def contribute(self, given: StepInput) -> StepInput:
        """Add the day when it is earlier than the last one."""
        return replace(given, promise_day=self._earlier_day(), promise_from=self._other_start())

    def draft(self) -> dict[str, object]:
        """Return the moment it is counted from and the earlier day, where they were chosen."""
        day, start = self._earlier_day(), self._other_start()
        found: dict[str, object] = {} if day is None else {"promise_day": day.isoformat()}
        if start is not None:
            found["promise_from"] = start
        return found

    def restore(self, draft: Draft) -> None:
        """Put moment and earlier day back, if it may still be promised."""
        start = draft.get("promise_from")
        if isinstance(start, int) and self.start is not None:
            self.start.show_moment(start)
            self._start_changed()
        day = draft.get("promise_day")
        promise = self._promise
        if isinstance(day, str) and promise is not None:
            wanted = dt.date.fromisoformat(day)
            if promise.accepted <= wanted <= promise.day:
                self.strip.show_days(promise.cells, wanted)
                self._show_day()

    def continue_button(self) -> ContinueButton:
        """Return the words that say the customer was told."""
        return ContinueButton(self.tr("Told, continue"))

    def _other_start(self) -> int | None:
        """Return the moment to record: what was typed, or what was recorded before; None for now."""
        if self.start is None:
            return None
        return self.start.moment() if self.start.touched or self.content.started_before else None

    def _start_changed(self) -> None:
        moment = None if self.start is None else self.start.moment()
        if moment is not None and self.content.counting is not None:
            self._show_promise(self.content.counting(moment), None)
            self._show_day()
        self.changed.emit()

    def _show_promise(self, promise: Promise, day: dt.date | None) -> None:
        self._promise = promise
        self.strip.show_days(promise.cells, day)
        self._counted.setText(self._counted_words(promise))
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = []
        if promise.provisional:
            words = self.tr("The holidays of that year are not published yet; the date will be checked.")
            self._notes.append(Note(self.theme, "warn", words))
        if self._is_over(promise):
            words = self.tr("This limit has already passed. Say so, apologise, and tell the supervisor.")
            self._notes.append(Note(self.theme, "danger", words))
        for place, note in enumerate(self._notes, start=1):
            self.column.insertWidget(place, note)
            note.show()

    def _is_over(self, promise: Promise) -> bool:
        now = self.content.now_ms
        if not now or self.content.read_only:
            return False
        if promise.at_ms is not None:
            return promise.at_ms < now
        return promise.day < local_time(now, self.content.zone).date()

    def _earlier_day(self) -> dt.date | None:
        day, promise = self.strip.chosen_day(), self._promise
        return day if promise is not None and day != promise.day else None

    def _chosen(self, _day: object) -> None:
        self._show_day()
        self.changed.emit()

    def _accept_day(self) -> None:
        self.strip.set_choosing(False)
        self._how.setText(self.tr("Never later than the rule allows"))
        self.continue_wanted.emit()

    def _show_day(self) -> None:
        words = self.day_words()
        self._day.setText(words)
        self.day_changed.emit(words)

    def _counted_words(self, promise: Promise) -> str:
        limit = self._limit_words(promise.limit.unit, promise.limit.amount)
        day = day_in_words(promise.accepted, self.content.language)
        if not promise.limit.unit.is_days:
            day = f"{day} {local_time(promise.start_ms, self.content.zone):%H:%M}"
        since = {
            CountedFrom.ARRIVAL_AT_COUNTER: self.tr("At the counter since {day}, {limit}"),
            CountedFrom.PAYMENT: self.tr("Paid {day}, {limit}"),
            CountedFrom.INSPECTION: self.tr("Inspection passed {day}, {limit}"),
            CountedFrom.REPORT: self.tr("Reported {day}, {limit}"),
            CountedFrom.APPLICATION: self.tr("Applied for {day}, {limit}"),
        }.get(promise.limit.counted_from, self.tr("Accepted {day}, {limit}"))
        return since.format(day=day, limit=limit)

    def _limit_words(self, unit: TimeUnit, amount: int) -> str:
        match unit:
            case TimeUnit.WORKING_DAYS:
                return self.tr("%n working day(s) from the next day", "", amount)
            case TimeUnit.CALENDAR_DAYS:
                return self.tr("%n day(s) from the next day", "", amount)
            case TimeUnit.HOURS:
                return self.tr("within %n hour(s)", "", amount)
            case TimeUnit.MINUTES:
                return self.tr("within %n minute(s)", "", amount)
