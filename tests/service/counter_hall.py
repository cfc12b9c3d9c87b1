"""One counter's services on a real store, with written fakes for what lies outside: the clock and the catalogue."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import Procedure
from clerk_app.core.request_state import RequestState, evolve
from clerk_app.core.sentence import Language
from clerk_app.core.visit import VisitState
from clerk_app.library.limits import LimitTable, shipped_limits
from clerk_app.library.reader import read_procedure
from clerk_app.library.working_days import shipped_calendar
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import Change, Performer
from clerk_app.service.hall import Hall, SetUpInput, StaffInput
from clerk_app.service.handling import Handling, NotificationInput
from clerk_app.service.papers import Papers
from clerk_app.service.procedures import ProcedureShelf
from clerk_app.service.promises import PromiseOffice
from clerk_app.service.publishing import Publishing
from clerk_app.service.ratings import Ratings
from clerk_app.service.reception import Reception
from clerk_app.service.request_view import RequestReader, RequestView
from clerk_app.service.stepping import StepDone, StepInput, Stepping
from clerk_app.store.journal import Journal
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.store import Store
from clerk_app.store.verify import Verification, verify

EXAMPLE = Path(__file__).parents[1] / "golden" / "procedures" / "design_example.yaml"
MORNING = int(dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC).timestamp() * 1000)
"""Monday 23 November 2026, nine o'clock in Shanghai."""

MINUTE_MS = 60_000
DAY_MS = 86_400_000

CHEN = Actor("chenjing", Role.CLERK)
LI = Actor("liwei", Role.CLERK)
HE = Actor("helihua", Role.SUPERVISOR)
MACHINE = Actor("machine:tester", Role.MACHINE)

STAFF = (
    StaffInput("chenjing", "clerk", "10286", "陈静", "Chen Jing", "0571-555-0126", secret_hash="not a hash"),
    StaffInput("liwei", "clerk", "10291", "李伟", "Li Wei", "0571-555-0127", secret_hash="not a hash"),
    StaffInput("helihua", "supervisor", "10108", "何丽华", "He Lihua", "0571-555-0121", secret_hash="not a hash"),
)
HALL = {"hall_zh": "清河路供电营业厅", "hall_en": "Qinghe Road Hall", "hall_prefix": "QH"}
OWN = {"account": "3301204417", "by_proxy": "no"}
PERSON = {"new_name": "周桂芳", "phone": "138 0571 2207"}
HAVE = DocumentMark("have", copies=1)
MISSING = DocumentMark("missing")


@dataclass
class FakeClock:
    """Both clocks of the machine, moved by hand; the wall clock can be set, the other only goes forward."""

    wall: int = MORNING
    steady: int = 5_000

    def now(self) -> int:
        return self.wall

    def monotonic(self) -> int:
        return self.steady

    def pass_ms(self, milliseconds: int) -> None:
        self.wall += milliseconds
        self.steady += milliseconds

    def set_wall(self, wall: int) -> None:
        self.wall = wall


@cache
def _read(content: bytes) -> Procedure:
    procedure, findings = read_procedure(content, "test.yaml", None)
    assert procedure is not None, [finding.code for finding in findings]
    return procedure


@dataclass
class WrittenProcedures:
    """The catalogue as a list of files in memory: the last one of an id is in force."""

    files: list[bytes] = field(default_factory=lambda: [EXAMPLE.read_bytes()])

    def _in_force(self) -> dict[str, tuple[Procedure, bytes]]:
        found = {}
        for content in self.files:
            procedure = _read(content)
            found[procedure.id] = (procedure, content)
        return found

    def procedure(self, procedure_id: str) -> Procedure | None:
        found = self._in_force().get(procedure_id)
        return None if found is None else found[0]

    def content(self, version: str) -> bytes | None:
        return next((data for one, data in self._in_force().values() if one.version == version), None)

    def origin(self, procedure_id: str) -> str:
        return "shipped"

    def shipped(self, procedure_id: str) -> Procedure | None:
        return self.procedure(procedure_id)


class CounterHall:
    """A counter: its services, and short ways to do in a test what a clerk does with a key."""

    def __init__(
        self,
        folder: Path,
        clock: FakeClock | None = None,
        procedures: WrittenProcedures | None = None,
        counter: str | None = None,
    ) -> None:
        self.folder = folder
        self.clock = clock or FakeClock()
        self.procedures = procedures or WrittenProcedures()
        self.store = Store(folder, counter)
        self.store.open()
        self.performer = Performer(self.store, self.clock)
        self.shelf = ProcedureShelf(self.procedures)
        table = LimitTable(shipped_limits().rows)
        calendar = shipped_calendar()
        self.promises = PromiseOffice(
            lambda row, day: table.row(row, "national", day), lambda: calendar, lambda: self.store.zone
        )
        self.hall = Hall(self.performer, lambda _: None)
        self.reception = Reception(self.performer)
        self.handling = Handling(self.performer, self.shelf, lambda _: "QH")
        self.stepping = Stepping(self.performer, self.shelf, self.promises)
        self.publishing = Publishing(self.performer, self.shelf, self.procedures, table.ids, lambda: None)
        self.papers = Papers(self.performer)
        self.ratings = Ratings(self.performer, lambda unit: self.promises.next_working_day(unit.now, 1))
        self.requests = RequestReader(self.shelf, self.promises, self.clock.now)
        self._commands = (f"{id(self):x}-{place}" for place in itertools.count())

    def set_up(self, counter: str = "02") -> CounterHall:
        given = SetUpInput({**HALL, "counter": counter}, STAFF, "not a hash")
        self.hall.set_up(MACHINE, self.command(), given)
        return self

    def close(self) -> None:
        self.store.close()

    def command(self) -> str:
        return next(self._commands)

    # What a clerk does -------------------------------------------------------------------------

    def greet(self, clerk: Actor = CHEN) -> str:
        return self.reception.start_visit(clerk, self.command()).result

    def open(self, visit: str, procedure: str = "name_transfer", clerk: Actor = CHEN) -> str:
        return self.handling.open_request(clerk, self.command(), visit, procedure).result

    def step(self, number: str, step: str, clerk: Actor = CHEN, **given: Any) -> StepDone:
        self.clock.pass_ms(MINUTE_MS)
        return self.stepping.complete_step(clerk, self.command(), number, StepInput(step, **given)).result

    def back(self, number: str, step: str, clerk: Actor = CHEN) -> None:
        self.handling.go_back(clerk, self.command(), number, step)

    def park(self, visit: str, clerk: Actor = CHEN) -> None:
        self.reception.park_visit(clerk, self.command(), visit)

    def resume(self, visit: str, clerk: Actor = CHEN) -> None:
        self.reception.resume_visit(clerk, self.command(), visit)

    def end(self, visit: str, clerk: Actor = CHEN, how: str = "finished") -> list[str]:
        return self.reception.end_visit(clerk, self.command(), visit, how).result

    def take_up(self, number: str, visit: str, clerk: Actor = CHEN) -> None:
        self.handling.take_up(clerk, self.command(), number, visit)

    def notify(self, number: str, clerk: Actor = CHEN, **marks: DocumentMark) -> Change[str]:
        given = NotificationInput(
            "papers", {"new_id": HAVE, "deed": MISSING, **marks}, "2026-12-07", answers={"new_name": "周桂芳"}
        )
        return self.handling.give_notification(clerk, self.command(), number, given)

    def walk_to(self, number: str, step: str, clerk: Actor = CHEN) -> None:
        """Complete the steps of the account transfer before `step`."""
        for name, given in TRANSFER.items():
            if name == step:
                return
            self.step(number, name, clerk, **given)

    def accepted(self, clerk: Actor = CHEN) -> tuple[str, str]:
        """Return visit and number of an account transfer that was promised and printed."""
        visit = self.greet(clerk)
        number = self.open(visit, clerk=clerk)
        self.walk_to(number, "", clerk)
        return visit, number

    # What is on record -------------------------------------------------------------------------

    def state(self, number: str) -> RequestState:
        state: RequestState | None = None
        for recorded in Journal(self.store.connection).of_subject(f"request:{number}"):
            state = evolve(state, recorded.event)
        assert state is not None
        return state

    def visit(self, visit: str) -> VisitState:
        found = self.requests.visit(self.store.connection, visit)
        assert found is not None
        return found

    def view(self, number: str, language: Language = "zh") -> RequestView:
        found = self.requests.request(self.store.connection, number, language)
        assert found is not None
        return found

    def kinds(self) -> list[str]:
        return [recorded.event.kind for recorded in Journal(self.store.connection).everything()]

    def events(self) -> int:
        return Journal(self.store.connection).count()

    def row(self, table: str, key: str, value: str) -> dict[str, Any]:
        cursor = self.store.connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (value,))
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def verify(self) -> Verification:
        reader = self.store.reader()
        try:
            return verify(reader, self.store.counter)
        finally:
            reader.close()

    def unit(self) -> Any:
        return self.store.transaction(now=self.clock.now(), actor="tester", command_id=self.command())

    def staff_name(self, staff: str) -> str:
        row = hall_queries.staff_member(self.store.connection, staff)
        assert row is not None
        return row.name


TRANSFER: dict[str, dict[str, Any]] = {
    "account": {"answers": OWN},
    "arrears": {"option": "none"},
    "papers": {"documents": {"new_id": HAVE, "deed": HAVE}, "answers": PERSON},
    "enter": {"answers": {"order_no": "YX-20261123-0417"}},
    "tell": {},
    "paper": {},
}
"""What completes each step of the account transfer when the customer comes in person with every paper."""

