"""What the tests of set-up and sign-in share: a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PAGES, PageName

MORNING = 1_795_395_120_000
"""23 November 2026, 08:52 in Shanghai."""


class StandingClock:
    """Tells a time that only `pass_ms` moves."""

    def __init__(self, now: int = MORNING) -> None:
        self._now = now
        self._since_start = 1_000_000

    def now(self) -> int:
        return self._now

    def monotonic(self) -> int:
        return self._since_start

    def pass_ms(self, milliseconds: int) -> None:
        self._now += milliseconds
        self._since_start += milliseconds


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def plain_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages behind the sign-in that only hold a line: their own tests are elsewhere."""
    for name in (PageName.IDLE, PageName.REVIEW):
        monkeypatch.setitem(PAGES, name, ("tests.ui.setup.empty_page", "EmptyPage"))


@pytest.fixture
def timed(qtbot: QtBot, qapp: object, tmp_path: Path, clock: StandingClock, plain_pages: None) -> Iterator[Desktop]:
    """The sample hall under a clock that stands; the window locks after five minutes."""
    service = build_service(tmp_path / "data", clock=clock, cost=CHEAP_COST)
    service.open().result()
    set_up_sample(service, settings={"tablet_port": 0, "lock_minutes": 5}).result()
    desktop = Desktop(qapp, service, "zh")  # type: ignore[arg-type]
    desktop.shell.resize(1366, 768)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    with qtbot.waitActive(desktop.shell):
        desktop.shell.show()
        desktop.shell.activateWindow()
    yield desktop
    desktop.shell.close()
    desktop.detach()
    service.close()
