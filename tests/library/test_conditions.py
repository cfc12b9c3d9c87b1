"""A decision is only called impossible when no answers at all lead there."""

from __future__ import annotations

import pytest

from clerk_app.core.condition import Condition
from clerk_app.core.procedure import Choice, Field, FieldKind
from clerk_app.core.sentence import Sentence
from clerk_app.library.conditions import ConditionChecks
from clerk_app.library.findings import Findings
from clerk_app.library.shape import Shape

WORDS = Sentence("好", "Yes")
FIELDS = {
    "proxy": Field("proxy", WORDS, FieldKind.YES_NO),
    "sort": Field("sort", WORDS, FieldKind.CHOICE, choices=(Choice("a", WORDS), Choice("b", WORDS))),
    "power": Field("power", WORDS, FieldKind.NUMBER),
    "other": Field("other", WORDS, FieldKind.NUMBER),
    "day": Field("day", WORDS, FieldKind.DATE),
    "place": Field("place", WORDS, FieldKind.ADDRESS),
}


def checks() -> ConditionChecks:
    return ConditionChecks(Shape(Findings("x")), FIELDS)


def condition(text: str | None) -> Condition | None:
    return None if text is None else Condition(text, FIELDS)


@pytest.mark.parametrize(
    "text",
    [
        "1 < power < 1.01",
        "power > 3 and power < 4",
        "power == other",
        "power > other and power < 1",
        'day > "2026-01-01" and day < "2026-01-03"',
        '"a" in place and "b" in place',
        'place != "x"',
        'sort not in ["a"]',
        "not proxy",
        "proxy or yes",
    ],
)
def test_a_condition_that_can_hold_is_not_called_impossible(text: str) -> None:
    assert checks().can_hold(Condition(text, FIELDS), answered=FIELDS)


@pytest.mark.parametrize(
    "text",
    [
        "proxy and not proxy",
        "power > 3 and power < 3",
        "power > 3 and power <= 3",
        'sort not in ["a", "b"]',
        'sort == "a" and sort == "b"',
        'day < "2026-01-01" and day > "2026-01-01"',
        "no",
    ],
)
def test_a_condition_that_contradicts_itself_never_holds(text: str) -> None:
    assert not checks().can_hold(Condition(text, FIELDS), answered=FIELDS)


@pytest.mark.parametrize(
    ("options", "answered", "never"),
    [
        (["proxy", "not proxy", None], ["proxy"], {2}),
        (["proxy == yes", "proxy == no", None], ["proxy"], {2}),
        (["proxy == yes", "proxy == no", None], [], set()),
        (["proxy", None], ["proxy"], set()),
        (["power <= 160", "power > 160"], ["power"], set()),
        (["power > 10", "power > 20", "power <= 10"], ["power"], {1}),
        (["power > 10", "power > 20", "power <= 10"], [], set()),
        ([None, None], [], set()),
    ],
)
def test_an_option_is_never_taken_when_others_always_pick_themselves_first(
    options: list[str | None], answered: list[str], never: set[int]
) -> None:
    read = [condition(one) for one in options]
    assert checks().never_taken(read, None, answered) == never


def test_the_condition_of_the_step_counts_too() -> None:
    read = [condition("proxy"), None]
    assert checks().never_taken(read, condition("proxy"), ["proxy"]) == {1}
