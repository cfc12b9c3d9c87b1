"""What people do at a simulated counter: serve, park, send for papers, take up, tell, rate, follow up."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from random import Random

from clerk_app.core.day import local_day
from clerk_app.core.events.hall import Erased
from clerk_app.core.events.request import DocumentMark, PaperArchived
from clerk_app.core.procedure import Step
from clerk_app.core.rating import REASONS, RatingState
from clerk_app.core.request_state import State
from clerk_app.core.visit import NEEDS
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.bulk import BulkPerformer, SimulatedClock
from clerk_app.service.counter import CounterService
from clerk_app.service.handling import Handling, NotificationInput
from clerk_app.service.identity import Identity
from clerk_app.service.papers import Papers
from clerk_app.service.ratings import GivenRating, Ratings
from clerk_app.service.reception import Reception
from clerk_app.service.simulated_customer import Case, answers_for, grade_for, marks_for, option_for
from clerk_app.service.stepping import StepDone, StepInput, Stepping

SECOND_MS = 1_000
MINUTE_MS = 60_000
DEVICE = "simulated"
_MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Left:
    """A request a visit left behind. `why`: ``closed``, ``accepted``, ``waiting``, ``left``, ``parked``."""

    case: Case
    why: str
    due_day: str | None = None


class SimulatedCounter:
    """One counter with simulated people at it; every action goes through the services of the program."""

    def __init__(
        self, service: CounterService, performer: BulkPerformer, clock: SimulatedClock, chance: Random
    ) -> None:
        self._performer = performer
        self._clock = clock
        self._chance = chance
        self._promises = service.promises
        self._waiting_days = service.settings.waiting_days
        self._zone = service.store.zone
        prefix, days = service.settings.hall_prefix, service.settings.follow_up_days
        self.pace = 1.0
        self.reception = Reception(performer)
        self.handling = Handling(performer, service.shelf, lambda _unit: prefix)
        self.stepping = Stepping(performer, service.shelf, service.promises)
        self.papers = Papers(performer)
        self.ratings = Ratings(performer, lambda unit: service.promises.next_working_day(unit.now, days))
        self.identity = Identity(performer)
        self._not_kept: list[str] = []

    def pass_time(self, least_ms: int, most_ms: int) -> None:
        """Let some time pass, less of it where the days are crowded."""
        self._clock.at += int(self._chance.randint(least_ms, most_ms) * self.pace)

    def sign_in(self, staff: str, *, supervisor: bool = False) -> None:
        """Sign somebody in."""
        self.identity.begin(new_command_id(), staff)
        self.pass_time(2 * SECOND_MS, 9 * SECOND_MS)
        self.identity.finish(new_command_id(), staff, "passphrase" if supervisor else "pin")

    def sign_out(self, actor: Actor) -> None:
        """Sign somebody out."""
        self.identity.sign_out(actor, new_command_id(), "left")

    def greet(self, clerk: Actor, case: Case) -> str:
        """Start a visit and note what the clerk sees; return its id."""
        visit = self.reception.start_visit(clerk, new_command_id()).result
        self.pass_time(3 * SECOND_MS, 20 * SECOND_MS)
        if case.customer.form_of_address != "none" or self._chance.random() < 0.05:
            needs = (self._chance.choice(NEEDS),) if self._chance.random() < 0.05 else None
            self.reception.record_customer(
                clerk,
                new_command_id(),
                visit,
                form_of_address=case.customer.form_of_address,
                in_person=not case.customer.by_proxy,
                needs=needs,
            )
        return visit

    def work(self, clerk: Actor, visit: str, case: Case) -> Left:
        """Open or take up a request and go on with it until it ends or something comes between."""
        if case.number:
            self.handling.take_up(clerk, new_command_id(), case.number, visit)
        else:
            case.number = self.handling.open_request(clerk, new_command_id(), visit, case.procedure.id).result
        return self.go_on(clerk, visit, case)

    def go_on(self, clerk: Actor, visit: str, case: Case) -> Left:
        """Do the steps of a request that is in progress."""
        done: StepDone | None = None
        for _ in range(_MOST_STEPS):
            if case.step is None:
                break
            turned = self._turn(clerk, visit, case)
            if turned is not None:
                return turned
            done = self._complete(clerk, case, case.step)
            case.step = done.next_step
            for paper in done.papers:
                self._hand_over(clerk, paper)
        if case.step is not None or done is None:
            return Left(case, "left")
        if done.outcome == "refused":
            case.trouble += 1
        if done.state == State.ACCEPTED:
            return Left(case, "accepted", self._performer.unit.request(case.number).due_day)
        return Left(case, "closed")

    def say_goodbye(self, clerk: Actor, visit: str, trouble: int, *, left: bool = False) -> bool:
        """End a visit and ask for the rating; return whether a low grade was given."""
        self.reception.end_visit(clerk, new_command_id(), visit, "customer_left" if left else "finished")
        chance = self._chance.random()
        if left or chance < 0.02:
            return False
        if chance < 0.07:
            state = RatingState.DEVICE_BUSY if chance < 0.05 else RatingState.DEVICE_TROUBLE
            self.ratings.end(new_command_id(), visit, state)
            return False
        token = secrets.token_hex(32)
        self.ratings.ask(clerk, new_command_id(), visit, DEVICE, token, 1)
        self.pass_time(4 * SECOND_MS, 38 * SECOND_MS)
        answered = self._chance.random()
        if answered > 0.72:
            ended = RatingState.DECLINED if answered > 0.92 else RatingState.NO_ANSWER
            self.ratings.end(new_command_id(), visit, ended)
            return False
        grade = grade_for(self._chance, trouble)
        low = grade <= 2
        given = GivenRating(
            visit,
            token,
            grade,
            reasons=tuple(self._chance.sample(REASONS, self._chance.randint(0, 3))) if low else (),
            comment=self._chance.choice(("", "", "等了很久", "跑了两趟", "说得不清楚")) if low else "",
            call_back=self._chance.choice((True, False, None)) if low else None,
        )
        self.ratings.give(new_command_id(), given)
        return low

    def tell(self, clerk: Actor, case: Case) -> None:
        """Tell a customer that what was promised is done."""
        self.pass_time(20 * SECOND_MS, 2 * MINUTE_MS)
        how = self._chance.choice(("phone", "phone", "message"))
        self.handling.tell_customer(
            clerk, new_command_id(), case.number, whom=case.customer.name, at=self._clock.at, how=how
        )

    def follow_up(self, supervisor: Actor, visit: str) -> bool:
        """Ring a customer who gave a low grade; return whether that settled it."""
        self.pass_time(MINUTE_MS, 5 * MINUTE_MS)
        result = self._chance.choice(("settled", "settled", "explained", "reviewed", "not_reached"))
        self.ratings.finish_follow_up(supervisor, new_command_id(), visit, result, "")
        return result != "not_reached"

    def erase_papers(self, actor: Actor) -> None:
        """Record that the day's PDFs are not kept: drawing them would take longer than everything else together."""
        if self._not_kept:
            self._performer.unit.act(self._clock.at, actor.id, new_command_id())
            self._performer.unit.vault.erase(self._not_kept)
            self._performer.unit.append(Erased(subject="hall", ids=self._not_kept))
            self._not_kept = []

    def _complete(self, clerk: Actor, case: Case, step_id: str) -> StepDone:
        step = case.procedure.step(step_id)
        took = int((step.minutes or 1) * MINUTE_MS * self._chance.lognormvariate(-0.35, 0.4) * self.pace)
        self._clock.at += took
        typed, unknown = answers_for(self._chance, case, step, self._day())
        given = StepInput(
            step=step_id,
            answers=typed,
            unknown=unknown,
            documents=marks_for(self._chance, case, step),
            option=option_for(self._chance, case, step),
            alternative=self._chance.randrange(len(step.instead)) if step.refuse is not None else None,
            language="en" if self._chance.random() < 0.01 else "zh",
            took_ms=took,
        )
        return self.stepping.complete_step(clerk, new_command_id(), case.number, given).result

    def _turn(self, clerk: Actor, visit: str, case: Case) -> Left | None:
        """Let what was to come between come between; None while it does not."""
        step = case.procedure.step(case.step or "")
        if case.turn == "missing":
            needed = [name for name in step.check if self._can_be_missing(case, name)]
            return self._notify(clerk, case, step, needed) if needed else None
        if not case.turn:
            return None
        if case.turn_after > 0:
            case.turn_after -= 1
            return None
        turn, case.turn = case.turn, ""
        self.pass_time(10 * SECOND_MS, 2 * MINUTE_MS)
        if turn == "park":
            self.reception.park_visit(clerk, new_command_id(), visit, "去复印资料")
            return Left(case, "parked")
        if turn == "withdraw":
            self.handling.withdraw(clerk, new_command_id(), case.number, "客户说先不办了")
            return Left(case, "closed")
        if turn == "refuse" and case.procedure.rules:
            rule = self._chance.choice(sorted(case.procedure.rules))
            reason = "材料与登记信息不符，请核对后再来"
            self.handling.cannot_be_met(clerk, new_command_id(), case.number, rule, reason)
            case.trouble += 1
            return Left(case, "closed")
        return Left(case, "left")

    @staticmethod
    def _can_be_missing(case: Case, name: str) -> bool:
        document = case.procedure.documents[name]
        return document.when is None and document.later_days is None

    def _notify(self, clerk: Actor, case: Case, step: Step, needed: list[str]) -> Left:
        self.pass_time(MINUTE_MS, 4 * MINUTE_MS)
        typed, _ = answers_for(self._chance, case, step, self._day())
        marks = marks_for(self._chance, case, step)
        marks[self._chance.choice(needed)] = DocumentMark("missing")
        # Once in a while something is found missing a second time: counted against us.
        case.turn = "missing" if self._chance.random() < 0.04 else ""
        case.trouble += 1
        given = NotificationInput(
            step=step.id,
            documents=marks,
            bring_by=self._promises.next_working_day(self._clock.at, self._waiting_days),
            answers={name: text for name, text in typed.items() if name in step.ask},
        )
        paper = self.handling.give_notification(clerk, new_command_id(), case.number, given).result
        self._hand_over(clerk, paper)
        return Left(case, "waiting")

    def _hand_over(self, clerk: Actor, paper: str) -> None:
        self.papers.archive(clerk, new_command_id(), paper, b"", 1)
        for recorded in self._performer.unit.appended:
            data = recorded.event.data
            if isinstance(data, PaperArchived) and data.pdf is not None:
                self._not_kept.append(data.pdf.id)
        self.pass_time(3 * SECOND_MS, 10 * SECOND_MS)
        self.papers.record_print(clerk, new_command_id(), paper, "printed", DEVICE)
        self.papers.hand_over(clerk, new_command_id(), paper)

    def _day(self) -> str:
        return local_day(self._clock.at, self._zone).isoformat()


def clerk_actor(staff: str) -> Actor:
    """Return a clerk as the services know them."""
    return Actor(staff, Role.CLERK)


def at_time(day: dt.date, minutes: int, zone: dt.tzinfo) -> int:
    """Return the hall's time `minutes` after midnight of `day`, in milliseconds UTC."""
    moment = dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60), zone)
    return int(moment.timestamp() * 1000)
