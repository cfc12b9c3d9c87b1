"""What the counter works with beside its records: papers, printer, tablet. It starts when the first page is painted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from clerk_app.core.errors import Refusal
    from clerk_app.service.change import Change
    from clerk_app.service.counter import CounterService
    from clerk_app.ui.context import Context
    from clerk_app.ui.shell import Shell
    from clerk_app.ui.statuses import Statuses

LOOK_MS = 40
EXPIRY_MS = 6 * 3_600_000
"""How often it is looked whether copies of the records are too old, where the window stays open for days."""


class Equipment(QObject):
    """Starts papers, printing and the tablet behind the first paint, and ends the tablet before the records close.

    The top bar speaks of tablet and printer from then on.

    Signals:
        starting: the first page is painted; what could wait for that begins.
    """

    starting = Signal()

    def __init__(self, context: Context, shell: Shell) -> None:
        super().__init__(shell)
        self._context = context
        self._calm = 0
        self._starting = self._started = self._stopped = False
        self._shell = shell
        self._statuses: Statuses | None = None
        context.runner.changed.connect(self._counter_changed)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._expiry = QTimer(self, interval=EXPIRY_MS)
        self._expiry.timeout.connect(self._drop_expired)
        self._expiry.timeout.connect(self._recount)

    @property
    def started(self) -> bool:
        """Whether everything was started."""
        return self._started

    def start_soon(self) -> None:
        """Start when the page in front has read and painted what it shows."""
        if not self._starting:
            self._timer.start()

    def start(self) -> None:
        """Start now: fonts, papers that a crash left undrawn, the tablet's page, the look at the printer.

        What has to be imported for it is imported on the papers' thread, so that the window answers meanwhile.
        """
        self._timer.stop()
        if not self._starting:
            self._starting = True
            self.starting.emit()
            service = self._context.service
            self._context.runner.watch(service.paper_thread.submit(_prepare, service), self._begin)

    def stop(self) -> None:
        """Record what the tablet has open and end its server; the records must still be open."""
        self._timer.stop()
        self._expiry.stop()
        self._stopped = True
        if self._statuses is not None:
            self._statuses.stop()
            self._context.rating.stop()

    def _begin(self, _prepared: None) -> None:
        if self._stopped:
            return
        from clerk_app.ui.statuses import Statuses

        context = self._context
        self._statuses = Statuses(context, self._shell)
        context.runner.watch(context.papers.warm_up())
        context.runner.watch(context.papers.produce_unfinished())
        context.rating.start()
        self._statuses.start()
        self._expiry.start()
        self._drop_expired()
        self._recount()
        self._started = True

    def _look(self) -> None:
        # Calm twice: the answer that a page waited for is painted in between. A busy machine may do both looks in one
        # turn of the event loop; the turn after it comes when everything due has been painted.
        self._calm = 0 if self._context.runner.busy else self._calm + 1
        if self._calm > 1:
            self._timer.stop()
            QTimer.singleShot(0, self, self.start)

    def _drop_expired(self) -> None:
        from clerk_app.service.backup_expiry import drop_expired

        service = self._context.service
        if service.settings.set_up:
            days, now = service.settings.backup_days, service.clock.now()
            self._context.runner.watch(service.paper_thread.submit(drop_expired, service.data_folder, now, days))

    def _recount(self) -> None:
        """Count provisional promises again: a newer program, or the hall's file, may know their year by now."""
        from clerk_app.service.access import CLOCK
        from clerk_app.service.action import new_command_id

        service, runner = self._context.service, self._context.runner
        if service.settings.set_up:
            counted = service.desk.submit(service.recounting.recount, CLOCK, new_command_id())
            runner.watch(counted, None, _said_in_settings)

    def _counter_changed(self, change: Change[object]) -> None:
        if self._started and "paper.issued" in change.kinds:
            self._context.runner.watch(self._context.papers.produce_unfinished())
        if self._started and "personal.erased" in change.kinds:
            self._context.runner.watch(self._context.papers.forget())


def _said_in_settings(_refusal: Refusal) -> None:
    """A faulty file of working days counts nothing; what is wrong with it stands on its page of the settings."""


def _prepare(service: CounterService) -> None:
    """Import and make what actions and pages will need; runs on the papers' thread."""
    service.prepare()
    for module in ("clerk_app.ui.tools", "clerk_app.ui.statuses", "clerk_app.tablet.server"):
        import_module(module)
