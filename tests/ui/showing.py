"""Putting a widget on the (offscreen) screen for a test."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def show(qtbot: QtBot, widget: QWidget, width: int = 0, height: int = 0) -> None:
    """Show `widget` as the active window, `width` × `height` px when given, and wait until it is."""
    qtbot.addWidget(widget)
    if width:
        widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
