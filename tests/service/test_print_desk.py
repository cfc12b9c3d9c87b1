"""A paper is printed from its archived bytes; a printer that fails loses nothing and is told of."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.printing.cups import CupsPrinter
from clerk_app.printing.folder import FolderPrinter
from clerk_app.printing.port import JobProgress, JobState, PrinterInfo, PrintJob
from clerk_app.resources import generated_path
from clerk_app.service import print_desk
from clerk_app.service.paper_office import PaperOffice
from clerk_app.service.print_desk import FOLDER, PrintDesk
from clerk_app.store.queries import papers as queries
from tests.printing.conftest import PAUSED, QUEUE, REJECTING, PrintServer, print_server  # noqa: F401  # fixture
from tests.service.refusals import refused
from tests.service.served import CHEN, HE, Served

WAIT_S = 60.0


@dataclass
class FakeQueues:
    """Two queues in memory. `states` is what the next questions about a job are answered, the last one for ever."""

    states: list[JobState] = field(default_factory=lambda: [JobState(JobProgress.PRINTED)])
    refuses: list[Refusal] = field(default_factory=list)
    sent: list[tuple[str, str, bytes]] = field(default_factory=list)
    accepting: bool = True
    asked: threading.Event = field(default_factory=threading.Event)

    def printers(self) -> list[PrinterInfo]:
        return [PrinterInfo("small", "小票打印机", True, self.accepting, ""), PrinterInfo("large", "大打印机")]

    def submit(self, pdf: bytes, printer: str, title: str, copies: int = 1) -> PrintJob:  # the port's
        if self.refuses:
            raise self.refuses.pop(0)
        self.sent.append((printer, title, pdf))
        return PrintJob(printer, f"{printer}-{len(self.sent)}")

    def state(self, job: PrintJob) -> JobState:  # the port's
        self.asked.set()
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served.set_up(tmp_path / "data", printer_a5="small", printer_a4="large")
    yield served
    served.close()


@pytest.fixture
def queues() -> FakeQueues:
    return FakeQueues()


@pytest.fixture
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_desk, "POLL_S", 0.001)
    monkeypatch.setattr(print_desk, "STALLED_S", 0.0)


def office_of(served: Served) -> PaperOffice:
    return PaperOffice(served.service, generated_path("fonts"))


def desk_of(served: Served, queues: FakeQueues | CupsPrinter | None, office: PaperOffice | None = None) -> PrintDesk:
    folder = FolderPrinter(served.service.data_folder / "papers")
    return PrintDesk(served.service, office or office_of(served), queues, folder, lambda: served.service.settings)


def row(served: Served, paper: str) -> queries.PaperRow:
    found: queries.PaperRow = served.read(queries.paper, paper)
    return found


def test_a_receipt_goes_to_the_queue_of_its_size_and_is_printed(served: Served, queues: FakeQueues) -> None:
    _, _, paper = served.accepted()
    office = office_of(served)
    sending = desk_of(served, queues, office).send(CHEN, paper)
    assert sending.accepted.result(WAIT_S).result.state == "sent"
    change = sending.ended.result(WAIT_S)
    assert change.result.state == "printed"
    assert "paper.printed" in change.kinds
    assert queues.sent == [("small", paper, office.produce(paper).result(WAIT_S))]
    assert (row(served, paper).printed, row(served, paper).printer) == ("printed", "small")


def test_a_notification_goes_to_the_queue_for_a4(served: Served, queues: FakeQueues) -> None:
    _, _, paper = served.notified()
    desk_of(served, queues).send(CHEN, paper).ended.result(WAIT_S)
    assert [printer for printer, _, _ in queues.sent] == ["large"]


def test_without_a_printer_the_paper_is_saved_and_says_so(served: Served, queues: FakeQueues) -> None:
    served.do(served.service.hall.change_settings, {"printer_a5": "", "printer_a4": ""}, actor=HE)
    _, _, paper = served.accepted()
    office = office_of(served)
    desk = desk_of(served, queues, office)
    assert desk.send(CHEN, paper).ended.result(WAIT_S).result.state == "saved"
    (file,) = (served.service.data_folder / "papers").glob("*.pdf")
    assert file.read_bytes() == office.produce(paper).result(WAIT_S)
    assert (row(served, paper).printed, row(served, paper).printer) == ("saved", FOLDER)
    assert desk.configured == ()


def test_a_failed_job_is_told_and_tried_again_with_the_same_bytes(served: Served, queues: FakeQueues) -> None:
    _, _, paper = served.accepted()
    desk = desk_of(served, queues)
    queues.states = [JobState(JobProgress.FAILED, "media-empty-error")]
    outcome = desk.send(CHEN, paper).ended.result(WAIT_S).result
    assert outcome.state == "failed"
    assert outcome.refusal is not None
    assert outcome.refusal.code == "printer.job_failed"
    assert outcome.refusal.parameters["reason"] == "media-empty-error"
    assert row(served, paper).print_reason == "printer.job_failed"
    assert desk.trouble is not None
    queues.states = [JobState(JobProgress.PRINTED)]
    assert desk.send(CHEN, paper).ended.result(WAIT_S).result.state == "printed"
    first, second = queues.sent
    assert first == second
    assert desk.trouble is None


def test_a_printer_that_refuses_leaves_the_paper_for_another_one(served: Served, queues: FakeQueues) -> None:
    _, _, paper = served.accepted()
    desk = desk_of(served, queues)
    queues.refuses = [Refusal("printer.unknown", printer="small")]
    failed = desk.send(CHEN, paper)
    assert failed.accepted.result(WAIT_S).result.state == "failed"
    assert failed.ended.result(WAIT_S).result.state == "failed"
    assert desk.send(CHEN, paper, "large").ended.result(WAIT_S).result.printer == "large"
    assert desk.send(CHEN, paper, FOLDER).ended.result(WAIT_S).result.state == "saved"


@pytest.mark.usefixtures("short_waits")
def test_a_job_that_waits_in_a_stopped_queue_is_told_of_and_not_sent_twice(served: Served, queues: FakeQueues) -> None:
    _, _, paper = served.accepted()
    desk = desk_of(served, queues)
    queues.states = [JobState(JobProgress.WAITING, "paused")]
    outcome = desk.send(CHEN, paper).ended.result(WAIT_S).result
    assert outcome.refusal is not None
    assert outcome.refusal.code == "printer.job_waits"
    queues.states = [JobState(JobProgress.WAITING, "paused"), JobState(JobProgress.PRINTED)]
    assert desk.send(CHEN, paper).ended.result(WAIT_S).result.state == "printed"
    assert len(queues.sent) == 1, "the job was still in the queue"


@pytest.mark.usefixtures("short_waits")
def test_a_print_system_that_falls_silent_is_told_of(served: Served) -> None:
    class Silent(FakeQueues):
        def state(self, job: PrintJob) -> JobState:  # the port's
            raise Refusal("printer.no_answer", seconds=10)

    _, _, paper = served.accepted()
    outcome = desk_of(served, Silent()).send(CHEN, paper).ended.result(WAIT_S).result
    assert outcome.refusal is not None
    assert outcome.refusal.code == "printer.no_answer"


def test_closing_the_counter_does_not_wait_for_a_slow_printer(tmp_path: Path, queues: FakeQueues) -> None:
    served = Served.set_up(tmp_path / "other", printer_a5="small")
    _, _, paper = served.accepted()
    queues.states = [JobState(JobProgress.WAITING)]
    sending = desk_of(served, queues).send(CHEN, paper)
    sending.accepted.result(WAIT_S)
    assert queues.asked.wait(WAIT_S)
    assert row(served, paper).printed == "sent"
    served.close()
    assert sending.ended.cancelled()


def test_a_paper_that_cannot_be_drawn_fails_and_nothing_is_sent(served: Served, queues: FakeQueues) -> None:
    _, _, paper = served.accepted()
    served.do(served.service.hall.change_settings, {"hall_zh": "长" * 5000}, actor=HE)
    sending = desk_of(served, queues).send(CHEN, paper)
    with refused("paper.text_too_long"):
        sending.accepted.result(WAIT_S)
    with refused("paper.text_too_long"):
        sending.ended.result(WAIT_S)
    assert queues.sent == []
    assert row(served, paper).printed is None


def test_the_check_names_the_queue_that_cannot_print(served: Served, queues: FakeQueues) -> None:
    desk = desk_of(served, queues)
    assert desk.configured == ("small", "large")
    assert desk.check().result(WAIT_S) is None
    queues.accepting = False
    found = desk.check().result(WAIT_S)
    assert found is not None
    assert found.code == "printer.not_accepting"
    served.do(served.service.hall.change_settings, {"printer_a5": "gone"}, actor=HE)
    found = desk.check().result(WAIT_S)
    assert found is not None
    assert (found.code, found.parameters["printer"]) == ("printer.unknown", "gone")


def test_printers_are_offered_with_saving_as_the_last_way(served: Served, queues: FakeQueues) -> None:
    offered = desk_of(served, queues).printers().result(WAIT_S)
    assert [one.name for one in offered] == ["small", "large", FOLDER]
    assert [one.name for one in desk_of(served, None).printers().result(WAIT_S)] == [FOLDER]


def test_a_real_queue_prints_the_archived_bytes(served: Served, print_server: PrintServer) -> None:  # noqa: F811
    served.do(served.service.hall.change_settings, {"printer_a5": QUEUE, "printer_a4": REJECTING}, actor=HE)
    _, _, paper = served.accepted()
    desk = desk_of(served, CupsPrinter(print_server.socket))
    before = set(print_server.out.glob("*.pdf"))
    assert desk.send(CHEN, paper).ended.result(WAIT_S).result.state == "printed"
    assert set(print_server.out.glob("*.pdf")) - before, "the queue made a file"


@pytest.mark.usefixtures("short_waits")
def test_real_queues_that_stand_still_or_reject_are_told_of(
    served: Served,
    print_server: PrintServer,  # noqa: F811
) -> None:
    _, _, paper = served.accepted()
    desk = desk_of(served, CupsPrinter(print_server.socket))
    waits = desk.send(CHEN, paper, PAUSED).ended.result(WAIT_S).result
    assert waits.refusal is not None
    assert waits.refusal.code == "printer.job_waits"
    rejected = desk.send(CHEN, paper, REJECTING).ended.result(WAIT_S).result
    assert rejected.refusal is not None
    assert rejected.refusal.code == "printer.refused"
    unknown = desk.send(CHEN, paper, "Nowhere").ended.result(WAIT_S).result
    assert unknown.refusal is not None
    assert unknown.refusal.code == "printer.unknown"
