"""Who may talk to the page at all: exact Host, same Origin, not this PC, small bodies.

A name that an attacker's server points at this PC (DNS rebinding) fails the Host check, a page of another
site fails the Origin check.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 16_384
"""Largest request body in bytes: a comment of 500 characters takes 2 KB."""

OWN_PC = b'{"code": "tablet.own_pc"}'
"""What this PC is told, so that the page can say so instead of blaming the QR code."""

_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
            b"connect-src %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Guards:
    """ASGI middleware around the whole application.

    Args:
        app: the application.
        hosts: the values of Host that are ours, asked anew for every request.
        is_own: whether a client address is this PC.
        allow_local: whether this PC may act as the tablet.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: Callable[[], frozenset[str]],
        is_own: Callable[[str], bool],
        allow_local: bool,
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._is_own = is_own
        self._allow_local = allow_local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse or pass on, with the security headers on every answer."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        host = self._host(scope)
        refused = self._refused(scope, host)
        guarded = _with_headers(send, host)
        if refused is not None:
            await _answer(scope, receive, guarded, *refused)
        elif scope["type"] == "websocket":
            await self._app(scope, receive, guarded)
        else:
            await _with_small_body(self._app, scope, receive, guarded)

    def _host(self, scope: Scope) -> str | None:
        given = _values(scope, b"host")
        if len(given) != 1:
            return None
        host = given[0].decode("latin-1")
        return host if host in self._hosts() else None

    def _refused(self, scope: Scope, host: str | None) -> tuple[int, bytes] | None:
        if host is None:
            return 421, b""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            return None
        if scope["type"] == "http" and scope["method"] != "POST":
            return 405, b""
        if _values(scope, b"origin") != [b"http://" + host.encode("latin-1")]:
            return 403, b""
        client = scope.get("client")
        server = scope.get("server")
        own = client is None or self._is_own(client[0]) or (server is not None and client[0] == server[0])
        return (403, OWN_PC) if own and not self._allow_local else None


def _values(scope: Scope, name: bytes) -> list[bytes]:
    return [value for key, value in scope["headers"] if key == name]


def _with_headers(send: Send, host: str | None) -> Send:
    # Old WebViews do not count the WebSocket among 'self'. Only a checked host gets into the header.
    connect = b"'self'" if host is None else b"'self' ws://" + host.encode("latin-1")

    async def sending(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            own = [(name, value.replace(b"%s", connect)) for name, value in _HEADERS]
            message = {**message, "headers": [*message.get("headers", []), *own]}
        await send(message)

    return sending


async def _answer(scope: Scope, receive: Receive, send: Send, status: int, body: bytes = b"") -> None:
    kind = "websocket.http.response" if scope["type"] == "websocket" else "http.response"
    if scope["type"] == "websocket":
        await receive()
    content_type, length = b"application/json" if body else b"text/plain", str(len(body)).encode()
    headers = [(b"content-type", content_type), (b"content-length", length), (b"connection", b"close")]
    await send({"type": f"{kind}.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.body", "body": body})


async def _with_small_body(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    declared = _values(scope, b"content-length")
    if declared and int(declared[0]) > BODY_LIMIT:  # h11 let only digits through
        await _answer(scope, receive, send, 413)
        return
    await app(scope, receive, send)
