"""Futures of other threads come back to the window's thread, in words and in order."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
from clerk_app.ui.application import Desktop
from clerk_app.ui.runner import Runner


@pytest.fixture
def runner(qtbot: QtBot) -> Runner:
    return Runner()


def finished(result: object) -> Future[object]:
    future: Future[object] = Future()
    future.set_result(result)
    return future


def refused() -> Future[object]:
    future: Future[object] = Future()
    future.set_exception(Refusal("visit.unknown"))
    return future


def test_a_change_is_announced_before_its_caller_goes_on(qtbot: QtBot, runner: Runner) -> None:
    heard: list[str] = []
    runner.changed.connect(lambda _change: heard.append("changed"))
    runner.watch(finished(Change(("step.completed",), ("request:Q",), None)), lambda _done: heard.append("done"))
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard == ["changed", "done"]


def test_a_refusal_nobody_handles_is_said_by_the_window(qtbot: QtBot, runner: Runner) -> None:
    with qtbot.waitSignal(runner.refused) as said:
        runner.watch(refused())
    assert said.args[0].code == "visit.unknown"


def test_a_refusal_of_a_page_that_is_gone_is_said_by_nobody(qtbot: QtBot, runner: Runner) -> None:
    future: Future[object] = Future()
    heard: list[object] = []
    runner.refused.connect(heard.append)
    runner.watch(future, heard.append, heard.append)
    runner.forget_all()
    future.set_exception(Refusal("visit.unknown"))
    QCoreApplication.sendPostedEvents(runner)  # and nothing else: the window is not destroyed yet
    assert not runner.busy
    assert heard == []


def test_our_own_mistake_is_told_apart_from_a_refusal(qtbot: QtBot, runner: Runner) -> None:
    future: Future[object] = Future()
    future.set_exception(KeyError("x"))
    with qtbot.waitSignal(runner.failed):
        runner.watch(future)


def test_a_window_that_was_taken_away_is_told_nothing_more(desktop: Desktop) -> None:
    heard: list[str] = []
    runner, picture = desktop.context.runner, Future[str]()
    runner.watch(picture, heard.append)
    desktop.detach()
    picture.set_result("a paper")
    QCoreApplication.sendPostedEvents(runner)  # and nothing else: the window is not destroyed yet
    assert not runner.busy
    assert heard == []
