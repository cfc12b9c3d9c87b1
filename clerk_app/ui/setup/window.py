"""The way from a page of the set-up to the window that shows it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from clerk_app.ui.shell import Shell


def shell_of(page: QWidget) -> Shell:
    """Return the window of `page`."""
    return cast("Shell", page.window())
