"""The sign of a verb."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.core.procedure import Verb
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Tone, Words


class Seal(Words):
    """The one-character sign of a verb (说 问 查 判 办 诺 不 印), in English a word."""

    def __init__(
        self, theme: Theme, verb: Verb, solid: bool = False, tone: Tone = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(role="seal", tone=tone, parent=parent)
        self.setProperty("solid", solid)
        self.setProperty("word", theme.language == "en")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(self.sign(verb))
        self.setToolTip(self.meaning(verb))
        self.setAccessibleName(self.meaning(verb))

    def sign(self, verb: Verb) -> str:
        """Return the seal's character or word."""
        return {
            Verb.SAY: self.tr("Say"),
            Verb.ASK: self.tr("Ask"),
            Verb.CHECK: self.tr("Check"),
            Verb.DECIDE: self.tr("Decide"),
            Verb.DO: self.tr("Do"),
            Verb.PROMISE: self.tr("Promise"),
            Verb.REFUSE: self.tr("No"),
            Verb.PRINT: self.tr("Paper"),
        }[verb]

    def meaning(self, verb: Verb) -> str:
        """Return the whole verb in words."""
        return {
            Verb.SAY: self.tr("Say to the customer"),
            Verb.ASK: self.tr("Ask and fill in"),
            Verb.CHECK: self.tr("Check documents"),
            Verb.DECIDE: self.tr("Choose one"),
            Verb.DO: self.tr("Do in the utility's system"),
            Verb.PROMISE: self.tr("Promise the date"),
            Verb.REFUSE: self.tr("Cannot be met"),
            Verb.PRINT: self.tr("Print papers"),
        }[verb]
