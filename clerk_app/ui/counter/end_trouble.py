"""A paper that did not come out: what happened, what it means for this customer, and five ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Glyph, Words
from clerk_app.ui.widgets.notices import announce

PRINT, OTHER, SAVE, HAND, LATER = "print", "other", "save", "hand", "later"


class TroubleCard(QFrame):
    """One question about one paper. It stays until it is answered; nothing is lost meanwhile.

    Signals:
        answered: one of `PRINT`, `OTHER` (printer), `SAVE` (as PDF), `HAND` (number written), `LATER` (to-do).
    """

    answered = Signal(str)

    def __init__(self, theme: Theme, title: str, lines: list[str], number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(Glyph(theme, "printer-off", "danger", 22), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(Words(title, "h2", wrap=True))
        for line in lines:
            column.addWidget(Words(line, "sub", wrap=True))
        column.addWidget(
            Words(self.tr("Its number, to be written down: {number}").format(number=number), "sub", wrap=True)
        )
        column.addSpacing(theme.px(4))
        flow = FlowLayout(theme.px(8), theme.px(8))
        self.buttons: dict[str, ActionButton] = {}
        for answer, words, key in (
            (PRINT, self.tr("Print it again"), cap(Key.PRINT)),
            (OTHER, self.tr("Other printer"), ""),
            (SAVE, self.tr("Save as PDF"), ""),
            (HAND, self.tr("Number written for the customer"), ""),
            (LATER, self.tr("Put it on the to-do list"), ""),
        ):
            button = ActionButton(theme, words, key, size="small")
            button.activated.connect(lambda answer=answer: self.answered.emit(answer))
            self.buttons[answer] = button
            flow.addWidget(button)
        column.addLayout(flow)
        row.addLayout(column, 1)
        self.setAccessibleName(" ".join([title, *lines]))
        announce(self, self.accessibleName())
