"""A pack goes from hall to hall and becomes drafts; whatever else is in a zip is refused in one sentence."""

from __future__ import annotations

import json
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.service.pack import FORMAT, MOST_PACK_BYTES, export_pack, import_pack, read_pack
from clerk_app.service.publishing import Taken
from clerk_app.store.queries import publishing as queries
from clerk_app.texts import text
from tests.service.published import SHIPPED, TRANSFER, Publishers, titled
from tests.service.refusals import refused
from tests.service.served import CHEN, HE

NEW = titled("房屋过户")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Publishers]:
    publishers = Publishers(tmp_path / "data")
    yield publishers
    publishers.close()


def take(hall: Publishers, path: Path) -> Taken:
    done = hall.service.desk.submit(import_pack, HE, "taken " + path.name, hall.service, path).result()
    return done.result


def export(hall: Publishers, path: Path, *procedures: str) -> int:
    written: int = hall.served.read(export_pack, hall.service, HE, procedures, path)
    return written


def packed(path: Path, entries: dict[str, bytes], manifest: object = None) -> Path:
    """Write a zip as whoever made it wanted it; without a manifest given, one that fits."""
    if manifest is None:
        ids = {name: name.removeprefix("procedures/").removesuffix(".yaml") for name in entries}
        listed = [{"id": ids[name], "sha256": sha256(content).hexdigest()} for name, content in entries.items()]
        manifest = {"format": FORMAT, "program": "1.0", "procedures": listed}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("manifest.json", json.dumps(manifest))
        for name, content in entries.items():
            pack.writestr(name, content)
    return path


def test_what_one_hall_exports_another_has_as_drafts(hall: Publishers, tmp_path: Path) -> None:
    hall.publish(NEW)
    pack = tmp_path / "procedures.zip"
    assert export(hall, pack, TRANSFER, "bill_enquiry") == 2
    other = Publishers(tmp_path / "other")
    try:
        before = other.in_force()
        assert take(other, pack) == Taken(drafted=(TRANSFER,), kept=(), same=("bill_enquiry",))
        assert other.in_force() == before, "nothing is in force by it"
        assert set(other.served.read(queries.drafts, HE.id)) == {TRANSFER}
        other.service.desk.submit(other.publishing.save_draft, HE, TRANSFER, "mine").result()
        assert take(other, pack.rename(tmp_path / "again.zip")).kept == (TRANSFER,), "what was typed is not lost"
    finally:
        other.close()


def test_the_same_procedures_make_the_same_pack(hall: Publishers, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    export(hall, first, TRANSFER, "bill_enquiry")
    export(hall, second, "bill_enquiry", TRANSFER)
    assert first.read_bytes() == second.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_only_supervisors_export_and_import(hall: Publishers, tmp_path: Path) -> None:
    with refused("access.denied"):
        hall.served.read(export_pack, hall.service, CHEN, (TRANSFER,), tmp_path / "x.zip")
    with refused("access.denied"):
        hall.service.desk.submit(import_pack, CHEN, "x", hall.service, tmp_path / "x.zip").result()


def test_what_cannot_be_written_or_read_is_said(hall: Publishers, tmp_path: Path) -> None:
    with refused("pack.cannot_write"):
        export(hall, tmp_path / "no such folder" / "x.zip", TRANSFER)
    with refused("pack.cannot_read"):
        read_pack(tmp_path / "nothing.zip")
    with refused("publishing.unknown"):
        export(hall, tmp_path / "x.zip", "never_heard_of")


def test_a_text_with_faults_may_come_as_a_draft(tmp_path: Path) -> None:
    broken = NEW.replace(b"goto: settle_first", b"goto: nowhere")
    pack = read_pack(packed(tmp_path / "x.zip", {f"procedures/{TRANSFER}.yaml": broken}))
    assert pack.contents == {TRANSFER: broken}


@pytest.mark.parametrize(
    "name",
    [
        "../escape.yaml",
        "procedures/../../escape.yaml",
        "/etc/passwd",
        "C:\\windows\\x.yaml",
        "procedures/UPPER.yaml",
        "procedures/.yaml",
        "procedures/x.yml",
        "procedures/a/b.yaml",
        "procedures/x.yaml\n",
        "run.sh",
        "procedures/",
        "procedures/名.yaml",
    ],
)
def test_names_that_do_not_belong_there(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "x.zip", {f"procedures/{TRANSFER}.yaml": NEW, name: b"x"})
    with refused("pack.bad_name"):
        read_pack(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["x.zip"], "nothing is unpacked"


def test_the_same_name_twice(tmp_path: Path) -> None:
    name = f"procedures/{TRANSFER}.yaml"
    path = packed(tmp_path / "x.zip", {name: NEW})
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as pack:
        pack.writestr(name, NEW)
    with refused("pack.bad_name"):
        read_pack(path)


def test_bytes_that_are_not_what_the_list_says(tmp_path: Path) -> None:
    listed = {"format": FORMAT, "program": "1.0", "procedures": [{"id": TRANSFER, "sha256": "0" * 64}]}
    with refused("pack.hash_differs"):
        read_pack(packed(tmp_path / "x.zip", {f"procedures/{TRANSFER}.yaml": NEW}, listed))


def test_another_procedure_under_the_name(tmp_path: Path) -> None:
    with refused("pack.id_differs"):
        read_pack(packed(tmp_path / "x.zip", {"procedures/bill_enquiry.yaml": NEW}))


@pytest.mark.parametrize(
    "listed",
    [
        {"format": "another-format", "program": "1", "procedures": []},
        {"format": FORMAT, "program": "1", "procedures": []},
        {"format": FORMAT, "program": "1", "procedures": [{"id": "../x", "sha256": ""}]},
    ],
)
def test_a_list_that_does_not_match(tmp_path: Path, listed: object) -> None:
    with refused("pack.manifest_differs"):
        read_pack(packed(tmp_path / "x.zip", {f"procedures/{TRANSFER}.yaml": NEW}, listed))


@pytest.mark.parametrize("listed", ["no list", {"format": FORMAT}, {"format": FORMAT, "run": "rm"}, [[[[]]]]])
def test_a_list_that_is_none(tmp_path: Path, listed: object) -> None:
    with refused("pack.no_pack"):
        read_pack(packed(tmp_path / "x.zip", {f"procedures/{TRANSFER}.yaml": NEW}, listed))


def test_ten_thousand_entries(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("manifest.json", "{}")
        for number in range(10_000):
            pack.writestr(f"procedures/p{number}.yaml", b"")
    begun = time.perf_counter()
    with refused("pack.too_many"):
        read_pack(path)
    assert time.perf_counter() - begun < 0.5


def test_ten_thousand_entries_behind_a_count_that_lies(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as pack:
        for number in range(10_000):
            pack.writestr(f"procedures/p{number}.yaml", b"")
    content = bytearray(path.read_bytes())
    struct.pack_into("<2H", content, len(content) - 22 + 8, 3, 3)
    path.write_bytes(content)
    with refused("pack.too_many"):
        read_pack(path)


def test_an_entry_that_unpacks_to_very_much_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    bomb = tmp_path / "x.zip"
    listed = {"format": FORMAT, "program": "1", "procedures": [{"id": TRANSFER, "sha256": "0" * 64}]}
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        pack.writestr("manifest.json", json.dumps(listed))
        with pack.open(f"procedures/{TRANSFER}.yaml", "w") as entry:
            for _ in range(200):
                entry.write(bytes(1024 * 1024))
    for lie in (False, True):
        content = bytearray(bomb.read_bytes())
        while lie and (at := content.find(struct.pack("<L", 200 * 1024 * 1024))) >= 0:
            content[at : at + 4] = struct.pack("<L", 1000)
        bomb.write_bytes(content)
        tracemalloc.start()
        begun = time.perf_counter()
        with pytest.raises(Refusal) as refusal:
            read_pack(bomb)
        taken, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert refusal.value.code in ("pack.entry_too_large", "pack.no_pack", "pack.hash_differs")
        assert taken < 1
        assert peak < 4 * 1024 * 1024


def test_an_entry_whose_head_lies_about_its_size(tmp_path: Path) -> None:
    big = b"# " + b"x" * (2 * 1024 * 1024)
    path = packed(tmp_path / "x.zip", {f"procedures/{TRANSFER}.yaml": big})
    content = bytearray(path.read_bytes())
    for at in range(len(content) - 4):
        if content[at : at + 4] == struct.pack("<L", len(big)):
            content[at : at + 4] = struct.pack("<L", 100)
    path.write_bytes(content)
    with pytest.raises(Refusal) as refusal:
        read_pack(path)
    assert refusal.value.code in ("pack.entry_too_large", "pack.no_pack", "pack.hash_differs")


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with path.open("wb") as file:
        file.truncate(MOST_PACK_BYTES + 1)
    with refused("pack.too_large"):
        read_pack(path)


def test_every_file_cut_off_or_changed_is_refused_and_never_an_error_of_ours(tmp_path: Path) -> None:
    whole = packed(tmp_path / "x.zip", {f"procedures/{TRANSFER}.yaml": SHIPPED.read_bytes()}).read_bytes()
    path = tmp_path / "y.zip"
    for place in range(0, len(whole), 41):
        for changed in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]):
            path.write_bytes(changed)
            refusal = refusal_of(path)
            if refusal is None:
                assert read_pack(path).contents[TRANSFER] == SHIPPED.read_bytes(), "either refused or whole"
                continue
            assert refusal.code.startswith("pack.")
            assert text(refusal.code, "zh", **refusal.parameters) != text(refusal.code, "en", **refusal.parameters)


def refusal_of(path: Path) -> Refusal | None:
    try:
        read_pack(path)
    except Refusal as refusal:
        return refusal
    return None


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"\x1f\x8b" + bytes(100), bytes(70_000)])
def test_what_is_no_pack_at_all(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with refused("pack.no_pack"):
        read_pack(path)
