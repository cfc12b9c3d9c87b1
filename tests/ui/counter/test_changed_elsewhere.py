"""Two services on one database: what is typed here and changed there is neither lost nor overwritten unasked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.core.events.hall import EpochOpened
from clerk_app.core.events.request import DocumentMark
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.sample_hall import CHEAP_COST
from clerk_app.service.stepping import StepInput
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.stale_dialog import StaleDialog
from clerk_app.ui.widgets.field import FieldInput
from tests.ui.clipping import clipped_texts
from tests.ui.counter.hands import CTRL, NAME, Hands, ready

CHEN = Actor("chenjing", Role.CLERK)
THERE, HERE = "13905550126", "13805712207"
HELD = {"new_id": DocumentMark("have", copies=1), "deed": DocumentMark("have", copies=1)}


class Elsewhere:
    """The same clerk in a window of another counter, on the same records."""

    def __init__(self, service: CounterService) -> None:
        self.service = service

    def do(self, action: Any, *args: Any, **kwargs: Any) -> None:
        self.service.desk.submit(action, CHEN, new_command_id(), *args, **kwargs).result()

    def phone(self, visit: str, phone: str) -> None:
        self.do(self.service.reception.record_customer, visit, data={"customer_phone": phone})

    def papers(self, number: str, phone: str = THERE, name: str = NAME) -> None:
        given = StepInput("papers", {"new_name": name, "phone": phone}, documents=HELD)
        self.do(self.service.stepping.complete_step, number, given)


@pytest.fixture
def hands(qtbot: QtBot, clerk: Desktop) -> Iterator[Hands]:
    hands = ready(qtbot, clerk)
    yield hands
    hands.page.leave()
    hands.rest()


@pytest.fixture
def other(clerk: Desktop) -> Iterator[Elsewhere]:
    service = build_service(clerk.context.service.data_folder, cost=CHEAP_COST, counter="03")
    service.open().result()

    def begin() -> None:
        with service.store.transaction(now=service.clock.now(), actor="machine:test", command_id="") as unit:
            unit.append(EpochOpened(program="0"))

    service.desk.submit(begin).result()
    yield Elsewhere(service)
    service.close()


def dialog(hands: Hands) -> StaleDialog:
    hands.qtbot.waitUntil(lambda: isinstance(hands.page._actions.dialog, StaleDialog))
    found = hands.page._actions.dialog
    assert isinstance(found, StaleDialog)
    return found


def text_of(hands: Hands, name: str) -> str:
    page = hands.page.step_page
    assert page is not None
    return next(one.text() for one in page.findChildren(FieldInput) if one.field.id == name)


def look(hands: Hands) -> None:
    """What the page does by itself every two seconds."""
    hands.page._stale.look()
    hands.rest()


def test_what_nobody_touched_here_follows_the_record(hands: Hands, other: Elsewhere) -> None:
    visit = hands.start()
    hands.transfer_to_papers()
    hands.write("new_name", NAME)
    other.phone(visit, THERE)
    look(hands)
    hands.qtbot.waitUntil(lambda: text_of(hands, "phone") == "139 0555 0126")
    assert text_of(hands, "new_name") == NAME
    assert hands.page._actions.dialog is None
    assert "陈静" in hands.page._frame.notice


def test_both_values_are_shown_and_one_is_chosen_by_key(hands: Hands, other: Elsewhere) -> None:
    visit = hands.start()
    hands.transfer_to_papers()
    hands.write("phone", HERE)
    other.phone(visit, THERE)
    look(hands)
    shown = dialog(hands)
    assert clipped_texts(shown.frame) == []
    assert text_of(hands, "phone").replace(" ", "") == HERE, "typed text stands until it is chosen otherwise"
    hands.press(Qt.Key.Key_Return, modifier=CTRL)
    assert dialog(hands) is shown, "nothing is chosen by itself"
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_Return)
    assert hands.page._actions.dialog is None
    assert text_of(hands, "phone").replace(" ", "") == THERE


def test_the_typed_value_may_be_kept(hands: Hands, other: Elsewhere) -> None:
    visit = hands.start()
    hands.transfer_to_papers()
    hands.write("phone", HERE)
    other.phone(visit, THERE)
    look(hands)
    dialog(hands)
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return)
    assert text_of(hands, "phone").replace(" ", "") == HERE
    look(hands)
    assert hands.page._actions.dialog is None, "the same change is asked about once"


def test_a_step_that_was_done_elsewhere_is_compared_and_done_again_with_what_is_chosen(
    hands: Hands, other: Elsewhere
) -> None:
    hands.start()
    number = hands.transfer_to_papers()
    hands.write("phone", HERE)
    other.papers(number)
    look(hands)
    dialog(hands)
    assert hands.step == "enter"
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return)
    hands.until_step("papers")
    assert text_of(hands, "phone").replace(" ", "") == HERE
    assert text_of(hands, "new_name") == NAME
    hands.go_on("enter")


def test_with_the_recorded_values_it_goes_on_where_the_request_is(hands: Hands, other: Elsewhere) -> None:
    hands.start()
    number = hands.transfer_to_papers()
    hands.write("phone", HERE)
    other.papers(number)
    look(hands)
    dialog(hands)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_Return)
    assert hands.step == "enter"
    assert hands.state(number).reopened is None


def test_a_step_is_never_recorded_over_a_change_nobody_here_has_seen(hands: Hands, other: Elsewhere) -> None:
    visit = hands.start()
    number = hands.choose("dfcx")
    hands.type("3301045271")
    other.do(other.service.reception.record_customer, visit, data={"account": "3301204417"})
    hands.press(Qt.Key.Key_Return)
    dialog(hands)
    assert hands.state(number).records == {}
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return)
    hands.go_on("tell_result")
    assert hands.service.reader.submit(hands.service.requests.request, number, "zh").result().answers == {  # type: ignore[union-attr]
        "account": "3301045271"
    }


def test_ones_own_work_is_never_asked_about(hands: Hands) -> None:
    hands.start()
    hands.transfer_to_papers(proxy=False)
    hands.press(Qt.Key.Key_1, Qt.Key.Key_1)
    hands.write("new_name", NAME)
    hands.write("phone", HERE)
    hands.go_on("enter")
    hands.press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    hands.until_step("papers")
    look(hands)
    assert hands.page._actions.dialog is None
    assert hands.page._frame.notice == ""
