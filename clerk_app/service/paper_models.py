"""Reads what one paper says: the request as it stood when the paper was issued, never as it stands later.

A paper that was issued before a power cut and drawn after it says the same as if nothing had happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from clerk_app.core.day import local_day, local_time
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import Event
from clerk_app.core.events.request import NotificationGiven, PaperIssued, PromiseMade, RequestAccepted
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.notice import NoticeModel, notice_model
from clerk_app.core.paper import (
    DocumentSeen,
    HallHeader,
    PaperCustomer,
    PaperStamp,
    Person,
    PrintedLimit,
    PrintedPromise,
    printed_promise,
)
from clerk_app.core.procedure import PaperKind, Procedure
from clerk_app.core.receipt import ReceiptModel, receipt_model
from clerk_app.core.request_state import Outcome, RequestState, State, evolve
from clerk_app.core.sentence import Language, Sentence
from clerk_app.core.settings import Settings
from clerk_app.core.sheet import SheetModel, sheet_model
from clerk_app.core.visit import VisitState
from clerk_app.core.visit import evolve as evolve_visit
from clerk_app.service.limit_words import limits_said
from clerk_app.service.procedures import ProcedureShelf
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Journal, Recorded
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import papers as queries
from clerk_app.store.queries.erasures import is_erased
from clerk_app.store.vault import Vault

PaperModel = ReceiptModel | NoticeModel | SheetModel

FORMS_OF_ADDRESS = {"madam": Sentence("女士", "Ms"), "sir": Sentence("先生", "Mr")}
LARGE_TYPE_NEED = "sight"


@dataclass(frozen=True, slots=True)
class PaperSource:
    """Everything needed to hand out one issue of a paper.

    Attributes:
        issued_by: staff id and role of who issued it; the archiving is recorded in their name.
        pdf: the archived bytes; None when it was never archived.
        model: what to draw; None when it is archived.
        large: in large type, for a customer with poor sight.
    """

    paper: str
    issued_by: tuple[str, str]
    language: Language
    pdf: bytes | None
    model: PaperModel | None
    large: bool


@dataclass(frozen=True, slots=True)
class _Moment:
    """A request as it stood when one paper was issued."""

    state: RequestState
    visit: VisitState | None
    issued: Recorded
    first_issued_at: int
    accepted_at: int | None
    notification: NotificationGiven | None


class PaperModels:
    """Builds the models of papers on a reading connection. Used on the reader thread.

    Args:
        limit_in_force: returns the row of a limit as it is in force on a day.
        zone: the hall's zone.
    """

    def __init__(
        self,
        shelf: ProcedureShelf,
        limit_in_force: Callable[[str, dt.date], Limit],
        zone: Callable[[], dt.tzinfo],
    ) -> None:
        self._shelf = shelf
        self._limit_in_force = limit_in_force
        self._zone = zone

    def source(self, connection: Connection, paper: str) -> PaperSource:
        """Return what is needed to hand out `paper`.

        Raises:
            Refusal: ``paper.unknown``; ``paper.erased`` when the customer's data were erased, its bytes with them.
        """
        row = queries.paper(connection, paper)
        if row is None:
            raise Refusal("paper.unknown", paper=paper)
        staff = hall_queries.staff_member(connection, row.issued_by)
        issued_by = (row.issued_by, "clerk" if staff is None else staff.role)
        language: Language = "en" if row.language == "en" else "zh"
        if row.pdf_id is not None:
            pdf = queries.pdf(connection, paper)
            if pdf is None:
                raise Refusal("paper.erased", paper=paper)
            return PaperSource(paper, issued_by, language, pdf, None, large=False)
        if row.kind != PaperKind.SHEET and is_erased(connection, f"request:{row.request}"):
            raise Refusal("paper.erased", paper=paper)
        moment = _moment(connection, row.request, paper)
        model = self._model(connection, row, moment, language)
        return PaperSource(paper, issued_by, language, None, model, _large(moment.visit))

    def sheet(self, connection: Connection, procedure: Procedure, now: int) -> SheetModel:
        """Return the sheet of a procedure for somebody who only asks: it belongs to no request and has no number."""
        day = local_day(now, self._zone())
        return sheet_model(
            procedure,
            limits=self._limits(procedure, day),
            limit_words=limits_said(procedure, self._limit_in_force, day),
            hall=_header(hall_queries.settings(connection)),
            printed_at=local_time(now, self._zone()),
        )

    def _model(self, connection: Connection, row: queries.PaperRow, moment: _Moment, language: Language) -> PaperModel:
        state = moment.state
        procedure = self._shelf.read_version(connection, state.version)
        settings = hall_queries.settings(connection)
        hall = _header(settings)
        kind = PaperKind(row.kind)
        issued_at = moment.issued.event.at
        day = local_day(issued_at, self._zone())
        stamp = PaperStamp(
            kind, row.request, row.issue, local_time(issued_at, self._zone()), bytes.fromhex(row.event_hash)
        )
        if kind is PaperKind.SHEET:
            return sheet_model(
                procedure,
                limits=self._limits(procedure, day),
                limit_words=limits_said(procedure, self._limit_in_force, day),
                hall=hall,
                printed_at=stamp.printed_at,
                stamp=stamp,
            )
        first = _person(connection, state.ownership.first_responsible, settings, language)
        handler = _person(connection, state.ownership.handler, settings, language)
        customer = _customer(connection, moment.visit)
        if kind is PaperKind.NOTIFICATION:
            given = moment.notification
            if given is None:
                raise Bug(f"{row.paper} was issued and nothing was notified")
            return notice_model(
                procedure,
                missing=_marked(procedure, given.documents, "missing"),
                asked=[name for name in given.fields if name in procedure.fields],
                received=_seen(procedure, state),
                limits=self._limits(procedure, day),
                hall=hall,
                stamp=stamp,
                customer=customer,
                first_responsible=first,
                handler=handler,
                last_day=dt.date.fromisoformat(given.bring_by) if given.bring_by else None,
            )
        accepted_at = moment.first_issued_at if moment.accepted_at is None else moment.accepted_at
        made = _promises_made(state)
        promises = [one for each in made if (one := self._promise(each)) is not None]
        return receipt_model(
            procedure,
            hall=hall,
            stamp=stamp,
            promise=promises[-1] if promises else None,
            earlier=promises[:-1],
            settled=_settled(procedure, state, promised=bool(made)),
            first_responsible=first,
            handler=handler,
            accepted_at=local_time(accepted_at, self._zone()),
            customer=customer,
            seen=_seen(procedure, state),
            later=_later(procedure, state, local_day(accepted_at, self._zone())),
        )

    def _limits(self, procedure: Procedure, day: dt.date) -> dict[str, PrintedLimit]:
        return {name: PrintedLimit.of(self._limit_in_force(row, day)) for name, row in procedure.limits.items()}

    def _promise(self, made: PromiseMade) -> PrintedPromise | None:
        """Return the promise as it was recorded; only where the limit is counted from is read off its row."""
        kind, counted_from = LimitKind.FINISH, CountedFrom.ACCEPTANCE
        with suppress(Refusal):  # the row was taken out since
            row = self._limit_in_force(made.limit, dt.date.fromisoformat(made.accepted))
            kind, counted_from = row.kind, row.counted_from
        if made.counted_from:  # records older than this field know it by their row only
            counted_from = CountedFrom(made.counted_from)
        until = None if made.until_at is None else local_time(made.until_at, self._zone()).time()
        limit = PrintedLimit(made.amount, TimeUnit(made.unit), made.confirmed, counted_from, kind)
        return printed_promise(dt.date.fromisoformat(made.day), limit, provisional=made.provisional, until=until)


def _moment(connection: Connection, request: str, paper: str) -> _Moment:
    """Fold the request to the end of the action that issued `paper`."""
    history = Journal(connection).of_subject(f"request:{request}")
    state: RequestState | None = None
    issued: Recorded | None = None
    first_issued_at: int | None = None
    accepted_at: int | None = None
    notification: NotificationGiven | None = None
    for recorded in history:
        event = recorded.event
        if issued is not None and event.command_id != issued.event.command_id:
            break
        state = evolve(state, event)
        match event.data:
            case PaperIssued(kind=PaperKind.RECEIPT) if first_issued_at is None:
                first_issued_at = event.at
            case RequestAccepted():
                accepted_at = event.at
            case NotificationGiven():
                notification = event.data
        if isinstance(event.data, PaperIssued) and event.data.paper == paper:
            issued = recorded
    if state is None or issued is None:
        raise Bug(f"{paper} has no event that issued it")
    visit = _visit_then(connection, state.visit, issued.event)
    first = issued.event.at if first_issued_at is None else first_issued_at
    return _Moment(state, visit, issued, first, accepted_at, notification)


def _visit_then(connection: Connection, visit_id: str, issued: Event) -> VisitState | None:
    state: VisitState | None = None
    for recorded in Journal(connection).of_subject(f"visit:{visit_id}"):
        event = recorded.event
        if event.event_id > issued.event_id and event.command_id != issued.command_id:
            break
        state = evolve_visit(state, event)
    return state


def _header(settings: Settings) -> HallHeader:
    return HallHeader(
        company=settings.company,
        hall=settings.hall,
        address=Sentence(settings.address_zh, settings.address_en or settings.address_zh),
        hours=Sentence(settings.hours_zh, settings.hours_en or settings.hours_zh),
        phone=settings.hall_phone,
        complaint_line=settings.complaint_line,
    )


def _person(connection: Connection, staff: str, settings: Settings, language: Language) -> Person:
    row = hall_queries.staff_member(connection, staff)
    if row is None:
        raise Bug(f"{staff} is not among the staff")
    # One data folder is one counter: whoever works here sits at it.
    return Person(row.name_in(language), settings.counter, row.phone)


def _customer(connection: Connection, visit: VisitState | None) -> PaperCustomer:
    if visit is None:
        return PaperCustomer()
    told = Vault(connection).texts(visit.customer)
    return PaperCustomer(
        name=told.get("customer_name"),
        form_of_address=FORMS_OF_ADDRESS.get(visit.form_of_address),
        by_proxy=None if visit.in_person is None else not visit.in_person,
        account=told.get("account"),
        address=told.get("address"),
        phone=told.get("customer_phone"),
    )


def _large(visit: VisitState | None) -> bool:
    return visit is not None and LARGE_TYPE_NEED in visit.needs


def _marked(procedure: Procedure, marks: Mapping[str, object], mark: str) -> list[str]:
    return [name for name in procedure.documents if name in marks and getattr(marks[name], "mark", "") == mark]


def _seen(procedure: Procedure, state: RequestState) -> list[DocumentSeen]:
    return [
        DocumentSeen(name, copies=state.marks[name].copies, substitute=state.marks[name].substitute)
        for name in _marked(procedure, state.marks, "have")
    ]


def _later(procedure: Procedure, state: RequestState, accepted: dt.date) -> list[tuple[str, dt.date | None]]:
    found: list[tuple[str, dt.date | None]] = []
    for name in _marked(procedure, state.marks, "later"):
        days = procedure.documents[name].later_days
        found.append((name, None if days is None else accepted + dt.timedelta(days=days)))
    return found


def _promises_made(state: RequestState) -> list[PromiseMade]:
    """Return what was promised in the order in which it was told."""
    records = sorted(state.records.values(), key=lambda record: record.place)
    return [record.promise for record in records if record.promise is not None]


def _settled(procedure: Procedure, state: RequestState, *, promised: bool) -> bool:
    if state.state is State.CLOSED:
        return state.outcome is Outcome.COMPLETED
    # The step that prints may come before the last one: where nothing is ever promised, it is done at the counter.
    return not promised and all(step.promise is None for step in procedure.steps)
