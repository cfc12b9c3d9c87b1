"""The list of requests: filtered, in windows by key, with counts; never OFFSET."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

import msgspec

from clerk_app.store.engine import Connection
from clerk_app.store.queries.visits import AT_COUNTER

MOST_COUNTED = 9_999
"""Counting stops here: nobody reads a list that long, and a total of ten million rows would take seconds."""

_MOST_DAYS = 400
_ROLES = {
    "first_responsible": "",
    "handler": " AND request.handler <> request.first_responsible",
    "first_handler": " AND request.first_handler <> request.first_responsible",
}
"""Each with what makes its rows differ from the first one's, as the partial indexes have it."""

_OWNED = "(first_responsible = ? OR handler = ? OR first_handler = ?)"
_OVERDUE = "(request.state = 'accepted' AND request.due_day < ?)"
_OPEN_FOLLOW_UPS = (
    "SELECT visit_request.request FROM follow_up JOIN visit_request USING (visit) WHERE follow_up.done_at IS NULL"
)


class Order(StrEnum):
    """What comes first: the newest request, or whatever is due longest."""

    NEWEST = "newest"
    DUE = "due"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which requests are listed; everything that is set must hold.

    Attributes:
        from_day, to_day: ISO days of opening, both included.
        person: was asked first, handles it now or handled it first.
        outcome: of a closed request.
        grades: a visit of it was rated with one of these; 0 stands for "not rated".
        overdue_before: promised, not yet closed and due before this ISO day.
        follow_up: a low grade still waits for its follow-up.
        new_day: the promised day moved and the customer does not know it.
        numbers: only these requests.
    """

    from_day: str | None = None
    to_day: str | None = None
    person: str | None = None
    procedure: str | None = None
    state: str | None = None
    outcome: str | None = None
    grades: frozenset[int] = frozenset()
    overdue_before: str | None = None
    follow_up: bool = False
    new_day: bool = False
    numbers: tuple[str, ...] | None = None


class ListedRequest(msgspec.Struct, frozen=True, gc=False):
    """One row of the list. Times are milliseconds UTC, days ISO.

    The rating is the last one that was asked for in a visit of the request. `new_day` is 1 while the customer does not
    know that the promised day moved.
    """

    number: str
    place: int
    day: str
    opened_at: int
    visit: str
    procedure: str
    version: str
    first_responsible: str
    first_handler: str | None
    handler: str
    offered_to: str | None
    state: str
    outcome: str | None
    due_day: str | None
    bring_by: str | None
    closed_at: int | None
    told_at: int | None
    took_ms: int
    new_day: int = 0
    rating_state: str | None = None
    grade: int | None = None
    follow_up_due: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """Where a window of the list ended: place of the last row for the newest first, else its due day and number."""

    day: str
    place: int
    number: str


_COLUMNS = (
    "request.number, request.place, request.day, request.opened_at, request.visit, request.procedure, request.version,"
    " request.first_responsible, request.first_handler, request.handler, request.offered_to, request.state,"
    " request.outcome, request.due_day, request.bring_by, request.closed_at, request.told_at,"
    f" {AT_COUNTER},"
    " EXISTS (SELECT 1 FROM new_day WHERE new_day.request = request.number)"
)
_GRADED = (
    ", rating.state, rating.grade, (SELECT min(due_day) FROM follow_up JOIN visit_request USING (visit)"
    " WHERE visit_request.request = request.number AND done_at IS NULL)"
)
_RATING = (
    " LEFT JOIN rating ON rating.visit = (SELECT given.visit FROM visit_request JOIN rating AS given USING (visit)"
    " WHERE visit_request.request = request.number ORDER BY given.asked_at DESC LIMIT 1)"
)


def window(
    connection: Connection, selection: Selection, order: Order, after: Key | None, most: int, *, grades: bool
) -> tuple[list[ListedRequest], Key | None]:
    """Return the next `most` rows after `after` and the key for the rows behind them; None at the end.

    Args:
        grades: with the ratings; who may not see grades gets rows that do not hold them.
    """
    extra = (_GRADED, _RATING) if grades else ("", "")
    if order is Order.NEWEST:
        found = _newest(connection, selection, after, most + 1, *extra)
    else:
        found = _by_day(connection, selection, order, after, most + 1, *extra)
    rows = [ListedRequest(*row[1:]) for row in found[:most]]  # type: ignore[arg-type]
    more = len(found) > most
    return rows, Key(str(found[most - 1][0]), rows[-1].place, rows[-1].number) if more else None


def _newest(
    connection: Connection, selection: Selection, after: Key | None, most: int, columns: str, joins: str
) -> list[tuple[object, ...]]:
    bounds = _places(connection, selection)
    if bounds is None:
        return []
    conditions, values = _conditions(selection, person=False)
    lowest, highest = bounds
    if lowest is not None:
        conditions.append("request.place BETWEEN ? AND ?")
        values += [lowest, highest]
    if after is not None:
        conditions.append("request.place < ?")
        values.append(after.place)
    tail = " ORDER BY request.place DESC LIMIT ?"
    if selection.person is None:
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = f"SELECT '', {_COLUMNS}{columns} FROM request{joins}{where}{tail}"
        return list(connection.execute(sql, (*values, most)))
    # A walk down the index of each role, merged here: an OR would read and sort everything the person ever touched.
    # Most requests stay with whom they were brought to; the other two indexes hold only those that did not.
    found: list[tuple[object, ...]] = []
    for role, moved in _ROLES.items():
        where = " AND ".join([f"request.{role} = ?{moved}", *conditions, "request.place > ?"])
        # Below the last row of a full window nothing more is wanted.
        lowest_wanted = found[most - 1][2] if len(found) >= most else 0
        sql = f"SELECT '', {_COLUMNS}{columns} FROM request{joins} WHERE {where}{tail}"
        more = connection.execute(sql, (selection.person, *values, lowest_wanted, most))
        once = {row[1]: row for row in (*found, *more)}
        found = sorted(once.values(), key=itemgetter(2), reverse=True)
    return found[:most]


def _by_day(
    connection: Connection, selection: Selection, order: Order, after: Key | None, most: int, columns: str, joins: str
) -> list[tuple[object, ...]]:
    conditions, values = _conditions(selection)
    if order is Order.DUE:
        source, day = "request", "request.due_day"
        conditions.append("request.state = 'accepted' AND request.due_day IS NOT NULL")
    else:
        source = (
            "follow_up AS wait JOIN visit_request ON visit_request.visit = wait.visit"
            " JOIN request ON request.number = visit_request.request"
        )
        day = "wait.due_day"
        conditions.append("wait.done_at IS NULL")
    if after is not None:
        conditions.append(f"({day}, request.number) > (?, ?)")
        values += [after.day, after.number]
    sql = (
        f"SELECT {day}, {_COLUMNS}{columns} FROM {source}{joins} WHERE {' AND '.join(conditions)}"
        f" ORDER BY {day}, request.number LIMIT ?"
    )
    return list(connection.execute(sql, (*values, most)))


def count(connection: Connection, selection: Selection) -> int:
    """Return how many requests are selected, at most `MOST_COUNTED` + 1."""
    bounds = _places(connection, selection)
    if bounds is None:
        return 0
    conditions, values = _conditions(selection)
    if bounds[0] is not None:
        conditions.append("request.place BETWEEN ? AND ?")
        values += bounds
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM request{where} LIMIT ?)"
    return int(connection.execute(sql, (*values, MOST_COUNTED + 1)).fetchone()[0])


def overdue(connection: Connection, today: str, person: str | None) -> int:
    """Return how many promised requests are due before `today`, at most `MOST_COUNTED` + 1."""
    return count(connection, Selection(overdue_before=today, person=person))


def open_follow_ups(connection: Connection) -> int:
    """Return how many follow-ups are open."""
    return int(connection.execute("SELECT count(*) FROM follow_up WHERE done_at IS NULL").fetchone()[0])


def new_days(connection: Connection, person: str | None) -> int:
    """Return how many requests have a new date to tell, at most `MOST_COUNTED` + 1."""
    return count(connection, Selection(new_day=True, person=person))


def numbers_beginning(connection: Connection, begin: str, most: int) -> list[str]:
    """Return the requests whose number begins with `begin`, newest first."""
    rows = connection.execute(
        "SELECT number FROM request WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
        (begin, begin + "\U0010ffff", most),
    )
    return [number for (number,) in rows]


def of_same_visits(connection: Connection, numbers: Iterable[str]) -> list[str]:
    """Return `numbers` and every request that shares a visit with one of them: the same customer brought it."""
    rows = connection.execute(
        "SELECT DISTINCT other.request FROM json_each(?) AS wanted"
        " JOIN visit_request AS mine ON mine.request = wanted.value"
        " JOIN visit_request AS other ON other.visit = mine.visit",
        (json.dumps(list(numbers)),),
    )
    return [number for (number,) in rows]


def procedures_in_force(connection: Connection) -> list[tuple[str, str]]:
    """Return id and version of every procedure that a request of this counter ever began with."""
    return list(connection.execute("SELECT procedure, version FROM procedure_in_force ORDER BY procedure"))


def _conditions(selection: Selection, *, person: bool = True) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []

    def add(condition: str, *given: object) -> None:
        conditions.append(condition)
        values.extend(given)

    plain = {"procedure": selection.procedure, "state": selection.state, "outcome": selection.outcome}
    for column, value in plain.items():
        if value is not None:
            add(f"request.{column} = ?", value)
    if selection.from_day is not None:
        add("request.day >= ?", selection.from_day)
    if selection.to_day is not None:
        add("request.day <= ?", selection.to_day)
    if person and selection.person is not None:
        add(_OWNED, *(3 * [selection.person]))
    if selection.grades:
        add(*_grades(selection.grades))
    if selection.overdue_before is not None:
        add(_OVERDUE, selection.overdue_before)
    if selection.follow_up:
        add(f"request.number IN ({_OPEN_FOLLOW_UPS})")
    if selection.new_day:
        add("request.number IN (SELECT request FROM new_day)")
    if selection.numbers is not None:
        add("request.number IN (SELECT value FROM json_each(?))", json.dumps(selection.numbers))
    return conditions, values


def _grades(grades: frozenset[int]) -> tuple[str, *tuple[object, ...]]:
    given = sorted(grades - {0})
    rated = (
        "EXISTS (SELECT 1 FROM visit_request JOIN rating AS given USING (visit)"
        " WHERE visit_request.request = request.number AND given.grade"
    )
    parts = [f"{rated} IN ({', '.join('?' for _ in given)}))"] if given else []
    if 0 in grades:
        parts.append(f"NOT {rated} IS NOT NULL)")
    return f"({' OR '.join(parts)})", *given


def _places(connection: Connection, selection: Selection) -> tuple[int | None, int | None] | None:
    """Return the first and last place of the selected days, (None, None) for no bound; None when there is no such day.

    Places follow the order of writing and days the clock, which may have jumped: every day is asked for its own.
    """
    if selection.from_day is None:
        return None, None
    lowest: int | None = None
    highest: int | None = None
    day, last = selection.from_day, selection.to_day or "9999"
    for _ in range(_MOST_DAYS):
        row = connection.execute(
            "SELECT day FROM request WHERE day >= ? AND day <= ? ORDER BY day LIMIT 1", (day, last)
        ).fetchone()
        if row is None:
            return None if lowest is None else (lowest, highest)
        first, final = connection.execute(
            "SELECT min(place), max(place) FROM request WHERE day = ?", row
        ).fetchone()
        lowest = first if lowest is None else min(lowest, first)
        highest = final if highest is None else max(highest, final)
        day = row[0] + "\x00"
    return None, None
