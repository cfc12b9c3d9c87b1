"""Data folders for the commands: one with a history, copied for every test that asks, and one only set up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.service.access import Actor, Role
from clerk_app.service.bulk import SimulatedClock
from clerk_app.service.sample_hall import CHEAP_COST
from clerk_app.service.simulate import prepare, simulate

NOON = 1_795_320_000_000
"""Sunday, 22 November 2026, 12:00 in China."""
MACHINE = Actor("machine:test", Role.MACHINE)


def fill(folder: Path, requests: int, seed: int = 1) -> None:
    """Set a sample hall up in `folder` and fill a history in."""
    clock = SimulatedClock(NOON)
    service = build_service(folder, clock, CHEAP_COST)
    try:
        prepare(service, clock, requests)
        simulate(service, clock, requests, seed, MACHINE).result()
    finally:
        service.close()


@pytest.fixture(scope="session")
def one_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("history") / "data"
    fill(folder, 60)
    return folder


@pytest.fixture
def history(one_history: Path, tmp_path: Path) -> Path:
    """A folder of its own with sixty requests."""
    return Path(shutil.copytree(one_history, tmp_path / "data"))
