"""What is erased is found nowhere on disk, and the journal still verifies."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.events.hall import Erased
from clerk_app.core.rating import RatingState
from clerk_app.service.erasure import Erasure
from clerk_app.service.ratings import GivenRating
from clerk_app.store.queries.erasures import erasures
from clerk_app.store.vault import Vault, grams
from tests.service.counter_hall import CHEN, DAY_MS, HAVE, HE, LI, OWN, CounterHall
from tests.service.refusals import refused

WHY = "客户要求删除"
SECRETS = {
    "name": "欧阳䶮㛃",
    "account": "7391820465",
    "phone": "13957143388",
    "order": "GD-ZZ-84417",
    "note": "只说温州话的客户",
    "why": "儿子出差未归",
    "comment": "等了太久没人理",
    "whom": "客户的侄女",
    "draft": "未写完的备注",
}


def serve(counter: CounterHall, secrets: dict[str, str]) -> tuple[str, str]:
    """Serve one customer from greeting to follow-up, with every kind of personal data; return visit and number."""
    visit = counter.greet()
    counter.reception.record_customer(
        CHEN, counter.command(), visit, data={"customer_phone": secrets["phone"]}, form_of_address="sir"
    )
    counter.reception.write_note(CHEN, counter.command(), visit, secrets["note"])
    number = counter.open(visit)
    counter.stepping.save_draft(CHEN, number, "tell", secrets["draft"].encode())
    counter.step(number, "account", answers={**OWN, "account": secrets["account"]})
    counter.step(number, "arrears", option="none")
    counter.notify(number)
    counter.reception.park_visit(CHEN, counter.command(), visit, secrets["why"])
    counter.resume(visit)
    papers = {"new_id": HAVE, "deed": HAVE}
    counter.take_up(number, visit)
    counter.step(number, "papers", documents=papers, answers={"new_name": secrets["name"], "phone": secrets["phone"]})
    counter.step(number, "enter", answers={"order_no": secrets["order"]})
    counter.step(number, "tell")
    counter.step(number, "paper")
    counter.papers.archive(CHEN, counter.command(), f"{number}/R1", f"%PDF {secrets['name']}".encode() * 700, 1)
    counter.end(visit)
    counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", "token", 1)
    counter.ratings.give(counter.command(), GivenRating(visit, "token", 1, (), secrets["comment"], True))
    counter.ratings.finish_follow_up(HE, counter.command(), visit, "explained", secrets["why"])
    counter.handling.tell_customer(
        CHEN, counter.command(), number, whom=secrets["whom"], at=counter.clock.now(), how="phone"
    )
    return visit, number


def traces(folder: Path, words: dict[str, str]) -> set[str]:
    """Return which of `words` stand anywhere in any file of `folder`, as text or as entries of an index."""
    found = set()
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for name, word in words.items():
            pairs = [gram for gram in grams(word).split() if len(gram) > 7 + 2 * (not word.isascii())]
            if word.encode() in content or any(pair.encode() in content for pair in pairs[-3:]):
                found.add(name)
    return found


def test_after_erasing_nothing_is_found_on_disk_and_the_journal_verifies(counter: CounterHall) -> None:
    other = {name: word[::-1] for name, word in SECRETS.items()} | {"account": "1234567890", "phone": "13600001111"}
    serve(counter, other)
    visit, number = serve(counter, SECRETS)
    assert traces(counter.folder, SECRETS) >= set(SECRETS) - {"draft"}
    steps_before = counter.state(number).records.keys()
    erased = Erasure(counter.performer).erase_customer(HE, counter.command(), WHY, request=number).result.pieces
    assert erased >= 11
    assert traces(counter.folder, SECRETS) == set()
    assert {"note", "comment", "name"} <= traces(counter.folder, other), "everybody else's stays"
    found = counter.verify()
    assert (found.breaks, found.erased) == ((), erased)
    state = counter.state(number)
    assert state.records.keys() == steps_before
    assert state.ownership.first_responsible == CHEN.id
    view = counter.view(number)
    assert (view.customer.name, view.customer.phone, view.values["customer"]) == ("", "", "")
    counter.store.rebuild()
    assert counter.verify().breaks == ()
    assert counter.visit(visit).customer.keys() == {"customer_phone", "account", "customer_name"}


def test_many_customers_erased_in_any_order_leave_no_trace(tmp_path: Path) -> None:
    counter = CounterHall(tmp_path / "data").set_up()
    choices = random.Random(7)
    visits = []
    planted: dict[str, str] = {}
    for place in range(40):
        account = str(choices.randrange(10**9, 10**10))
        phone = f"139{choices.randrange(10**8):08}"
        visit = counter.greet()
        number = counter.open(visit)
        counter.reception.record_customer(CHEN, counter.command(), visit, data={"customer_phone": phone})
        counter.step(number, "account", answers={**OWN, "account": account})
        counter.handling.withdraw(CHEN, counter.command(), number, f"理由{account}")
        counter.end(visit)
        visits.append(visit)
        planted |= {f"account {place}": account, f"phone {place}": phone}
    erasure = Erasure(counter.performer)
    for visit in choices.sample(visits, len(visits)):
        erasure.erase_customer(HE, counter.command(), WHY, visit=visit)
    raw = b"".join(path.read_bytes() for path in counter.folder.rglob("*") if path.is_file())
    assert [name for name, word in planted.items() if word.encode() in raw] == []
    assert counter.verify().breaks == ()
    counter.close()


def test_everything_of_one_customer_belongs_together(counter: CounterHall) -> None:
    first = counter.greet()
    number = counter.open(first)
    counter.walk_to(number, "papers")
    counter.notify(number)
    counter.end(first)
    counter.clock.pass_ms(DAY_MS)
    second = counter.greet(LI)
    counter.take_up(number, second, LI)
    more = counter.open(second, clerk=LI)
    counter.step(more, "account", LI, answers=OWN)
    for one in (number, more):
        counter.handling.withdraw(LI, counter.command(), one)
    counter.end(second, LI)
    Erasure(counter.performer).erase_customer(HE, counter.command(), WHY, visit=first)
    vault = Vault(counter.store.connection)
    for one in (number, more):
        assert vault.texts(counter.state(one).answers) == {}
    for visit in (first, second):
        assert vault.texts(counter.visit(visit).customer) == {}


def test_what_is_still_open_is_not_erased(counter: CounterHall) -> None:
    erase = Erasure(counter.performer).erase_customer
    visit = counter.greet()
    number = counter.open(visit)
    with refused("erasure.visit_open"):
        erase(HE, counter.command(), WHY, visit=visit)
    counter.end(visit)
    with refused("erasure.request_open"):
        erase(HE, counter.command(), WHY, request=number)
    counter.handling.close_by_supervisor(HE, counter.command(), number, "withdrawn", "不办了")
    counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", "token", 1)
    with refused("erasure.rating_open"):
        erase(HE, counter.command(), WHY, request=number)
    counter.ratings.give(counter.command(), GivenRating(visit, "token", 2))
    with refused("erasure.follow_up_open"):
        erase(HE, counter.command(), WHY, request=number)
    counter.ratings.finish_follow_up(HE, counter.command(), visit, "reviewed", "已回看")
    erase(HE, counter.command(), WHY, request=number)
    with refused("request.unknown"):
        erase(HE, counter.command(), WHY, request="QH261123-02-999-X")
    with pytest.raises(Bug):
        erase(HE, counter.command(), WHY)


def test_no_clerk_erases_and_pressing_again_changes_nothing(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.reception.write_note(CHEN, counter.command(), visit, "口音重")
    counter.end(visit)
    erasure = Erasure(counter.performer)
    with refused("access.denied"):
        erasure.erase_customer(CHEN, counter.command(), WHY, visit=visit)
    first = erasure.erase_customer(HE, "erase", WHY, visit=visit)
    events = counter.events()
    assert erasure.erase_customer(HE, "erase", WHY, visit=visit) == first
    assert erasure.erase_customer(HE, "again", WHY, visit=visit).result.pieces == 0
    assert counter.events() == events


def test_who_erased_when_and_why_stays_with_everything_of_the_customer(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.reception.write_note(CHEN, counter.command(), visit, "口音重")
    number = counter.open(visit)
    counter.handling.withdraw(CHEN, counter.command(), number)
    counter.end(visit)
    erase = Erasure(counter.performer).erase_customer
    with refused("erasure.needs_reason"):
        erase(HE, counter.command(), "  ", request=number)
    erase(HE, counter.command(), WHY, request=number)
    told = {event.data.subject: event for event in erasures(counter.store.connection) if isinstance(event.data, Erased)}
    assert set(told) == {f"visit:{visit}", f"request:{number}"}
    for event in told.values():
        assert isinstance(event.data, Erased)
        assert (event.actor, event.at) == (HE.id, counter.clock.now())
        assert Vault(counter.store.connection).text(event.data.reason) == WHY
    erase(HE, counter.command(), WHY, visit=visit)
    assert counter.verify().breaks == (), "why is not erased by erasing again"


def test_papers_saved_as_pdf_go_too(counter: CounterHall) -> None:
    numbers = []
    for _ in range(2):
        visit, number = counter.accepted()
        counter.end(visit)
        counter.handling.tell_customer(
            CHEN, counter.command(), number, whom="本人", at=counter.clock.now(), how="phone"
        )
        numbers.append(number)
    papers = counter.folder / "papers"
    papers.mkdir()
    for name in (f"{numbers[0]}-R1.pdf", f"{numbers[0]}-R1 (2).pdf", f"{numbers[1]}-R1.pdf"):
        (papers / name).write_bytes(b"%PDF")
    erase = Erasure(counter.performer).erase_customer
    erase(HE, counter.command(), WHY, request=numbers[0])
    assert [file.name for file in papers.iterdir()] == [f"{numbers[1]}-R1.pdf"]
    (papers / f"{numbers[1]}-R1.pdf").unlink()
    (papers / f"{numbers[1]}-R1.pdf").mkdir()
    with refused("erasure.files_left"):
        erase(HE, "left", WHY, request=numbers[1])
    (papers / f"{numbers[1]}-R1.pdf").rmdir()
    (papers / f"{numbers[1]}-R1.pdf").write_bytes(b"%PDF")
    erase(HE, "left", WHY, request=numbers[1])
    assert list(papers.iterdir()) == []


def test_a_reader_that_holds_an_older_state_is_reported(
    counter: CounterHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = counter.greet()
    counter.reception.write_note(CHEN, counter.command(), visit, "口音重")
    counter.end(visit)
    counter.store.connection.set_busy_timeout(0.05)
    reader = counter.store.reader()
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM journal").fetchone()
    erasure = Erasure(counter.performer)
    with refused("erasure.not_finished"):
        erasure.erase_customer(HE, "erase", WHY, visit=visit)
    reader.close()
    assert erasure.erase_customer(HE, "erase", WHY, visit=visit).result.pieces == 1
    assert "口音重".encode() not in b"".join(path.read_bytes() for path in counter.folder.iterdir())


def test_what_was_erased_and_is_there_again_is_named(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.reception.write_note(CHEN, counter.command(), visit, "口音重")
    counter.end(visit)
    row = counter.store.connection.execute("SELECT * FROM vault WHERE kind = 'note'").fetchone()
    Erasure(counter.performer).erase_customer(HE, counter.command(), WHY, visit=visit)
    counter.store.connection.execute("INSERT INTO vault VALUES (NULL, ?, ?, ?, ?, ?)", row[1:])
    assert {one.code for one in counter.verify().breaks} == {"erased_but_there"}
    counter.store.connection.execute("DELETE FROM vault WHERE kind = 'note'")


def test_a_question_without_an_answer_can_be_erased(counter: CounterHall) -> None:
    visit = counter.greet()
    counter.end(visit)
    counter.ratings.ask(CHEN, counter.command(), visit, "tablet-1", "token", 1)
    counter.ratings.end(counter.command(), visit, RatingState.NO_ANSWER)
    assert Erasure(counter.performer).erase_customer(HE, counter.command(), WHY, visit=visit).result.pieces == 0
