"""Every way through the three procedures to each of its endings, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.core.request_state import Outcome, State
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.steps.check import CheckView
from tests.ui.counter.hands import ACCOUNT, ALT, CTRL, NAME, PHONE, Hands, ready

K = Qt.Key


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Hands:
    hands = ready(qtbot, clerk)
    hands.start()
    return hands


def finish(hands: Hands) -> None:
    """From 录入过户申请 to the end of the visit."""
    hands.write("order_no", "330126119")
    hands.go_on("tell")
    hands.press(K.Key_Return)
    hands.until_step("paper")
    hands.press(K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.END)
    hands.rest()


def test_a_bill_enquiry_takes_three_enters(hands: Hands) -> None:
    number = hands.choose("dfcx")
    hands.type(ACCOUNT)
    hands.press(K.Key_Return)
    hands.until_step("tell_result")
    hands.press(K.Key_Return, K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.END)
    assert hands.state(number).outcome is Outcome.COMPLETED


def test_a_transfer_in_person_ends_with_the_receipt(hands: Hands) -> None:
    number = hands.transfer_to_papers()
    hands.press(K.Key_1, K.Key_1)
    hands.type(NAME)
    hands.press(K.Key_Return)
    hands.write("phone", PHONE)
    hands.press(K.Key_Return)
    hands.until_step("enter")
    finish(hands)
    assert hands.state(number).state is not State.IN_PROGRESS
    assert hands.state(number).issues == {"receipt": 1}


def test_a_transfer_by_proxy_checks_four_papers_and_says_who_gets_the_message(hands: Hands) -> None:
    number = hands.transfer_to_papers(proxy=True)
    hands.press(K.Key_1, K.Key_1, K.Key_1, K.Key_1)
    hands.type(NAME)
    hands.write("agent_name", "李明")
    hands.write("phone", PHONE)
    hands.press(K.Key_Return)
    hands.until_step("agent")
    hands.press(K.Key_Return)
    hands.until_step("enter")
    finish(hands)
    assert {mark.mark for mark in hands.state(number).marks.values()} == {"have"}


def test_another_paper_may_stand_in(hands: Hands) -> None:
    number = hands.transfer_to_papers()
    hands.press(K.Key_1, K.Key_Right, K.Key_Right, K.Key_Return)
    hands.type(NAME)
    hands.write("phone", PHONE)
    hands.go_on("enter")
    assert hands.state(number).marks["deed"].substitute == 1


def test_digits_in_a_row_check_every_paper_and_lead_to_the_first_empty_field(hands: Hands) -> None:
    hands.transfer_to_papers(proxy=True)
    hands.press(K.Key_1, K.Key_1, K.Key_3, K.Key_1)
    hands.type(NAME)
    assert hands.page.step_page is not None
    given = hands.page.step_page.step_input()
    assert [mark.mark for mark in given.documents.values()] == ["have", "have", "not_needed", "have"]
    assert given.answers["new_name"] == NAME


def test_a_missing_paper_keeps_the_list_the_focus_when_nothing_else_is_empty(hands: Hands) -> None:
    hands.transfer_to_papers()
    hands.write("new_name", NAME)
    hands.write("phone", PHONE)
    assert hands.page.step_page is not None
    view = next(iter(hands.page.step_page.findChildren(CheckView)))
    view.list.focus_row(0)
    hands.press(K.Key_1, K.Key_2)
    assert view.list.hasFocus()
    hands.press(K.Key_1)
    hands.press(K.Key_Return)
    hands.until_step("enter")


@pytest.mark.parametrize("way", [0, 1, 2])
def test_arrears_refuse_with_each_alternative(hands: Hands, way: int) -> None:
    number = hands.choose("gh")
    hands.until_step("account")
    hands.type(ACCOUNT)
    hands.press(K.Key_Return, K.Key_2)
    hands.go_on("arrears")
    hands.press(K.Key_2)
    hands.until_step("settle_first")
    hands.press((K.Key_1, K.Key_2, K.Key_3)[way])
    assert hands.state(number).state is State.IN_PROGRESS, "a digit alone records no refusal"
    hands.press(K.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.CLOSED)
    assert hands.state(number).outcome is Outcome.REFUSED


def test_no_other_way_wants_a_reason(hands: Hands) -> None:
    number = hands.choose("gh")
    hands.until_step("account")
    hands.type(ACCOUNT)
    hands.press(K.Key_Return, K.Key_2)
    hands.go_on("arrears")
    hands.press(K.Key_2)
    hands.until_step("settle_first")
    hands.press(K.Key_4)
    hands.press(K.Key_Return, modifier=CTRL)
    assert hands.state(number).state is State.IN_PROGRESS
    hands.type("客户不愿结清")
    hands.press(K.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.state(number).outcome is Outcome.REFUSED)


def test_a_change_of_the_supply_is_no_transfer(hands: Hands) -> None:
    number = hands.choose("gh")
    hands.until_step("account")
    hands.type(ACCOUNT)
    hands.press(K.Key_Return, K.Key_2)
    hands.go_on("arrears")
    hands.press(K.Key_1)
    hands.until_step("unchanged")
    hands.press(K.Key_2)
    hands.until_step("other_service")
    hands.press(K.Key_2)
    hands.press(K.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.state(number).outcome is Outcome.REFUSED)


def connection(hands: Hands, capacity: str = "12") -> str:
    """Begin a new connection and say what is needed."""
    number = hands.choose("xz")
    hands.until_step("need")
    hands.press(K.Key_1)
    hands.write("address", "清河路 88 号 3 幢 502 室")
    hands.write("capacity_kw", capacity)
    hands.press(K.Key_Return, K.Key_2)
    hands.go_on("use")
    return number


def test_a_business_is_no_home(hands: Hands) -> None:
    number = connection(hands)
    hands.press(K.Key_2)
    hands.until_step("not_a_home")
    hands.press(K.Key_1)
    hands.press(K.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.state(number).outcome is Outcome.REFUSED)


def test_the_capacity_decides_by_itself(hands: Hands) -> None:
    connection(hands, "12")
    hands.press(K.Key_1)
    hands.until_step("papers")


def test_too_large_a_capacity_is_refused_by_itself(hands: Hands) -> None:
    number = connection(hands, "200")
    hands.press(K.Key_1)
    hands.until_step("too_large")
    hands.press(K.Key_1)
    hands.press(K.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.state(number).outcome is Outcome.REFUSED)


def test_one_paper_is_enough_and_the_rest_may_follow(hands: Hands) -> None:
    number = connection(hands)
    hands.press(K.Key_1)
    hands.until_step("papers")
    hands.press(K.Key_1, K.Key_4)
    hands.press(K.Key_1)
    hands.write("name", NAME)
    hands.write("phone", PHONE)
    assert hands.page.step_page is not None
    check = next(iter(hands.page.step_page.findChildren(CheckView)))
    while check.list.counts()[""]:
        check.list.focus_row(next(iter(check.list.open_rows())))
        hands.press(K.Key_1)
    hands.go_on("survey")
    assert hands.state(number).marks["right"].mark == "later"
    hands.press(K.Key_1)
    hands.until_step("enter")


def test_withdrawing_is_no_refusal(hands: Hands) -> None:
    number = hands.choose("dfcx")
    hands.press(K.Key_F9)
    dialog = hands.page._actions.dialog
    assert dialog is not None
    dialog.withdrawn.emit()  # type: ignore[attr-defined]
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.CLOSED)
    assert hands.state(number).outcome is Outcome.WITHDRAWN


def test_a_closed_request_offers_no_work_any_more(hands: Hands) -> None:
    number = hands.choose("dfcx")
    hands.press(K.Key_F9, K.Key_1)
    hands.type("请户主本人来查。")
    hands.press(K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.state(number).state is State.CLOSED)
    hands.qtbot.waitUntil(lambda: hands.page.step_page is None)
    hands.press(K.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.END)


def test_the_last_step_goes_on_with_the_other_open_request(hands: Hands) -> None:
    hands.transfer_to_papers()
    hands.press(K.Key_F2)
    hands.choose("dfcx")
    hands.until_step("ask_account")
    hands.go_on("tell_result")
    hands.go_on("papers")


def test_what_is_typed_survives_a_change_from_elsewhere(hands: Hands) -> None:
    number = hands.transfer_to_papers()
    hands.press(K.Key_1)
    hands.write("new_name", NAME)
    assert hands.page.view is not None
    visit = hands.page.view.visit.id
    service, context = hands.service, hands.desktop.context
    context.act(service.reception.record_customer)(
        visit, data={"customer_phone": PHONE}, form_of_address="madam", in_person=True, needs=("slow",)
    )
    hands.rest()
    hands.qtbot.waitUntil(lambda: hands.page.view is not None and bool(hands.page.view.customer.phone))
    hands.rest()
    assert hands.page.step_page is not None
    given = hands.page.step_page.step_input()
    assert given.answers["new_name"] == NAME
    assert given.documents["new_id"].mark == "have"
    assert hands.state(number).state is State.IN_PROGRESS


def test_escape_never_loses_text(hands: Hands) -> None:
    hands.choose("dfcx")
    hands.type("3301")
    hands.press(K.Key_Escape, K.Key_Escape)
    assert hands.shell.page_name == PageName.VISIT
    assert hands.page.step_page is not None
    assert hands.page.step_page.step_input().answers == {"account": "3301"}


def test_text_in_a_dialog_survives_its_fault(hands: Hands) -> None:
    number = hands.choose("dfcx")
    hands.press(K.Key_F9)
    dialog = hands.page._actions.dialog
    assert dialog is not None
    dialog.reason.setFocus()  # type: ignore[attr-defined]
    hands.type("请户主本人来查。")
    hands.press(K.Key_Return)
    assert hands.state(number).state is State.IN_PROGRESS
    assert dialog.reason.toPlainText() == "请户主本人来查。"  # type: ignore[attr-defined]
    assert not dialog.isHidden()
    hands.press(K.Key_1)
    hands.press(K.Key_Return, modifier=CTRL)
    hands.qtbot.waitUntil(lambda: hands.state(number).outcome is Outcome.REFUSED)


@pytest.mark.parametrize("field", ["line", "list", "segment", "button"])
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (K.Key_F9, Qt.KeyboardModifier.NoModifier),
        (K.Key_F4, Qt.KeyboardModifier.NoModifier),
        (K.Key_F12, Qt.KeyboardModifier.NoModifier),
        (K.Key_M, CTRL),
    ],
)
def test_the_dialogs_open_from_every_kind_of_control(
    hands: Hands, field: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    if field == "segment":
        hands.choose("gh")
        hands.until_step("account")
        hands.type(ACCOUNT)
        hands.press(K.Key_Return)
    else:
        hands.transfer_to_papers()
        if field == "line":
            hands.write("phone", "138")
        elif field == "button":
            hands.press(K.Key_F6, K.Key_F6)
    before = hands.focus
    hands.press(key, modifier=modifier)
    assert hands.page._actions.dialog is not None
    hands.press(K.Key_Escape)
    assert hands.focus is before, "the dialog is gone and the clerk is where she was"


def test_back_goes_step_by_step_to_the_first(hands: Hands) -> None:
    hands.transfer_to_papers()
    for step in ("unchanged", "arrears", "account"):
        hands.press(K.Key_Left, modifier=ALT)
        hands.until_step(step)
