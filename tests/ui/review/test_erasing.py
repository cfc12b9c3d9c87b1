"""A supervisor erases a customer's data from the list; the list, the detail and the papers say so afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from clerk_app.service.access import Action
from clerk_app.service.review_log import What
from clerk_app.ui.review.erase_dialog import EraseDialog
from clerk_app.ui.review.paper_overlay import PaperOverlay
from clerk_app.ui.review.request_model import Column
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note
from tests.ui.clipping import clipped_texts
from tests.ui.review.hands import ReviewHands

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", "propagateSizeHints", extend=True
)
"""The offscreen platform says so of every menu that opens."""


def said(hands: ReviewHands) -> str:
    return " ".join(words.text() for words in hands.overlay().frame.findChildren(Words))


def closed_request(hands: ReviewHands) -> str:
    """Go to a completed transfer, whose receipt is archived."""
    hands.pick("procedure", "name_transfer")
    hands.pick("state", "completed")
    number = hands.shown_number()
    hands.desktop.context.papers.produce(f"{number}/R1").result()
    return number


def erase(hands: ReviewHands, reason: str = "客户书面要求") -> None:
    hands.click(hands.page.detail.erase)
    dialog = hands.overlay()
    assert isinstance(dialog, EraseDialog)
    hands.write(reason)
    hands.key(Qt.Key.Key_Return)
    assert dialog.confirm.hasFocus(), "Enter in the reason does not erase yet"
    hands.key(Qt.Key.Key_Return)
    hands.wait_closed()


def test_the_dialog_says_what_goes_what_stays_and_until_when_copies_live(supervisor: ReviewHands) -> None:
    number = closed_request(supervisor)
    supervisor.click(supervisor.page.detail.erase)
    words = said(supervisor)
    for expected in (number, "姓名、电话、户号、地址", "单子", "保留", "2026年12月23日", "销毁"):
        assert expected in words, expected
    assert clipped_texts(supervisor.overlay()) == []
    supervisor.click(supervisor.overlay().confirm)  # type: ignore[attr-defined]
    assert "原因" in said(supervisor)
    supervisor.key(Qt.Key.Key_Escape)
    supervisor.wait_closed()
    assert supervisor.page.detail.detail is not None
    assert supervisor.page.detail.detail.erased is None


def test_after_erasing_everything_says_so(supervisor: ReviewHands) -> None:
    number = closed_request(supervisor)
    page = supervisor.page
    before = page.detail.detail
    assert before is not None
    assert before.customer
    erase(supervisor)
    supervisor.wait(lambda: page.detail.detail is not None and page.detail.detail.erased is not None)
    notes = " ".join(note.accessibleName() for note in supervisor.desktop.shell.findChildren(Note))
    assert "已彻底抹除" in notes
    assert number in notes
    assert supervisor.shown_number() == number
    detail = page.detail
    assert "个人信息已抹除" in detail._line.whole()
    assert before.customer not in detail._line.whole()
    assert "何丽华" in detail._erased.whole()
    assert "客户书面要求" in detail._erased.whole()
    assert not detail.erase.isVisible()
    assert detail.log.lines.rows[-1].line.what is What.ERASED
    supervisor.wait(lambda: supervisor.column(Column.TITLE)[0].startswith("已抹除"))
    assert not supervisor.column(Column.TITLE)[1].startswith("已抹除")
    assert clipped_texts(page) == []


def test_an_erased_paper_is_neither_shown_nor_printed(supervisor: ReviewHands) -> None:
    closed_request(supervisor)
    erase(supervisor)
    detail = supervisor.page.detail
    supervisor.wait(lambda: detail.detail is not None and detail.detail.erased is not None)
    supervisor.wait(lambda: any(one.isVisible() for one in detail.papers.findChildren(ActionButton)))
    button = next(one for one in detail.papers.findChildren(ActionButton) if one.isVisible())
    supervisor.click(button)
    overlay = supervisor.overlay()
    assert isinstance(overlay, PaperOverlay)
    supervisor.wait(lambda: "已抹除" in said(supervisor))
    assert not overlay.print_again.isVisible()
    assert not overlay.handing.isVisible()
    supervisor.key(Qt.Key.Key_P, CTRL)
    supervisor.key(Qt.Key.Key_Escape)
    supervisor.wait_closed()


def test_what_still_waits_is_refused_with_its_reason_and_keeps_what_was_typed(supervisor: ReviewHands) -> None:
    closed_request(supervisor)
    context = supervisor.desktop.context
    reader = context.service.store.reader()
    context.service.desk.submit(context.service.store.connection.set_busy_timeout, 0.05).result()
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM journal").fetchone()
    supervisor.click(supervisor.page.detail.erase)
    supervisor.write("客户书面要求")
    dialog = supervisor.overlay()
    assert isinstance(dialog, EraseDialog)
    supervisor.click(dialog.confirm)
    supervisor.wait(lambda: "再按一次" in said(supervisor))
    reader.close()
    assert dialog.lines is not None
    assert dialog.lines.toPlainText() == "客户书面要求"
    supervisor.click(dialog.confirm)
    supervisor.wait_closed()
    detail = supervisor.page.detail
    supervisor.wait(lambda: detail.detail is not None and detail.detail.erased is not None)


def test_only_closed_requests_are_offered_for_erasing(supervisor: ReviewHands) -> None:
    supervisor.pick("state", "accepted")
    assert not supervisor.page.detail.erase.isVisible()
    assert supervisor.page.detail.detail is not None
    assert Action.ERASE not in supervisor.page.detail.detail.may
