"""What the settings show beside the settings themselves: staff with their locks, limits to confirm, working days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.limit import Limit
from clerk_app.core.sentence import Sentence
from clerk_app.core.sign_in import LOCKED_AT
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.counter import CounterService
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as queries
from clerk_app.store.queries import promises as promise_queries
from clerk_app.store.queries.promises import OwnRow

WORKING_DAYS_FILE = "working_days.yaml"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One member of staff as a supervisor sees them."""

    id: str
    role: str
    number: str
    name: str
    name_en: str
    phone: str
    on_duty: bool
    locked: bool


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit that procedures in force rest on.

    Attributes:
        id: of the limit.
        limit: the row in force today; None when there is none for the hall's region.
        shipped: the row that would be in force without one of the hall's own; None for none.
        own: the hall's own rows, the earliest first.
        procedures: titles of the procedures that name it.
    """

    id: str
    limit: Limit | None
    shipped: Limit | None
    own: tuple[OwnRow, ...]
    procedures: tuple[Sentence, ...]

    @property
    def to_confirm(self) -> bool:
        """Whether nothing is promised by it until a supervisor has confirmed a row or set one."""
        return self.limit is None or not self.limit.promisable


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """How far working days are known.

    Attributes:
        years: the years whose days off are published and known.
        refusal: what is wrong with the hall's own file; nothing of it is used then.
        has_file: whether the hall has a file of its own.
        file: where it is, or would be.
        provisional: the present or the next year is not known yet.
    """

    years: tuple[int, ...]
    refusal: Refusal | None
    has_file: bool
    file: str
    provisional: bool


def staff(connection: Connection, actor: Actor) -> tuple[StaffMember, ...]:
    """Return everybody who ever worked here; for supervisors only."""
    require(actor, Action.RECORD_STAFF)
    return tuple(
        StaffMember(
            row.id, row.role, row.number, row.name, row.name_en, row.phone, row.on_duty, row.failures >= LOCKED_AT
        )
        for row in queries.staff(connection)
    )


def limits(connection: Connection, service: CounterService) -> tuple[LimitRow, ...]:
    """Return the rows in force that procedures in force name, those to be confirmed first.

    Reads procedure files: never before the first paint.
    """
    today = local_day(service.clock.now(), service.store.zone)
    titles: dict[str, list[Sentence]] = {}
    for procedure in service.procedures.catalogue.procedures():
        for row in dict.fromkeys(procedure.limits.values()):
            titles.setdefault(row, []).append(procedure.title)
    own: dict[str, list[OwnRow]] = {}
    for own_row in promise_queries.own_rows(connection):
        if own_row.in_use:
            own.setdefault(own_row.limit.id, []).append(own_row)
    table, region = service.rules.table(), service.rules.region
    found = []
    for row_id, procedures in titles.items():
        try:
            limit = table.row(row_id, region, today)
        except Refusal:
            limit = None  # none for this region: the hall may set its own
        rows = sorted(own.get(row_id, ()), key=lambda one: one.limit.effective_from or dt.date.min)
        shipped = table.shipped_row(row_id, region, today)
        found.append(LimitRow(row_id, limit, shipped, tuple(rows), tuple(procedures)))
    return tuple(sorted(found, key=lambda one: (not one.to_confirm, one.id)))


def working_days(_connection: Connection, service: CounterService) -> WorkingDays:
    """Return what is known of working days, reading the hall's file anew. Never before the first paint."""
    from clerk_app.library.working_days import hall_calendar, shipped_calendar

    refusal: Refusal | None = None
    try:
        calendar = hall_calendar(service.data_folder)
    except Refusal as error:
        calendar, refusal = shipped_calendar(), error
    path = service.data_folder / WORKING_DAYS_FILE
    year = local_day(service.clock.now(), service.store.zone).year
    return WorkingDays(
        years=tuple(sorted(calendar.known_years)),
        refusal=refusal,
        has_file=path.exists(),
        file=str(path),
        provisional=not calendar.knows(dt.date(year, 12, 31)),
    )
