"""What a clerk sees between two customers: interrupted work, their day, what is due, waiting and parked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from clerk_app.core.rating import Grade, RatingState
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language, Sentence
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.counter import CounterService
from clerk_app.service.reader import Connection
from clerk_app.service.request_lines import OpenRequest, ParkedVisit, RequestLines, customer_words
from clerk_app.store.journal import Journal
from clerk_app.store.queries import counter as queries

DUE_SOON_DAYS = 3
"""Working days before its last day from which a request counts as due soon."""

GRADES_TOGETHER = 5
"""Satisfied customers are counted in groups of so many answers, so that no count gives away one customer's grade."""

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
        unrated: customers who were asked and chose nothing or declined; who was never asked is not among them.
        kept_by_device: customers whom device trouble or a busy device kept from rating: a value of its own.
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
    unrated: int
    kept_by_device: int


@dataclass(frozen=True, slots=True)
class IdleView:
    """Everything the idle page shows.

    Attributes:
        now: when it was read, milliseconds UTC.
        due: accepted requests of this clerk, those with a new date to tell first, then the most urgent; the first
            `soon` of them want something soon.
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


def idle_view(connection: Connection, service: CounterService, actor: Actor, language: Language) -> IdleView:
    """Return what `actor` sees between two customers."""
    require(actor, Action.SEE_OWN_REQUESTS)
    lines = RequestLines(connection, service, actor, language)
    rows = queries.open_requests(connection, actor.id)
    whole_visits = queries.parked_visits(connection, service.store.counter, actor.id)
    in_visits = {number for visit in whole_visits for number in visit.requests}
    requests = [lines.line(row) for row in rows if row.number not in in_visits]
    by_state: dict[State, list[OpenRequest]] = {state: [] for state in State}
    for request in requests:
        by_state[request.state].append(request)
    due = sorted(
        by_state[State.ACCEPTED], key=lambda one: (one.told_day is None, one.due_day or dt.date.max, one.number)
    )
    waiting = sorted(by_state[State.WAITING], key=lambda one: (one.bring_by or dt.date.max, one.number))
    left = sorted(by_state[State.PARKED], key=lambda one: -one.changed_at)
    held = [lines.line(row) for row in rows if row.number in in_visits]
    return IdleView(
        now=lines.now,
        today_is=lines.today,
        interrupted=_interrupted(connection, service, actor, lines),
        today=_today(connection, service, actor.id, lines.today),
        due=tuple(due),
        soon=sum(
            one.told_day is not None or (one.days_left is not None and one.days_left <= DUE_SOON_DAYS) for one in due
        ),
        waiting=tuple(waiting),
        parked=tuple(lines.parked(row) for row in whole_visits),
        left=tuple(left),
        others=(*by_state[State.IN_PROGRESS], *held),
    )


def _interrupted(
    connection: Connection, service: CounterService, actor: Actor, lines: RequestLines
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
    without = queries.ended_without_grade(connection, clerk, day.isoformat())
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
        unrated=sum(without.get(state, 0) for state in (RatingState.DECLINED, RatingState.NO_ANSWER)),
        kept_by_device=sum(without.get(state, 0) for state in (RatingState.DEVICE_TROUBLE, RatingState.DEVICE_BUSY)),
    )


def _settled(state: str, outcome: str | None) -> bool:
    if state == State.CLOSED:
        return outcome == Outcome.COMPLETED
    return state == State.ACCEPTED


