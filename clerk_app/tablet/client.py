"""A tablet without a screen: pairs, waits for the question, rates. For the demonstration and the tests.

It speaks to the server as the page does, over the network, and has no other way in.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from websockets import Origin
from websockets.sync.client import ClientConnection, connect

from clerk_app.core.errors import Bug
from clerk_app.core.rating import Grade

_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)


class TabletClient:
    """One tablet.

    Args:
        url: the server's address, e.g. ``"http://192.168.1.5:8787/"``.

    Attributes:
        cookies: as the browser would keep them.
    """

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._live: ClientConnection | None = None
        self._closing = ExitStack()
        self.cookies: dict[str, str] = {}

    def claim(self, offer_url: str) -> str:
        """Open the address of the QR code; returns the code the tablet would show."""
        query = urlsplit(offer_url).query
        reply = self.post(f"/pair/claim?{query}")
        if reply.status != 200:
            raise ConnectionError(f"pairing refused: {reply.status} {reply.body.get('code')}")
        return str(reply.body["code"])

    def finish_pairing(self, timeout_s: float = _TIMEOUT_S) -> None:
        """Fetch the device token; the server answers as soon as the clerk has confirmed the code."""
        until = time.monotonic() + timeout_s
        while (reply := self.post("/pair/finish")).status == 202 and time.monotonic() < until:
            pass  # it kept the question open for a while: nothing was confirmed meanwhile
        if reply.status != 200:
            raise ConnectionError(f"pairing not finished: {reply.status} {reply.body.get('code')}")

    def connect(self) -> None:
        """Open the live connection."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        opening = connect(
            f"ws://{self._host}/live",
            origin=Origin(f"http://{self._host}"),
            additional_headers={"Cookie": cookie},
            open_timeout=_TIMEOUT_S,
            close_timeout=1.0,
            compression=None,
            proxy=None,
        )
        self._live = self._closing.enter_context(opening)

    def receive(self, kind: str, timeout_s: float = _TIMEOUT_S) -> dict[str, Any]:
        """The next message of `kind`; others are passed over.

        Raises:
            TimeoutError: none came.
        """
        if self._live is None:
            raise Bug("connect first")
        until = time.monotonic() + timeout_s
        while True:
            message: dict[str, Any] = json.loads(self._live.recv(max(0.0, until - time.monotonic())))
            if message["type"] == kind:
                return message

    def rate(
        self,
        question: Mapping[str, Any],
        grade: Grade,
        reasons: tuple[str, ...] = (),
        comment: str = "",
        wants_call_back: bool | None = None,
    ) -> Reply:
        """Answer a question received as ``ask``."""
        return self.act(
            "give",
            question["visit_id"],
            question["token"],
            grade=int(grade),
            reasons=list(reasons),
            comment=comment,
            wants_call_back=wants_call_back,
        )

    def act(self, kind: str, visit_id: str, token: str, **answer: object) -> Reply:
        """Any tap of the customer."""
        return self.post("/rating", {"kind": kind, "visit_id": visit_id, "token": token, **answer})

    def post(self, path: str, body: Mapping[str, object] | None = None) -> Reply:
        """POST as the page does: same Origin, JSON, cookies."""
        connection = http.client.HTTPConnection(self._host, timeout=_TIMEOUT_S)
        headers = {"Origin": f"http://{self._host}", "Content-Type": "application/json"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request("POST", path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                if morsel.value:
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)
        is_json = response.headers.get_content_type() == "application/json"
        return Reply(response.status, json.loads(content) if is_json else {}, dict(response.headers))

    def close(self) -> None:
        """Leave, as a tablet that is switched off does."""
        self._live = None
        self._closing.close()
