"""One request as a line of a list: what it is, where it stands, who answers for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from clerk_app.core.day import local_day
from clerk_app.core.field_value import mask
from clerk_app.core.phone_number import group_phone
from clerk_app.core.procedure import FieldKind
from clerk_app.core.promise import working_days_left
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language, Sentence
from clerk_app.service.access import Actor
from clerk_app.service.counter import CounterService
from clerk_app.service.reader import Connection
from clerk_app.store.queries import counter as queries
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries.erasures import with_customer_erased


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """One request as a list shows it.

    Attributes:
        customer: name with form of address; masked for whom it does not concern, empty when not known.
        phone: in full for the owners' telephone call, else masked.
        first_responsible, handler: names in the language asked for.
        taken_over: taking it up makes the reader its handler in place of a colleague.
        days_left: working days until its last day; 0 on the last working day, below 0 when overdue.
        told_day: the promised day the customer knows, where another one holds by now and nobody told them yet.
        own: the reader is first-responsible or handler.
        erased: its customer's data were erased.
        visit_parked: its visit waits as a whole and is taken up as a whole.
    """

    number: str
    title: Sentence
    customer: str
    phone: str
    first_responsible: str
    handler: str
    taken_over: bool
    state: State
    outcome: Outcome | None
    due_day: dt.date | None
    days_left: int | None
    bring_by: dt.date | None
    changed_at: int
    visit: str
    visit_parked: bool
    own: bool
    erased: bool
    told_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ParkedVisit:
    """A visit that waits.

    Attributes:
        title: of the request worked on last, else of the last one; None when there is none yet.
        position: the step it stopped at, from 1, of `of`; both 0 when unknown.
        others: how many more requests wait with it.
    """

    visit: str
    request: str | None
    title: Sentence | None
    customer: str
    first_responsible: str
    handler: str
    position: int
    of: int
    others: int
    reason: str
    parked_at: int


def customer_words(name: str, form_of_address: str, language: Language) -> str:
    """Return a customer's name in a list: ``周桂芳 女士``, ``Ms 周桂芳``; the bare name without a form of address."""
    if not name or form_of_address == "none":
        return name
    if language == "zh":
        return f"{name} {'女士' if form_of_address == 'madam' else '先生'}"
    return f"{'Ms' if form_of_address == 'madam' else 'Mr'} {name}"


class RequestLines:
    """Turns rows into what a reader may see."""

    def __init__(self, connection: Connection, service: CounterService, actor: Actor, language: Language) -> None:
        self._connection = connection
        self._service = service
        self._reader = actor.id
        self.language = language
        self._names = {row.id: row.name_in(language) for row in hall_queries.staff(connection)}
        self._calendar = service.rules.calendar()
        self.now = service.clock.now()
        self.today = local_day(self.now, service.store.zone)

    def line(self, row: queries.RequestRow, *, mask_phone: bool = False) -> OpenRequest:
        """Return a request as a line; a colleague's customer is masked."""
        own = self._reader in (row.first_responsible, row.handler)
        name = row.name if own or not row.name else mask(FieldKind.PERSON_NAME, row.name)
        phone = row.phone
        if phone:
            phone = group_phone(phone) if own and not mask_phone else mask(FieldKind.PHONE, phone)
        due = day_of_text(row.due_day)
        return OpenRequest(
            number=row.number,
            title=self.title(row.version),
            customer=customer_words(name, row.form_of_address, self.language),
            phone=phone,
            first_responsible=self.name(row.first_responsible),
            handler=self.name(row.handler),
            taken_over=row.handler != self._reader,
            state=State(row.state),
            outcome=None if row.outcome is None else Outcome(row.outcome),
            due_day=due,
            days_left=None if due is None else self.working_days_until(due),
            bring_by=day_of_text(row.bring_by),
            changed_at=row.changed_at,
            visit=row.visit,
            visit_parked=row.visit_status == "parked",
            own=own,
            erased=row.state == State.CLOSED and bool(with_customer_erased(self._connection, [row.number])),
            told_day=day_of_text(row.told_day),
        )

    def parked(self, row: queries.ParkedVisitRow) -> ParkedVisit:
        """Return a parked visit, named by the request it goes on with."""
        number = row.shown
        title, position, of = self.place(number)
        found = [] if number is None else queries.request_rows(self._connection, [number])
        owners = (found[0].first_responsible, found[0].handler) if found else (self._reader, self._reader)
        return ParkedVisit(
            visit=row.visit,
            request=number,
            title=title,
            customer=customer_words(row.name, row.form_of_address, self.language),
            first_responsible=self.name(owners[0]),
            handler=self.name(owners[1]),
            position=position,
            of=of,
            others=max(0, len(row.requests) - 1),
            reason=row.reason,
            parked_at=row.parked_at,
        )

    def place(self, number: str | None) -> tuple[Sentence | None, int, int]:
        """Return title, step and number of steps of a request."""
        view = None if number is None else self._service.requests.request(self._connection, number, self.language)
        if view is None:
            return None, 0, 0
        at_hand = view.at_hand
        return view.procedure.title, 0 if at_hand is None else at_hand.position, 0 if at_hand is None else at_hand.of

    def title(self, version: str) -> Sentence:
        """Return the title of a procedure version."""
        return self._service.shelf.read_version(self._connection, version).title

    def name(self, staff: str) -> str:
        """Return a member of staff's name in the language asked for."""
        return self._names.get(staff, staff)

    def working_days_until(self, day: dt.date) -> int:
        """Return how many working days are left after today, or minus how many have passed since the last day."""
        return working_days_left(self.today, day, self._calendar)


def day_of_text(text: str | None) -> dt.date | None:
    """Return the day behind an ISO day; None for none."""
    return None if text is None else dt.date.fromisoformat(text)

