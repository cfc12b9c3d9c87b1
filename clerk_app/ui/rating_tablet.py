"""The rating tablet as the window knows it: started after the first paint, asked when a visit has ended.

It listens to what happens at the counter, so no page has to remember the tablet: a visit that ends is asked about
three seconds later, one that is opened again is no longer asked about.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from clerk_app.core.errors import Refusal
from clerk_app.core.rating import EXTENSION_MS, STANDARD_TIMES, RatingState, RatingTimes
from clerk_app.core.sentence import Sentence
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.identity import Session
from clerk_app.service.tablet_records import PairedTablet, RatingFacts, left_open, paired_tablet, rating_facts
from clerk_app.ui.runner import Runner

if TYPE_CHECKING:
    from clerk_app.tablet.pairing import PairingOffer
    from clerk_app.tablet.prompt import Asked, TabletStatus
    from clerk_app.tablet.server import TabletServer

log = logging.getLogger(__name__)

SET_UP = Actor("machine:set-up", Role.MACHINE)


@dataclass(frozen=True, slots=True)
class TabletOptions:
    """What only demonstration and tests have otherwise.

    Attributes:
        allow_local: this PC itself may rate.
        times: durations of a rating.
        ask_after_ms: from the goodbye to the question: the clerk says the sentence first, and F2 still takes it back.
    """

    allow_local: bool = False
    times: RatingTimes = STANDARD_TIMES
    ask_after_ms: int = 3_000


class RatingTablet(QObject):
    """The one tablet of this counter. Methods are called on the window's thread and return at once.

    It satisfies `tablet_link.TabletLink`, which is all that set-up and settings need.

    Args:
        session: who is signed in.

    Attributes:
        paired: a tablet belongs to this counter, whether it is there or not.
        trouble: why the page is not served; None while it is, or while it is not wanted.

    Signals:
        changed: paired, connected, asking, or the trouble is another one.
        claimed: a tablet opened the pairing page and shows its code.
        finished: a question ended: the visit and its `RatingState`, never the grade.
    """

    changed = Signal()
    claimed = Signal()
    finished = Signal(str, str)
    _happened = Signal(str, str, str)

    def __init__(
        self,
        service: CounterService,
        runner: Runner,
        session: Callable[[], Session | None],
        options: TabletOptions | None = None,
    ) -> None:
        # A parent in Qt: Python's collector must not end it on another thread.
        super().__init__(runner)
        self._service, self._runner, self._session = service, runner, session
        self._options = options or TabletOptions()
        self._server: TabletServer | None = None
        self._pending: dict[str, QTimer] = {}
        self._served_as: tuple[object, ...] = ()
        self._started = False
        self.paired = False
        self.trouble: Refusal | None = None
        self._happened.connect(self._told, Qt.ConnectionType.QueuedConnection)
        runner.changed.connect(self._counter_changed)

    def start(self) -> None:
        """Serve the page if the settings ask for it; call it after the first paint, again when settings changed."""
        service, runner = self._service, self._runner
        if not self._started:
            self._started = True
            runner.watch(service.reader.submit(left_open), self._end_left_open)
        self._read_paired()
        settings = service.settings
        wanted = (settings.set_up, settings.tablet_port, settings.tablet_address, settings.hall, settings.language)
        if wanted == self._served_as and self.trouble is None:
            return
        self.stop()
        self._served_as, self.trouble = wanted, None
        if not settings.set_up or not settings.tablet_port:
            self.changed.emit()
            return
        from clerk_app.tablet.ports import TabletEvents  # the network is not needed before the first paint
        from clerk_app.tablet.prompt import EVERY_ADDRESS, TabletSettings
        from clerk_app.tablet.server import TabletServer
        from clerk_app.ui.tablet_records import RatingRecords, TabletRecords

        happened = self._happened.emit
        offset = dt.datetime.now(service.store.zone).utcoffset() or dt.timedelta()
        self._server = TabletServer(
            TabletSettings(
                hall=settings.hall,
                hotline=settings.complaint_line,
                port=settings.tablet_port,
                bind=settings.tablet_address or EVERY_ADDRESS,
                allow_local=self._options.allow_local,
                utc_offset_minutes=int(offset.total_seconds() // 60),
                times=self._options.times,
                language="en" if settings.language == "en" else "zh",
            ),
            TabletRecords(service, self._pairing_actor),
            RatingRecords(service),
            TabletEvents(
                on_connected=lambda: happened("connected", "", ""),
                on_disconnected=lambda: happened("disconnected", "", ""),
                on_claimed=lambda: happened("claimed", "", ""),
                on_finished=lambda visit, state: happened("finished", visit, state.value),
            ),
        )
        self._runner.watch(self._server.start(), lambda _urls: self._serving(), self._not_serving)

    def stop(self) -> None:
        """Record what is open and end the server; takes up to a few seconds while a question is open."""
        server, self._server = self._server, None
        self._served_as = ()
        if server is not None:
            server.stop()

    def status(self) -> TabletStatus:
        """Return what is known of the tablet now; cheap."""
        from clerk_app.tablet.prompt import TabletStatus

        return TabletStatus() if self._server is None else self._server.status()

    def about_to_ask(self, visit_id: str) -> bool:
        """Tell whether the customer of this visit is going to be asked in a moment."""
        return visit_id in self._pending and self.status().connected

    def begin_pairing(self) -> Future[PairingOffer]:
        """Offer pairing; the future fails with ``tablet.not_running`` where the page is not served."""
        return self._not_running() if self._server is None else self._server.begin_pairing()

    def confirm_pairing(self, code: str) -> Future[None]:
        """Say that the tablet shows `code`.

        The future fails with ``access.denied``, ``tablet.pairing_over``, ``tablet.nothing_claimed`` or
        ``tablet.wrong_code``.
        """
        return self._not_running() if self._server is None else self._known_after(self._server.confirm_pairing(code))

    def unpair(self) -> Future[None]:
        """Forget the tablet."""
        return self._not_running() if self._server is None else self._known_after(self._server.unpair())

    def extend(self, visit_id: str, done: Callable[[], object], refused: Callable[[Refusal], object]) -> None:
        """Give the customer thirty seconds more, once a visit."""
        if self._server is None:
            refused(Refusal("tablet.not_running"))
            return
        service, session = self._service, self._session()
        if session is None:
            return

        def extended(_nothing: None) -> None:
            recording = service.desk.submit(
                service.ratings.extend, session.actor, new_command_id(), visit_id, EXTENSION_MS
            )
            self._runner.watch(recording, None, self._log_refusal)
            done()
            self.changed.emit()

        self._runner.watch(self._server.extend(visit_id), extended, refused)

    def show_clerk(self) -> None:
        """Show who sits at the counter whenever nobody is asked."""
        if self._server is None or not self.status().running:
            return
        from clerk_app.tablet.prompt import IdleCard

        session = self._session()
        name = None
        if session is not None and session.role == Role.CLERK:
            name = Sentence(session.name, session.name_en or session.name)
        self._runner.watch(
            self._server.show_idle(IdleCard(self._service.settings.counter, name)), None, self._log_refusal
        )

    def _counter_changed(self, change: Change[object]) -> None:
        visits = [name.removeprefix("visit:") for name in change.subjects if name.startswith("visit:")]
        if "visit.ended" in change.kinds:
            for visit in visits:
                self._ask_soon(visit)
        if "visit.reopened" in change.kinds:
            for visit in visits:
                self._take_back(visit)
        if "settings.changed" in change.kinds and self._started:
            self.start()

    def _ask_soon(self, visit_id: str) -> None:
        if self._server is None and self.trouble is None:
            return
        timer = QTimer(self, singleShot=True, interval=self._options.ask_after_ms)
        timer.timeout.connect(lambda: self._ask(visit_id))
        self._pending[visit_id] = timer
        timer.start()
        self.changed.emit()

    def _take_back(self, visit_id: str) -> None:
        timer = self._pending.pop(visit_id, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()
        elif self._server is not None and self.status().asking == visit_id:
            # Refused when the customer has answered already: then the answer stays.
            self._runner.watch(self._server.withdraw(visit_id), None, self._log_refusal)
        self.changed.emit()

    def _ask(self, visit_id: str) -> None:
        timer = self._pending.pop(visit_id, None)
        if timer is not None:
            timer.deleteLater()
        if self.paired:
            reading = self._service.reader.submit(rating_facts, self._service.requests, visit_id)
            self._runner.watch(reading, self._ask_with)
        self.changed.emit()

    def _ask_with(self, facts: RatingFacts | None) -> None:
        if facts is None:
            return
        if self._server is None:
            self._not_asked(facts.visit, RatingState.DEVICE_TROUBLE)
            return
        from clerk_app.tablet.prompt import RatingPrompt

        prompt = RatingPrompt(
            visit_id=facts.visit,
            clerk=facts.name,
            counter=facts.counter,
            staff_number=facts.staff_number,
            services=facts.services,
            has_phone=facts.has_phone,
            follow_up_days=facts.follow_up_days,
            call_by=facts.call_by,
            asked_by=facts.clerk,
        )

        def refused(refusal: Refusal) -> None:
            self._log_refusal(refusal)
            if refusal.code == "tablet.not_running":
                self._not_asked(facts.visit, RatingState.DEVICE_TROUBLE)

        self._runner.watch(self._server.ask(prompt), self._asked, refused)

    def _asked(self, asked: Asked) -> None:
        if asked.state is not RatingState.ASKED:
            self._not_asked(asked.visit_id, asked.state)
        self.changed.emit()

    def _not_asked(self, visit_id: str, state: RatingState) -> None:
        def ended(_change: Change[None]) -> None:
            self.finished.emit(visit_id, state.value)

        service = self._service
        recording = service.desk.submit(service.ratings.end, new_command_id(), visit_id, state)
        self._runner.watch(recording, ended, self._log_refusal)

    def _end_left_open(self, visits: list[str]) -> None:
        for visit in visits:
            self._not_asked(visit, RatingState.DEVICE_TROUBLE)

    def _told(self, what: str, visit_id: str, state: str) -> None:
        if what == "claimed":
            self.claimed.emit()
        elif what == "finished":
            self.finished.emit(visit_id, state)
        self.changed.emit()

    def _serving(self) -> None:
        self.show_clerk()
        self.changed.emit()

    def _not_serving(self, refusal: Refusal) -> None:
        self._log_refusal(refusal)
        self._server = None
        self.trouble = refusal
        self.changed.emit()

    def _know_paired(self, paired: PairedTablet | None) -> None:
        if self.paired != (paired is not None):
            self.paired = paired is not None
            self.changed.emit()

    def _known_after(self, future: Future[None]) -> Future[None]:
        self._runner.watch(future, lambda _nothing: self._read_paired(), self._log_refusal)
        return future

    def _read_paired(self) -> None:
        self._runner.watch(self._service.reader.submit(paired_tablet), self._know_paired)

    def _pairing_actor(self) -> Actor:
        session = self._session()
        return SET_UP if session is None else session.actor

    def _not_running(self) -> Future[Any]:
        failed: Future[Any] = Future()
        failed.set_exception(self.trouble or Refusal("tablet.not_running"))
        return failed

    def _log_refusal(self, refusal: Refusal) -> None:
        log.info("the tablet was refused: %s", refusal.code)
