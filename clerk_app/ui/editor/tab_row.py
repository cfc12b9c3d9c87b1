"""Tabs above a pane: joined buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.flow import FlowLayout


class TabRow(QFrame):
    """Shows tabs as (id, words).

    Signals:
        chosen: id of a tab that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self._theme = theme
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = FlowLayout(theme.px(4), 0)
        row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        for name, words in tabs:
            button = QPushButton(words, self)
            button.setProperty("kind", "tab")
            button.setProperty("extent", "small")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self.buttons[name] = button
            row.addWidget(button)
            self.set_words(name, words)
        self.setLayout(row)

    def set_words(self, name: str, words: str) -> None:
        """Show other words on a tab."""
        button = self.buttons[name]
        button.setText(words)
        button.setAccessibleName(words)
        button.ensurePolished()
        bold = button.font()
        bold.setBold(True)  # as the chosen one is written
        button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(words) + 2 * self._theme.px(10) + 2)

    def choose(self, name: str) -> None:
        """Mark a tab, without a signal."""
        self.buttons[name].setChecked(True)
