"""A power cut in the middle of a step: back at the same step of the same visit, with the same typed text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.service.sample_hall import CHEAP_COST, PIN, set_up_sample
from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.visit import VisitPage
from clerk_app.ui.demo_walk import Walker
from tests.e2e.type_and_wait import TYPED


@pytest.fixture
def killed_counter(tmp_path: Path) -> Path:
    """A data folder whose program was killed while a clerk was typing."""
    folder = tmp_path / "data"
    service = build_service(folder, cost=CHEAP_COST)
    service.open().result()
    set_up_sample(service, settings={"tablet_port": 0, "lock_minutes": 0}).result()
    service.close()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.type_and_wait", str(folder)], stdout=subprocess.PIPE, text=True
    ) as clerk:
        assert clerk.stdout is not None
        assert clerk.stdout.readline() == "typed\n"
        clerk.kill()
    return folder


def test_after_a_kill_the_clerk_is_back_at_the_step_with_what_was_typed(
    killed_counter: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    service = build_service(killed_counter, cost=CHEAP_COST)
    desktop = Desktop(qapp, service, "zh")
    try:
        walk = Walker(desktop.shell, tmp_path / "pictures")
        desktop.open()
        walk.appear(1366, 768)
        walk.page("sign_in")
        desktop.shell.signed_in(service.sign_in.sign_in("chenjing", PIN).result())
        walk.page("idle")
        walk.press(Qt.Key.Key_Return)
        walk.page("visit")
        page = desktop.shell.page
        assert isinstance(page, VisitPage)
        walk.until(lambda: page.step_page is not None, "the step")
        assert page.step_page is not None
        assert page.step_page.content.step.id == "ask_account"
        typed = page.step_page.step_input().answers["account"].replace(" ", "")
        assert typed == TYPED
        assert page.view is not None
        assert page.view.visit.away_ms >= 0
    finally:
        desktop.shell.close()
        desktop.close()
