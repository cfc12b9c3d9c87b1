"""The widget tree of every screen, walked: names, keys, focus, shortcuts, input methods."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.inputs import PlainLineEdit
from clerk_app.ui.widgets.overlay import Overlay
from scripts.picture_hall import fill
from scripts.picture_screens import SCREENS, Screen
from scripts.picture_stage import Stage, Variant
from tests.ui.screens import staged

CONTROLS = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QComboBox)
STEPS_ROUND = 120
"""More controls than any screen has: Tab must have come round by then."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample hall, filled once."""
    folder = tmp_path_factory.mktemp("hall") / "filled"
    fill(folder)
    return folder


def shown(stage: Stage) -> list[QWidget]:
    """Return the widgets the clerk can reach now: those of the overlay in front, else of the window."""
    overlays = [each for each in stage.shell.findChildren(Overlay) if each.isVisible()]
    root: QWidget = overlays[-1] if overlays else stage.shell
    return [each for each in root.findChildren(QWidget) if each.isVisible()]


def controls(stage: Stage) -> list[QWidget]:
    """Return the controls among them; what Qt itself puts inside a control is part of it."""
    return [
        each
        for each in shown(stage)
        if isinstance(each, CONTROLS) and not each.objectName().startswith("qt_") and not _inside(each)
    ]


def _inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractItemView | QLineEdit):
            return True
        parent = parent.parentWidget()
    return False


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()!r}"


def named(widget: QWidget) -> bool:
    """Tell whether assistive technology has words for a control."""
    words = widget.accessibleName()
    return bool(words or (isinstance(widget, QAbstractButton) and widget.text()))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_control_is_named_reachable_and_unambiguous(
    qtbot: QtBot, filled: Path, tmp_path: Path, screen: Screen
) -> None:
    with staged(screen, Variant("en", 1366, 768), filled, tmp_path / "data") as stage:
        qtbot.wait(0)
        found = controls(stage)
        assert found, "a screen without a control leads nowhere"
        assert [described(each) for each in found if not named(each)] == []
        assert unreachable(stage, found) == []
        assert ambiguous(stage) == []
        assert composing(found) == []


def unreachable(stage: Stage, found: list[QWidget]) -> list[str]:
    """Return the controls that neither Tab nor a key of their own leads to."""
    reached = set()
    for _ in range(STEPS_ROUND):
        focus = stage.shell.focusWidget()
        if focus is not None:
            reached.add(id(focus))
        stage.press(Qt.Key.Key_Tab, calm=False)
    return [
        described(each)
        for each in found
        if id(each) not in reached
        and each.isEnabled()
        and not _by_another_way(each, reached)
        and not _led_by_arrows(stage, each)
    ]


def _led_by_arrows(stage: Stage, widget: QWidget) -> bool:
    """A list below a line is moved by the line's arrows, as in every finder."""
    if not isinstance(widget, QAbstractItemView):
        return False
    before = widget.currentIndex()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        stage.press(key)
        if widget.currentIndex() != before:
            return True
    return widget.model() is not None and widget.model().rowCount() == 1


def _by_another_way(widget: QWidget, reached: set[int]) -> bool:
    """A key on its cap, arrows within its group, or the list it belongs to."""
    if widget.accessibleDescription() or widget.actions():
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if id(parent) in reached:
            return True
        parent = parent.parentWidget()
    beside = widget.parentWidget()
    group = [] if beside is None else beside.findChildren(QAbstractButton)
    in_group = isinstance(widget, QAbstractButton) and widget.isCheckable()
    return in_group and any(id(each) in reached for each in group)


def ambiguous(stage: Stage) -> list[str]:
    """Return the keys that two visible widgets claim for the whole window: Qt then does neither."""
    keys: Counter[str] = Counter()
    for widget in [stage.shell, *(each for each in stage.shell.findChildren(QWidget) if each.isVisible())]:
        for action in widget.actions():
            window_wide = action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
            if action.isEnabled() and window_wide:
                sequences = {each.toString(QKeySequence.SequenceFormat.PortableText) for each in action.shortcuts()}
                keys.update(sequences - {""})
    return [key for key, count in keys.items() if count > 1]


def composing(found: list[QWidget]) -> list[str]:
    """Return lists, buttons and plain lines that would let an input method begin a composition (`ui.md` 8.1)."""
    plain = (QAbstractItemView, QAbstractButton, PlainLineEdit)
    return [
        described(each)
        for each in found
        if isinstance(each, plain) and each.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
        and (isinstance(each, PlainLineEdit) or each.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled))
    ]
