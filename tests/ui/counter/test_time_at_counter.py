"""One time at the counter: the clock of the visit, its end, the list, the record and the export agree."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from clerk_app.service.access import Actor, Role
from clerk_app.service.end_view import end_view
from clerk_app.service.reader import Connection
from clerk_app.service.sample_hall import PIN
from clerk_app.store.queries import exports, review
from clerk_app.ui.pages import PageName
from tests.service.counter_hall import FakeClock
from tests.ui.counter.hands import Hands, ready
from tests.ui.counter.idle_hands import IdleHands

SECOND_MS = 1000
HE = Actor("helihua", Role.SUPERVISOR)


@pytest.fixture
def clerk_hands(hands: IdleHands) -> Hands:
    """陈静 at her counter, on a clock that is moved by hand."""
    session = hands.desktop.context.service.sign_in.sign_in("chenjing", PIN).result()
    with hands.qtbot.waitSignal(hands.desktop.shell.shown):
        hands.desktop.shell.signed_in(session)
    return ready(hands.qtbot, hands.desktop)


def at_the_counter(hands: Hands, number: str) -> set[int]:
    """Everything that is told of the time a request was open: end of the visit, list, export."""
    service = hands.service

    def read(connection: Connection) -> set[int]:
        listed, _ = review.window(connection, review.Selection(), review.Order.NEWEST, None, 10, grades=False)
        row = next(row for row in listed if row.number == number)
        ended = end_view(connection, service.requests, row.visit, "zh")
        assert ended is not None
        shown = next(one.took_ms for one in ended.requests if one.number == number)
        exported = next(row for row in exports.requests(connection, exports.Span(0, 1 << 60)) if row[0] == number)
        return {row.took_ms, shown, int(str(exported[10]))}

    return service.reader.submit(read).result()


def clock_words(hands: Hands) -> str:
    """What the clock of the step says now."""
    assert hands.page.step_page is not None
    hands.page._show_time()
    return hands.page.step_page.timer.accessibleName()


def test_work_on_an_unfinished_step_counts_wherever_the_time_is_told(
    clerk_hands: Hands, idle_clock: FakeClock
) -> None:
    hands = clerk_hands
    hands.start()
    number = hands.choose("gh")
    hands.until_step("account")
    idle_clock.pass_ms(40 * SECOND_MS)
    hands.answer_to_papers()
    hands.press(Qt.Key.Key_1, Qt.Key.Key_2)
    idle_clock.pass_ms(60 * SECOND_MS)
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.page._actions.dialog is None)
    hands.rest()
    idle_clock.pass_ms(20 * SECOND_MS)
    hands.press(Qt.Key.Key_F4, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)
    idle_clock.pass_ms(600 * SECOND_MS)
    hands.press(Qt.Key.Key_F4)
    hands.until_step("papers")
    idle_clock.pass_ms(39 * SECOND_MS)
    assert " 02:39 " in clock_words(hands)
    hands.press(Qt.Key.Key_F12, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.END)
    hands.rest()
    assert at_the_counter(hands, number) == {159 * SECOND_MS}


def test_time_with_a_done_step_or_another_request_in_front_stays_with_its_request(
    clerk_hands: Hands, idle_clock: FakeClock
) -> None:
    hands = clerk_hands
    hands.start()
    transfer = hands.transfer_to_papers()
    idle_clock.pass_ms(10 * SECOND_MS)
    hands.page._frame.rail.chosen.emit("account")
    hands.until_step("account")
    idle_clock.pass_ms(20 * SECOND_MS)
    hands.press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    hands.until_step("papers")
    assert " 00:30 " in clock_words(hands)
    hands.press(Qt.Key.Key_F2)
    bill = hands.choose("dfcx")
    hands.until_step("ask_account")
    idle_clock.pass_ms(7 * SECOND_MS)
    hands.press(Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.until_step("papers")
    assert " 00:30 " in clock_words(hands)
    idle_clock.pass_ms(1 * SECOND_MS)
    hands.page.leave()
    hands.rest()
    assert at_the_counter(hands, transfer) == {31 * SECOND_MS}
    assert at_the_counter(hands, bill) == {7 * SECOND_MS}


def test_closing_keeps_the_time_of_the_step_that_is_left(clerk_hands: Hands, idle_clock: FakeClock) -> None:
    hands = clerk_hands
    hands.start()
    number = hands.transfer_to_papers()
    idle_clock.pass_ms(50 * SECOND_MS)
    hands.page.leave()
    hands.rest()
    close = hands.service.handling.close_by_supervisor
    hands.service.desk.submit(close, HE, "close-it", number, "withdrawn", "客户不来了").result()
    assert at_the_counter(hands, number) == {50 * SECOND_MS}


@pytest.mark.parametrize("how", ["parked", "crashed"])
def test_the_request_that_was_in_front_opens_again(clerk_hands: Hands, how: str) -> None:
    hands = clerk_hands
    hands.start()
    transfer = hands.transfer_to_papers()
    hands.press(Qt.Key.Key_F2)
    hands.choose("dfcx")
    hands.until_step("ask_account")
    hands.press(Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.until_step("papers")
    if how == "parked":
        hands.press(Qt.Key.Key_F4, Qt.Key.Key_Return)
        hands.qtbot.waitUntil(lambda: hands.shell.page_name == PageName.IDLE)
    else:
        hands.shell.go(PageName.IDLE)
    hands.rest()
    idle = hands.shell.page
    assert idle is not None
    view = idle.view  # type: ignore[attr-defined]
    place = view.parked[0] if how == "parked" else view.interrupted
    assert (place.request, place.position) == (transfer, 4)
    hands.press(Qt.Key.Key_F4 if how == "parked" else Qt.Key.Key_Return)
    hands.until_step("papers")
