"""Some sixty requests of the last days, made through the real services of the sample hall."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.rating import RatingState
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.handling import NotificationInput
from clerk_app.service.ratings import GivenRating
from clerk_app.service.stepping import StepInput

NOW = int(dt.datetime(2026, 11, 23, 7, 20, tzinfo=dt.UTC).timestamp() * 1000)
"""Monday 23 November 2026, 15:20 in the hall."""

CLERKS = tuple(Actor(name, Role.CLERK) for name in ("chenjing", "liwei", "wangxiaoyan", "sunhao"))
CUSTOMERS = (
    ("周桂芳", "madam"), ("吴志强", "sir"), ("郑秀兰", "madam"), ("冯建国", "sir"), ("蒋丽娟", "madam"),
    ("沈国平", "sir"), ("欧阳慧敏", "madam"), ("韩卫东", "sir"), ("杨春梅", "madam"), ("朱永康", "sir"),
)  # fmt: skip
GOOD, LOW = (5, 4, 3), (2, 1)
HAVE = DocumentMark("have", copies=1)
MISSING = DocumentMark("missing")


@dataclass
class HistoryClock:
    """The wall clock of the sample: set to the day that is being lived through."""

    wall: int = NOW

    def now(self) -> int:
        return self.wall

    def monotonic(self) -> int:
        return self.wall

    def pass_seconds(self, seconds: float) -> None:
        self.wall += int(seconds * 1000)


@dataclass
class Teller:
    """Lives through the visits. `seed` decides what customers want and how they rate."""

    service: CounterService
    clock: HistoryClock
    random: random.Random

    def tell(self, requests: int = 60, days: int = 9) -> list[str]:
        """Make `requests` requests spread over the last `days` days up to now; returns their numbers."""
        numbers: list[str] = []
        last = dt.datetime.fromtimestamp(NOW / 1000, dt.UTC).replace(hour=0, minute=40)
        per_day = -(-requests // days)
        for ago in range(days - 1, -1, -1):
            self.clock.wall = int((last - dt.timedelta(days=ago)).timestamp() * 1000)
            for _ in range(min(per_day, requests - len(numbers))):
                numbers.append(self.visit(len(numbers)))
                self.clock.pass_seconds(self.random.randint(120, 900))
        self.clock.wall = NOW
        return numbers

    def visit(self, place: int) -> str:
        """One customer with one request; returns its number."""
        clerk = CLERKS[place % 4]
        name, form = CUSTOMERS[place % len(CUSTOMERS)]
        desk, service = self.service.desk, self.service
        visit = desk.submit(service.reception.start_visit, clerk, new_command_id()).result().result
        self.clock.pass_seconds(20)
        kind = place % 6
        wanted = {2: "bill_enquiry", 5: "bill_enquiry", 4: "residential_new_connection"}
        procedure = wanted.get(kind, "name_transfer")
        number = desk.submit(service.handling.open_request, clerk, new_command_id(), visit, procedure).result().result
        data = {"customer_name": name, "customer_phone": f"1380571{2200 + place:04}", "account": f"33010877{place:04}"}
        desk.submit(
            service.reception.record_customer, clerk, new_command_id(), visit, data=data, form_of_address=form
        ).result()
        if procedure == "bill_enquiry":
            self.enquiry(clerk, number, data["account"])
        elif procedure == "name_transfer":
            self.transfer(clerk, number, name, data, place)
        else:
            need = {"work": "first", "address": "清河路 18 号 3 幢 402 室", "capacity_kw": "8", "by_proxy": "no"}
            self.step(clerk, number, "need", 140, answers=need)
            self.step(clerk, number, "use", 50, option="home")
        desk.submit(service.reception.end_visit, clerk, new_command_id(), visit).result()
        self.rate(clerk, visit, place)
        return number

    def enquiry(self, clerk: Actor, number: str, account: str) -> None:
        """The shortest visit."""
        self.step(clerk, number, "ask_account", self.random.randint(30, 90), answers={"account": account})
        self.step(clerk, number, "tell_result", self.random.randint(60, 200))

    def transfer(self, clerk: Actor, number: str, name: str, data: dict[str, str], place: int) -> None:
        """A transfer: most are accepted, some wait for papers, one in ten is refused."""
        self.step(clerk, number, "account", 70, answers={"account": data["account"], "by_proxy": "no"})
        if place % 10 == 7:
            self.step(clerk, number, "arrears", 30, option="some")
            self.step(clerk, number, "settle_first", 60, alternative=0)
            return
        self.step(clerk, number, "arrears", 30, option="none")
        self.step(clerk, number, "unchanged", 20, option="same")
        if place % 10 == 3:
            marks = {"new_id": HAVE, "deed": MISSING}
            given = NotificationInput("papers", marks, "2026-12-07", answers={"new_name": name})
            self.service.desk.submit(
                self.service.handling.give_notification, clerk, new_command_id(), number, given
            ).result()
            return
        slow = place % 7 == 0
        self.step(
            clerk, number, "papers", 860 if slow else 250,
            documents={"new_id": HAVE, "deed": HAVE}, answers={"new_name": name, "phone": data["customer_phone"]},
        )  # fmt: skip
        self.step(clerk, number, "enter", 320, answers={"order_no": f"330126{1100 + place}"})
        self.step(clerk, number, "tell", 45)
        self.step(clerk, number, "paper", 50)
        if place % 3 == 0:
            self.clock.pass_seconds(600)
            self.service.desk.submit(
                self.service.handling.tell_customer, clerk, new_command_id(), number, whom=name,
                at=self.clock.now(), how="phone",
            ).result()  # fmt: skip

    def step(self, clerk: Actor, number: str, step: str, seconds: int, **given: object) -> None:
        """Complete a step after `seconds`."""
        self.clock.pass_seconds(seconds)
        done = StepInput(step, took_ms=seconds * 1000, **given)  # type: ignore[arg-type]
        self.service.desk.submit(self.service.stepping.complete_step, clerk, new_command_id(), number, done).result()

    def rate(self, clerk: Actor, visit: str, place: int) -> None:
        """Most customers answer; every eighth one is not satisfied."""
        service, desk = self.service, self.service.desk
        if place % 9 == 8:
            desk.submit(service.ratings.end, new_command_id(), visit, RatingState.DEVICE_TROUBLE).result()
            return
        desk.submit(service.ratings.ask, clerk, new_command_id(), visit, "tablet", f"token{place}", 1).result()
        self.clock.pass_seconds(15)
        if place % 5 == 4:
            desk.submit(service.ratings.end, new_command_id(), visit, RatingState.NO_ANSWER).result()
            return
        low = place % 8 == 1
        grade = self.random.choice(LOW if low else GOOD)
        given = GivenRating(
            visit, f"token{place}", grade,
            reasons=("waited_too_long", "not_explained") if low else (),
            comment="等了四十分钟，没有人说还要带房产证。" if low else "",
            call_back=place % 16 == 1 if low else None,
        )  # fmt: skip
        desk.submit(service.ratings.give, new_command_id(), given).result()


def tell_history(service: CounterService, clock: HistoryClock, requests: int = 60, seed: int = 7) -> list[str]:
    """Fill a sample hall with requests; returns their numbers, the oldest first."""
    return Teller(service, clock, random.Random(seed)).tell(requests)
