"""A supervisor sees what customers asked for and no procedure fits, and decides what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.ui.review.missing_procedures import MissingDialog
from tests.ui.clipping import clipped_texts
from tests.ui.review.hands import ReviewHands

CHEN = Actor("chenjing", Role.CLERK)


def ask_for(hands: ReviewHands, *said: str) -> None:
    """A clerk takes in what customers say and the finder does not know."""
    service = hands.desktop.context.service
    desk = service.desk
    for words in said:
        visit = desk.submit(service.reception.start_visit, CHEN, new_command_id()).result().result
        desk.submit(service.handling.open_request, CHEN, new_command_id(), visit, "something_else", words).result()
        desk.submit(service.reception.end_visit, CHEN, new_command_id(), visit).result()
    hands.page.missing.look()


def test_it_says_what_was_asked_for_and_how_often_and_goes_when_all_are_dealt_with(supervisor: ReviewHands) -> None:
    missing = supervisor.page.missing
    assert not missing.isVisible()
    ask_for(supervisor, "路灯不亮", "想租电动车电池", "路灯不亮！")
    supervisor.wait(missing.isVisible)
    assert "客户要办的事里有 2 项没有流程" in missing.words
    assert missing.words.index("“路灯不亮！”，有 2 位客户要办") < missing.words.index("想租电动车电池")
    assert clipped_texts(supervisor.desktop.shell) == []
    for left in ("“想租电动车电池”，有 1 位客户要办", ""):
        supervisor.take_the_keyboard()
        assert missing.decide is not None
        supervisor.click(missing.decide)
        dialog = supervisor.page.recording.overlay
        assert isinstance(dialog, MissingDialog)
        assert clipped_texts(dialog) == []
        supervisor.key(Qt.Key.Key_1)
        supervisor.key(Qt.Key.Key_2)
        assert dialog.lines is not None
        supervisor.type(dialog.lines, "归到停电报修")
        supervisor.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        supervisor.wait(lambda: supervisor.page.recording.overlay is None)
        supervisor.wait(lambda left=left: left in missing.words and bool(left) == missing.isVisible())  # type: ignore[misc]


def test_nothing_is_recorded_without_a_choice_and_a_reason(supervisor: ReviewHands) -> None:
    ask_for(supervisor, "路灯不亮")
    supervisor.wait(supervisor.page.missing.isVisible)
    supervisor.take_the_keyboard()
    assert supervisor.page.missing.decide is not None
    supervisor.click(supervisor.page.missing.decide)
    dialog = supervisor.page.recording.overlay
    assert isinstance(dialog, MissingDialog)
    dialog.confirm.click()
    assert dialog.isVisible()
    supervisor.key(Qt.Key.Key_1)
    supervisor.key(Qt.Key.Key_3)
    dialog.confirm.click()
    supervisor.settled()
    assert dialog.isVisible()
    assert QApplication.focusWidget() is dialog.lines


def test_a_clerk_is_offered_nothing(clerk_hands: ReviewHands) -> None:
    ask_for(clerk_hands, "路灯不亮")
    clerk_hands.settled()
    assert clerk_hands.page.missing.words == ""
