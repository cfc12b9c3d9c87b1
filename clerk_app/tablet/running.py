"""The server while it runs: everything that lives on its event loop."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable

import uvicorn

from clerk_app.core.rating import RatingState
from clerk_app.tablet.addresses import Network
from clerk_app.tablet.app import TabletApp
from clerk_app.tablet.limits import Waiting, bounded
from clerk_app.tablet.live import UNPAIRED, LiveTablet
from clerk_app.tablet.page import load_assets
from clerk_app.tablet.pairing import Pairing, PairingOffer
from clerk_app.tablet.ports import DeviceStore, PairedDevice, RatingDesk, TabletEvents, guarded
from clerk_app.tablet.prompt import Asked, RatingPrompt, TabletSettings, TabletStatus
from clerk_app.tablet.session import RatingSession

_BACKLOG = 128
_HEARTBEAT_S = 5.0
_MESSAGE_LIMIT = 4096


class _Server(uvicorn.Server):
    """uvicorn's server that says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


class RunningTablet:
    """One life of the server, made and used on its own thread.

    Attributes:
        session: the rating in progress.
        addresses: URLs of the page.
    """

    def __init__(
        self,
        settings: TabletSettings,
        devices: DeviceStore,
        desk: RatingDesk,
        events: TabletEvents,
        network: Network,
        clock_ms: Callable[[], int],
        listener: socket.socket,
    ) -> None:
        events = guarded(events)
        self._devices = devices
        self._clock_ms = clock_ms
        self._network = network
        self._listener = listener
        self._port: int = listener.getsockname()[1]
        self._live = LiveTablet(lambda: time.time_ns() // 1_000_000, settings.utc_offset_minutes)
        self.session = RatingSession(settings, desk, self._live, events, clock_ms)
        self._pairing = Pairing(clock_ms)
        assets = load_assets(settings.hall, settings.hotline, settings.language)
        self._app = TabletApp(assets, self.session, self._live, self._pairing, events)
        self._uvicorn = _Server(
            uvicorn.Config(
                self._app.asgi(network, lambda: self._port, settings.allow_local),
                http=bounded(Waiting()),
                ws="websockets-sansio",
                ws_max_size=_MESSAGE_LIMIT,
                ws_ping_interval=_HEARTBEAT_S,
                ws_ping_timeout=_HEARTBEAT_S,
                ws_per_message_deflate=False,
                lifespan="off",
                backlog=_BACKLOG,
                # Behind no proxy: a header must not decide who the client is.
                proxy_headers=False,
                server_header=False,
                access_log=False,
                log_config=None,
                timeout_graceful_shutdown=1,
            )
        )
        self._stopping = asyncio.Event()

    @property
    def addresses(self) -> tuple[str, ...]:
        """URLs of the page, the ones a tablet can use first."""
        return tuple(f"http://{address}:{self._port}/" for address in self._network.served())

    async def serve(self, started: Callable[[], None]) -> None:
        """Serve until `request_stop`; `started` is called once the page can be opened."""
        self._app.device = await asyncio.wrap_future(self._devices.current())
        serving = asyncio.ensure_future(self._uvicorn.serve(sockets=[self._listener]))
        listening = asyncio.ensure_future(self._uvicorn.listening.wait())
        await asyncio.wait({serving, listening}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            listening.cancel()
            await serving  # raises what kept it from listening
            return
        started()
        await self._stopping.wait()
        await self.session.finish()
        self._uvicorn.should_exit = True
        await serving

    def request_stop(self) -> None:
        """Begin to end."""
        self._stopping.set()
        self._app.pairing_moved()

    def status(self) -> TabletStatus:
        """What is known now; reads only, so any thread may call it."""
        record = self.session.record
        asking = record is not None and record.state is RatingState.ASKED
        return TabletStatus(
            running=True,
            addresses=self.addresses,
            paired=self._app.device is not None,
            connected=self._live.connected,
            asking=record.visit_id if asking and record is not None else None,
            seconds_left=-(-self.session.question_left_ms // 1000) if asking else 0,
            may_extend=asking and record is not None and not record.extended,
        )

    async def ask(self, prompt: RatingPrompt) -> Asked:
        """Ask, if a tablet belongs to this counter at all."""
        if self._app.device is None:
            return Asked(prompt.visit_id, RatingState.DEVICE_TROUBLE)
        return await self.session.ask(prompt, self._app.device.device_id)

    def begin_pairing(self) -> PairingOffer:
        """Offer pairing under the first address a tablet can reach."""
        offer = self._pairing.begin(self.addresses[0])
        self._app.pairing_moved()
        return offer

    async def confirm_pairing(self, code: str) -> None:
        """Store the claiming tablet as the only one."""
        try:
            device = self._pairing.confirm(code)
            try:
                await self._replace(device)
            except BaseException:
                self._pairing.not_stored()
                raise
            self._pairing.stored()
        finally:
            self._app.pairing_moved()

    async def unpair(self) -> None:
        """Forget the tablet."""
        await self._replace(None)

    async def _replace(self, device: PairedDevice | None) -> None:
        await asyncio.wrap_future(self._devices.replace(device))
        self._app.device = device
        self._live.drop(UNPAIRED)
