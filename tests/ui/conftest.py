"""A real window on a real, throw-away counter, off screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.service.counter import CounterService
from clerk_app.service.sample_hall import CHEAP_COST, PIN, set_up_sample
from clerk_app.ui.application import Desktop
from tests.ui.themed import chinese, shared_theme, theme, translators  # noqa: F401  # fixtures


@pytest.fixture
def service(tmp_path: Path) -> Iterator[CounterService]:
    """An opened, empty counter; closed by whoever opens a window on it, else here."""
    service = build_service(tmp_path / "data", cost=CHEAP_COST)
    service.open().result()
    yield service
    service.close()


@pytest.fixture
def sample(service: CounterService) -> CounterService:
    """The sample hall, set up; the tablet stays off."""
    set_up_sample(service, settings={"tablet_port": 0, "lock_minutes": 0}).result()
    return service


@pytest.fixture
def desktop(qtbot: QtBot, qapp: object, sample: CounterService) -> Iterator[Desktop]:
    """The window at 1366×768 on the sample hall, showing the sign-in."""
    desktop = Desktop(qapp, sample, "zh")  # type: ignore[arg-type]
    desktop.shell.resize(1366, 768)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    desktop.shell.show()
    qtbot.waitExposed(desktop.shell)
    yield desktop
    desktop.shell.close()
    desktop.detach()


@pytest.fixture
def clerk(qtbot: QtBot, desktop: Desktop) -> Desktop:
    """The window with 陈静 signed in, showing her idle page."""
    session = desktop.context.service.sign_in.sign_in("chenjing", PIN).result()
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.shell.signed_in(session)
    return desktop
