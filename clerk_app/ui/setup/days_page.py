"""Working days: which years are known, and the hall's own file."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clerk_app.service.setup_view import WorkingDays, working_days
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import NoteTone


class DaysPage(SetUpStep):
    """Shows what is known; the file itself is written with any editor."""

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        self.notes = self.note_place()
        card = self.card()
        card.addWidget(
            Words(
                self.tr(
                    "When the days off of a new year are published, write them into this file and press “Read again”. "
                    "Until then dates in that year are counted by weekends alone and marked provisional."
                ),
                wrap=True,
            )
        )
        self.file = Words("", "h2", wrap=True)
        self.file.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        card.addWidget(self.file)
        self.again = ActionButton(context.theme, self.tr("Read again"), icon="refresh", size="small")
        self.again.activated.connect(self.shown)
        card.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Working days")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("Promised dates are counted by them.")

    def shown(self) -> None:
        """Read the file anew."""
        self.context.ask(working_days, self._show)(self.context.service)

    def _show(self, days: WorkingDays) -> None:
        self.file.setText(days.file)
        years = self.tr("Known: {first} to {last}").format(first=days.years[0], last=days.years[-1])
        lines: list[str] = []
        tone: NoteTone = "ok"
        if days.refusal is not None:
            tone, title = "danger", self.context.sentence(days.refusal)
            lines = [self.tr("Nothing of the file is used until it is right."), years]
        elif days.provisional:
            tone, title = "warn", self.tr("This year's days off are not known: dates are provisional.")
            lines = [years]
        else:
            title = years
            lines = [self.tr("The hall's own file is in use.")] if days.has_file else []
            self.context.service.rules.read_calendar_again()
        self.notes.say(title, tone, lines)
