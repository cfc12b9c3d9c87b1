"""What a supervisor sees of the procedures: where each comes from, what waits, what a change would touch."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from clerk_app.library.outline import examine
from clerk_app.service.editor_view import (
    LineState,
    Origin,
    ProcedureLine,
    ProposalState,
    TextSource,
    compared,
    other_texts,
    procedure_lines,
    procedure_text,
    proposals,
    version_text,
    versions,
)
from tests.service.counter_hall import MINUTE_MS
from tests.service.published import SHIPPED, TRANSFER, WHY, ZHAO, Publishers, faulty, titled
from tests.service.refusals import refused
from tests.service.served import CHEN, HE

HOUR = 60 * MINUTE_MS
NEW = titled("房屋过户")
NEWER = titled("住宅过户")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Publishers]:
    publishers = Publishers(tmp_path / "data")
    yield publishers
    publishers.close()


def line(hall: Publishers, procedure: str = TRANSFER, actor: object = HE) -> ProcedureLine:
    found = hall.served.read(procedure_lines, hall.service, actor)
    (one,) = [one for one in found.lines if one.id == procedure]
    assert isinstance(one, ProcedureLine)
    return one


def test_a_shipped_procedure_is_told_as_such(hall: Publishers) -> None:
    found = line(hall)
    assert (found.origin, found.state, found.number, found.since) == (Origin.SHIPPED, LineState.IN_FORCE, 1, None)
    assert found.version == hall.in_force()
    hall.served.open(hall.served.greet())
    found = line(hall)
    assert (found.number, found.since, found.open_requests) == (1, hall.clock.now(), 1)


def test_every_procedure_in_force_is_in_the_list_by_category(hall: Publishers) -> None:
    found = hall.served.read(procedure_lines, hall.service, HE)
    assert {one.id for one in found.lines} == {path.stem for path in SHIPPED.parent.glob("*.yaml")}
    assert found.supervisors == 2
    assert found.unread == ()
    categories = [one.category for one in found.lines]
    assert len(list(dict.fromkeys(categories))) == len(set(categories))
    assert sorted(set(categories), key=categories.index) == list(dict.fromkeys(categories))


def test_clerks_do_not_see_it(hall: Publishers) -> None:
    for query, given in (
        (procedure_lines, ()), (procedure_text, (TRANSFER,)), (versions, (TRANSFER,)), (proposals, (TRANSFER,)),
        (version_text, ("0" * 64,)), (other_texts, (TRANSFER,)), (compared, (TRANSFER, "x")),
    ):  # fmt: skip
        with refused("access.denied"):
            hall.served.read(query, hall.service, CHEN, *given)


def test_a_proposal_is_told_from_the_waiting_to_the_end(hall: Publishers) -> None:
    start = hall.clock.now() + HOUR
    version = hall.propose(NEW, start)
    found = line(hall).proposal
    assert found is not None
    assert (found.state, found.number, found.reason, found.starts_at) == (ProposalState.WAITING, 2, WHY, start)
    assert (found.proposed_by.name.zh, found.proposed_by.name.en) == ("何丽华", "He Lihua")
    assert found.base == hall.in_force()
    assert not found.may_be_confirmed_by(HE)
    assert found.may_be_confirmed_by(ZHAO)
    assert hall.served.read(procedure_lines, hall.service, HE).lines[0].id == TRANSFER, "what waits comes first"
    hall.confirm(version)
    waiting = line(hall).proposal
    assert waiting is not None
    assert waiting.state is ProposalState.SCHEDULED
    assert waiting.decided_by is not None
    assert waiting.decided_by.id == "zhaomin"
    assert not waiting.may_be_confirmed_by(ZHAO)
    hall.clock.pass_ms(HOUR)
    done = line(hall)
    assert done.proposal is None
    assert (done.origin, done.number, done.since, done.title.zh) == (Origin.PUBLISHED, 2, start, "房屋过户")
    (told,) = hall.served.read(proposals, hall.service, HE, TRANSFER)
    assert told.state is ProposalState.PUBLISHED


def test_what_was_sent_back_says_why_and_its_number_is_free_again(hall: Publishers) -> None:
    version = hall.propose(NEW)
    hall.served.do(hall.publishing.send_back, TRANSFER, version, "第 36 行不对", actor=ZHAO)
    (told,) = hall.served.read(proposals, hall.service, HE, TRANSFER)
    assert (told.state, told.answer) == (ProposalState.SENT_BACK, "第 36 行不对")
    assert line(hall).proposal is None
    hall.publish(NEWER)
    assert line(hall).number == 2


def test_a_retired_procedure_stays_in_the_list_with_who_and_why(hall: Publishers) -> None:
    hall.served.do(hall.publishing.retire, TRANSFER, "改到网上办", actor=HE)
    found = line(hall)
    assert found.state is LineState.RETIRED
    assert (found.title.zh, found.retired_why, found.retired_at) == ("居民过户", "改到网上办", hall.clock.now())
    assert found.retired_by is not None
    assert found.retired_by.name.zh == "何丽华"
    assert hall.served.read(procedure_text, hall.service, HE, TRANSFER).text == SHIPPED.read_text(encoding="utf-8")


def test_a_draft_is_what_is_opened_and_only_by_who_wrote_it(hall: Publishers) -> None:
    hall.service.desk.submit(hall.publishing.save_draft, HE, TRANSFER, "half a line").result()
    mine = hall.served.read(procedure_text, hall.service, HE, TRANSFER)
    assert (mine.text, mine.source, mine.saved_at) == ("half a line", TextSource.DRAFT, hall.clock.now())
    assert mine.base == SHIPPED.read_text(encoding="utf-8")
    theirs = hall.served.read(procedure_text, hall.service, ZHAO, TRANSFER)
    assert (theirs.text, theirs.source, theirs.saved_at) == (mine.base, TextSource.IN_FORCE, None)
    assert line(hall).draft_at == hall.clock.now()
    assert line(hall, actor=ZHAO).draft_at is None


def test_a_new_procedure_begins_with_a_sound_text(hall: Publishers) -> None:
    opened = hall.served.read(procedure_text, hall.service, HE, "our_own")
    assert (opened.source, opened.base, opened.number) == (TextSource.NEW, "", 0)
    seen = examine(opened.text, frozenset())
    assert seen.findings == ()
    assert seen.procedure is not None
    assert seen.procedure.id == "our_own"
    hall.service.desk.submit(hall.publishing.save_draft, HE, "our_own", opened.text).result()
    found = line(hall, "our_own")
    assert (found.state, found.title.zh, found.origin, found.number) == (LineState.NEW, "新流程", None, 0)
    hall.publish(opened.text.encode(), procedure="our_own")
    assert line(hall, "our_own").state is LineState.IN_FORCE


def test_versions_are_numbered_and_told_with_their_requests(hall: Publishers) -> None:
    visit = hall.served.greet()
    hall.served.open(visit)
    first, second = hall.in_force(), hall.publish(NEW)
    hall.served.open(visit)
    found = hall.served.read(versions, hall.service, HE, TRANSFER)
    told = [(one.number, one.version, one.in_force, one.origin.value, one.open_requests) for one in found]
    assert told == [(2, second, True, "published", 1), (1, first, False, "shipped", 1)]
    assert found[0].proposal.reason == WHY
    assert hall.served.read(version_text, hall.service, HE, first) == SHIPPED.read_text(encoding="utf-8")
    with refused("publishing.damaged"):
        hall.served.read(version_text, hall.service, HE, "0" * 64)


def test_an_old_version_comes_back_by_publishing_its_text_again(hall: Publishers) -> None:
    first = hall.in_force()
    hall.publish(NEW)
    text = hall.served.read(version_text, hall.service, HE, first)
    assert hall.publish(text.encode()) == first == hall.in_force()
    found = hall.served.read(versions, hall.service, HE, TRANSFER)
    assert [(one.number, one.in_force) for one in found] == [(3, True), (2, False), (1, False)]


def test_what_publishing_would_touch(hall: Publishers) -> None:
    visit = hall.served.greet()
    hall.served.open(visit)
    hall.served.do(hall.service.reception.park_visit, visit)
    other = hall.served.greet()
    hall.served.open(other)
    text = SHIPPED.read_text(encoding="utf-8").replace("minutes: 20", "minutes: 15", 1)
    found = hall.served.read(compared, hall.service, HE, TRANSFER, text)
    assert [one.message("zh") for one in found.differences] == ["柜台标准时间由 20 分钟改为 15 分钟。"]
    assert (found.added, found.removed, found.readable) == (1, 1, True)
    assert {paper.value for paper in found.papers} == {"sheet"}
    assert (found.requests, found.visits) == (2, 2)


def test_limits_are_told_by_how_long_they_are(hall: Publishers) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("row: name_transfer.finish", "row: meter_test.finish", 1)
    (found,) = hall.served.read(compared, hall.service, HE, TRANSFER, text).differences
    assert "“1 个工作日”（name_transfer.finish）" in found.message("zh")
    assert "1 working day (name_transfer.finish)" in found.message("en")


def test_a_text_with_errors_is_still_compared_line_by_line(hall: Publishers) -> None:
    found = hall.served.read(compared, hall.service, HE, TRANSFER, faulty().decode())
    assert (found.readable, found.differences, found.added, found.removed) == (False, (), 1, 1)


def test_the_changed_steps_are_named_in_their_order(hall: Publishers) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("minutes: 6\n", "minutes: 7\n").replace("minutes: 2\n", "minutes: 3\n")
    found = hall.served.read(compared, hall.service, HE, TRANSFER, text)
    assert found.steps == ("account", "papers")


def test_a_halls_file_under_a_published_version_is_told(hall: Publishers) -> None:
    hall.publish(NEW)
    assert line(hall).hall_file == ""
    folder = hall.folder / "procedures"
    folder.mkdir()
    (folder / f"{TRANSFER}.yaml").write_bytes(NEWER)
    found = line(hall)
    assert found.hall_file == sha256(NEWER).hexdigest()
    assert found.origin is Origin.PUBLISHED
    assert hall.served.read(other_texts, hall.service, HE, TRANSFER) == {
        Origin.SHIPPED: SHIPPED.read_text(encoding="utf-8"), Origin.HALL: NEWER.decode(),
    }  # fmt: skip
    (folder / f"{TRANSFER}.yaml").write_bytes(faulty())
    assert [one.code for one in line(hall).faults] == ["finding.unknown_step"]
    (folder / "another.yaml").write_bytes(b"no: procedure")
    assert {one.path for one in hall.served.read(procedure_lines, hall.service, HE).unread} == {"another.yaml"}


def test_a_newer_version_of_the_program_is_told_and_does_not_take_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = Publishers(tmp_path / "data")
    version = hall.publish(NEW)
    assert not line(hall).newer_shipped
    hall.close()
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / f"{TRANSFER}.yaml").write_bytes(NEWER)
    monkeypatch.setattr("clerk_app.bootstrap.resource_path", lambda _name: shipped)
    hall = Publishers(tmp_path / "data", hall.clock, again=True)
    try:
        found = line(hall)
        assert found.newer_shipped
        assert found.version == version
        hall.publish(titled("看过以后"))
        assert not line(hall).newer_shipped, "whoever published again has seen it"
    finally:
        hall.close()


def test_text_is_shown_with_the_line_ends_of_an_editor(hall: Publishers) -> None:
    version = hall.publish(b"\xef\xbb\xbf" + NEW.replace(b"\n", b"\r\n"))
    opened = hall.served.read(procedure_text, hall.service, HE, TRANSFER)
    assert opened.text == NEW.decode()
    assert opened.base_version == version
