"""A sentence says the time of a limit as this hall has it, and no time that nobody confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade
from clerk_app.core.sentence import Sentence
from clerk_app.library.sentences import fill
from clerk_app.service.limit_words import limit_values, limit_words
from tests.paper.sample_papers import PROCEDURE

SAY = Sentence("我们{limit:settle}内答复。", "We answer within {limit:settle}.")
ROW = Limit(
    "name_transfer.finish",
    "national",
    LimitKind.ANSWER,
    5,
    TimeUnit.WORKING_DAYS,
    CountedFrom.ACCEPTANCE,
    Grade.B,
    Sentence("", ""),
)
DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("amount", "unit", "zh", "en"),
    [
        (45, TimeUnit.MINUTES, "45 分钟", "45 minutes"),
        (1, TimeUnit.HOURS, "1 小时", "1 hour"),
        (7, TimeUnit.CALENDAR_DAYS, "7 天", "7 days"),
        (1, TimeUnit.WORKING_DAYS, "1 个工作日", "1 working day"),
        (0, TimeUnit.CALENDAR_DAYS, "当天", "the day"),
    ],
)
def test_each_unit_has_its_words(amount: int, unit: TimeUnit, zh: str, en: str) -> None:
    assert limit_words(replace(ROW, amount=amount, unit=unit)) == Sentence(zh, en)


def always(row: Limit) -> Callable[[str, dt.date], Limit]:
    return lambda _row, _day: row


def said(row: Callable[[str, dt.date], Limit]) -> tuple[str, str]:
    return (
        fill(SAY, "zh", limit_values(PROCEDURE, row, DAY, "zh")),
        fill(SAY, "en", limit_values(PROCEDURE, row, DAY, "en")),
    )


def test_the_halls_own_row_changes_what_its_clerks_say() -> None:
    assert said(always(ROW)) == ("我们5 个工作日内答复。", "We answer within 5 working days.")
    own = replace(ROW, amount=2, own=True, confirmed_by_hall=True)
    assert said(always(own)) == ("我们2 个工作日内答复。", "We answer within 2 working days.")


def test_what_nobody_confirmed_or_no_row_names_says_no_number() -> None:
    def nowhere(row: str, day: dt.date) -> Limit:
        raise Refusal("limit.no_row", row=row, region="henan")

    expected = ("我们规定时间内答复。", "We answer within the set time.")
    assert said(always(replace(ROW, grade=Grade.C))) == expected
    assert said(nowhere) == expected
