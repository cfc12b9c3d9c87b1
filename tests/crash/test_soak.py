"""The full figures of the crash tests, for `make soak`."""

from __future__ import annotations

import pytest

from tests.crash import soak


@pytest.mark.soak
def test_the_full_figures() -> None:
    assert soak.main([]) == 0
