"""The paired tablet's WebSocket: pushes what to show, notices when the tablet is gone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from starlette.websockets import WebSocket, WebSocketDisconnect

from clerk_app.tablet.messages import Message

TICK_S = 5.0
"""How often the page hears from us. Its script cannot see WebSocket pings; silence tells it to reconnect."""

REPLACED = 4001
"""Close code: the same tablet opened the page again, this one must not come back."""

UNPAIRED = 4003
"""Close code: this tablet does not belong to the counter any more."""

_WAITING_MESSAGES = 64


class LiveTablet:
    """The one connection to the paired tablet; a newer one replaces it.

    Args:
        wall_ms: the time of day in milliseconds UTC, for the clock the page shows.
        utc_offset_minutes: the hall's zone.
    """

    def __init__(self, wall_ms: Callable[[], int], utc_offset_minutes: int) -> None:
        self._wall_ms = wall_ms
        self._utc_offset_minutes = utc_offset_minutes
        self._outbox: asyncio.Queue[Message | int] | None = None

    @property
    def connected(self) -> bool:
        """Whether the tablet is there now."""
        return self._outbox is not None

    def push(self, message: Message) -> None:
        """Send `message` if the tablet is there; one that takes nothing in any more is cut off."""
        if self._outbox is not None:
            self._offer(self._outbox, message)

    def drop(self, code: int) -> None:
        """Close the connection with `code`."""
        if self._outbox is not None:
            self._offer(self._outbox, code)

    @staticmethod
    def _offer(outbox: asyncio.Queue[Message | int], item: Message | int) -> None:
        if outbox.full():
            while not outbox.empty():
                outbox.get_nowait()
            item = REPLACED if item == REPLACED else 1013
        outbox.put_nowait(item)

    async def serve(self, socket: WebSocket, back: Callable[[], None], lost: Callable[[], None]) -> None:
        """Hold an accepted connection until it ends; `back` and `lost` frame the time it is the tablet's."""
        outbox: asyncio.Queue[Message | int] = asyncio.Queue(_WAITING_MESSAGES)
        if self._outbox is not None:
            self._offer(self._outbox, REPLACED)
        self._outbox = outbox
        self.push(self._tick())
        back()
        listening = asyncio.ensure_future(_listen(socket))
        sending = asyncio.ensure_future(self._send(socket, outbox))
        try:
            await asyncio.wait({listening, sending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (listening, sending):
                task.cancel()
            await asyncio.gather(listening, sending, return_exceptions=True)
            if self._outbox is outbox:
                self._outbox = None
                lost()

    async def _send(self, socket: WebSocket, outbox: asyncio.Queue[Message | int]) -> None:
        try:
            while True:
                try:
                    item = await asyncio.wait_for(outbox.get(), TICK_S)
                except TimeoutError:
                    item = self._tick()
                if isinstance(item, int):
                    await socket.close(item)
                    return
                await socket.send_text(json.dumps(item, ensure_ascii=False))
        except (WebSocketDisconnect, RuntimeError, OSError):
            return  # gone while being written to: `serve` tells

    def _tick(self) -> Message:
        return {"type": "tick", "now_ms": self._wall_ms(), "offset_minutes": self._utc_offset_minutes}


async def _listen(socket: WebSocket) -> None:
    """Wait for the end; the page says nothing here, answers come by POST."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass
