"""The customer who came back, by keys, by a scanner and by an input method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from clerk_app.core.request_state import State
from clerk_app.ui.counter.returning import ReturningOverlay
from clerk_app.ui.counter.told import ToldOverlay
from tests.service.clerk_day import LI, ClerkDay
from tests.ui.clipping import clipped_texts
from tests.ui.counter.idle_hands import CONTROL, IdleHands
from tests.ui.counter.test_idle import state_of


def words(widget: QWidget) -> str:
    """Return every visible word of a widget."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def opened(hands: IdleHands) -> ReturningOverlay:
    """Open the search with its key."""
    hands.press(Qt.Key.Key_F, CONTROL)
    overlay = hands.page.overlay
    assert isinstance(overlay, ReturningOverlay)
    assert overlay.line.hasFocus()
    return overlay


def test_a_scanned_code_and_its_enter_serve_the_customer_where_the_request_stopped(
    hands: IdleHands, day: ClerkDay
) -> None:
    number = day.waiting("周桂芳")
    hands.sign_in()
    opened(hands)
    hands.qtbot.keyClicks(hands.focus, f"{number}/N1 0571-555-0120 20261207 ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    hands.qtbot.keyClick(hands.focus, Qt.Key.Key_Return)
    subject = hands.led_to_visit()
    assert (subject.request, subject.open_finder) == (number, False)
    assert state_of(day, number)[0] is State.IN_PROGRESS


def test_a_name_is_composed_and_enter_takes_the_first(hands: IdleHands, day: ClerkDay) -> None:
    number = day.waiting("周桂芳")
    day.waiting("欧阳慧敏")
    hands.sign_in()
    overlay = opened(hands)
    hands.compose("", commit="桂芳")
    hands.qtbot.waitUntil(lambda: [row.id for row in overlay.list.shown()] == [number])
    hands.press(Qt.Key.Key_Return)
    assert hands.led_to_visit().request == number


def test_the_last_digits_of_the_phone_find_it_and_the_phone_stays_masked(hands: IdleHands, day: ClerkDay) -> None:
    number = day.waiting("周桂芳", phone="13805712207")
    hands.sign_in()
    overlay = opened(hands)
    hands.type("2207")
    hands.qtbot.waitUntil(lambda: overlay.list.row_count() == 1)
    row = overlay.list.shown()[0]
    assert row.below == f"{number} · 138****2207"
    assert (row.tag, row.owners) == ("等补资料", ("陈静", "陈静"))


def test_a_colleagues_request_is_taken_over_in_words_and_the_customer_is_masked(
    hands: IdleHands, day: ClerkDay
) -> None:
    number = day.by(LI).waiting("周桂芳")
    hands.sign_in()
    overlay = opened(hands)
    hands.compose("", commit="周桂芳")
    hands.qtbot.waitUntil(lambda: overlay.list.row_count() == 1)
    assert overlay.list.shown()[0].after == "周*芳 先生"
    assert "现在由李伟经办。接手后经办人改为您，首问还是李伟。" in words(overlay)
    hands.press(Qt.Key.Key_Return)
    assert hands.led_to_visit().request == number
    state = day.service.reader.submit(day.service.requests.state, number).result()
    assert state is not None
    assert (state.ownership.first_responsible, state.ownership.handler) == ("liwei", "chenjing")


def test_a_parked_visit_is_taken_up_as_a_whole(hands: IdleHands, day: ClerkDay) -> None:
    visit, number = day.parked("郑少华")
    hands.sign_in()
    opened(hands)
    hands.type(number)
    hands.press(Qt.Key.Key_Return)
    subject = hands.led_to_visit()
    assert (subject.visit_id, subject.request) == (visit, number)


def test_a_closed_one_opens_to_be_read_and_starts_nothing(hands: IdleHands, day: ClerkDay) -> None:
    number = day.accepted("吴志强")
    tell = day.service.handling.tell_customer
    day.act(tell, number, whom="吴志强", at=day.clock.now(), how="phone")
    hands.sign_in()
    overlay = opened(hands)
    hands.type(number)
    hands.qtbot.waitUntil(lambda: "打开只能看" in words(overlay))
    hands.press(Qt.Key.Key_Return)
    assert hands.led_to_visit().request == number
    assert state_of(day, number)[0] is State.CLOSED
    view = hands.page.view
    assert view is not None
    assert view.interrupted is None


def test_an_accepted_one_of_mine_asks_whether_the_customer_was_told(hands: IdleHands, day: ClerkDay) -> None:
    number = day.accepted("吴志强")
    hands.sign_in()
    opened(hands)
    hands.type(number)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: isinstance(hands.page.overlay, ToldOverlay))
    assert hands.went == []


def test_a_mistyped_number_opens_nothing_and_says_to_compare(hands: IdleHands, day: ClerkDay) -> None:
    number = day.waiting("周桂芳")
    hands.sign_in()
    overlay = opened(hands)
    hands.type(number[:-1] + ("A" if number[-1] != "A" else "B"))
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: "请对照回执逐位核对" in words(overlay))
    assert hands.went == []
    assert overlay.line.text()


def test_nothing_found_and_too_little_say_what_to_type(hands: IdleHands, day: ClerkDay) -> None:
    day.waiting("周桂芳")
    hands.sign_in()
    overlay = opened(hands)
    hands.type("22")
    hands.qtbot.waitUntil(lambda: "请至少输入 4 位数字" in words(overlay))
    hands.type("9999")
    hands.qtbot.waitUntil(lambda: "没有找到“229999”" in words(overlay))
    hands.press(Qt.Key.Key_Return)
    assert hands.went == []


def test_esc_goes_back_to_where_the_focus_was(hands: IdleHands) -> None:
    hands.sign_in()
    overlay = opened(hands)
    hands.press(Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert hands.page.start.start.hasFocus()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 768, 100), (1920, 1080, 100), (1366, 768, 200)])
def test_no_text_is_cut(
    hands: IdleHands, day: ClerkDay, language: str, width: int, height: int, percent: int
) -> None:
    day.waiting("周桂芳")
    day.by(LI).accepted("周桂芳")
    hands.desktop.shell.resize(width, height)
    hands.desktop.use_language(language)
    hands.desktop.shell._user_percent = percent
    hands.sign_in()
    overlay = opened(hands)
    for typed in ("周桂芳", "2207", "229999"):
        overlay.line.setText(typed)
        hands.press(Qt.Key.Key_Down)
        hands.qtbot.waitUntil(lambda: clipped_texts(overlay) == [])
