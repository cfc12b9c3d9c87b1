"""What tests of windows share: one theme for the process, off screen."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from clerk_app.resources import generated_path, resource_path
from clerk_app.ui.icons import compiled_icons
from clerk_app.ui.theme import Mode, Theme, load_fonts

FACES = ("fonts/NotoSansSC-Regular.ttf", "fonts/NotoSansSC-Bold.ttf")


@pytest.fixture(scope="session")
def shared_theme(qapp: QApplication) -> Theme:
    """Load fonts and icons once; a stylesheet per test would cost more than the test."""
    load_fonts([generated_path(face) for face in FACES])
    return Theme(qapp, resource_path("style"), compiled_icons(), "zh", Mode.LIGHT)


@pytest.fixture
def theme(shared_theme: Theme) -> Iterator[Theme]:
    """The theme as a test may change it: Chinese, light, scale 1 before and after."""
    yield shared_theme
    shared_theme.set_language("zh")
    shared_theme.set_mode(Mode.LIGHT)
    shared_theme.set_scale(1.0)
