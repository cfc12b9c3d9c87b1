"""What every test rests on: no screen, nobody's own data, fresh derived files, no thread left behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from scripts import generated_files
from tests.own_home import OwnHome, remove_homes_of_killed_runs, shared_folder

remove_homes_of_killed_runs(shared_folder())
_OWN_HOME = OwnHome()
_OWN_HOME.move_in()

# Before Qt is imported: the same platform on every machine, and never the tester's own key ring.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def pytest_configure(config: pytest.Config) -> None:
    """A test of sentences that were not compiled again would pass or fail for yesterday's reasons."""
    if not hasattr(config, "workerinput"):  # a process of pytest-xdist: the one that started it has done this
        generated_files.make_stale()


def pytest_unconfigure() -> None:
    _OWN_HOME.remove()


@pytest.fixture(autouse=True)
def no_thread_left_running() -> Iterator[None]:
    """A test may not leave a thread running: it would disturb the next one, unnamed."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):
            continue  # one that Qt started and Python only met; Qt itself complains where such a one is left
        thread.join(timeout=5)
        assert not thread.is_alive(), f"the test left the thread {thread.name!r} running"
