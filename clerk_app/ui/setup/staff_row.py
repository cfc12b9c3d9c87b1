"""One member of staff in a list, with what can be done to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.avatar import Avatar
from clerk_app.ui.widgets.labels import OneLine, Tag, Tone, Words


class StaffRow(QFrame):
    """Initial, name, a line below, tags, buttons."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        line: str,
        tags: Sequence[tuple[str, Tone]],
        buttons: Sequence[ActionButton],
        *,
        first: bool,
    ) -> None:
        super().__init__()
        if not first:
            self.setProperty("row", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(10))
        row.addWidget(Avatar(theme, name.strip()[:1].upper()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(OneLine(name, "h2"))
        words.addWidget(Words(line, "sub", wrap=True))
        row.addLayout(words, 1)
        for text, tone in tags:
            row.addWidget(Tag(theme, text, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        for button in buttons:
            button.setAccessibleName(f"{button.label()}, {name}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
