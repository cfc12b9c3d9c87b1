"""One request as a reviewer sees it: owners over time, the log, and whether its records are what was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.core.chain import event_hash
from clerk_app.core.procedure import Verb
from clerk_app.service.access import Action
from clerk_app.service.review_log import What
from clerk_app.store.schema import TRIGGERS
from tests.service.counter_hall import CHEN, DAY_MS, HE, LI, MISSING, CounterHall
from tests.service.reviewed import Reviewed


@pytest.fixture
def reviewed(counter: CounterHall) -> Reviewed:
    return Reviewed(counter)


def test_the_log_tells_the_whole_way_in_order(reviewed: Reviewed) -> None:
    visit, number = reviewed.hall.accepted()
    reviewed.hall.end(visit)
    lines = reviewed.detail(number).log
    assert [line.what for line in lines] == [
        What.OPENED,
        *[What.STEP] * 5,
        What.STEP,
        What.PAPER_ISSUED,
        What.ACCEPTED,
    ]
    checked = next(line for line in lines if line.verb is Verb.CHECK)
    assert (len(checked.have), checked.missing) == (2, ())
    decided = next(line for line in lines if line.verb is Verb.DECIDE)
    assert (decided.title, decided.option) == ("是否欠费", "无欠费")
    done = next(line for line in lines if line.verb is Verb.DO)
    assert done.note == "YX-20261123-0417"
    assert {line.by for line in lines} == {"陈静"}


@pytest.mark.parametrize(
    ("state", "what"),
    [
        ("sent", What.PAPER_SENT),
        ("printed", What.PAPER_PRINTED),
        ("saved", What.PAPER_SAVED),
        ("failed", What.PAPER_FAILED),
    ],
)
def test_the_log_says_what_became_of_a_paper_and_no_more(reviewed: Reviewed, state: str, what: What) -> None:
    _visit, number = reviewed.hall.accepted()
    reviewed.hall.papers.record_print(CHEN, reviewed.hall.command(), f"{number}/R1", state, "A5Q")
    assert reviewed.detail(number).log[-1].what is what


def test_the_log_says_what_was_missing_and_who_came_back(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    visit = hall.greet()
    number = hall.open(visit)
    hall.walk_to(number, "papers")
    hall.notify(number, deed=MISSING)
    hall.end(visit)
    again = hall.greet(LI)
    hall.take_up(number, again, LI)
    hall.park(again, LI)
    lines = {line.what: line for line in reviewed.detail(number, language="en").log}
    assert lines[What.NOTIFIED].missing == ("Proof of title",)
    assert lines[What.NOTIFIED].day == "2026-12-07"
    assert lines[What.TAKEN_OVER].person == "Li Wei"
    assert What.TAKEN_UP in lines
    assert What.PARKED in lines


def test_a_step_done_again_says_so(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    number = hall.open(hall.greet())
    hall.walk_to(number, "papers")
    hall.back(number, "arrears")
    hall.step(number, "arrears", option="none")
    lines = reviewed.detail(number).log
    assert [line.what for line in lines][-2:] == [What.WENT_BACK, What.STEP]
    assert lines[-1].again
    assert not lines[1].again


def test_owners_over_time_reach_from_the_opening_to_now(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    visit = hall.greet()
    number = hall.open(visit)
    hall.end(visit)
    hall.clock.pass_ms(DAY_MS)
    hall.take_up(number, hall.greet(LI), LI)
    hall.handling.move_first_responsible(HE, hall.command(), number, "liwei", "长期病假")
    hall.clock.pass_ms(DAY_MS)
    view = reviewed.detail(number).ownership
    assert [(span.name, span.ended) for span in view.first_responsible] == [("陈静", True), ("李伟", False)]
    assert [(span.name, span.ended) for span in view.handler] == [("陈静", True), ("李伟", False)]
    for spans in (view.first_responsible, view.handler):
        assert spans[0].from_at == view.opened_at
        assert spans[0].to_at == spans[1].from_at
        assert spans[1].to_at == view.until_at == hall.clock.now()


def test_a_closed_request_ends_with_its_closing(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    visit, number = hall.accepted()
    hall.end(visit)
    hall.handling.close_by_supervisor(HE, hall.command(), number, "withdrawn", "客户已在别处办理")
    closed_at = hall.clock.now()
    hall.clock.pass_ms(DAY_MS)
    detail = reviewed.detail(number)
    assert detail.ownership.closed
    assert detail.ownership.until_at == closed_at
    assert detail.log[-1].what is What.CLOSED_BY_SUPERVISOR
    assert detail.log[-1].note == "客户已在别处办理"
    assert detail.may == {Action.VOID_PAPER, Action.FINISH_FOLLOW_UP, Action.ERASE}


def test_untouched_records_are_intact(reviewed: Reviewed) -> None:
    visit, number = reviewed.hall.accepted()
    reviewed.hall.end(visit)
    detail = reviewed.detail(number)
    assert detail.broken is None
    assert detail.events == len(detail.log) + 1, "the first handler is shown beside the owners"


@pytest.mark.parametrize(
    "damage",
    [
        "SET body = CAST(replace(CAST(body AS TEXT), 'account', 'accuont') AS BLOB)",
        "SET body = x'7b7d'",
        "SET hash = zeroblob(32)",
        "SET prev = zeroblob(32)",
        "SET event_id = 'another'",
    ],
)
def test_a_changed_record_is_named(tmp_path: Path, damage: str) -> None:
    hall = CounterHall(tmp_path / "own").set_up()
    try:
        reviewed = Reviewed(hall)
        visit, number = hall.accepted()
        hall.end(visit)
        connection = hall.store.connection
        seqs = [
            seq
            for (seq,) in connection.execute(
                "SELECT seq FROM journal_subject WHERE subject = ? ORDER BY seq", (f"request:{number}",)
            )
        ]
        for trigger in TRIGGERS:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(f"UPDATE journal {damage} WHERE seq = ?", (seqs[2],))
        detail = reviewed.detail(number)
        assert [line.place for line in detail.log if line.broken] == [detail.broken] == [3]
    finally:
        hall.close()


def test_a_record_written_anew_with_its_hash_is_named(tmp_path: Path) -> None:
    hall = CounterHall(tmp_path / "own").set_up()
    try:
        visit, number = hall.accepted()
        hall.end(visit)
        connection = hall.store.connection
        seq, body, previous = connection.execute(
            "SELECT seq, body, prev FROM journal WHERE CAST(body AS TEXT) LIKE '%\"option\":\"none\"%'"
        ).fetchone()
        for trigger in TRIGGERS:
            connection.execute(f"DROP TRIGGER {trigger}")
        changed = bytes(body).replace(b'"none"', b'"some"')
        connection.execute(
            "UPDATE journal SET body = ?, hash = ? WHERE seq = ?", (changed, event_hash(bytes(previous), changed), seq)
        )
        assert Reviewed(hall).detail(number).broken is not None
    finally:
        hall.close()


def test_a_changed_answer_in_the_vault_is_named(tmp_path: Path) -> None:
    hall = CounterHall(tmp_path / "own").set_up()
    try:
        visit, number = hall.accepted()
        hall.end(visit)
        ref = hall.state(number).answers["order_no"]
        hall.store.connection.execute("UPDATE vault SET content = ? WHERE id = ?", ("别的".encode(), ref.id))
        detail = Reviewed(hall).detail(number)
        assert detail.broken is not None
        assert [line.place for line in detail.log if line.broken] == [detail.broken]
    finally:
        hall.close()


def test_colleagues_who_may_answer_are_the_clerks_on_duty(reviewed: Reviewed) -> None:
    found = reviewed.details.colleagues(reviewed.hall.store.connection, HE, "en")
    assert found == (("chenjing", "Chen Jing"), ("liwei", "Li Wei"))


def test_a_clerk_reads_an_own_request(reviewed: Reviewed) -> None:
    visit, number = reviewed.hall.accepted()
    reviewed.hall.end(visit)
    detail = reviewed.detail(number, CHEN)
    assert detail.customer == "周桂芳"
    assert detail.account == "3301 2044 17"
