"""Print: which papers come out."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clerk_app.core.procedure import PaperKind, Verb
from clerk_app.ui.steps.content import ContinueButton, StepContent
from clerk_app.ui.steps.view import StepView
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.labels import Glyph, Words


class PrintView(StepView):
    """The papers of the step, each with its size."""

    verb = Verb.PRINT

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, content, parent)
        card = Card(theme, self.tr("Papers for the customer"), Verb.PRINT, ruled=True)
        for number, kind in enumerate(content.step.print):
            row = QFrame()
            if number:
                row.setProperty("row", "true")
            line = QHBoxLayout(row)
            line.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
            line.setSpacing(theme.px(10))
            line.addWidget(Glyph(theme, "file-text", "text2", 18))
            title, size = self.paper_words(kind)
            line.addWidget(Words(title, wrap=True), 1)
            line.addWidget(Words(size, "sub"))
            card.body.addWidget(row)
        self.column.addWidget(card)

    def paper_words(self, kind: PaperKind) -> tuple[str, str]:
        """Return a paper's name and size."""
        return {
            PaperKind.RECEIPT: (self.tr("Receipt"), "A5"),
            PaperKind.NOTIFICATION: (self.tr("List of missing items"), "A4"),
            PaperKind.SHEET: (self.tr("Service guide"), "A4"),
        }[kind]

    def continue_button(self) -> ContinueButton:
        """Return the words that say what happens."""
        return ContinueButton(self.tr("Print and continue"))
