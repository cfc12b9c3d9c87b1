"""A simulated history: the same for a seed, plausible, and as sound as one that was lived through."""

from __future__ import annotations

import datetime as dt
import random
import re
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.resources import resource_path
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.bulk import SimulatedClock
from clerk_app.service.hall import StaffInput
from clerk_app.service.rebuilding import rebuild_folder
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.service.simulate import Simulated, day_to_tell, prepare, simulate
from clerk_app.service.verification import verify_folder
from clerk_app.store.projections import TABLES
from clerk_app.store.queries import papers
from clerk_app.store.store import FILE_NAME
from tests.commands.running import command

SUNDAY_NOON = 1_795_320_000_000
MACHINE = Actor("machine:test", Role.MACHINE)
HE = Actor("helihua", Role.SUPERVISOR)


def fill(folder: Path, requests: int, seed: int = 1) -> Simulated:
    clock = SimulatedClock(SUNDAY_NOON)
    service = build_service(folder, clock, CHEAP_COST)
    try:
        prepare(service, clock, requests)
        return simulate(service, clock, requests, seed, MACHINE).result()
    finally:
        service.close()


def ask(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as database:
        return database.execute(query).fetchall()


def without_ids(folder: Path, table: str) -> list[str]:
    """Return the rows of a table with everything random replaced by the place where it is first met."""
    known: dict[str, str] = {}
    random = re.compile(r"[0-9a-f]{32,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

    def place(found: re.Match[str]) -> str:
        return known.setdefault(found.group(), f"#{len(known)}")

    order = {"visit": "opened_at, counter", "rating": "coalesce(asked_at, ended_at)", "follow_up": "opened_at"}
    rows = ask(folder, f"SELECT * FROM {table} ORDER BY {order.get(table, 'rowid' if table == 'step' else '1, 2')}")
    return [random.sub(place, repr(row)) for row in rows]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulated") / "data"
    fill(folder, 700, seed=3)
    return folder


def test_exactly_so_many_requests_before_today(history: Path) -> None:
    ((count, first, last),) = ask(history, "SELECT count(*), min(opened_at), max(changed_at) FROM request")
    assert count == 700
    assert first < last < SUNDAY_NOON


def test_verify_finds_nothing(history: Path) -> None:
    found = verify_folder(history)
    assert found.breaks == ()
    assert found.events > 700 * 8


def test_rebuilding_gives_the_same_tables(history: Path) -> None:
    before = {table: sorted(ask(history, f"SELECT * FROM {table}"), key=repr) for table in TABLES}
    rebuild_folder(history)
    assert {table: sorted(ask(history, f"SELECT * FROM {table}"), key=repr) for table in TABLES} == before


def test_everything_that_happens_in_a_hall_happens(history: Path) -> None:
    outcomes = Counter(row[0] for row in ask(history, "SELECT coalesce(outcome, state) FROM request"))
    assert outcomes.keys() >= {"completed", "refused", "withdrawn", "waiting", "accepted"}
    assert outcomes["completed"] > 500
    procedures = {row[0] for row in ask(history, "SELECT procedure FROM request")}
    assert procedures == {path.stem for path in resource_path("procedures").glob("*.yaml")}
    kinds = {row[0] for row in ask(history, "SELECT kind FROM step")}
    assert kinds >= {"notification.given", "request.taken_up", "request.taken_over", "visit.parked", "visit.resumed"}
    assert ask(history, "SELECT count(DISTINCT first_responsible) FROM request") == [(4,)]
    assert ask(history, "SELECT count(*) FROM request WHERE hops > 0 AND first_handler IS NOT NULL")[0][0] > 3


def test_promises_are_mostly_kept_and_some_are_not(history: Path) -> None:
    told = ask(
        history,
        "SELECT date(told_at / 1000 + 28800, 'unixepoch') <= due_day, count(*) FROM request"
        " WHERE due_day IS NOT NULL AND told IN ('phone', 'message') GROUP BY 1",
    )
    late, in_time = (dict(told)[kept] for kept in (0, 1))
    assert 0 < late < in_time / 2


def test_ratings_are_spread_as_in_a_hall(history: Path) -> None:
    states = Counter(row[0] for row in ask(history, "SELECT state FROM rating"))
    assert states["given"] > states["no_answer"] > states["declined"] > 0
    assert states.keys() >= {"device_busy", "device_trouble"}
    grades = Counter(row[0] for row in ask(history, "SELECT grade FROM rating WHERE grade IS NOT NULL"))
    assert grades[5] > grades[4] > grades[3]
    low = grades[1] + grades[2]
    assert 0 < low < sum(grades.values()) / 8
    assert ask(history, "SELECT count(*) FROM follow_up") == [(low,)]
    assert ask(history, "SELECT count(*) FROM follow_up WHERE done_at IS NOT NULL")[0][0] > 0


def test_numbers_have_no_gaps_and_days_are_worked(history: Path) -> None:
    for day, count, last in ask(
        history, "SELECT day, count(*), max(CAST(substr(number, 13, 3) AS INTEGER)) FROM request GROUP BY day"
    ):
        assert count == last, day
    weekdays = {row[0] for row in ask(history, "SELECT DISTINCT strftime('%w', day) FROM request")}
    assert weekdays <= {"1", "2", "3", "4", "5"} | {"6", "0"}
    assert len(weekdays) >= 5


def test_one_visit_at_a_time(history: Path) -> None:
    rows = ask(history, "SELECT opened_at, ended_at FROM visit WHERE away_ms = 0 ORDER BY opened_at")
    assert all(ended <= begun for (_, ended), (begun, _) in pairwise(rows))


def test_the_same_seed_gives_the_same_history(tmp_path: Path) -> None:
    for name, seed in (("one", 5), ("two", 5), ("other", 6)):
        fill(tmp_path / name, 80, seed)
    for table in ("request", "visit", "rating", "paper", "ownership_span", "follow_up"):
        assert without_ids(tmp_path / "one", table) == without_ids(tmp_path / "two", table), table
    assert without_ids(tmp_path / "one", "request") != without_ids(tmp_path / "other", "request")


def test_the_counter_goes_on_where_the_history_ended(tmp_path: Path) -> None:
    fill(tmp_path / "data", 30)
    clock = SimulatedClock(SUNDAY_NOON)
    service = build_service(tmp_path / "data", clock, CHEAP_COST)
    try:
        service.open().result()
        chen = Actor("chenjing", Role.CLERK)
        submit = service.desk.submit
        visit = submit(service.reception.start_visit, chen, new_command_id()).result().result
        opened = submit(service.handling.open_request, chen, new_command_id(), visit, "bill_enquiry").result()
        assert opened.result.startswith("QH261122-02-001-")
        assert service.reader.submit(papers.without_pdf).result() == [], "nothing is left to be drawn"
    finally:
        service.close()
    assert verify_folder(tmp_path / "data").breaks == ()


def test_a_hall_that_is_set_up_keeps_its_own_people(tmp_path: Path) -> None:
    clock = SimulatedClock(SUNDAY_NOON)
    service = build_service(tmp_path / "data", clock, CHEAP_COST)
    try:
        service.open().result()
        set_up_sample(service, counter="07").result()
        for clerk in ("liwei", "wangxiaoyan", "sunhao"):
            away = StaffInput(clerk, "clerk", clerk[:6], clerk, on_duty=False)
            service.desk.submit(service.hall.record_staff, HE, new_command_id(), away).result()
        assert not prepare(service, clock, 12)
        simulate(service, clock, 12, 1, MACHINE).result()
    finally:
        service.close()
    assert ask(tmp_path / "data", "SELECT DISTINCT first_responsible, counter FROM request") == [("chenjing", "07")]
    assert verify_folder(tmp_path / "data").breaks == ()


def test_a_folder_with_visits_is_left_alone(history: Path) -> None:
    before = verify_folder(history)
    with pytest.raises(Refusal) as refused:
        fill(history, 5)
    assert refused.value.code == "simulate.not_empty"
    for language in ("zh", "en"):
        ran = command("simulate", "--requests", "5", "--data", history, "--lang", language)
        assert ran.status == 2
        assert str(history) in ran.messages
    assert verify_folder(history) == before


def test_the_command_says_what_it_did_and_how_to_sign_in(tmp_path: Path) -> None:
    ran = command("simulate", "--requests", "7", "--seed", "2", "--data", tmp_path / "data", "--lang", "en")
    assert ran.status == 0
    assert "Requests: 7" in ran.output
    assert "274951" in ran.messages
    assert command("verify", "--data", tmp_path / "data").status == 0


@pytest.mark.parametrize("requests", [1, 2, 3, 46])
def test_small_histories_have_every_request(tmp_path: Path, requests: int) -> None:
    fill(tmp_path / "data", requests)
    assert ask(tmp_path / "data", "SELECT count(*) FROM request") == [(requests,)]


@pytest.mark.parametrize("due_in", [-3, 0, 1, 10])
def test_nothing_is_settled_before_it_was_accepted(due_in: int) -> None:
    # Negative: the limit counts from a payment days ago.
    chance, day = random.Random(1), dt.date(2026, 11, 23)
    due = day + dt.timedelta(days=due_in)
    planned = [day_to_tell(chance, day, due) for _ in range(200)]
    assert min(planned) >= day
    assert any(settled > due for settled in planned)
