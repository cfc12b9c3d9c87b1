"""Two starts on one data folder: one window, nothing written twice."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.service.folder_use import FolderInUse
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.cannot_open import CannotOpenPage
from clerk_app.ui.single_instance import FirstWindow, server_name


@pytest.fixture
def first(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    """A window that holds its folder, as the program does."""
    folder_use = FolderInUse(tmp_path / "data")
    folder_use.acquire()
    service = build_service(tmp_path / "data", cost=CHEAP_COST)
    service.open().result()
    set_up_sample(service, settings={"tablet_port": 0}).result()
    desktop = Desktop(qapp, service, "zh")
    desktop.use_folder(folder_use)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    desktop.shell.show()
    yield desktop
    desktop.shell.close()
    desktop.close()
    folder_use.release()


class SecondStart(threading.Thread):
    """Starts the program in a process of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.done: subprocess.CompletedProcess[str] | None = None

    def run(self) -> None:
        self.done = subprocess.run(
            [sys.executable, "-m", "clerk_app", "--data", str(self._folder), "--lang", "en"],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


def digest(folder: Path) -> dict[str, str]:
    """What lies in the folder; the rows are in these files."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("counter.db*"))
        if not path.name.endswith("-shm")  # the readers' index, written by reading
    }


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # the platform without a screen has no front
def test_the_second_start_shows_the_first_window_and_writes_nothing(qtbot: QtBot, first: Desktop) -> None:
    folder = first.context.service.data_folder
    qtbot.waitUntil(lambda: not first.context.runner.busy)
    before = digest(folder)
    first.shell.showMinimized()
    second = SecondStart(folder)
    second.start()
    qtbot.waitUntil(lambda: not second.is_alive(), timeout=60_000)
    second.join()
    assert second.done is not None
    assert second.done.stderr == (
        f"The program runs on {folder} already; its window was brought to the front.\n"
    )
    assert (second.done.returncode, second.done.stdout) == (0, "")
    assert not first.shell.isMinimized()
    assert digest(folder) == before


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_window_that_still_starts_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    folder_use = FolderInUse(tmp_path / "data")
    folder_use.acquire()
    second = SecondStart(tmp_path / "data")
    second.start()
    windows: list[FirstWindow] = []
    parent = QObject()
    # A start of Python and Qt takes longer than nothing and less than this and the time it waits.
    QTimer.singleShot(1200, parent, lambda: windows.append(FirstWindow(tmp_path / "data", parent)))
    qtbot.waitUntil(lambda: not second.is_alive(), timeout=60_000)
    second.join()
    folder_use.release()
    assert second.done is not None
    assert second.done.returncode == 0
    assert "brought to the front" in second.done.stderr


def test_the_same_folder_has_one_name_however_it_is_written(tmp_path: Path) -> None:
    assert server_name(tmp_path / "data" / ".." / "data") == server_name(tmp_path / "data")
    assert server_name(tmp_path / "other") != server_name(tmp_path / "data")


def test_a_window_that_could_not_take_the_folder_says_so_and_tries_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    folder_use = FolderInUse(tmp_path / "data")
    with pytest.raises(Refusal) as refused:
        folder_use.acquire()
    desktop = Desktop(qapp, build_service(tmp_path / "data", cost=CHEAP_COST), "zh")
    desktop.use_folder(folder_use, refused.value)
    desktop.open()
    page = desktop.shell.page
    assert isinstance(page, CannotOpenPage)
    assert "打不开数据文件夹" in page._note.accessibleName()  # type: ignore[union-attr]
    (tmp_path / "data").unlink()
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.shell.opening_wanted.emit()
    assert desktop.shell.page_name is PageName.FIRST_RUN
    desktop.shell.close()
    desktop.close()
    folder_use.release()
