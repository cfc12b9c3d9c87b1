"""Promises counted through a year without a published calendar, counted again once it is published."""

from __future__ import annotations

import datetime as dt

import msgspec

from clerk_app.core.errors import Refusal
from clerk_app.core.events import EventData
from clerk_app.core.events.request import NewDayTold, PromiseMade, PromiseRecounted
from clerk_app.core.limit import TimeUnit
from clerk_app.core.promise import counted_through_unknown, day_that_holds, working_days_after
from clerk_app.core.request_commands import TOLD_HOW, TellNewDay
from clerk_app.core.request_state import RequestState, State
from clerk_app.core.working_calendar import Calendar


def recounted(made: PromiseMade, calendar: Calendar) -> PromiseMade:
    """Return a promise as `calendar` counts it; one that needs no calendar, or is no longer provisional, as it is."""
    if not made.provisional or made.unit != TimeUnit.WORKING_DAYS:
        return made
    accepted = dt.date.fromisoformat(made.accepted)
    latest = working_days_after(accepted, made.amount, calendar)
    day = day_that_holds(dt.date.fromisoformat(made.day), dt.date.fromisoformat(made.latest), latest)
    return msgspec.structs.replace(
        made,
        day=day.isoformat(),
        latest=latest.isoformat(),
        provisional=counted_through_unknown(accepted, latest, calendar),
        calendar=calendar.source,
    )


def recount(state: RequestState, calendar: Calendar) -> list[EventData]:
    """Return what counting the provisional promises of a request again changes; nothing for a closed one."""
    if state.state is State.CLOSED:
        return []
    promises = [record for record in state.records.values() if record.promise is not None]
    last = max(promises, key=lambda record: record.place, default=None)
    found: list[EventData] = []
    for record in sorted(promises, key=lambda one: one.place):
        made = record.promise
        if made is None:
            continue
        now = recounted(made, calendar)
        if (now.day, now.latest, now.provisional) == (made.day, made.latest, made.provisional):
            continue
        found.append(
            PromiseRecounted(
                state.number,
                state.visit,
                step=record.step,
                old_day=made.day,
                day=now.day,
                latest=now.latest,
                provisional=now.provisional,
                confirmed=made.confirmed,
                calendar=now.calendar,
                due=record is last and state.state is State.ACCEPTED,
            )
        )
    return found


def tell_new_day(state: RequestState, command: TellNewDay) -> list[EventData]:
    """Return the event that ends the task of telling the customer of a promised day that moved."""
    if not state.new_days:
        raise Refusal("promise.no_new_day", number=state.number)
    if command.by not in (state.ownership.handler, state.ownership.first_responsible):
        raise Refusal("ownership.not_owner", first_responsible=state.ownership.first_responsible)
    if command.how not in TOLD_HOW:
        raise Refusal("request.told_how")
    if command.at > command.now:
        raise Refusal("request.told_in_future")
    day = max(moved.day for moved in state.new_days.values())
    return [NewDayTold(state.number, day=day, whom=command.whom, at=command.at, how=command.how)]
