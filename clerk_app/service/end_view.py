"""What the end of a visit shows: what was done, which papers came of it, whether the customer is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from clerk_app.core.field_value import mask
from clerk_app.core.limit import LimitKind
from clerk_app.core.procedure import FieldKind, PaperKind
from clerk_app.core.rating import RatingState
from clerk_app.core.request_state import State
from clerk_app.core.sentence import Language, Sentence
from clerk_app.core.visit import VisitState, VisitStatus
from clerk_app.service.paper_models import LARGE_TYPE_NEED
from clerk_app.service.reader import Connection
from clerk_app.service.request_view import CustomerView, RequestReader, RequestView, spoken_name
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import papers as paper_queries
from clerk_app.store.queries import ratings as rating_queries
from clerk_app.store.queries import visit_end as queries
from clerk_app.store.queries import visits as visit_queries
from clerk_app.store.queries.visit_end import FailedPaper

__all__ = ["EndPaper", "EndRequest", "EndView", "FailedPaper", "end_view", "failed_papers"]

SIZES = {PaperKind.RECEIPT: "A5", PaperKind.NOTIFICATION: "A4", PaperKind.SHEET: "A4"}


@dataclass(frozen=True, slots=True)
class EndRequest:
    """One matter of the visit.

    Attributes:
        state: `core.request_state.State`; `outcome` only of a closed one.
        promised: the last day that may be told; None without a promise, or while nobody confirmed its limit.
        promised_kind: what happens by then. promised_at: the time of that day for a limit in minutes or hours.
        took_ms: time it was open at the counter; `standard_minutes` is what the procedure allows, None without one.
        first_responsible, handler: names in the language asked for.
    """

    number: str
    title: Sentence
    state: str
    outcome: str | None
    promised: dt.date | None
    promised_kind: LimitKind
    promised_at: dt.datetime | None
    took_ms: int
    standard_minutes: int | None
    first_responsible: str
    handler: str


@dataclass(frozen=True, slots=True)
class EndPaper:
    """One paper of the visit, or a sheet that may be given on top of it.

    Attributes:
        paper: its number; None for a sheet that was not issued yet.
        service: what it is about.
        mandatory: the customer does not leave without it.
        printed: the last print state; None before the first try.
    """

    paper: str | None
    request: str
    kind: PaperKind
    service: Sentence
    issue: int
    size: str
    mandatory: bool
    printed: str | None
    printer: str | None
    handed_to: str | None
    handed_at: int | None

    @property
    def key(self) -> str:
        """Names the row, also where a later issue takes its place."""
        return f"{self.request}/{self.kind}"


@dataclass(frozen=True, slots=True)
class EndView:
    """A visit at its end.

    Attributes:
        spoken_name: how the customer is addressed, ``周女士``; empty when the name is not known.
        phone_masked: ``138****2207``; empty when not known.
        took_ms: from greeting to goodbye without interruptions.
        how: ``finished`` or ``customer_left``; None when it goes on.
        rating: state of the rating, never the grade; None when nobody was asked.
        paired: a tablet belongs to this counter.
    """

    visit: VisitState
    customer: CustomerView
    spoken_name: str
    phone_masked: str
    took_ms: int
    how: str | None
    requests: tuple[EndRequest, ...]
    papers: tuple[EndPaper, ...]
    rating: RatingState | None
    paired: bool

    @property
    def ended(self) -> bool:
        """Whether goodbye was said and the visit was not opened again."""
        return self.visit.status is VisitStatus.ENDED


def end_view(connection: Connection, reader: RequestReader, visit_id: str, language: Language) -> EndView | None:
    """Return a visit at its end; None when there is none."""
    visit = reader.visit(connection, visit_id)
    times = queries.times(connection, visit_id)
    if visit is None or times is None:
        return None
    names = {row.id: row.name_in(language) for row in hall_queries.staff(connection)}
    views = [view for number in visit.requests if (view := reader.request(connection, number, language)) is not None]
    took = visit_queries.at_counter_ms(connection, visit.requests)
    customer = reader.customer(connection, visit)
    rating = rating_queries.rating(connection, visit_id)
    ended_at = times.ended_at or times.opened_at
    return EndView(
        visit=visit,
        customer=customer,
        spoken_name=spoken_name(customer.name, customer.form_of_address, language),
        phone_masked=mask(FieldKind.PHONE, customer.phone) if customer.phone else "",
        took_ms=max(0, ended_at - times.opened_at - times.away_ms),
        how=times.how,
        requests=tuple(_request(reader, view, names, took.get(view.state.number, 0)) for view in views),
        papers=tuple(_papers(connection, visit, views)),
        rating=None if rating is None else RatingState(rating.state),
        paired=hall_queries.paired_device(connection) is not None,
    )


def failed_papers(connection: Connection, since: int) -> list[FailedPaper]:
    """Return papers issued since (milliseconds UTC) that did not come out of the printer and are still to be given."""
    return queries.failed_papers(connection, since)


def _request(reader: RequestReader, view: RequestView, names: dict[str, str], took_ms: int) -> EndRequest:
    state = view.state
    made = [record for record in state.records.values() if record.promise is not None]
    promise = max(made, key=lambda record: record.place).promise if made else None
    tellable = promise is not None and promise.confirmed
    kind, at = (LimitKind.FINISH, None) if promise is None else reader.promised(promise)
    return EndRequest(
        number=state.number,
        title=view.procedure.title,
        state=state.state.value,
        outcome=None if state.outcome is None else state.outcome.value,
        promised=dt.date.fromisoformat(promise.day) if promise is not None and tellable else None,
        promised_kind=kind,
        promised_at=at,
        took_ms=took_ms,
        standard_minutes=view.procedure.standard_minutes,
        first_responsible=names.get(state.ownership.first_responsible, state.ownership.first_responsible),
        handler=names.get(state.ownership.handler, state.ownership.handler),
    )


def _papers(connection: Connection, visit: VisitState, views: list[RequestView]) -> list[EndPaper]:
    """Return the last issue of each paper of this visit, then a sheet for each matter that has none."""
    large = LARGE_TYPE_NEED in visit.needs
    by_number = {view.state.number: view for view in views}
    rows: dict[tuple[str, str], paper_queries.PaperRow] = {}
    for row in paper_queries.of_visit(connection, visit.id):
        if row.voided_at is None and row.request in by_number:
            before = rows.get((row.request, row.kind))
            if before is None or row.issue > before.issue:
                rows[row.request, row.kind] = row
    found = [_paper(row, by_number[row.request], large=large) for row in rows.values()]
    found.sort(key=lambda paper: not paper.mandatory)
    found += [
        EndPaper(
            paper=None, request=number, kind=PaperKind.SHEET, service=view.procedure.title, issue=0, size="A4",
            mandatory=False, printed=None, printer=None, handed_to=None, handed_at=None,
        )
        for number, view in by_number.items()
        if (number, PaperKind.SHEET.value) not in rows
    ]  # fmt: skip
    return found


def _paper(row: paper_queries.PaperRow, view: RequestView, *, large: bool) -> EndPaper:
    kind = PaperKind(row.kind)
    waiting = view.state.state is State.WAITING
    return EndPaper(
        paper=row.paper,
        request=row.request,
        kind=kind,
        service=view.procedure.title,
        issue=row.issue,
        size="A4" if large else SIZES[kind],
        mandatory=kind is PaperKind.RECEIPT or (kind is PaperKind.NOTIFICATION and waiting),
        printed=row.printed,
        printer=row.printer,
        handed_to=row.handed_to,
        handed_at=row.handed_at,
    )
