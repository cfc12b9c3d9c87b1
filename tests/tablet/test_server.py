"""The server as the program and a tablet see it: real sockets, a real thread, fakes for desk and store."""

from __future__ import annotations

import queue
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.core.rating import Grade, RatingState, RatingTimes
from clerk_app.tablet.client import Reply, TabletClient
from clerk_app.tablet.ports import RatingClosing
from clerk_app.tablet.prompt import TabletSettings
from clerk_app.tablet.server import TabletServer
from clerk_app.tablet.tokens import same_token
from tests.tablet.tablet_hall import HALL, WAIT_S, Counter, FakeDesk, FakeDevices, prompt

MakeCounter = Callable[..., Counter]
SHORT = RatingTimes(
    prompt=250, extension=250, details=400, change=250, network_grace=50, reconnect_grace=150
)


def test_an_answer_reaches_the_desk_and_the_window_hears_no_grade(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    reply = tablet.rate(question, Grade.DISSATISFIED, ("not_solved",), "等了<b>很久\x00</b>", wants_call_back=True)
    assert reply.status == 200
    assert reply.body == {"state": "given", "change": None}
    (submission,) = counter.desk.submitted
    assert (submission.visit_id, submission.grade, submission.reasons) == ("v1", 2, ("not_solved",))
    assert submission.comment == "等了<b>很久 </b>"
    assert submission.wants_call_back is True
    assert counter.heard.next_finished() == ("v1", RatingState.GIVEN)


def test_the_question_is_recorded_before_the_tablet_lights_up(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    (recorded,) = counter.desk.asked
    assert counter.devices.device is not None
    assert (recorded.visit_id, recorded.device_id) == ("v1", counter.devices.device.device_id)
    assert same_token(str(question["token"]), recorded.token_hash)
    change = tablet.rate(question, Grade.VERY_SATISFIED).body["change"]
    opened = tablet.act("change", "v1", change["token"]).body
    tablet.act("give", "v1", opened["token"], grade=4)
    assert [same_token(one.token, recorded.token_hash) for one in counter.desk.submitted] == [True, True]


def test_a_question_the_desk_refuses_is_not_asked(counter: Counter) -> None:
    tablet = counter.tablet()
    counter.desk.failures = [Refusal("rating.already_closed")]
    with pytest.raises(Refusal, match="already_closed"):
        counter.server.ask(prompt("rated")).result(WAIT_S)
    assert counter.server.status().asking is None
    assert counter.asked(tablet, "v2")["visit_id"] == "v2"


def test_the_tablet_says_thanks_only_after_the_commit(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    counter.desk.hold = True
    with ThreadPoolExecutor(1) as other:
        reply = other.submit(tablet.rate, question, Grade.SATISFIED)
        held = counter.desk.waiting.get(timeout=WAIT_S)
        again = tablet.rate(question, Grade.SATISFIED)
        assert (again.status, again.body["code"]) == (409, "rating.being_recorded")
        assert not reply.done()
        held.set_result(None)
        assert reply.result(WAIT_S).status == 200
    assert len(counter.desk.submitted) == 1


def test_an_answer_the_desk_cannot_write_may_be_sent_again(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    counter.desk.failures = [OSError("disk full")]
    assert tablet.rate(question, Grade.SATISFIED).status == 503
    assert tablet.rate(question, Grade.SATISFIED).status == 200
    assert [one.grade for one in counter.desk.submitted] == [4]


def test_an_answer_the_desk_refuses_is_not_asked_for_again(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    counter.desk.failures = [Refusal("rating.already_closed")]
    for _ in range(2):
        assert tablet.rate(question, Grade.SATISFIED).status == 409
    assert counter.desk.submitted == []


def test_a_good_grade_can_be_changed_with_a_token_of_its_own(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    change = tablet.rate(question, Grade.VERY_SATISFIED).body["change"]
    opened = tablet.act("change", "v1", change["token"])
    assert opened.body["state"] == "changing"
    assert tablet.act("give", "v1", change["token"], grade=1).status == 409, "that token opened the change"
    assert tablet.act("give", "v1", opened.body["token"], grade=3).body["change"] is None
    assert [(one.grade, one.changed) for one in counter.desk.submitted] == [(5, False), (3, True)]
    assert counter.heard.next_finished() == ("v1", RatingState.GIVEN)
    assert counter.heard.finished.empty(), "the window hears of a visit once"


def test_a_change_that_is_not_made_keeps_the_grade(make_counter: MakeCounter) -> None:
    counter = make_counter(SHORT)
    tablet = counter.tablet()
    change = tablet.rate(counter.asked(tablet), Grade.VERY_SATISFIED).body["change"]
    tablet.act("change", "v1", change["token"])
    assert tablet.receive("ended")["state"] == "given"
    assert [one.grade for one in counter.desk.submitted] == [5]


def test_declining_is_recorded_as_declining(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    assert tablet.act("decline", "v1", str(question["token"])).body["state"] == "declined"
    assert counter.desk.closed == [RatingClosing("v1", RatingState.DECLINED)]
    assert counter.heard.next_finished() == ("v1", RatingState.DECLINED)


def test_silence_is_no_answer_and_what_comes_later_is_late(make_counter: MakeCounter) -> None:
    counter = make_counter(SHORT)
    tablet = counter.tablet()
    question = counter.asked(tablet)
    assert counter.heard.next_finished() == ("v1", RatingState.NO_ANSWER)
    reply = tablet.rate(question, Grade.SATISFIED)
    assert (reply.status, reply.body["code"]) == (409, "rating.late")
    assert counter.desk.submitted == []
    assert counter.desk.closed == [RatingClosing("v1", RatingState.NO_ANSWER)]


def test_a_low_grade_whose_details_time_runs_out_is_recorded_as_far_as_it_went(make_counter: MakeCounter) -> None:
    counter = make_counter(SHORT)
    tablet = counter.tablet()
    question = counter.asked(tablet)
    chosen = tablet.act("choose", "v1", str(question["token"]), grade=1, reasons=["not_courteous"])
    assert 250 < chosen.body["left_ms"] <= 400
    assert counter.heard.next_finished() == ("v1", RatingState.GIVEN)
    (submission,) = counter.desk.submitted
    assert (submission.grade, submission.reasons) == (1, ("not_courteous",))


def test_an_ending_is_tried_again_until_it_is_on_disk(
    make_counter: MakeCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clerk_app.tablet.recording.RETRY_S", 0.05)
    counter = make_counter(SHORT)
    tablet = counter.tablet()
    counter.asked(tablet)
    counter.desk.failures = [OSError("disk full")]
    assert counter.heard.next_finished() == ("v1", RatingState.NO_ANSWER)
    assert counter.desk.closed == [RatingClosing("v1", RatingState.NO_ANSWER)]


def test_the_clerk_adds_thirty_seconds_once(counter: Counter) -> None:
    tablet = counter.tablet()
    counter.asked(tablet)
    assert counter.server.status().may_extend
    counter.server.extend("v1").result(WAIT_S)
    assert tablet.receive("time")["left_ms"] > 60_000
    status = counter.server.status()
    assert (status.asking, status.may_extend) == ("v1", False)
    assert 60 < status.seconds_left <= 70
    with pytest.raises(Refusal, match="already_extended"):
        counter.server.extend("v1").result(WAIT_S)


def test_the_window_cannot_tell_a_low_grade_being_explained(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    before = counter.server.status()
    tablet.act("choose", "v1", str(question["token"]), grade=2)
    after = counter.server.status()
    assert (after.asking, after.may_extend) == (before.asking, before.may_extend)
    assert after.seconds_left <= before.seconds_left


def test_a_question_is_withdrawn_and_the_tablet_told(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    counter.server.withdraw("v1").result(WAIT_S)
    assert tablet.receive("ended")["state"] == "withdrawn"
    assert counter.desk.closed == [RatingClosing("v1", RatingState.WITHDRAWN)]
    assert tablet.rate(question, Grade.SATISFIED).status == 409
    assert counter.asked(tablet, "v1")["visit_id"] == "v1", "it is asked again at the real end"


def test_an_answer_cannot_be_withdrawn(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    tablet.act("choose", "v1", str(question["token"]), grade=2)
    with pytest.raises(Refusal, match="already_closed"):
        counter.server.withdraw("v1").result(WAIT_S)
    assert tablet.rate(question, Grade.DISSATISFIED).status == 200


def test_a_customer_still_at_it_is_not_disturbed(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    tablet.act("choose", "v1", str(question["token"]), grade=2)
    asked = counter.server.ask(prompt("v2")).result(WAIT_S)
    assert (asked.state, asked.token) == (RatingState.DEVICE_BUSY, None)
    assert tablet.rate(question, Grade.DISSATISFIED).status == 200
    assert [one.visit_id for one in counter.desk.submitted] == ["v1"]
    assert counter.server.ask(prompt("v3")).result(WAIT_S).state is RatingState.ASKED


def test_without_a_paired_tablet_nobody_is_asked(counter: Counter) -> None:
    assert counter.server.ask(prompt()).result(WAIT_S).state is RatingState.DEVICE_TROUBLE
    assert not counter.server.status().paired


def test_a_tablet_that_stays_away_is_device_trouble(make_counter: MakeCounter) -> None:
    counter = make_counter(SHORT)
    tablet = counter.tablet()
    counter.asked(tablet)
    tablet.close()
    assert counter.heard.disconnected.acquire(timeout=WAIT_S)
    assert counter.heard.next_finished() == ("v1", RatingState.DEVICE_TROUBLE)
    assert counter.desk.closed == [RatingClosing("v1", RatingState.DEVICE_TROUBLE)]


def test_a_tablet_without_power_is_noticed_by_its_silence(
    make_counter: MakeCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clerk_app.tablet.running._HEARTBEAT_S", 0.1)
    counter = make_counter()
    cookie = counter.tablet(connected=False).cookies["clerk_tablet"]
    host = f"127.0.0.1:{counter.port}"
    with socket.create_connection(("127.0.0.1", counter.port), timeout=WAIT_S) as silent:
        silent.sendall(
            f"GET /live HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: clerk_tablet={cookie}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        assert counter.heard.connected.acquire(timeout=WAIT_S)
        assert counter.heard.disconnected.acquire(timeout=WAIT_S), "no answer to a ping"
    assert not counter.server.status().connected


def test_a_listener_that_fails_does_not_undo_a_recorded_answer(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    counter.heard.finished.put = failing  # type: ignore[assignment,method-assign]
    assert tablet.rate(question, Grade.SATISFIED).status == 200
    assert len(counter.desk.submitted) == 1


def failing(*_: object) -> None:
    raise RuntimeError("the window is gone")


def test_work_the_desk_gives_up_leaves_the_answer_to_be_sent_again(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    counter.desk.cancels = 1
    assert tablet.rate(question, Grade.SATISFIED).status == 503
    assert tablet.rate(question, Grade.SATISFIED).status == 200


def test_a_tablet_that_is_switched_off_when_asked_is_device_trouble(make_counter: MakeCounter) -> None:
    counter = make_counter(SHORT)
    counter.tablet(connected=False)
    assert counter.server.ask(prompt()).result(WAIT_S).state is RatingState.ASKED
    assert counter.heard.next_finished() == ("v1", RatingState.DEVICE_TROUBLE)


def test_a_tablet_that_comes_back_finds_the_question_and_its_draft(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    tablet.act("choose", "v1", str(question["token"]), grade=2, reasons=["not_solved"], comment="慢")
    tablet.close()
    assert counter.heard.disconnected.acquire(timeout=WAIT_S)
    tablet.connect()
    assert tablet.receive("hello")["asking"] == "v1"
    again = tablet.receive("ask")
    assert again["draft"] == {
        "grade": 2, "reasons": ["not_solved"], "comment": "慢", "wants_call_back": None,
    }  # fmt: skip
    assert tablet.rate(again, Grade.DISSATISFIED).status == 200


def test_an_answer_kept_while_the_network_was_gone_is_accepted(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    tablet.close()
    assert counter.heard.disconnected.acquire(timeout=WAIT_S)
    assert tablet.rate(question, Grade.SATISFIED).status == 200


def test_opening_the_page_twice_keeps_the_newer_one(counter: Counter) -> None:
    from websockets.exceptions import ConnectionClosed

    tablet = counter.tablet()
    older = tablet._live
    assert older is not None
    tablet.connect()
    assert counter.heard.connected.acquire(timeout=WAIT_S)
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            older.recv(WAIT_S)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4001
    assert counter.server.status().connected
    assert not counter.heard.disconnected.acquire(blocking=False)


def test_the_token_comes_with_the_confirmation_and_is_asked_for_once(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: queue.Queue[str] = queue.Queue()
    tablet = TabletClient(counter.url)
    post = tablet.post

    def noting(path: str, body: Mapping[str, object] | None = None) -> Reply:
        asked.put(path)
        return post(path, body)

    code = tablet.claim(counter.server.begin_pairing().result(WAIT_S).url)
    monkeypatch.setattr(tablet, "post", noting)
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(tablet.finish_pairing)
        asked.get(timeout=WAIT_S)
        counter.server.confirm_pairing(code).result(WAIT_S)
        waiting.result(WAIT_S)
    assert "clerk_tablet" in tablet.cookies
    assert asked.empty(), "no second question"


def test_a_tablet_that_waits_for_its_token_is_told_when_the_offer_ends(counter: Counter) -> None:
    tablet = TabletClient(counter.url)
    offer = counter.server.begin_pairing().result(WAIT_S)
    tablet.claim(offer.url)
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(tablet.post, "/pair/finish")
        with pytest.raises(ConnectionError):
            TabletClient(counter.url).claim(offer.url)
        assert (waiting.result(WAIT_S).status, waiting.result().body["code"]) == (410, "tablet.pairing_over")


def test_a_token_goes_to_nobody_who_has_left(counter: Counter) -> None:
    tablet = TabletClient(counter.url)
    code = tablet.claim(counter.server.begin_pairing().result(WAIT_S).url)
    host = f"127.0.0.1:{counter.port}"
    request = (
        f"POST /pair/finish HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: 0\r\n"
        f"Cookie: clerk_tablet_claim={tablet.cookies['clerk_tablet_claim']}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", counter.port), timeout=WAIT_S) as gone:
        gone.sendall(request.encode())
    # Its question and its end lie before the confirmation on the server's one thread.
    assert tablet.post("/paired").status == 405
    counter.server.confirm_pairing(code).result(WAIT_S)
    tablet.finish_pairing()
    assert "clerk_tablet" in tablet.cookies


def test_a_new_tablet_replaces_the_old_one(counter: Counter) -> None:
    old = counter.tablet()
    new = counter.tablet()
    question = counter.asked(new)
    assert old.rate(question, Grade.VERY_DISSATISFIED).status == 401
    assert new.rate(question, Grade.SATISFIED).status == 200


def test_an_unpaired_tablet_is_sent_away(counter: Counter) -> None:
    tablet = counter.tablet()
    counter.server.unpair().result(WAIT_S)
    assert counter.devices.device is None
    assert counter.heard.disconnected.acquire(timeout=WAIT_S)
    assert tablet.post("/rating", {}).status == 401


def test_a_pairing_that_could_not_be_stored_is_refused_and_can_be_confirmed_again(counter: Counter) -> None:
    client = TabletClient(counter.url)
    offer = counter.server.begin_pairing().result(WAIT_S)
    code = client.claim(offer.url)
    assert counter.heard.claimed.acquire(timeout=WAIT_S)
    counter.devices.fails = True
    with pytest.raises(Refusal, match="disk_full"):
        counter.server.confirm_pairing(code).result(WAIT_S)
    counter.devices.fails = False
    counter.server.confirm_pairing(code).result(WAIT_S)
    client.finish_pairing()
    assert counter.server.status().paired


def test_a_paired_tablet_is_known_after_a_restart(make_counter: MakeCounter) -> None:
    devices = FakeDevices()
    first = make_counter(devices=devices)
    cookies = first.tablet().cookies
    first.close()
    second = make_counter(devices=devices)
    tablet = TabletClient(second.url)
    tablet.cookies = cookies
    tablet.connect()
    assert second.heard.connected.acquire(timeout=WAIT_S)
    assert tablet.rate(second.asked(tablet), Grade.SATISFIED).status == 200
    tablet.close()


def test_stopping_records_what_is_open_and_does_not_hang(counter: Counter) -> None:
    tablet = counter.tablet()
    question = counter.asked(tablet)
    tablet.act("choose", "v1", str(question["token"]), grade=1, comment="态度")
    idle = [socket.create_connection(("127.0.0.1", counter.port)) for _ in range(20)]
    began = time.monotonic()
    counter.server.stop()
    assert time.monotonic() - began < 3
    assert [(one.grade, one.comment) for one in counter.desk.submitted] == [(1, "态度")]
    for connection in idle:
        connection.close()


def test_stopping_while_the_desk_hangs_does_not_hang(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.tablet.session._LAST_WAIT_S", 0.2)
    tablet = counter.tablet()
    question = counter.asked(tablet)
    counter.desk.hold = True
    tablet.act("choose", "v1", str(question["token"]), grade=1)
    began = time.monotonic()
    counter.server.stop()
    assert time.monotonic() - began < 3


def test_a_stopped_server_refuses_instead_of_hanging(counter: Counter) -> None:
    counter.server.stop()
    with pytest.raises(Refusal, match="not_running"):
        counter.server.ask(prompt()).result(WAIT_S)
    assert not counter.server.status().running


def test_a_taken_port_and_a_foreign_address_are_refused(counter: Counter) -> None:
    taken = TabletServer(TabletSettings(HALL, port=counter.port, bind="127.0.0.1"), FakeDevices(), FakeDesk())
    with pytest.raises(Refusal) as refused:
        taken.start().result(WAIT_S)
    assert (refused.value.code, refused.value.parameters) == ("tablet.port_in_use", {"port": counter.port})
    foreign = TabletServer(TabletSettings(HALL, port=0, bind="203.0.113.7"), FakeDevices(), FakeDesk())
    with pytest.raises(Refusal, match="address_unknown"):
        foreign.start().result(WAIT_S)


def test_nothing_slow_is_imported_before_the_server_starts() -> None:
    script = (
        "import sys, clerk_app.tablet.server;"
        "print([name for name in ('uvicorn', 'starlette', 'websockets', 'asyncio', 'h11') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
