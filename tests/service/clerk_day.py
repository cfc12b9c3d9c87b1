"""Short ways to give the sample hall's clerks a day's work, through the real services."""

from __future__ import annotations

from typing import Any

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind
from clerk_app.core.rating import RatingState
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.handling import NotificationInput
from clerk_app.service.ratings import GivenRating
from clerk_app.service.stepping import StepInput
from tests.service.counter_hall import FakeClock

CHEN = Actor("chenjing", Role.CLERK)
LI = Actor("liwei", Role.CLERK)
HELD = {"new_id": DocumentMark("have", copies=1), "deed": DocumentMark("have", copies=1)}
MINUTE_MS = 60_000


class ClerkDay:
    """What clerks do with the three shipped procedures; waits for every action."""

    def __init__(self, service: CounterService, clock: FakeClock, clerk: Actor = CHEN) -> None:
        self.service, self.clock, self.clerk = service, clock, clerk

    def by(self, clerk: Actor) -> ClerkDay:
        """Return the same day in another clerk's name."""
        return ClerkDay(self.service, self.clock, clerk)

    def act(self, action: Any, *args: Any, **kwargs: Any) -> Any:
        """Do an action of the service and return its result."""
        change = self.service.desk.submit(action, self.clerk, new_command_id(), *args, **kwargs).result()
        return change.result

    def greet(self, name: str = "", form: str = "none", phone: str = "") -> str:
        visit: str = self.act(self.service.reception.start_visit)
        data = {key: value for key, value in (("customer_name", name), ("customer_phone", phone)) if value}
        self.act(self.service.reception.record_customer, visit, data=data, form_of_address=form)
        return visit

    def open(self, visit: str, procedure: str = "name_transfer") -> str:
        number: str = self.act(self.service.handling.open_request, visit, procedure)
        return number

    def step(self, number: str, step: str, minutes: int = 1, **given: Any) -> None:
        self.clock.pass_ms(minutes * MINUTE_MS)
        self.act(self.service.stepping.complete_step, number, StepInput(step, **given))

    def to_papers(self, number: str) -> None:
        self.step(number, "account", answers={"account": "3301204417", "by_proxy": "no"})
        self.step(number, "arrears", option="none")
        self.step(number, "unchanged", option="same")

    def accepted(self, name: str, form: str = "madam", phone: str = "13805712207") -> str:
        """A transfer that was promised; the visit has ended."""
        visit = self.greet(name, form)
        number = self.open(visit)
        self.to_papers(number)
        self.step(number, "papers", documents=HELD, answers={"new_name": name, "phone": phone})
        self.step(number, "enter", answers={"order_no": "YX-20261123-0417"})
        self.step(number, "tell")
        self.step(number, "paper")
        self.end(visit)
        return number

    def waiting(self, name: str, bring_by: str = "2026-12-07", phone: str = "13805712207") -> str:
        """A transfer that waits for the deed; the visit has ended."""
        visit = self.greet(name, "sir")
        number = self.open(visit)
        self.to_papers(number)
        marks = {"new_id": HELD["new_id"], "deed": DocumentMark("missing")}
        kept = {"new_name": name, "phone": parse(FieldKind.PHONE, phone).text}
        given = NotificationInput("papers", marks, bring_by, answers=kept)
        self.act(self.service.handling.give_notification, number, given)
        self.end(visit)
        return number

    def parked(self, name: str = "", reason: str = "", procedure: str | None = "name_transfer") -> tuple[str, str]:
        """A visit that waits, with its request (empty without a procedure)."""
        visit = self.greet(name, "sir")
        number = ""
        if procedure is not None:
            number = self.open(visit, procedure)
        if procedure == "name_transfer":
            self.step(number, "account", answers={"account": "3301204417", "by_proxy": "no"})
        self.act(self.service.reception.park_visit, visit, reason)
        return visit, number

    def enquiry(self, name: str = "") -> str:
        """A bill enquiry from greeting to goodbye; returns the visit."""
        visit = self.greet(name, "madam")
        number = self.open(visit, "bill_enquiry")
        self.step(number, "ask_account", answers={"account": "3301204417"})
        self.step(number, "tell_result")
        self.end(visit)
        return visit

    def end(self, visit: str, how: str = "finished") -> None:
        self.act(self.service.reception.end_visit, visit, how)

    def ask_in_vain(self, visit: str, state: RatingState) -> None:
        """A question that ends without a grade."""
        if state is not RatingState.DEVICE_BUSY:  # then it could not even be asked
            self.act(self.service.ratings.ask, visit, "tablet", f"token-{visit}", 1)
        self.service.desk.submit(self.service.ratings.end, new_command_id(), visit, state).result()

    def rate(self, visit: str, grade: int) -> None:
        self.act(self.service.ratings.ask, visit, "tablet", f"token-{visit}", 1)
        given = GivenRating(visit, f"token-{visit}", grade)
        self.service.desk.submit(self.service.ratings.give, new_command_id(), given).result()
