"""The end of a visit in a real window, with two print queues in memory and a tablet that speaks over the network."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.core.rating import RatingTimes
from clerk_app.service.action import new_command_id
from clerk_app.service.desk import Desk
from clerk_app.service.sample_hall import PASSPHRASE, PIN
from clerk_app.tablet.client import TabletClient
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.end import EndPage
from clerk_app.ui.pages import PageName
from clerk_app.ui.rating_tablet import TabletOptions
from tests.service.served import CHEN, HE, Served
from tests.service.test_print_desk import FakeQueues
from tests.ui.setup.typing import press

WAIT_MS = 20_000


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class PatientTablet(TabletClient):
    """A tablet that waits beside the window, not in its place: the window asks it by its own timers."""

    def __init__(self, url: str, until: Callable[[Callable[[], object]], None]) -> None:
        super().__init__(url)
        self._until = until

    def receive(self, kind: str, timeout_s: float = WAIT_MS / 1000) -> dict[str, Any]:
        waiting = Desk("test tablet")
        try:
            message = waiting.submit(super().receive, kind, timeout_s)
            self._until(message.done)
            return message.result()
        finally:
            waiting.stop()


class EndHall:
    """The window, what a visit needs to come to its end, and the tablet.

    Attributes:
        served: the services, acted on directly where the window is not what is tested.
        queues: what is printed.
    """

    def __init__(
        self,
        qtbot: QtBot,
        qt: QApplication,
        served: Served,
        queues: FakeQueues,
        times: RatingTimes | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.served = served
        self.queues = queues
        options = TabletOptions(allow_local=True, times=times or RatingTimes(), ask_after_ms=50)
        self.desktop = Desktop(qt, served.service, "zh", queues, tablet_options=options)
        self.shell, self.context = self.desktop.shell, self.desktop.context
        self._tablets: list[TabletClient] = []
        self._closed = False

    def open(self) -> None:
        """Show the window with 陈静 at the counter and everything started."""
        self.shell.resize(1366, 768)
        with self.qtbot.waitSignal(self.shell.shown, timeout=WAIT_MS):
            self.desktop.open()
        self.shell.show()
        self.qtbot.waitExposed(self.shell)
        self.until(lambda: self.desktop.equipment.started)
        if self.context.settings.tablet_port:
            self.until(lambda: self.context.rating.status().running or self.context.rating.trouble is not None)
        self.sign_in()

    def sign_in(self) -> None:
        """Let 陈静 sign in."""
        session = self.served.service.sign_in.sign_in("chenjing", PIN).result()
        with self.qtbot.waitSignal(self.shell.shown, timeout=WAIT_MS):
            self.shell.signed_in(session)

    def pair(self) -> TabletClient:
        """Pair a tablet as the supervisor does, and connect it."""
        rating = self.context.rating
        before = self.context.session
        self.context.session = self.served.service.sign_in.sign_in("helihua", PASSPHRASE).result()
        client = PatientTablet(rating.status().addresses[0], self.until)
        code = client.claim(rating.begin_pairing().result(10).url)
        rating.confirm_pairing(code).result(10)
        client.finish_pairing()
        self.context.session = before
        self._tablets.append(client)
        client.connect()
        self.until(lambda: rating.paired and rating.status().connected)
        return client

    def confirm_limits(self) -> None:
        """Confirm every limit, so that promises may be told."""
        for row in self.served.service.rules.table().rows_for("national", dt.date.today()):  # noqa: DTZ011
            if not row.promisable:
                self.served.do(self.served.service.hall.confirm_limit, row.key, "本局文件", actor=HE)

    def end(self, visit: str, how: str = "finished") -> EndPage:
        """Say goodbye as the visit's page does, and show the end."""
        service = self.served.service
        ending = service.desk.submit(service.reception.end_visit, CHEN, new_command_id(), visit, how)
        self.context.runner.watch(ending, lambda _change: self.shell.go(PageName.END, visit))
        self.until(lambda: isinstance(self.shell.page, EndPage) and self.shell.page.view is not None)
        self.until(lambda: not self.context.runner.busy)
        return self.page

    @property
    def page(self) -> EndPage:
        """The page in front."""
        page = self.shell.page
        assert isinstance(page, EndPage)
        return page

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be seen."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        press(self.qtbot, self.desktop, key, modifier)

    def states(self) -> list[str]:
        """What the rows of the papers say."""
        return [row.state for row in self.page.frame.papers.rows()]

    def close(self) -> None:
        """Leave as the clerk does in the evening."""
        if self._closed:
            return
        self._closed = True
        for tablet in self._tablets:
            tablet.close()
        self.shell.close()
        self.desktop.close()
