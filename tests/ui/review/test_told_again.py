"""A second list of missing papers counts against us: the supervisor sees it beside the owners."""

from __future__ import annotations

from typing import Any

import pytest

from clerk_app.core.events.request import DocumentMark
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.handling import NotificationInput
from tests.ui.clipping import clipped_texts
from tests.ui.review.hands import ReviewHands

pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", "propagateSizeHints", extend=True
)
CHEN = Actor("chenjing", Role.CLERK)


def test_a_second_list_is_shown_and_a_first_is_not(supervisor: ReviewHands) -> None:
    context = supervisor.desktop.context
    service = context.service
    supervisor.pick("state", "waiting")
    number = supervisor.shown_number()
    told = supervisor.page.detail.told_again
    assert not told.isVisible()

    def do(action: Any, *args: Any) -> Any:
        change = service.desk.submit(action, CHEN, new_command_id(), *args)
        context.runner.watch(change)
        return change.result().result

    visit = do(service.reception.start_visit)
    do(service.handling.take_up, number, visit)
    marks = {"new_id": DocumentMark("missing"), "deed": DocumentMark("have", copies=1)}
    do(service.handling.give_notification, number, NotificationInput("papers", marks, "2027-12-07"))
    supervisor.wait(lambda: told.isVisible() and "2 次" in told.text())
    assert supervisor.shown_number() == number
    assert clipped_texts(supervisor.page.detail) == []
