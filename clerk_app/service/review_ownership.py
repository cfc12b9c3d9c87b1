"""Who answered for a request and who handled it, over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clerk_app.core.events import request as events
from clerk_app.service.reader import Connection
from clerk_app.service.review_rows import RowReader
from clerk_app.store.event_check import CheckedEvent
from clerk_app.store.queries import request_detail as queries
from clerk_app.store.queries import review as list_queries


@dataclass(frozen=True, slots=True)
class Span:
    """Somebody had a role for a time, milliseconds UTC; one that has not ended reaches to now."""

    name: str
    from_at: int
    to_at: int
    ended: bool


@dataclass(frozen=True, slots=True)
class OfferSpan:
    """A hand-off was offered and not yet answered; `how` it ended, empty while it waits."""

    name: str
    from_at: int
    to_at: int
    how: str


@dataclass(frozen=True, slots=True)
class OwnershipView:
    """Who answered and who handled from the opening to the closing, or to now.

    Attributes:
        promised_at: end of the promised day, milliseconds UTC; None without a promise.
    """

    first_responsible: tuple[Span, ...]
    handler: tuple[Span, ...]
    offers: tuple[OfferSpan, ...]
    opened_at: int
    until_at: int
    closed: bool
    promised_day: str | None
    promised_at: int | None


def ownership(
    connection: Connection,
    rows: RowReader,
    listed: list_queries.ListedRequest,
    names: Mapping[str, str],
    checked: Sequence[CheckedEvent],
) -> OwnershipView:
    """Return who answered for a request and who handled it, from its events and spans."""
    until = listed.closed_at or max(rows.now(), listed.opened_at)
    spans: dict[str, list[Span]] = {"first_responsible": [], "handler": []}
    for owned in queries.spans(connection, listed.number):
        spans[owned.role].append(
            Span(names.get(owned.staff, owned.staff), owned.from_at, owned.to_at or until, owned.to_at is not None)
        )
    promised = listed.due_day if _promise_confirmed(checked) else None
    return OwnershipView(
        first_responsible=tuple(spans["first_responsible"]),
        handler=tuple(spans["handler"]),
        offers=_offers(checked, names, until),
        opened_at=listed.opened_at,
        until_at=until,
        closed=listed.closed_at is not None,
        promised_day=promised,
        promised_at=None if promised is None else rows.midnight_after(dt.date.fromisoformat(promised)),
    )


def _promise_confirmed(checked: Sequence[CheckedEvent]) -> bool:
    """Tell whether the last promise rests on a limit that may be promised; only then a day was told."""
    steps = [one.event.data for one in checked if one.event and isinstance(one.event.data, events.StepCompleted)]
    made = [step.promise for step in steps if step.promise is not None]
    return bool(made) and made[-1].confirmed


def _offers(checked: Sequence[CheckedEvent], names: Mapping[str, str], until: int) -> tuple[OfferSpan, ...]:
    found: list[OfferSpan] = []
    begun: tuple[str, int] | None = None
    for one in checked:
        if one.event is None:
            continue
        data = one.event.data
        if isinstance(data, events.HandOffOffered):
            begun = (names.get(data.receiver, data.receiver), one.event.at)
        elif isinstance(data, events.HandOffEnded) and begun is not None:
            found.append(OfferSpan(*begun, one.event.at, data.how))
            begun = None
    if begun is not None:
        found.append(OfferSpan(*begun, until, ""))
    return tuple(found)
