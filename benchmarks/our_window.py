"""Our start as the user has it: the command line opens the window. Says when it was painted and what it held, and ends.

Only the application object is exchanged, for one that watches the painting.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.resident import resident_kib
from clerk_app.__main__ import main
from clerk_app.ui import application
from clerk_app.ui.shell import Shell


class Watching(QApplication):
    """Waits for the people of the sign-in to be painted."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._painted = False
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's
        if not self._painted and event.type() is QEvent.Type.Paint and type(watched).__name__ == "PeopleList":
            people = watched.people()  # type: ignore[attr-defined]
            if people:
                self._painted = True
                QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        self.removeEventFilter(self)
        print("painted", time.monotonic_ns(), resident_kib(), flush=True)
        if sys.argv[2] == "painted":
            self.exit(0)
            return
        # What the program does by itself a moment later; asking twice does it once.
        context = next(each.context for each in self.topLevelWidgets() if isinstance(each, Shell))
        papers = context.papers.warm_up()
        context.service.desk.submit(context.service.procedures.catalogue.procedures).result()
        papers.result()
        print("ready", time.monotonic_ns(), resident_kib(), flush=True)
        self.exit(0)


if __name__ == "__main__":
    application.QApplication = Watching  # type: ignore[misc]
    raise SystemExit(main(["--data", sys.argv[1]]))
