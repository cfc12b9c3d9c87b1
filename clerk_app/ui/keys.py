"""The key map of the whole program (`ui.md` 8.2): buttons show it, shortcuts use it.

Never used, because Chinese input methods and desktop tools own them: Shift alone, Ctrl+Space,
Ctrl+Shift, Ctrl with . , ; ', Alt+A, Alt+S, Ctrl+Alt, F10, F11.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Key(StrEnum):
    """What a key does, wherever it does it."""

    HELP = "help"
    ADD = "add"
    FIND = "find"
    PARK = "park"
    NEXT = "next"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    LIST_MISSING = "list_missing"
    HAND_OFF = "hand_off"
    CANNOT = "cannot"
    END = "end"
    CONTINUE = "continue"
    BACK = "back"
    UNKNOWN = "unknown"
    MORE_TIME = "more_time"
    PRINT = "print"
    RULE = "rule"
    EARLIER = "earlier"
    LOCK = "lock"
    NOTE = "note"
    CUSTOMER = "customer"
    PAUSE = "pause"
    NEXT_REQUEST = "next_request"
    FILTER = "filter"
    CHANGE_USER = "change_user"
    LARGER = "larger"
    SMALLER = "smaller"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Binding:
    """The keys for one purpose.

    Attributes:
        sequences: as Qt writes them; Return and the keypad's Enter are two keys.
        cap: what the key cap on a button shows.
    """

    sequences: tuple[str, ...]
    cap: str


KEYS: Mapping[Key, Binding] = MappingProxyType(
    {
        Key.HELP: Binding(("F1",), "F1"),
        Key.ADD: Binding(("F2",), "F2"),
        Key.FIND: Binding(("F3",), "F3"),
        Key.PARK: Binding(("F4",), "F4"),
        Key.NEXT: Binding(("F5",), "F5"),
        Key.NEXT_PANE: Binding(("F6",), "F6"),
        Key.PREVIOUS_PANE: Binding(("Shift+F6",), "Shift F6"),
        Key.LIST_MISSING: Binding(("F7",), "F7"),
        Key.HAND_OFF: Binding(("F8",), "F8"),
        Key.CANNOT: Binding(("F9",), "F9"),
        Key.END: Binding(("F12",), "F12"),
        Key.CONTINUE: Binding(("Ctrl+Return", "Ctrl+Enter"), "Ctrl ↵"),
        Key.BACK: Binding(("Alt+Left",), "Alt ←"),
        Key.UNKNOWN: Binding(("Ctrl+0",), "Ctrl 0"),
        Key.MORE_TIME: Binding(("Ctrl+Up",), "Ctrl ↑"),
        Key.PRINT: Binding(("Ctrl+P",), "Ctrl P"),
        Key.RULE: Binding(("Ctrl+R",), "Ctrl R"),
        Key.EARLIER: Binding(("Ctrl+D",), "Ctrl D"),
        Key.LOCK: Binding(("Ctrl+L",), "Ctrl L"),
        Key.NOTE: Binding(("Ctrl+M",), "Ctrl M"),
        Key.CUSTOMER: Binding(("Ctrl+I",), "Ctrl I"),
        Key.PAUSE: Binding(("Ctrl+B",), "Ctrl B"),
        Key.NEXT_REQUEST: Binding(("Ctrl+Tab",), "Ctrl Tab"),
        Key.FILTER: Binding(("Ctrl+F",), "Ctrl F"),
        Key.CHANGE_USER: Binding(("Ctrl+U",), "Ctrl U"),
        Key.LARGER: Binding(("Ctrl++", "Ctrl+="), "Ctrl +"),
        Key.SMALLER: Binding(("Ctrl+-",), "Ctrl −"),
        Key.CLOSE: Binding(("Esc",), "Esc"),
    }
)

ENTER_CAP = "↵"
"""On buttons that plain Enter presses."""


def cap(key: Key) -> str:
    """Return what the key cap of `key` shows, e.g. ``"Ctrl ↵"``."""
    return KEYS[key].cap


def copy_binding(number: int) -> Binding:
    """Return Ctrl+1 … Ctrl+9: copy the value `number` (1 … 9)."""
    return Binding((f"Ctrl+{number}",), f"Ctrl {number}")


def quick_binding(number: int) -> Binding:
    """Return Alt+1 … Alt+9: the procedure at place `number` (1 … 9) of the finder."""
    return Binding((f"Alt+{number}",), f"Alt {number}")


def bind(
    owner: QWidget,
    binding: Key | Binding,
    text: str,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QAction:
    """Make `binding` call `act` while `owner` is visible and enabled, and return the action.

    Two pages of one window may bind the same key: a hidden page's shortcuts do not count.

    Args:
        owner: the page or window that has the key.
        binding: an entry of the key map.
        text: the action's words in the user's language, for assistive technology.
        act: called without arguments.
        context: `WidgetWithChildrenShortcut` when the key only counts inside `owner`.
    """
    keys = KEYS[binding] if isinstance(binding, Key) else binding
    action = QAction(text, owner)
    action.setShortcuts([QKeySequence(sequence) for sequence in keys.sequences])
    action.setShortcutContext(context)
    action.triggered.connect(lambda _checked=False: act())
    owner.addAction(action)
    return action


def is_enter(key: int) -> bool:
    """Tell whether `key` is Return or the keypad's Enter."""
    return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def digit(key: int) -> int | None:
    """Return the digit 1 … 9 of a key code, or None; number row and keypad share the codes."""
    number = key - int(Qt.Key.Key_0)
    return number if 1 <= number <= 9 else None
