"""What every command has in common: usage, language, version, help, exit status, missing prerequisites."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app import __version__
from clerk_app.commands.arguments import COMMANDS, COMMON, WINDOW, Command, language_in, read
from clerk_app.commands.main import system_language
from clerk_app.commands.screen import require_screen
from clerk_app.commands.telling import said_as
from clerk_app.core.errors import Refusal
from clerk_app.core.sentence import Language
from clerk_app.resources import generated_path
from clerk_app.service.folder_use import FolderInUse
from clerk_app.store.store import FILE_NAME
from clerk_app.texts import text
from tests.commands.running import command, program

READING = (
    ("verify",),
    ("export", "--what", "visits", "--format", "csv", "-o", "never.csv"),
    ("backup", "never.backup"),
)
CHANGING = (("rebuild",), ("reset-pin", "chenjing"))
LANGUAGES: tuple[Language, ...] = ("zh", "en")
as_owner_only = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if not os.geteuid() else ()


def test_without_a_command_the_window_opens() -> None:
    assert read([]).command is WINDOW


def test_the_demonstration_is_asked_for_with_its_options() -> None:
    given = read(["demo", "--headless", "--out", "pictures", "--lang", "en"])
    assert given.command.name == "demo"
    assert given.switches == {"--headless"}
    assert given.values == {"--out": "pictures", "--lang": "en"}


def test_options_stand_before_or_after_the_command() -> None:
    before = read(["--data", "here", "--json", "verify"])
    after = read(["verify", "--json", "--data=here"])
    assert (before.command, before.values, before.switches) == (after.command, after.values, after.switches)


def test_behind_two_hyphens_everything_is_a_name() -> None:
    assert read(["check", "--", "--json", "-o"]).operands == ("--json", "-o")


def test_an_output_file_may_have_a_name_with_an_equals_sign() -> None:
    given = read(["export", "--what=visits", "--format", "csv", "-o=a=b.csv"])
    assert given.values["-o"] == "a=b.csv"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("verfy", "usage.unknown_command"),
        ("verify --jsn", "usage.unknown_option_near"),
        ("verify --xyzzy", "usage.unknown_option"),
        ("verify --personal", "usage.option_elsewhere"),
        ("verify --json=1", "usage.takes_no_value"),
        ("verify --data", "usage.value_missing"),
        ("verify --data=", "usage.value_missing"),
        ("verify --data --json", "usage.value_missing"),
        ("verify --lang fr", "usage.not_a_choice"),
        ("verify more", "usage.too_many"),
        ("check", "usage.operand_missing"),
        ("backup", "usage.operand_missing"),
        ("reset-pin", "usage.operand_missing"),
        ("simulate", "usage.option_missing"),
        ("export --what requests --format csv", "usage.option_missing"),
        ("export --what everything --format csv -o x", "usage.not_a_choice"),
        ("--json", "usage.option_elsewhere"),
    ],
)
def test_wrong_usage_is_named(line: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(line.split())
    assert refused.value.code == code
    for language in LANGUAGES:
        ran = command("--lang", language, *line.split()) if "fr" not in line else command(*line.split())
        assert ran.status == 2
        assert ran.output == ""
        assert "clerk-app" in ran.messages.splitlines()[-1]
        assert "--help" in ran.messages.splitlines()[-1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("simulate --requests none", "none"),
        ("simulate --requests 0", "2000000"),
        ("simulate --requests 5 --seed -1", "-1"),
        ("export --what visits --format csv -o x --from 2026-02-30", "2026-02-30"),
        ("export --what visits --format csv -o x --from 2026-02-02 --to 2026-02-01", "--from"),
    ],
)
def test_values_that_cannot_be_are_named_in_both_languages(tmp_path: Path, line: str, words: str) -> None:
    for language in LANGUAGES:
        ran = command(*line.split(), "--data", tmp_path / "nothing", "--lang", language)
        assert ran.status == 2
        assert words in ran.messages
    assert not (tmp_path / "nothing").exists()


def test_the_language_asked_for_counts_even_when_the_rest_is_wrong() -> None:
    assert language_in(["--lang", "en", "nonsense"]) == "en"
    assert language_in(["--lang=zh"]) == "zh"
    assert language_in([]) is None
    assert language_in(["--lang", "fr"]) is None
    assert language_in(["check", "--", "--lang", "en"]) is None


def test_then_the_folder_decides_the_language_and_then_the_system(history: Path, tmp_path: Path) -> None:
    assert "完整" in command("verify", "--data", history).output
    assert "sound" in command("verify", "--data", history, "--lang", "en").output
    nowhere = ("verify", "--data", tmp_path / "nothing")
    assert "no records" in program(*nowhere, LC_ALL="", LC_MESSAGES="", LANG="en_GB.UTF-8").messages
    assert "没有数据" in program(*nowhere, LC_ALL="", LC_MESSAGES="", LANG="zh_CN.UTF-8").messages


def test_an_unknown_system_language_is_answered_in_chinese() -> None:
    assert system_language({"LANG": "C.UTF-8"}) == "zh"
    assert system_language({}) == "zh"
    assert system_language({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}) == "en"


def test_the_version_goes_with_every_command() -> None:
    for each in ("", *(one.name for one in COMMANDS)):
        assert command(*each.split(), "--version").output == f"clerk-app {__version__}\n"
    assert program("--version").output == f"clerk-app {__version__}\n"


@pytest.mark.parametrize("each", [WINDOW, *COMMANDS], ids=lambda each: each.name or "window")
def test_every_option_is_explained_in_both_languages(each: Command) -> None:
    for language in LANGUAGES:
        ran = command(*each.name.split(), "-h", "--lang", language)
        assert ran.status == 0
        assert ran.messages == ""
        for option in (*COMMON, *each.options):
            assert option.name in ran.output
        assert max(len(line) for line in ran.output.splitlines()[2:]) < 110


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [*READING, *CHANGING], ids=lambda words: words[0])
def test_a_folder_without_records_is_said_and_not_made(
    tmp_path: Path, words: tuple[str, ...], language: Language
) -> None:
    folder = tmp_path / "nothing"
    ran = command(*words, "--data", folder, "--lang", language)
    assert ran.status == 2
    assert ran.output == ""
    assert str(folder) in ran.messages
    assert not folder.exists()


@pytest.mark.parametrize("words", [*READING, *CHANGING], ids=lambda words: words[0])
def test_an_empty_file_is_a_hall_that_is_not_set_up(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / FILE_NAME).touch()
    ran = command(*words, "--data", tmp_path, "--lang", "en")
    assert ran.status == 2
    assert "set up" in ran.messages


@pytest.mark.parametrize("words", [*READING, *CHANGING], ids=lambda words: words[0])
def test_records_of_a_newer_program_are_left_alone(history: Path, words: tuple[str, ...]) -> None:
    with sqlite3.connect(history / FILE_NAME) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    ran = command(*words, "--data", history, "--lang", "en")
    assert ran.status == 2
    assert "newer version" in ran.messages


@pytest.mark.parametrize("words", [*READING, *CHANGING], ids=lambda words: words[0])
def test_a_file_that_is_no_database_is_a_finding(history: Path, words: tuple[str, ...]) -> None:
    (history / FILE_NAME).write_bytes(b"nothing of the kind" * 1000)
    for ending in ("-wal", "-shm"):
        (history / f"{FILE_NAME}{ending}").unlink(missing_ok=True)
    ran = command(*words, "--data", history, "--lang", "zh")
    assert ran.status == 1
    assert "损坏" in ran.messages


@pytest.mark.skipif(sys.platform == "win32", reason="rights of folders work otherwise there")
@pytest.mark.parametrize("words", [*CHANGING, ("simulate", "--requests", "3")], ids=lambda words: words[0])
def test_a_folder_that_can_only_be_read_is_said(history: Path, words: tuple[str, ...]) -> None:
    for file in history.iterdir():
        file.chmod(0o500 if file.is_dir() else 0o400)
    history.chmod(0o500)
    try:
        ran = program(*words, "--data", history, "--lang", "en", without=as_owner_only)
    finally:
        history.chmod(0o700)
    assert ran.status == 2
    assert "Traceback" not in ran.messages
    assert "can only be read" in ran.messages


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes there")
@pytest.mark.parametrize(
    "words",
    [
        ("export", "--what", "journal", "--format", "jsonl", "-o", "{}/out.jsonl"),
        ("export", "--what", "journal", "--format", "xlsx", "-o", "{}/out.xlsx"),
        ("backup", "{}/out.backup"),
    ],
    ids=("jsonl", "xlsx", "backup"),
)
def test_a_full_disk_is_said_and_nothing_is_left(history: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    target = tmp_path / "out"
    target.mkdir()
    filled = [word.format(target) for word in words]
    ran = program(*filled, "--data", history, "--lang", "en", limit=20_000)
    assert ran.status == 2, ran.messages
    assert "Traceback" not in ran.messages
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(
    "words", [("rebuild",), ("simulate", "--requests", "3"), ("restore", "any.backup", "--replace")]
)
def test_nothing_is_done_while_the_application_runs_on_the_folder(
    history: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "any.backup").write_bytes(b"x")
    filled = [str(tmp_path / word) if word.endswith(".backup") else word for word in words]
    with FolderInUse(history):
        ran = program(*filled, "--data", history, "--lang", "en")
        assert ran.status == 2
        assert "in use" in ran.messages
        assert "正在使用" in command(*filled, "--data", history, "--lang", "zh").messages


def test_the_lock_goes_with_its_process_and_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with FolderInUse(tmp_path):
            with pytest.raises(Refusal) as refused:
                FolderInUse(tmp_path).acquire()
            assert refused.value.code == "folder.in_use"


def test_the_journal_is_verified_without_loading_windows_or_papers(history: Path) -> None:
    heavy = ("PySide6", "shiboken6", "reportlab", "xlsxwriter", "starlette", "sqlite_utils", "clerk_app.ui")
    source = (
        "import sys; from clerk_app.__main__ import main\n"
        f"status = main(['verify', '--data', {str(history)!r}])\n"
        f"assert not (loaded := [name for name in sys.modules if name.startswith({heavy!r})]), loaded\n"
        "sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", source], capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_reader_that_has_seen_enough_ends_no_command_with_a_traceback() -> None:
    line = f"{sys.executable} -m clerk_app --help | true; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of POSIX closes the streams here")
def test_without_a_terminal_nothing_is_said_and_nothing_breaks(tmp_path: Path) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        line = f"{sys.executable} -m clerk_app backup {tmp_path / 'b'} --data {tmp_path / 'nothing'} {closed}"
        ran = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "Traceback" not in ran.stderr
        assert bool(ran.stderr) is (closed == ">&-")


@pytest.mark.parametrize("display", ["", ":4711"])
def test_without_a_screen_the_window_says_so_instead_of_ending_in_qt(tmp_path: Path, display: str) -> None:
    for words in ((), ("demo",)):
        line = ("--data", tmp_path / "data", "--lang", "en", *words)
        ran = program(*line, QT_QPA_PLATFORM="", WAYLAND_DISPLAY="", DISPLAY=display)
        assert (ran.status, ran.output) == (2, ""), words
        assert "There is no screen here" in ran.messages
        assert "demo --headless" in ran.messages


def test_the_program_starts_without_a_single_word(tmp_path: Path) -> None:
    # The command a newcomer types; here it gets as far as looking for a screen.
    ran = program(HOME=str(tmp_path), QT_QPA_PLATFORM="", WAYLAND_DISPLAY="", DISPLAY="", LANG="en_GB.UTF-8")
    assert ran.status == 2
    assert "There is no screen here" in ran.messages


def test_whoever_chose_a_platform_for_qt_is_taken_at_their_word() -> None:
    require_screen({"QT_QPA_PLATFORM": "offscreen"})
    require_screen({"DISPLAY": "elsewhere.example:0"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operand_and_value_is_explained(language: Language) -> None:
    for each in COMMANDS:
        for operand in each.operands:
            assert text(f"usage.word.{operand}", language)
            assert text(f"help.operand.{operand}", language)
        for option in (*COMMON, *each.options):
            assert option.value is None or text(f"usage.word.{option.value}", language)


def test_wrong_usage_leads_to_the_help_of_the_command_that_was_meant() -> None:
    assert command("--lang", "en", "export").messages.endswith("See clerk-app export --help for how to use it.\n")
    said = command("--lang", "zh", "backup").messages.splitlines()
    assert said == ["backup 后面要写文件名（FILE）。", "用法请看：clerk-app backup --help"]


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("verify --frob", None),
        ("verify --fro 2026-11-01", None),
        ("export --frm 2026-11-01", "--from"),
        ("--jsn verify", "--json"),
        ("--headles", None),
        ("--vesion", "--version"),
        ("--replce export", "--replace"),
    ],
)
def test_only_options_of_the_command_itself_are_suggested(line: str, near: str | None) -> None:
    said = command("--lang", "en", *line.split()).messages.splitlines()[0]
    assert said.startswith("There is no option --")
    assert said.partition("Did you mean ")[2] == ("" if near is None else f"{near}?")


def test_an_option_that_is_like_no_other_is_not_guessed_at() -> None:
    assert "Did you mean" not in command("--lang", "en", "--bogus").messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_the_records_names_their_folder(tmp_path: Path, language: Language) -> None:
    (tmp_path / FILE_NAME).write_text("this is no database, and long enough to be read as one " * 40)
    ran = command("rebuild", "--data", tmp_path, "--lang", language)
    assert ran.status == 1
    assert str(tmp_path) in ran.messages
    verified = command("verify", "--data", tmp_path, "--lang", language)
    assert verified.status == 1
    assert "clerk-app verify" not in verified.messages, "that is what was just done"
    assert "clerk-app restore" in verified.messages


SAID_HERE = (
    *("store.", "erasure.", "number.", "request.unknown", "backup.", "restore.", "export.", "verify.", "rebuild."),
    *("simulate.", "support.", "reset_pin.", "erase.", "check.", "usage.", "command.", "system.", "folder."),
    *("demo.", "window.", "field.text_too_long", "field.line_break", "field.hidden_", "field.private_", "terminal."),
)
"""Whatever a command can refuse or say."""
OF_A_WINDOW = re.compile(r"[Pp]ress|Enter\b|Ctrl|[Cc]lick|再按|按 Enter|点击|administrator to|请管理员")


def test_nobody_is_told_to_press_a_key_at_a_terminal() -> None:
    sentences = json.loads(generated_path("texts.json").read_text(encoding="utf-8"))
    codes = [code for code in sentences if code.startswith(SAID_HERE)]
    assert len(codes) > 200
    wrong = [code for code in codes for said in sentences[said_as(code)].values() if OF_A_WINDOW.search(said)]
    assert wrong == []


def test_every_sentence_for_the_terminal_fills_the_blanks_of_the_one_it_stands_for() -> None:
    sentences = json.loads(generated_path("texts.json").read_text(encoding="utf-8"))
    for code in (each for each in sentences if each.startswith("terminal.")):
        for language in LANGUAGES:
            blanks = set(re.findall(r"{(\w+)}", sentences[code][language]))
            assert blanks <= set(re.findall(r"{(\w+)}", sentences[code.removeprefix("terminal.")][language])), code


@pytest.mark.parametrize(
    ("reason", "said"),
    [("x" * 2003, "at most 2000 characters, 3 are over"), (" ", "it behind --reason"), ("a\u200bb", "position 2")],
)
def test_a_reason_that_will_not_do_is_said_in_the_words_of_a_terminal(history: Path, reason: str, said: str) -> None:
    ((number,), *_) = sqlite3.connect(history / FILE_NAME).execute("SELECT number FROM request").fetchall()
    ran = command("erase", number, "--reason", reason, "--data", history, "--lang", "en")
    assert ran.status == 2
    assert said in ran.messages
    assert "ress" not in ran.messages


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are those of POSIX")
def test_a_folder_that_may_not_be_read_is_no_traceback(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    for path in (closed, closed / "a.yaml"):
        ran = program("check", path, "--lang", "zh", without=as_owner_only)
        assert (ran.status, ran.output) == (2, "")
        assert ran.messages == f"读不了 {path}（没有权限）。请检查权限。\n"


def test_a_backup_that_may_not_be_read_is_not_called_unwritable(tmp_path: Path) -> None:
    backup = tmp_path / "b.backup"
    backup.touch(mode=0)
    ran = program("restore", backup, "--data", tmp_path / "data", "--lang", "en", without=as_owner_only)
    assert ran.status == 2
    assert ran.messages == (
        f"The backup {backup} cannot be read, so nothing was restored. Check its permissions.\n"
    )
