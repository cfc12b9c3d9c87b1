"""A counter that was set up, with a real store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.counter_hall import CounterHall


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[CounterHall]:
    hall = CounterHall(tmp_path / "data").set_up()
    yield hall
    found = hall.verify()
    hall.close()
    assert found.breaks == (), "whatever a test does at the counter, the journal verifies"
