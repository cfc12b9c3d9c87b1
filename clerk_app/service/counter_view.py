"""What a clerk sees between two customers: interrupted work, their day, what is due, waiting and parked.

And the search for the request of a customer who came back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.characters import half_width
from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.field_value import mask
from clerk_app.core.number import parse_request_number
from clerk_app.core.paper_number import request_number_in
from clerk_app.core.phone_number import group_phone, parse_phone
from clerk_app.core.procedure import FieldKind
from clerk_app.core.rating import Grade
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language, Sentence
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.counter import CounterService
from clerk_app.service.reader import Connection
from clerk_app.store.journal import Journal
from clerk_app.store.queries import counter as queries
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import search as search_queries

DUE_SOON_DAYS = 3
"""Working days before its last day from which a request counts as due soon."""

GRADES_TOGETHER = 5
"""Satisfied customers are counted in groups of so many answers, so that no count gives away one customer's grade."""

MOST_FOUND = 20
LEAST_DIGITS = 4
LEAST_LETTERS = 2
_KINDS_OF_DIGITS: tuple[str, ...] = ("customer_phone", "account")
_KINDS_OF_LETTERS: tuple[str, ...] = ("customer_name",)


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """One request as a list shows it.

    Attributes:
        customer: name with form of address; masked for whom it does not concern, empty when not known.
        phone: in full for the owners' telephone call, else masked.
        first_responsible, handler: names in the language asked for.
        taken_over: taking it up makes the reader its handler in place of a colleague.
        days_left: working days until its last day; 0 on the last working day, below 0 when overdue.
        own: the reader is first-responsible or handler.
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


@dataclass(frozen=True, slots=True)
class InterruptedVisit:
    """The visit that was open at this counter when the program stopped or its clerk went away.

    Attributes:
        kept_until: the last record or keystroke on disk, milliseconds UTC.
    """

    visit: str
    request: str | None
    title: Sentence | None
    customer: str
    position: int
    kept_until: int


@dataclass(frozen=True, slots=True)
class Today:
    """A clerk's figures of the day: counts of ended visits, never a grade of one of them.

    Attributes:
        average_ms, standard_ms: how long a visit took and how long the services in them may take.
        settled: requests of `requests` completed or accepted; a refusal settles nothing for the customer.
        satisfied: among the first `rated` answers, which are always a multiple of `GRADES_TOGETHER`.
        answered: all answers.
    """

    visits: int
    since: int
    average_ms: int
    standard_ms: int | None
    settled: int
    requests: int
    satisfied: int
    rated: int
    answered: int


@dataclass(frozen=True, slots=True)
class IdleView:
    """Everything the idle page shows.

    Attributes:
        now: when it was read, milliseconds UTC.
        due: accepted requests of this clerk, the most urgent first; the first `soon` of them are due soon.
        waiting: those that wait for papers, by the day until which they may be brought.
        left: parked requests whose visit ended: the customer went away in the middle.
        others: those being worked on.
    """

    now: int
    today_is: dt.date
    interrupted: InterruptedVisit | None
    today: Today | None
    due: tuple[OpenRequest, ...]
    soon: int
    waiting: tuple[OpenRequest, ...]
    parked: tuple[ParkedVisit, ...]
    left: tuple[OpenRequest, ...]
    others: tuple[OpenRequest, ...]

    @property
    def open_count(self) -> int:
        """How many requests this clerk answers for or handles that are not closed."""
        return len(self.everything)

    @property
    def everything(self) -> tuple[OpenRequest, ...]:
        """All of them, the most urgent first."""
        return (*self.due, *self.waiting, *self.left, *self.others)


class TooShort(StrEnum):
    """Why a search was not made."""

    LETTERS = "letters"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class FoundRequests:
    """What a search for a returning customer's request found.

    Attributes:
        by_number: a number was typed or scanned, so there is one or none.
        more: there are more than shown; another letter helps.
        too_short: nothing was searched.
    """

    requests: tuple[OpenRequest, ...] = ()
    by_number: bool = False
    more: bool = False
    too_short: TooShort | None = None


def idle_view(connection: Connection, service: CounterService, actor: Actor, language: Language) -> IdleView:
    """Return what `actor` sees between two customers."""
    require(actor, Action.SEE_OWN_REQUESTS)
    lines = _Lines(connection, service, actor, language)
    rows = queries.open_requests(connection, actor.id)
    whole_visits = queries.parked_visits(connection, service.store.counter, actor.id)
    in_visits = {number for visit in whole_visits for number in visit.requests}
    requests = [lines.line(row) for row in rows if row.number not in in_visits]
    by_state: dict[State, list[OpenRequest]] = {state: [] for state in State}
    for request in requests:
        by_state[request.state].append(request)
    due = sorted(by_state[State.ACCEPTED], key=lambda one: (one.due_day or dt.date.max, one.number))
    waiting = sorted(by_state[State.WAITING], key=lambda one: (one.bring_by or dt.date.max, one.number))
    left = sorted(by_state[State.PARKED], key=lambda one: -one.changed_at)
    held = [lines.line(row) for row in rows if row.number in in_visits]
    return IdleView(
        now=lines.now,
        today_is=lines.today,
        interrupted=_interrupted(connection, service, actor, lines),
        today=_today(connection, service, actor.id, lines.today),
        due=tuple(due),
        soon=sum(one.days_left is not None and one.days_left <= DUE_SOON_DAYS for one in due),
        waiting=tuple(waiting),
        parked=tuple(lines.parked(row) for row in whole_visits),
        left=tuple(left),
        others=(*by_state[State.IN_PROGRESS], *held),
    )


def find_requests(
    connection: Connection, service: CounterService, actor: Actor, language: Language, typed: str
) -> FoundRequests:
    """Find the request of a customer who came back, by number, scanned code, phone or name.

    Every clerk may find every request of this counter, or nobody could serve the customer; what does not concern
    them is masked. Open ones come first.

    Raises:
        Refusal: ``number.check_character`` for a number with a wrong character.
    """
    require(actor, Action.SEE_OWN_REQUESTS)
    lines = _Lines(connection, service, actor, language)
    if not typed.strip():
        return FoundRequests()
    number = _number(typed)
    if number is not None:
        rows = queries.request_rows(connection, [number])
        return FoundRequests(tuple(lines.line(row, mask_phone=True) for row in rows), by_number=True)
    plain = "".join(half_width(typed).split())
    digits = sum(character.isdigit() for character in plain)
    if digits and set(plain) <= set("0123456789-+"):
        if digits < LEAST_DIGITS:
            return FoundRequests(too_short=TooShort.DIGITS)
        wanted, kinds = _phone(plain), _KINDS_OF_DIGITS
    else:
        wanted, kinds = "".join(typed.split()), _KINDS_OF_LETTERS
        if len(wanted) < LEAST_LETTERS:
            return FoundRequests(too_short=TooShort.LETTERS)
    numbers, more = search_queries.requests_of_customer(connection, wanted, kinds, MOST_FOUND)
    found = [lines.line(row, mask_phone=True) for row in queries.request_rows(connection, numbers)]
    found.sort(key=lambda one: (one.state is State.CLOSED, -one.changed_at))
    return FoundRequests(tuple(found), more=more)


def customer_words(name: str, form_of_address: str, language: Language) -> str:
    """Return a customer's name in a list: ``周桂芳 女士``, ``Ms 周桂芳``; the bare name without a form of address."""
    if not name or form_of_address == "none":
        return name
    if language == "zh":
        return f"{name} {'女士' if form_of_address == 'madam' else '先生'}"
    return f"{'Ms' if form_of_address == 'madam' else 'Mr'} {name}"


def _number(typed: str) -> str | None:
    scanned = request_number_in(half_width(typed))
    try:
        return str(parse_request_number(scanned or typed))
    except Refusal as refusal:
        if refusal.code == "number.check_character":
            raise
        return None


def _phone(plain: str) -> str:
    try:
        return parse_phone(plain)
    except Refusal:
        return plain


class _Lines:
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
        own = self._reader in (row.first_responsible, row.handler)
        name = row.name if own or not row.name else mask(FieldKind.PERSON_NAME, row.name)
        phone = row.phone
        if phone:
            phone = group_phone(phone) if own and not mask_phone else mask(FieldKind.PHONE, phone)
        due = _day(row.due_day)
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
            bring_by=_day(row.bring_by),
            changed_at=row.changed_at,
            visit=row.visit,
            visit_parked=row.visit_status == "parked",
            own=own,
        )

    def parked(self, row: queries.ParkedVisitRow) -> ParkedVisit:
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
        return self._service.shelf.read_version(self._connection, version).title

    def name(self, staff: str) -> str:
        return self._names.get(staff, staff)

    def working_days_until(self, day: dt.date) -> int:
        """Return how many working days are left after today, or minus how many have passed since the last day."""
        first, last = min(self.today, day), max(self.today, day)
        days = sum(
            self._calendar.is_working_day(first + dt.timedelta(days=offset))
            for offset in range(1, (last - first).days + 1)
        )
        # Overdue is overdue, also on the weekend after the last day.
        return days if day >= self.today else -max(1, days)


def _interrupted(
    connection: Connection, service: CounterService, actor: Actor, lines: _Lines
) -> InterruptedVisit | None:
    visit_id = queries.open_visit(connection, service.store.counter)
    visit = None if visit_id is None else service.requests.visit(connection, visit_id)
    if visit is None or visit.clerk != actor.id:
        return None
    numbers = queries.requests_at_work(connection, visit.id)
    number = numbers[0] if numbers else None
    title, position, _ = lines.place(number)
    last = max(item.event.at for item in Journal(connection).of_subject(f"visit:{visit.id}"))
    typed = queries.last_draft_at(connection, numbers) if numbers else None
    customer = service.requests.customer(connection, visit)
    return InterruptedVisit(
        visit=visit.id,
        request=number,
        title=title,
        customer=customer_words(customer.name, visit.form_of_address, lines.language),
        position=position,
        kept_until=max(last, typed or 0),
    )


def _today(connection: Connection, service: CounterService, clerk: str, day: dt.date) -> Today | None:
    ended = queries.ended_visits(connection, clerk, day.isoformat())
    if not ended.count or ended.average_ms is None or ended.first_at is None:
        return None
    opened = queries.opened_in_ended_visits(connection, clerk, day.isoformat())
    minutes = [
        standard
        for version, _, _ in opened
        if (standard := service.shelf.read_version(connection, version).standard_minutes) is not None
    ]
    least = Grade.FAIRLY_SATISFIED if service.settings.fairly_satisfied_counts else Grade.SATISFIED
    grades = queries.grades_given(connection, clerk, day.isoformat())
    counted = grades[: len(grades) // GRADES_TOGETHER * GRADES_TOGETHER]
    return Today(
        visits=ended.count,
        since=ended.first_at,
        average_ms=ended.average_ms,
        standard_ms=sum(minutes) * 60_000 // ended.count if minutes else None,
        settled=sum(_settled(state, outcome) for _, state, outcome in opened),
        requests=len(opened),
        satisfied=sum(grade >= least for grade in counted),
        rated=len(counted),
        answered=len(grades),
    )


def _settled(state: str, outcome: str | None) -> bool:
    if state == State.CLOSED:
        return outcome == Outcome.COMPLETED
    return state == State.ACCEPTED


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)

