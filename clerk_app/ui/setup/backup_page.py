"""A copy of all records that was restored on trial before it counts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from clerk_app.core.day import local_time
from clerk_app.core.errors import Refusal
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.folder_row import FolderRow
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton

FOLDER = "backup folder"


class BackupPage(SetUpStep):
    """Backs up into a folder; the counter works on meanwhile."""

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        theme = context.theme
        self._row = FolderRow(
            theme, self.tr("best on another disk than this computer's own"), draft.typed.get(FOLDER)
        )
        self._row.entered.connect(self.back_up)
        self.folder = self._row.line
        self.folder.textEdited.connect(lambda words: draft.typed.__setitem__(FOLDER, words))
        card = self.card()
        card.addWidget(self._row)
        self.button = ActionButton(theme, self.tr("Back up now"), "↵", icon="download")
        self.button.activated.connect(self.back_up)
        card.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.notes = self.note_place()

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Backup")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr(
            "Every copy is restored on trial and checked before it counts. It holds personal data: lock it away."
        )

    def shown(self) -> None:
        """Go to the folder."""
        self.folder.setFocus()

    def back_up(self) -> None:
        """Make a backup now."""
        folder = self._row.folder()
        if folder is None or not self.button.available:
            return
        from clerk_app.service.backup import back_up  # not before somebody asks for it

        service, settings = self.context.service, self.context.settings
        at = local_time(service.clock.now(), service.store.zone)
        target = folder / f"{settings.hall_prefix}{settings.counter}-{at:%Y%m%d-%H%M%S}.backup"
        self.button.set_unavailable(self.tr("Being made"))
        self.notes.say(self.tr("Copying and restoring on trial …"), "accent")
        future = service.paper_thread.submit(back_up, service.data_folder, target, self.context.actor)
        self.context.runner.watch(future, lambda _found: self._done(target), self._refused)

    def _done(self, target: Path) -> None:
        self.button.set_unavailable("")
        self.notes.say(self.tr("Backed up and checked: {file}").format(file=str(target)), "ok")

    def _refused(self, refusal: Refusal) -> None:
        self.button.set_unavailable("")
        self.notes.say(self.context.sentence(refusal), "danger")
