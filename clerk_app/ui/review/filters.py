"""What the list is narrowed by, as the filter bar holds it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum

from clerk_app.service.review_view import ListQuery

LOW = "low"
GRADES = {
    "5": frozenset({5}),
    "4": frozenset({4}),
    "3": frozenset({3}),
    LOW: frozenset({2, 1}),
    "0": frozenset({0}),
}
"""What the rating chip offers; 0 is "not rated"."""

WEEK = dt.timedelta(days=7)
WORK_LISTS = ("overdue", "follow_up", "new_day")
"""Lists of work: what is in them must not hide behind a date, and one is looked at at a time."""


class Days(StrEnum):
    """Which days of opening are listed.

    `AUTOMATIC` is the last week, and any day while something is searched or a list of work is looked at: what is
    overdue must not hide behind a date that nobody chose.
    """

    AUTOMATIC = ""
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ANY = "any"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Looking:
    """What somebody looks at: handed over when the page is made anew in another size or language.

    Attributes:
        number: of the request whose row is current; None for none.
        rows: how many rows were read.
        in_detail: whether the detail stands in the list's place, in a narrow window.
    """

    filters: Filters
    number: str | None
    rows: int
    in_detail: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen. `latest` names the filters that narrow the list, the last chosen at the end."""

    days: Days = Days.AUTOMATIC
    chosen_days: tuple[dt.date, dt.date] | None = None
    person: str = ""
    procedure: str = ""
    state: str = ""
    rating: str = ""
    overdue: bool = False
    follow_up: bool = False
    new_day: bool = False
    text: str = ""
    latest: tuple[str, ...] = field(default=())

    def choose(self, name: str, value: object) -> Filters:
        """Return the filters with one of them changed."""
        changed: Filters = replace(self, **{name: value})  # type: ignore[arg-type]
        others = tuple(one for one in self.latest if one != name)
        narrows = bool(value) and not (name == "days" and value is Days.ANY)
        # Each list of work has an order of its own, so one of them is looked at at a time.
        if name in WORK_LISTS and value:
            for other in set(WORK_LISTS) - {name}:
                changed = replace(changed, **{other: False})  # type: ignore[arg-type]
                others = tuple(one for one in others if one != other)
        return replace(changed, latest=(*others, name) if narrows else others)

    def without_latest(self) -> Filters:
        """Return the filters without the one chosen last; without any, any day."""
        if not self.latest:
            return self.choose("days", Days.ANY)
        name = self.latest[-1]
        if name == "days":
            return self.choose("days", Days.ANY)
        return self.choose(name, False if name in WORK_LISTS else "")

    def range(self, today: dt.date) -> tuple[dt.date, dt.date] | None:
        """Return the first and last day of opening that are listed; None for any day."""
        match self.days:
            case Days.AUTOMATIC:
                wide = self.overdue or self.follow_up or self.new_day or self.text.strip()
                return None if wide else (today - WEEK, today)
            case Days.TODAY:
                return today, today
            case Days.WEEK:
                return today - WEEK, today
            case Days.MONTH:
                return today - dt.timedelta(days=30), today
            case Days.CHOSEN:
                return self.chosen_days
        return None

    def query(self, today: dt.date) -> ListQuery:
        """Return what to ask the reader for."""
        days = self.range(today)
        return ListQuery(
            days=None if days is None else (days[0].isoformat(), days[1].isoformat()),
            person=self.person or None,
            procedure=self.procedure or None,
            state=self.state or None,
            grades=GRADES.get(self.rating, frozenset()),
            overdue=self.overdue,
            follow_up=self.follow_up,
            new_day=self.new_day,
            text=self.text,
        )
