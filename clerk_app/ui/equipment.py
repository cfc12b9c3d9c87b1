"""What the counter works with beside its records: papers, printer, tablet. It starts when the first page is painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from clerk_app.service.action import Change
from clerk_app.ui.context import Context
from clerk_app.ui.shell import Shell
from clerk_app.ui.statuses import Statuses

LOOK_MS = 40


class Equipment(QObject):
    """Starts papers, printing and the tablet behind the first paint, and ends the tablet before the records close.

    Attributes:
        statuses: what the top bar says of them.
    """

    def __init__(self, context: Context, shell: Shell) -> None:
        super().__init__(shell)
        self._context = context
        self._calm = 0
        self._started = False
        self.statuses = Statuses(context, shell)
        context.runner.changed.connect(self._counter_changed)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def started(self) -> bool:
        """Whether everything was started."""
        return self._started

    def start_soon(self) -> None:
        """Start when the page in front has read and painted what it shows."""
        if not self._started:
            self._timer.start()

    def start(self) -> None:
        """Start now: fonts, papers that a crash left undrawn, the tablet's page, the look at the printer."""
        self._timer.stop()
        if self._started:
            return
        self._started = True
        context = self._context
        context.runner.watch(context.papers.warm_up())
        context.runner.watch(context.papers.produce_unfinished())
        context.rating.start()
        self.statuses.start()

    def stop(self) -> None:
        """Record what the tablet has open and end its server; the records must still be open."""
        self._timer.stop()
        self.statuses.stop()
        self._context.rating.stop()

    def _look(self) -> None:
        # Calm twice: the answer that a page waited for is painted in between.
        self._calm = 0 if self._context.runner.busy else self._calm + 1
        if self._calm > 1:
            self.start()

    def _counter_changed(self, change: Change[object]) -> None:
        if self._started and "paper.issued" in change.kinds:
            self._context.runner.watch(self._context.papers.produce_unfinished())
