"""The input of a time of day."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.characters import half_width
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import PlainLineEdit
from clerk_app.ui.widgets.labels import Words

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)", re.ASCII)


class TimeInput(QWidget):
    """A time of day, ``10:42``; what is wrong stands below it.

    Signals:
        changed: something else is typed.
        entered: Enter was pressed in it.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = PlainLineEdit(theme)
        self.line.setAccessibleName(title)
        self.line.setMaxLength(8)
        self.line.entered.connect(self.entered)
        self.line.textEdited.connect(lambda: self.complain(""))
        self.line.textEdited.connect(self.changed)
        label = Words(title, "sub")
        label.setBuddy(self.line)
        self._fault = Words(role="small", tone="danger", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for widget in (label, self.line, self._fault):
            column.addWidget(widget)
        column.addStretch(1)
        self._fault.hide()
        self.setFocusProxy(self.line)

    def value(self) -> dt.time | None:
        """Return the time, None while it is none."""
        found = _TIME.fullmatch(half_width(self.line.text()).strip())
        return dt.time(int(found[1]), int(found[2])) if found else None

    def complain(self, words: str) -> None:
        """Say what is wrong; empty takes it back."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self.line.set_mark("danger" if words else "")
