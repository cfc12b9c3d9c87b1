"""What the screen of a visit shows: the customer, the requests of the visit, the one that is worked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from clerk_app.core.field_value import mask
from clerk_app.core.procedure import FieldKind
from clerk_app.core.request_state import State
from clerk_app.core.sentence import Language, Sentence
from clerk_app.core.visit import VisitState, VisitStatus
from clerk_app.service.reader import Connection
from clerk_app.service.request_view import CustomerView, RequestReader, RequestView
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import papers as paper_queries
from clerk_app.store.queries import visits as queries
from clerk_app.store.queries.counter import in_front
from clerk_app.store.queries.latest import newest_event


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request of the visit as its card shows it.

    Attributes:
        state: `core.request_state.State`; `outcome` only of a closed one.
        position: the step it is at, from 1, of `of` steps; both 0 when no step is left.
        took_ms: time it was open at the counter.
        first_responsible, handler: names, in the language asked for.
        bring_by: ISO day until which a request that waits for papers was told to wait; else empty.
    """

    number: str
    title: Sentence
    state: str
    outcome: str | None
    position: int
    of: int
    took_ms: int
    first_responsible: str
    handler: str
    notification: str | None
    bring_by: str = ""


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit with everything its screen shows.

    Attributes:
        phone_masked: ``138****2207``; empty when not known.
        requests: every request of the visit, in order.
        request: the one that is worked on; None before the first.
        took_ms: time `request` was open at the counter, milliseconds, without the step that is worked on.
        unfinished_ms: time on that step that is kept, milliseconds.
        served_today: visits of this clerk that ended today.
        bring_by: ISO day until which papers missing today may be brought.
        reading: it is only read: it is not open, or a colleague serves it.
        seen: id of the newest event that is shown.
        masked: it does not concern the reader, so the customer is masked and no answer is in it.
    """

    visit: VisitState
    customer: CustomerView
    phone_masked: str
    requests: tuple[RequestLine, ...]
    request: RequestView | None
    took_ms: int
    unfinished_ms: int
    served_today: int
    bring_by: str
    reading: bool
    masked: bool
    seen: str

    def after(self, number: str) -> str:
        """Return the request that follows `number` in this visit, round and round."""
        numbers = [line.number for line in self.requests]
        return numbers[(numbers.index(number) + 1) % len(numbers)]


def visit_view(
    connection: Connection,
    reader: RequestReader,
    visit_id: str,
    language: Language,
    day: str,
    staff: str,
    number: str | None = None,
    look_at: str | None = None,
) -> VisitView | None:
    """Return a visit for its screen; None when there is none.

    Args:
        day: the hall's day, ISO, for the count of today.
        staff: id of who reads it.
        number: the request to work on; None takes the one that was in front, else the last one in progress.
        look_at: a step to show read-only instead of the current one.
    """
    # Looked at first: what comes while the rest is read is seen at the next look.
    seen = newest_event(connection)
    visit = reader.visit(connection, visit_id)
    if visit is None:
        return None
    names = {row.id: row.name_in(language) for row in hall_queries.staff(connection)}
    views = {one: view for one in visit.requests if (view := reader.request(connection, one, language)) is not None}
    took = queries.at_counter_ms(connection, visit.requests)
    lines = tuple(_line(connection, view, names, took.get(one, 0)) for one, view in views.items())
    chosen = next((one for one in (number, in_front(connection, visit_id)) if one in views), _at_work(views))
    request = None if chosen is None else views[chosen]
    if chosen is not None and look_at is not None:
        request = reader.request(connection, chosen, language, look_at)
    unfinished = 0 if request is None else _on_current_step(connection, request)
    customer = reader.customer(connection, visit)
    masked = staff != visit.clerk and not any(_concerns(view, staff) for view in views.values())
    if masked:
        customer = _masked(customer)
        request = None if request is None else replace(request, customer=customer, at_hand=None, values={}, answers={})
    return VisitView(
        visit=visit,
        customer=customer,
        phone_masked=customer.phone if masked or not customer.phone else mask(FieldKind.PHONE, customer.phone),
        requests=lines,
        request=request,
        took_ms=took.get(chosen or "", 0) - unfinished,
        unfinished_ms=unfinished,
        served_today=queries.visits_ended(connection, visit.clerk, day),
        bring_by=reader.bring_by(hall_queries.settings(connection).waiting_days),
        reading=visit.status is not VisitStatus.OPEN or staff != visit.clerk,
        masked=masked,
        seen=seen,
    )


def _on_current_step(connection: Connection, view: RequestView) -> int:
    current = view.way.current
    return 0 if current is None else queries.unfinished_ms(connection, view.state.number, current.id)


def _concerns(view: RequestView, staff: str) -> bool:
    return staff in (view.state.ownership.first_responsible, view.state.ownership.handler)


def _masked(customer: CustomerView) -> CustomerView:
    kinds = {
        "name": FieldKind.PERSON_NAME,
        "phone": FieldKind.PHONE,
        "account": FieldKind.ACCOUNT_NUMBER,
        "address": FieldKind.ADDRESS,
    }
    hidden: dict[str, Any] = {
        name: mask(kind, text) for name, kind in kinds.items() if (text := getattr(customer, name))
    }
    return replace(customer, **hidden, needs=(), in_person=None)


def _at_work(views: Mapping[str, RequestView]) -> str | None:
    for wanted in (State.IN_PROGRESS, State.WAITING, State.PARKED):
        for number in reversed(list(views)):
            if views[number].state.state is wanted:
                return number
    return next(reversed(list(views)), None)


def _line(connection: Connection, view: RequestView, names: Mapping[str, str], took_ms: int) -> RequestLine:
    state, at_hand = view.state, view.at_hand
    papers = paper_queries.of_request(connection, state.number)
    notifications = [row.paper for row in papers if row.kind == "notification"]
    return RequestLine(
        number=state.number,
        title=view.procedure.title,
        state=state.state.value,
        outcome=None if state.outcome is None else state.outcome.value,
        position=0 if at_hand is None else at_hand.position,
        of=0 if at_hand is None else at_hand.of,
        took_ms=took_ms,
        first_responsible=names.get(state.ownership.first_responsible, state.ownership.first_responsible),
        handler=names.get(state.ownership.handler, state.ownership.handler),
        notification=notifications[-1] if notifications else None,
        bring_by=state.told.bring_by if state.told is not None and state.state is State.WAITING else "",
    )
