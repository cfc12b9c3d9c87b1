"""Decide: pick one way; a digit picks and goes on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.procedure import Option, Verb
from clerk_app.ui.steps.content import ContinueButton, Missing, StepContent, StepInput
from clerk_app.ui.steps.view import Draft, StepView
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.decision_list import DecisionList, WayOut
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.seal import Seal


class DecideView(StepView):
    """The question and its ways out."""

    verb = Verb.DECIDE

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, content, parent)
        question = QHBoxLayout()
        question.setSpacing(theme.px(8))
        question.addWidget(Seal(theme, Verb.DECIDE, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        self._question = Words(content.words(content.step.decide), wrap=True, parent=self)
        question.addWidget(self._question, 1)
        self.column.addLayout(question)
        self.list = DecisionList(theme, parent=self)
        self.list.setAccessibleName(self._question.text())
        ways = [
            WayOut(option.id, option.title.to(content.language), leads_to=self._leads_to(option))
            for option in content.step.options
        ]
        self.list.show_ways(ways, content.option, content.read_only)
        self.list.picked.connect(self._picked)
        self.column.addWidget(self.list)

    def missing(self) -> list[Missing]:
        """Return the choice while none is made."""
        return [] if self.list.picked_way() else [Missing("choice", "", self._question.text())]

    def focus_missing(self, missing: Missing) -> None:
        """Go to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first_empty(self) -> bool:
        """Go to the list even when a way was picked before: picking is what this step is for."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def contribute(self, given: StepInput) -> StepInput:
        """Add the way picked."""
        return replace(given, option=self.list.picked_way())

    def continue_button(self) -> ContinueButton:
        """Return no button: the digit continues."""
        return ContinueButton(self.tr("Continue"), "none", self.tr("A digit chooses and continues"))

    def restore(self, draft: Draft) -> None:
        """Nothing is kept: a way is recorded the moment it is picked."""

    def _picked(self, _way: str) -> None:
        self.changed.emit()
        self.finished.emit()

    def _leads_to(self, option: Option) -> str:
        if option.goto is None:
            return ""
        target = self.content.procedure.step(option.goto)
        title = target.title.to(self.content.language)
        if target.refuse is not None:
            return self.tr("Cannot go on: {title}").format(title=title)
        return self.tr("Next: {title}").format(title=title)
