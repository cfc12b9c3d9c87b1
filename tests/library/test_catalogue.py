"""A hall works with every procedure that is sound, whatever is wrong with the others."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.core.errors import Bug
from clerk_app.library.cache import CheckedCache
from clerk_app.library.catalogue import Catalogue
from clerk_app.library.check import check
from clerk_app.library.check_files import check_paths
from clerk_app.library.limits import shipped_limits
from clerk_app.resources import generated_path, resource_path

GOLDEN = Path(__file__).parents[1] / "golden" / "procedures"
SOUND = (GOLDEN / "meter_check.yaml").read_bytes()
LIMITS = {"meter_test.finish", "name_transfer.finish"}


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "meter_check.yaml").write_bytes(SOUND)
    (folder / "name_transfer.yaml").write_bytes((GOLDEN / "design_example.yaml").read_bytes())
    return folder


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    folder = tmp_path / "procedures"
    folder.mkdir()
    return folder


def test_the_shipped_procedures_are_there_by_id_and_by_version(shipped: Path, hall: Path) -> None:
    catalogue = Catalogue(shipped, hall, LIMITS)
    assert [one.id for one in catalogue.procedures()] == ["meter_check", "name_transfer"]
    version = hashlib.sha256(SOUND).hexdigest()
    assert catalogue.procedure("meter_check").version == version
    assert catalogue.by_version(version) is catalogue.procedure("meter_check")
    assert catalogue.source(version) == SOUND
    assert catalogue.findings() == ()
    with pytest.raises(KeyError):
        catalogue.procedure("haircut")
    with pytest.raises(KeyError):
        catalogue.by_version("0" * 64)


def test_a_hall_needs_no_folder_of_its_own(shipped: Path, tmp_path: Path) -> None:
    assert len(Catalogue(shipped, None, LIMITS).procedures()) == 2
    assert len(Catalogue(shipped, tmp_path / "never made", LIMITS).procedures()) == 2


def test_a_halls_file_takes_the_place_of_the_shipped_one(shipped: Path, hall: Path) -> None:
    (hall / "ours.yaml").write_bytes(SOUND.replace("申请验表".encode(), "验电表".encode()))
    (hall / "notes.txt").write_text("no procedure")
    catalogue = Catalogue(shipped, hall, LIMITS)
    assert catalogue.procedure("meter_check").title.zh == "验电表"
    assert len(catalogue.procedures()) == 2
    assert [hit.procedure.title.zh for hit in catalogue.finder.search("ydb")] == ["验电表"]


def test_a_faulty_file_is_left_out_with_its_place_and_the_others_work(shipped: Path, hall: Path) -> None:
    faulty = hall / "meter_check.yaml"
    faulty.write_bytes(SOUND.replace(b"goto: papers", b"goto: paperz"))
    (hall / "other.yaml").write_bytes(SOUND.replace(b"procedure: meter_check", b"procedure: other_check"))
    catalogue = Catalogue(shipped, hall, LIMITS)
    assert [one.id for one in catalogue.procedures()] == ["meter_check", "name_transfer", "other_check"]
    (finding,) = catalogue.findings()
    assert (finding.path, finding.line, finding.column) == (str(faulty), 32, 49)
    assert finding.code == "finding.unknown_step"
    assert catalogue.procedure("meter_check").version == hashlib.sha256(SOUND).hexdigest()


def test_two_files_of_one_folder_with_the_same_id_are_told(shipped: Path, hall: Path) -> None:
    (hall / "a.yaml").write_bytes(SOUND)
    (hall / "b.yaml").write_bytes(SOUND + b"# another version\n")
    catalogue = Catalogue(shipped, hall, LIMITS)
    (finding,) = catalogue.findings()
    assert (finding.path, finding.code) == (str(hall / "b.yaml"), "finding.duplicate_procedure")
    assert str(hall / "a.yaml") in finding.message("zh")
    assert catalogue.procedure("meter_check").version == hashlib.sha256(SOUND).hexdigest()


def test_what_cannot_be_read_is_told(shipped: Path, hall: Path) -> None:
    (hall / "gone.yaml").symlink_to(hall / "nowhere.yaml")
    (hall / "folder.yaml").mkdir()
    (hall / "large.yaml").write_bytes(b"#" * 400_000)
    catalogue = Catalogue(shipped, hall, LIMITS)
    assert [finding.code for finding in catalogue.findings()] == ["finding.too_large"]
    assert len(catalogue.procedures()) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator reads every file")
def test_a_file_without_permission_is_told(shipped: Path, hall: Path) -> None:
    (hall / "secret.yaml").write_bytes(SOUND)
    (hall / "secret.yaml").chmod(0)
    assert [one.code for one in Catalogue(shipped, hall, LIMITS).findings()] == ["finding.unreadable"]


def test_a_replaced_version_comes_from_what_was_published(shipped: Path, hall: Path) -> None:
    old = SOUND.replace(b"row: meter_test.finish", b"row: row_of_long_ago")
    version = hashlib.sha256(old).hexdigest()
    catalogue = Catalogue(shipped, hall, LIMITS, published={version: old}.get)
    assert catalogue.by_version(version).limits == {"result": "row_of_long_ago"}
    assert catalogue.by_version(version) is catalogue.by_version(version)
    assert catalogue.procedure("meter_check").version != version


def test_published_bytes_that_are_not_the_version_are_our_fault(shipped: Path, hall: Path) -> None:
    catalogue = Catalogue(shipped, hall, LIMITS, published=lambda _version: SOUND + b" ")
    with pytest.raises(Bug):
        catalogue.by_version("1" * 64)


def test_a_checked_file_comes_back_from_the_cache_as_it_was(shipped: Path, hall: Path, tmp_path: Path) -> None:
    warned = SOUND.replace(b"    minutes: 10", b"    minutes: 16")
    (hall / "meter_check.yaml").write_bytes(warned)
    cache = tmp_path / "cache"
    first = Catalogue(shipped, hall, LIMITS, cache)
    assert len(list(cache.glob("*.json"))) == 3
    second = Catalogue(shipped, hall, LIMITS, cache)
    assert second.procedures() == first.procedures()
    assert second.findings() == first.findings()
    assert [one.code for one in second.findings()] == ["finding.over_standard"]
    assert second.finder.search("ys") == first.finder.search("ys")


def test_a_start_with_a_warm_cache_imports_neither_yaml_nor_pinyin(shipped: Path, hall: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    Catalogue(shipped, hall, LIMITS, cache)
    program = (
        "import sys; from pathlib import Path; from clerk_app.library.catalogue import Catalogue; "
        "c = Catalogue(Path(sys.argv[1]), Path(sys.argv[2]), {'meter_test.finish', 'name_transfer.finish'}, "
        "Path(sys.argv[3])); assert len(c.procedures()) == 2; c.finder.search('gh'); "
        "print([name for name in ('ruamel.yaml', 'pypinyin', 'simpleeval') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(shipped), str(hall), str(cache)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("damage", ["cut", "bit", "swapped", "empty", "text"])
def test_a_damaged_cache_is_not_believed(shipped: Path, hall: Path, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    expected = Catalogue(shipped, hall, LIMITS, cache).procedures()
    entries = sorted(cache.iterdir())
    contents = [entry.read_bytes() for entry in entries]
    for entry, content, other in zip(entries, contents, reversed(contents), strict=True):
        entry.write_bytes(
            {
                "cut": content[:-20],
                "bit": content[:100] + bytes([content[100] ^ 1]) + content[101:],
                "swapped": other,
                "empty": b"",
                "text": b"hello\nworld",
            }[damage]
        )
    assert Catalogue(shipped, hall, LIMITS, cache).procedures() == expected
    assert [entry.read_bytes() for entry in sorted(cache.iterdir())] == contents


def test_other_limits_are_checked_anew(shipped: Path, hall: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert len(Catalogue(shipped, hall, LIMITS, cache).procedures()) == 2
    catalogue = Catalogue(shipped, hall, {"meter_test.finish"}, cache)
    assert [one.id for one in catalogue.procedures()] == ["meter_check"]
    assert [one.code for one in catalogue.findings()] == ["finding.unknown_limit_row"]


def test_a_cache_that_cannot_be_written_stops_nothing(
    shipped: Path, hall: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    assert len(Catalogue(shipped, hall, LIMITS, tmp_path / "taken").procedures()) == 2
    assert "procedure cache not" in caplog.text


def test_the_shipped_folder_is_where_the_program_looks() -> None:
    assert (resource_path("procedures") / "name_transfer.yaml").is_file()


def test_files_and_folders_are_checked_without_being_used(shipped: Path, hall: Path) -> None:
    (hall / "a.yaml").write_bytes(SOUND)
    (hall / "b.yaml").write_bytes(SOUND)
    faulty = hall / "c.yaml"
    faulty.write_bytes(SOUND.replace(b"promise: result", b"promise: resolt"))
    found = check_paths([shipped, hall, faulty], LIMITS)
    assert [(Path(one.path).name, one.code) for one in found] == [
        ("b.yaml", "finding.duplicate_procedure"),
        ("c.yaml", "finding.unknown_limit"),
        ("c.yaml", "finding.unknown_limit"),
    ]
    assert found[1].line_of_output("en") == (
        f"{faulty}:50:14: There is no limit resolt in limits. Did you mean result?"
    )
    with pytest.raises(FileNotFoundError):
        check_paths([hall / "nowhere.yaml"], LIMITS)


def written(path: Path, content: bytes) -> Path:
    """Write a file at once, as an editor does: a new file in the place of the old one."""
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    return fresh.replace(path)


def titles(catalogue: Catalogue) -> list[str]:
    return [one.title.zh for one in catalogue.procedures()]


def test_a_catalogue_knows_when_a_file_came_was_written_or_went(shipped: Path, tmp_path: Path) -> None:
    hall = tmp_path / "made later"
    catalogue = Catalogue(shipped, hall, LIMITS)
    assert not catalogue.outdated()
    hall.mkdir()
    (hall / "notes.txt").write_text("no procedure")
    assert not catalogue.outdated()
    written(hall / "ours.yaml", SOUND.replace("申请验表".encode(), "验电表".encode()))
    assert catalogue.outdated()
    came = catalogue.again()
    assert not came.outdated()
    assert "验电表" in titles(came)
    assert "申请验表" in titles(catalogue)
    written(hall / "ours.yaml", SOUND.replace("申请验表".encode(), "校电表".encode()))
    assert came.outdated()
    assert "校电表" in titles(changed := came.again())
    (hall / "ours.yaml").unlink()
    assert changed.outdated()
    assert "申请验表" in titles(changed.again())


def test_the_last_sound_version_stays_in_force_while_a_file_is_faulty(shipped: Path, hall: Path) -> None:
    ours = written(hall / "ours.yaml", SOUND.replace("申请验表".encode(), "验电表".encode()))
    first = Catalogue(shipped, hall, LIMITS)
    written(ours, SOUND.replace("申请验表".encode(), "校电表".encode()).replace(b"goto: papers", b"goto: paperz"))
    faulty = first.again()
    assert [one.code for one in faulty.findings()] == ["finding.unknown_step"]
    assert "验电表" in titles(faulty)
    assert "验电表" in titles(faulty.again()), "a second look at the same fault changes nothing"
    written(ours, SOUND.replace("申请验表".encode(), "校电表".encode()))
    mended = faulty.again()
    assert mended.findings() == ()
    assert "校电表" in titles(mended)


def test_it_stays_in_force_over_a_restart_and_goes_with_its_file(shipped: Path, hall: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    ours = written(hall / "ours.yaml", SOUND.replace("申请验表".encode(), "验电表".encode()))
    Catalogue(shipped, hall, LIMITS, cache)
    written(ours, b"procedure: [")
    restarted = Catalogue(shipped, hall, LIMITS, cache)
    assert "验电表" in titles(restarted)
    assert restarted.findings()
    ours.unlink()
    assert "申请验表" in titles(restarted.again())
    written(ours, b"procedure: [")
    assert "申请验表" in titles(Catalogue(shipped, hall, LIMITS, cache))


def test_what_was_kept_is_checked_again_before_it_is_used(shipped: Path, hall: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    ours = written(hall / "ours.yaml", SOUND.replace("申请验表".encode(), "验电表".encode()))
    Catalogue(shipped, hall, LIMITS, cache)
    written(ours, b"procedure: [")
    (cache / "last_good" / "ours.yaml").write_bytes(b"\xff no procedure")
    assert "申请验表" in titles(Catalogue(shipped, hall, LIMITS, cache))


def test_a_version_that_was_handed_out_keeps_its_bytes_when_its_file_changes(shipped: Path, hall: Path) -> None:
    first = Catalogue(shipped, hall, LIMITS)
    version = first.procedure("meter_check").version
    written(hall / "ours.yaml", SOUND.replace("申请验表".encode(), "验电表".encode()))
    second = first.again()
    assert second.procedure("meter_check").version != version
    assert second.source(version) == SOUND
    assert second.by_version(version) is first.by_version(version)


def test_the_shipped_procedures_need_no_yaml_even_on_the_first_day() -> None:
    program = (
        "import sys\n"
        "from clerk_app.library.catalogue import Catalogue\n"
        "from clerk_app.library.limits import shipped_limits\n"
        "from clerk_app.resources import resource_path\n"
        "folder = resource_path('procedures')\n"
        "limits = {row.id for row in shipped_limits().rows}\n"
        "procedures = Catalogue(folder, None, limits).procedures()\n"
        "assert len(procedures) == len(list(folder.glob('*.yaml'))), len(procedures)\n"
        "print([name for name in ('ruamel.yaml', 'pypinyin') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_what_the_build_checked_is_what_a_check_finds() -> None:
    folder, limits = resource_path("procedures"), {row.id for row in shipped_limits().rows}
    built = CheckedCache(None, limits, made_by_build=generated_path("procedures"))
    for path in sorted(folder.glob("*.yaml")):
        checked, _ = check(path.read_bytes(), path.name, limits)
        assert checked is not None
        assert built.load(checked.procedure.version) == checked
