"""`check` prints what is wrong where, and its status says whether a procedure is broken."""

from __future__ import annotations

import json
import re
from pathlib import Path

from clerk_app.resources import resource_path
from tests.commands.running import command, program

BROKEN = "procedure: broken\ntitle: {zh: 坏\n"


def test_the_shipped_procedures_have_no_fault() -> None:
    ran = command("check", resource_path("procedures"), "--lang", "en")
    assert (ran.status, ran.output) == (0, "")
    assert "Errors: 0" in ran.messages


def test_a_broken_file_is_named_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    for language, word in (("zh", "错误"), ("en", "Errors")):
        ran = program("check", path, "--lang", language)
        assert ran.status == 1
        assert all(re.match(rf"{re.escape(str(path))}:\d+:\d+: .", line) for line in ran.output.splitlines())
        assert ran.output
        assert word in ran.messages


def test_a_table_for_programs(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    ran = command("check", "--json", path, resource_path("procedures/bill_enquiry.yaml"))
    findings = json.loads(ran.output)
    assert ran.status == 1
    assert {"file", "line", "column", "severity", "code", "message"} == set(findings[0])
    assert {finding["file"] for finding in findings} == {str(path)}


def test_a_path_that_is_not_there_or_holds_no_procedure(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        ran = command("check", path, "--lang", "en")
        assert (ran.status, ran.output) == (2, "")
        assert str(path) in ran.messages
