"""The key map: nothing is used twice for two things in one place, nothing that input methods own."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.keys import KEYS, Key, bind, cap, copy_binding, digit, is_enter, quick_binding
from tests.ui.showing import show

RESERVED = {"Ctrl+Space", "Shift+Space", "Alt+A", "Alt+S", "Alt+Space", "Alt+F4", "F10", "F11",
            "Ctrl+.", "Ctrl+,", "Ctrl+;", "Ctrl+'"}  # fmt: skip


def all_sequences() -> list[str]:
    bindings = [*KEYS.values(), *map(copy_binding, range(1, 10)), *map(quick_binding, range(1, 10))]
    return [QKeySequence(text).toString() for binding in bindings for text in binding.sequences]


def test_every_purpose_has_a_key_that_qt_can_read() -> None:
    assert set(KEYS) == set(Key)
    assert all(all_sequences())


def test_no_key_means_two_things() -> None:
    sequences = all_sequences()
    assert len(sequences) == len(set(sequences))


def test_no_key_belongs_to_an_input_method_or_the_desktop() -> None:
    for sequence in all_sequences():
        assert sequence not in RESERVED
        assert "Ctrl+Shift" not in sequence
        assert "Ctrl+Alt" not in sequence


@pytest.mark.parametrize(("key", "shown"), [(Key.CONTINUE, "Ctrl ↵"), (Key.BACK, "Alt ←"), (Key.LIST_MISSING, "F7")])
def test_caps_show_what_is_printed_on_the_keyboard(key: Key, shown: str) -> None:
    assert cap(key) == shown


def test_a_key_acts_on_the_page_that_is_shown_and_not_on_the_hidden_one(qtbot: QtBot) -> None:
    pages = QStackedWidget()
    pressed: list[str] = []
    for name in ("idle", "visit"):
        page = QWidget()
        bind(page, Key.PARK, name, partial(pressed.append, name))
        pages.addWidget(page)
    show(qtbot, pages)
    pages.setCurrentIndex(1)
    qtbot.keyClick(pages, Qt.Key.Key_F4)
    assert pressed == ["visit"]


def test_digits_and_enter_are_recognised_on_both_blocks() -> None:
    assert digit(Qt.Key.Key_3) == 3
    assert digit(Qt.Key.Key_0) is None
    assert digit(Qt.Key.Key_A) is None
    assert is_enter(Qt.Key.Key_Return)
    assert is_enter(Qt.Key.Key_Enter)
