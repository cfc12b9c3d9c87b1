"""Who sits at the counter: guesses are counted on disk first, slowed down, then stopped; codes work once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.core.sign_in import LOCKED_AT
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.hall import StaffInput
from clerk_app.service.identity import Session
from clerk_app.service.people_view import customers_of, people, spellings
from clerk_app.service.sample_hall import CHEAP_COST, PASSPHRASE, PIN, RECOVERY_CODE, set_up_sample
from clerk_app.service.staff_ids import english_name, staff_id
from tests.service.counter_hall import FakeClock
from tests.service.refusals import refused

WRONG = "860317"
MACHINE = Actor("machine:test", Role.MACHINE)
HALF_MINUTE = 30_000
YEAR = 365 * 86_400_000


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def service(tmp_path: Path, clock: FakeClock) -> Iterator[CounterService]:
    opened = start(tmp_path, clock)
    set_up_sample(opened, settings={"tablet_port": 0}).result()
    yield opened
    opened.close()


def start(folder: Path, clock: FakeClock) -> CounterService:
    service = build_service(folder, clock=clock, cost=CHEAP_COST)
    service.open().result()
    return service


def passes(clock: FakeClock, milliseconds: int) -> None:
    clock.wall += milliseconds
    clock.steady += milliseconds


def guess(service: CounterService, text: str = WRONG, staff: str = "chenjing") -> Refusal:
    error = service.sign_in.sign_in(staff, text).exception()
    assert isinstance(error, Refusal)
    return error


def fail(service: CounterService, times: int, clock: FakeClock) -> None:
    for _ in range(times):
        guess(service)
        passes(clock, HALF_MINUTE << 16)


def sign_in(service: CounterService, text: str = PIN, staff: str = "chenjing") -> Session:
    return service.sign_in.sign_in(staff, text).result()


def test_the_right_pin_signs_in_and_says_who_it_is(service: CounterService) -> None:
    session = sign_in(service)
    assert (session.staff, session.role, session.name, session.must_change) == ("chenjing", "clerk", "陈静", False)


def test_full_width_digits_are_the_same_pin(service: CounterService) -> None:
    assert sign_in(service, "２７４９５１").staff == "chenjing"


def test_four_wrong_ones_cost_nothing_and_the_fifth_half_a_minute(service: CounterService, clock: FakeClock) -> None:
    assert [guess(service).parameters["failures"] for _ in range(5)] == [1, 2, 3, 4, 5]
    assert guess(service).parameters == {"seconds": 30}
    passes(clock, HALF_MINUTE - 1)
    assert guess(service, PIN).code == "sign_in.wait", "not even the right one is looked at"
    passes(clock, 1)
    assert sign_in(service).staff == "chenjing"


def test_the_delay_doubles(service: CounterService, clock: FakeClock) -> None:
    for _ in range(5):
        guess(service)
    waits = []
    for _ in range(4):
        seconds = guess(service).parameters["seconds"]
        waits.append(seconds)
        passes(clock, int(seconds) * 1000)
        guess(service)
    assert waits == [30, 60, 120, 240]


def test_a_success_forgets_the_failures(service: CounterService) -> None:
    for _ in range(4):
        guess(service)
    sign_in(service)
    assert guess(service).parameters == {"failures": 1}


def test_at_twenty_only_a_supervisor_helps(service: CounterService, clock: FakeClock) -> None:
    fail(service, LOCKED_AT, clock)
    passes(clock, YEAR)
    assert guess(service, PIN).code == "sign_in.locked"
    supervisor = sign_in(service, PASSPHRASE, "helihua")
    service.desk.submit(service.identity.unlock, supervisor.actor, new_command_id(), "chenjing").result()
    assert sign_in(service).staff == "chenjing"


def test_others_are_not_locked_out(service: CounterService, clock: FakeClock) -> None:
    fail(service, LOCKED_AT, clock)
    assert sign_in(service, staff="liwei").staff == "liwei"


def test_ten_thousand_guesses_get_twenty_looks_at_most(service: CounterService, clock: FakeClock) -> None:
    looked_at = 0
    for number in range(10_000):
        code = guess(service, f"{number + 300_000:06}").code
        looked_at += code == "sign_in.wrong"
        # A patient guesser: an hour between any two, more than a year in all.
        passes(clock, 3_600_000)
        if code == "sign_in.locked":
            break
    assert looked_at == LOCKED_AT
    assert all(guess(service, f"{number:06}").code == "sign_in.locked" for number in range(500))


def test_a_restart_gives_no_guess_for_free(tmp_path: Path, clock: FakeClock) -> None:
    service = start(tmp_path, clock)
    set_up_sample(service).result()
    for _ in range(5):
        guess(service)
    service.close()
    again = start(tmp_path, clock)
    assert guess(again, PIN).code == "sign_in.wait"
    again.close()


def test_an_attempt_is_on_disk_before_it_is_compared(tmp_path: Path, clock: FakeClock) -> None:
    service = start(tmp_path, clock)
    set_up_sample(service).result()
    for _ in range(5):
        # The program is killed while the hash is made: nobody records what came of it.
        service.desk.submit(service.identity.begin, new_command_id(), "chenjing").result()
    service.close()
    again = start(tmp_path, clock)
    assert guess(again, PIN).code == "sign_in.wait"
    again.close()


@pytest.mark.parametrize("by_ms", [-YEAR, -3_600_000, 3_600_000, 10 * YEAR])
def test_setting_the_wall_clock_does_not_shorten_a_wait(service: CounterService, clock: FakeClock, by_ms: int) -> None:
    for _ in range(5):
        guess(service)
    guess(service)
    clock.wall += by_ms
    assert guess(service, PIN).code == "sign_in.wait"
    passes(clock, HALF_MINUTE)
    assert sign_in(service).staff == "chenjing"


def test_many_at_once_are_counted_one_by_one(service: CounterService) -> None:
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda _: guess(service).code, range(24)))
    assert codes.count("sign_in.wrong") == 5


def test_a_recovery_code_signs_in_once_and_must_be_followed_by_a_new_secret(service: CounterService) -> None:
    assert sign_in(service, RECOVERY_CODE.lower().replace("-", " "), "helihua").must_change
    assert guess(service, RECOVERY_CODE, "helihua").code == "sign_in.wrong"


def test_a_one_use_code_works_once_for_a_locked_clerk(service: CounterService, clock: FakeClock) -> None:
    fail(service, LOCKED_AT, clock)
    code = "ABCDE-FGHJK-MNPQR-STVWX"
    hashed = service.sign_in.hashed_code(code).result()
    service.desk.submit(service.identity.reset, MACHINE, new_command_id(), "chenjing", hashed).result()
    session = sign_in(service, code)
    assert session.must_change
    new_hash = service.sign_in.hashed("802935").result()
    service.desk.submit(service.identity.change_own_secret, session.actor, new_command_id(), new_hash).result()
    assert guess(service, code).code == "sign_in.wrong"
    assert guess(service, PIN).code == "sign_in.wrong"
    assert sign_in(service, "802935").must_change is False


def test_who_is_off_duty_or_unknown_cannot_sign_in(service: CounterService) -> None:
    assert guess(service, PIN, "nobody").code == "sign_in.unknown"
    supervisor = sign_in(service, PASSPHRASE, "helihua")
    left = StaffInput("chenjing", "clerk", "10286", "陈静", on_duty=False)
    service.desk.submit(service.hall.record_staff, supervisor.actor, new_command_id(), left).result()
    assert guess(service, PIN).code == "sign_in.unknown"
    assert "chenjing" not in {person.id for person in service.reader.submit(people).result()}


@pytest.mark.parametrize("role", [Role.CLERK, Role.CUSTOMER, Role.NOBODY])
def test_only_supervisors_and_the_machine_unlock(service: CounterService, role: Role) -> None:
    with refused("access.denied"):
        service.desk.submit(service.identity.unlock, Actor("liwei", role), new_command_id(), "chenjing").result()


def test_signing_in_parks_the_visit_somebody_else_left_open(service: CounterService) -> None:
    chen = sign_in(service)
    service.desk.submit(service.reception.start_visit, chen.actor, new_command_id()).result()
    assert service.reader.submit(customers_of, "chenjing").result().served == 1
    li = sign_in(service, staff="liwei")
    assert li.visit is None
    here = service.reader.submit(customers_of, "chenjing").result()
    assert (here.served, here.parked) == (0, 1)


def test_the_list_of_people_tells_who_is_locked_and_leaves_out_who_left(
    service: CounterService, clock: FakeClock
) -> None:
    fail(service, LOCKED_AT, clock)
    found = service.reader.submit(people).result()
    assert [(person.id, person.locked) for person in found if person.locked] == [("chenjing", True)]
    assert [person.supervisor for person in found] == [False, False, False, False, True]


def test_ids_come_from_pinyin_and_are_never_the_same(service: CounterService) -> None:
    names = ("陈静", "欧阳䶮", "吕布", "Anna Müller", "123", "🙂")
    spelt = service.reader.submit(spellings, names).result()
    taken: set[str] = set()
    for name, _ in itertools.product(names, range(3)):
        found = staff_id(spelt[name], taken)
        assert found not in taken
        taken.add(found)
    assert {"chenjing", "chenjing2", "chenjing3", "lvbu"} <= taken
    assert english_name(spelt["陈静"]) == "Chen Jing"
    assert english_name(("wang", "xiao", "yan")) == "Wang Xiaoyan"
