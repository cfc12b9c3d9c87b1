"""No text is cut off on any page of the window, in either language, at the smallest screen and at 200 %."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.core.sentence import Language
from scripts.picture_hall import fill
from scripts.picture_screens import SCREENS, Screen
from scripts.picture_stage import Variant
from tests.ui.clipping import clipped_texts
from tests.ui.screens import staged


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample hall, filled once."""
    folder = tmp_path_factory.mktemp("hall") / "filled"
    fill(folder)
    return folder


@pytest.mark.parametrize(
    ("language", "percent"),
    # Chinese at 200 % is shorter than English there: in full only with the long tests.
    [("zh", 100), ("en", 100), ("en", 200), pytest.param("zh", 200, marks=pytest.mark.soak)],
)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_no_text_is_cut_off(
    qtbot: QtBot, filled: Path, tmp_path: Path, screen: Screen, language: Language, percent: int
) -> None:
    variant = Variant(language, 1366, 768, percent=percent)
    with staged(screen, variant, filled, tmp_path / "data") as stage:
        qtbot.wait(0)
        assert clipped_texts(stage.shell) == []
        assert (stage.shell.width(), stage.shell.height()) == (1366, 768), "nothing forces the window larger"
