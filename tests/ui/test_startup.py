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
    # what comes from elsewhere
    "argon2", "asyncio", "chinese_calendar", "difflib", "fontTools", "http.client", "keyring",
    "logging.handlers", "msgspec", "numpy", "PIL", "pypdfium2", "pypinyin", "PySide6.QtNetwork", "reportlab", "ruamel",
    "secrets", "segno", "simpleeval", "sqlite_utils", "ssl", "starlette", "stdnum", "subprocess", "uvicorn",
    "websockets",
    # what is ours
    "clerk_app.core.events", "clerk_app.core.procedure", "clerk_app.core.request", "clerk_app.core.visit",
    "clerk_app.library", "clerk_app.paper", "clerk_app.printing.cups", "clerk_app.service.access",
    "clerk_app.service.action", "clerk_app.service.identity", "clerk_app.store.unit", "clerk_app.tablet",
    "clerk_app.texts", "clerk_app.ui.setup.secret_entry", "clerk_app.ui.tools", "clerk_app.ui.widgets.cards",
    "clerk_app.ui.widgets.notices",
)  # fmt: skip

START = """
import sys

from clerk_app.__main__ import main
import clerk_app.bootstrap
from clerk_app.ui import plain_import

late = sys.argv[2].split(",")
restore = plain_import.restore_import


def restore_and_watch():
    restore()
    from clerk_app.ui import application

    show = application.show_fitting

    def show_and_watch(window, room):
        window.shown.connect(lambda _name: follow(window))
        show(window, room)

    application.show_fitting = show_and_watch


def follow(window):
    from clerk_app.ui.setup.people_list import PeopleList

    window.findChild(PeopleList).painted.connect(say)


def say():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    print("painted", ",".join(name for name in late if name in sys.modules), flush=True)
    QTimer.singleShot(0, QApplication.quit)


plain_import.restore_import = restore_and_watch
sys.exit(main(["--data", sys.argv[1]]))
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
