"""The base of the views of verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.procedure import Verb
from clerk_app.ui.steps.content import ContinueButton, Missing, StepContent, StepInput
from clerk_app.ui.theme import Theme

Draft = Mapping[str, object]


class StepView(QWidget):
    """One verb of a step.

    Attributes:
        verb: which.
        content: what it shows.

    Signals:
        changed: the clerk changed something; the draft is worth saving.
        finished: Enter said that this part is done: go to the next empty one, else complete the step.
        part_done: this part has all it needs, but nobody pressed Enter: go on to the next empty one.
        continue_wanted: put the focus on Continue, but do not press it.
    """

    changed = Signal()
    finished = Signal()
    part_done = Signal()
    continue_wanted = Signal()

    verb: Verb

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.content = theme, content
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))

    def missing(self) -> list[Missing]:
        """Return what keeps the step from being done."""
        return []

    def complain(self) -> None:
        """Say of everything that keeps the step from being done what is wrong with it."""

    def focus_missing(self, missing: Missing) -> None:
        """Give the focus to what is missing and say why it is."""

    def focus_first_empty(self) -> bool:
        """Give the focus to the first empty required control; False when there is none."""
        for item in self.missing():
            if item.kind != "document":
                self.focus_control(item)
                return True
        return False

    def focus_control(self, missing: Missing) -> None:
        """Give the focus to the control of something missing, without complaint."""
        self.focus_missing(missing)

    def answers(self) -> dict[str, str]:
        """Return field → kept text for what is answered validly here, for conditions."""
        return {}

    def use_answers(self, answers: Mapping[str, str]) -> None:
        """Show what applies with the present answers of the whole page."""

    def contribute(self, given: StepInput) -> StepInput:
        """Return `given` with what was done here."""
        return replace(given)

    def draft(self) -> dict[str, object]:
        """Return what is typed and chosen, as JSON values."""
        return {}

    def restore(self, draft: Draft) -> None:
        """Put a draft back; what it does not name stays."""

    def continue_button(self) -> ContinueButton | None:
        """Return how Continue looks when this verb decides it."""
        return None


def text_map(draft: Draft, key: str) -> dict[str, str]:
    """Return the texts under `key` of a draft; anything of another shape is left out."""
    found = draft.get(key)
    if not isinstance(found, Mapping):
        return {}
    return {str(name): text for name, text in found.items() if isinstance(text, str)}


def text_list(draft: Draft, key: str) -> list[str]:
    """Return the list of texts under `key` of a draft."""
    found = draft.get(key)
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
