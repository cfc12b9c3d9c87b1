"""From the end of a visit to the bytes at the tablet, against a bare push through the same server libraries.

The question is on disk before the tablet lights up, so the floor has a bare commit before the bare push.
"""

from __future__ import annotations

import asyncio
import itertools
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
from clerk_app.core.rating import RatingTimes
from clerk_app.core.sentence import Sentence
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from clerk_app.tablet.client import TabletClient
from clerk_app.tablet.prompt import RatingPrompt, TabletSettings
from clerk_app.tablet.server import TabletServer

RUNS = 200
WAIT_S = 10.0
CLERK = Actor("chenjing", Role.CLERK)


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
        """Send `text` to whoever is connected."""
        self._loop.call_soon_threadsafe(self._outbox.put_nowait, text)

    def close(self) -> None:
        """End."""
        self._server.should_exit = True
        self._thread.join(WAIT_S)
        self._listener.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve(sockets=[self._listener]))
        self._loop.close()

    async def _serve(self, websocket: WebSocket) -> None:
        await websocket.accept()
        while True:
            await websocket.send_text(await self._outbox.get())


def bare_commit(file: Path) -> Callable[[], None]:
    """Return a call that appends 4 KiB and waits until they are on disk."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    block = os.urandom(4096)

    def commit() -> None:
        os.write(handle, block)
        os.fdatasync(handle)

    return commit
