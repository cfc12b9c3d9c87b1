"""A bundle for whoever helps from far away, without personal data and without secrets."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.folder_page import FolderPage


class SupportPage(FolderPage):
    """Writes the support bundle into a folder."""

    key = "support folder"

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(
            context,
            draft,
            first_run=first_run,
            hint=self.tr("then hand the file to whoever helps you"),
            button=self.tr("Make a support bundle"),
            icon="upload",
        )

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Support")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr(
            "A zip with the program's logs, versions, settings, the check of the journal and of the procedure files. "
            "No customer, no name of staff, no password and no key is in it."
        )

    def begin(self, folder: Path, stamp: str) -> Future[tuple[str, list[str]]]:
        """Write the bundle."""
        from clerk_app.service.support import make_bundle  # not before somebody asks for it

        service, settings, actor = self.context.service, self.context.settings, self.context.actor
        target = folder / f"clerk-app-support-{settings.hall_prefix}{settings.counter}-{stamp}.zip"
        done = self.tr("Support bundle: {file}").format(file=str(target))

        def work() -> tuple[str, list[str]]:
            return done, [", ".join(make_bundle(service.data_folder, target, actor))]

        return service.paper_thread.submit(work)
