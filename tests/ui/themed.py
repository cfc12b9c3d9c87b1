"""Fixtures for tests of single widgets: one theme for the process, and the translations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
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
    shared_theme._apply()  # a test of whole windows may have put its own theme on the application
    yield shared_theme
    shared_theme.set_language("zh")
    shared_theme.set_mode(Mode.LIGHT)
    shared_theme.set_scale(1.0)


@pytest.fixture(scope="session")
def translators(qapp: QApplication) -> dict[str, QTranslator]:
    """The compiled translations by language."""
    loaded: dict[str, QTranslator] = {}
    for language in ("zh", "en"):
        translator = QTranslator(qapp)
        assert translator.load(str(generated_path(f"translations/clerk_{language}.qm")))
        loaded[language] = translator
    return loaded


@pytest.fixture
def chinese(qapp: QApplication, translators: dict[str, QTranslator]) -> Iterator[None]:
    """Chinese sentences on screen for one test."""
    qapp.installTranslator(translators["zh"])
    yield
    qapp.removeTranslator(translators["zh"])
