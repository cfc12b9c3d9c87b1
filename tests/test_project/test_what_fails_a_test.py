"""The settings of the tests work: what nobody looked for fails a test all the same."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CARELESS_TESTS = """
import gc
import threading
import warnings

from PySide6.QtCore import QThreadPool, qWarning

def test_that_warns():
    warnings.warn("old ways")

def test_that_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, args=(6,), name="forgotten").start()

def test_with_an_exception_in_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

def test_with_an_exception_that_nobody_can_catch():
    class Closing:
        def __del__(self):
            raise ValueError("while closing")
    Closing()
    gc.collect()

def test_that_leaves_a_file_open(tmp_path):
    stream = (tmp_path / "log").open("w")
    del stream
    gc.collect()

def test_that_qt_complains_about(qtbot):
    qWarning("QObject: something is wrong")

def test_where_python_meets_a_thread_of_qt(qapp):
    names = []
    QThreadPool.globalInstance().start(lambda: names.append(threading.current_thread().name))
    QThreadPool.globalInstance().waitForDone()
    assert names
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("careless")
    (folder / "test_careless.py").write_text(CARELESS_TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest", "-rA"]
    ran = subprocess.run([*command, str(folder)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    listed = re.findall(r"^(PASSED|FAILED|ERROR) \S+::(\w+)", ran.stdout, re.MULTILINE)
    assert listed, ran.stdout + ran.stderr
    worst = ["PASSED", "FAILED", "ERROR"]
    found: dict[str, str] = {}
    for outcome, name in listed:
        found[name] = max(outcome, found.get(name, "PASSED"), key=worst.index)
    return found


@pytest.mark.parametrize(
    "careless",
    [
        "test_that_warns",
        "test_that_leaves_a_thread",
        "test_with_an_exception_in_a_thread",
        "test_with_an_exception_that_nobody_can_catch",
        "test_that_leaves_a_file_open",
        "test_that_qt_complains_about",
    ],
)
def test_carelessness_fails_the_test(outcomes: dict[str, str], careless: str) -> None:
    assert outcomes[careless] in {"FAILED", "ERROR"}


def test_a_thread_of_qt_that_ended_is_none_left_behind(outcomes: dict[str, str]) -> None:
    assert outcomes["test_where_python_meets_a_thread_of_qt"] == "PASSED"
