"""What starts behind the first paint also looks for copies of the records that are too old."""

from __future__ import annotations

import os

from pytestqt.qtbot import QtBot

from clerk_app.ui.application import Desktop


def test_expired_copies_go_when_the_window_is_open(qtbot: QtBot, desktop: Desktop) -> None:
    folder = desktop.context.service.data_folder
    old = folder / "before-migration-1.backup"
    old.touch()
    os.utime(old, (1, 1))
    new = folder / "before-migration-2.backup"
    new.touch()
    desktop.equipment.start()
    qtbot.waitUntil(lambda: desktop.equipment.started and not old.exists(), timeout=20_000)
    assert new.exists()
