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


def test_every_way_is_listed_with_its_end_its_papers_and_its_minutes(tmp_path: Path) -> None:
    transfer = resource_path("procedures/name_transfer.yaml")
    ran = command("check", "--paths", transfer, "--lang", "en")
    heading, *ways = ran.output.splitlines()
    assert (ran.status, heading.startswith("Account transfer (name_transfer), ways: ")) == (0, True)
    assert heading.endswith(f": {len(ways)}")
    assert any("accepted, receipt," in way and "By proxy = yes" in way for way in ways)
    assert any("refused" in way and "Arrears [A bill is open] → Settle first" in way for way in ways)
    chinese = command("check", "--paths", transfer, "--lang", "zh").output
    assert "已受理，回执，" in chinese
    assert "是否欠费 [有欠费] → 先结清电费" in chinese


def test_the_ways_for_programs(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    ran = command("check", "--paths", "--json", broken, resource_path("procedures/name_transfer.yaml"))
    found = json.loads(ran.output)
    (transfer,) = found["procedures"]
    assert ran.status == 1
    assert found["findings"][0]["file"] == str(broken)
    assert (transfer["procedure"], transfer["complete"], transfer["standard_minutes"]) == ("name_transfer", True, 20)
    ends = {way["end"]: way for way in transfer["paths"]}
    assert set(ends) == {"accepted", "refused"}
    assert ends["accepted"]["papers"] == ["receipt"]
    assert ends["refused"]["minutes"] <= 20


def test_a_listing_that_is_cut_says_so(tmp_path: Path) -> None:
    step = """
  - id: d{number}
    title: "问"
    decide: "哪一种？"
    options: {{a: {{title: "甲"}}, b: {{title: "乙"}}}}"""
    head = 'procedure: many\ntitle: "多"\nsummary: "多"\ncategory: account\nsteps:'
    path = tmp_path / "many.yaml"
    path.write_text(head + "".join(step.format(number=number) for number in range(11)) + "\n", encoding="utf-8")
    ran = command("check", "--paths", path, "--lang", "en")
    assert ran.output.splitlines()[-1] == "There are too many ways; the rest is not listed."
