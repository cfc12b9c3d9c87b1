"""Everything this counter can do, joined: what windows, tablet and command line are handed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from clerk_app.core.settings import Settings
from clerk_app.service.clock import Clock
from clerk_app.service.desk import Desk
from clerk_app.service.hall_rules import HallRules
from clerk_app.service.reader import Reader
from clerk_app.store.engine import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.store import Store

if TYPE_CHECKING:
    from clerk_app.service.action import Performer
    from clerk_app.service.erasure import Erasure
    from clerk_app.service.hall import Hall
    from clerk_app.service.handling import Handling
    from clerk_app.service.identity import Identity
    from clerk_app.service.papers import Papers
    from clerk_app.service.procedures import CatalogueProcedures, ProcedureShelf, Published
    from clerk_app.service.promises import PromiseOffice
    from clerk_app.service.publishing import Publishing
    from clerk_app.service.ratings import Ratings
    from clerk_app.service.reception import Reception
    from clerk_app.service.recounting import Recounting
    from clerk_app.service.request_view import RequestReader
    from clerk_app.service.secrets import HashCost
    from clerk_app.service.sign_in import SignIn
    from clerk_app.service.stepping import Stepping
    from clerk_app.service.unlisted import Unlisted
    from clerk_app.store.queries.promises import OwnRow
    from clerk_app.store.unit import Unit

PartT = TypeVar("PartT")
PARTS = (
    "hall",
    "sign_in",
    "reception",
    "handling",
    "stepping",
    "papers",
    "ratings",
    "requests",
)


class CounterService:
    """One counter's services on one data folder.

    The parts are made when they are first asked for: a sign-in window needs few of them, and importing them all
    takes longer than painting it.

    Attributes:
        desk: the thread of every action; methods of `hall` … `ratings` are submitted to it.
        reader: the thread of every query; `requests` and `store.queries` are submitted to it.
        paper_thread: the thread on which papers are drawn and looked at.
        print_thread: the thread on which they are sent to the printer, which may take long to answer.
    """

    def __init__(
        self,
        data_folder: Path,
        clock: Clock,
        procedures: Callable[[CounterService], CatalogueProcedures],
        cost: HashCost | None = None,
        counter: str | None = None,
    ) -> None:
        self.data_folder = data_folder
        self.clock = clock
        self.store = Store(data_folder, counter)
        self.desk = Desk("desk", self.store.shorten_log)
        self.hashing = Desk("hashing")
        self.paper_thread = Desk("papers")
        self.print_thread = Desk("printing")
        self.reader = Reader(self.store)
        self.rules = HallRules(data_folder)
        self._make_procedures = procedures
        self._settings = Settings()
        self._published: Published | None = None
        self._cost = cost
        self._parts: dict[str, object] = {}
        self._making = threading.RLock()
        self._reading_published = threading.Lock()

    @property
    def settings(self) -> Settings:
        """The settings in force; replaced as a whole when they change."""
        return self._settings

    @property
    def procedures(self) -> CatalogueProcedures:
        """The procedure files in force."""
        return self._part("procedures", lambda: self._make_procedures(self))

    @property
    def performer(self) -> Performer:
        """How every action is carried out."""

        def make() -> Performer:
            from clerk_app.service.action import Performer

            return Performer(self.store, self.clock)

        return self._part("performer", make)

    @property
    def shelf(self) -> ProcedureShelf:
        """The procedure versions this counter works with."""

        def make() -> ProcedureShelf:
            from clerk_app.service.procedures import ProcedureShelf

            return ProcedureShelf(self.procedures)

        return self._part("shelf", make)

    @property
    def promises(self) -> PromiseOffice:
        """Until when matters are settled."""

        def make() -> PromiseOffice:
            from clerk_app.service.promises import PromiseOffice

            return PromiseOffice(
                self.rules.limit,
                self.rules.calendar,
                lambda: self.store.zone,
                lambda key: self.rules.table().recorded(key),
            )

        return self._part("promises", make)

    @property
    def recounting(self) -> Recounting:
        """Counting promises again when a calendar arrives."""

        def make() -> Recounting:
            from clerk_app.service.recounting import Recounting

            return Recounting(self.performer, self.rules)

        return self._part("recounting", make)

    @property
    def hall(self) -> Hall:
        """Set-up, settings, staff."""

        def make() -> Hall:
            from clerk_app.service.hall import Hall

            return Hall(self.performer, self._hall_changed)

        return self._part("hall", make)

    @property
    def identity(self) -> Identity:
        """Who sits at the counter."""

        def make() -> Identity:
            from clerk_app.service.identity import Identity

            return Identity(self.performer)

        return self._part("identity", make)

    @property
    def sign_in(self) -> SignIn:
        """Signing in from end to end; has its own way through desk and hashing thread."""

        def make() -> SignIn:
            from clerk_app.service.secrets import COUNTER_COST
            from clerk_app.service.sign_in import SignIn

            return SignIn(self.desk, self.hashing, self.identity, self._cost or COUNTER_COST)

        return self._part("sign_in", make)

    @property
    def reception(self) -> Reception:
        """Actions on a visit."""

        def make() -> Reception:
            from clerk_app.service.reception import Reception

            return Reception(self.performer)

        return self._part("reception", make)

    @property
    def handling(self) -> Handling:
        """Actions on a request."""

        def make() -> Handling:
            from clerk_app.service.handling import Handling

            return Handling(self.performer, self.shelf, self._prefix)

        return self._part("handling", make)

    @property
    def stepping(self) -> Stepping:
        """Completing steps."""

        def make() -> Stepping:
            from clerk_app.service.stepping import Stepping

            return Stepping(self.performer, self.shelf, self.promises)

        return self._part("stepping", make)

    @property
    def papers(self) -> Papers:
        """Actions on papers."""

        def make() -> Papers:
            from clerk_app.service.papers import Papers

            return Papers(self.performer)

        return self._part("papers", make)

    @property
    def ratings(self) -> Ratings:
        """Actions on ratings."""

        def make() -> Ratings:
            from clerk_app.service.ratings import Ratings

            return Ratings(self.performer, self._follow_up_day)

        return self._part("ratings", make)

    @property
    def publishing(self) -> Publishing:
        """Actions on procedures: drafts, proposals, confirmations, retiring."""

        def make() -> Publishing:
            from clerk_app.service.publishing import Publishing

            return Publishing(
                self.performer, self.shelf, self.procedures, lambda: self.rules.table().ids(), self._published_changed
            )

        return self._part("publishing", make)

    @property
    def unlisted(self) -> Unlisted:
        """Decisions about missing procedures."""

        def make() -> Unlisted:
            from clerk_app.service.unlisted import Unlisted

            return Unlisted(self.performer)

        return self._part("unlisted", make)

    @property
    def erasure(self) -> Erasure:
        """Erasing a customer's personal data."""

        def make() -> Erasure:
            from clerk_app.service.erasure import Erasure

            return Erasure(self.performer)

        return self._part("erasure", make)

    @property
    def requests(self) -> RequestReader:
        """What the screen of a request shows."""

        def make() -> RequestReader:
            from clerk_app.service.request_view import RequestReader

            return RequestReader(self.shelf, self.promises, self.clock.now)

        return self._part("requests", make)

    def published(self) -> Published:
        """Return what supervisors published, as it stands now; read when somebody first asks, on any thread."""
        from clerk_app.service.procedures import Published

        # Under the lock: what was read before a change must not be kept after it.
        with self._reading_published:
            if self._published is None:
                connection = self.store.reader()
                try:
                    self._published = Published.of(connection)
                finally:
                    connection.close()
            return self._published

    def prepare(self) -> None:
        """Make every part now: called behind the first paint, so that no action waits for an import."""
        for name in PARTS:
            getattr(self, name)

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
        rows: list[OwnRow] = []
        if hall_queries.has_own_limits(connection):
            from clerk_app.store.queries.promises import own_rows  # few halls have any: not before the first paint

            rows = own_rows(connection)
        now, before = (tuple(row.limit for row in rows if row.in_use is used) for used in (True, False))
        self.rules.use(self._settings.region, hall_queries.confirmed_limits(connection), now, before)

    def _published_changed(self) -> None:
        with self._reading_published:
            self._published = None

    def _prefix(self, unit: Unit) -> str:
        return hall_queries.settings(unit.connection).hall_prefix

    def _follow_up_day(self, unit: Unit) -> str:
        return self.promises.next_working_day(unit.now, self._settings.follow_up_days)

    def _part(self, name: str, make: Callable[[], PartT]) -> PartT:
        # One lock for all: two threads that ask at once get the same part, and some parts remember things.
        with self._making:
            if name not in self._parts:
                self._parts[name] = make()
            return cast("PartT", self._parts[name])
