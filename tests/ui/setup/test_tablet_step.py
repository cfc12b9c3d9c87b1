"""Pairing a tablet from the settings, against a written server."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.core.errors import Refusal
from clerk_app.service.sample_hall import PASSPHRASE
from clerk_app.tablet.pairing import PairingOffer
from clerk_app.tablet.prompt import TabletStatus
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.settings import SettingsPage
from clerk_app.ui.setup.tablet_step import TabletStep
from tests.ui.setup.typing import press, type_keys

CODE = "418273"
URL = "http://192.0.2.20:8787/pair?k=ABCD2345"


class WrittenServer:
    """Serves the page once it is told to; the right code pairs."""

    def __init__(self) -> None:
        self.running = False
        self.paired = False

    def status(self) -> TabletStatus:
        return TabletStatus(running=self.running, paired=self.paired, connected=self.paired)

    def begin_pairing(self) -> Future[PairingOffer]:
        future: Future[PairingOffer] = Future()
        future.set_result(PairingOffer(url=URL, qr=URL, code=CODE))
        return future

    def confirm_pairing(self, code: str) -> Future[None]:
        future: Future[None] = Future()
        if code == CODE:
            self.paired = True
            future.set_result(None)
        else:
            future.set_exception(Refusal("tablet.wrong_code"))
        return future

    def unpair(self) -> Future[None]:
        self.paired = False
        future: Future[None] = Future()
        future.set_result(None)
        return future


@pytest.fixture
def server() -> WrittenServer:
    return WrittenServer()


@pytest.fixture
def step(qtbot: QtBot, timed: Desktop, server: WrittenServer) -> TabletStep:
    timed.context.tablet_link = server
    session = timed.context.service.sign_in.sign_in("helihua", PASSPHRASE).result()
    with qtbot.waitSignal(timed.shell.shown):
        timed.shell.signed_in(session)
    timed.shell.go(PageName.SETTINGS)
    page = timed.shell.page
    assert isinstance(page, SettingsPage)
    number = next(place for place, one in enumerate(page.steps) if isinstance(one, TabletStep))
    page.show_section(number)
    found = page.section
    assert isinstance(found, TabletStep)
    return found


def test_a_page_that_is_not_served_cannot_be_paired(step: TabletStep) -> None:
    assert "没有启用" in step.status.text()
    assert not step.begin.isVisible()


def test_the_code_on_the_tablet_pairs_it_and_a_wrong_one_does_not(
    qtbot: QtBot, timed: Desktop, server: WrittenServer, step: TabletStep
) -> None:
    server.running = True
    qtbot.waitUntil(step.begin.isVisible)
    qtbot.mouseClick(step.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(step.qr.isVisible)
    assert step.url.text() == URL
    assert step.qr.accessibleName() == URL
    type_keys(qtbot, timed, "111111")
    press(qtbot, timed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(step._code_row.complaint))
    assert not server.paired
    assert step.code.text() == "111111"
    step.code.clear()
    type_keys(qtbot, timed, CODE)
    press(qtbot, timed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: server.paired)
    qtbot.waitUntil(lambda: "已连接" in step.status.text())
    assert not step.qr.isVisible()
    qtbot.mouseClick(step.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "还没有配对" in step.status.text())


def test_another_text_size_keeps_the_pairing_that_waits(
    qtbot: QtBot, timed: Desktop, server: WrittenServer, step: TabletStep
) -> None:
    server.running = True
    qtbot.waitUntil(step.begin.isVisible)
    qtbot.mouseClick(step.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(step.qr.isVisible)
    type_keys(qtbot, timed, "418")
    timed.shell.change_text_size(1)
    page = timed.shell.page
    assert isinstance(page, SettingsPage)
    again = page.section
    assert isinstance(again, TabletStep)
    assert again is not step
    assert again.qr.isVisible()
    assert (again.url.text(), again.code.text()) == (URL, "418")
    again.code.setFocus()
    type_keys(qtbot, timed, "273")
    press(qtbot, timed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: server.paired)
    qtbot.waitUntil(lambda: not again.qr.isVisible())


@pytest.mark.parametrize("text", ["80", "70000", "x", ""])
def test_a_port_nobody_may_use_is_refused(qtbot: QtBot, timed: Desktop, step: TabletStep, text: str) -> None:
    step.use.chosen.emit("yes")
    step.port.line.setText(text)
    press(qtbot, timed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "1024" in step.port.complaint
    assert timed.context.settings.tablet_port == 0
