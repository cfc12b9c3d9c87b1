"""Personal data stays where it belongs: 500 planted ids, phones and words are searched for in every file on disk."""

from __future__ import annotations

import logging
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.printing.folder import FolderPrinter
from clerk_app.resources import generated_path
from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.backup import restore
from clerk_app.service.data_folder import SAVED_PAPERS
from clerk_app.service.export import Export, export
from clerk_app.service.log import logging_to
from clerk_app.service.paper_office import PaperOffice
from clerk_app.service.print_desk import FOLDER, PrintDesk
from clerk_app.service.ratings import GivenRating
from clerk_app.service.support import make_bundle
from clerk_app.store import backup as copying
from clerk_app.store.store import FILE_NAME
from tests.service.counter_hall import FakeClock
from tests.service.served import CHEN, HE, TRANSFER, Served

CUSTOMERS = 50
WAIT_S = 60.0
MACHINE = Actor("machine:test", Role.MACHINE)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A counter whose temporary files lie beside its data, where they are searched too; the test closes it."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    served = Served.set_up(tmp_path / "data", FakeClock())
    with logging_to(tmp_path / "data"):
        yield served


def planted(choices: random.Random, place: int) -> dict[str, str]:
    """Ten things one customer tells; no two customers tell the same."""
    digits = f"{place:03}{choices.randrange(10**5):05}"
    return {
        "phone": f"139{digits}",
        "account": f"73{digits}",
        "name": f"龘{place:03}䶮",
        "order": f"GD-{digits}-84",
        "note": f"备注甲{digits}",
        "park": f"暂存乙{digits}",
        "comment": f"留言丙{digits}",
        "result": f"回访丁{digits}",
        "whom": f"亲属戊{digits}",
        "draft": f"草稿己{digits}",
    }


def serve(served: Served, told: dict[str, str], desk: PrintDesk | None) -> str:
    """Walk one customer from greeting to the call back, with a receipt; the draft goes with the closing."""
    service, do = served.service, served.do
    visit = served.greet()
    do(service.reception.record_customer, visit, data={"customer_phone": told["phone"]})
    do(service.reception.write_note, visit, told["note"])
    number = served.open(visit)
    answers = {**TRANSFER["account"].get("answers", {}), "account": told["account"]}
    served.step(number, "account", **{**TRANSFER["account"], "answers": answers})
    do(service.reception.park_visit, visit, told["park"])
    do(service.reception.resume_visit, visit)
    papers: list[str] = []
    for name, given in TRANSFER.items():
        own = {
            "papers": {"new_name": told["name"], "phone": told["phone"]},
            "enter": {"order_no": told["order"]},
        }.get(name)
        if name != "account":
            papers += served.step(number, name, **({**given, "answers": own} if own else given)).papers
    (paper,) = papers
    served.service.desk.submit(
        service.stepping.save_draft, CHEN, number, "account", told["draft"].encode()
    ).result()
    if desk is not None:
        desk.send(CHEN, paper, FOLDER).ended.result(WAIT_S)
    served.end(visit)
    do(service.ratings.ask, visit, "tablet-1", f"token {number}", 1)
    service.desk.submit(
        service.ratings.give, new_command_id(), GivenRating(visit, f"token {number}", 1, (), told["comment"], True)
    ).result()
    do(service.ratings.finish_follow_up, visit, "explained", told["result"], actor=HE)
    do(
        service.handling.tell_customer, number, whom=told["whom"], at=service.clock.now(), how="phone"
    )
    try:
        int(told["name"])
    except ValueError:
        logging.getLogger("clerk_app.test").exception("a step was not read")
    return number


def holding(folder: Path, words: list[str]) -> dict[str, set[str]]:
    """Return for every file below `folder` that holds any of `words` which they are."""
    found = {}
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        there = {word for word in words if word.encode() in content}
        if there:
            found[file.name] = there
    return found


def test_planted_data_is_in_the_records_alone_and_after_erasing_nowhere(served: Served, tmp_path: Path) -> None:
    service, choices = served.service, random.Random(11)
    office = PaperOffice(service, generated_path("fonts"))
    desk = PrintDesk(service, office, None, FolderPrinter(tmp_path / "data" / SAVED_PAPERS), lambda: service.settings)
    people = [planted(choices, place) for place in range(CUSTOMERS)]
    numbers = [serve(served, told, desk if place % 10 == 0 else None) for place, told in enumerate(people)]
    words = [word for told in people for word in told.values()]
    assert len(set(words)) == 10 * CUSTOMERS == 500
    copying.back_up(tmp_path / "data" / FILE_NAME, tmp_path / "kept")

    with_data = holding(tmp_path / "data", words)
    closed_away = {told["draft"] for told in people}
    assert set().union(*with_data.values()) >= set(words) - closed_away, "what is searched for was there"
    assert set(with_data) <= {FILE_NAME, f"{FILE_NAME}-wal"}, "and nowhere else: neither logs nor temporary files"
    assert (tmp_path / "data" / "clerk-app.log").stat().st_size > 0
    assert len(list((tmp_path / "data" / SAVED_PAPERS).iterdir())) == CUSTOMERS // 10
    assert holding(tmp_path / "temp", words) == {}
    reader = service.store.reader()
    for what in ("requests", "visits", "ratings", "journal"):
        export(reader, Export(what, "csv", "zh"), tmp_path / f"{what}.csv", {})
    reader.close()
    make_bundle(tmp_path / "data", tmp_path / "bundle.zip", MACHINE)
    assert set(holding(tmp_path, words)) <= {FILE_NAME, f"{FILE_NAME}-wal", "kept"}, "exports are masked"

    for number in choices.sample(numbers, len(numbers)):
        served.do(service.erasure.erase_customer, "保存期满", request=number, actor=HE)
    assert set(holding(tmp_path, words)) == {"kept"}, "a backup made before still has it, until its day"
    assert list((tmp_path / "data" / SAVED_PAPERS).iterdir()) == []
    service.close()

    restored = restore(tmp_path / "data", tmp_path / "kept", MACHINE, service.clock.now(), replace=True)
    assert restored.erased_again >= 9 * CUSTOMERS
    left = holding(tmp_path, words)
    assert left.pop("kept"), "the search still finds"
    assert left == {}, "and restoring it brings nothing back"


def test_a_copy_holds_nothing_twice_that_an_erasure_would_overlook(served: Served, tmp_path: Path) -> None:
    """A page that splits while a copy is filled may keep what moved; opened, that copy could not be erased."""
    choices = random.Random(5)
    people = [planted(choices, place) for place in range(CUSTOMERS)]
    for told in people:
        serve(served, told, None)
    copying.back_up(tmp_path / "data" / FILE_NAME, tmp_path / "copy")
    served.close()
    content = (tmp_path / "copy").read_bytes()
    for told in people:
        assert content.count(told["note"].encode()) == 1
