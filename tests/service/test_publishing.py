"""Two supervisors publish a procedure; what was in force stays in force until then, and when something breaks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from sqlite3 import connect
from subprocess import PIPE, Popen
from typing import Any

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.service.rebuilding import rebuild_folder
from clerk_app.service.verification import verify_folder
from clerk_app.store import projections
from clerk_app.store.queries import publishing as queries
from clerk_app.store.records import Records
from clerk_app.store.store import FILE_NAME
from tests.service.counter_hall import MINUTE_MS
from tests.service.published import SECOND, SHIPPED, TRANSFER, WHY, ZHAO, Publishers, faulty, titled
from tests.service.refusals import refused
from tests.service.served import CHEN, HE

HOUR = 60 * MINUTE_MS
NEW = titled("房屋过户")
NEWER = titled("住宅过户")


def journalled(connection: Any) -> bytes:
    return b"".join(bytes(body) for (body,) in connection.execute("SELECT body FROM journal"))


def open_visit(connection: Any) -> str:
    return str(connection.execute("SELECT id FROM visit WHERE status = 'open'").fetchone()[0])


def bytes_of(connection: Any, version: str) -> bytes | None:
    return Records(connection).procedure_bytes(version)


def draft_of(connection: Any, staff: str) -> bytes | None:
    found = Records(connection).draft(f"{queries.DRAFT}{TRANSFER}", staff)
    return None if found is None else found.content


def every_table(connection: Any) -> dict[str, list[str]]:
    return {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in projections.TABLES}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Publishers]:
    publishers = Publishers(tmp_path / "data")
    yield publishers
    publishers.close()
    assert verify_folder(tmp_path / "data").breaks == ()


def version_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def test_what_two_supervisors_publish_is_what_new_requests_begin_with(hall: Publishers) -> None:
    shipped = hall.in_force()
    version = hall.propose(NEW)
    assert hall.in_force() == shipped, "a proposal changes nothing"
    hall.confirm(version)
    assert hall.in_force() == version == version_of(NEW)
    number = hall.served.open(hall.served.greet())
    view = hall.served.read(hall.service.requests.request, number, "zh")
    assert view.procedure.title.zh == "房屋过户"


def test_requests_under_way_keep_the_version_they_began_with(hall: Publishers) -> None:
    visit = hall.served.greet()
    number = hall.served.open(visit)
    old = hall.in_force()
    hall.publish(NEW)
    hall.served.walk(number, TRANSFER)
    view = hall.served.read(hall.service.requests.request, number, "zh")
    assert view.procedure.version == old
    assert view.procedure.title.zh == "居民过户"


def test_nobody_publishes_alone(hall: Publishers) -> None:
    before = hall.in_force()
    version = hall.propose(NEW, actor=HE)
    with refused("publishing.same_person"):
        hall.confirm(version, actor=HE)
    with refused("access.denied"):
        hall.confirm(version, actor=CHEN)
    assert hall.in_force() == before
    hall.confirm(version, actor=ZHAO)
    assert hall.in_force() == version


def test_a_version_comes_into_force_at_its_very_start_without_anybody_doing_anything(hall: Publishers) -> None:
    before, start = hall.in_force(), hall.clock.now() + HOUR
    version = hall.publish(NEW, start)
    hall.clock.pass_ms(HOUR - 1)
    assert hall.in_force() == before
    first = hall.served.open(hall.served.greet())
    hall.clock.pass_ms(1)
    assert hall.in_force() == version
    second = hall.served.open(_next_visit(hall))
    read = hall.service.requests.request
    assert hall.served.read(read, first, "zh").procedure.version == before
    assert hall.served.read(read, second, "zh").procedure.version == version


def _next_visit(hall: Publishers) -> str:
    hall.served.do(hall.service.reception.park_visit, hall.served.read(open_visit))
    return hall.served.greet()


def test_the_finder_shows_what_was_published_and_not_what_is_retired(hall: Publishers) -> None:
    hall.publish(NEW)
    titles = {one.title.zh for one in hall.service.procedures.look_again().procedures()}
    assert "房屋过户" in titles
    assert "居民过户" not in titles
    hall.served.do(hall.publishing.retire, TRANSFER, WHY, actor=HE)
    assert TRANSFER not in {one.id for one in hall.service.procedures.look_again().procedures()}
    assert hall.procedure() is None
    visit = hall.served.greet()
    with refused("procedure.unknown"):
        hall.served.open(visit)
    hall.served.do(hall.publishing.bring_back, TRANSFER, WHY, actor=ZHAO)
    assert hall.in_force() == version_of(NEW)


def test_what_was_published_comes_before_the_halls_files_and_those_before_the_shipped_ones(hall: Publishers) -> None:
    folder = hall.folder / "procedures"
    folder.mkdir()
    (folder / f"{TRANSFER}.yaml").write_bytes(NEWER)
    hall.service.procedures.look_again()
    assert hall.in_force() == version_of(NEWER)
    assert hall.service.procedures.origin(TRANSFER) == "hall"
    hall.publish(NEW)
    hall.service.procedures.look_again()
    assert hall.in_force() == version_of(NEW)
    assert hall.service.procedures.origin(TRANSFER) == "published"


def test_a_procedure_the_hall_never_had_is_published_like_any_other(hall: Publishers) -> None:
    own = NEW.replace(b"procedure: name_transfer", b"procedure: our_own_transfer")
    hall.publish(own, procedure="our_own_transfer")
    assert hall.in_force("our_own_transfer") == version_of(own)
    hall.served.open(hall.served.greet(), "our_own_transfer")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_every_decision_needs_its_reason(hall: Publishers, reason: str) -> None:
    publishing, do = hall.publishing, hall.served.do
    version = hall.propose(NEW)
    for call, given in (
        (publishing.send_back, (TRANSFER, version, reason)),
        (publishing.retire, (TRANSFER, reason)),
    ):
        with refused("publishing.needs_reason"):
            do(call, *given, actor=ZHAO)
    do(publishing.send_back, TRANSFER, version, WHY, actor=ZHAO)
    with refused("publishing.needs_reason"):
        do(publishing.propose, NEW, reason, 0, actor=HE)


def test_a_faulty_text_is_not_proposed_and_says_where(hall: Publishers) -> None:
    with pytest.raises(Refusal) as refusal:
        hall.propose(faulty())
    assert refusal.value.code == "publishing.faulty"
    line = next(n for n, text in enumerate(faulty().split(b"\n"), 1) if b"nowhere" in text)
    assert refusal.value.parameters["line"] == line


def test_what_is_in_force_is_no_news(hall: Publishers) -> None:
    with refused("publishing.nothing_changed"):
        hall.propose(SHIPPED.read_bytes())


def test_the_reason_is_in_the_vault_and_not_in_the_journal(hall: Publishers) -> None:
    hall.propose(NEW)
    bodies = hall.served.read(journalled)
    assert WHY.encode() not in bodies
    (row,) = hall.served.read(queries.proposals)
    assert row.reason == WHY


def test_what_it_replaces_is_kept_even_if_its_file_goes(hall: Publishers) -> None:
    before = hall.in_force()
    hall.propose(NEW)
    assert hall.served.read(bytes_of, before) == SHIPPED.read_bytes()


def test_a_restart_between_proposal_and_confirmation_loses_nothing(hall: Publishers, tmp_path: Path) -> None:
    before = hall.in_force()
    version = hall.propose(NEW)
    hall.service.desk.submit(hall.publishing.save_draft, HE, "bill_enquiry", "procedure: half").result()
    again = hall.restarted()
    try:
        assert again.in_force() == before
        again.confirm(version)
        assert again.in_force() == version
        assert set(again.served.read(queries.drafts, "helihua")) == {"bill_enquiry"}
        assert again.served.read(queries.drafts, "zhaomin") == {}
    finally:
        again.close()


def test_a_confirmation_that_did_not_reach_the_disk_happened_not_at_all(
    hall: Publishers, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, version = hall.in_force(), hall.propose(NEW)
    monkeypatch.setattr(Records, "keep_result", _power_cut)
    with pytest.raises(ZeroDivisionError):
        hall.confirm(version)
    monkeypatch.undo()
    assert hall.in_force() == before
    hall.confirm(version)
    assert hall.in_force() == version


def _power_cut(*_given: object) -> None:
    raise ZeroDivisionError


def test_doing_it_twice_under_one_command_does_it_once(hall: Publishers) -> None:
    submit = hall.service.desk.submit
    version = hall.propose(NEW)
    for _ in range(2):
        submit(hall.publishing.confirm, ZHAO, "one-command", TRANSFER, version).result()
    assert hall.kinds().count("procedure.confirmed") == 1


def _break_bytes(folder: Path, version: str, change: str) -> None:
    database = connect(folder / FILE_NAME)
    for trigger in ("procedure_versions_stay", "procedure_versions_are_never_deleted"):
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute(change, (version,))
    database.commit()
    database.close()


BROKEN = {
    "changed": "UPDATE procedure_version SET content = x'00' WHERE version = ?",
    "missing": "DELETE FROM procedure_version WHERE version = ?",
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_the_last_good_version_stays_in_force_when_bytes_are_broken_or_missing(tmp_path: Path, change: str) -> None:
    hall = Publishers(tmp_path)
    first = hall.publish(NEW)
    second = hall.publish(NEWER)
    hall.close()
    _break_bytes(tmp_path, second, change)
    again = Publishers(tmp_path, hall.clock, again=True)
    try:
        assert again.in_force() == first
        findings = again.service.procedures.look_again().findings()
        assert [one.code for one in findings if one.path == TRANSFER] == ["finding.published_damaged"]
        again.served.open(again.served.greet())
        # Nobody has to mend a file: the same text is proposed again under other bytes.
        assert again.publish(NEWER + b"# again\n") == again.in_force()
    finally:
        again.close()


@pytest.mark.parametrize(("change", "code"), [("changed", "procedure_differs"), ("missing", "procedure_missing")])
def test_verify_names_a_proposal_whose_bytes_are_not_what_was_proposed(tmp_path: Path, change: str, code: str) -> None:
    hall = Publishers(tmp_path)
    version = hall.propose(NEW)
    hall.close()
    assert verify_folder(tmp_path).breaks == ()
    _break_bytes(tmp_path, version, BROKEN[change])
    (found,) = verify_folder(tmp_path).breaks
    assert (found.code, found.detail) == (code, version)
    assert found.seq > 0, "it says which event"


def test_with_no_good_version_left_the_file_serves(tmp_path: Path) -> None:
    hall = Publishers(tmp_path)
    version = hall.publish(NEW)
    hall.close()
    _break_bytes(tmp_path, version, BROKEN["missing"])
    again = Publishers(tmp_path, hall.clock, again=True)
    try:
        assert again.in_force() == version_of(SHIPPED.read_bytes())
    finally:
        again.close()


def test_a_proposal_whose_bytes_were_damaged_is_not_confirmed(tmp_path: Path) -> None:
    hall = Publishers(tmp_path)
    before, version = hall.in_force(), hall.propose(NEW)
    hall.close()
    _break_bytes(tmp_path, version, BROKEN["changed"])
    again = Publishers(tmp_path, hall.clock, again=True)
    try:
        with refused("publishing.damaged"):
            again.confirm(version)
        assert again.in_force() == before
    finally:
        again.close()


def test_a_version_goes_out_of_force_neither_by_a_clock_set_back_and_forth_nor_by_a_restart(hall: Publishers) -> None:
    version = hall.publish(NEW, hall.clock.now() + HOUR)
    start = hall.clock.now() + HOUR
    hall.clock.set_wall(start + 5)
    assert hall.in_force() == version
    hall.clock.set_wall(start - 5)
    assert hall.in_force() != version, "the start has not come by the clock on the wall"
    hall.clock.set_wall(start)
    assert hall.in_force() == version


def test_rebuilding_makes_the_same_tables_of_the_journal(tmp_path: Path) -> None:
    hall = Publishers(tmp_path)
    hall.publish(NEW)
    hall.served.open(hall.served.greet())
    sent_back = hall.propose(NEWER, hall.clock.now() + HOUR)
    hall.confirm(sent_back)
    hall.served.do(hall.publishing.send_back, TRANSFER, sent_back, WHY, actor=HE)
    hall.propose(titled("再改一次"), actor=ZHAO)
    hall.served.do(hall.publishing.retire, "bill_enquiry", WHY, actor=HE)

    before = hall.served.read(every_table)
    assert len(before["publication"]) == 2
    assert len(before["proposal"]) == 3
    assert before["retired_procedure"]
    hall.close()
    rebuild_folder(tmp_path)
    hall = Publishers(tmp_path, hall.clock, again=True)
    assert hall.served.read(every_table) == before
    hall.close()
    assert verify_folder(tmp_path).breaks == ()


def test_a_counter_of_the_version_before_knows_its_versions_after_the_migration(tmp_path: Path) -> None:
    hall = Publishers(tmp_path)
    hall.served.open(hall.served.greet())
    version = hall.in_force()
    hall.close()
    database = connect(tmp_path / FILE_NAME)
    first = "".join(projections.FIRST_SCHEMAS)
    for table in (table for table in projections.TABLES if f"CREATE TABLE {table} " not in first):
        database.execute(f"DROP TABLE {table}")
    database.execute("DROP INDEX request_under_way")
    database.execute("DELETE FROM _sqlite_migrations WHERE name <> 'm001_first_schema'")
    database.execute("PRAGMA user_version = 1")
    database.commit()
    database.close()
    hall = Publishers(tmp_path, hall.clock, again=True)
    try:
        (row,) = hall.served.read(queries.publications, TRANSFER)
        assert (row.number, row.version, row.origin) == (1, version, "shipped")
    finally:
        hall.close()


def test_a_draft_is_ones_own_and_bounded(hall: Publishers) -> None:
    submit, publishing = hall.service.desk.submit, hall.publishing
    submit(publishing.save_draft, HE, TRANSFER, "half a").result()
    submit(publishing.save_draft, HE, TRANSFER, "half a line").result()
    assert hall.served.read(draft_of, "helihua") == b"half a line"
    assert hall.served.read(queries.drafts, "zhaomin") == {}
    with refused("publishing.bad_id"):
        submit(publishing.save_draft, HE, "../etc", "x").result()
    with refused("publishing.draft_too_large"):
        submit(publishing.save_draft, HE, TRANSFER, "x" * (256 * 1024 + 1)).result()
    submit(publishing.save_draft, HE, TRANSFER, "half a sign \ud83d").result()
    submit(publishing.drop_draft, HE, TRANSFER).result()
    assert hall.served.read(queries.drafts, "helihua") == {}


def test_the_draft_goes_with_its_proposal(hall: Publishers) -> None:
    hall.service.desk.submit(hall.publishing.save_draft, HE, TRANSFER, NEW.decode()).result()
    hall.propose(NEW)
    assert hall.served.read(queries.drafts, "helihua") == {}


def test_a_hall_with_one_supervisor_publishes_nothing_until_there_is_another(hall: Publishers) -> None:
    assert SECOND.id == ZHAO.id
    version = hall.propose(NEW)
    with refused("publishing.same_person"):
        hall.confirm(version, actor=HE)


def test_what_nobody_has_is_not_retired(hall: Publishers) -> None:
    with refused("publishing.unknown"):
        hall.served.do(hall.publishing.retire, "never_heard_of", WHY, actor=HE)


PROPOSE_AND_WAIT = """
import sys
from pathlib import Path
from tests.service.published import Publishers, titled
hall = Publishers(Path(sys.argv[1]))
print(hall.in_force(), hall.propose(titled("房屋过户")), flush=True)
sys.stdin.read()  # until it is killed
"""


def test_a_program_that_is_killed_after_a_proposal_loses_nothing(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    child = Popen(
        [sys.executable, "-c", PROPOSE_AND_WAIT, str(tmp_path)], stdin=PIPE, stdout=PIPE, cwd=root, text=True
    )
    with child:
        assert child.stdout is not None
        before, version = child.stdout.readline().split()
        child.kill()
    hall = Publishers(tmp_path, again=True)
    try:
        assert hall.in_force() == before
        hall.confirm(version)
        assert hall.in_force() == version
    finally:
        hall.close()
    assert verify_folder(tmp_path).breaks == ()
