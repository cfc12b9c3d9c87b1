"""A clerk's own list: the same page without grades, colleagues and what a supervisor does."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clerk_app.ui.review.request_model import Column
from tests.ui.review.hands import ReviewHands


def test_a_clerk_sees_own_requests_without_ratings(clerk_hands: ReviewHands) -> None:
    page = clerk_hands.page
    assert set(clerk_hands.column(Column.FIRST)) == {"陈静"}
    assert page.model.columnCount() == Column.RATING
    assert set(page.filters.chips) == {"days", "procedure", "state", "overdue", "new_day"}
    assert not page.detail.rating.isVisible()
    assert not page.detail.bar.isVisible()


def test_a_colleagues_customer_is_not_found(clerk_hands: ReviewHands) -> None:
    clerk_hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    clerk_hands.type(clerk_hands.page.filters.search, "13805712201")
    clerk_hands.key(Qt.Key.Key_Return)
    clerk_hands.wait(lambda: clerk_hands.numbers() == [])


def test_alt_left_goes_back_to_the_counter(clerk_hands: ReviewHands) -> None:
    with clerk_hands.qtbot.waitSignal(clerk_hands.desktop.shell.shown) as shown:
        clerk_hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.args == ["idle"]
