"""A visit by keys: every rule a clerk relies on while a customer waits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.core.request_state import Outcome, State
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.pages import PageName
from tests.ui.counter.hands import NAME, PHONE, Hands, ready


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Hands:
    return ready(qtbot, clerk)


def state_of(hands: Hands, number: str) -> State:
    state = hands.service.reader.submit(hands.service.requests.state, number).result()
    assert state is not None
    return state.state


def test_a_fresh_visit_asks_at_once_what_the_customer_wants(hands: Hands) -> None:
    hands.start()
    assert hands.page.request is None
    number = hands.choose("dfcx")
    assert number.startswith("QH")
    assert hands.step == "ask_account"


def test_an_unconfirmed_field_keeps_the_clerk_at_the_step(hands: Hands) -> None:
    hands.start()
    hands.choose("dfcx")
    hands.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert hands.step == "ask_account"
    hands.type("33")
    hands.press(Qt.Key.Key_Return)
    assert hands.step == "ask_account"


def test_back_keeps_the_earlier_record_and_later_answers_that_still_hold(hands: Hands) -> None:
    hands.start()
    number = hands.transfer_to_papers()
    hands.press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    hands.until_step("unchanged")
    hands.press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    hands.until_step("arrears")
    hands.press(Qt.Key.Key_1)
    hands.until_step("papers")
    state = hands.service.reader.submit(hands.service.requests.state, number).result()
    assert state is not None
    assert set(state.records) == {"account", "arrears", "unchanged"}


def test_a_done_step_is_looked_at_without_being_undone(hands: Hands) -> None:
    hands.start()
    hands.transfer_to_papers()
    hands.page._frame.rail.chosen.emit("account")
    hands.until_step("account")
    assert hands.page.step_page is not None
    assert hands.page.step_page.content.read_only
    hands.press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    hands.until_step("papers")
    assert not hands.page.step_page.content.read_only


def test_the_list_of_missing_papers_wants_every_document_checked_first(hands: Hands) -> None:
    hands.start()
    number = hands.transfer_to_papers()
    hands.press(Qt.Key.Key_2, Qt.Key.Key_F7)
    assert hands.page._actions.dialog is None
    assert state_of(hands, number) is State.IN_PROGRESS


def test_what_is_said_about_unchecked_papers_goes_when_they_are_checked(hands: Hands) -> None:
    hands.start()
    hands.transfer_to_papers()
    hands.press(Qt.Key.Key_2, Qt.Key.Key_F7)
    assert "核对" in hands.page._frame.notice
    hands.press(Qt.Key.Key_1)
    assert hands.page._frame.notice == ""


def test_a_missing_paper_is_told_once_and_the_request_waits_for_it(hands: Hands) -> None:
    visit = hands.start()
    number = hands.transfer_to_papers()
    hands.press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_F7)
    assert hands.page._actions.dialog is not None
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: state_of(hands, number) is State.WAITING)
    hands.rest()
    hands.press(Qt.Key.Key_F4)
    hands.type("去取房产证")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)
    hands.rest()
    hands.press(Qt.Key.Key_F4)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.VISIT)
    hands.until_step("papers")
    assert hands.page.view is not None
    assert hands.page.view.visit.id == visit
    assert hands.page.step_page is not None
    marks = hands.page.step_page.step_input().documents
    assert (marks["new_id"].mark, marks["deed"].mark) == ("have", "missing")


def test_what_is_typed_survives_the_end_of_the_program(hands: Hands, qtbot: QtBot) -> None:
    visit = hands.start()
    number = hands.choose("dfcx")
    hands.type("3301")
    hands.page.leave()
    hands.rest()
    hands.shell.go(PageName.VISIT, VisitSubject(visit, number))
    hands.until_step("ask_account")
    assert hands.page.step_page is not None
    assert hands.page.step_page.draft()
    hands.type("045271")
    hands.press(Qt.Key.Key_Return)
    hands.until_step("tell_result")


def test_a_refusal_names_rule_and_alternative_and_closes_the_request(hands: Hands) -> None:
    hands.start()
    number = hands.choose("dfcx")
    hands.press(Qt.Key.Key_F9)
    assert hands.page._actions.dialog is not None
    hands.press(Qt.Key.Key_Return)
    assert state_of(hands, number) is State.IN_PROGRESS
    hands.press(Qt.Key.Key_1)
    hands.type("请户主本人来查，或在手机上查。")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: state_of(hands, number) is State.CLOSED)
    state = hands.service.reader.submit(hands.service.requests.state, number).result()
    assert state is not None
    assert state.outcome is Outcome.REFUSED


def test_a_second_request_of_the_visit_shares_the_customer(hands: Hands) -> None:
    hands.start()
    hands.transfer_to_papers()
    hands.press(Qt.Key.Key_F2)
    hands.choose("dfcx")
    hands.qtbot.waitUntil(lambda: hands.page.step_page is not None and hands.step == "ask_account")
    assert hands.page.step_page is not None
    assert hands.page.step_page.missing() == []
    hands.press(Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.until_step("papers")


def test_the_customers_data_can_be_noted_at_any_time(hands: Hands) -> None:
    hands.start()
    hands.choose("dfcx")
    hands.press(Qt.Key.Key_I, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.type(NAME)
    hands.press(Qt.Key.Key_Tab)
    hands.type(PHONE)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.page.view is not None and hands.page.view.customer.name == NAME)
    assert hands.page.view is not None
    assert hands.page.view.phone_masked == "138****2207"
