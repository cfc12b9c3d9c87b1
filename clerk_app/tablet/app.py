"""The endpoints: the page's files, pairing, the live connection, the rating."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Annotated

import msgspec
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from clerk_app.core.errors import Refusal
from clerk_app.core.rating import Answer, Grade
from clerk_app.tablet.addresses import Network
from clerk_app.tablet.customer import ActionKind, CustomerAction, NotRecorded
from clerk_app.tablet.guards import BODY_LIMIT, Guards
from clerk_app.tablet.live import LiveTablet
from clerk_app.tablet.page import Asset
from clerk_app.tablet.pairing import Pairing
from clerk_app.tablet.ports import PairedDevice, TabletEvents
from clerk_app.tablet.session import RatingSession
from clerk_app.tablet.tokens import same_token

DEVICE_COOKIE = "clerk_tablet"
CLAIM_COOKIE = "clerk_tablet_claim"
_COOKIE_S = 400 * 24 * 3600
"""Browsers keep a cookie for 400 days at most; opening the page renews it."""

_BODY_S = 5.0
_CONFIRMED_S = 5.0
"""How long a claiming tablet's question is kept open; the page gives up after eight seconds."""

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")

_STATUS = {
    "rating.unknown_token": 403,
    "rating.already_closed": 409,
    "rating.being_recorded": 409,
    "rating.late": 409,
    "tablet.pairing_over": 410,
    "tablet.pairing_taken": 409,
}

_Short = Annotated[str, msgspec.Meta(max_length=200)]


class RatingBody(msgspec.Struct, forbid_unknown_fields=True):
    """What the page posts; anything else is refused with 400."""

    kind: ActionKind
    visit_id: _Short
    token: _Short
    grade: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    reasons: Annotated[list[_Short], msgspec.Meta(max_length=20)] = []
    comment: str = ""
    wants_call_back: bool | None = None


class TabletApp:
    """Joins the endpoints to the session, the pairing and the live connection.

    Attributes:
        device: the paired tablet; the server sets it after loading and pairing.
    """

    def __init__(
        self,
        assets: dict[str, Asset],
        session: RatingSession,
        live: LiveTablet,
        pairing: Pairing,
        events: TabletEvents,
    ) -> None:
        self.device: PairedDevice | None = None
        self._assets = assets
        self._session = session
        self._live = live
        self._pairing = pairing
        self._pairing_moved = asyncio.Event()
        self._events = events

    def asgi(self, network: Network, port: Callable[[], int], allow_local: bool) -> ASGIApp:
        """The whole application with its guards."""
        routes = [Route(path, self._asset, methods=["GET"]) for path in self._assets]
        application = Starlette(
            routes=[
                *routes,
                Route("/paired", self._paired, methods=["GET"]),
                Route("/pair/claim", self._claim, methods=["POST"]),
                Route("/pair/finish", self._finish, methods=["POST"]),
                Route("/rating", self._rating, methods=["POST"]),
                WebSocketRoute("/live", self._serve_live),
            ]
        )

        def hosts() -> frozenset[str]:
            served = network.served()
            # A browser leaves the port out of Host where it is the protocol's own.
            return frozenset(one if port() == 80 else f"{one}:{port()}" for one in served)

        return Guards(application, hosts, network.is_own, allow_local)

    def is_paired(self, token: str | None) -> bool:
        """Whether `token` is the paired tablet's."""
        return token is not None and self.device is not None and same_token(token, self.device.token_hash)

    def pairing_moved(self) -> None:
        """Answer the tablet that waits for its token: the offer was confirmed, or ended."""
        self._pairing_moved.set()
        self._pairing_moved = asyncio.Event()

    async def _asset(self, request: Request) -> Response:
        asset = self._assets[request.url.path]
        headers = {"cache-control": asset.cache, "etag": asset.etag}
        if request.headers.get("if-none-match") == asset.etag:
            return Response(status_code=304, headers=headers)
        response = Response(asset.body, media_type=asset.media_type, headers=headers)
        token = request.cookies.get(DEVICE_COOKIE)
        if request.url.path == "/" and token is not None and self.is_paired(token):
            _set_cookie(response, DEVICE_COOKIE, token, _COOKIE_S)
        return response

    async def _paired(self, request: Request) -> Response:
        """Tells a page whose live connection failed whether the network is down or the tablet unpaired."""
        paired = self.is_paired(request.cookies.get(DEVICE_COOKIE))
        return Response(status_code=204) if paired else _error(401, "tablet.not_paired")

    async def _claim(self, request: Request) -> Response:
        try:
            claim = self._pairing.claim(request.query_params.get("k", ""), request.cookies.get(CLAIM_COOKIE))
        except Refusal as refusal:
            self.pairing_moved()  # whoever claimed it first waits in vain now
            return _refused(refusal)
        self._events.on_claimed()
        response = JSONResponse({"code": claim.code})
        _set_cookie(response, CLAIM_COOKIE, claim.secret, 900)
        return response

    async def _finish(self, request: Request) -> Response:
        """Hand the token out as soon as the clerk has confirmed; 202 asks the tablet to come again."""
        secret = request.cookies.get(CLAIM_COOKIE, "")
        try:
            token = self._pairing.finish(secret)
            if token is None and await self._pairing_to_move(request):
                token = self._pairing.finish(secret)
        except Refusal as refusal:
            return _refused(refusal)
        if token is None:
            return JSONResponse({"waiting": True}, status_code=202)
        response = JSONResponse({"paired": True})
        _set_cookie(response, DEVICE_COOKIE, token, _COOKIE_S)
        response.delete_cookie(CLAIM_COOKIE, httponly=True, samesite="strict")
        return response

    async def _pairing_to_move(self, request: Request) -> bool:
        """Wait for news of the offer; False when the tablet has gone: a token must not go to nobody."""
        self.pairing_moved()  # a question asked earlier is answered: one is open at a time
        moved = asyncio.ensure_future(self._pairing_moved.wait())
        gone = asyncio.ensure_future(_disconnected(request))
        try:
            await asyncio.wait({moved, gone}, timeout=_CONFIRMED_S, return_when=asyncio.FIRST_COMPLETED)
            return not gone.done()
        finally:
            moved.cancel()
            gone.cancel()

    async def _rating(self, request: Request) -> Response:
        if not self.is_paired(request.cookies.get(DEVICE_COOKIE)):
            return _error(401, "tablet.not_paired")
        if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
            return _error(415, "tablet.bad_request")
        try:
            body = await asyncio.wait_for(_small_body(request), _BODY_S)
        except TimeoutError:
            return _error(408, "tablet.bad_request")
        except ClientDisconnect:
            return _error(400, "tablet.bad_request")
        if body is None:
            return _error(413, "tablet.bad_request")
        try:
            action = _action(msgspec.json.decode(body, type=RatingBody))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return _error(400, "tablet.bad_request")
        try:
            return JSONResponse(await self._session.act(action))
        except Refusal as refusal:
            return _refused(refusal)
        except NotRecorded:
            return _error(503, "rating.not_recorded")

    async def _serve_live(self, socket: WebSocket) -> None:
        if not self.is_paired(socket.cookies.get(DEVICE_COOKIE)):
            await socket.send_denial_response(_error(401, "tablet.not_paired"))
            return
        await socket.accept()
        await self._live.serve(socket, self._back, self._lost)

    def _back(self) -> None:
        self._session.device_back()
        self._events.on_connected()

    def _lost(self) -> None:
        self._session.device_lost()
        self._events.on_disconnected()


def _action(body: RatingBody) -> CustomerAction:
    answer = None
    if body.kind in ("give", "choose"):
        if body.grade is None:
            raise msgspec.ValidationError("grade is missing")
        comment = _CONTROLS.sub(" ", body.comment.replace("\r\n", "\n")).strip()
        answer = Answer(Grade(body.grade), tuple(body.reasons), comment, body.wants_call_back)
    return CustomerAction(body.kind, body.visit_id, body.token, answer)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _small_body(request: Request) -> bytes | None:
    """The body, or None as soon as it is too large, without reading the rest."""
    parts = bytearray()
    async for chunk in request.stream():
        parts += chunk
        if len(parts) > BODY_LIMIT:
            return None
    return bytes(parts)


def _set_cookie(response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="strict")


def _refused(refusal: Refusal) -> Response:
    return _error(_STATUS.get(refusal.code, 422), refusal.code)


def _error(status: int, code: str) -> Response:
    return JSONResponse({"code": code}, status_code=status, headers={"connection": "close"})
