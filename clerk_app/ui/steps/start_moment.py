"""When what a limit is counted from happened: paid, inspected, reported, applied for."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.day import local_time
from clerk_app.core.limit import CountedFrom
from clerk_app.core.procedure import Field, FieldKind
from clerk_app.core.promise import Promise
from clerk_app.core.sentence import Sentence
from clerk_app.ui.steps.content import StepContent
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.field import FieldInput
from clerk_app.ui.widgets.time_input import TimeInput


class StartMoment(QWidget):
    """A day, and the time of day where the limit is counted in hours or minutes. It begins with now.

    Attributes:
        day: the day.
        time: the time of day; None where whole days are counted.

    Signals:
        changed: another moment was typed, or something that is none.
        entered: Enter was pressed in its last control.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, content: StepContent, promise: Promise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._begin_ms = content.zone, promise.start_ms
        title = self.title(promise.limit.counted_from)
        asked = Field("promise_from", Sentence(title, title), FieldKind.DATE, required=True)
        self.day = FieldInput(theme, asked, content.language, parent=self)
        self.time: TimeInput | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.day)
        if not promise.limit.unit.is_days:
            self.time = TimeInput(theme, self.tr("Time"), self)
            self.time.changed.connect(self.changed)
            self.time.entered.connect(self.entered)
            row.addWidget(self.time)
        row.addStretch(1)
        self.show_moment(promise.start_ms)
        self.day.changed.connect(self.changed)
        self.day.entered.connect(self._day_entered)

    def title(self, counted_from: CountedFrom) -> str:
        """Return what is asked."""
        return {
            CountedFrom.PAYMENT: self.tr("When was it paid?"),
            CountedFrom.INSPECTION: self.tr("When was the inspection passed?"),
            CountedFrom.REPORT: self.tr("When was it reported?"),
            CountedFrom.APPLICATION: self.tr("When was it applied for?"),
        }.get(counted_from, self.tr("From when is it counted?"))

    def show_moment(self, at_ms: int) -> None:
        """Show a moment, milliseconds UTC."""
        at = local_time(at_ms, self._zone)
        self.day.set_kept(at.date().isoformat())
        if self.time is not None:
            self.time.line.setText(f"{at:%H:%M}")

    def moment(self) -> int | None:
        """Return the moment, milliseconds UTC; None while what is typed is none."""
        value = self.day.value()
        time = dt.time() if self.time is None else self.time.value()
        if value is None or time is None:
            return None
        day = dt.date.fromisoformat(value.text)
        begin = local_time(self._begin_ms, self._zone)
        same_time = self.time is None or (time.hour, time.minute) == (begin.hour, begin.minute)
        if day == begin.date() and same_time:
            return self._begin_ms  # untouched: to the second
        return round(dt.datetime.combine(day, time, self._zone).timestamp() * 1000)

    @property
    def touched(self) -> bool:
        """Whether another moment than the one it began with is typed."""
        return self.moment() != self._begin_ms

    def complain(self) -> None:
        """Say what is wrong and go there."""
        if self.day.value() is None or self.time is None:
            self.day.complain()
            self.day.setFocus()
        else:
            self.time.complain(self.tr("This is no time of day. Type it like 10:42."))
            self.time.setFocus()

    def _day_entered(self) -> None:
        if self.time is None:
            self.entered.emit()
        else:
            self.time.setFocus()
