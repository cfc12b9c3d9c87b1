"""The one place where store, clock, procedures, printer and tablet are chosen and joined."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.core.errors import Refusal
from clerk_app.core.sentence import Language
from clerk_app.resources import resource_path
from clerk_app.service.clock import Clock, SystemClock
from clerk_app.service.counter import CounterService
from clerk_app.service.data_folder import PROGRAM
from clerk_app.service.folder_use import FolderInUse
from clerk_app.service.log import logging_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerk_app.library.catalogue import Catalogue, Publications
    from clerk_app.printing.port import Printer
    from clerk_app.service.procedures import CatalogueProcedures
    from clerk_app.service.secrets import HashCost

NEW_OBJECTS = 20_000
"""After how many new objects the window's process looks for garbage. After Python's 700 it did so 60 times before the
first paint, for nothing: what a start makes is kept."""


def build_service(
    data_folder: Path,
    clock: Clock | None = None,
    cost: HashCost | None = None,
    counter: str | None = None,
) -> CounterService:
    """Join the services of one counter on `data_folder`; nothing is opened yet. `cost`: what a hash costs in tests."""
    shipped = resource_path("procedures")

    def procedures(service: CounterService) -> CatalogueProcedures:
        from clerk_app.service.procedures import CatalogueProcedures, kept_bytes

        def make(publications: Publications) -> Catalogue:
            from clerk_app.library.catalogue import Catalogue  # reads YAML: not before the first paint

            return Catalogue(
                shipped,
                data_folder / "procedures",
                service.rules.table().ids(),
                data_folder / "cache" / "procedures",
                kept_bytes(service.store),
                publications=publications,
            )

        return CatalogueProcedures(make, service.published, service.clock.now)

    return CounterService(data_folder, clock or SystemClock(), procedures, cost, counter)


def run_window(data_folder: Path, language: Language | None, shown_already: Callable[[], object]) -> int:
    """Open the window and return the exit status when it was closed.

    Where another window works on the folder, that one comes to the front and `shown_already` is called instead; where
    the folder cannot be used, the window says so. Raises Refusal ``folder.in_use`` when a command works on it.
    """
    gc.set_threshold(NEW_OBJECTS)
    from clerk_app.ui.plain_import import restore_import  # Qt is loaded for the window only

    restore_import()
    from clerk_app.ui.application import run

    with logging_to(data_folder):
        service, folder_use = build_service(data_folder), FolderInUse(data_folder)
        return run(service, PROGRAM, language, system_printing(), folder_use, shown_already=shown_already)


def system_printing() -> Printer | None:
    """Return the system's print queues; None where the program does not know how to reach them."""
    if sys.platform == "win32":
        return None
    from clerk_app.printing.system import SystemPrinter

    return SystemPrinter()


def run_demo(headless: bool, out: Path | None, language: Language | None) -> int:
    """Show the sample hall in a throw-away folder, or walk one visit through it and leave the results in `out`.

    Returns 0; raises Bug naming the place where the walk got stuck, Refusal when `out` cannot be written.
    """
    import tempfile

    from clerk_app.service.sample_hall import CHEAP_COST, PASSPHRASE, PIN, set_up_sample
    from clerk_app.texts import text

    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
    with tempfile.TemporaryDirectory(prefix=f"{PROGRAM}-demo-") as folder:
        service = build_service(Path(folder), cost=CHEAP_COST)
        service.open().result()
        if not headless:
            from clerk_app.ui.application import run
            from clerk_app.ui.rating_tablet import TabletOptions

            set_up_sample(service).result()
            sys.stdout.write(text("demo.secrets", language or "zh", pin=PIN, passphrase=PASSPHRASE) + "\n")
            sys.stdout.flush()
            # Nobody has a second machine at hand to try it: a browser on this one may be the tablet.
            options = TabletOptions(allow_local=True)
            return run(service, PROGRAM, language, system_printing(), tablet_options=options)
        from clerk_app.ui.demo import walk_demonstration

        results = out or Path("demo")
        try:
            results.mkdir(parents=True, exist_ok=True)
            summary = walk_demonstration(service, PROGRAM, results, language)
        except OSError as error:
            raise Refusal("demo.cannot_write", folder=str(results), detail=error.strerror or "") from error
        sys.stdout.write(text("demo.results", language or "zh", folder=str(summary.parent)) + "\n")
    return 0
