"""Exports: exact texts that no spreadsheet runs, masked unless asked for, whole or not at all, journalled."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.service.access import Actor, Role
from clerk_app.service.bulk import SimulatedClock
from clerk_app.service.export_columns import COLUMNS
from clerk_app.service.export_files import EXCEL_CHARACTERS, as_csv_text, from_csv_text
from clerk_app.service.ratings import GivenRating
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.texts import text
from tests.commands.running import Ran, command

CHEN = Actor("chenjing", Role.CLERK)
ZONE_HOUR = 3_600_000
MONDAY = int(dt.datetime(2026, 11, 23, 9, tzinfo=dt.timezone(dt.timedelta(hours=8))).timestamp() * 1000)
HOSTILE_NAMES = (
    "=cmd|'/C calc'!A0",
    "+86 is no name",
    "-2+3+cmd",
    "@SUM(1+1)*cmd",
    "'=quoted already",
    "''",
    "＝HYPERLINK(\"http://example.invalid\")",
    "䶮㛃𬱖",
    "http://example.invalid/a",
    "007",
    "1e5",
    "a,b;c\"d",
    "{customer}",
    "_x0041_",
)
HOSTILE_COMMENTS = (
    *HOSTILE_NAMES,
    " =1+1",
    "\t=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\u202e=esrever",
    "first line\n=second line\r\nthird\rfourth",
    "\x01bell\x07",
    "😀👨‍👩‍👧",
    "=" * 500,
)


class Counter:
    """A counter whose customers bring hostile texts."""

    def __init__(self, folder: Path) -> None:
        self.clock = SimulatedClock(MONDAY)
        self.folder = folder
        self.service = build_service(folder, self.clock, CHEAP_COST)
        self.service.open().result()
        set_up_sample(self.service).result()
        self.place = 0

    def do(self, action: Any, *given: Any, **named: Any) -> Any:
        self.place += 1
        return self.service.desk.submit(action, *given, **named).result().result

    def command_id(self) -> str:
        self.place += 1
        return f"export-{self.place}"

    def serve(self, name: str, comment: str | None = None) -> str:
        """Serve one customer for three minutes; return the request's number."""
        service = self.service
        visit = self.do(service.reception.start_visit, CHEN, self.command_id())
        data = {"customer_name": name, "customer_phone": "138 0571 2207"}
        self.do(service.reception.record_customer, CHEN, self.command_id(), visit, data=data)
        number: str = self.do(service.handling.open_request, CHEN, self.command_id(), visit, "bill_enquiry")
        self.clock.at += 180_500
        self.do(service.reception.end_visit, CHEN, self.command_id(), visit)
        if comment is not None:
            self.do(service.ratings.ask, CHEN, self.command_id(), visit, "tablet", "token", 1)
            self.do(service.ratings.give, self.command_id(), GivenRating(visit, "token", 1, comment=comment))
        return number

    def export(self, target: Path, what: str, *more: str) -> Ran:
        kind = target.suffix[1:]
        wanted = ("--what", what, "--format", kind, "-o", str(target))
        return command("export", *wanted, "--data", self.folder, "--lang", "zh", *more)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path / "data")
    yield counter
    counter.service.close()


def read_back(path: Path) -> list[dict[str, Any]]:
    """Read a file of ours as its reader would, by the ids of its columns where it has them."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = list(csv.reader(stream))
        return [dict(zip(lines[0], map(from_csv_text, line), strict=True)) for line in lines[1:]]
    sheet = openpyxl.load_workbook(path).active
    titles, *lines = sheet.iter_rows()
    assert all(cell.data_type in ("s", "n", "inlineStr") for line in lines for cell in line), "no cell is a formula"
    assert all(cell.hyperlink is None for line in lines for cell in line)
    names = [cell.value for cell in titles]
    return [dict(zip(names, map(cell_value, line), strict=True)) for line in lines]


def cell_value(cell: Any) -> Any:
    # Control signs are written `_x0007_`, as Excel does; openpyxl leaves reading them to its caller.
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


def title(path: Path, column: str) -> str:
    return column if path.suffix == ".jsonl" else text(f"export.column.{column}", "zh")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_hostile_names_come_back_exactly(counter: Counter, tmp_path: Path, kind: str) -> None:
    for name in HOSTILE_NAMES:
        counter.serve(name)
    target = tmp_path / f"out.{kind}"
    assert counter.export(target, "requests", "--personal").status == 0
    read = [row[title(target, "customer_name")] for row in read_back(target)]
    assert read == list(HOSTILE_NAMES)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_hostile_comments_come_back_exactly(counter: Counter, tmp_path: Path, kind: str) -> None:
    for comment in HOSTILE_COMMENTS:
        counter.serve("周桂芳", comment)
    target = tmp_path / f"out.{kind}"
    assert counter.export(target, "ratings", "--personal").status == 0
    read = [row[title(target, "comment")] for row in read_back(target)]
    assert read == list(HOSTILE_COMMENTS)


@pytest.mark.parametrize("comment", HOSTILE_COMMENTS)
def test_no_cell_of_a_csv_file_begins_like_a_formula(comment: str) -> None:
    visible = "".join(each for each in as_csv_text(comment) if each.isprintable() and not each.isspace())
    assert visible[:1] not in set("=+-@＝＋－＠")


@given(st.text())
def test_every_text_comes_back_from_a_cell(value: str) -> None:
    assert from_csv_text(as_csv_text(value)) == value


def test_personal_data_is_masked_unless_it_is_asked_for(counter: Counter, tmp_path: Path) -> None:
    counter.serve("周桂芳", "我住在清河路 12 号")
    for what, column in (("requests", "customer_name"), ("visits", "customer_name"), ("ratings", "comment")):
        assert counter.export(tmp_path / f"{what}.jsonl", what).status == 0
        (row,) = read_back(tmp_path / f"{what}.jsonl")
        assert row[column] in ("周*芳", "****")
    content = "".join((tmp_path / f"{what}.jsonl").read_text("utf-8") for what in ("requests", "visits", "ratings"))
    assert "桂" not in content
    assert "12207" not in content
    assert "清河路" not in content


def test_whoever_takes_personal_data_out_stands_in_the_journal(counter: Counter, tmp_path: Path) -> None:
    counter.serve("周桂芳")
    counter.export(tmp_path / "masked.csv", "visits")
    counter.export(tmp_path / "full.csv", "visits", "--personal")
    counter.export(tmp_path / "journal.jsonl", "journal")
    exported = [row for row in read_back(tmp_path / "journal.jsonl") if row["kind"] == "personal.exported"]
    assert [(row["actor"].split(":")[0], row["data"]) for row in exported] == [
        ("machine", {"what": "visits", "rows": 1})
    ]


def test_without_its_record_in_the_journal_there_is_no_file(counter: Counter, tmp_path: Path) -> None:
    from clerk_app.service.data_folder import reading
    from clerk_app.service.export import Export, export

    def disk_full(_rows: int) -> None:
        raise Refusal("store.disk_full")

    wanted = Export("visits", "csv", "zh", personal=True)
    with reading(counter.folder) as connection, pytest.raises(Refusal):
        export(connection, wanted, tmp_path / "out.csv", {}, before_it_appears=disk_full)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_days_are_the_halls_and_both_are_included(counter: Counter, tmp_path: Path) -> None:
    numbers = []
    midnight = MONDAY + 15 * ZONE_HOUR
    for at in (midnight - 1, midnight, midnight + 24 * ZONE_HOUR - 1, midnight + 24 * ZONE_HOUR):
        counter.clock.at = at
        numbers.append(counter.serve("周桂芳"))
    for what, count in (("requests", 2), ("visits", 2), ("journal", 2)):
        target = tmp_path / f"{what}.jsonl"
        counter.export(target, what, "--from", "2026-11-24", "--to", "2026-11-24")
        rows = read_back(target)
        opened = [row for row in rows if what != "journal" or row["kind"] == "request.opened"]
        assert len(opened) == count
        assert all(row["at" if what == "journal" else "opened_at"][:10] == "2026-11-24" for row in opened)
    counter.export(tmp_path / "until.jsonl", "requests", "--to", "2026-11-23")
    assert [row["number"] for row in read_back(tmp_path / "until.jsonl")] == numbers[:1]


def test_times_carry_the_halls_offset_and_durations_are_seconds(counter: Counter, tmp_path: Path) -> None:
    counter.serve("周桂芳")
    counter.export(tmp_path / "v.jsonl", "visits")
    (row,) = read_back(tmp_path / "v.jsonl")
    assert row["opened_at"] == "2026-11-23T09:00:00+08:00"
    assert row["duration_s"] == 180.5
    counter.export(tmp_path / "v.xlsx", "visits")
    (row,) = read_back(tmp_path / "v.xlsx")
    assert row[text("export.column.duration_s", "zh")] == 180.5


def test_one_clerk_by_id_or_staff_number(counter: Counter, tmp_path: Path) -> None:
    counter.serve("周桂芳", "")
    for place, (named, count) in enumerate((("chenjing", 1), ("10286", 1), ("liwei", 0))):
        for what in ("requests", "visits", "ratings"):
            target = tmp_path / f"{place}-{what}.jsonl"
            assert counter.export(target, what, "--clerk", named).status == 0
            assert len(read_back(target)) == count
    ran = counter.export(tmp_path / "x.csv", "visits", "--clerk", "nobody")
    assert ran.status == 2
    assert "nobody" in ran.messages


def test_titles_and_words_are_in_the_language_asked_for(counter: Counter, tmp_path: Path) -> None:
    counter.serve("周桂芳")
    counter.export(tmp_path / "zh.csv", "requests")
    counter.export(tmp_path / "en.csv", "requests", "--lang", "en")
    zh, en = read_back(tmp_path / "zh.csv")[0], read_back(tmp_path / "en.csv")[0]
    assert (zh["状态"], zh["业务"]) == ("已暂存", "电费查询")
    assert (zh["首问责任人"], zh["首问责任人（姓名）"]) == ("chenjing", "陈静")
    assert (en["State"], en["Procedure"]) == ("Parked", "Bill enquiry")
    assert en["First-responsible clerk (name)"] == "Chen Jing"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
@pytest.mark.parametrize("what", ["requests", "visits", "ratings", "journal"])
def test_an_empty_export_still_has_its_titles(counter: Counter, tmp_path: Path, what: str, kind: str) -> None:
    target = tmp_path / f"out.{kind}"
    assert counter.export(target, what, "--to", "2020-01-01").status == 0
    assert read_back(target) == []
    if kind == "csv":
        assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_file_that_exists_goes_only_when_it_may(counter: Counter, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine", encoding="utf-8")
    ran = counter.export(target, "visits", "--personal")
    assert ran.status == 2
    assert "--replace" in ran.messages
    assert target.read_text(encoding="utf-8") == "mine"
    assert counter.export(target, "visits", "--replace").status == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_folder_that_is_not_there_is_said(counter: Counter, tmp_path: Path) -> None:
    ran = counter.export(tmp_path / "nowhere" / "out.csv", "visits")
    assert ran.status == 2
    assert "out.csv" in ran.messages


def test_what_a_workbook_cannot_hold_is_refused_and_not_cut(counter: Counter, tmp_path: Path) -> None:
    from clerk_app.core.events.hall import Erased
    from clerk_app.service.action import Performer

    counter.serve("周桂芳")
    ids = [f"{place:032x}" for place in range(EXCEL_CHARACTERS // 32)]
    performer = Performer(counter.service.store, counter.clock)

    def write() -> None:
        with performer.store.transaction(now=MONDAY, actor="helihua", command_id="erase") as unit:
            unit.append(Erased(subject="hall", ids=ids))

    counter.service.desk.submit(write).result()
    ran = counter.export(tmp_path / "out.xlsx", "journal")
    assert ran.status == 2
    assert "jsonl" in ran.messages
    assert not (tmp_path / "out.xlsx").exists()
    assert counter.export(tmp_path / "out.jsonl", "journal").status == 0


def test_every_column_has_a_title_and_every_code_a_word(counter: Counter) -> None:
    from clerk_app.core.rating import REASONS, RatingState
    from clerk_app.core.request import TOLD_HOW
    from clerk_app.core.request_state import Outcome, State
    from clerk_app.core.visit import ENDED_HOW, FORMS_OF_ADDRESS, NEEDS, VisitStatus
    from clerk_app.service.ratings import FOLLOW_UP_RESULTS

    words = {
        "state": State,
        "outcome": Outcome,
        "told": TOLD_HOW,
        "status": VisitStatus,
        "how": ENDED_HOW,
        "form_of_address": FORMS_OF_ADDRESS,
        "needs": NEEDS,
        "rating": RatingState,
        "reason": REASONS,
        "follow_up": FOLLOW_UP_RESULTS,
    }
    used = {column.codes for columns in COLUMNS.values() for column in columns} - {""}
    assert used == set(words)
    for name, codes in words.items():
        assert all(text(f"export.{name}.{code}", "en") for code in codes)
    assert all(text(f"export.column.{column.id}", "zh") for columns in COLUMNS.values() for column in columns)
