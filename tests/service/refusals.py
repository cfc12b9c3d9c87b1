"""What a refused action looks like in a test."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Refusal


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    """Expect a Refusal with this code."""
    return pytest.RaisesExc(Refusal, check=lambda error: error.code == code)
