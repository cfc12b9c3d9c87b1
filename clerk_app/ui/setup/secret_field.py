"""A field for a PIN or passphrase that can be shown while it is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import LineEdit, PlainLineEdit


class SecretLine(LineEdit):
    """A line in which nothing is composed while dots stand for what is typed."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Say whether input methods may compose."""
        if query == Qt.InputMethodQuery.ImEnabled and self.echoMode() != QLineEdit.EchoMode.Normal:
            return False
        return super().inputMethodQuery(query) if argument is None else super().inputMethodQuery(query, argument)


class SecretField(QWidget):
    """Dots, and a button that shows the words: only then can an input method compose Chinese ones.

    With `digits` no input method is let in at any time.

    Attributes:
        line: where it is typed.

    Signals:
        entered: Enter was pressed.
        emptied: Backspace was pressed with nothing typed.
        changed: the text was edited.
    """

    entered = Signal()
    emptied = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, *, digits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line: LineEdit = PlainLineEdit(theme) if digits else SecretLine(theme)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.entered.connect(self.entered)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.installEventFilter(self)
        self._eye = QToolButton()
        self._eye.setCheckable(True)
        self._eye.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._eye.toggled.connect(self._show_words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        self.setFocusProxy(self.line)
        self._show_words(shown=False)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed and hide again."""
        self.line.clear()
        self._eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice Backspace on nothing."""
        backspace = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
        )
        if backspace and not self.line.text():
            self.emptied.emit()
            return True
        return False

    def _show_words(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(self._theme.icon("eye-off" if shown else "eye", "text2", 18))
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self._eye.setAccessibleName(words)
        self._eye.setToolTip(words)
