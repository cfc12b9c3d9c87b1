"""Time limits in words: the row as a sentence, what stands behind it, where it is in force."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.core.day import day_in_words
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade
from clerk_app.core.sentence import Language
from clerk_app.library.limits import shipped_limits
from clerk_app.texts import text


class LimitWords(QObject):
    """Says in the window's language what a row of the limits table means."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language

    def words(self, limit: Limit) -> str:
        """Return a limit as a sentence."""
        one = ".one" if limit.amount == 1 and limit.unit.is_days else ""
        if limit.amount == 0 and limit.unit.is_days:
            amount = text("paper.limit.same_day", self._language)
        else:
            amount = text(f"paper.limit.{limit.unit}{one}", self._language, amount=limit.amount)
        kind, since = self.kind(limit.kind), self.since(limit.counted_from)
        return self.tr("{kind} within {amount} {since}").format(kind=kind, amount=amount, since=since)

    def kind(self, kind: LimitKind) -> str:
        """Return what has to have happened by then."""
        return {
            LimitKind.CONTACT: self.tr("customer contacted"),
            LimitKind.ANSWER: self.tr("answered"),
            LimitKind.FINISH: self.tr("settled"),
            LimitKind.ARRIVE: self.tr("on the spot"),
        }[kind]

    def unit(self, unit: TimeUnit) -> str:
        """Return a unit of time."""
        return {
            TimeUnit.MINUTES: self.tr("minutes"),
            TimeUnit.HOURS: self.tr("hours"),
            TimeUnit.CALENDAR_DAYS: self.tr("days"),
            TimeUnit.WORKING_DAYS: self.tr("working days"),
        }[unit]

    def since(self, counted_from: CountedFrom) -> str:
        """Return what it is counted from."""
        return {
            CountedFrom.ARRIVAL_AT_COUNTER: self.tr("from arrival at the counter"),
            CountedFrom.ACCEPTANCE: self.tr("from acceptance"),
            CountedFrom.REPORT: self.tr("from the report"),
            CountedFrom.PAYMENT: self.tr("from payment"),
            CountedFrom.INSPECTION: self.tr("from the passed inspection"),
            CountedFrom.APPLICATION: self.tr("from the application"),
            CountedFrom.RATING: self.tr("from the rating"),
        }[counted_from]

    def grade(self, grade: Grade) -> str:
        """Return what the evidence behind a row is."""
        return {
            "A": self.tr("A: official page, read"),
            "B": self.tr("B: copy of an official text"),
            "C": self.tr("C: article without a source"),
            "M": self.tr("M: common, source not read"),
        }[grade.value]

    def source(self, limit: Limit) -> str:
        """Return where the amount stands: source, edition, region, the day it is in force from."""
        parts = [limit.source.to(self._language)]
        if limit.edition:
            parts.append(self.tr("edition {edition}").format(edition=limit.edition))
        region = shipped_limits().regions.get(limit.region)
        if region is not None:
            parts.append(self.tr("region: {region}").format(region=region.to(self._language)))
        if limit.effective_from is not None:
            day = day_in_words(limit.effective_from, self._language, weekday=False)
            parts.append(self.tr("in force from {day}").format(day=day))
        return " · ".join(part for part in parts if part)

    def evidence(self, limit: Limit) -> str:
        """Return grade and confirmation, or why the hall set a row of its own."""
        if limit.own:
            return self.tr("The hall's own row. Why: {reason}").format(reason=limit.reason or self.tr("erased"))
        said = self.tr("Evidence: {grade}").format(grade=self.grade(limit.grade))
        if limit.grade.confirmed:
            return said
        state = self.tr("confirmed by the hall") if limit.promisable else self.tr("to be confirmed by the hall")
        return f"{said} · {state}"
