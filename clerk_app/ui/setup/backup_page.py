"""A copy of all records that was restored on trial before it counts, and how long such copies live."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from clerk_app.core.day import day_in_words
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.folder_page import FolderPage
from clerk_app.ui.setup.rules_step import whole_number
from clerk_app.ui.setup.step import TextSetting


class BackupPage(FolderPage):
    """Backs up into a folder and deletes this counter's expired copies there. Setting `backup_days`."""

    key = "backup folder"
    names = ("backup_days",)

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(
            context,
            draft,
            first_run=first_run,
            hint=self.tr("best on another disk than this computer's own"),
            button=self.tr("Back up now"),
            icon="download",
        )
        from clerk_app.service.backup_expiry import DAYS_KEPT

        self.days = TextSetting(
            self,
            "backup_days",
            self.tr("Days until a backup is destroyed"),
            whole_number(DAYS_KEPT),
            hint=self.tr("erased personal data live on in older backups until then"),
            plain=True,
            width=340,
        )
        self.fields.row(self.card(), self.days)

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Backup")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr(
            "Every copy is restored on trial and checked before it counts. It holds personal data: lock it away. "
            "Copies of this counter in the same folder are deleted when their days are over."
        )

    def check(self) -> bool:
        """Check the number of days."""
        right = self.days.check()
        if not right:
            self.days.line.setFocus()
        return right

    def begin(self, folder: Path, stamp: str) -> Future[tuple[str, list[str]]]:
        """Copy, restore on trial, then delete what is expired."""
        # Not before somebody asks for it: restoring on trial brings half the program along.
        from clerk_app.service.backup import back_up
        from clerk_app.service.backup_expiry import copy_name, drop_expired, drop_expired_copies, gone_by

        service, settings, actor = self.context.service, self.context.settings, self.context.actor
        now, zone = service.clock.now(), service.store.zone
        target = folder / copy_name(settings, stamp)
        day = day_in_words(gone_by(now, settings.backup_days, zone), self.context.language, weekday=False)
        done = self.tr("Backed up and checked: {file}").format(file=str(target))
        lines = [self.tr("To be destroyed by {day}.").format(day=day)]
        gone = self.tr("Expired and deleted: {names}")

        def work() -> tuple[str, list[str]]:
            back_up(service.data_folder, target, actor)
            drop_expired(service.data_folder, now, settings.backup_days)
            names = drop_expired_copies(folder, settings, now, zone)
            return done, [*lines, *([gone.format(names=", ".join(names))] if names else [])]

        return service.paper_thread.submit(work)
