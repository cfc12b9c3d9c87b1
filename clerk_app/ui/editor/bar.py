"""The bar above the editor: which procedure, how far it is from what is in force, whether it may be published."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Glyph, OneLine, Tag, Tone, Words

HEIGHT = 52


class EditorBar(QFrame):
    """Title and buttons in one row; what there is no room for is left out, buttons never.

    Signals:
        list_wanted: back to all procedures.
    """

    list_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self._theme = theme
        px = theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(12))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.back = ActionButton(theme, self.tr("All procedures"), cap(Key.BACK), "list", size="small")
        self.back.activated.connect(self.list_wanted)
        self._row.addWidget(self.back)
        self.title = OneLine(role="h1b")
        self._row.addWidget(self.title)
        self.name = Tag(theme, "")
        self._row.addWidget(self.name)
        self.draft = Tag(theme, "", "warn", "pencil")
        self._row.addWidget(self.draft)
        self._row.addStretch(1)
        self._glyph = Glyph(theme, "circle-check", "ok", 18)
        self._row.addWidget(self._glyph)
        self.state = Words()
        self._row.addWidget(self.state)
        self._buttons: list[ActionButton] = []
        for optional in (self.name, self.draft, self._glyph, self.state):
            optional.hide()
        self._draft_words = self._state_words = ""

    def add_button(self, button: ActionButton) -> None:
        """Put a button at the right end."""
        self._buttons.append(button)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def show_procedure(self, title: str, name: str) -> None:
        """Name the procedure."""
        self.title.set_text(title or name)
        self.name.set_state(name, "")
        self._fit()

    def show_draft(self, words: str) -> None:
        """Say how the text differs from what is in force; empty says nothing."""
        self._draft_words = words
        self.draft.set_state(words, "warn")
        self._fit()

    def show_state(self, words: str, tone: Tone) -> None:
        """Say whether it may be published."""
        self._state_words = words
        self.state.setText(words)
        self.state.set_tone(tone)
        self._glyph.show_icon("circle-check" if tone == "ok" else "alert-circle", str(tone))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out, or show again, what fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap, margins = self._row.spacing(), self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= sum(button.sizeHint().width() + gap for button in (self.back, *self._buttons))
        room -= min(self.title.sizeHint().width(), self._theme.px(220)) + gap
        state = self.state.sizeHint().width() + self._glyph.width() + 2 * gap
        shown_state = bool(self._state_words) and state <= room
        room -= state if shown_state else 0
        self.state.setVisible(shown_state)
        self._glyph.setVisible(shown_state)
        for tag, words in ((self.draft, self._draft_words), (self.name, self.name.text())):
            width = tag.sizeHint().width() + gap
            fits = bool(words) and width <= room
            room -= width if fits else 0
            tag.setVisible(fits)
