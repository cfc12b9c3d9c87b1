"""Text inputs: one that keeps input methods out, one that lets them in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from clerk_app.ui.keys import KEYS, is_enter
from clerk_app.ui.theme import Theme, restyle

OUR_KEYS = frozenset(
    QKeySequence(sequence).toString() for binding in KEYS.values() for sequence in binding.sequences if "+" in sequence
)


class LineEdit(QLineEdit):
    """A line of text that shows whether it is right, with an icon inside at the end.

    It leaves the keys of the key map to the window: some platforms' line edits claim Ctrl+D or
    Ctrl+U for themselves, and then the shortcut would not fire while typing.

    Signals:
        entered: Enter was pressed.
        left: the focus went elsewhere.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = ""

    def set_mark(self, mark: str) -> None:
        """Show ``ok`` (a green tick), ``danger`` (red frame and icon) or nothing."""
        if mark == self._mark:
            return
        self._mark = mark
        right = self._theme.px(26) if mark else 0
        self.setTextMargins(0, 0, right, 0)
        self.setProperty("invalid", mark == "danger")
        restyle(self)
        self.update()

    @property
    def mark(self) -> str:
        """What `set_mark` was given last."""
        return self._mark

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Report Enter and leave it to whoever holds the field."""
        if is_enter(event.key()) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at the keys from now on; a line without the focus gets none, and its other events stay out of Python."""
        super().focusInEvent(event)
        self.installEventFilter(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus went."""
        super().focusOutEvent(event)
        self.removeEventFilter(self)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window's shortcuts through."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and QKeySequence(event.keyCombination()).toString() in OUR_KEYS
        ):
            event.ignore()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon over the field's end."""
        super().paintEvent(event)
        if self._mark:
            name, token = ("circle-check", "ok") if self._mark == "ok" else ("alert-circle", "danger")
            edge = self._theme.px(18)
            top = (self.height() - edge) // 2
            QPainter(self).drawPixmap(
                self.width() - edge - self._theme.px(10), top, self._theme.pixmap(name, token, 18)
            )


class PlainLineEdit(LineEdit):
    """A line for numbers and codes: no input method may start a composition in it.

    Switching `WA_InputMethodEnabled` off is not enough for a QLineEdit, it answers the query itself.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhLatinOnly
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Say that input methods are off."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query) if argument is None else super().inputMethodQuery(query, argument)


class PinBoxes(QWidget):
    """Six boxes for a PIN, filled by one hidden line; complete after the sixth digit, without Enter.

    Signals:
        completed: the six digits.
        emptied: Backspace was pressed with nothing typed, which goes back to choosing the person.
    """

    completed = Signal(str)
    emptied = Signal()
    LENGTH = 6

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = PlainLineEdit(theme, self)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(self.LENGTH)
        self._line.setStyleSheet("QLineEdit { border: 0; background: transparent; color: transparent; }")
        self._line.textEdited.connect(self._typed)
        self._line.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._line.setFixedSize(1, 1)
        row.addWidget(self._line)
        self.setFocusProxy(self._line)
        self.set_name(self.tr("PIN, six digits"))
        self.setFixedSize(self.sizeHint())

    def set_name(self, name: str) -> None:
        """Say whose PIN it is, for assistive technology."""
        self._line.setAccessibleName(name)
        self.setAccessibleName(name)

    def clear(self) -> None:
        """Forget what was typed."""
        self._line.clear()
        self.update()

    def sizeHint(self) -> QSize:
        """Return six boxes of 52×60 with gaps of 8."""
        return QSize(self._theme.px(52) * 6 + self._theme.px(8) * 5, self._theme.px(60))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Notice Backspace on nothing; repaint when the focus changes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        backspace = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
        )
        if backspace and not self._line.text():
            self.emptied.emit()
            return True
        return False

    def mousePressEvent(self, event: QEvent) -> None:
        """Take the focus."""
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the boxes; the next one to fill carries the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        typed = len(self._line.text())
        width, gap = self._theme.px(52), self._theme.px(8)
        for number in range(self.LENGTH):
            current = self._line.hasFocus() and number == min(typed, self.LENGTH - 1)
            pen = QPen(self._theme.color("accent" if current else "lineStrong"), 2 if current else 1)
            box = QRect(number * (width + gap), 0, width, self.height()).toRectF().adjusted(1, 1, -1, -1)
            painter.setPen(pen)
            painter.setBrush(self._theme.color("surface"))
            painter.drawRoundedRect(box, self._theme.px(8), self._theme.px(8))
            if number < typed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("text"))
                radius = self._theme.px(7)
                painter.drawEllipse(box.center(), radius, radius)

    def _typed(self, text: str) -> None:
        digits = "".join(character for character in text if character in "0123456789")
        if digits != text:
            self._line.setText(digits)
        self.update()
        if len(digits) == self.LENGTH:
            self.completed.emit(digits)
