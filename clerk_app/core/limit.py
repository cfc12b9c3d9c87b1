"""A time limit of a service: a row with its edition, region, source and grade, never a constant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.procedure import Grade
from clerk_app.core.sentence import Sentence

NATIONAL = "national"
OWN = "own"
"""Region of a row that the hall set for itself."""


class LimitKind(StrEnum):
    """What has to have happened by then."""

    CONTACT = "contact"
    ANSWER = "answer"
    FINISH = "finish"
    ARRIVE = "arrive"


class TimeUnit(StrEnum):
    """Units in which limits are counted."""

    MINUTES = "minutes"
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"

    @property
    def is_days(self) -> bool:
        """Whether whole days are counted, the last one included."""
        return self in (TimeUnit.CALENDAR_DAYS, TimeUnit.WORKING_DAYS)


class CountedFrom(StrEnum):
    """The moment a limit is counted from."""

    ARRIVAL_AT_COUNTER = "arrival_at_counter"
    ACCEPTANCE = "acceptance"
    REPORT = "report"
    PAYMENT = "payment"
    INSPECTION = "inspection"
    APPLICATION = "application"
    RATING = "rating"

    @property
    def is_asked(self) -> bool:
        """Whether the clerk has to say when it was: the counter knows arrival and acceptance by itself."""
        return self in (CountedFrom.REPORT, CountedFrom.PAYMENT, CountedFrom.INSPECTION, CountedFrom.APPLICATION)


@dataclass(frozen=True, slots=True)
class Limit:
    """One row of the limits table.

    Attributes:
        id: what procedures name, ``name_transfer.finish``.
        region: ``national`` or a province's or city's id.
        kind: what has to have happened.
        amount: how many `unit`s; 0 days is the same day.
        unit: unit of `amount`.
        counted_from: the moment it begins.
        grade: evidence behind the row.
        source: where the amount stands, as shown beside it.
        edition: edition of the source, None when it names none.
        effective_from: first day in force, None when the source names none.
        confirmed_by_hall: a supervisor of this hall confirmed the row.
        own: the hall's own row, beside the shipped one.
        reason: why the hall set its own row; empty for a shipped one.
    """

    id: str
    region: str
    kind: LimitKind
    amount: int
    unit: TimeUnit
    counted_from: CountedFrom
    grade: Grade
    source: Sentence
    edition: str | None = None
    effective_from: dt.date | None = None
    confirmed_by_hall: bool = False
    own: bool = False
    reason: str = ""

    @property
    def promisable(self) -> bool:
        """Whether it may be told and printed: grades C and M only once the hall confirmed them."""
        return self.grade.confirmed or self.confirmed_by_hall

    @property
    def key(self) -> str:
        """What a confirmation names: the row with its amount, so that a changed row is confirmed anew."""
        since = self.effective_from.isoformat() if self.effective_from else "-"
        amount = f"{self.amount}_{self.unit}_from_{self.counted_from}"
        return "/".join((self.id, self.region, self.edition or "-", since, amount))
