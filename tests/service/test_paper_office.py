"""Papers are drawn once, say what was true when they were issued, and are the same bytes ever after."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.core.procedure import PaperKind
from clerk_app.resources import generated_path
from clerk_app.service.paper_office import PaperOffice
from clerk_app.store.queries import papers as queries
from clerk_app.texts import sentence
from tests.service.counter_hall import DAY_MS, FakeClock
from tests.service.refusals import refused
from tests.service.served import ENQUIRY, HE, TRANSFER, Served

WAIT_S = 60.0
SETTLED = "".join(sentence("paper.receipt.settled").zh.split())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def served(tmp_path: Path, clock: FakeClock) -> Iterator[Served]:
    served = Served.set_up(tmp_path / "data", clock)
    yield served
    served.close()


def office_of(served: Served) -> PaperOffice:
    return PaperOffice(served.service, generated_path("fonts"))


def words(pdf: bytes) -> str:
    """What a person can read on the paper, without its spaces."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return "".join(done.stdout.decode().split())


def confirm_limits(served: Served) -> None:
    table = served.service.rules.table()
    for row in table.rows_for("national", dt.date(2026, 11, 23)):
        if not row.promisable:
            served.do(served.service.hall.confirm_limit, row.key, "本局文件", actor=HE)


def test_a_receipt_says_who_answers_what_was_received_and_by_when(served: Served) -> None:
    confirm_limits(served)
    _, number, paper = served.accepted()
    text = words(office_of(served).produce(paper).result(WAIT_S))
    assert "业务受理回执" in text
    assert number in text
    assert "2026年11月24日周二" in text
    assert "陈静" in text
    assert "05715550126" in text.replace("-", "")
    assert "不动产权证" in text, "the substitute that was shown, by its own name"
    assert "周桂芳（本人办理）" in text
    assert "138****2207" in text
    assert "13805712207" not in text
    assert "第1次打印" in text


def test_what_nobody_confirmed_is_not_printed_as_a_promise(served: Served) -> None:
    _, _, paper = served.accepted()
    text = words(office_of(served).produce(paper).result(WAIT_S))
    assert "时限待营业厅确认" in text
    assert "11月24日" not in text


def test_papers_that_may_follow_are_printed_with_their_last_day(served: Served) -> None:
    _, _, paper = served.accepted("residential_new_connection")
    text = words(office_of(served).produce(paper).result(WAIT_S))
    assert "2026年11月28日" in text, "five days after the day of acceptance"


def test_an_english_receipt_is_english(served: Served) -> None:
    _, _, paper = served.accepted(language="en")
    text = words(office_of(served).produce(paper).result(WAIT_S))
    assert "ChenJing" in text
    assert "QingheRoadHall" in text
    assert "业务受理回执" not in text


def test_a_notification_lists_everything_missing_at_once(served: Served) -> None:
    _, number, paper = served.notified()
    text = words(office_of(served).produce(paper).result(WAIT_S))
    assert "一次性告知书" in text
    assert number in text
    assert "房屋产权证明" in text
    assert "手机号码" in text, "the answer that is missing is told with the papers"
    assert "2099年12月31日" in text
    assert "新户主身份证" in text, "what was received"


def test_every_call_returns_the_bytes_that_were_archived_first(served: Served) -> None:
    _, _, paper = served.accepted()
    office = office_of(served)
    first = office.produce(paper).result(WAIT_S)
    served.do(served.service.hall.change_settings, {"hall_phone": "0571-555-0199"}, actor=HE)
    assert office.produce(paper).result(WAIT_S) == first
    assert office_of(served).produce(paper).result(WAIT_S) == first, "another start of the program"
    assert served.read(queries.pdf, paper) == first


def test_a_paper_drawn_after_a_crash_says_what_was_true_when_it_was_issued(served: Served, clock: FakeClock) -> None:
    visit, number, paper = served.accepted()
    drawn_at_once = office_of(served)._models
    before = served.read(drawn_at_once.source, paper).model
    served.end(visit)
    clock.pass_ms(3 * DAY_MS)
    served.do(served.service.handling.close_by_supervisor, number, "completed", "已办", actor=HE)
    assert served.read(queries.without_pdf), "nothing drew it before the crash"
    office = office_of(served)
    assert office.produce_unfinished().result(WAIT_S) == 0
    assert not served.read(queries.without_pdf)
    assert served.read(drawn_at_once.source, paper).model is None
    assert before is not None
    text = words(office.produce(paper).result(WAIT_S))
    assert "2026-11-23" in text
    assert "2026-11-26" not in text, "printed as of the day it was issued"
    assert "已办好" not in text, "the request was closed later"


def test_a_reprint_says_it_is_one_and_keeps_the_time_of_acceptance(served: Served, clock: FakeClock) -> None:
    _, number, first = served.accepted()
    clock.pass_ms(DAY_MS)
    second = served.do(served.service.papers.issue, number, PaperKind.RECEIPT, "zh")
    assert second == f"{number}/R2"
    office = office_of(served)
    text = words(office.produce(second).result(WAIT_S))
    assert "第2次打印" in text
    assert "2026-11-23" in text, "accepted on the day before"
    assert office.produce(first).result(WAIT_S) != office.produce(second).result(WAIT_S)


def test_what_is_settled_at_the_counter_says_so(served: Served) -> None:
    visit = served.greet()
    number = served.open(visit, "bill_enquiry")
    for step, given in ENQUIRY.items():
        served.step(number, step, **given)
    paper = served.do(served.service.papers.issue, number, PaperKind.RECEIPT, "zh")
    text = words(office_of(served).produce(paper).result(WAIT_S))
    assert SETTLED in text
    assert "时限待营业厅确认" not in text


def test_poor_sight_gets_large_type(served: Served) -> None:
    visit = served.greet()
    served.do(served.service.reception.record_customer, visit, needs=("sight",))
    number = served.open(visit)
    (paper,) = served.walk(number, "name_transfer")
    pdf = office_of(served).produce(paper).result(WAIT_S)
    picture = office_of(served).preview(paper, 0, (800, 800)).result(WAIT_S)
    assert picture.points[0] == pytest.approx(595, abs=1), "A4 in place of A5"
    assert pdf.startswith(b"%PDF")


def test_hostile_names_are_printed_as_they_stand(served: Served) -> None:
    visit = served.greet()
    number = served.open(visit)
    served.walk(number, "name_transfer", "papers")
    name = '<img src="/etc/passwd"/>=cmd()'
    given = {**TRANSFER["papers"], "answers": {"new_name": name, "phone": "138 0571 2207"}}
    served.step(number, "papers", **given)
    served.step(number, "enter", **TRANSFER["enter"])
    served.step(number, "tell")
    (paper,) = served.step(number, "paper").papers
    assert name.replace(" ", "") in words(office_of(served).produce(paper).result(WAIT_S))


def test_text_that_no_paper_holds_is_refused_and_the_paper_stays_issued(served: Served) -> None:
    _, _, paper = served.accepted()
    served.do(served.service.hall.change_settings, {"hall_zh": "长" * 5000}, actor=HE)
    office = office_of(served)
    with refused("paper.text_too_long"):
        office.produce(paper).result(WAIT_S)
    assert office.produce_unfinished().result(WAIT_S) == 1
    assert [row.paper for row in served.read(queries.without_pdf)] == [paper]
    served.do(served.service.hall.change_settings, {"hall_zh": "清河路供电营业厅"}, actor=HE)
    assert office.produce(paper).result(WAIT_S).startswith(b"%PDF")


def test_an_unknown_paper_is_refused(served: Served) -> None:
    with refused("paper.unknown"):
        office_of(served).produce("QH261123-02-099-X/R1").result(WAIT_S)


def finished(served: Served) -> tuple[str, str]:
    """Return a closed request and its receipt, of a visit that is over."""
    visit, number, paper = served.accepted()
    served.end(visit)
    served.do(served.service.handling.close_by_supervisor, number, "completed", "已办", actor=HE)
    return number, paper


def test_a_running_program_hands_out_nothing_that_was_erased(served: Served) -> None:
    number, paper = finished(served)
    office = office_of(served)
    office.produce(paper).result(WAIT_S)
    office.preview(paper, 0, (600, 600)).result(WAIT_S)
    served.do(served.service.erasure.erase_customer, "客户要求", request=number, actor=HE)
    with refused("paper.erased"):
        office.preview(paper, 0, (600, 600)).result(WAIT_S)
    with refused("paper.erased"):
        office.produce(paper).result(WAIT_S)
    assert office._drawn == {}, "it does not lie in memory either"
    with refused("request.erased"):
        served.do(served.service.papers.issue, number, PaperKind.RECEIPT, "zh", actor=HE)
    sheet = served.do(served.service.papers.issue, number, PaperKind.SHEET, "zh", actor=HE)
    assert office.produce(sheet).result(WAIT_S).startswith(b"%PDF"), "a sheet speaks of the service, not of a customer"


def test_what_was_forgotten_is_read_from_the_records_again(served: Served) -> None:
    _, _, paper = served.accepted()
    office = office_of(served)
    first = office.produce(paper).result(WAIT_S)
    office.forget().result(WAIT_S)
    assert office._drawn == {}
    assert office.produce(paper).result(WAIT_S) == first


def test_a_paper_that_was_never_drawn_is_not_drawn_after_the_erasing(served: Served) -> None:
    number, paper = finished(served)
    served.do(served.service.erasure.erase_customer, "客户要求", request=number, actor=HE)
    office = office_of(served)
    with refused("paper.erased"):
        office.produce(paper).result(WAIT_S)
    with refused("request.erased"):
        served.do(served.service.papers.archive, paper, b"drawn before, archived after", 1)
    assert office.produce_unfinished().result(WAIT_S) == 0, "nothing is missing"


def test_looking_at_a_paper_archives_it_too(served: Served) -> None:
    _, _, paper = served.accepted()
    office = office_of(served)
    picture = office.preview(paper, 0, (600, 600)).result(WAIT_S)
    assert picture.height == pytest.approx(600, abs=1), "as large as it fits"
    assert len(picture.pixels) == picture.stride * picture.height
    served.service.paper_thread.submit(lambda: None).result(WAIT_S)  # what was queued behind the preview
    assert served.read(queries.pdf, paper) == office.produce(paper).result(WAIT_S)


def test_a_sheet_for_somebody_who_only_asks_has_no_number_and_leaves_no_record(served: Served) -> None:
    procedure = served.service.procedures.procedure("name_transfer")
    assert procedure is not None
    text = words(office_of(served).sheet(procedure, "zh").result(WAIT_S))
    assert "居民过户" in text
    assert "QH26" not in text
    assert not served.read(queries.without_pdf)
