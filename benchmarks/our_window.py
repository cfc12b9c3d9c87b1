"""Our start as the user has it: the command line opens the window. Says when it was painted and what it held, and ends.

Nothing is exchanged but the showing of the window, which also begins to watch: what is imported when stays as it is.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from clerk_app.__main__ import main

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from clerk_app.ui.shell import Shell


def watch() -> None:
    """Have the window report when the people of its sign-in were painted."""
    import clerk_app.bootstrap  # noqa: F401 - before Qt, as in a start
    from clerk_app.ui import plain_import

    restore = plain_import.restore_import

    def restore_and_watch() -> None:
        restore()
        from clerk_app.ui import application

        show = application.show_fitting

        def show_and_watch(window: Shell, room: QRect) -> None:
            window.shown.connect(lambda _name: follow(window))
            show(window, room)

        application.show_fitting = show_and_watch  # type: ignore[assignment]

    plain_import.restore_import = restore_and_watch


def follow(window: Shell) -> None:
    """Report when the people of the page in front were painted."""
    from PySide6.QtCore import Qt

    from clerk_app.ui.setup.people_list import PeopleList

    people = window.findChild(PeopleList)
    if people is None:
        raise RuntimeError("the window opened on another page than the sign-in")
    people.painted.connect(lambda: say(window), Qt.ConnectionType.QueuedConnection)


def say(window: Shell) -> None:
    """Print what was measured, make everything ready for a receipt where that is asked, and end."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.resident import resident_kib

    print("painted", time.monotonic_ns(), resident_kib(), flush=True)
    if sys.argv[2] == "ready":
        # What the program does by itself a moment later; asking twice does it once.
        context = window.context
        papers = context.papers.warm_up()
        context.service.desk.submit(context.service.procedures.catalogue.procedures).result()
        papers.result()
        print("ready", time.monotonic_ns(), resident_kib(), flush=True)
    QApplication.exit(0)


if __name__ == "__main__":
    watch()
    raise SystemExit(main(["--data", sys.argv[1]]))
