"""The sample hall of the pictures: filled by the real services, under a clock that is moved by hand.

Its people and customers are invented. It ends on Monday 23 November 2026 at 10:42, as the target pictures do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from clerk_app.bootstrap import build_service
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.rating import RatingState
from clerk_app.core.sentence import Language
from clerk_app.library.limits import shipped_limits
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.handling import NotificationInput
from clerk_app.service.ratings import GivenRating
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.service.stepping import StepInput

ZONE = ZoneInfo("Asia/Shanghai")
CHEN = Actor("chenjing", Role.CLERK)
SUN = Actor("sunhao", Role.CLERK)
HE = Actor("helihua", Role.SUPERVISOR)
HAVE, MISSING = DocumentMark("have", copies=1), DocumentMark("missing")
ACCOUNT = "3301045271"
MINUTE_MS = 60_000

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT")


def moment(day: int, hour: int, minute: int) -> int:
    """Return a time of November 2026 in the hall, in milliseconds UTC."""
    return int(dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE).timestamp() * 1000)


NOW = moment(23, 10, 42)


class PictureClock:
    """A clock that stands until it is moved. `at` is in milliseconds UTC."""

    def __init__(self, at: int) -> None:
        self.at = at

    def now(self) -> int:
        """Milliseconds UTC."""
        return self.at

    def monotonic(self) -> int:
        """The same: nobody sets this clock."""
        return self.at


class PictureHall:
    """The counter of the pictures, with short ways to do what a clerk does.

    Attributes:
        service: the counter's services on `folder`.
        issued: numbers of the papers that steps issued.
    """

    def __init__(self, folder: Path, at: int = NOW, language: Language = "zh") -> None:
        self.clock = PictureClock(at)
        self.language = language
        self.issued: list[str] = []
        self.service: CounterService = build_service(folder, self.clock, CHEAP_COST)
        self.service.open().result()

    def close(self) -> None:
        """End the services; a window on them is closed already."""
        self.service.close()

    def act(
        self, action: Callable[Concatenate[Actor, str, ParametersT], Change[ResultT]], actor: Actor = CHEN
    ) -> Callable[ParametersT, ResultT]:
        """Return a call that does `action` on the desk thread and returns its result."""

        def submit(*args: ParametersT.args, **kwargs: ParametersT.kwargs) -> ResultT:
            change: Change[ResultT] = self.service.desk.submit(
                action, actor, new_command_id(), *args, **kwargs
            ).result()
            return change.result

        return submit

    # What a clerk does -----------------------------------------------------------------------------

    def greet(self, name: str = "", address: str = "", phone: str = "", clerk: Actor = CHEN) -> str:
        """Start a visit; return its id."""
        visit = self.act(self.service.reception.start_visit, clerk)()
        if name:
            data = {"customer_name": name, **({"customer_phone": phone} if phone else {})}
            self.act(self.service.reception.record_customer, clerk)(
                visit, data=data, form_of_address=address, in_person=True
            )
        return visit

    def open(self, visit: str, procedure: str, clerk: Actor = CHEN) -> str:
        """Open a request; return its number."""
        return self.act(self.service.handling.open_request, clerk)(visit, procedure)

    def step(self, number: str, step: str, clerk: Actor = CHEN, **given: Any) -> None:
        """Complete a step, two minutes long."""
        self.clock.at += 2 * MINUTE_MS
        record = StepInput(step, language=self.language, took_ms=2 * MINUTE_MS, **given)
        done = self.act(self.service.stepping.complete_step, clerk)(number, record)
        self.issued += done.papers

    def enquire(self, visit: str, clerk: Actor = CHEN) -> str:
        """Answer a question about a bill in a visit; return the number."""
        number = self.open(visit, "bill_enquiry", clerk)
        self.step(number, "ask_account", clerk, answers={"account": ACCOUNT})
        self.step(number, "tell_result", clerk)
        return number

    def transfer(self, visit: str, until: str = "", clerk: Actor = CHEN, name: str = "周桂芳") -> str:
        """Open an account transfer and complete its steps before `until`; return the number."""
        number = self.open(visit, "name_transfer", clerk)
        phone = "13805712207"
        walk: dict[str, dict[str, Any]] = {
            "account": {"answers": {"account": ACCOUNT, "by_proxy": "no"}},
            "arrears": {"option": "none"},
            "unchanged": {"option": "same"},
            "papers": {"documents": {"new_id": HAVE, "deed": HAVE}, "answers": {"new_name": name, "phone": phone}},
            "enter": {"answers": {"order_no": "YX-20261123-0417"}},
            "tell": {},
            "paper": {},
        }
        for step, given in walk.items():
            if step == until:
                break
            if step == "arrears" and until == "settle_first":
                self.step(number, "arrears", clerk, option="some")
                break
            self.step(number, step, clerk, **given)
        return number

    def notify(self, number: str, clerk: Actor = CHEN, name: str = "周桂芳") -> str:
        """List what is missing; return the paper's number."""
        given = NotificationInput(
            "papers",
            {"new_id": HAVE, "deed": MISSING},
            "2026-12-07",
            answers={"new_name": name, "phone": "13805712207"},
            language=self.language,
        )
        return self.act(self.service.handling.give_notification, clerk)(number, given)

    def goodbye(self, visit: str, grade: int | None = None, clerk: Actor = CHEN, **answer: Any) -> None:
        """End a visit and have the customer answer; without a grade nobody answers."""
        self.clock.at += MINUTE_MS
        self.act(self.service.reception.end_visit, clerk)(visit, "finished")
        token = f"{visit:0>64}"[-64:]
        self.act(self.service.ratings.ask, clerk)(visit, "tablet", token, 1)
        self.clock.at += MINUTE_MS // 4
        desk, ratings = self.service.desk, self.service.ratings
        if grade is None:
            desk.submit(ratings.end, new_command_id(), visit, RatingState.NO_ANSWER).result()
        else:
            desk.submit(ratings.give, new_command_id(), GivenRating(visit, token, grade, **answer)).result()


def fill(folder: Path) -> None:
    """Make the hall and ten days of its work; the counter is free afterwards."""
    hall = PictureHall(folder, moment(12, 8, 10))
    try:
        set_up_sample(hall.service, settings={"tablet_port": 0, "lock_minutes": 0}).result()
        # As in the target pictures: this hall has confirmed how long a transfer takes, so the receipt promises it.
        keys = [row.key for row in shipped_limits().rows if row.id == "name_transfer.finish"]
        for key in keys:
            hall.act(hall.service.hall.confirm_limit, HE)(key, "示例厅确认")
        for day, hour, name, address, handler in (
            (12, 9, "吴志强", "sir", SUN),
            (16, 14, "林美玲", "madam", CHEN),
            (17, 10, "郑文斌", "sir", CHEN),
            (20, 15, "高文斌", "sir", CHEN),
        ):
            hall.clock.at = moment(day, hour, 5)
            visit = hall.greet(name, address, "13805712209", handler)
            hall.transfer(visit, name=name, clerk=handler)
            hall.goodbye(visit, 5 if day != 17 else 4, handler)
        _bad_day(hall)
        _this_morning(hall)
    finally:
        hall.close()


def _bad_day(hall: PictureHall) -> None:
    hall.clock.at = moment(20, 9, 20)
    visit = hall.greet("何秀英", "madam", "13805712214")
    hall.transfer(visit, "settle_first")
    comment = "跑了两趟才知道要先结清"
    hall.goodbye(visit, 2, reasons=("not_explained", "too_many_papers"), comment=comment, call_back=True)
    hall.clock.at = moment(20, 16, 40)
    visit = hall.greet("徐建国", "sir", "13805712218", SUN)
    hall.enquire(visit, SUN)
    hall.goodbye(visit, 1, SUN, reasons=("waited_too_long",), call_back=None)


def _this_morning(hall: PictureHall) -> None:
    service = hall.service
    hall.clock.at = moment(23, 8, 25)
    service.desk.submit(service.identity.begin, new_command_id(), CHEN.id).result()
    service.desk.submit(service.identity.finish, new_command_id(), CHEN.id, "pin").result()
    for at, name, grade in (
        (moment(23, 8, 40), "赵敏", 5),
        (moment(23, 8, 55), "马晓东", None),
        (moment(23, 9, 10), "宋佳", 4),
        (moment(23, 9, 25), "杜鹏", 5),
    ):
        hall.clock.at = at
        visit = hall.greet(name, "sir")
        hall.enquire(visit)
        hall.goodbye(visit, grade)
    hall.clock.at = moment(23, 9, 40)
    visit = hall.greet("沈玉兰", "madam", "13805712231")
    hall.notify(hall.transfer(visit, "papers", name="沈玉兰"), name="沈玉兰")
    hall.goodbye(visit, 5)
    hall.clock.at = moment(23, 10, 8)
    visit = hall.greet("郑少华", "sir", "13805712233")
    hall.transfer(visit, "papers", name="郑少华")
    hall.act(service.reception.park_visit)(visit, "客户去取房产证")
