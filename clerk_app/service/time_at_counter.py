"""The time a request was open at the counter, once its drafts go: what was spent on unfinished steps stays."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from clerk_app.core.events import EventData
from clerk_app.core.events.request import RequestClosed
from clerk_app.store.queries.visits import SPENT, unfinished_ms
from clerk_app.store.unit import Unit

__all__ = ["SPENT", "closed_with_time"]


def closed_with_time(unit: Unit, decided: Iterable[EventData]) -> list[EventData]:
    """Return `decided`, where a closing request carries the time of the steps that it leaves unfinished.

    Their drafts are dropped with the request, and the time with them. The step that is left counts once: its time
    stands in the event already, or in its draft.
    """
    return [_with_time(unit, data) if isinstance(data, RequestClosed) else data for data in decided]


def _with_time(unit: Unit, closed: RequestClosed) -> RequestClosed:
    return replace(closed, took_ms=max(closed.took_ms, unfinished_ms(unit.connection, closed.request)))
