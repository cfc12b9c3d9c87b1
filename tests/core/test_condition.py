"""The language of conditions is closed, exact and cheap."""

from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.condition import MAX_LENGTH, Condition, ConditionFault, FactValue, holding

NAMES = {"by_proxy", "relation", "capacity", "valid_until", "address"}
FACTS: dict[str, FactValue] = {
    "by_proxy": True,
    "relation": "spouse",
    "capacity": Decimal("0.3"),
    "valid_until": date(2026, 3, 1),
    "address": "云溪县清河村 12 号",
}


@pytest.mark.parametrize(
    "text",
    [
        "by_proxy",
        "by_proxy == yes",
        "by_proxy != no",
        "not by_proxy == no",
        'relation in ["spouse", "child"]',
        'relation in ("spouse", "child")',
        'relation not in ["friend"]',
        "capacity == 0.3",
        "0.1 < capacity <= 0.3",
        "capacity > -1",
        "capacity in [0.1, 0.3]",
        'valid_until >= "2026-03-01" and valid_until < "2026-03-02"',
        '"2026-01-01" < valid_until',
        'valid_until in ["2026-03-01"]',
        '"清河村" in address',
        '(by_proxy and relation == "friend") or capacity < 1',
        "  by_proxy\n  and capacity < 1",
        "yes",
        "true",
    ],
)
def test_a_condition_that_fits_the_answers_holds(text: str) -> None:
    assert Condition(text, NAMES).holds(FACTS)


@pytest.mark.parametrize(
    "text",
    [
        "not by_proxy",
        "by_proxy == no",
        'relation == "child"',
        "capacity > 0.3",
        'valid_until < "2026-03-01"',
        'valid_until > "no date"',
        'capacity == "0.3"',
        "relation > 3",
        "no",
        "false",
    ],
)
def test_a_condition_that_does_not_fit_the_answers_does_not_hold(text: str) -> None:
    assert not Condition(text, NAMES).holds(FACTS)


@pytest.mark.parametrize(
    "text",
    [
        "by_proxy",
        "by_proxy == yes",
        "by_proxy != yes",
        "capacity < 1",
        "capacity >= 1",
        'relation not in ["spouse"]',
        'relation in ["spouse"]',
        '"x" in address',
        "capacity == capacity",
    ],
)
def test_a_comparison_with_an_unanswered_field_is_false(text: str) -> None:
    assert not Condition(text, NAMES).holds({})


def test_an_unanswered_field_makes_its_negation_true() -> None:
    assert Condition("not by_proxy", NAMES).holds({})


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("", "condition.empty", 0),
        ("  ", "condition.empty", 0),
        ("by_proxi", "condition.unknown_name", 0),
        ("by_proxy and hair == 3", "condition.unknown_name", 13),
        ('"清河村" == hair', "condition.unknown_name", 9),
        ("by_proxy == ", "condition.syntax", 12),
        ("by_proxy capacity", "condition.syntax", 0),
        ("capacity + 1 > 2", "condition.character", 9),
        ("9**9**9 > capacity", "condition.character", 1),
        ("by_proxy.real", "condition.character", 8),
        ("by_proxy; capacity", "condition.character", 8),
        ('relation == "\\x41"', "condition.character", 12),
        ("capacity == 0x10", "condition.character", 12),
        ("capacity == 1e9", "condition.character", 12),
        ("户号 == 1", "condition.character", 0),
        ("__import__('os')", "condition.unsupported", 0),
        ("open('/etc/passwd')", "condition.unsupported", 0),
        ("address[0] == 'x'", "condition.unsupported", 0),
        ("[by_proxy]", "condition.unsupported", 0),
        ("by_proxy if by_proxy else capacity", "condition.unsupported", 0),
        ("by_proxy is yes", "condition.unsupported", 0),
        ("capacity == None", "condition.unsupported", 12),
        ("relation == b'x'", "condition.unsupported", 12),
        ("relation == f'x'", "condition.unsupported", 12),
        ("relation in [capacity]", "condition.unsupported", 13),
        ("capacity == (by_proxy and yes)", "condition.unsupported", 13),
        ("3", "condition.unsupported", 0),
        ("not " * 30 + "by_proxy", "condition.too_deep", 84),
        ("(" * 90 + "by_proxy" + ")" * 90, "condition.too_deep", 20),
        ("by_proxy or " * 90 + "by_proxy", "condition.too_long", MAX_LENGTH),
    ],
)
def test_what_is_not_in_the_language_is_refused_where_it_stands(text: str, code: str, offset: int) -> None:
    with pytest.raises(ConditionFault) as refused:
        Condition(text, NAMES)
    assert (refused.value.code, refused.value.offset) == (code, offset)


def test_a_condition_tells_which_fields_it_holds_against_what() -> None:
    condition = Condition('by_proxy and 1 < capacity <= 2.5 and relation in ["spouse", "child"]', NAMES)
    assert condition.names == {"by_proxy", "capacity", "relation"}
    assert {one.name: (one.literals, one.ordered) for one in condition.comparisons} == {
        "by_proxy": ((), False),
        "capacity": ((1, Decimal("2.5")), True),
        "relation": (("spouse", "child"), False),
    }


@given(st.text(alphabet="abcdefy_ 0123456789.()[]'\"=<>!,-+*/;:\\{}@#\n村", max_size=60))
def test_any_text_is_a_condition_or_a_fault_with_a_place_in_it(text: str) -> None:
    read: Condition | ConditionFault
    try:
        read = Condition(text, {"a", "b", "c", "by"})
    except ConditionFault as fault:
        read = fault
    if isinstance(read, ConditionFault):
        assert 0 <= read.offset <= len(text)
    else:
        assert read.holds({"a": 1, "b": "x"}) in (True, False)


def test_one_condition_answers_several_threads_at_once() -> None:
    condition = Condition("capacity > 10", NAMES)
    answers: dict[int, set[bool]] = {}

    def ask(amount: int) -> None:
        answers[amount] = {condition.holds({"capacity": amount}) for _ in range(500)}

    threads = [threading.Thread(target=ask, args=(amount,)) for amount in (5, 15)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {5: {False}, 15: {True}}


def test_the_conditions_of_a_request_follow_its_answers() -> None:
    answers: dict[str, FactValue] = {}
    holds = holding(NAMES, answers)
    assert not holds("by_proxy")
    answers["by_proxy"] = True
    assert holds("by_proxy")
    with pytest.raises(ConditionFault):
        holds("nobody_declared_this")
