"""One request as a reviewer sees it: owners over time, what happened step by step, papers, rating, follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clerk_app.core.errors import Refusal
from clerk_app.core.events.hall import Erased
from clerk_app.core.field_display import display
from clerk_app.core.field_value import mask
from clerk_app.core.procedure import FieldKind
from clerk_app.core.request_state import State
from clerk_app.core.sentence import Language
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.reader import Connection
from clerk_app.service.review_log import LogLine, LogReader
from clerk_app.service.review_ownership import OwnershipView, ownership
from clerk_app.service.review_rights import may, own_only
from clerk_app.service.review_rows import RequestRow, RowReader
from clerk_app.store.event_check import CheckedEvent, checked_events
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import papers as paper_queries
from clerk_app.store.queries import request_detail as queries
from clerk_app.store.queries import review as list_queries
from clerk_app.store.queries.erasures import is_erased, of_same_customer
from clerk_app.store.queries.papers import PaperRow
from clerk_app.store.queries.request_detail import VisitRating
from clerk_app.store.vault import Vault

__all__ = [
    "DetailReader",
    "PaperRow",
    "RatingView",
    "RequestDetail",
    "VisitRating",
]


@dataclass(frozen=True, slots=True)
class RatingView:
    """The rating of the request's last visit that was asked, with its follow-up. For supervisors only.

    Attributes:
        phone: in full, only where the customer wishes to be called and that is still to be done.
        done_by: name of who finished the follow-up.
        late: the follow-up is open and its day is over.
    """

    given: VisitRating
    done_by: str
    phone: str
    late: bool


@dataclass(frozen=True, slots=True)
class ErasedView:
    """The customer's data were erased: when (milliseconds UTC), by whom (name), and why."""

    at: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """Everything the detail shows, in the language asked for.

    Attributes:
        customer: name; empty when never told, or erased. `form_of_address`: ``madam``, ``sir``, ``none``.
        standard_ms: the procedure's standard time; None without one.
        first_handler: name; empty before the first work.
        events: number of the request's records; `broken` is the first that is not what was written, from 1.
        erased: that the customer's data were erased; None while they are there.
        rating: None when nobody was asked, or for whoever may not see grades.
        may: what the actor may do with it now.
    """

    row: RequestRow
    customer: str
    form_of_address: str
    phone_masked: str
    account: str
    standard_ms: int | None
    first_handler: str
    ownership: OwnershipView
    log: tuple[LogLine, ...]
    events: int
    broken: int | None
    papers: tuple[PaperRow, ...]
    erased: ErasedView | None
    rating: RatingView | None
    may: frozenset[Action]


@dataclass(frozen=True, slots=True)
class _Customer:
    name: str
    phone: str
    account: str
    form_of_address: str


class DetailReader:
    """Reads one request on a reading connection. Used on the reader thread."""

    def __init__(self, rows: RowReader) -> None:
        self._rows = rows

    def detail(self, connection: Connection, actor: Actor, number: str, language: Language) -> RequestDetail:
        """Return a request; raises Refusal ``request.unknown`` for one that is not there or not the actor's to see."""
        listed = self._listed(connection, actor, number)
        names = self._rows.names(connection, language)
        procedure = self._rows.procedure(connection, listed.procedure, listed.version)
        checked = checked_events(connection, f"request:{number}")
        erased = _erased(connection, checked, names)
        row = self._rows.row(connection, listed, names, language, erased=erased is not None)
        told = self._customer(connection, listed.visit)
        return RequestDetail(
            row=row,
            customer=told.name,
            form_of_address=told.form_of_address,
            phone_masked=mask(FieldKind.PHONE, told.phone) if told.phone else "",
            account=display(FieldKind.ACCOUNT_NUMBER, told.account, language) if told.account else "",
            standard_ms=None if procedure.standard_minutes is None else procedure.standard_minutes * 60_000,
            first_handler="" if listed.first_handler is None else names.get(listed.first_handler, listed.first_handler),
            ownership=ownership(connection, self._rows, listed, names, checked),
            log=LogReader(connection, procedure, names, language).lines(checked),
            events=len(checked),
            broken=next((place for place, one in enumerate(checked, start=1) if one.fault), None),
            papers=tuple(paper_queries.of_request(connection, number)),
            erased=erased,
            rating=self._rating(connection, number, names, told.phone) if may(actor, Action.SEE_GRADES) else None,
            may=_may(actor, listed.state, erased=erased is not None),
        )

    def paper_pdf(self, connection: Connection, actor: Actor, paper: str) -> bytes | None:
        """Return the archived bytes of a paper the actor may see; None when it is not archived yet.

        Raises Refusal ``paper.unknown``, ``request.unknown``, and ``paper.erased`` when they were erased.
        """
        row = paper_queries.paper(connection, paper)
        if row is None:
            raise Refusal("paper.unknown", paper=paper)
        self._listed(connection, actor, row.request)
        found = paper_queries.pdf(connection, paper)
        if found is None and (row.pdf_id is not None or is_erased(connection, f"request:{row.request}")):
            raise Refusal("paper.erased", paper=paper)
        return found

    def erased_with(self, connection: Connection, actor: Actor, number: str) -> tuple[str, ...]:
        """Return the requests that are erased with this one, itself first. Only for who may erase."""
        require(actor, Action.ERASE)
        others = (one for one in of_same_customer(connection, number) if one != number)
        return (number, *others)

    def colleagues(self, connection: Connection, actor: Actor, language: Language) -> tuple[tuple[str, str], ...]:
        """Return the clerks on duty: who could answer for a request. Only for who may move first responsibility."""
        require(actor, Action.MOVE_FIRST_RESPONSIBLE)
        staff = hall_queries.staff(connection)
        return tuple((row.id, row.name_in(language)) for row in staff if row.on_duty and row.role == "clerk")

    def _listed(self, connection: Connection, actor: Actor, number: str) -> list_queries.ListedRequest:
        selection = list_queries.Selection(person=own_only(actor), numbers=(number,))
        grades = may(actor, Action.SEE_GRADES)
        found, _ = list_queries.window(connection, selection, list_queries.Order.NEWEST, None, 1, grades=grades)
        if not found:
            raise Refusal("request.unknown", number=number)
        return found[0]

    def _customer(self, connection: Connection, visit: str) -> _Customer:
        told = queries.told_in(connection, visit)
        vault = Vault(connection)

        def text(row_id: str | None) -> str:
            return "" if row_id is None else (vault.get(row_id) or b"").decode()

        return _Customer(text(told.name), text(told.phone), text(told.account), told.form_of_address)

    def _rating(
        self, connection: Connection, number: str, names: Mapping[str, str], phone: str
    ) -> RatingView | None:
        found = queries.ratings(connection, number)
        if not found:
            return None
        # An open follow-up of an earlier visit is work; it comes before a later visit's grade.
        given = next((one for one in found if one.due_day is not None and one.done_at is None), found[0])
        waits = given.due_day is not None and given.done_at is None
        late = waits and str(given.due_day) < self._rows.today().isoformat()
        done_by = "" if given.done_by is None else names.get(given.done_by, given.done_by)
        return RatingView(given, done_by, phone if waits and given.call else "", late)


def _erased(
    connection: Connection, checked: list[CheckedEvent], names: Mapping[str, str]
) -> ErasedView | None:
    events_of_it = (one.event for one in checked if one.event is not None and isinstance(one.event.data, Erased))
    last = max(events_of_it, key=lambda event: event.event_id, default=None)
    if last is None or not isinstance(last.data, Erased):
        return None
    return ErasedView(last.at, names.get(last.actor, last.actor), Vault(connection).text(last.data.reason) or "")


_ON_OPEN_REQUESTS = frozenset({Action.CLOSE_REQUEST, Action.MOVE_FIRST_RESPONSIBLE})
_ALWAYS = frozenset({Action.VOID_PAPER, Action.FINISH_FOLLOW_UP})


def _may(actor: Actor, state: str, *, erased: bool) -> frozenset[Action]:
    wanted = _ALWAYS
    if state != State.CLOSED:
        wanted |= _ON_OPEN_REQUESTS
    elif not erased:
        wanted |= {Action.ERASE}
    return frozenset(action for action in wanted if may(actor, action))
