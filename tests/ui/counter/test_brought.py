"""The customer brings what could follow: one key on the due request takes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.service.later_papers import later_papers
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.brought import BroughtDialog
from clerk_app.ui.counter.idle import IdlePage
from clerk_app.ui.counter.told import ToldOverlay
from tests.service.served import Served


def accepted_without_proof(qtbot: QtBot, clerk: Desktop) -> tuple[Served, str, IdlePage]:
    served = Served(clerk.context.service)
    visit, number, _ = served.accepted("residential_new_connection")
    served.end(visit)
    clerk.shell.go("idle")
    page = clerk.shell.page
    assert isinstance(page, IdlePage)
    qtbot.waitUntil(lambda: page.view is not None and any(one.number == number for one in page.view.everything))
    page._open_request(number)
    qtbot.waitUntil(lambda: bool(page.findChildren(BroughtDialog)))
    return served, number, page


def test_enter_takes_the_one_paper_that_is_still_to_come(qtbot: QtBot, clerk: Desktop) -> None:
    served, number, page = accepted_without_proof(qtbot, clerk)
    dialog = page.findChildren(BroughtDialog)[0]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: served.read(later_papers, served.service.requests, number) == ())


def test_without_the_paper_the_clerk_can_go_on_to_telling_the_customer(qtbot: QtBot, clerk: Desktop) -> None:
    served, number, page = accepted_without_proof(qtbot, clerk)
    page.findChildren(BroughtDialog)[0].went_on.emit()
    qtbot.waitUntil(lambda: isinstance(page.overlay, ToldOverlay))
    assert served.read(later_papers, served.service.requests, number) != ()
