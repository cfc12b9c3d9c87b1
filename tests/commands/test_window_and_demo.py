"""The window and the demonstration are handed what was asked for; two windows never work on one folder."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.core.sentence import Language
from clerk_app.service.counter import CounterService
from clerk_app.service.folder_use import FolderInUse
from clerk_app.service.log import FILE_NAME
from clerk_app.ui import application
from tests.commands.running import command, program


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("demo", (False, None, None)),
        ("demo --headless --out pictures --lang en", (True, Path("pictures"), "en")),
        ("--lang zh demo --out=there", (False, Path("there"), "zh")),
    ],
)
def test_the_demonstration_gets_what_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, line: str, asked: tuple[bool, Path | None, Language | None]
) -> None:
    walked: list[tuple[bool, Path | None, Language | None]] = []

    def walk(headless: bool, out: Path | None, language: Language | None) -> int:
        walked.append((headless, out, language))
        return 0

    monkeypatch.setattr(bootstrap, "run_demo", walk)
    assert command(*line.split()).status == 0
    assert walked == [asked]


def test_the_window_gets_its_folder_and_only_a_language_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[tuple[Path, Language | None]] = []

    def open_window(folder: Path, language: Language | None, _shown_already: object) -> int:
        opened.append((folder, language))
        return 0

    monkeypatch.setattr(bootstrap, "run_window", open_window)
    assert command("--data", tmp_path).status == 0
    assert command("--data", tmp_path, "--lang", "en").status == 0
    assert opened == [(tmp_path, None), (tmp_path, "en")]


def test_what_goes_wrong_behind_the_window_is_in_the_log_of_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(service: CounterService, *_given: object, **_named: object) -> int:
        service.close()
        logging.getLogger("clerk_app.ui").error("an action failed")
        return 0

    monkeypatch.setattr(application, "run", fail)
    assert bootstrap.run_window(tmp_path, None, lambda: None) == 0
    logging.getLogger("clerk_app.ui").error("after the window was closed")
    (line,) = (tmp_path / FILE_NAME).read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["message"] == "an action failed"


def test_a_window_does_not_open_on_a_folder_in_use(history: Path) -> None:
    with FolderInUse(history):
        ran = program("--data", history, "--lang", "en")
    assert ran.status == 2
    assert "in use" in ran.messages
    assert "Traceback" not in ran.messages
