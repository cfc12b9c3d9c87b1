"""Connections that never say what they want must not keep the tablet out.

uvicorn waits for a request without end and answers 503 when it has too many connections; both would let
anybody on the network silence the page. Here a connection has a few seconds to send a request, and of
too many waiting ones the oldest goes.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEADER_S = 5.0
"""How long the head of a request may take, in seconds."""

WAITING_LIMIT = 64
"""How many connections may wait for their request's head at once."""


class Waiting:
    """The connections that have not sent a whole head yet, oldest first."""

    def __init__(self, limit: int = WAITING_LIMIT) -> None:
        self._limit = limit
        self._connections: dict[BoundedProtocol, asyncio.TimerHandle] = {}

    def __len__(self) -> int:
        return len(self._connections)

    def add(self, connection: BoundedProtocol, loop: asyncio.AbstractEventLoop) -> None:
        """Start the clock of a connection."""
        if connection in self._connections:
            return
        if len(self._connections) >= self._limit:
            oldest = next(iter(self._connections))
            self.remove(oldest)
            oldest.give_up()
        self._connections[connection] = loop.call_later(HEADER_S, self._too_late, connection)

    def remove(self, connection: BoundedProtocol) -> None:
        """Its head is complete, or it is gone."""
        timer = self._connections.pop(connection, None)
        if timer is not None:
            timer.cancel()

    def _too_late(self, connection: BoundedProtocol) -> None:
        self.remove(connection)
        connection.give_up()


def bounded(waiting: Waiting) -> type[H11Protocol]:
    """The protocol class that counts its connections in `waiting`; uvicorn makes the instances."""
    return type("BoundedHttp", (BoundedProtocol,), {"waiting": waiting})


class BoundedProtocol(H11Protocol):
    """uvicorn's HTTP/1.1 with a time and a number for heads that do not come."""

    waiting: Waiting

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection begins: a head is expected."""
        super().connection_made(transport)
        self.waiting.add(self, self.loop)

    def data_received(self, data: bytes) -> None:
        """Data came: of the first head, of a later one on the same connection, or of a body."""
        super().data_received(data)
        self._count()

    def on_response_complete(self) -> None:
        """Answered: the next head is expected, with the same patience."""
        super().on_response_complete()
        self._count()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """The head is complete; the connection is the WebSocket's from here on."""
        self.waiting.remove(self)
        super().handle_websocket_upgrade(event)

    def send_400_response(self, msg: str) -> None:
        """What came is no HTTP, perhaps in the middle of a request that is being answered already."""
        if self.cycle is not None:
            # Else its answer would meet a connection that has said its last word.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.give_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self.waiting.remove(self)
        super().connection_lost(exc)

    def _count(self) -> None:
        """Being answered, a connection may take its time; before and after it may not.

        A body that goes on trickling in after its answer counts as waiting: nothing else would end it.
        """
        answered = getattr(self.cycle, "response_complete", False)  # None before the first request
        if (self.conn.their_state is h11.IDLE or answered) and not self.transport.is_closing():
            self.waiting.add(self, self.loop)
        else:
            self.waiting.remove(self)

    def give_up(self) -> None:
        """Close without an answer: there was no question."""
        self.transport.abort()
