"""What lies in the repository: nothing of one machine, no address of a registry, no file too long to read."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 350
LONGEST_TEST = 460
"""A table of cases is one topic, however many there are."""

# Written so that this file does not hold what it looks for.
FORBIDDEN = {
    "the address of a package registry": re.compile(
        r"(pypi|files\.pythonhosted|test\.pypi|registry\.npmjs|deb\.debian|conda\.anaconda)\.(org|com)"
        r"|--(extra-)?index-url|--find-links|--trusted-host"
    ),
    "a path of one machine": re.compile(r"(?<![\w.])/(wor[k]|roo[t]|hom[e]/\w+)/"),
}


def tracked_files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.fail("the tests of the repository need a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in tracked_files():
        if path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {what}" for what, words in FORBIDDEN.items() if words.search(text)]
    assert found == []


def test_no_source_file_is_too_long_to_be_one_topic() -> None:
    long = {}
    for path in tracked_files():
        if path.suffix in {".py", ".js", ".sh"}:
            lines = len(path.read_text(encoding="utf-8").splitlines())
            name = str(path.relative_to(ROOT))
            most = LONGEST_TEST if name.startswith("tests/") else LONGEST
            if lines > most:
                long[name] = lines
    assert long == {}


def locked_pins() -> dict[str, str]:
    return dict(
        re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_every_requirement_is_pinned_with_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8").strip())
    pins = [entry for entry in entries if not entry.startswith("#")]
    assert pins
    assert [entry for entry in pins if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = {
        re.split(r"[<>=;\s]", line)[0].lower().replace("_", "-").replace(".", "-")
        for line in asked
        if "win32" not in line
    }
    assert names - {name.lower() for name in locked_pins()} == set()


def test_qt_is_the_version_without_the_leak() -> None:
    assert locked_pins()["pyside6-essentials"].startswith("6.11.")
