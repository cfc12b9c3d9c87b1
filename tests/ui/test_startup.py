"""The start: nothing slow is imported before the sign-in is on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample

LATE = (
    "sqlite_utils", "reportlab", "pypdfium2", "uvicorn", "starlette", "websockets", "keyring", "pypinyin", "ruamel",
    "simpleeval", "chinese_calendar", "stdnum", "segno", "asyncio",
)  # fmt: skip

START = """
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from clerk_app.bootstrap import build_service
from clerk_app.ui.application import Desktop
from clerk_app.ui.setup.people_list import PeopleList

late = sys.argv[2].split(",")


class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and isinstance(watched, PeopleList) and watched.people():
            print("painted", ",".join(name for name in late if name in sys.modules), flush=True)
            qt.removeEventFilter(self)
            QTimer.singleShot(0, qt.quit)
        return False


qt = QApplication(["clerk-app"])
desktop = Desktop(qt, build_service(Path(sys.argv[1])))
watcher = FirstPaint()
qt.installEventFilter(watcher)
desktop.open()
desktop.shell.show()
QTimer.singleShot(60_000, lambda: qt.exit(1))
status = qt.exec()
desktop.shell.close()
desktop.close()
sys.exit(status)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    service = build_service(tmp_path, cost=CHEAP_COST)
    service.open().result()
    set_up_sample(service).result()
    service.close()
    return tmp_path


def test_the_people_of_the_sign_in_are_painted_before_anything_slow_is_imported(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder), ",".join(LATE)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["painted"], "imported too early"
