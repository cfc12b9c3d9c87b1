"""Placeholders are filled once, and a missing one leaves a sentence behind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.sentence import Sentence
from clerk_app.library.sentences import fill, placeholders

ASK = Sentence("{customer}，请出示身份证。", "{customer}, your identity card, please.")
TELL = Sentence("您的过户最晚{promise}办好。", "It will be done by {promise}.")


def test_a_placeholder_is_filled() -> None:
    assert fill(ASK, "zh", {"customer": "周女士"}) == "周女士，请出示身份证。"
    assert fill(ASK, "en", {"customer": "Ms Zhou"}) == "Ms Zhou, your identity card, please."
    assert fill(TELL, "zh", {"promise": "11月30日 周一"}) == "您的过户最晚11月30日 周一办好。"


def test_without_a_name_the_address_falls_away_with_its_comma() -> None:
    assert fill(ASK, "zh", {}) == "请出示身份证。"
    assert fill(ASK, "en", {"customer": ""}) == "Your identity card, please."


@given(st.text())
def test_what_is_filled_in_is_not_read_again(name: str) -> None:
    assert fill(Sentence("“{customer}”", "“{customer}”"), "zh", {"customer": name, "hall": "x"}) == f"“{name}”"


def test_every_brace_is_seen() -> None:
    found = [(one.name, one.written, one.offset) for one in placeholders("{a} } {B c} {")]
    assert found == [("a", "{a}", 0), (None, "}", 4), ("B c", "{B c}", 6), (None, "{", 12)]
