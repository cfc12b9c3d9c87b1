"""The finder's contents: what fits, the nine most frequent, limits nobody confirmed, files that were refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.resources import resource_path
from clerk_app.service.access import NOBODY, Actor, Role
from clerk_app.service.counter import CounterService
from clerk_app.service.finding import (
    FoundProcedures,
    faulty_procedures,
    find_procedures,
    first_words,
    usual_steps,
)
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from tests.service.clerk_day import LI, ClerkDay
from tests.service.counter_hall import DAY_MS, FakeClock

FAULTY = Path(__file__).parents[1] / "golden" / "procedures" / "faulty" / "duplicate_key.yaml"

ALL = len(list(resource_path("procedures").glob("*.yaml")))


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., ClerkDay]]:
    """Return how to open a counter, perhaps with a faulty procedure of the hall's own."""
    opened: list[CounterService] = []

    def opening(faulty: bool = False) -> ClerkDay:
        clock = FakeClock()
        if faulty:
            (tmp_path / "data" / "procedures").mkdir(parents=True)
            shutil.copy(FAULTY, tmp_path / "data" / "procedures" / "own.yaml")
        service = build_service(tmp_path / "data", clock, CHEAP_COST)
        opened.append(service)
        service.open().result()
        set_up_sample(service).result()
        return ClerkDay(service, clock)

    yield opening
    for service in opened:
        service.close()


@pytest.fixture
def day(make: Callable[..., ClerkDay]) -> ClerkDay:
    return make()


def find(day: ClerkDay, typed: str = "") -> FoundProcedures:
    return day.service.reader.submit(find_procedures, day.service, day.clerk, typed).result()


def ids(found: FoundProcedures) -> list[str]:
    return [one.procedure.id for one in found.found]


@pytest.mark.parametrize("typed", ["gh", "guohu", "过户", "transfer", "换户主"])
def test_a_service_is_found_by_initials_pinyin_chinese_english_and_customers_words(day: ClerkDay, typed: str) -> None:
    assert ids(find(day, typed))[0] == "name_transfer"


def test_before_anything_is_typed_all_are_listed(day: ClerkDay) -> None:
    found = find(day)
    assert len(found.found) == found.total == ALL
    assert [one.quick for one in found.found[:10]] == [1, 2, 3, 4, 5, 6, 7, 8, 9, None]


def test_the_most_frequent_ones_of_this_clerk_come_first_from_the_next_day_on(day: ClerkDay) -> None:
    before = find(day).quick
    for _ in range(2):
        visit = day.greet()
        day.open(visit, before[-1])
        day.end(visit)
    # Hands learn places: they do not change within a day.
    assert find(day).quick == before
    day.clock.pass_ms(DAY_MS)
    assert find(day).quick[0] == before[-1]
    day.clock.pass_ms(31 * DAY_MS)
    assert find(day).quick == before


def test_what_the_hall_does_most_decides_for_a_clerk_who_is_new(day: ClerkDay) -> None:
    last = find(day).quick[-1]
    visit = day.by(LI).greet()
    day.by(LI).open(visit, last)
    day.clock.pass_ms(DAY_MS)
    assert find(day).quick[0] == last


def test_a_limit_that_nobody_confirmed_names_no_time(day: ClerkDay) -> None:
    codes = {one.procedure.id: one.limit.code for one in find(day).found}
    assert codes["name_transfer"] == "paper.limit.unconfirmed"
    assert codes["bill_enquiry"] == "paper.limit.at_once"
    assert codes["residential_new_connection"] == "paper.limit.working_days"


def test_the_finder_counts_the_steps_that_the_rail_will_show(day: ClerkDay) -> None:
    for found in find(day).found:
        visit = day.greet()
        number = day.open(visit, found.procedure.id)
        view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
        assert view is not None
        assert view.way.current is not None
        assert usual_steps(found.procedure) == (view.way.current, *view.ahead)
        day.end(visit)


def test_the_first_sentence_addresses_nobody_by_name(day: ClerkDay) -> None:
    for one in find(day).found:
        first = first_words(one.procedure)
        assert first is not None
        assert "{" not in first.zh + first.en


def test_a_refused_file_is_named_with_line_column_and_reason_and_the_others_work(
    make: Callable[..., ClerkDay],
) -> None:
    found = find(make(faulty=True))
    assert len(found.found) == ALL
    assert found.refused
    fault = found.refused[0]
    line = fault.line_of_output("zh")
    assert line.startswith(f"own.yaml:{fault.line}:{fault.column}: ")
    assert len(line) > len(f"own.yaml:{fault.line}:{fault.column}: ")


def test_nobody_searches_without_signing_in(day: ClerkDay) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        day.service.reader.submit(find_procedures, day.service, NOBODY, "gh").result()


SHIPPED = resource_path("procedures") / "name_transfer.yaml"


def put(day: ClerkDay, content: str) -> None:
    """Mend the hall's own file while the program runs."""
    folder = day.service.data_folder / "procedures"
    folder.mkdir(exist_ok=True)
    fresh = folder / "fresh"
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(folder / "own.yaml")


def title_of(day: ClerkDay, typed: str = "") -> str:
    return next(one.procedure.title.zh for one in find(day, typed).found if one.procedure.id == "name_transfer")


def test_a_mended_file_counts_from_the_next_time_the_finder_opens_and_open_requests_keep_theirs(day: ClerkDay) -> None:
    words = SHIPPED.read_text(encoding="utf-8")
    visit = day.greet()
    earlier = day.open(visit, "name_transfer")
    assert title_of(day) == "居民过户"
    put(day, words.replace('title: {zh: "居民过户"', 'title: {zh: "住宅过户"', 1))
    assert title_of(day, "gh") == "居民过户", "the list does not change under the clerk's hands"
    assert title_of(day) == "住宅过户"
    later = day.open(visit, "name_transfer")
    read = day.service.requests.request
    first, second = (day.service.reader.submit(read, number, "zh").result() for number in (earlier, later))
    assert first is not None
    assert second is not None
    assert (first.procedure.title.zh, second.procedure.title.zh) == ("居民过户", "住宅过户")
    assert first.state.version != second.state.version


def test_a_faulty_file_changes_nothing_and_the_supervisor_is_told_where_the_fault_is(day: ClerkDay) -> None:
    words = SHIPPED.read_text(encoding="utf-8").replace('title: {zh: "居民过户"', 'title: {zh: "住宅过户"', 1)
    supervisor = Actor("helihua", Role.SUPERVISOR)

    def faults() -> list[str]:
        found = day.service.reader.submit(faulty_procedures, day.service, supervisor).result()
        return [one.line_of_output("zh") for one in found]

    put(day, words)
    assert faults() == []
    put(day, words.replace("goto: papers", "goto: paperz", 1))
    (fault,) = faults()
    assert fault.startswith("own.yaml:")
    assert "paperz" in fault
    assert title_of(day) == "住宅过户"
    assert find(day).refused
    put(day, words)
    assert faults() == []


def test_faults_are_told_to_supervisors(day: ClerkDay) -> None:
    with pytest.raises(Refusal):
        day.service.reader.submit(faulty_procedures, day.service, day.clerk).result()
