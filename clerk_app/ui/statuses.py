"""What the top bar says of the tablet and the printer, and what a press on a fault does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from clerk_app.core.errors import Refusal
from clerk_app.service.access import Role
from clerk_app.service.action import Change
from clerk_app.service.end_view import FailedPaper, failed_papers
from clerk_app.ui.context import Context
from clerk_app.ui.shell import Shell
from clerk_app.ui.widgets.top_bar import Status

TABLET, PRINTER = "tablet", "printer"
CHECK_MS = 60_000
LOOK_BACK_MS = 3 * 86_400_000
"""Papers that failed longer ago are found with their request; the top bar speaks of those one still owes."""


class Statuses(QObject):
    """Keeps the statuses of a window's top bar true.

    A tablet is spoken of when one is paired, a printer when one is set: nothing pretends.
    """

    def __init__(self, context: Context, shell: Shell) -> None:
        super().__init__(shell)
        self._context, self._shell = context, shell
        self._shown: dict[str, Status | None] = {}
        self._printer_fault: Refusal | None = None
        self._failed: tuple[FailedPaper, ...] = ()
        context.rating.changed.connect(self._show_tablet)
        context.runner.changed.connect(self._counter_changed)
        shell.shown.connect(self._page_shown)
        self._timer = QTimer(self, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Look at everything now and then again every minute."""
        self._timer.start()
        self.check()

    def stop(self) -> None:
        """Look at nothing more: the records are about to close."""
        self._timer.stop()

    def check(self) -> None:
        """Look at printer and tablet again."""
        context = self._context
        self._show_tablet()
        if context.print_desk.configured:
            context.runner.watch(context.print_desk.check(), self._printer_checked)
            since = context.service.clock.now() - LOOK_BACK_MS
            context.ask(failed_papers, self._know_failed)(since)
        else:
            self._show(PRINTER, None)

    def _counter_changed(self, change: Change[object]) -> None:
        if "paper.printed" in change.kinds or "settings.changed" in change.kinds:
            self.check()

    def _page_shown(self, _name: str) -> None:
        # The words are other ones in another language, and the tablet greets in somebody's name.
        self._show_tablet()
        self._show_printer()
        self._context.rating.show_clerk()

    def _show_tablet(self) -> None:
        rating = self._context.rating
        if not rating.paired or not self._context.settings.tablet_port:
            self._show(TABLET, None)
        elif rating.trouble is not None:
            self._show(TABLET, Status(TABLET, "device-tablet-off", self.tr("Rating tablet is off"), "warn"))
        elif rating.status().connected:
            self._show(TABLET, Status(TABLET, "device-tablet", self.tr("Rating tablet connected")))
        else:
            self._show(TABLET, Status(TABLET, "device-tablet-off", self.tr("Rating tablet disconnected"), "warn"))

    def _printer_checked(self, fault: Refusal | None) -> None:
        self._printer_fault = fault
        self._show_printer()

    def _know_failed(self, failed: list[FailedPaper]) -> None:
        self._failed = tuple(failed)
        self._show_printer()

    def _show_printer(self) -> None:
        if not self._context.print_desk.configured:
            self._show(PRINTER, None)
        elif self._failed:
            words = self.tr("%n paper(s) not printed", "", len(self._failed))
            self._show(PRINTER, Status(PRINTER, "printer-off", words, "danger"))
        elif self._printer_fault is not None:
            self._show(PRINTER, Status(PRINTER, "printer-off", self.tr("Printer has a fault"), "danger"))
        else:
            self._show(PRINTER, Status(PRINTER, "printer", self.tr("Printer ready")))

    def _show(self, identifier: str, status: Status | None) -> None:
        if self._shown.get(identifier) == status and identifier in self._shown:
            return
        self._shown[identifier] = status
        for name, pressed in ((TABLET, self._tablet_pressed), (PRINTER, self._printer_pressed)):
            # Taken off and put back, so that the tablet always stands before the printer.
            self._shell.set_status(None, name)
            self._shell.set_status(self._shown.get(name), name, pressed)

    def _tablet_pressed(self) -> None:
        rating = self._context.rating
        if rating.trouble is not None:
            self._shell.show_notice(self._context.sentence(rating.trouble), "warn")
            rating.start()
            return
        self._shell.show_notice(
            self.tr(
                "The rating tablet does not answer: see whether it is on and in the network. It comes back by itself; "
                "to pair another one, a supervisor opens the settings. This visit goes on without it."
            ),
            "warn",
        )

    def _printer_pressed(self) -> None:
        session, page = self._context.session, self._shell.page
        if self._failed and page is not None and session is not None and session.role == Role.CLERK:
            from clerk_app.ui.counter.end_failed import FailedPapersOverlay

            FailedPapersOverlay(self._context, page, self._failed).open()
            return
        if self._printer_fault is not None:
            self._shell.show_notice(self._context.sentence(self._printer_fault), "danger")
        self.check()
