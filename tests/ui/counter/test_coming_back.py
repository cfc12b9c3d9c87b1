"""A visit that is taken up again: it is named, it leads to its step, and the keys act on what the customer brought."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerk_app.core.request_state import State
from clerk_app.service.action import new_command_id
from clerk_app.service.sample_hall import PIN
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.finder import FinderOverlay
from clerk_app.ui.counter.idle import IdlePage
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.keys import Key
from clerk_app.ui.pages import PageName
from clerk_app.ui.widgets.labels import Glyph, OneLine
from tests.ui.counter.hands import NAME, PHONE, Hands, ready

K = Qt.Key


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Hands:
    return ready(qtbot, clerk)


def shown_words(hands: Hands) -> str:
    page = hands.shell.page
    assert page is not None
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return " ".join(label.whole() if isinstance(label, OneLine) else label.text() for label in labels)


def finder_open(hands: Hands) -> bool:
    return any(overlay.isVisible() for overlay in hands.shell.findChildren(FinderOverlay))


def park_waiting(hands: Hands) -> tuple[str, str]:
    """List the deed as missing and park the visit while the customer fetches it."""
    visit = hands.start()
    number = hands.transfer_to_papers()
    hands.press(K.Key_1, K.Key_2, K.Key_F7, K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.WAITING)
    hands.press(K.Key_F4, K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)
    hands.rest()
    return visit, number


def test_a_parked_visit_whose_only_request_waits_is_named_and_f4_goes_to_its_step(hands: Hands) -> None:
    visit, number = park_waiting(hands)
    page = hands.shell.page
    assert isinstance(page, IdlePage)
    assert page.view is not None
    (parked,) = page.view.parked
    assert (parked.visit, parked.request, parked.position > 0) == (visit, number, True)
    assert [line.number for line in page.view.everything] == [number]
    assert "还没有诉求" not in shown_words(hands)
    hands.press(K.Key_F4)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.VISIT)
    hands.until_step("papers")
    assert not finder_open(hands)


def test_a_parked_visit_names_its_request_also_when_that_is_closed(hands: Hands) -> None:
    hands.start()
    number = hands.choose("dfcx")
    hands.press(K.Key_F9, K.Key_1)
    hands.type("请户主本人来查。")
    hands.press(K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.CLOSED)
    hands.press(K.Key_F4, K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)
    hands.rest()
    page = hands.shell.page
    assert isinstance(page, IdlePage)
    assert page.view is not None
    assert [parked.request for parked in page.view.parked] == [number]
    assert page.view.everything == ()


def test_one_marks_the_paper_the_customer_brought_now(hands: Hands) -> None:
    park_waiting(hands)
    hands.press(K.Key_F4)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.VISIT)
    hands.until_step("papers")
    hands.press(K.Key_1)
    assert hands.page.step_page is not None
    assert hands.page.step_page.step_input().documents["deed"].mark == "have"


def test_a_visit_shown_again_does_not_ask_again_what_the_customer_wants(hands: Hands) -> None:
    visit = hands.start()
    hands.choose("dfcx")
    hands.until_step("ask_account")
    hands.shell.go(PageName.VISIT, VisitSubject(visit, open_finder=True))
    hands.until_step("ask_account")
    assert not finder_open(hands)


def test_unlocking_leads_back_to_the_step_not_to_the_finder(hands: Hands) -> None:
    hands.start()
    hands.choose("dfcx")
    hands.until_step("ask_account")
    hands.press(K.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.LOCK)
    hands.type(PIN)
    hands.press(K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.VISIT)
    hands.until_step("ask_account")
    assert not finder_open(hands)


def refuse(hands: Hands) -> str:
    number = hands.choose("dfcx")
    hands.press(K.Key_F9, K.Key_1)
    hands.type("请户主本人来查。")
    hands.press(K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.CLOSED)
    hands.rest()
    return number


def icons(hands: Hands) -> list[str]:
    centre = hands.page._frame.centre
    assert centre is not None
    return [glyph._name for glyph in centre.findChildren(Glyph)]


def test_a_refused_request_has_no_tick_and_both_keys_that_end_the_visit_are_named(hands: Hands) -> None:
    hands.start()
    refuse(hands)
    assert icons(hands) == ["ban"]
    assert "按 Ctrl ↵ 或 F12 结束接待" in shown_words(hands)
    hands.press(K.Key_F12)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.END)


def left_actions(hands: Hands) -> set[Key]:
    return {key for key, button in hands.page._frame.buttons.items() if not button.property("gone")}


def closed_visit(hands: Hands) -> tuple[str, str]:
    visit = hands.start()
    number = hands.transfer_to_papers()
    hands.press(K.Key_F9, K.Key_1)
    hands.type("请补齐资料再来。")
    hands.press(K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.CLOSED)
    act, actor = hands.service.desk, hands.desktop.context.actor
    reception = hands.service.reception
    named = {"customer_name": NAME, "customer_phone": PHONE}
    act.submit(reception.record_customer, actor, new_command_id(), visit, data=named).result()
    hands.rest()
    hands.press(K.Key_F12)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.END)
    hands.press(K.Key_F12)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)
    return visit, number


def test_a_closed_request_is_only_read(hands: Hands) -> None:
    visit, number = closed_visit(hands)
    hands.shell.go(PageName.VISIT, VisitSubject(visit, number))
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.VISIT and hands.page.view is not None)
    hands.rest()
    assert left_actions(hands) == {Key.BACK}
    assert hands.page._frame.buttons[Key.BACK].label() == "返回"
    assert NAME in shown_words(hands)
    hands.press(K.Key_F4, K.Key_F12, K.Key_F2)
    assert hands.shell.page_name == PageName.VISIT
    assert hands.page._actions.dialog is None
    assert not finder_open(hands)
    hands.press(K.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)


def test_a_colleagues_customer_is_masked(hands: Hands) -> None:
    visit, number = closed_visit(hands)
    with hands.qtbot.waitSignal(hands.shell.shown):
        hands.shell.signed_in(hands.service.sign_in.sign_in("liwei", PIN).result())
    hands.shell.go(PageName.VISIT, VisitSubject(visit, number))
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.VISIT and hands.page.view is not None)
    hands.rest()
    assert left_actions(hands) == {Key.BACK}
    words = shown_words(hands)
    assert NAME not in words
    assert "周*芳" in words
    assert hands.page.request is not None
    assert (dict(hands.page.request.answers), dict(hands.page.request.values)) == ({}, {})
    assert hands.page.request.customer.name == "周*芳"
    hands.page._frame.rail.chosen.emit("account")
    hands.rest()
    assert hands.page.step_page is None
