"""A counter at which clerks press keys in any order: what a rule refuses is refused, what it allows is on record."""

from __future__ import annotations

import random
from pathlib import Path

from clerk_app.core.errors import Refusal
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import PaperKind
from clerk_app.core.rating import RatingState
from clerk_app.service.access import Actor
from clerk_app.service.handling import NotificationInput
from clerk_app.service.ratings import GivenRating
from clerk_app.service.stepping import StepInput
from tests.service.counter_hall import CHEN, DAY_MS, HE, LI, CounterHall, FakeClock

CLERKS = (CHEN, LI)


class RandomCounter:
    """Presses keys drawn from `choices`; remembers what the program confirmed."""

    def __init__(self, folder: Path, choices: random.Random, clock: FakeClock | None = None) -> None:
        self.counter = CounterHall(folder, clock)
        self.choices = choices
        self.visits: list[str] = []
        self.numbers: list[str] = []
        self.clerk = CHEN
        self.pressed = 0
        self.refused: list[str] = []

    def press(self, times: int) -> None:
        """Press `times` keys."""
        keys = (
            (self._greet, 3), (self._open, 3), (self._step, 12), (self._back, 2), (self._notify, 2), (self._park, 1),
            (self._resume, 2), (self._end, 1), (self._reopen, 1), (self._take_up, 2), (self._withdraw, 0.3),
            (self._tell, 1), (self._close, 0.3), (self._move, 0.5), (self._paper, 1), (self._rate, 1), (self._note, 1),
            (self._customer, 1), (self._clock, 0.5), (self._draft, 1),
        )  # fmt: skip
        for _ in range(times):
            (key,) = self.choices.choices([key for key, _ in keys], [weight for _, weight in keys])
            self.pressed += 1
            try:
                key(self.clerk if self.choices.random() < 0.85 else self.choices.choice(CLERKS))
            except Refusal as refusal:
                self.refused.append(refusal.code)

    def _command(self) -> str:
        return self.counter.command()

    def _visit(self) -> str:
        return self.choices.choice(self.visits[-3:] or ["no visit"])

    def _number(self) -> str:
        return self.choices.choice(self.numbers[-4:] or ["no number"])

    def _greet(self, clerk: Actor) -> None:
        self.visits.append(self.counter.greet(clerk))
        self.clerk = clerk

    def _open(self, clerk: Actor) -> None:
        self.numbers.append(self.counter.open(self._visit(), clerk=clerk))

    def _mark(self) -> DocumentMark:
        return DocumentMark(self.choices.choice(("have", "have", "have", "missing", "not_needed")), copies=1)

    def _step(self, clerk: Actor) -> None:
        number = self._number()
        if number == "no number":
            return
        state = self.counter.state(number)
        at_hand = self.counter.view(number).at_hand
        if at_hand is None:
            return
        step = at_hand.step
        known = {
            "account": "3301204417", "by_proxy": self.choices.choice(("yes", "no")), "phone": "13805712207",
            "new_name": self.choice_of_name(), "order_no": "YX-1",
        }  # fmt: skip
        own = [*step.ask, *((step.do.result,) if step.do and step.do.result else ())]
        given = StepInput(
            step.id,
            answers={name: known[name] for name in own if self.choices.random() < 0.95},
            documents={name: self._mark() for name in step.check},
            option=self.choices.choice(("none", "none", "none", "some")) if step.options else None,
            alternative=0 if step.refuse is not None else None,
            took_ms=self.choices.randrange(100_000),
        )
        by = clerk if self.choices.random() < 0.2 else Actor(state.ownership.handler, clerk.role)
        if any(mark.mark == "missing" for mark in given.documents.values()):
            early = {name: text for name, text in given.answers.items() if name in step.ask}
            notice = NotificationInput(step.id, given.documents, "2040-12-07", answers=early)
            self.counter.handling.give_notification(by, self._command(), number, notice)
            return
        self.counter.clock.pass_ms(self.choices.randrange(120_000))
        self.counter.stepping.complete_step(by, self._command(), number, given)

    def choice_of_name(self) -> str:
        """Return one of the names customers give."""
        return self.choices.choice(("周桂芳", "𬱖䶮", "Łukasz Nowak"))

    def _back(self, clerk: Actor) -> None:
        step = self.choices.choice(("account", "arrears", "papers", "enter"))
        self.counter.back(self._number(), step, clerk)

    def _notify(self, clerk: Actor) -> None:
        marks = {name: self._mark() for name in ("new_id", "deed", "proxy", "proxy_id")}
        given = NotificationInput("papers", marks, "2040-12-07", answers={"new_name": "周桂芳"})
        self.counter.handling.give_notification(clerk, self._command(), self._number(), given)

    def _park(self, clerk: Actor) -> None:
        self.counter.reception.park_visit(clerk, self._command(), self._visit(), "去取复印件")

    def _resume(self, clerk: Actor) -> None:
        self.counter.resume(self._visit(), clerk)
        self.clerk = clerk

    def _end(self, clerk: Actor) -> None:
        self.counter.end(self._visit(), clerk, self.choices.choice(("finished", "customer_left")))

    def _reopen(self, clerk: Actor) -> None:
        self.counter.reception.reopen_visit(clerk, self._command(), self._visit())

    def _take_up(self, clerk: Actor) -> None:
        self.counter.take_up(self._number(), self._visit(), clerk)

    def _withdraw(self, clerk: Actor) -> None:
        self.counter.handling.withdraw(clerk, self._command(), self._number(), "不办了")

    def _tell(self, clerk: Actor) -> None:
        now = self.counter.clock.now()
        self.counter.handling.tell_customer(clerk, self._command(), self._number(), whom="本人", at=now, how="phone")

    def _close(self, _: Actor) -> None:
        self.counter.handling.close_by_supervisor(HE, self._command(), self._number(), "withdrawn", "久未联系")

    def _move(self, clerk: Actor) -> None:
        self.counter.handling.move_first_responsible(HE, self._command(), self._number(), clerk.id, "调班")

    def _paper(self, clerk: Actor) -> None:
        number = self._number()
        paper = self.counter.papers.issue(clerk, self._command(), number, self.choices.choice(list(PaperKind))).result
        self.counter.papers.archive(clerk, self._command(), paper, self.choices.randbytes(3000), 1)
        self.counter.papers.record_print(clerk, self._command(), paper, "printed", "A5")
        self.counter.papers.hand_over(clerk, self._command(), paper)
        if self.choices.random() < 0.2:
            self.counter.papers.void(HE, self._command(), paper, "印错了")

    def _rate(self, clerk: Actor) -> None:
        visit = self._visit()
        self.counter.ratings.ask(clerk, self._command(), visit, "tablet-1", "token", 1)
        if self.choices.random() < 0.3:
            self.counter.ratings.end(self._command(), visit, RatingState.NO_ANSWER)
            return
        grade = self.choices.randint(1, 5)
        self.counter.ratings.give(self._command(), GivenRating(visit, "token", grade, call_back=grade < 3 or None))
        if grade > 2:
            self.counter.ratings.give(self._command(), GivenRating(visit, "token", 1, changed=True))
        else:
            self.counter.ratings.finish_follow_up(HE, self._command(), visit, "not_reached", "无人接听")

    def _note(self, clerk: Actor) -> None:
        if self.visits:
            self.counter.reception.write_note(clerk, self._command(), self._visit(), "客户约下午再来")

    def _customer(self, clerk: Actor) -> None:
        told = {"customer_name": self.choice_of_name(), "customer_phone": "0571-555-0133"}
        self.counter.reception.record_customer(
            clerk, self._command(), self._visit(), data=told, form_of_address="madam", needs=("slow",)
        )

    def _clock(self, _: Actor) -> None:
        jump = self.choices.choice((-DAY_MS, DAY_MS, -3_600_000, 3_600_000, 40 * DAY_MS))
        self.counter.clock.set_wall(self.counter.clock.now() + jump)

    def _draft(self, clerk: Actor) -> None:
        self.counter.stepping.save_draft(clerk, self._number(), "account", b'{"answers": {}}')
