"""Where a limit is not counted from acceptance, the clerk says from when."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade
from clerk_app.core.promise import Promise, due
from clerk_app.core.sentence import Sentence
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.steps.promise import PromiseView
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.notices import Note
from tests.ui import samples
from tests.ui.showing import show
from tests.ui.steps.test_page import view

HOUR_MS = 3_600_000


def counted(limit: Limit, start: int) -> Promise:
    return due(limit, start, samples.CALENDAR, samples.CHINA)


def make(
    qtbot: QtBot, theme: Theme, unit: TimeUnit = TimeUnit.HOURS, since: CountedFrom = CountedFrom.PAYMENT, **given: Any
) -> StepPage:
    amount = 24 if unit is TimeUnit.HOURS else 5
    source = Sentence("供电服务规定", "supply rule")
    limit = Limit("reconnection.finish", "national", LimitKind.FINISH, amount, unit, since, Grade.B, source)
    values: dict[str, Any] = {
        "promise": counted(limit, samples.ACCEPTED_MS),
        "counting": partial(counted, limit),
        "zone": samples.CHINA,
        "now_ms": samples.ACCEPTED_MS,
        **given,
    }
    page = StepPage(theme, samples.content("tell", theme.language, **values))
    show(qtbot, page, 638, 660)
    return page


def start_day(page: StepPage, day: str) -> None:
    start = view(page, PromiseView).start
    assert start is not None
    line = start.day.control
    line.setFocus()
    QTest.keySequence(line, QKeySequence("Ctrl+A"))
    QTest.keyClicks(line, day)


def test_it_begins_with_now_and_records_nothing_else_until_it_is_changed(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme)
    assert page.missing() == []
    assert page.step_input().promise_from is None


def test_another_moment_counts_from_there(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme)
    promise = view(page, PromiseView)
    assert promise.start is not None
    assert promise.start.time is not None
    before = promise.day_words()
    promise.start.time.line.setText("08:00")
    promise.start.time.line.textEdited.emit("08:00")
    paid = page.step_input().promise_from
    assert paid is not None
    assert dt.datetime.fromtimestamp(paid / 1000, samples.CHINA).strftime("%H:%M") == "08:00"
    assert promise.day_words() != before
    assert promise.day_words().endswith("08:00")
    assert page.draft()["promise_from"] == paid
    again = make(qtbot, theme)
    again.restore(page.draft())
    assert again.step_input().promise_from == paid


def test_a_whole_day_is_asked_where_days_are_counted(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, TimeUnit.WORKING_DAYS, CountedFrom.INSPECTION)
    promise = view(page, PromiseView)
    assert promise.start is not None
    assert promise.start.time is None
    start_day(page, "2026-11-19")
    given = page.step_input()
    assert given.promise_from is not None
    assert promise.strip.chosen_day() == dt.date(2026, 11, 26)


def test_what_is_no_time_stops_the_step(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme)
    promise = view(page, PromiseView)
    assert promise.start is not None
    assert promise.start.time is not None
    promise.start.time.line.setText("25:61")
    promise.start.time.line.textEdited.emit("25:61")
    assert [item.id for item in page.missing()] == ["promise_from"]
    assert not page.try_complete()
    assert promise.start.time.hasFocus() or promise.start.time.line.hasFocus()


def test_a_limit_that_has_passed_already_is_not_hidden(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme)
    assert page.findChildren(Note) == []
    promise = view(page, PromiseView)
    assert promise.start is not None
    promise.start.show_moment(samples.ACCEPTED_MS - 30 * HOUR_MS)
    promise._start_changed()
    assert len(page.findChildren(Note)) == 1


@pytest.mark.parametrize("since", [CountedFrom.ACCEPTANCE, CountedFrom.ARRIVAL_AT_COUNTER])
def test_what_the_counter_knows_itself_is_not_asked(qtbot: QtBot, theme: Theme, since: CountedFrom) -> None:
    assert view(make(qtbot, theme, since=since), PromiseView).start is None


def test_looked_at_again_nothing_can_be_changed(qtbot: QtBot, theme: Theme) -> None:
    assert view(make(qtbot, theme, read_only=True, counting=None), PromiseView).start is None


def test_every_step_leads_to_its_rules(qtbot: QtBot, theme: Theme) -> None:
    for step in samples.PROCEDURE.steps:
        page = StepPage(theme, samples.content(step.id, theme.language, promise=samples.promise()))
        show(qtbot, page, 638, 660)
        page.activateWindow()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setFocus()
        with qtbot.waitSignal(page.rule_wanted) as wanted:
            QTest.keySequence(page, QKeySequence("Ctrl+R"))
        assert wanted.args == [step.basis or ""]
