"""Say: only the say-card, which the page shows beside any verb."""

from __future__ import annotations

from clerk_app.core.procedure import Verb
from clerk_app.ui.steps.content import ContinueButton
from clerk_app.ui.steps.view import StepView


class SayView(StepView):
    """A step that is only said."""

    verb = Verb.SAY

    def continue_button(self) -> ContinueButton:
        """Return the words that say it was told."""
        return ContinueButton(self.tr("Told, continue"))
