"""The finder's search line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import PlainLineEdit


class FinderLine(PlainLineEdit):
    """The search line: letters at first, so that two keys find a service; F3 lets the input method in.

    Attributes:
        chinese: the input method is on.
        composed: what it is still composing, without the apostrophes it sets between syllables.

    Signals:
        wanted: what is looked for has changed, composed or committed.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.chinese = False
        self.composed = ""
        self.setMaxLength(60)
        size = f"font-size: {theme.px(20)}px"
        self.setStyleSheet(f"QLineEdit {{ border: 0; background: transparent; padding: 0; {size}; }}")
        self.textChanged.connect(self._tell)

    def query(self) -> str:
        """Return what is looked for."""
        return self.text() + self.composed

    def switch_chinese(self) -> None:
        """Turn the input method on or off; what it was composing is dropped."""
        self.chinese = not self.chinese
        method = QGuiApplication.inputMethod()
        method.reset()
        method.update(Qt.InputMethodQuery.ImEnabled)
        if self.composed:
            self.composed = ""
            self._tell()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        """Say whether the input method is on."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.chinese
        return super().inputMethodQuery(query, argument)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Look already for what is being composed."""
        before = self.query()
        self.composed = event.preeditString().replace("'", "")
        super().inputMethodEvent(event)
        if self.query() != before:
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt with a digit to the finder; a line edit would type the digit."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self.wanted.emit(self.query())
