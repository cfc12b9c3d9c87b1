"""Working days: which years are known, and the hall's own file."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
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
        self._recounted: int | None = None
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
        self.again.activated.connect(self._read_again)
        card.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Working days")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("Promised dates are counted by them.")

    def shown(self) -> None:
        """Read the file anew; pressing the button also counts by it from now on."""
        self._recounted = None
        self._ask()

    def _ask(self) -> None:
        self.context.ask(working_days, self._show)(self.context.service)

    def _read_again(self) -> None:
        def counted(change: Change[int]) -> None:
            self._recounted = change.result
            self._ask()

        def refused(_refusal: Refusal) -> None:
            self._recounted = None
            self._ask()  # what is wrong with the file is said there, with its line

        self.context.act(self.context.service.recounting.read_days_again, counted, refused)()

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
        if self._recounted:
            lines.append(
                self.tr("%n promised date(s) counted again; whoever has to be told is on the clerks' lists.", "",
                        self._recounted)
            )  # fmt: skip
        self.notes.say(title, tone, lines)
