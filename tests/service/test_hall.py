"""Setting a counter up, its settings and its staff."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from clerk_app.core.errors import Bug
from clerk_app.service.hall import SetUpInput
from clerk_app.store.queries import hall as queries
from clerk_app.store.records import Records
from tests.service.counter_hall import CHEN, HALL, HE, MACHINE, STAFF, CounterHall
from tests.service.refusals import refused

CHEN_ROW, LI_ROW, HE_ROW = STAFF


def set_up(counter: CounterHall, **changes: object) -> None:
    given = SetUpInput({**HALL, "counter": "2"}, STAFF, "not a hash")
    counter.hall.set_up(MACHINE, counter.command(), msgspec.structs.replace(given, **changes))


def test_a_counter_is_set_up_once(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data")
    assert not counter.store.set_up
    set_up(counter)
    assert counter.store.counter == "02"
    with refused("set_up.done_already"):
        set_up(counter)
    assert counter.kinds()[:2] == ["epoch.opened", "settings.changed"]
    counter.close()
    again = CounterHall(tmp_path / "data")
    assert again.store.counter == "02"
    again.close()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"settings": {**HALL, "counter": "many"}}, "number.counter"),
        ({"settings": {**HALL, "counter": "2", "zone": "Mars/Olympus"}}, "settings.zone"),
        ({"settings": {**HALL, "counter": "2", "hall_prefix": "清河"}}, "number.prefix"),
        ({"settings": HALL}, "number.counter"),
        ({"staff": (CHEN_ROW,)}, "staff.no_supervisor"),
        ({"staff": (CHEN_ROW, msgspec.structs.replace(HE_ROW, on_duty=False))}, "staff.no_supervisor"),
        ({"staff": (CHEN_ROW, msgspec.structs.replace(HE_ROW, number="10286"))}, "staff.number_taken"),
        ({"staff": (CHEN_ROW, msgspec.structs.replace(CHEN_ROW, number="1"), HE_ROW)}, "staff.id_taken"),
        ({"staff": (msgspec.structs.replace(CHEN_ROW, secret_hash=None), HE_ROW)}, "staff.secret_missing"),
        ({"staff": (msgspec.structs.replace(CHEN_ROW, id="陈静"), HE_ROW)}, "staff.id"),
        ({"staff": (msgspec.structs.replace(CHEN_ROW, number="第一号"), HE_ROW)}, "staff.number"),
    ],
)
def test_a_set_up_that_is_refused_leaves_nothing_and_may_be_tried_again(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    counter = CounterHall(tmp_path / "data")
    with refused(code):
        set_up(counter, **changes)
    assert counter.events() == 0
    set_up(counter, settings={**HALL, "counter": "7"})
    assert counter.store.counter == "07"
    counter.close()


def test_prefix_counter_and_zone_stay(counter: CounterHall) -> None:
    change = counter.hall.change_settings
    for name, value in (("counter", "03"), ("hall_prefix", "XY"), ("zone", "Asia/Urumqi")):
        with refused("settings.fixed"):
            change(HE, counter.command(), {name: value})
    events = counter.events()
    change(HE, counter.command(), {"counter": "2", "waiting_days": 10})
    assert counter.events() == events, "what is as it was is not written"
    change(HE, counter.command(), {"waiting_days": 5})
    assert queries.settings(counter.store.connection).waiting_days == 5
    with pytest.raises(Bug):
        change(HE, counter.command(), {"waiting_days": "five"})
    with pytest.raises(Bug):
        change(HE, counter.command(), {"no_such_setting": 1})


def test_the_last_supervisor_stays_one(counter: CounterHall) -> None:
    record = counter.hall.record_staff
    with refused("staff.no_supervisor"):
        record(HE, counter.command(), msgspec.structs.replace(HE_ROW, on_duty=False))
    with refused("staff.no_supervisor"):
        record(HE, counter.command(), msgspec.structs.replace(HE_ROW, role="clerk"))


def test_a_new_colleague_needs_a_secret_and_a_number_of_their_own(counter: CounterHall) -> None:
    record = counter.hall.record_staff
    person = msgspec.structs.replace(LI_ROW, id="sunhao", number="10322", name="孙浩")
    with refused("staff.secret_missing"):
        record(HE, counter.command(), msgspec.structs.replace(person, secret_hash=None))
    with refused("staff.number_taken"):
        record(HE, counter.command(), msgspec.structs.replace(person, number="10286"))
    record(HE, counter.command(), person)
    assert counter.staff_name("sunhao") == "孙浩"
    record(HE, counter.command(), msgspec.structs.replace(person, name="孙昊", secret_hash=None))
    assert counter.staff_name("sunhao") == "孙昊"


def test_whoever_changes_roles_gets_a_new_secret(counter: CounterHall) -> None:
    person = msgspec.structs.replace(LI_ROW, role="supervisor")
    with refused("staff.secret_missing"):
        counter.hall.record_staff(HE, counter.command(), msgspec.structs.replace(person, secret_hash=None))
    counter.hall.record_staff(HE, counter.command(), msgspec.structs.replace(person, secret_hash="another"))
    assert Records(counter.store.connection).secret("liwei", "passphrase") == "another"


def test_a_limit_is_confirmed_with_a_reason(counter: CounterHall) -> None:
    with refused("limit.confirm_needs_reason"):
        counter.hall.confirm_limit(HE, counter.command(), "row", " ")
    with refused("access.denied"):
        counter.hall.confirm_limit(CHEN, counter.command(), "row", "县公司文件")
    counter.hall.confirm_limit(HE, counter.command(), "row", "县公司文件")
    assert queries.confirmed_limits(counter.store.connection) == {"row"}


def test_one_tablet_at_a_time(counter: CounterHall) -> None:
    pair = counter.hall.pair_device
    pair(HE, counter.command(), "tablet-1", "hash-1")
    pair(HE, counter.command(), "tablet-2", "hash-2")
    assert queries.paired_device(counter.store.connection) == "tablet-2"
    assert Records(counter.store.connection).secret("tablet-1", "device") is None
    pair(HE, counter.command(), None, "")
    assert queries.paired_device(counter.store.connection) is None
