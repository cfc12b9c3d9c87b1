"""The page answers only its tablet, whatever comes over the network."""

from __future__ import annotations

import http.client
import json
import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from typing import Self

import pytest

from clerk_app.core.rating import Grade
from clerk_app.tablet.addresses import Network, own_addresses
from clerk_app.tablet.client import TabletClient
from clerk_app.tablet.tokens import new_token
from tests.tablet.tablet_hall import WAIT_S, Counter, prompt

MakeCounter = Callable[..., Counter]

HOSTS = (
    "127.0.0.1:{port}", "127.0.0.1", "127.0.0.1:{other}", "localhost:{port}", "evil.example", "evil.example:{port}",
    "127.0.0.1:{port}.evil.example", "127.0.0.1:{port}@evil.example", "[::1]:{port}", "0.0.0.0:{port}",
    "2130706433:{port}", "",
)  # fmt: skip
ORIGINS = (
    "http://127.0.0.1:{port}", None, "null", "https://127.0.0.1:{port}", "http://127.0.0.1", "http://evil.example",
    "http://127.0.0.1:{port}.evil.example", "http://localhost:{port}",
)  # fmt: skip


def exchange(port: int, request: bytes, timeout_s: float = WAIT_S) -> bytes:
    """Send raw bytes and read until the server closes or falls silent."""
    answer = b""
    with (
        socket.create_connection(("127.0.0.1", port), timeout=timeout_s) as connection,
        suppress(ConnectionError, TimeoutError),
    ):
        connection.sendall(request)
        while b"\r\n\r\n" not in answer:
            chunk = connection.recv(65536)
            if not chunk:
                break
            answer += chunk
    return answer


def status(answer: bytes) -> int | None:
    """The status of an answer; None when there was none."""
    return int(answer.split()[1]) if answer.startswith(b"HTTP/1.1 ") else None


def head(method: str, path: str, *lines: str) -> bytes:
    return "\r\n".join((f"{method} {path} HTTP/1.1", *lines, "", "")).encode()


@pytest.mark.parametrize("method", ["GET", "POST", "WebSocket"])
@pytest.mark.parametrize("origin", ORIGINS)
def test_only_the_exact_host_and_origin_get_in(paired: tuple[Counter, TabletClient], origin: str, method: str) -> None:
    counter, tablet = paired
    cookie = f"Cookie: clerk_tablet={tablet.cookies['clerk_tablet']}"
    for number, template in enumerate(HOSTS):
        host = template.format(port=counter.port, other=counter.port + 1)
        lines = [f"Host: {host}", cookie]
        if origin is not None:
            lines.append(f"Origin: {origin.format(port=counter.port)}")
        if method == "WebSocket":
            lines += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
            lines.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
            got = status(exchange(counter.port, head("GET", "/live", *lines)))
            passed = 101
        elif method == "POST":
            lines += ["Content-Type: application/json", "Content-Length: 2"]
            got = status(exchange(counter.port, head("POST", "/rating", *lines) + b"{}"))
            passed = 400  # let in, and told that this is no answer
        else:
            got = status(exchange(counter.port, head("GET", "/", *lines)))
            passed = 200
        if number > 0:
            expected = 421
        elif method == "GET" or origin == ORIGINS[0]:
            expected = passed
        else:
            expected = 403
        assert got == expected, (host, origin)


@pytest.fixture(scope="module")
def paired() -> Iterator[tuple[Counter, TabletClient]]:
    counter = Counter()
    yield counter, counter.tablet(connected=False)
    counter.close()


@pytest.mark.parametrize("lines", [(), ("Host: a", "Host: b")])
def test_no_host_and_two_hosts_are_refused(counter: Counter, lines: tuple[str, ...]) -> None:
    assert status(exchange(counter.port, head("GET", "/", *lines))) == 400
    old = exchange(counter.port, b"GET / HTTP/1.0\r\n\r\n")
    assert status(old) == 421


def test_every_answer_carries_the_security_headers(paired: tuple[Counter, TabletClient]) -> None:
    counter, _ = paired
    for path in ("/", "/tablet.js", "/nothing", "/rating"):
        answer = exchange(counter.port, head("GET", path, f"Host: 127.0.0.1:{counter.port}")).lower()
        assert b"content-security-policy: default-src 'none'; script-src 'self'" in answer
        assert b"x-content-type-options: nosniff" in answer
        assert b"x-frame-options: deny" in answer
        assert b"referrer-policy: no-referrer" in answer


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH"])
def test_other_methods_are_refused(counter: Counter, method: str) -> None:
    request = head(method, "/rating", f"Host: 127.0.0.1:{counter.port}")
    assert status(exchange(counter.port, request)) == 405


def test_without_the_device_token_nothing_is_rated(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    stranger = TabletClient(counter.url)
    for cookies in ({}, {"clerk_tablet": new_token()}, {"clerk_tablet": ""}, {"other": tablet.cookies["clerk_tablet"]}):
        stranger.cookies = dict(cookies)
        assert stranger.rate(question, Grade.VERY_SATISFIED).status == 401
    assert counter.desk.submitted == []


def test_the_device_token_is_out_of_reach_of_scripts_and_other_sites(counter: Counter) -> None:
    tablet = TabletClient(counter.url)
    offer = counter.server.begin_pairing().result(WAIT_S)
    code = tablet.claim(offer.url)
    counter.server.confirm_pairing(code).result(WAIT_S)
    set_cookie = tablet.post("/pair/finish").headers["set-cookie"]
    assert "HttpOnly" in set_cookie
    assert "SameSite=strict" in set_cookie
    device = counter.devices.device
    assert device is not None
    assert tablet.cookies["clerk_tablet"] not in device.token_hash


def test_forged_foreign_and_late_tokens_are_refused(counter: Counter) -> None:
    tablet = counter.tablet()
    first = counter.asked(tablet, "v1")
    for token in (new_token(), "", "0", str(first["token"])[:-1], str(first["token"]).swapcase(), "令牌"):
        assert tablet.act("give", "v1", token, grade=5).status == 403
    assert tablet.act("give", "v2", str(first["token"]), grade=5).status == 403, "of another visit"
    assert tablet.rate(first, Grade.SATISFIED).status == 200
    counter.asked(tablet, "v2")
    for visit in ("v1", "v2"):
        assert tablet.act("give", visit, str(first["token"]), grade=1).status == 409
    assert [(one.visit_id, one.grade) for one in counter.desk.submitted] == [("v1", 4)]


def test_of_four_hundred_parallel_replays_one_is_accepted(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    cookies = dict(tablet.cookies)

    def replay(number: int) -> int:
        client = TabletClient(counter.url)
        client.cookies = dict(cookies)
        return client.rate(question, Grade(number % 5 + 1)).status

    with ThreadPoolExecutor(40) as pool:
        statuses = list(pool.map(replay, range(400)))
    assert statuses.count(200) == 1
    assert statuses.count(409) == 399
    assert len(counter.desk.submitted) == 1


@pytest.mark.parametrize("bind", ["127.0.0.1", *sorted(own_addresses() - {"127.0.0.1"})])
def test_this_pc_may_look_but_not_rate(make_counter: MakeCounter, bind: str) -> None:
    counter = make_counter(allow_local=False, bind=bind)
    client = TabletClient(counter.url)
    offer = counter.server.begin_pairing().result(WAIT_S)
    with pytest.raises(ConnectionError, match="403"):
        client.claim(offer.url)
    refused = client.post("/rating", {})
    assert refused.status == 403
    assert refused.body == {"code": "tablet.own_pc"}
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus, match="403"):
        client.connect()


class OneMachine(Network):
    """A network in which 127.0.0.1 is this PC and 127.0.0.2 another machine."""

    def is_own(self, client: str) -> bool:
        return client == "127.0.0.1"


def test_another_machine_may_rate_and_this_pc_may_not_with_its_cookie(
    make_counter: MakeCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = make_counter(allow_local=False, network=OneMachine("127.0.0.1"))
    real = http.client.HTTPConnection

    def from_elsewhere(host: str, timeout: float) -> http.client.HTTPConnection:
        return real(host, timeout=timeout, source_address=("127.0.0.2", 0))

    tablet = TabletClient(counter.url)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("http.client.HTTPConnection", from_elsewhere)
        offer = counter.server.begin_pairing().result(WAIT_S)
        counter.server.confirm_pairing(tablet.claim(offer.url)).result(WAIT_S)
        tablet.finish_pairing()
        asked = counter.server.ask(prompt()).result(WAIT_S)
        question = {"visit_id": "v1", "token": asked.token}
    assert tablet.rate(question, Grade.VERY_SATISFIED).status == 403, "the clerk's browser with a stolen cookie"
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("http.client.HTTPConnection", from_elsewhere)
        assert tablet.rate(question, Grade.DISSATISFIED).status == 200
    assert [one.grade for one in counter.desk.submitted] == [2]


def test_a_forwarded_header_does_not_make_this_pc_another_machine(make_counter: MakeCounter) -> None:
    counter = make_counter(allow_local=False)
    lines = [f"Host: 127.0.0.1:{counter.port}", f"Origin: http://127.0.0.1:{counter.port}", "Content-Length: 0"]
    lines += ["X-Forwarded-For: 192.168.1.77", "Forwarded: for=192.168.1.77"]
    assert status(exchange(counter.port, head("POST", "/rating", *lines))) == 403


def own_lines(counter: Counter, tablet: TabletClient) -> list[str]:
    return [
        f"Host: 127.0.0.1:{counter.port}",
        f"Origin: http://127.0.0.1:{counter.port}",
        f"Cookie: clerk_tablet={tablet.cookies['clerk_tablet']}",
        "Content-Type: application/json",
    ]


def test_large_bodies_are_refused_without_being_read(paired: tuple[Counter, TabletClient]) -> None:
    counter, tablet = paired
    lines = own_lines(counter, tablet)
    announced = head("POST", "/rating", *lines, "Content-Length: 99999999999")
    assert status(exchange(counter.port, announced)) == 413
    chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
    streamed = head("POST", "/rating", *lines, "Transfer-Encoding: chunked") + chunk * 4
    assert status(exchange(counter.port, streamed)) == 413
    comment = {"kind": "give", "visit_id": "v", "token": "t", "grade": 1, "comment": "长" * 9000}
    assert tablet.post("/rating", comment).status == 413


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"1", b"\xff\xfe", b'{"kind":"give"}', b"[" * 8000, b'{"kind":"\\ud800"}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":6}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":0}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":4.5}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":"5"}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":true}',
        b'{"kind":"give","visit_id":"v","token":"t"}',
        b'{"kind":"erase","visit_id":"v","token":"t"}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":5,"clerk":"x"}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":NaN}',
        b'{"kind":"give","visit_id":"v","token":"t","grade":2,"wants_call_back":"yes"}',
    ],
)  # fmt: skip
def test_bodies_no_page_sends_are_refused(paired: tuple[Counter, TabletClient], body: bytes) -> None:
    counter, tablet = paired
    request = head("POST", "/rating", *own_lines(counter, tablet), f"Content-Length: {len(body)}") + body
    assert status(exchange(counter.port, request)) == 400


def test_a_body_of_another_kind_is_refused(paired: tuple[Counter, TabletClient]) -> None:
    counter, tablet = paired
    lines = [line for line in own_lines(counter, tablet) if not line.startswith("Content-Type")]
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        request = head("POST", "/rating", *lines, f"Content-Type: {kind}", "Content-Length: 2") + b"{}"
        assert status(exchange(counter.port, request)) == 415


UPGRADE = b"GET /live HTTP/1.1\r\nHost: HOST\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
MALFORMED = (
    b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"G\x00T / HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n", b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /%ff%00%0d%0a HTTP/1.1\r\nHost: HOST\r\n\r\n",
    b"GET /../../etc/passwd HTTP/1.1\r\nHost: HOST\r\n\r\n", b"GET /fonts/..%2f..%2fetc HTTP/1.1\r\nHost: HOST\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n", b"GET * HTTP/1.1\r\nHost: HOST\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", b"GET /" + b"a" * 100_000,
    b"POST /rating HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1\r\n\r\n",
    b"POST /rating HTTP/1.1\r\nHost: HOST\r\nContent-Length: x\r\n\r\n",
    b"POST /rating HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    b"POST /rating HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /rating HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"GET /live HTTP/1.1\r\nHost: HOST\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    UPGRADE + b"Sec-WebSocket-Version: 1\r\n\r\n",
    UPGRADE + b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ???\r\n\r\n",
    UPGRADE.replace(b"GET", b"POST") + b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + b"A" * 22 + b"==\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nCookie: clerk_tablet=\xe5\xaf\x86; a=;;=\x01b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: \xe5\xaf\x86\r\n\r\n", b"GET / HTTP/1.1\r\nHost: HOST\r\nIf-None-Match: \xff\r\n\r\n",
)  # fmt: skip


def test_malformed_requests_never_fail_the_server(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    for request in MALFORMED:
        sent = request.replace(b"HOST", f"127.0.0.1:{counter.port}".encode())
        got = status(exchange(counter.port, sent, timeout_s=1.0))
        assert got is None or got < 500, (got, request[:80])
    tablet = counter.tablet()
    assert tablet.rate(counter.asked(tablet), Grade.SATISFIED).status == 200
    assert [record.message for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")] == []


def test_requests_cut_or_changed_at_any_byte_never_fail_the_server(counter: Counter) -> None:
    body = json.dumps({"kind": "give", "visit_id": "v1", "token": "t", "grade": 5}).encode()
    lines = [f"Host: 127.0.0.1:{counter.port}", f"Origin: http://127.0.0.1:{counter.port}"]
    whole = head("POST", "/rating", *lines, f"Content-Length: {len(body)}") + body

    def changed(position: int) -> int | None:
        request = bytearray(whole)
        request[position] ^= 1 << (position % 8)
        with socket.create_connection(("127.0.0.1", counter.port), timeout=WAIT_S) as connection:
            connection.sendall(bytes(request))
            connection.shutdown(socket.SHUT_WR)
            try:
                return status(connection.recv(65536))
            except ConnectionError:
                return None

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(changed, range(len(whole))))
    assert [got for got in answers if got is not None and got >= 500] == []
    assert counter.desk.submitted == []


class WindowThread(threading.Thread):
    """Stands for the window's thread: for how many milliseconds is it kept from running?

    Attributes:
        longest_ms: the longest it had to wait beyond its tick of 5 ms, with the tick.
    """

    def __init__(self, ticks: int) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._ticks = ticks
        self._seen = threading.Event()
        self._stop_now = threading.Event()

    def run(self) -> None:
        last = time.monotonic()
        while not self._stop_now.wait(0.005):
            now = time.monotonic()
            self.longest_ms = max(self.longest_ms, (now - last) * 1000)
            last = now
            self._ticks -= 1
            if self._ticks <= 0:
                self._seen.set()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._seen.wait(WAIT_S), "so many ticks have to be seen"
        self._stop_now.set()
        self.join()


def test_nine_hundred_half_open_connections_do_not_keep_the_tablet_out(counter: Counter) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < 2400:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(2400, hard), hard))
    tablet = counter.tablet()
    with WindowThread(ticks=100) as quiet:
        pass  # the floor: how long this machine keeps a thread waiting anyway
    half_open = []
    with ExitStack() as closing, WindowThread(ticks=1) as stall:
        for number in range(900):
            connection = socket.create_connection(("127.0.0.1", counter.port), timeout=WAIT_S)
            if number % 2:
                connection.sendall(b"POST /rating HTTP/1.1\r\nHost: ")
            half_open.append(closing.enter_context(connection))
        question = counter.asked(tablet)
        began = time.monotonic()
        assert tablet.rate(question, Grade.SATISFIED).status == 200
        assert time.monotonic() - began < 3
    assert len(half_open) == 900
    assert stall.longest_ms < max(100, 3 * quiet.longest_ms)


def test_a_head_that_does_not_come_is_not_waited_for(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.tablet.limits.HEADER_S", 0.1)
    with socket.create_connection(("127.0.0.1", counter.port), timeout=WAIT_S) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        with suppress(ConnectionResetError):
            assert connection.recv(1) == b""


def test_a_body_that_trickles_after_its_answer_is_cut_off(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.tablet.limits.HEADER_S", 0.2)
    request = head("GET", "/favicon.ico", f"Host: 127.0.0.1:{counter.port}", "Content-Length: 100000")
    with socket.create_connection(("127.0.0.1", counter.port), timeout=WAIT_S) as connection:
        connection.sendall(request)
        connection.settimeout(0.02)  # a byte comes whenever the server was silent for so long
        with suppress(ConnectionError):
            for _ in range(int(WAIT_S / 0.02)):
                connection.sendall(b"x")
                with suppress(TimeoutError):
                    if connection.recv(65536) == b"":
                        break
            else:
                pytest.fail("it was let go on")


def test_large_messages_end_the_live_connection(counter: Counter) -> None:
    tablet = counter.tablet()
    assert tablet._live is not None
    tablet._live.send("x" * 100_000)
    assert counter.heard.disconnected.acquire(timeout=WAIT_S)
