"""The window and a tablet that speaks over the network: asked once a visit, by itself, and the clerk sees no grade."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.core.rating import Grade, RatingTimes
from clerk_app.service.sample_hall import CHEAP_COST
from clerk_app.store.queries import ratings as queries
from clerk_app.tablet.client import TabletClient
from clerk_app.ui.counter.end import EndPage
from clerk_app.ui.pages import PageName
from clerk_app.ui.tablet_link import TabletLink
from tests.service.served import HE, Served
from tests.service.test_print_desk import FakeQueues
from tests.ui.counter.end_hall import EndHall, free_port

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., EndHall]]:
    made: list[EndHall] = []

    def open_hall(times: RatingTimes | None = None, port: int | None = None, served: Served | None = None) -> EndHall:
        wanted = free_port() if port is None else port
        at = served or Served.set_up(
            tmp_path / f"data{len(made)}", tablet_port=wanted, tablet_address="127.0.0.1", lock_minutes=0
        )
        made.append(EndHall(qtbot, qapp, at, FakeQueues(), times))
        made[-1].open()
        return made[-1]

    yield open_hall
    for hall in made:
        hall.close()


@pytest.fixture
def hall(make: Callable[..., EndHall]) -> EndHall:
    return make()


def rating(hall: EndHall, visit: str) -> queries.RatingRow | None:
    found = hall.served.read(queries.rating, visit)
    assert found is None or isinstance(found, queries.RatingRow)
    return found


def state(hall: EndHall, visit: str) -> str | None:
    found = rating(hall, visit)
    return None if found is None else found.state


def served_visit(hall: EndHall) -> str:
    visit = hall.served.greet()
    hall.served.walk(hall.served.open(visit, "bill_enquiry"), "bill_enquiry")
    return visit


def words(page: EndPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def tablet_status(hall: EndHall) -> str | None:
    return next((one.words for one in hall.shell.statuses if one.id == "tablet"), None)


def test_the_link_is_what_set_up_and_settings_need(hall: EndHall) -> None:
    link: TabletLink = hall.context.rating
    assert hall.context.tablet is link
    assert link.status().running
    assert not link.status().paired
    assert tablet_status(hall) is None, "nothing is said of a tablet that was never paired"


def test_the_customer_is_asked_by_itself_and_the_clerk_sees_no_grade(hall: EndHall) -> None:
    tablet = hall.pair()
    hall.until(lambda: tablet_status(hall) == "评价屏已连接")
    visit = served_visit(hall)
    page = hall.end(visit)
    question = tablet.receive("ask")
    assert question["services"] == [{"zh": "电费查询", "en": "Bill enquiry"}]
    hall.until(lambda: "等待客户评价" in words(page))
    assert "评个分" in page.frame.say.sentence()
    assert "请不要看屏幕" in words(page)
    before = words(page)
    assert tablet.rate(question, Grade.VERY_DISSATISFIED, ("not_solved",), "再也不来").status == 200
    hall.until(lambda: "已评价" in words(page))
    assert state(hall, visit) == "given"
    after = words(page)
    assert "不满意" not in after
    assert "再也不来" not in after
    assert before != after
    assert "评价屏" not in page.frame.say.sentence(), "nobody is asked any more"
    follow_ups = hall.served.read(lambda connection: connection.execute("SELECT count(*) FROM follow_up").fetchone()[0])
    assert follow_ups == 1, "a low grade leaves work"


def test_thirty_seconds_more_are_given_once(hall: EndHall) -> None:
    tablet = hall.pair()
    visit = served_visit(hall)
    page = hall.end(visit)
    tablet.receive("ask")
    hall.until(lambda: page.frame.rating.more_time.isVisibleTo(page))
    hall.press(Qt.Key.Key_Up, CTRL)
    hall.until(lambda: hall.context.rating.status().seconds_left > 40)
    hall.until(lambda: not page.frame.rating.more_time.isVisibleTo(page))
    hall.press(Qt.Key.Key_Up, CTRL)
    assert tablet.receive("time")["left_ms"] > 40_000
    kinds = hall.served.read(
        lambda connection: [bytes(body) for (body,) in connection.execute("SELECT body FROM journal").fetchall()]
    )
    assert sum(b'"rating.extended"' in body for body in kinds) == 1


def test_the_next_visit_may_begin_while_the_customer_answers(hall: EndHall) -> None:
    tablet = hall.pair()
    visit = served_visit(hall)
    hall.end(visit)
    question = tablet.receive("ask")
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000) as shown:
        hall.press(Qt.Key.Key_F5)
    assert shown.args == [PageName.VISIT.value]
    assert tablet.rate(question, Grade.SATISFIED).status == 200
    hall.until(lambda: state(hall, visit) == "given")


def test_a_visit_that_goes_on_is_not_asked_about_until_its_real_end(hall: EndHall) -> None:
    tablet = hall.pair()
    visit = served_visit(hall)
    hall.end(visit)
    tablet.receive("ask")
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000):
        hall.press(Qt.Key.Key_F2)
    hall.until(lambda: state(hall, visit) == "withdrawn")
    assert tablet.receive("ended")["state"] == "withdrawn"
    hall.end(visit)
    assert tablet.receive("ask")["visit_id"] == visit
    hall.until(lambda: state(hall, visit) == "asked")


def test_who_was_rated_is_not_asked_again(hall: EndHall) -> None:
    tablet = hall.pair()
    visit = served_visit(hall)
    hall.end(visit)
    tablet.rate(tablet.receive("ask"), Grade.SATISFIED)
    hall.until(lambda: state(hall, visit) == "given")
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000):
        hall.press(Qt.Key.Key_F2)
    page = hall.end(visit)
    hall.until(lambda: not hall.context.rating.about_to_ask(visit) and not hall.context.runner.busy)
    assert "已评价" in words(page)
    assert state(hall, visit) == "given"


def test_a_customer_who_left_is_not_asked(hall: EndHall) -> None:
    hall.pair()
    visit = served_visit(hall)
    page = hall.end(visit, "customer_left")
    hall.until(lambda: not hall.context.rating.about_to_ask(visit) and not hall.context.runner.busy)
    assert state(hall, visit) is None
    assert not page.frame.rating.isVisibleTo(page)


def test_a_customer_still_at_it_is_not_disturbed(hall: EndHall) -> None:
    tablet = hall.pair()
    first = served_visit(hall)
    hall.end(first)
    tablet.receive("ask")
    second = served_visit(hall)
    page = hall.end(second)
    hall.until(lambda: state(hall, second) == "device_busy")
    hall.until(lambda: "上一位客户还在用评价屏" in words(page))
    assert state(hall, first) == "asked"


def test_a_tablet_that_is_gone_is_shown_and_told_apart_from_no_answer(make: Callable[..., EndHall]) -> None:
    hall = make(RatingTimes(prompt=1500, network_grace=0, reconnect_grace=100))
    tablet = hall.pair()
    visit = served_visit(hall)
    tablet.close()
    hall.until(lambda: tablet_status(hall) == "评价屏断开")
    page = hall.end(visit)
    hall.until(lambda: state(hall, visit) == "device_trouble")
    hall.until(lambda: "未评价：设备原因" in words(page))
    hall.shell._status_pressed("tablet")
    hall.until(lambda: "看它是否开机" in words_of_shell(hall))
    other = served_visit(hall)
    tablet.connect()
    hall.until(lambda: tablet_status(hall) == "评价屏已连接")
    page = hall.end(other)
    tablet.receive("ask")
    hall.until(lambda: state(hall, other) == "no_answer")
    hall.until(lambda: "没有选择就是没有选择" in words(page))


def words_of_shell(hall: EndHall) -> str:
    return " ".join(label.text() for label in hall.shell.findChildren(QLabel) if label.isVisibleTo(hall.shell))


def test_a_taken_port_is_said_clearly_and_stops_no_visit(make: Callable[..., EndHall], tmp_path: Path) -> None:
    first = make()
    first.pair()
    visit = served_visit(first)
    first.served.end(visit)
    folder = first.served.service.data_folder
    first.close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        service = build_service(folder, cost=CHEAP_COST)
        service.open().result()
        served = Served(service)
        served.do(service.hall.change_settings, {"tablet_port": port}, actor=HE)
        hall = make(served=served)
        assert hall.context.rating.trouble is not None
        assert hall.context.rating.trouble.code == "tablet.port_in_use"
        hall.until(lambda: tablet_status(hall) == "评价屏没有启动")
        later = served_visit(hall)
        page = hall.end(later)
        hall.until(lambda: state(hall, later) == "device_trouble")
        hall.until(lambda: "设备原因" in words(page))
        hall.shell._status_pressed("tablet")
        hall.until(lambda: str(port) in words_of_shell(hall))


def test_a_paired_tablet_and_a_question_left_open_survive_a_crash(make: Callable[..., EndHall]) -> None:
    first = make()
    tablet = first.pair()
    visit = served_visit(first)
    first.end(visit)
    tablet.receive("ask")
    first.until(lambda: state(first, visit) == "asked")
    folder, port = first.served.service.data_folder, first.context.settings.tablet_port
    server = first.context.rating._server
    assert server is not None
    server._desk.close = lambda _closing: (_ for _ in ()).throw(OSError("the power is gone"))  # type: ignore[method-assign,assignment]
    first.close()
    service = build_service(folder, cost=CHEAP_COST)
    service.open().result()
    served = Served(service)
    assert served.read(queries.left_open) == [visit]
    hall = make(served=served)
    hall.until(lambda: state(hall, visit) == "device_trouble")
    again = TabletClient(f"http://127.0.0.1:{port}/")
    again.cookies = tablet.cookies
    again.connect()
    hall._tablets.append(again)
    hall.until(lambda: tablet_status(hall) == "评价屏已连接")


def test_the_tablet_greets_in_the_name_of_who_sits_there(hall: EndHall) -> None:
    tablet = hall.pair()
    assert tablet.receive("idle")["clerk"] == {"zh": "陈静", "en": "Chen Jing"}
    hall.shell.change_user()
    hall.until(lambda: tablet.receive("idle")["clerk"] is None)
