"""Rules for the table of time limits, and the facts it ships with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade
from clerk_app.library.limits import LimitTable, read_limits, shipped_limits
from clerk_app.resources import resource_path
from scripts.yaml_files import compile_data

DAY = dt.date(2026, 11, 23)
SHIPPED = shipped_limits()
TABLE = LimitTable(SHIPPED.rows)

HEAD = """
sources: {page: {zh: "甲", en: "A"}}
regions: {national: {zh: "全国", en: "National"}, henan: {zh: "河南", en: "Henan"}}
rows:
"""
ROW = (
    "  - {id: a.finish, region: national, kind: finish, amount: 5, unit: hours, from: report, grade: A, source: page}\n"
)


@pytest.mark.parametrize(
    ("row_id", "amount", "unit", "grade", "promisable"),
    [
        ("bill_enquiry.answer", 5, TimeUnit.WORKING_DAYS, Grade.B, True),
        ("name_transfer.finish", 1, TimeUnit.WORKING_DAYS, Grade.C, False),
        ("residential_new_connection.finish", 5, TimeUnit.WORKING_DAYS, Grade.A, True),
        ("counter.bill_payment", 5, TimeUnit.MINUTES, Grade.B, True),
        ("counter.other_service", 20, TimeUnit.MINUTES, Grade.B, True),
        ("reconnection.finish", 24, TimeUnit.HOURS, Grade.B, True),
        ("complaint.finish", 10, TimeUnit.WORKING_DAYS, Grade.B, True),
        ("appliance_damage.arrive", 24, TimeUnit.HOURS, Grade.M, False),
    ],
)
def test_the_shipped_rows_keep_amount_and_grade(
    row_id: str, amount: int, unit: TimeUnit, grade: Grade, promisable: bool
) -> None:
    row = TABLE.row(row_id, "zhejiang", DAY)
    assert (row.amount, row.unit, row.grade, row.promisable) == (amount, unit, grade, promisable)
    assert row.source.zh
    assert row.source.en


def test_every_shipped_row_can_be_found_in_its_region() -> None:
    assert len(SHIPPED.rows) > 30
    for row in SHIPPED.rows:
        assert TABLE.row(row.id, row.region, row.effective_from or DAY) == row


def test_a_province_s_row_comes_before_the_national_one() -> None:
    assert TABLE.row("complaint.finish", "jiangsu", DAY).amount == 4
    assert TABLE.row("complaint.finish", "henan", DAY).amount == 10


def test_a_row_of_other_provinces_only_is_no_row_here() -> None:
    assert TABLE.row("complaint_12345.finish", "jiangsu", DAY).amount == 7
    with pytest.raises(Refusal) as caught:
        TABLE.row("complaint_12345.finish", "zhejiang", DAY)
    assert caught.value.code == "limit.no_row"
    assert dict(caught.value.parameters) == {"row": "complaint_12345.finish", "region": "zhejiang"}


def test_every_province_can_be_chosen() -> None:
    assert len(SHIPPED.regions) == 32
    assert SHIPPED.regions["zhejiang"].zh == "浙江"


def test_the_hall_s_confirmation_makes_a_weak_row_promisable() -> None:
    key = TABLE.row("name_transfer.finish", "zhejiang", DAY).key
    assert key == "name_transfer.finish/national/-/-/1_working_days_from_acceptance"
    confirmed = LimitTable(SHIPPED.rows, confirmed={key})
    assert confirmed.row("name_transfer.finish", "zhejiang", DAY).promisable
    assert not confirmed.row("ev_charger.finish", "zhejiang", DAY).promisable


def test_a_row_that_changed_since_is_confirmed_anew() -> None:
    old = TABLE.row("name_transfer.finish", "zhejiang", DAY)
    changed = LimitTable([replace(old, amount=2)], confirmed={old.key})
    assert not changed.row("name_transfer.finish", "zhejiang", DAY).promisable


def test_the_hall_s_own_row_stands_beside_the_shipped_one_and_wins() -> None:
    shipped = TABLE.row("name_transfer.finish", "zhejiang", DAY)
    own = replace(shipped, amount=3, effective_from=dt.date(2026, 12, 1))
    table = LimitTable(SHIPPED.rows, own_rows=[own])
    assert table.row("name_transfer.finish", "zhejiang", DAY) == shipped
    found = table.row("name_transfer.finish", "zhejiang", dt.date(2026, 12, 1))
    assert (found.amount, found.own, found.promisable) == (3, True, True)


def test_the_latest_edition_in_force_counts() -> None:
    older = TABLE.row("bill_enquiry.answer", "zhejiang", DAY)
    newer = replace(older, amount=3, effective_from=dt.date(2027, 1, 1))
    table = LimitTable([newer, older])
    assert table.row("bill_enquiry.answer", "zhejiang", dt.date(2026, 12, 31)).amount == 5
    assert table.row("bill_enquiry.answer", "zhejiang", dt.date(2027, 1, 1)).amount == 3


def test_the_rows_of_a_region_are_listed_once_each() -> None:
    listed = TABLE.rows_for("zhejiang", DAY)
    assert [row.id for row in listed] == sorted({row.id for row in listed})
    assert {"complaint_hall.finish", "name_transfer.finish"} <= {row.id for row in listed}
    assert "complaint_12345.finish" not in {row.id for row in listed}
    assert {"bill_enquiry.answer", "complaint_12345.finish"} <= TABLE.ids()


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    extra = ', edition: "2024", effective_from: 2024-06-01}'
    path = written(tmp_path, HEAD + ROW.replace("}\n", extra))
    (row,) = read_limits(path).rows
    assert row == Limit(
        "a.finish",
        "national",
        LimitKind.FINISH,
        5,
        TimeUnit.HOURS,
        CountedFrom.REPORT,
        Grade.A,
        row.source,
        "2024",
        dt.date(2024, 6, 1),
    )


@pytest.mark.parametrize(
    "content",
    [
        HEAD + ROW + ROW,
        HEAD + ROW.replace("national", "atlantis"),
        HEAD + ROW.replace("source: page", "source: hearsay"),
        HEAD + ROW.replace("amount: 5", "amount: -5"),
        HEAD + ROW.replace("amount: 5", 'amount: "5"'),
        HEAD + ROW.replace("unit: hours", "unit: moons"),
        HEAD + ROW.replace("grade: A", "grade: Z"),
        HEAD + ROW.replace("grade: A", "grade: A, colour: red"),
        "[]",
        "",
    ],
)
def test_a_faulty_file_is_our_fault_and_says_where(tmp_path: Path, content: str) -> None:
    with pytest.raises(Bug, match=r"limits\.json|row a\.finish"):
        read_limits(written(tmp_path, content))


def test_a_missing_file_is_our_fault(tmp_path: Path) -> None:
    with pytest.raises(Bug, match=r"limits\.json"):
        read_limits(tmp_path / "limits.json")


def test_what_is_read_is_what_the_source_says(tmp_path: Path) -> None:
    compiled = compile_data(resource_path("limits.yaml"), tmp_path / "limits.json")
    assert read_limits(compiled) == SHIPPED


def written(folder: Path, content: str) -> Path:
    """Compile `content` as the build compiles `resources/limits.yaml`."""
    source = folder / "limits.yaml"
    source.write_text(content, encoding="utf-8")
    return compile_data(source, folder / "limits.json")
