"""The rating page's server on a thread of its own; the program talks to it through futures."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from clerk_app.core.errors import Bug, Refusal
from clerk_app.tablet.addresses import Network
from clerk_app.tablet.ports import DeviceStore, RatingDesk, TabletEvents
from clerk_app.tablet.prompt import Asked, IdleCard, RatingPrompt, TabletSettings, TabletStatus

if TYPE_CHECKING:
    import asyncio

    from clerk_app.tablet.pairing import PairingOffer
    from clerk_app.tablet.running import RunningTablet

_log = logging.getLogger(__name__)

_STOP_S = 5.0
_T = TypeVar("_T")


class TabletServer:
    """Serves the rating page to the one paired tablet.

    Every method returns at once; results come in futures, from the server's thread. A future fails with
    `Refusal` for what the user can act on.

    Args:
        settings: how the page is served.
        devices: keeps the paired tablet.
        desk: records ratings.
        events: who is told; called on the server's thread.
        network: this PC's addresses; the real ones unless a test gives its own.
    """

    def __init__(
        self,
        settings: TabletSettings,
        devices: DeviceStore,
        desk: RatingDesk,
        events: TabletEvents | None = None,
        network: Network | None = None,
    ) -> None:
        self._settings = settings
        self._devices = devices
        self._desk = desk
        self._events = events if events is not None else TabletEvents()
        self._network = network if network is not None else Network(settings.bind)
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: RunningTablet | None = None
        self._status = TabletStatus()

    def start(self) -> Future[tuple[str, ...]]:
        """Serve; the future holds the page's URLs.

        Fails with ``tablet.port_in_use`` or ``tablet.address_unknown``.
        """
        if self._thread is not None:
            raise Bug("the tablet server was started already")
        ready: Future[tuple[str, ...]] = Future()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="tablet", daemon=True)
        self._thread.start()
        return ready

    def stop(self) -> None:
        """Record what is open and end; returns within a few seconds, in the normal case half of one."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        loop, running = self._loop, self._running
        if loop is not None and running is not None:
            with suppress(RuntimeError):  # the loop has ended by itself
                loop.call_soon_threadsafe(running.request_stop)
        thread.join(_STOP_S)
        if thread.is_alive():
            _log.error("tablet server did not end in time")
        self._status = TabletStatus()

    def status(self) -> TabletStatus:
        """What is known now; cheap, from any thread."""
        running = self._running
        return self._status if running is None else running.status()

    def begin_pairing(self) -> Future[PairingOffer]:
        """Offer pairing; an earlier offer is void."""
        return self._call(lambda running: running.begin_pairing())

    def confirm_pairing(self, code: str) -> Future[None]:
        """The clerk says the tablet shows `code`: from now on it is the counter's only tablet.

        Fails with ``tablet.pairing_over``, ``tablet.nothing_claimed``, ``tablet.wrong_code``.
        """
        return self._submit(lambda running: running.confirm_pairing(code))

    def unpair(self) -> Future[None]:
        """Forget the tablet."""
        return self._submit(lambda running: running.unpair())

    def show_idle(self, card: IdleCard) -> Future[None]:
        """Say who sits at the counter."""
        return self._call(lambda running: running.session.show_idle(card))

    def ask(self, prompt: RatingPrompt) -> Future[Asked]:
        """Ask the customer of a visit; a customer still at it is not disturbed (`Asked.state`).

        Done once the question is recorded. Fails with what the desk refuses.
        """
        return self._submit(lambda running: running.ask(prompt))

    def extend(self, visit_id: str) -> Future[None]:
        """Give the customer thirty seconds more, once.

        Fails with ``rating.already_closed``, ``rating.already_extended``, ``rating.late``.
        """
        return self._call(lambda running: running.session.extend(visit_id))

    def withdraw(self, visit_id: str) -> Future[None]:
        """Take the question back; done when that is recorded. Fails with ``rating.already_closed``."""
        return self._submit(lambda running: running.session.withdraw(visit_id))

    def _call(self, action: Callable[[RunningTablet], _T]) -> Future[_T]:
        async def calling(running: RunningTablet) -> _T:
            return action(running)

        return self._submit(calling)

    def _submit(self, action: Callable[[RunningTablet], Coroutine[Any, Any, _T]]) -> Future[_T]:
        from asyncio import run_coroutine_threadsafe

        running, loop = self._running, self._loop
        if running is None or loop is None:
            failed: Future[_T] = Future()
            failed.set_exception(Refusal("tablet.not_running"))
            return failed
        coroutine = action(running)
        try:
            return run_coroutine_threadsafe(coroutine, loop)
        except RuntimeError:
            coroutine.close()
            failed = Future()
            failed.set_exception(Refusal("tablet.not_running"))
            return failed

    def _run(self, ready: Future[tuple[str, ...]]) -> None:
        try:
            listener = _listen(self._settings)
        except Refusal as refusal:
            ready.set_exception(refusal)
            return
        try:
            # Slow to import, so here: this thread begins after the first paint.
            import asyncio

            from clerk_app.tablet.running import RunningTablet

            asyncio.run(self._serve(RunningTablet, listener, ready))
        except Exception as error:  # noqa: BLE001  (the thread's last line: whoever waits must hear of it)
            _log.exception("tablet server ended")
            if not ready.done():
                ready.set_exception(error)
        finally:
            self._running = None
            self._loop = None
            listener.close()

    async def _serve(
        self, make: type[RunningTablet], listener: socket.socket, ready: Future[tuple[str, ...]]
    ) -> None:
        import asyncio

        running = make(
            self._settings, self._devices, self._desk, self._events, self._network, steady_ms, listener
        )

        def started() -> None:
            self._loop = asyncio.get_running_loop()
            self._running = running
            ready.set_result(running.addresses)

        await running.serve(started)


def steady_ms() -> int:
    """Milliseconds that never jump."""
    return time.monotonic_ns() // 1_000_000


def _listen(settings: TabletSettings) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # On Windows the option means something else: another program could take our port away.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.bind, settings.port))
    except OSError as error:
        listener.close()
        import errno

        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise Refusal("tablet.port_in_use", port=settings.port) from error
        raise Refusal("tablet.address_unknown", address=settings.bind) from error
    return listener
