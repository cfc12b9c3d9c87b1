"""Everything this counter can do, joined: what windows, tablet and command line are handed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from clerk_app.core.settings import Settings
from clerk_app.service.action import Performer
from clerk_app.service.clock import Clock
from clerk_app.service.desk import Desk
from clerk_app.service.hall import Hall
from clerk_app.service.hall_rules import HallRules
from clerk_app.service.handling import Handling
from clerk_app.service.identity import Identity
from clerk_app.service.papers import Papers
from clerk_app.service.procedures import CatalogueProcedures, ProcedureShelf
from clerk_app.service.promises import PromiseOffice
from clerk_app.service.ratings import Ratings
from clerk_app.service.reader import Reader
from clerk_app.service.reception import Reception
from clerk_app.service.request_view import RequestReader
from clerk_app.service.secrets import HashCost
from clerk_app.service.sign_in import SignIn
from clerk_app.service.stepping import Stepping
from clerk_app.store.engine import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.store import Store, Unit


class CounterService:
    """One counter's services on one data folder.

    Attributes:
        desk: the thread of every action; methods of `hall` … `ratings` are submitted to it.
        reader: the thread of every query; `requests` and `store.queries` are submitted to it.
        paper_thread: the thread on which papers are drawn and looked at.
        print_thread: the thread on which they are sent to the printer, which may take long to answer.
        sign_in: has its own way through desk and hashing thread.
    """

    def __init__(
        self,
        data_folder: Path,
        clock: Clock,
        procedures: Callable[[HallRules], CatalogueProcedures],
        cost: HashCost,
        counter: str | None = None,
    ) -> None:
        self.data_folder = data_folder
        self.clock = clock
        self.store = Store(data_folder, counter)
        self.desk = Desk("desk")
        self.hashing = Desk("hashing")
        self.paper_thread = Desk("papers")
        self.print_thread = Desk("printing")
        self.reader = Reader(self.store)
        self.rules = HallRules(data_folder)
        self.procedures = procedures(self.rules)
        self._settings = Settings()
        performer = Performer(self.store, clock)
        shelf = ProcedureShelf(self.procedures)
        self.promises = PromiseOffice(self.rules.limit, self.rules.calendar, lambda: self.store.zone)
        self.hall = Hall(performer, self._hall_changed)
        self.identity = Identity(performer)
        self.sign_in = SignIn(self.desk, self.hashing, self.identity, cost)
        self.reception = Reception(performer)
        self.handling = Handling(performer, shelf, self._prefix)
        self.stepping = Stepping(performer, shelf, self.promises)
        self.papers = Papers(performer)
        self.ratings = Ratings(performer, self._follow_up_day)
        self.requests = RequestReader(shelf, self.promises, clock.now)
        self.shelf = shelf

    @property
    def settings(self) -> Settings:
        """The settings in force; replaced as a whole when they change."""
        return self._settings

    def open(self) -> Future[Settings]:
        """Open the data folder on the desk thread; the future raises Refusal when it cannot be used."""
        return self.desk.submit(self._open)

    def close(self) -> None:
        """Finish what is queued, then end every thread; everything acknowledged is on disk already."""
        self.print_thread.stop()
        self.paper_thread.stop()
        self.hashing.stop()
        self.reader.stop()
        self.desk.submit(self.store.close)
        self.desk.stop()

    def _open(self) -> Settings:
        self.store.open()
        self._hall_changed(self.store.connection)
        return self._settings

    def _hall_changed(self, connection: Connection) -> None:
        self._settings = hall_queries.settings(connection)
        self.rules.use(self._settings.region, hall_queries.confirmed_limits(connection))

    def _prefix(self, unit: Unit) -> str:
        return hall_queries.settings(unit.connection).hall_prefix

    def _follow_up_day(self, unit: Unit) -> str:
        return self.promises.next_working_day(unit.now, self._settings.follow_up_days)
