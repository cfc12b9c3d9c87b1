"""The wheel is complete: installed into a fresh environment, far from any checkout, the program runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Installation:
    """An environment that holds the wheel; the locked libraries are lent by the environment of the tests.

    Attributes:
        folder: an empty folder to work in.
    """

    def __init__(self, base: Path, wheel: Path) -> None:
        environment = base / "environment"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
        self._programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
        self._run_pip(wheel)
        own = Path(self.run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
        # Paths named in a .pth are searched after the environment's own, and their .pth files are not read:
        # neither the checkout nor its editable install is in reach.
        (own / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        self.folder = base / "elsewhere"
        self.folder.mkdir()

    def _run_pip(self, wheel: Path) -> None:
        into = ["--python", str(self._programs / "python")]
        options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
        subprocess.run([sys.executable, "-m", "pip", *into, "install", *options, str(wheel)], check=True)

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, with nothing of the tester's in its surroundings."""
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [str(self._programs / program), *arguments],
            cwd=getattr(self, "folder", None),
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    built = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return Installation(tmp_path_factory.mktemp("installed"), wheel)


def test_the_wheel_holds_package_and_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"clerk_app"}
    assert "clerk_app/_resources/icons.txt" in names
    assert "clerk_app/_generated/fonts/NotoSansSC-Bold-cut.ttf" in names
    assert "clerk_app/_generated/licences/OFL-NotoSansSC.txt" in names
    assert "clerk_app/ui/_generated/icons_rc.py" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert [name for name in names if "__pycache__" in name or name.endswith(".orig")] == []


def test_the_installed_program_tells_its_version(installation: Installation) -> None:
    told = installation.run("clerk-app", "--version")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("clerk-app ")


def test_the_installed_package_is_the_wheel_and_finds_its_files(installation: Installation) -> None:
    script = (
        "import clerk_app, clerk_app.texts as texts, clerk_app.resources as resources\n"
        "print(clerk_app.__file__)\n"
        "print(resources.resource_path('icons.txt'))\n"
        "print(resources.generated_path('fonts/NotoSansSC-Regular.ttf'))\n"
        "print(texts.text('paper.foot.issue', 'en', issue=2))\n"
    )
    told = installation.run("python", "-c", script)
    assert told.returncode == 0, told.stderr
    *paths, sentence = told.stdout.splitlines()
    assert [path for path in paths if Path(path).is_relative_to(ROOT) or "environment" not in path] == []
    assert sentence == "Print no. 2"


def test_the_source_archive_builds_the_same_package(tmp_path: Path, wheel: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "build",
        "--sdist",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(command, capture_output=True, check=True)
    archive = next(tmp_path.glob("*.tar.gz"))
    subprocess.run(["tar", "-xzf", archive.name], cwd=tmp_path, check=True)
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    built = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as rebuilt, zipfile.ZipFile(wheel) as first:
        assert {entry.filename: entry.CRC for entry in rebuilt.infolist() if "RECORD" not in entry.filename} == {
            entry.filename: entry.CRC for entry in first.infolist() if "RECORD" not in entry.filename
        }


def test_the_installed_program_walks_the_demonstration(installation: Installation) -> None:
    walked = installation.run("clerk-app", "demo", "--headless", "--out", "demo")
    assert walked.returncode == 0, walked.stdout + walked.stderr
    out = installation.folder / "demo"
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert set(summary) == {"visit", "requests", "papers", "screens", "rating", "journal"}
    assert summary["visit"]["clerk"] == "chenjing"
    assert summary["visit"]["ended"] is not None
    transfer = next(each for each in summary["requests"] if each["procedure"] == "name_transfer")
    assert (transfer["state"], transfer["outcome"]) == ("accepted", None)
    assert transfer["first_responsible"] == transfer["first_handler"] == transfer["handler"] == "chenjing"
    assert {"receipt", "notification"} <= {paper["kind"] for paper in summary["papers"]}
    for paper in summary["papers"]:
        assert (out / paper["file"]).read_bytes().startswith(b"%PDF-")
    assert summary["screens"]
    for screen in summary["screens"]:
        assert (out / screen).read_bytes().startswith(b"\x89PNG")
    assert summary["rating"] == {"state": "given", "grade": 4}
    assert summary["journal"]["events"] > 0
