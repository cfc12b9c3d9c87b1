"""What a visit's end needs and a sign-in does not: the paper office, the print desk, the rating tablet."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.printing.folder import FolderPrinter
from clerk_app.printing.port import Printer
from clerk_app.resources import generated_path
from clerk_app.service.counter import CounterService
from clerk_app.service.data_folder import SAVED_PAPERS
from clerk_app.service.identity import Session
from clerk_app.service.paper_office import PaperOffice
from clerk_app.service.print_desk import PrintDesk
from clerk_app.ui.rating_tablet import RatingTablet, TabletOptions
from clerk_app.ui.runner import Runner


class Tools:
    """Made behind the first paint, or when something asks for one of them earlier.

    Attributes:
        papers: draws papers and shows them.
        print_desk: prints them.
        rating: the rating tablet as the counter uses it.
    """

    def __init__(
        self,
        service: CounterService,
        runner: Runner,
        session: Callable[[], Session | None],
        printing: Printer | None,
        options: TabletOptions | None,
    ) -> None:
        self.papers = PaperOffice(service, generated_path("fonts"))
        folder = FolderPrinter(service.data_folder / SAVED_PAPERS)
        self.print_desk = PrintDesk(service, self.papers, printing, folder, lambda: service.settings)
        self.rating = RatingTablet(service, runner, session, options)
