"""Fills an empty data folder with a plausible history of a counter, for demonstrations and measurements.

The same seed on the same day gives the same history, its random ids aside. It ends on the last working day before
today. People act through the services of the program, in transactions of some thousand events; the settings that
make a commit durable stay as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from random import Random

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import Procedure
from clerk_app.core.walk import find_way
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.bulk import BulkPerformer, SimulatedClock
from clerk_app.service.counter import CounterService
from clerk_app.service.facts import conditions_of
from clerk_app.service.sample_hall import set_up_sample
from clerk_app.service.simulated_counter import MINUTE_MS, Left, SimulatedCounter, at_time, clerk_actor
from clerk_app.service.simulated_customer import Case, new_customer
from clerk_app.store.queries import exports, hall

MOST_REQUESTS = 2_000_000
_A_DAY = 45
_MOST_DAYS = 3_700
_OPENS, _NOON, _CLOSES = 8 * 60 + 30, 12 * 60 + 45, 17 * 60 + 20
_EVENTS_PER_COMMIT = 8_000
_ONE_DAY = dt.timedelta(days=1)
_WEIGHTS = {"bill_enquiry": 62, "name_transfer": 23, "residential_new_connection": 15}
_TURNS = {"": 81, "missing": 10, "leave": 2, "park": 3, "withdraw": 2, "refuse": 1}


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was filled in. Days are ISO."""

    requests: int
    visits: int
    events: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Somebody who comes to the counter. `visit` is a parked visit that goes on."""

    at: int
    cases: tuple[Case, ...]
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class _FollowUp:
    visit: str
    day: dt.date


def prepare(service: CounterService, clock: SimulatedClock, requests: int) -> bool:
    """Open the folder of `service` and make sure that it is empty; set the sample hall up where none is.

    `clock` is the service's own and stands at the present; a sample hall is set up before its history begins.
    Returns whether it was set up now. Raises Refusal ``simulate.not_empty``, ``simulate.no_clerk``.
    """
    settings = service.open().result()
    if service.reader.submit(exports.has_visits).result():
        raise Refusal("simulate.not_empty", folder=str(service.data_folder))
    if not settings.set_up:
        present = clock.at
        first = working_days(service, local_day(present, service.store.zone), requests)[0]
        clock.at = at_time(first - _ONE_DAY, 9 * 60, service.store.zone)
        set_up_sample(service).result()
        clock.at = present
        return True
    if not _clerks(service):
        raise Refusal("simulate.no_clerk", folder=str(service.data_folder))
    return False


def working_days(service: CounterService, today: dt.date, requests: int) -> list[dt.date]:
    """Return the working days before `today` that a history of so many requests takes."""
    wanted = min(_MOST_DAYS, max(min(5, requests), -(-requests // _A_DAY)))
    calendar = service.rules.calendar()
    days: list[dt.date] = []
    day = today
    while len(days) < wanted:
        day -= _ONE_DAY
        if calendar.is_working_day(day):
            days.append(day)
    return days[::-1]


def simulate(
    service: CounterService, clock: SimulatedClock, requests: int, seed: int, actor: Actor
) -> Future[Simulated]:
    """Fill in `requests` requests on the desk thread of a prepared `service`; `clock` stands at the present.

    `actor` fills them in; it stands in the journal where no simulated person acts.
    """
    history = _History(service, clock, requests, seed, actor)
    return service.desk.submit(history.run)


class _History:
    def __init__(self, service: CounterService, clock: SimulatedClock, requests: int, seed: int, actor: Actor) -> None:
        self._service = service
        self._clock = clock
        self._requests = requests
        self._actor = actor
        self._days = working_days(service, local_day(clock.at, service.store.zone), requests)
        self._chance = Random(seed)  # noqa: S311  # a history is to be plausible, not unguessable
        self._performer = BulkPerformer(service.store, clock)
        self._counter = SimulatedCounter(service, self._performer, clock, self._chance)
        self._counter.pace = min(1.0, 1.4 * _A_DAY * len(self._days) / requests)
        self._clerks = _clerks(service)
        self._supervisor = _supervisor(service)
        self._procedures = service.procedures.catalogue.procedures()
        if not self._procedures:
            raise Refusal("simulate.no_procedure")
        self._weights = [_WEIGHTS.get(procedure.id, 5) for procedure in self._procedures]
        self._returning: dict[dt.date, list[Case]] = {}
        self._to_tell: dict[str, list[tuple[dt.date, Case]]] = {}
        self._follow_ups: list[_FollowUp] = []
        self._parked: list[_Arrival] = []
        self._visits = 0

    def run(self) -> Simulated:
        """Live through every day."""
        per_day = [0] * len(self._days)
        for _ in range(self._requests):
            per_day[self._chance.randrange(len(self._days))] += 1
        events, place = 0, 0
        while place < len(self._days):
            with self._performer.transaction() as unit:
                while place < len(self._days) and unit.events < _EVENTS_PER_COMMIT:
                    self._day(self._days[place], per_day[place])
                    unit.forget()
                    place += 1
                events += unit.events
        return Simulated(self._requests, self._visits, events, self._days[0].isoformat(), self._days[-1].isoformat())

    def _day(self, day: dt.date, new_requests: int) -> None:
        zone = self._service.store.zone
        noon = at_time(day, _NOON, zone)
        shifts = self._shifts(day)
        self._clock.at = max(self._clock.at if self._visits else 0, at_time(day, _OPENS - 10, zone))
        clerk = self._begin_shift(shifts[0], day)
        waiting = sorted(self._arrivals(day, new_requests), key=lambda arrival: arrival.at)
        afternoon = False
        while waiting or self._parked:
            # Whoever was parked and is back comes before whoever has not sat down yet.
            back = [each for each in self._parked if not waiting or each.at <= max(self._clock.at, waiting[0].at)]
            arrival = back[0] if back else waiting.pop(0)
            if back:
                self._parked.remove(arrival)
            self._clock.at = max(self._clock.at, arrival.at)
            if not afternoon and self._clock.at >= noon:
                self._end_shift(clerk, day)
                clerk = self._begin_shift(shifts[1], day)
                afternoon = True
            self._serve(clerk, arrival, day)
        self._end_shift(clerk, day)
        self._clock.at = max(self._clock.at, at_time(day, _CLOSES, zone))
        self._follow_up(day)
        self._counter.erase_papers(self._actor)

    def _shifts(self, day: dt.date) -> tuple[str, str]:
        """Return who sits here in the morning and in the afternoon: everybody in turn, so that nobody is away long."""
        turn = 2 * self._days.index(day)
        pair = [self._clerks[(turn + place) % len(self._clerks)] for place in range(2)]
        self._chance.shuffle(pair)
        return pair[0], pair[1]

    def _begin_shift(self, staff: str, day: dt.date) -> Actor:
        clerk = clerk_actor(staff)
        self._counter.sign_in(staff)
        self._tell(clerk, day)
        return clerk

    def _end_shift(self, clerk: Actor, day: dt.date) -> None:
        self._tell(clerk, day)
        self._counter.sign_out(clerk)

    def _tell(self, clerk: Actor, day: dt.date) -> None:
        waiting = self._to_tell.pop(clerk.id, [])
        self._to_tell[clerk.id] = [item for item in waiting if item[0] > day]
        for planned, case in waiting:
            if planned <= day:
                self._counter.tell(clerk, case)

    def _arrivals(self, day: dt.date, new_requests: int) -> Iterable[_Arrival]:
        zone = self._service.store.zone

        def some_time() -> int:
            return at_time(day, _OPENS, zone) + self._chance.randrange((_CLOSES - _OPENS) * MINUTE_MS)

        for case in self._returning.pop(day, []):
            yield _Arrival(some_time(), (case,))
        left = new_requests
        while left:
            count = min(left, 2 if self._chance.random() < 0.08 else 1)
            left -= count
            customer = new_customer(self._chance)
            cases = []
            for _ in range(count):
                procedure = self._chance.choices(self._procedures, self._weights)[0]
                turn = self._chance.choices(list(_TURNS), list(_TURNS.values()))[0]
                case = Case(procedure, customer, _first_step(procedure), turn, self._chance.randint(0, 4))
                cases.append(case)
            yield _Arrival(some_time(), tuple(cases))

    def _serve(self, clerk: Actor, arrival: _Arrival, day: dt.date) -> None:
        counter = self._counter
        if arrival.visit is None:
            self._visits += 1
            visit = counter.greet(clerk, arrival.cases[0])
            work: Callable[[Actor, str, Case], Left] = counter.work
        else:
            visit = arrival.visit
            counter.reception.resume_visit(clerk, new_command_id(), visit)
            work = counter.go_on
        trouble = 0
        gone = False
        for place, case in enumerate(arrival.cases):
            left = work(clerk, visit, case)
            work = counter.work
            trouble = max(trouble, case.trouble)
            if left.why == "parked":
                back = self._clock.at + self._chance.randint(5, 40) * MINUTE_MS
                self._parked.append(_Arrival(back, arrival.cases[place:], visit))
                return
            self._remember(left, clerk, day)
            if left.why == "left":
                # What was not begun yet is asked for another time.
                for later in arrival.cases[place + 1 :]:
                    self._come_again(later, day, certain=True)
                gone = True
                break
        if counter.say_goodbye(clerk, visit, trouble, left=gone):
            self._follow_ups.append(_FollowUp(visit, day + self._chance.choice((1, 1, 1, 2, 5)) * _ONE_DAY))
        counter.pass_time(5_000, MINUTE_MS)

    def _remember(self, left: Left, clerk: Actor, day: dt.date) -> None:
        if left.why in ("left", "waiting"):
            self._come_again(left.case, day, certain=False)
        elif left.why == "accepted" and left.due_day is not None:
            due = dt.date.fromisoformat(left.due_day)
            planned = day_to_tell(self._chance, day, due)
            self._to_tell.setdefault(clerk.id, []).append((planned, left.case))

    def _come_again(self, case: Case, day: dt.date, *, certain: bool) -> None:
        if not certain and self._chance.random() < 0.15:
            return
        wanted = day + self._chance.randint(1, 12) * _ONE_DAY
        later = [each for each in self._days if each >= wanted][:1] if wanted <= self._days[-1] else []
        # A request that is not begun belongs to the number that was asked for: the last day takes it at the latest.
        if later or (not case.number and self._days[-1] > day):
            self._returning.setdefault(later[0] if later else self._days[-1], []).append(case)
        elif not case.number:
            self._parked.append(_Arrival(self._clock.at + MINUTE_MS, (case,)))

    def _follow_up(self, day: dt.date) -> None:
        due = [each for each in self._follow_ups if each.day <= day]
        if not due or self._supervisor is None:
            return
        self._follow_ups = [each for each in self._follow_ups if each.day > day]
        supervisor = Actor(self._supervisor, Role.SUPERVISOR)
        self._counter.sign_in(supervisor.id, supervisor=True)
        for each in due:
            if not self._counter.follow_up(supervisor, each.visit):
                self._follow_ups.append(_FollowUp(each.visit, day + _ONE_DAY))
        self._counter.sign_out(supervisor)


def _first_step(procedure: Procedure) -> str | None:
    way = find_way(procedure, {}, {}, conditions_of(procedure, {}))
    return None if way.current is None else way.current.id


def _clerks(service: CounterService) -> list[str]:
    people = service.reader.submit(hall.staff).result()
    return [row.id for row in people if row.role == "clerk" and row.on_duty]


def _supervisor(service: CounterService) -> str | None:
    people = service.reader.submit(hall.staff).result()
    return next((row.id for row in people if row.role == "supervisor" and row.on_duty), None)


def day_to_tell(chance: Random, day: dt.date, due: dt.date) -> dt.date:
    """Return when a request accepted on `day` is settled: mostly in time, some days late now and then.

    `due` lies before `day` where a limit counts from a payment or inspection some days ago.
    """
    if chance.random() < 0.93:
        return day + chance.randint(0, max(0, (due - day).days) // 2) * _ONE_DAY
    return max(day, due) + chance.randint(1, 6) * _ONE_DAY
