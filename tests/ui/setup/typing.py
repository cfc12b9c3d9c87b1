"""Hands on the keyboard."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.application import Desktop


def focused(desktop: Desktop) -> QWidget:
    """The widget that has the keyboard."""
    widget = cast("QWidget | None", desktop.shell.focusWidget())  # the stubs forget a window without focus
    return desktop.shell if widget is None else widget


def type_keys(qtbot: QtBot, desktop: Desktop, text: str) -> None:
    """Type letter by letter, wherever the focus goes meanwhile."""
    for character in text:
        qtbot.keyClick(focused(desktop), character)


def press(
    qtbot: QtBot,
    desktop: Desktop,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press one key."""
    qtbot.keyClick(focused(desktop), key, modifier)
