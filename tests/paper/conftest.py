"""The shipped faces, registered once for all tests of papers."""

from __future__ import annotations

import pytest

from clerk_app.paper.fonts import Fonts
from clerk_app.paper.warm_up import warm_up
from clerk_app.resources import generated_path


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return warm_up(generated_path("fonts"))
