"""Values for the utility's own system, copied one after the other by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.keys import copy_binding, is_enter
from clerk_app.ui.theme import Theme, restyle
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import KeyCap, Words

CLEAR_AFTER_MS = 60_000
"""Personal data does not stay in the clipboard longer than the clerk needs to paste it."""


class ClipboardKeeper(QObject):
    """Puts text into the clipboard and takes it out again, unless something else was copied meanwhile."""

    def __init__(
        self, clipboard: QClipboard, parent: QObject | None = None, clear_after_ms: int = CLEAR_AFTER_MS
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._copied = ""
        self._timer = QTimer(self, singleShot=True, interval=clear_after_ms)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Copy `text` and begin its time."""
        self._clipboard.setText(text)
        self._copied = text
        self._timer.start()

    def clear(self) -> None:
        """Clear the clipboard if it still holds what was copied here."""
        if self._copied and self._clipboard.text() == self._copied:
            self._clipboard.clear()
        self._copied = ""


@dataclass(frozen=True, slots=True)
class CopyValue:
    """A value to copy.

    Attributes:
        value: exactly as it must be pasted; empty when the customer did not know it.
    """

    id: str
    title: str
    value: str


class CopyButton(ActionButton):
    """Copies its row; Enter copies, too, and says so."""

    focused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press."""
        if is_enter(event.key()) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the row current."""
        super().focusInEvent(event)
        self.focused.emit()


class CopyRow(QFrame):
    """Title, value, copied or not, key."""

    def __init__(self, theme: Theme, number: int, value: CopyValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("row", "true")
        self.value = value
        self.copied = False
        key = copy_binding(number).cap if number <= 9 else ""
        title = Words(value.title, "sub", wrap=True)
        title.setFixedWidth(theme.px(120))
        words = Words(value.value or "—", "h2", wrap=True)
        words.setAccessibleName(f"{value.title}: {value.value}")
        self.button = CopyButton(theme, self.tr("Copy"), icon="copy", size="small")
        self.button.setAccessibleName(self.tr("Copy {title}").format(title=value.title))
        self.button.setAccessibleDescription(key)
        self.done = CopyButton(theme, self.tr("Copied"), icon="check", size="small")
        self.done.setAccessibleName(self.tr("Copied: {title}").format(title=value.title))
        self.done.hide()
        self._margins = (theme.px(14), theme.px(6))
        self._row = row = QHBoxLayout(self)
        row.setSpacing(theme.px(8))
        row.addWidget(title)
        row.addWidget(words, 1)
        row.addWidget(self.button)
        row.addWidget(self.done)
        if key:
            row.addWidget(KeyCap(key))
        for button in (self.button, self.done):
            button.setEnabled(bool(value.value))
        self._fit_margins()

    def mark_copied(self) -> None:
        """Say that it was copied."""
        had_focus = self.button.hasFocus()
        self.copied = True
        self.done.show()
        if had_focus:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)
        self.button.hide()

    def shown_button(self) -> ActionButton:
        """Return the button that is visible now."""
        return self.done if self.copied else self.button

    def mark_current(self, current: bool) -> None:
        """Frame the row that is next."""
        wanted = "current" if current else "true"
        if self.property("row") != wanted:
            self.setProperty("row", wanted)
            restyle(self)
            self._fit_margins()

    def _fit_margins(self) -> None:
        """Take the border off the margins: the words stay where they are when the frame appears."""
        side, above = self._margins
        if self.property("row") == "current":
            self._row.setContentsMargins(side - 2, above - 2, side - 2, above - 2)
        else:
            self._row.setContentsMargins(side, above - 1, side, above)


class CopyList(QWidget):
    """Rows of values. Copying one makes the next one current.

    Signals:
        copied: id of the value that was copied.
        finished: the last one was copied.
    """

    copied = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, values: Sequence[CopyValue], keeper: ClipboardKeeper | None = None) -> None:
        super().__init__()
        self._keeper = keeper or ClipboardKeeper(QGuiApplication.clipboard(), self)
        self._current = -1
        self.rows = [CopyRow(theme, number, value) for number, value in enumerate(values, start=1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, row in enumerate(self.rows):
            column.addWidget(row)
            for button in (row.button, row.done):
                button.activated.connect(lambda number=number: self.copy(number))
                button.focused.connect(lambda number=number: self._make_current(number))
        self._make_current(self.next_row())

    def next_row(self) -> int:
        """Return the first row with a value that was not copied yet, -1 for none."""
        waiting = (n for n, row in enumerate(self.rows) if row.value.value and not row.copied)
        return next(waiting, -1)

    def copied_ids(self) -> list[str]:
        """Return what was copied so far."""
        return [row.value.id for row in self.rows if row.copied]

    def mark_copied(self, ids: Sequence[str]) -> None:
        """Show values as copied already (a draft)."""
        for row in self.rows:
            if row.value.id in ids:
                row.mark_copied()
        self._make_current(self.next_row())

    def copy(self, number: int) -> None:
        """Copy row `number` (from 0) and go on to the next one; nothing happens for a row without a value."""
        if not 0 <= number < len(self.rows) or not self.rows[number].value.value:
            return
        row = self.rows[number]
        had_focus = row.shown_button().hasFocus()
        self._keeper.copy(row.value.value)
        row.mark_copied()
        self.copied.emit(row.value.id)
        following = self.next_row()
        self._make_current(following)
        if following < 0:
            self.finished.emit()
        elif had_focus:
            self.rows[following].button.setFocus(Qt.FocusReason.TabFocusReason)

    def copy_next(self) -> None:
        """Copy the next value, the first one again when all were copied."""
        following = self.next_row()
        self.copy(max(following, 0))

    def focus_next(self) -> bool:
        """Give the focus to the next value's button; False when there is none."""
        following = self.next_row()
        if following >= 0:
            self.rows[following].button.setFocus(Qt.FocusReason.OtherFocusReason)
        return following >= 0

    def _make_current(self, number: int) -> None:
        self._current = number
        for place, row in enumerate(self.rows):
            row.mark_current(place == number)
