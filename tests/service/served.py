"""A whole counter with its threads on a folder of its own, and visits walked to their end without windows."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clerk_app.bootstrap import build_service
from clerk_app.core.events.request import DocumentMark
from clerk_app.service.access import Actor, Role
from clerk_app.service.clock import Clock
from clerk_app.service.counter import CounterService
from clerk_app.service.handling import NotificationInput
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.service.stepping import StepDone, StepInput

CHEN = Actor("chenjing", Role.CLERK)
HE = Actor("helihua", Role.SUPERVISOR)
HAVE = DocumentMark("have", copies=1)
LATER = DocumentMark("later")
MISSING = DocumentMark("missing")

TRANSFER: dict[str, dict[str, Any]] = {
    "account": {"answers": {"account": "3301204417", "by_proxy": "no"}},
    "arrears": {"option": "none"},
    "unchanged": {"option": "same"},
    "papers": {
        "documents": {"new_id": HAVE, "deed": DocumentMark("have", copies=1, substitute=0)},
        "answers": {"new_name": "周桂芳", "phone": "138 0571 2207"},
    },
    "enter": {"answers": {"order_no": "YX-20261123-0417"}},
    "tell": {},
    "paper": {},
}
CONNECTION: dict[str, dict[str, Any]] = {
    "need": {
        "answers": {"work": "first", "address": "清河路 88 号 3 幢 2 单元 501 室", "capacity_kw": "8", "by_proxy": "no"}
    },
    "use": {"option": "home"},  # the capacity decides itself
    "papers": {
        "documents": {"identity": HAVE, "right": LATER, "commitment": HAVE},
        "answers": {"proof_follows": "yes", "name": "周桂芳", "phone": "138 0571 2207"},
    },
    "survey": {"option": "direct"},
    "enter": {"answers": {"order_no": "YX-20261123-0418"}},
    "contract": {},
    "tell": {},
    "paper": {},
}
ENQUIRY: dict[str, dict[str, Any]] = {"ask_account": {"answers": {"account": "3301204417"}}, "tell_result": {}}
WALKS = {"name_transfer": TRANSFER, "residential_new_connection": CONNECTION, "bill_enquiry": ENQUIRY}


class Served:
    """One counter at work.

    Attributes:
        service: the real services; every action waits until it is on disk.
    """

    def __init__(self, service: CounterService) -> None:
        self.service = service
        self._commands = (f"served-{id(self):x}-{place}" for place in itertools.count())

    @classmethod
    def set_up(cls, folder: Path, clock: Clock | None = None, **settings: str | int | bool) -> Served:
        """Open a fresh sample hall in `folder`."""
        service = build_service(folder, clock, cost=CHEAP_COST)
        service.open().result()
        set_up_sample(service, settings={"tablet_port": 0, "lock_minutes": 0, **settings}).result()
        return cls(service)

    def do(self, action: Callable[..., Any], *given: Any, actor: Actor = CHEN, **named: Any) -> Any:
        """Do one action and return its result."""
        return self.service.desk.submit(action, actor, next(self._commands), *given, **named).result().result

    def read(self, query: Callable[..., Any], *given: Any) -> Any:
        """Ask the reader."""
        return self.service.reader.submit(query, *given).result()

    def greet(self) -> str:
        visit: str = self.do(self.service.reception.start_visit)
        return visit

    def open(self, visit: str, procedure: str = "name_transfer") -> str:
        number: str = self.do(self.service.handling.open_request, visit, procedure)
        return number

    def step(self, number: str, step: str, language: str = "zh", **given: Any) -> StepDone:
        done: StepDone = self.do(
            self.service.stepping.complete_step, number, StepInput(step, language=language, **given)
        )
        return done

    def walk(self, number: str, procedure: str, until: str = "", language: str = "zh") -> list[str]:
        """Complete the steps before `until`; returns the papers that were issued."""
        papers: list[str] = []
        for name, given in WALKS[procedure].items():
            if name == until:
                break
            papers += self.step(number, name, language, **given).papers
        return papers

    def accepted(self, procedure: str = "name_transfer", language: str = "zh") -> tuple[str, str, str]:
        """Return visit, request and receipt of a matter that was walked to its end; the visit is still open."""
        visit = self.greet()
        number = self.open(visit, procedure)
        (paper,) = self.walk(number, procedure, language=language)
        return visit, number, paper

    def notified(self) -> tuple[str, str, str]:
        """Return visit, request and notification of a transfer that lacks its proof of title."""
        visit = self.greet()
        number = self.open(visit)
        self.walk(number, "name_transfer", "papers")
        given = NotificationInput(
            "papers", {"new_id": HAVE, "deed": MISSING}, "2099-12-31", ("phone",), {"new_name": "周桂芳"}
        )
        paper: str = self.do(self.service.handling.give_notification, number, given)
        return visit, number, paper

    def end(self, visit: str, how: str = "finished") -> None:
        self.do(self.service.reception.end_visit, visit, how)

    def close(self) -> None:
        self.service.close()
