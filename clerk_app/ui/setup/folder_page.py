"""A page of the settings that writes a file into a folder the user names."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import Qt

from clerk_app.core.day import local_time
from clerk_app.core.errors import Refusal
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.folder_row import FolderRow
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton


class FolderPage(SetUpStep):
    """Folder, button, and what came of it; the counter works on meanwhile.

    Attributes:
        key: under which the draft keeps the folder that was typed.
        button: writes the file, as Enter in the folder does.
    """

    key = ""

    def __init__(
        self, context: Context, draft: SetUpDraft, *, first_run: bool, hint: str, button: str, icon: str
    ) -> None:
        super().__init__(context, draft, first_run=first_run)
        self.row = FolderRow(context.theme, hint, draft.typed.get(self.key))
        self.row.entered.connect(self.write)
        self.folder = self.row.line
        self.folder.textEdited.connect(lambda words: draft.typed.__setitem__(self.key, words))
        card = self.card()
        card.addWidget(self.row)
        self.button = ActionButton(context.theme, button, "↵", icon=icon)
        self.button.activated.connect(self.write)
        card.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.notes = self.note_place()

    def begin(self, folder: Path, stamp: str) -> Future[tuple[str, list[str]]]:
        """Write the file; the result is what to say, and lines below it. `stamp` is for the file's name."""
        raise NotImplementedError

    def shown(self) -> None:
        """Go to the folder."""
        self.folder.setFocus()

    def write(self) -> None:
        """Write the file now."""
        folder = self.row.folder()
        if folder is None or not self.button.available:
            return
        service = self.context.service
        at = local_time(service.clock.now(), service.store.zone)
        self.button.set_unavailable(self.tr("Being made"))
        self.notes.say(self.tr("Being made and checked …"), "accent")
        self.context.runner.watch(self.begin(folder, f"{at:%Y%m%d-%H%M%S}"), self._done, self._refused)

    def _done(self, said: tuple[str, list[str]]) -> None:
        self.button.set_unavailable("")
        self.notes.say(said[0], "ok", said[1])

    def _refused(self, refusal: Refusal) -> None:
        self.button.set_unavailable("")
        self.notes.say(self.context.sentence(refusal), "danger")
