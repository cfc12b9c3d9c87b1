"""Every kind of event is written and read back in one form, for ever."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec
import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.events import Event, EventData, Registry, registry
from tests.core.journal_samples import GOLDEN, SAMPLES, event_of, golden_body

KINDS = registry.kinds()
MOVES_REQUESTS = {"visit.parked", "visit.resumed", "visit.ended", "visit.reopened"}


def test_there_is_a_sample_of_every_kind() -> None:
    assert {sample.KIND for sample in SAMPLES} == set(KINDS)
    assert len(SAMPLES) == len(KINDS)


def test_there_is_a_golden_body_of_every_version_of_every_kind() -> None:
    expected = {f"{kind}.v{version}" for kind, data in KINDS.items() for version in range(1, data.VERSION + 1)}
    assert {path.stem for path in (GOLDEN / "bodies").glob("*.json")} == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.KIND)
def test_a_sample_fills_every_field_so_that_the_golden_body_shows_it(sample: EventData) -> None:
    unused = set() if sample.KIND in MOVES_REQUESTS else {"requests"} & set(sample.__struct_fields__)
    assert set(msgspec.to_builtins(sample)) | unused == set(sample.__struct_fields__)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.KIND)
def test_the_golden_body_is_what_is_written_and_reads_back(sample: EventData) -> None:
    body = golden_body(sample.KIND, sample.VERSION).read_bytes()
    assert event_of(sample).body() == body
    assert registry.decode(body) == event_of(sample)


@pytest.mark.parametrize("path", sorted((GOLDEN / "bodies").glob("*.json")), ids=lambda path: path.stem)
def test_every_body_ever_written_is_read(path: Any) -> None:
    assert registry.decode(path.read_bytes()).data.subjects()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.KIND)
def test_a_field_nobody_knows_is_refused(sample: EventData) -> None:
    body = event_of(sample).body().replace(b'"data":{', b'"data":{"zz":1,', 1)
    with pytest.raises(msgspec.ValidationError):
        registry.decode(body)


def test_a_kind_or_version_of_a_newer_program_is_our_error() -> None:
    body = event_of(SAMPLES[0]).body()
    with pytest.raises(Bug):
        registry.decode(body.replace(b"epoch.opened", b"epoch.unheard"))
    with pytest.raises(Bug):
        registry.decode(body.replace(b'"v":1', b'"v":2'))


def test_old_versions_are_lifted_step_by_step() -> None:
    class Counted(EventData, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
        KIND: ClassVar[str] = "test.counted"
        VERSION: ClassVar[int] = 3
        pieces: int

        def subjects(self) -> tuple[str, ...]:
            return ("hall",)

    own = Registry()
    own.kind(Counted)
    own.lift("test.counted", 1, lambda old: {"count": old["number"]})
    own.lift("test.counted", 2, lambda old: {"pieces": old["count"]})
    now = Event("02", 1, 1, "id", "command", 1, "chenjing", Counted(7)).body()
    for old in (b'"data":{"number":7}', b'"data":{"count":7}', b'"data":{"pieces":7}'):
        version = {b"number": 1, b"count": 2}.get(old[9:-4].strip(b'"'), 3)
        body = now.replace(b'"data":{"pieces":7}', old).replace(b'"v":3', b'"v":%d' % version)
        assert own.decode(body).data == Counted(7)
    with pytest.raises(Bug):
        own.decode(now.replace(b'"v":3', b'"v":4'))
    with pytest.raises(Bug):
        own.kind(Counted)


def test_an_event_without_subjects_cannot_be_written() -> None:
    with pytest.raises(Bug):
        Event("02", 1, 1, "id", "command", 1, "chenjing", EventData()).body()
