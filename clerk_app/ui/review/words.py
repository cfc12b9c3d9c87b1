"""The words of the list: states, limits, ratings, times."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QObject

from clerk_app.core.day import day_in_words, local_time
from clerk_app.core.rating import Grade
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language
from clerk_app.service.review_rows import Due, DueView, RequestRow
from clerk_app.texts import text
from clerk_app.ui.widgets.labels import Tone

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000
OVER = "▲"
"""Behind a time above its standard: shape as well as colour."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Worded:
    """Words with their tone and icon."""

    words: str
    tone: Tone = ""
    icon: str | None = None


class ReviewWords(QObject):
    """Says in the window's language what codes mean.

    Attributes:
        language: of the window.
        zone: of the hall; it decides days and times.
    """

    def __init__(self, language: Language, zone: dt.tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language: Language = language
        self.zone = zone

    def state(self, code: str) -> str:
        """Return a state, or the outcome of a closed request."""
        return {
            State.IN_PROGRESS.value: self.tr("In progress"),
            State.PARKED.value: self.tr("Parked"),
            State.WAITING.value: self.tr("Needs papers"),
            State.ACCEPTED.value: self.tr("Accepted"),
            Outcome.COMPLETED.value: self.tr("Completed"),
            Outcome.REFUSED.value: self.tr("Refused"),
            Outcome.WITHDRAWN.value: self.tr("Withdrawn"),
        }[code]

    def state_of(self, row: RequestRow) -> Worded:
        """Return a row's state; an offered hand-off comes before it."""
        if row.offered_to:
            return Worded(self.tr("Offered to {name}").format(name=row.offered_to), "warn")
        return Worded(self.state(row.state))

    def due(self, due: DueView) -> Worded:
        """Return what a limit says now."""
        match due.what:
            case Due.OVERDUE:
                return Worded(self.tr("%n working day(s) overdue", "", due.days), "danger", "alert-circle")
            case Due.TODAY:
                return Worded(self.tr("Due today"), "warn", "clock")
            case Due.LEFT:
                return Worded(self.tr("%n working day(s) left", "", due.days), "quiet")
            case Due.BRING:
                return Worded(self.tr("Papers by {day}").format(day=self.day(due.day)), "quiet")
            case Due.ON_TIME:
                return Worded(self.tr("On time, {day}").format(day=self.day(due.day)), "quiet")
            case Due.LATE:
                return Worded(self.tr("%n working day(s) late", "", due.days), "danger", "alert-circle")
            case Due.AT_ONCE:
                return Worded(self.tr("On the spot"), "quiet")
        return Worded("—", "quiet")

    def due_of(self, row: RequestRow, instead: DueView | None = None) -> Worded:
        """Return what a row's limit says, or `instead`; a date that moved and is to be told comes before it."""
        if instead is None and row.new_day:
            return Worded(self.tr("Tell the new date"), "warn", "message-2")
        return self.due(row.due if instead is None else instead)

    def tag(self, row: RequestRow) -> Worded:
        """Return the tag beside the title: what is late or due today, else the state."""
        due = self.due_of(row)
        if due.tone in ("danger", "warn"):
            return due
        tone: Tone = "accent"
        if row.state == Outcome.COMPLETED:
            tone = "ok"
        elif row.state in (State.WAITING, State.PARKED):
            tone = "warn"
        elif row.state in set(Outcome):
            tone = ""
        state = self.state_of(row)
        return Worded(state.words, state.tone or tone)

    def rating(self, state: str | None, grade: int | None) -> Worded:
        """Return a grade, or that there is none: who was not asked has a dash, who did not answer is not rated."""
        if grade is not None:
            given = Grade(grade)
            return Worded(text(f"rating.grade.{given.code}", self.language), "danger" if given.low else "")
        return Worded("—", "quiet") if state is None else Worded(self.tr("Not rated"), "quiet")

    def grade(self, grade: int) -> str:
        """Return the words of a grade; 0 stands for "not rated"."""
        return self.tr("Not rated") if grade == 0 else text(f"rating.grade.{Grade(grade).code}", self.language)

    def took(self, milliseconds: int, over: bool) -> Worded:
        """Return a duration as minutes and seconds, marked when it is above its standard."""
        seconds = milliseconds // 1000
        words = f"{seconds // 60:02}:{seconds % 60:02}"
        return Worded(f"{words} {OVER}", "warn") if over else Worded(words)

    def span(self, milliseconds: int) -> str:
        """Return a long time in its two largest units."""
        days, hours = divmod(milliseconds // HOUR_MS, 24)
        if days:
            return self.tr("{days} d {hours} h").format(days=days, hours=hours)
        minutes = milliseconds % HOUR_MS // MINUTE_MS
        if hours:
            return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
        return self.tr("{minutes} min").format(minutes=minutes)

    def day(self, day: str | dt.date) -> str:
        """Return a day without its year."""
        given = dt.date.fromisoformat(day) if isinstance(day, str) else day
        if self.language == "zh":
            return f"{given.month}月{given.day}日"
        return f"{given.day} {_MONTHS[given.month - 1]}"

    def whole_day(self, day: dt.date) -> str:
        """Return a day with its year."""
        return day_in_words(day, self.language, weekday=False)

    def days(self, first: dt.date, last: dt.date) -> str:
        """Return a range of days."""
        if first == last:
            return self.day(first)
        if self.language == "zh":
            until = f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else self.day(last)
            return f"{self.day(first)}–{until}"
        begin = str(first.day) if (first.year, first.month) == (last.year, last.month) else self.day(first)
        return f"{begin}–{self.day(last)}"

    def clock(self, at: int) -> str:
        """Return the time of day in the hall."""
        return f"{local_time(at, self.zone):%H:%M}"

    def short_day(self, at: int) -> str:
        """Return month and day in figures, ``11-21``."""
        return f"{local_time(at, self.zone):%m-%d}"

    def moment(self, at: int) -> str:
        """Return day and time in figures, ``11-21 14:30``."""
        return f"{local_time(at, self.zone):%m-%d %H:%M}"

    def paper(self, kind: str) -> str:
        """Return the name of a kind of paper."""
        return {
            "receipt": self.tr("Receipt"),
            "notification": self.tr("List of missing items"),
            "sheet": self.tr("Procedure sheet"),
        }.get(kind, kind)

    def title(self, row: RequestRow) -> str:
        """Return what a request is about, and that its customer was erased."""
        return self.tr("Erased · {title}").format(title=row.title) if row.erased else row.title

    def listed(self, titles: tuple[str, ...]) -> str:
        """Return several titles in a row."""
        return "、".join(titles) if self.language == "zh" else ", ".join(titles)
