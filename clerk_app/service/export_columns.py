"""The columns of every export: what each is called, what kind of value it holds, who may see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clerk_app.core.day import local_time
from clerk_app.core.field_value import mask
from clerk_app.core.procedure import FieldKind
from clerk_app.core.sentence import Sentence
from clerk_app.store.queries.exports import Row


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    TIME = "time"
    DURATION = "duration"
    CODE = "code"
    CODES = "codes"
    STAFF = "staff"
    PROCEDURE = "procedure"
    JSON = "json"
    NAME = "name"
    PHONE = "phone"
    ACCOUNT = "account"
    FREE_TEXT = "free_text"


_MASKED = {
    Holds.NAME: FieldKind.PERSON_NAME,
    Holds.PHONE: FieldKind.PHONE,
    Holds.ACCOUNT: FieldKind.ACCOUNT_NUMBER,
    Holds.FREE_TEXT: FieldKind.TEXT,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `id` is its key in JSON lines and its title's code; `codes` names the words of a coded value."""

    id: str
    holds: Holds = Holds.TEXT
    codes: str = ""


_CUSTOMER = (
    Column("customer_name", Holds.NAME),
    Column("customer_phone", Holds.PHONE),
    Column("account", Holds.ACCOUNT),
    Column("address", Holds.FREE_TEXT),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "requests": (
        Column("number"),
        Column("counter"),
        Column("opened_at", Holds.TIME),
        Column("procedure", Holds.PROCEDURE),
        Column("state", Holds.CODE, "state"),
        Column("outcome", Holds.CODE, "outcome"),
        Column("first_responsible", Holds.STAFF),
        Column("first_handler", Holds.STAFF),
        Column("handler", Holds.STAFF),
        Column("hops", Holds.NUMBER),
        Column("duration_s", Holds.DURATION),
        Column("notifications", Holds.NUMBER),
        Column("bring_by"),
        Column("due_day"),
        Column("told", Holds.CODE, "told"),
        Column("told_at", Holds.TIME),
        Column("told_whom", Holds.NAME),
        Column("closed_at", Holds.TIME),
        Column("refused_by_rule"),
        Column("reason", Holds.FREE_TEXT),
        Column("visit"),
        *_CUSTOMER,
    ),
    "visits": (
        Column("visit"),
        Column("counter"),
        Column("clerk", Holds.STAFF),
        Column("opened_at", Holds.TIME),
        Column("ended_at", Holds.TIME),
        Column("status", Holds.CODE, "status"),
        Column("how", Holds.CODE, "how"),
        Column("duration_s", Holds.DURATION),
        Column("away_s", Holds.DURATION),
        Column("requests"),
        Column("form_of_address", Holds.CODE, "form_of_address"),
        Column("in_person", Holds.YES_NO),
        Column("needs", Holds.CODES, "needs"),
        Column("park_reason", Holds.FREE_TEXT),
        *_CUSTOMER,
    ),
    "ratings": (
        Column("visit"),
        Column("clerk", Holds.STAFF),
        Column("rating", Holds.CODE, "rating"),
        Column("asked_at", Holds.TIME),
        Column("ended_at", Holds.TIME),
        Column("grade", Holds.NUMBER),
        Column("reasons", Holds.CODES, "reason"),
        Column("comment", Holds.FREE_TEXT),
        Column("call_back", Holds.YES_NO),
        Column("changed", Holds.YES_NO),
        Column("follow_up_due"),
        Column("follow_up_call", Holds.YES_NO),
        Column("follow_up_done_at", Holds.TIME),
        Column("follow_up_by", Holds.STAFF),
        Column("follow_up_result", Holds.CODE, "follow_up"),
        Column("follow_up_note", Holds.FREE_TEXT),
    ),
    "journal": (
        Column("counter"),
        Column("epoch", Holds.NUMBER),
        Column("seq", Holds.NUMBER),
        Column("at", Holds.TIME),
        Column("kind"),
        Column("actor"),
        Column("subjects"),
        Column("event_id"),
        Column("command_id"),
        Column("data", Holds.JSON),
        Column("hash"),
    ),
}
"""The columns by what is exported, in the order of the rows of `store.queries.exports`."""


@dataclass(frozen=True, slots=True)
class Values:
    """Turns stored values into what the files hold.

    Attributes:
        zone: the hall's zone, which all times are written in.
        staff: id → name in the language of the file.
        procedures: id → title.
        personal: whether personal data stays as it is.
    """

    zone: dt.tzinfo
    staff: Mapping[str, str]
    procedures: Mapping[str, Sentence]
    personal: bool

    def row(self, columns: tuple[Column, ...], stored: Row) -> tuple[Any, ...]:
        """Return a row's values: text, whole numbers, seconds, True and False, None; codes stay codes."""
        return tuple(self._value(column.holds, value) for column, value in zip(columns, stored, strict=True))

    def _value(self, holds: Holds, value: Any) -> Any:  # whatever the column stores
        if value is None:
            return None
        match holds:
            case Holds.TIME:
                return local_time(value, self.zone).isoformat(timespec="seconds")
            case Holds.DURATION:
                seconds, rest = divmod(int(value), 1000)
                return seconds if rest == 0 else int(value) / 1000
            case Holds.YES_NO:
                return bool(value)
            case Holds.CODES:
                return str(value).split()
            case Holds.NAME | Holds.PHONE | Holds.ACCOUNT | Holds.FREE_TEXT:
                told = value.decode() if isinstance(value, bytes) else str(value)
                return told if self.personal or not told else mask(_MASKED[holds], told)
            case _:
                return value
