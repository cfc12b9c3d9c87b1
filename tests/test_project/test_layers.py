"""The layers of ARCHITECTURE.md hold, and the tool that says so would notice if they did not."""

from __future__ import annotations

import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def copied_project(tmp_path: Path) -> Path:
    """The package and its settings, to be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("_generated", "__pycache__")
    shutil.copytree(ROOT / "clerk_app", tmp_path / "clerk_app", ignore=ignored)
    return tmp_path


def contracts() -> dict[str, dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def modules_of_the_package() -> set[str]:
    return {module.name for module in pkgutil.iter_modules([str(ROOT / "clerk_app")])}


def test_only_what_comes_later_or_is_made_is_optional() -> None:
    optional = {name for layer in contracts()["layers"]["layers"] for name in re.findall(r"\((\w+)\)", layer)}
    assert optional & modules_of_the_package() <= {"hall", "_generated"}


def test_the_contract_on_qt_covers_everything_but_the_windows() -> None:
    covered = {name.removeprefix("clerk_app.") for name in contracts()["Qt only in ui"]["source_modules"]}
    assert covered == modules_of_the_package() - {"ui", "_generated"}


def test_every_import_points_to_the_right() -> None:
    linted = lint_imports(ROOT)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize(
    ("module", "statement", "broken"),
    [
        ("core/spoilt.py", "import clerk_app.texts", "layers BROKEN"),
        ("store/spoilt.py", "import clerk_app.paper", "layers BROKEN"),
        ("service/spoilt.py", "import PySide6.QtCore", "Qt only in ui BROKEN"),
        ("tablet/spoilt.py", "import clerk_app.store", "through services only BROKEN"),
        ("ui/spoilt.py", "import clerk_app.paper", "through services only BROKEN"),
        ("core/errors.py", "import clerk_app.core.receipt", "no circles among siblings BROKEN"),
        ("unplanned.py", "", "clerk_app.unplanned"),
    ],
)
def test_a_forbidden_import_is_found(copied_project: Path, module: str, statement: str, broken: str) -> None:
    spoilt = copied_project / "clerk_app" / module
    with spoilt.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{statement}\n")
    linted = lint_imports(copied_project)
    assert linted.returncode != 0, linted.stdout
    assert broken in linted.stdout.replace("\n", " "), linted.stdout
