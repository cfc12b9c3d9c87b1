"""From the end of a visit to the bytes at the tablet, against a bare push through the same server libraries.

The question is on disk before the tablet lights up, so the floor has a bare commit before the bare push.
"""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from websockets.sync.client import connect

from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.bootstrap import build_service
from clerk_app.core.sentence import Sentence
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.tablet.client import TabletClient
from clerk_app.tablet.prompt import RatingPrompt, TabletSettings
from clerk_app.tablet.server import TabletServer
from clerk_app.ui.tablet_records import RatingRecords, TabletRecords

RUNS = 200
WAIT_S = 10.0
CLERK = Actor("chenjing", Role.CLERK)
SUPERVISOR = Actor("helihua", Role.SUPERVISOR)


class BareServer:
    """A WebSocket on the same stack that pushes what it is told and does nothing else."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._server = uvicorn.Server(
            uvicorn.Config(
                Starlette(routes=[WebSocketRoute("/", self._serve)]),
                ws="websockets-sansio",
                ws_per_message_deflate=False,
                log_config=None,
                lifespan="off",
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def push(self, text: str) -> None:
        """Send `text` to whoever is connected; nothing closes the connection."""
        self._loop.call_soon_threadsafe(self._outbox.put_nowait, text)

    def close(self) -> None:
        """End."""
        self.push("")
        self._server.should_exit = True
        self._thread.join(WAIT_S)
        self._listener.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve(sockets=[self._listener]))
        self._loop.close()

    async def _serve(self, websocket: WebSocket) -> None:
        await websocket.accept()
        while text := await self._outbox.get():
            await websocket.send_text(text)


def bare_commit(file: Path) -> Callable[[], None]:
    """Return a call that appends 4 KiB and waits until they are on disk."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    block = os.urandom(4096)

    def commit() -> None:
        os.write(handle, block)
        os.fdatasync(handle)

    return commit


def prompt(visit_id: str) -> RatingPrompt:
    """Return what the customer of a visit is asked."""
    services = (Sentence("电费查询", "Bill enquiry"),)
    return RatingPrompt(
        visit_id, Sentence("陈静", "Chen Jing"), "02", "10286", services, has_phone=True, asked_by=CLERK.id
    )


class Counter:
    """The counter with its records and its tablet, as the window has them."""

    def __init__(self, folder: Path) -> None:
        self.service: CounterService = build_service(folder, cost=CHEAP_COST)
        self.service.open().result()
        set_up_sample(self.service).result()
        hall = Sentence("清河路供电营业厅", "Qinghe Road Hall")
        settings = TabletSettings(hall, port=0, bind="127.0.0.1", allow_local=True)
        devices = TabletRecords(self.service, lambda: SUPERVISOR)
        self.server = TabletServer(settings, devices, RatingRecords(self.service))
        self.tablet = TabletClient(self.server.start().result(WAIT_S)[0])
        offer = self.server.begin_pairing().result(WAIT_S)
        self.server.confirm_pairing(self.tablet.claim(offer.url)).result(WAIT_S)
        self.tablet.finish_pairing()
        self.tablet.connect()

    def ended_visit(self) -> str:
        """Serve nobody for no time; return the visit."""
        service = self.service
        visit = service.desk.submit(service.reception.start_visit, CLERK, new_command_id()).result().result
        service.desk.submit(service.reception.end_visit, CLERK, new_command_id(), visit).result()
        return visit

    def asked(self) -> float:
        """Return how long it takes from an ended visit until the tablet has the question."""
        visit = self.ended_visit()

        def ask() -> None:
            self.server.ask(prompt(visit))
            self.tablet.receive("ask")

        took = timed(ask)()
        self.server.withdraw(visit).result(WAIT_S)
        return took

    def close(self) -> None:
        """End everything."""
        self.tablet.close()
        self.server.stop()
        self.service.close()


def rows(setting: Setting) -> list[Row]:
    """In turns: commit and push bare; ask."""
    commit = bare_commit(setting.folder / "bare_commit")
    bare, counter = BareServer(), Counter(setting.folder / "tablet")
    try:
        with connect(f"ws://127.0.0.1:{bare.port}/", compression=None, proxy=None) as bare_tablet:

            def push() -> None:
                commit()
                bare.push("x" * 600)
                bare_tablet.recv(WAIT_S)

            def push_only() -> None:
                bare.push("x" * 600)
                bare_tablet.recv(WAIT_S)

            floor, ours, push_alone = in_turns([timed(push), counter.asked, timed(push_only)], RUNS, warm_up=10)
    finally:
        counter.close()
        bare.close()
    return [
        Row(
            "tablet_push", "visit ended → bytes at the tablet", "append 4 KiB + fdatasync, bare WebSocket push",
            floor.p50, ours.p50, 1.5, noise=floor.noise,
            remark=f"the question is on disk before the tablet lights up; a bare push takes {push_alone.p50:.2f} ms",
        )
    ]  # fmt: skip
