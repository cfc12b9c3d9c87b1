"""Promise: the date, how it was counted, an earlier one if the clerk knows better."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.day import day_in_words
from clerk_app.core.limit import TimeUnit
from clerk_app.core.procedure import Verb
from clerk_app.core.promise import Promise
from clerk_app.service.request_view import promised_words
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.steps.content import ContinueButton, StepContent, StepInput
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
        card = Card(theme, self.tr("Settled by (that day included)"), Verb.PROMISE)
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
        promise = content.promise
        if promise is not None:
            self.strip.show_days(promise.cells, content.promised_day)
            self._counted.setText(self._counted_words(promise))
            if promise.provisional:
                words = self.tr("The holidays of that year are not published yet; the date will be checked.")
                self.column.addWidget(Note(theme, "warn", words))
            if not promise.limit.promisable:
                words = self.tr(
                    "Nobody in this hall has confirmed this time limit. "
                    "Promise no day: tell the customer that we call as soon as it is confirmed."
                )
                self.column.addWidget(Note(theme, "warn", words))
        self.strip.day_chosen.connect(self._chosen)
        self.strip.entered.connect(self._accept_day)
        self._show_day()

    def day_words(self) -> str:
        """Return the promised day as it is said, e.g. 2026年11月30日 周一."""
        day, promise = self.strip.chosen_day(), self.content.promise
        if day is None or promise is None:
            return ""
        return promised_words(day, promise.limit.promisable, self.content.language)

    def choose_earlier(self) -> None:
        """Let ← → pick an earlier day."""
        if not self.content.read_only and self.content.promise is not None:
            self.strip.set_choosing(True)
            self._how.setText(self.tr("← → choose the day, Enter takes it"))

    def contribute(self, given: StepInput) -> StepInput:
        """Add the day when it is earlier than the last one."""
        return replace(given, promise_day=self._earlier_day())

    def draft(self) -> dict[str, object]:
        """Return the earlier day."""
        day = self._earlier_day()
        return {"promise_day": day.isoformat()} if day is not None else {}

    def restore(self, draft: Draft) -> None:
        """Put the earlier day back, if it may still be promised."""
        day = draft.get("promise_day")
        promise = self.content.promise
        if isinstance(day, str) and promise is not None:
            wanted = dt.date.fromisoformat(day)
            if promise.accepted <= wanted <= promise.day:
                self.strip.show_days(promise.cells, wanted)
                self._show_day()

    def continue_button(self) -> ContinueButton:
        """Return the words that say the customer was told."""
        return ContinueButton(self.tr("Told, continue"))

    def _earlier_day(self) -> dt.date | None:
        day, promise = self.strip.chosen_day(), self.content.promise
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
        accepted = day_in_words(promise.accepted, self.content.language)
        return self.tr("Accepted {day}, {limit}").format(day=accepted, limit=limit)

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
