"""A sheet tells every limit that is promised, and for whom where that depends on the case."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.limit import TimeUnit
from clerk_app.core.paper import PrintedLimit
from clerk_app.core.procedure import Option, Procedure, Step
from clerk_app.core.promised_limits import promised_limits
from clerk_app.core.sentence import Sentence

WORDS = Sentence("好", "Yes")
LIMITS = {name: PrintedLimit(amount, TimeUnit.HOURS) for amount, name in enumerate(("one", "two", "three"), 1)}


def promise(name: str, goto: str | None = None) -> Step:
    return Step(f"promise_{name}", WORDS, promise=name, goto=goto)


def say(name: str, goto: str | None = None) -> Step:
    return Step(name, WORDS, say=WORDS, goto=goto)


def refuse(name: str) -> Step:
    return Step(name, WORDS, refuse=WORDS, basis="rule", instead=(WORDS,))


def decide(name: str, **options: str) -> Step:
    ways = tuple(Option(option, Sentence(option, option), goto) for option, goto in options.items())
    return Step(name, WORDS, decide=WORDS, options=ways)


def told(*steps: Step) -> list[tuple[str, int]]:
    procedure = Procedure("p", "0" * 64, WORDS, WORDS, "account", steps)
    return [(one.case.zh if one.case else "", one.limit.amount) for one in promised_limits(procedure, LIMITS)]


def test_nothing_promised_is_nothing_told() -> None:
    assert told(say("a")) == []


def test_a_single_limit_is_for_everybody_who_gets_that_far() -> None:
    steps = (decide("d", town="promise_one", home="refused"), promise("one", "end"), refuse("refused"), say("end"))
    assert told(*steps) == [("", 1)]


def test_what_follows_one_another_is_told_in_order() -> None:
    assert told(promise("two"), say("a"), promise("one"), promise("three")) == [("", 2), ("", 1), ("", 3)]


def test_each_option_has_its_own_limit() -> None:
    steps = (decide("d", town="promise_one", village="promise_two"), promise("one", "end"), promise("two"), say("end"))
    assert told(*steps) == [("town", 1), ("village", 2)]


def test_the_case_goes_on_until_the_ways_meet() -> None:
    steps = (decide("d", one="first", two="second"), say("first"), promise("one", "end"), say("second"), promise("two"))
    assert told(*steps, say("end"), promise("three")) == [("one", 1), ("two", 2), ("", 3)]


def test_who_is_not_refused_goes_on_as_before() -> None:
    steps = (
        decide("d", new="space", built="promise_two"),
        promise("two", "end"),
        decide("space", own="first", shared="refused"),
        refuse("refused"),
        say("first"),
        promise("one"),
        say("end"),
    )
    assert told(*steps) == [("built", 2), ("new", 1)]


def test_the_same_limit_for_the_same_case_is_told_once() -> None:
    assert told(promise("one"), say("a"), Step("again", WORDS, promise="one"), promise("two")) == [("", 1), ("", 2)]


def test_a_limit_that_was_not_resolved_is_our_error() -> None:
    with pytest.raises(Bug):
        told(promise("four"))
