"""Codes become sentences; every sentence exists in both languages with the same blanks to fill."""

from __future__ import annotations

import ast
import json
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.sentence import Language
from clerk_app.resources import generated_path
from clerk_app.texts import sentence, text

PACKAGE = Path(__file__).parents[1] / "clerk_app"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SENTENCES: dict[str, dict[Language, str]] = json.loads(
    generated_path("texts.json").read_text(encoding="utf-8")
)


def blanks(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name is not None}


def codes_in_source() -> Iterator[tuple[str, str, set[str] | None]]:
    """Place, code and the parameters given (None: not to be read from the source) of every literal use."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if node.func.id in {"Refusal", "text", "sentence"}:
                names = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                filled = len(names) == len(node.keywords) and node.func.id != "sentence"
                place = f"{module.relative_to(PACKAGE)}:{node.lineno}"
                for code in literal_codes(node.args[0]):
                    yield place, code, names if filled else None


def literal_codes(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return literal_codes(argument.body) + literal_codes(argument.orelse)
    return []


def test_blanks_are_filled_in_the_language_asked_for() -> None:
    assert text("paper.foot.issue", "zh", issue=2) == "第 2 次打印"
    assert text("paper.foot.issue", "en", issue=2) == "Print no. 2"


def test_braces_in_a_value_stay_text() -> None:
    assert text("paper.foot.issue", "en", issue="{check}") == "Print no. {check}"


def test_both_wordings_can_be_had_unfilled() -> None:
    assert sentence("paper.foot.issue").en == "Print no. {issue}"


def test_an_unknown_code_is_our_error() -> None:
    with pytest.raises(Bug, match=r"no\.such\.code"):
        text("no.such.code", "zh")


def test_a_missing_value_is_our_error() -> None:
    with pytest.raises(Bug, match="issue"):
        text("paper.foot.issue", "zh", number=2)


def test_the_sentence_of_a_refusal_is_found_by_its_code() -> None:
    refusal = Refusal("tablet.port_in_use", port=8765)
    assert "8765" in text(refusal.code, "zh", **refusal.parameters)


def test_every_sentence_says_something_in_both_languages() -> None:
    empty = [
        code for code, wording in SENTENCES.items() if not all(wording[each].strip() for each in LANGUAGES)
    ]
    assert SENTENCES
    assert empty == []


def test_both_languages_have_the_same_blanks() -> None:
    differing = {
        code: blanks(wording["zh"]) ^ blanks(wording["en"])
        for code, wording in SENTENCES.items()
        if blanks(wording["zh"]) != blanks(wording["en"])
    }
    assert differing == {}


def test_a_blank_is_a_plain_name() -> None:
    names = {name for wording in SENTENCES.values() for each in LANGUAGES for name in blanks(wording[each])}
    assert [name for name in names if not name.isidentifier()] == []


def test_every_code_in_the_source_has_its_sentence() -> None:
    missing = [f"{place}: {code}" for place, code, _ in codes_in_source() if code not in SENTENCES]
    assert missing == []


def test_every_refusal_brings_the_values_its_sentence_needs() -> None:
    lacking = [
        f"{place}: {code} needs {sorted(blanks(SENTENCES[code]['zh']) - given)}"
        for place, code, given in codes_in_source()
        if given is not None and code in SENTENCES and blanks(SENTENCES[code]["zh"]) - given
    ]
    assert lacking == []
