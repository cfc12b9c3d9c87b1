"""What every test rests on: no screen, nobody's own data, fresh derived files, no thread left behind."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator

import pytest

from scripts import generated_files

_OWN_HOME = tempfile.TemporaryDirectory(prefix="clerk-app-tests-")

# Before Qt is imported: the same platform on every machine, and never the tester's own data or key ring.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["XDG_DATA_HOME"] = f"{_OWN_HOME.name}/data"
os.environ["XDG_CONFIG_HOME"] = f"{_OWN_HOME.name}/config"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def pytest_configure() -> None:
    """A test of sentences that were not compiled again would pass or fail for yesterday's reasons."""
    generated_files.make_stale()


def pytest_unconfigure() -> None:
    _OWN_HOME.cleanup()


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
