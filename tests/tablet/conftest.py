"""Counters for the tests of the tablet; every one is stopped, and no thread outlives its test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from clerk_app.core.rating import RatingTimes
from tests.tablet.tablet_hall import Counter


@pytest.fixture
def make_counter() -> Iterator[Callable[..., Counter]]:
    made: list[Counter] = []
    before = set(threading.enumerate())

    def make(times: RatingTimes | None = None, **named: Any) -> Counter:
        made.append(Counter(times, **named))
        return made[-1]

    yield make
    for counter in made:
        counter.close()
    assert [one.name for one in set(threading.enumerate()) - before if one.name == "tablet"] == []


@pytest.fixture
def counter(make_counter: Callable[..., Counter]) -> Counter:
    return make_counter()
