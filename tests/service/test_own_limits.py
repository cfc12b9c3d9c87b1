"""Rules for the hall's own row of a limit: beside the shipped one, with a reason, and never backwards in time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from clerk_app.core.limit import Limit
from clerk_app.library.limits import LimitTable, shipped_limits
from clerk_app.service.hall import OwnLimitInput
from clerk_app.service.promises import PromiseOffice
from clerk_app.service.stepping import Stepping
from clerk_app.store.queries.promises import own_rows
from tests.core.test_promise import CALENDAR
from tests.service.counter_hall import HE, CounterHall
from tests.service.refusals import refused

ROW = "name_transfer.finish"
TODAY = dt.date(2026, 11, 23)


def own(amount: int = 3, since: str = "2026-11-23", **given: str) -> OwnLimitInput:
    usual = {"kind": "finish", "unit": "working_days", "counted_from": "acceptance", "reason": "局发〔2026〕8号"}
    return OwnLimitInput(row=ROW, amount=amount, effective_from=since, **{**usual, **given})


class OwnHall(CounterHall):
    """A hall whose promises rest on its own rows as they are on disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.promises = PromiseOffice(self.in_force, lambda: CALENDAR, lambda: self.store.zone)
        self.stepping = Stepping(self.performer, self.shelf, self.promises)
        self.set_up()

    def in_force(self, row: str, day: dt.date) -> Limit:
        rows = own_rows(self.store.connection)
        return LimitTable(shipped_limits().rows, [one.limit for one in rows if one.in_use]).row(row, "zhejiang", day)

    def set_own(self, given: OwnLimitInput) -> None:
        self.hall.set_own_limit(HE, self.command(), given)

    def due_day(self) -> str:
        visit, number = self.accepted()
        self.end(visit)
        return str(self.row("request", "number", number)["due_day"])


@pytest.fixture
def hall(tmp_path: Path) -> OwnHall:
    return OwnHall(tmp_path)


def test_promises_go_by_the_hall_s_own_row_and_what_was_promised_keeps_its_day(hall: OwnHall) -> None:
    assert not hall.in_force(ROW, TODAY).promisable
    visit, before = hall.accepted()
    hall.end(visit)
    hall.set_own(own())
    assert hall.due_day() == "2026-11-26"
    assert hall.row("request", "number", before)["due_day"] == "2026-11-24"
    row = hall.in_force(ROW, TODAY)
    assert (row.own, row.promisable, row.reason) == (True, True, "局发〔2026〕8号")


def test_a_row_from_a_later_day_waits_for_it(hall: OwnHall) -> None:
    hall.set_own(own(3))
    hall.set_own(own(2, "2026-12-01"))
    assert hall.in_force(ROW, TODAY).amount == 3
    assert hall.in_force(ROW, dt.date(2026, 12, 1)).amount == 2


def test_a_changed_row_takes_the_place_of_the_one_before_also_on_another_day(hall: OwnHall) -> None:
    hall.set_own(own(3, "2026-12-01"))
    hall.set_own(own(4, "2026-12-15", replaces="2026-12-01"))
    rows = own_rows(hall.store.connection)
    assert [(one.limit.amount, str(one.limit.effective_from)) for one in rows if one.in_use] == [(4, "2026-12-15")]
    assert len(rows) == 2, "what promises rested on can still be read"
    with refused("limit.own_none"):
        hall.set_own(own(5, "2026-12-20", replaces="2026-12-01"))


def test_withdrawn_it_leaves_the_shipped_row(hall: OwnHall) -> None:
    hall.set_own(own())
    with refused("limit.own_needs_reason"):
        hall.hall.withdraw_own_limit(HE, hall.command(), ROW, "2026-11-23", " ")
    hall.hall.withdraw_own_limit(HE, hall.command(), ROW, "2026-11-23", "文件废止")
    assert not hall.in_force(ROW, TODAY).own
    with refused("limit.own_none"):
        hall.hall.withdraw_own_limit(HE, hall.command(), ROW, "2026-11-23", "文件废止")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (own(-1), "limit.own_amount"),
        (own(1001), "limit.own_amount"),
        (own(0, unit="hours"), "limit.own_amount"),
        (own(since="2026-02-30"), "limit.own_day"),
        (own(reason="  "), "limit.own_needs_reason"),
    ],
)
def test_what_cannot_be_a_row_is_refused(hall: OwnHall, given: OwnLimitInput, code: str) -> None:
    events = hall.events()
    with refused(code):
        hall.set_own(given)
    assert hall.events() == events


def test_the_same_day_is_a_limit_and_the_reason_is_kept_in_the_vault(hall: OwnHall) -> None:
    hall.set_own(own(0))
    assert hall.due_day() == "2026-11-23"
    bodies = [bytes(body) for (body,) in hall.store.connection.execute("SELECT body FROM journal")]
    assert not any("局发".encode() in body for body in bodies)
    hall.store.rebuild()
    assert [one.limit.reason for one in own_rows(hall.store.connection)] == ["局发〔2026〕8号"]
    assert not hall.verify().breaks


def test_where_payment_starts_the_limit_the_clerk_says_when_it_was(hall: OwnHall) -> None:
    hall.set_own(own(24, unit="hours", counted_from="payment"))
    visit = hall.greet()
    number = hall.open(visit)
    hall.walk_to(number, "tell")
    with refused("promise.start_in_future"):
        hall.step(number, "tell", promise_from=hall.clock.now() + 3_600_000)
    with refused("promise.start_too_early"):
        hall.step(number, "tell", promise_from=hall.clock.now() - 400 * 86_400_000)
    paid = hall.clock.now() - 2 * 3_600_000
    hall.step(number, "tell", promise_from=paid)
    made = hall.state(number).records["tell"].promise
    assert made is not None
    assert (made.counted_from, made.started_at, made.until_at) == ("payment", paid, paid + 24 * 3_600_000)
    assert made.until_at is not None
    ends = dt.datetime.fromtimestamp(made.until_at / 1000, hall.store.zone)
    assert hall.view(number).values["promise"].endswith(f"{ends:%H:%M}")


def test_arrival_at_the_counter_is_known_and_nobody_is_asked(hall: OwnHall) -> None:
    hall.set_own(own(20, unit="minutes", counted_from="arrival_at_counter"))
    arrived = hall.clock.now()
    visit = hall.greet()
    number = hall.open(visit)
    hall.walk_to(number, "paper")
    made = hall.state(number).records["tell"].promise
    assert made is not None
    assert made.started_at == arrived
