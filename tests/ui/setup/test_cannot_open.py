"""A folder that cannot be opened: a sentence and what to do, never an empty window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.service.sample_hall import CHEAP_COST
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.cannot_open import CannotOpenPage
from tests.ui.clipping import clipped_texts


def newer(folder: Path) -> None:
    folder.mkdir()
    connection = sqlite3.connect(folder / "counter.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def damaged(folder: Path) -> None:
    folder.mkdir()
    (folder / "counter.db").write_bytes(b"this is no database at all, but long enough to look like one" * 40)


def no_folder(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "zh", "en"),
    [
        (newer, "更新版本的程序", "newer version of the program"),
        (damaged, "记录文件已损坏", "damaged"),
        (no_folder, "打不开数据文件夹", "cannot be opened"),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, spoil: Callable[[Path], None], zh: str, en: str
) -> None:
    folder = tmp_path / "data"
    spoil(folder)
    service = build_service(folder, cost=CHEAP_COST)
    desktop = Desktop(qapp, service, "zh")
    desktop.shell.resize(1366, 768)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    desktop.shell.show()
    for language, words in (("zh", zh), ("en", en)):
        desktop.use_language(language)
        page = desktop.shell.page
        assert isinstance(page, CannotOpenPage)
        assert page._note is not None
        assert words in page._note.accessibleName()
        assert str(folder) in page._note.accessibleName()
        assert clipped_texts(desktop.shell) == []
    desktop.shell.close()
    desktop.close()


def test_enter_tries_again_once_the_trouble_is_gone(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    no_folder(folder)
    desktop = Desktop(qapp, build_service(folder, cost=CHEAP_COST), "zh")
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    desktop.shell.show()
    folder.unlink()
    page = desktop.shell.page
    assert page is not None
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desktop.shell.page_name is PageName.FIRST_RUN)
    desktop.shell.close()
    desktop.close()
