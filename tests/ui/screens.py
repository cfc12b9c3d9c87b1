"""Every screen of the pictures as a test sees it: brought there in the sample hall by the pictures' own list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.picture_screens import SCREENS, Screen
from scripts.picture_stage import Stage, Variant

BY_NAME = {screen.name: screen for screen in SCREENS}


@contextmanager
def staged(screen: Screen, variant: Variant, filled: Path, folder: Path) -> Iterator[Stage]:
    """Show a screen."""
    stage = Stage(folder, filled if screen.filled else None, variant)
    try:
        screen.show(stage)
        stage.settle()
        yield stage
    finally:
        stage.close()
