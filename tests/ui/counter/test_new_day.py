"""A promised day moved when the calendar arrived: the clerk sees it, tells the customer and records it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from clerk_app.library.working_days import FILE_NAME
from clerk_app.service.access import CLOCK, Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.hall import OwnLimitInput
from clerk_app.ui.counter.new_day import NewDayOverlay
from tests.service.clerk_day import ClerkDay
from tests.service.counter_hall import FakeClock
from tests.ui.clipping import clipped_texts
from tests.ui.counter.idle_hands import IdleHands

HE = Actor("helihua", Role.SUPERVISOR)
LATE_IN_THE_YEAR = int(dt.datetime(2026, 12, 28, 1, 0, tzinfo=dt.UTC).timestamp() * 1000)
FIVE_DAYS = OwnLimitInput(
    "name_transfer.finish", "finish", 5, "working_days", "acceptance", "2026-12-01", "局发〔2026〕8号"
)


@pytest.fixture
def moved(idle_service: CounterService, idle_clock: FakeClock, day: ClerkDay) -> str:
    """A transfer promised for Monday 4 January 2027; then the days off of 2027 are written into the file."""
    idle_clock.set_wall(LATE_IN_THE_YEAR)
    service = idle_service
    service.desk.submit(service.hall.set_own_limit, HE, new_command_id(), FIVE_DAYS).result()
    number = day.accepted("周桂芳")
    (service.data_folder / FILE_NAME).write_text("years: {2027: {off: [2027-01-01]}}", encoding="utf-8")
    service.desk.submit(service.recounting.recount, CLOCK, new_command_id()).result()
    return number


def test_the_task_is_on_the_idle_page_until_the_customer_was_told(hands: IdleHands, moved: str) -> None:
    hands.sign_in()
    (row,) = hands.page.lists.due.list.shown()
    assert (row.id, row.tag) == (moved, "待告知新日期")
    hands.page._open_request(moved)
    hands.qtbot.waitUntil(lambda: isinstance(hands.page.overlay, NewDayOverlay))
    overlay = hands.page.overlay
    assert isinstance(overlay, NewDayOverlay)
    hands.rest()
    assert clipped_texts(overlay) == []
    overlay.how.set_text("phone")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.qtbot.waitUntil(lambda: hands.page.overlay is None)
    hands.qtbot.waitUntil(lambda: [row.tag for row in hands.page.lists.due.list.shown()] != ["待告知新日期"])
    view = hands.page.view
    assert view is not None
    assert [one.number for one in view.everything] == [moved]


def test_a_new_receipt_is_issued_with_the_new_date(hands: IdleHands, moved: str, idle_service: CounterService) -> None:
    hands.sign_in()
    hands.page._open_request(moved)
    hands.qtbot.waitUntil(lambda: isinstance(hands.page.overlay, NewDayOverlay))
    overlay = hands.page.overlay
    assert isinstance(overlay, NewDayOverlay)
    assert overlay.print_again is not None
    hands.qtbot.mouseClick(overlay.print_again, Qt.MouseButton.LeftButton)
    counted = "SELECT count(*) FROM paper WHERE request = ? AND kind = 'receipt'"

    def receipts() -> int:
        reading = idle_service.reader.submit(lambda connection: connection.execute(counted, (moved,)).fetchone()[0])
        return int(reading.result())

    hands.qtbot.waitUntil(lambda: receipts() == 2)
    hands.rest()
