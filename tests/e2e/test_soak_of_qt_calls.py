"""PySide6 6.12.0 loses a reference to None with every call that returns nothing and aborts after some 5,200 of them."""

from __future__ import annotations

import os
import subprocess
import sys

CALLS = 50_000

SOAK = f"""
import sys

from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    label.update()
print("alive", sys.getrefcount(None) - before)
"""


def test_fifty_thousand_void_calls_leave_the_process_alive_and_none_where_it_was() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOAK],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    word, lost = done.stdout.split()
    assert word == "alive"
    assert abs(int(lost)) < 100, "references to None are lost or kept with every call"
