"""A sample counter with its tablet: the server, written fakes of desk and device store around it."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field

from clerk_app.core.errors import Refusal
from clerk_app.core.rating import RatingState, RatingTimes
from clerk_app.core.sentence import Sentence
from clerk_app.tablet.addresses import Network
from clerk_app.tablet.client import TabletClient
from clerk_app.tablet.ports import PairedDevice, RatingClosing, RatingQuestion, RatingSubmission, TabletEvents
from clerk_app.tablet.prompt import IdleCard, RatingPrompt, TabletSettings
from clerk_app.tablet.server import TabletServer

HALL = Sentence("清河路供电营业厅", "Qinghe Road Hall")
CLERK = Sentence("陈静", "Chen Jing")
SERVICES = (Sentence("居民过户", "Account transfer"), Sentence("电费查询", "Bill enquiry"))
WAIT_S = 10.0


def prompt(
    visit_id: str = "v1", *, has_phone: bool = True, call_by: str | None = "2026-11-24"
) -> RatingPrompt:
    return RatingPrompt(visit_id, CLERK, "02", "10286", SERVICES, has_phone, 1, call_by)


def done(error: Exception | None = None) -> Future[None]:
    future: Future[None] = Future()
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)
    return future


class FakeDesk:
    """Keeps what it is told in lists; one rating a visit, like the real one.

    Attributes:
        failures: what the next calls fail with, first to last.
        cancels: how many answers it gives up on.
        hold: while true, answers wait in `waiting` for the test, which takes them out and settles them.
    """

    def __init__(self) -> None:
        self.asked: list[RatingQuestion] = []
        self.submitted: list[RatingSubmission] = []
        self.closed: list[RatingClosing] = []
        self.failures: list[Exception] = []
        self.waiting: queue.Queue[Future[None]] = queue.Queue()
        self.cancels = 0
        self.hold = False

    def ask(self, question: RatingQuestion) -> Future[None]:
        if self.failures:
            return done(self.failures.pop(0))
        self.asked.append(question)
        return done()

    def submit(self, submission: RatingSubmission) -> Future[None]:
        if self.failures:
            return done(self.failures.pop(0))
        if self.cancels:
            self.cancels -= 1
            cancelled: Future[None] = Future()
            cancelled.cancel()
            return cancelled
        self.submitted.append(submission)
        if self.hold:
            held: Future[None] = Future()
            self.waiting.put(held)
            return held
        return done()

    def close(self, closing: RatingClosing) -> Future[None]:
        if self.failures:
            return done(self.failures.pop(0))
        self.closed.append(closing)
        return done()


class FakeDevices:
    """Remembers the paired tablet in memory."""

    def __init__(self) -> None:
        self.device: PairedDevice | None = None
        self.fails = False

    def current(self) -> Future[PairedDevice | None]:
        future: Future[PairedDevice | None] = Future()
        future.set_result(self.device)
        return future

    def replace(self, device: PairedDevice | None) -> Future[None]:
        if self.fails:
            return done(Refusal("store.disk_full"))
        self.device = device
        return done()


@dataclass
class Heard:
    """What the window would be told, waited for without sleeping."""

    finished: queue.Queue[tuple[str, RatingState]] = field(default_factory=queue.Queue)
    connected: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    disconnected: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    claimed: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def events(self) -> TabletEvents:
        return TabletEvents(
            on_connected=self.connected.release,
            on_disconnected=self.disconnected.release,
            on_claimed=self.claimed.release,
            on_finished=lambda visit_id, state: self.finished.put((visit_id, state)),
        )

    def next_finished(self) -> tuple[str, RatingState]:
        return self.finished.get(timeout=WAIT_S)


class Counter:
    """The counter's side: server, fakes, and tablets that come to it."""

    def __init__(
        self,
        times: RatingTimes | None = None,
        *,
        allow_local: bool = True,
        port: int = 0,
        devices: FakeDevices | None = None,
        network: Network | None = None,
        bind: str = "127.0.0.1",
    ) -> None:
        self.desk = FakeDesk()
        self.devices = devices if devices is not None else FakeDevices()
        self.heard = Heard()
        settings = TabletSettings(
            HALL,
            port=port,
            bind=bind,
            allow_local=allow_local,
            times=times if times is not None else RatingTimes(),
        )
        self.server = TabletServer(settings, self.devices, self.desk, self.heard.events(), network)
        self.url = self.server.start().result(WAIT_S)[0]
        self.port = int(self.url.rstrip("/").rpartition(":")[2])
        self.server.show_idle(IdleCard("02", CLERK)).result(WAIT_S)
        self._clients: list[TabletClient] = []

    def tablet(self, *, connected: bool = True) -> TabletClient:
        """A tablet paired with this counter."""
        client = TabletClient(self.url)
        self._clients.append(client)
        offer = self.server.begin_pairing().result(WAIT_S)
        code = client.claim(offer.url)
        self.server.confirm_pairing(code).result(WAIT_S)
        client.finish_pairing()
        if connected:
            client.connect()
            assert self.heard.connected.acquire(timeout=WAIT_S)
        return client

    def asked(self, client: TabletClient, visit_id: str = "v1") -> dict[str, object]:
        """Ask about a visit and return what arrives at the tablet."""
        self.server.ask(prompt(visit_id)).result(WAIT_S)
        return client.receive("ask")

    def close(self) -> None:
        for client in self._clients:
            client.close()
        self.server.stop()
