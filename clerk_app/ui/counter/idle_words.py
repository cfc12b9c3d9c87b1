"""Requests and visits in the words of a list: what state they are in, how much time is left."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject

from clerk_app.core.day import day_in_words, local_time
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language
from clerk_app.service.request_lines import OpenRequest, ParkedVisit
from clerk_app.ui.counter.idle_rows import ListRow
from clerk_app.ui.widgets.labels import Tone


def short_day(day: dt.date, today: dt.date, language: Language) -> str:
    """Return a day as a list shows it: ``11月24日``, ``24 Nov``; with the year when it is another one."""
    words = day_in_words(day, language, weekday=False)
    if language == "zh":
        return words.split("年", 1)[1] if day.year == today.year else words
    number, month, year = words.split(" ")
    return f"{number} {month[:3]}" + ("" if day.year == today.year else f" {year}")


class RowWords(QObject):
    """Makes list rows.

    Args:
        language: language of the window.
        zone: the hall's.
        today: the hall's day.
        now: milliseconds UTC.
    """

    def __init__(self, language: Language, zone: dt.tzinfo, today: dt.date, now: int) -> None:
        super().__init__()
        self._language: Language = language
        self._zone, self._today, self._now = zone, today, now

    def day(self, day: dt.date) -> str:
        """Return ``今天`` or a short day."""
        return self.tr("today") if day == self._today else short_day(day, self._today, self._language)

    def moment(self, at: int) -> str:
        """Return ``10:18`` of today, else the day as well."""
        local = local_time(at, self._zone)
        return f"{local:%H:%M}" if local.date() == self._today else f"{self.day(local.date())} {local:%H:%M}"

    def row(self, request: OpenRequest) -> ListRow:
        """Return a request in its state."""
        words, tone, icon, aside = self._state(request)
        return ListRow(
            id=request.number,
            title=request.title.to(self._language),
            after=request.customer,
            below=request.number,
            owners=(request.first_responsible, request.handler),
            tag=words,
            tone=tone,
            icon=icon,
            aside=aside,
        )

    def found(self, request: OpenRequest) -> ListRow:
        """Return a request as a search shows it: with the phone, and when something last happened to it."""
        words, tone, icon, _ = self._state(request)
        return ListRow(
            id=request.number,
            title=request.title.to(self._language),
            after=self.tr("personal data erased") if request.erased else request.customer,
            below=" · ".join(part for part in (request.number, request.phone) if part),
            owners=(request.first_responsible, request.handler),
            tag=words,
            tone=tone,
            icon=icon,
            aside=self.moment(request.changed_at),
        )

    def parked(self, visit: ParkedVisit) -> ListRow:
        """Return a parked visit: where it stopped, why, for how long."""
        title = visit.title.to(self._language) if visit.title else self.tr("No request yet")
        parts = [visit.customer]
        if visit.position:
            parts.append(self.tr("step %1/%2").replace("%1", str(visit.position)).replace("%2", str(visit.of)))
        if visit.others:
            parts.append(self.tr("%n more", "", visit.others))
        since = self.tr("parked %1").replace("%1", self.moment(visit.parked_at))
        return ListRow(
            id=visit.visit,
            title=title,
            after=" · ".join(part for part in parts if part),
            below=self.tr("%1, %2").replace("%2", since).replace("%1", visit.reason) if visit.reason else since,
            owners=(visit.first_responsible, visit.handler),
            tag=self._waited(visit.parked_at),
            icon="clock-pause",
            aside=self.day(local_time(visit.parked_at, self._zone).date()),
        )

    def state_words(self, request: OpenRequest) -> str:
        """Return the state alone."""
        return self._state(request)[0]

    def _state(self, request: OpenRequest) -> tuple[str, Tone, str, str]:
        if request.told_day is not None:
            aside = "" if request.due_day is None else self.day(request.due_day)
            return self.tr("tell the new date"), "warn", "message-2", aside
        match request.state:
            case State.ACCEPTED:
                return self._due(request)
            case State.WAITING:
                day = request.bring_by
                late = day is not None and day < self._today
                words = self.tr("papers late") if late else self.tr("waits for papers")
                return words, "warn" if late else "", "file-text", "" if day is None else self.day(day)
            case State.PARKED:
                return self.tr("parked"), "", "clock-pause", self.moment(request.changed_at)
            case State.IN_PROGRESS:
                return self.tr("in progress"), "accent", "player-play", self.moment(request.changed_at)
            case State.CLOSED:
                return self._closed(request)

    def _due(self, request: OpenRequest) -> tuple[str, Tone, str, str]:
        day, left = request.due_day, request.days_left
        if day is None or left is None:
            return self.tr("accepted"), "", "clock", ""
        aside = self.day(day)
        if day < self._today:
            return self.tr("%n working day(s) overdue", "", -left), "danger", "alert-circle", aside
        if day == self._today:
            return self.tr("due today"), "warn", "alarm", aside
        if left == 0:
            return self.tr("last working day"), "warn", "alarm", aside
        return self.tr("%n working day(s) left", "", left), "", "clock", aside

    def _closed(self, request: OpenRequest) -> tuple[str, Tone, str, str]:
        aside = self.moment(request.changed_at)
        match request.outcome:
            case Outcome.REFUSED:
                return self.tr("refused"), "", "ban", aside
            case Outcome.WITHDRAWN:
                return self.tr("withdrawn"), "", "x", aside
            case _:
                return self.tr("completed"), "ok", "check", aside

    def _waited(self, since: int) -> str:
        minutes = max(0, self._now - since) // 60_000
        if minutes < 60:
            return self.tr("for %n minute(s)", "", minutes)
        if minutes < 24 * 60:
            return self.tr("for %n hour(s)", "", minutes // 60)
        return self.tr("for %n day(s)", "", minutes // (24 * 60))
