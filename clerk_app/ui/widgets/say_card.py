"""The say-card: the sentence the clerk says to the customer."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from clerk_app.core.procedure import Verb
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.seal import Seal


class SayCard(QFrame):
    """What to say, large enough to read while looking at the customer.

    Quotation marks are added here, so the sentence itself carries none.
    """

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        tone: Literal["", "no"] = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Say")
        self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        seal = Seal(theme, Verb.SAY, solid=True, tone="danger" if tone == "no" else "", parent=self)
        self._words = Words(role="say", wrap=True, parent=self)
        self._words.setProperty("small", small)
        self._words.setIndent(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(10), theme.px(20), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(seal, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.set_sentence(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Show another sentence."""
        self._words.setText(self.tr("“{sentence}”").format(sentence=sentence))
        self.setAccessibleName(self.tr("Say: {sentence}").format(sentence=sentence))

    def sentence(self) -> str:
        """Return the text shown, quotation marks included."""
        return self._words.text()
