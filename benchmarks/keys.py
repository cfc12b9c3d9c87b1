"""How many key events the simplest visit takes: a bill enquiry, from the call to the end.

The digits of the account number do not count: a scanner or a card sends them, or the customer's number has them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from benchmarks.counter_window import CounterWindow
from benchmarks.row import Row, Setting
from clerk_app.ui.pages import PageName

MOST = 12


def rows(setting: Setting) -> list[Row]:
    """Play the visit in the real window and count."""
    window = CounterWindow(setting.folder / "keys")
    pressed: list[str] = []

    def press(name: str, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        pressed.append(name)
        window.press(key, modifier)
        window.rest()

    try:
        press("F5", Qt.Key.Key_F5)
        press("Alt+1", Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        window.type("3301045271")
        while window.shell.page_name is not PageName.END and len(pressed) < MOST:
            press("Enter", Qt.Key.Key_Return)
        if window.shell.page_name is not PageName.END:
            raise RuntimeError(f"the visit did not end: {pressed}")
    finally:
        window.close()
    return [
        Row(
            "keys", "key events for the simplest visit (bill enquiry, two steps)", "–", None, len(pressed), 5, "keys",
            remark=", ".join(pressed) + "; the F5 that ends it is the first one of the next visit",
        )
    ]  # fmt: skip
