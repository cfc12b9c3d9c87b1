"""Rules for request and paper numbers."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.number import (
    PaperNumber,
    RequestNumber,
    check_character,
    check_counter,
    check_prefix,
    number_day,
    parse_paper_number,
    parse_request_number,
    request_number,
)
from clerk_app.core.procedure import PaperKind

HALL = ZoneInfo("Asia/Shanghai")
DAY = dt.date(2026, 11, 23)
NUMBER = "QH261123-02-017-J"

prefixes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=4)
days = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
counters = st.integers(1, 99).map("{:02}".format)
numbers = st.builds(RequestNumber, prefixes, days, counters, st.integers(1, 999_999))


def refused(text: str) -> str:
    with pytest.raises(Refusal) as caught:
        parse_request_number(text)
    return caught.value.code


def ms(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).timestamp() * 1000)


# A12425GABC1234002M is the worked example of the Global Release Identifier, which uses this system.
@pytest.mark.parametrize(("text", "check"), [("A12425GABC1234002", "M"), ("QH26112302017", "J")])
def test_the_check_character_is_the_one_of_the_standard(text: str, check: str) -> None:
    assert check_character(text) == check


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=40))
def test_the_check_character_agrees_with_another_implementation(text: str) -> None:
    assert check_character(text) == mod_37_36.calc_check_digit(text)


def test_a_number_names_hall_day_counter_and_sequence() -> None:
    assert request_number("QH", DAY, "02", 17) == NUMBER
    assert parse_request_number(NUMBER) == RequestNumber("QH", DAY, "02", 17)


@pytest.mark.parametrize(
    "typed",
    [
        "qh261123-02-017-j",
        "QH26112302017J",
        " QH 261123 02 017 J ",
        "ＱＨ２６１１２３－０２－０１７－Ｊ",
        "QH261123–02–017–J",
    ],
)
def test_case_blanks_hyphens_and_width_do_not_matter(typed: str) -> None:
    assert str(parse_request_number(typed)) == NUMBER


@given(numbers)
def test_every_number_is_read_back_with_and_without_hyphens(number: RequestNumber) -> None:
    assert parse_request_number(str(number)) == number
    assert parse_request_number(str(number).replace("-", "").lower()) == number


@given(numbers, st.data())
def test_a_wrong_character_is_never_another_request(number: RequestNumber, data: st.DataObject) -> None:
    text = str(number).replace("-", "")
    place = data.draw(st.integers(0, len(text) - 1))
    character = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    wrong = text[:place] + character + text[place + 1 :]
    if wrong != text:
        assert refused(wrong) in ("number.check_character", "number.not_a_number")


def test_swapped_neighbours_are_found_but_for_one_in_a_hundred() -> None:
    swaps = missed = 0
    for sequence in range(1, 1000):
        text = request_number("QH", DAY, "02", sequence).replace("-", "")
        for place in range(len(text) - 1):
            swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
            if swapped != text:
                swaps += 1
                missed += reads_as_a_number(swapped)
    assert swaps > 10_000
    assert missed <= swaps / 100


def reads_as_a_number(text: str) -> bool:
    try:
        parse_request_number(text)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "number.empty"),
        ("  ", "number.empty"),
        ("周桂芳", "number.not_a_number"),
        ("13805712207", "number.not_a_number"),
        ("QH261123-02-017", "number.not_a_number"),
        ("QH261123-02-017-K", "number.check_character"),
        ("QH261323-02-017-" + check_character("QH26132302017"), "number.not_a_number"),
        ("QH261123-02-000-" + check_character("QH26112302000"), "number.not_a_number"),
        ("QH261123-02-0017-" + check_character("QH261123020017"), "number.not_a_number"),
    ],
)
def test_anything_else_is_refused(typed: str, code: str) -> None:
    assert refused(typed) == code


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    try:
        parse_request_number(text)
    except Refusal as refusal:
        assert refusal.code.startswith("number.")  # noqa: PT017 - most texts are refused, some numbers are not


@pytest.mark.parametrize(
    ("prefix", "day", "counter", "sequence"),
    [
        ("Q1", DAY, "02", 1),
        ("", DAY, "02", 1),
        ("QH", DAY, "2", 1),
        ("QH", DAY, "02", 0),
        ("QH", dt.date(1999, 1, 1), "02", 1),
    ],
)
def test_a_number_that_could_not_be_read_back_is_never_made(
    prefix: str, day: dt.date, counter: str, sequence: int
) -> None:
    with pytest.raises(Bug):
        request_number(prefix, day, counter, sequence)


def test_a_paper_adds_kind_and_issue() -> None:
    number = PaperNumber(RequestNumber("QH", DAY, "02", 17), PaperKind.RECEIPT, 2)
    assert str(number) == f"{NUMBER}/R2"
    assert parse_paper_number("qh261123-02-017-j / r2") == number
    assert parse_paper_number(f"{NUMBER}/N1").kind is PaperKind.NOTIFICATION
    assert parse_paper_number(f"{NUMBER}/S1").kind is PaperKind.SHEET


@pytest.mark.parametrize("typed", [NUMBER, f"{NUMBER}/X1", f"{NUMBER}/R0", f"{NUMBER}/R", "/R1", f"{NUMBER}/R1/R1"])
def test_what_is_no_paper_number_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"number\.not_a_number"):
        parse_paper_number(typed)


def test_prefix_and_counter_are_checked_at_set_up() -> None:
    assert check_prefix(" ｑh ") == "QH"
    assert check_counter("２") == "02"
    assert check_counter("12") == "12"
    for bad in ("", "Q1", "QINGHE", "清河"):
        with pytest.raises(Refusal, match=r"number\.prefix"):
            check_prefix(bad)
    for bad in ("", "0", "100", "A", "²"):
        with pytest.raises(Refusal, match=r"number\.counter"):
            check_counter(bad)


def test_the_hall_s_zone_decides_the_day() -> None:
    assert number_day(None, ms("2026-11-22T15:59:59+00:00"), HALL) == dt.date(2026, 11, 22)
    assert number_day(None, ms("2026-11-22T16:00:00+00:00"), HALL) == DAY


def test_a_number_day_never_goes_back_with_the_clock() -> None:
    assert number_day(DAY, ms("2016-11-23T10:00:00+08:00"), HALL) == DAY
    assert number_day(DAY, ms("2026-11-24T10:00:00+08:00"), HALL) == dt.date(2026, 11, 24)


@given(st.lists(st.integers(0, 4_000_000_000_000), min_size=1, max_size=20))
def test_number_days_only_rise_whatever_the_clock_does(clock: list[int]) -> None:
    last: dt.date | None = None
    for now_ms in clock:
        day = number_day(last, now_ms, HALL)
        assert last is None or day >= last
        last = day
