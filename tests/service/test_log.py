"""The log tells where it went wrong and nothing about the customer."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.service.log import FILE_NAME, log_to, logging_to, stop_logging
from clerk_app.service.log_file import KEPT_FILES, LARGEST_BYTES

NAME = "周桂芳"
PHONE = "13805712207"


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Path]:
    handler = log_to(tmp_path)
    yield tmp_path / FILE_NAME
    stop_logging(handler)


def fail_on(name: str) -> None:
    raise ValueError(f"{name} cannot be read, {PHONE}")


def test_an_error_is_one_json_line_with_the_way_it_came(lines: Path) -> None:
    try:
        fail_on(NAME)
    except ValueError:
        logging.getLogger("clerk_app.test").exception("a step was not read")
    (line,) = lines.read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert entry["message"] == "a step was not read"
    assert entry["exception"][0]["kind"] == "ValueError"
    assert any("fail_on" in place for place in entry["exception"][0]["places"])


def test_no_word_of_the_customer_gets_into_the_log(lines: Path) -> None:
    try:
        try:
            fail_on(NAME)
        except ValueError as error:
            raise RuntimeError(NAME) from error
    except RuntimeError:
        logging.getLogger("clerk_app.test").exception("refused for %s", PHONE)
    text = lines.read_text(encoding="utf-8")
    assert NAME not in text
    assert PHONE not in text


def test_the_log_is_bounded(lines: Path) -> None:
    for _ in range(LARGEST_BYTES * 8 // 1000):
        logging.getLogger("clerk_app.test").warning("x" * 1000)
    files = sorted(lines.parent.glob(f"{FILE_NAME}*"))
    assert len(files) == KEPT_FILES + 1
    assert all(file.stat().st_size <= LARGEST_BYTES for file in files)


def test_the_code_of_a_refusal_stands_in_the_log_and_no_other_argument(lines: Path) -> None:
    logging.getLogger("clerk_app.test").warning("not printed: %s %s %s", "printer.unknown", NAME, PHONE)
    entry = json.loads(lines.read_text(encoding="utf-8"))
    assert entry["codes"] == ["printer.unknown"]
    assert NAME not in str(entry)
    assert PHONE not in str(entry)


def test_errors_that_nobody_caught_are_logged_and_not_spelled_out_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = sys.excepthook, threading.excepthook
    with logging_to(tmp_path):
        try:
            fail_on(NAME)
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)  # what Qt does with an error in a slot
        thread = threading.Thread(target=fail_on, args=(NAME,))
        thread.start()
        thread.join()
    entries = [json.loads(line) for line in (tmp_path / FILE_NAME).read_text(encoding="utf-8").splitlines()]
    assert [entry["exception"][0]["kind"] for entry in entries] == ["ValueError", "ValueError"]
    assert all(any("fail_on" in place for place in entry["exception"][0]["places"]) for entry in entries)
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert NAME not in said
    assert PHONE not in said
    assert (sys.excepthook, threading.excepthook) == hooks


def test_a_log_that_cannot_be_written_is_announced_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to(tmp_path / "missing"):
        logging.getLogger("clerk_app.test").warning("lost %s", NAME)
    said = capsys.readouterr().err
    assert FILE_NAME in said
    assert NAME not in said
