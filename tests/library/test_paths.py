"""Every way through a procedure is listed, and ways that contradict themselves are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.core.procedure import Choice, Field, FieldKind, Option, PaperKind, Procedure, Step
from clerk_app.core.sentence import Sentence
from clerk_app.library.paths import MAX_PATHS, PathEnd, ProcedurePath, paths

WORDS = Sentence("好", "Yes")


def procedure(*steps: Step) -> Procedure:
    return Procedure("p", "0" * 64, WORDS, WORDS, "account", steps)


def decision(name: str, *options: tuple[str, str | None, str | None]) -> Step:
    return Step(name, WORDS, decide=WORDS, options=tuple(Option(one, WORDS, to, when) for one, to, when in options))


def say(name: str, when: str | None = None, goto: str | None = None) -> Step:
    return Step(name, WORDS, say=WORDS, when=when, goto=goto, minutes=2)


def ways(*steps: Step) -> list[tuple[str, ...]]:
    return [path.steps for path in paths(procedure(*steps)).paths]


def test_each_option_is_a_way() -> None:
    assert ways(decision("d", ("x", "b", None), ("y", None, None)), say("a"), say("b")) == [
        ("d", "b"),
        ("d", "a", "b"),
    ]


def test_a_refusal_ends_a_way() -> None:
    refusal = Step("no", WORDS, refuse=WORDS, basis="r", instead=(WORDS,), when="poor")
    found = paths(procedure(say("a"), refusal, say("b"))).paths
    assert [(path.steps, path.end) for path in found] == [
        (("a", "no"), PathEnd.REFUSED),
        (("a", "b"), PathEnd.COMPLETED),
    ]


def test_one_condition_is_true_or_false_all_along_a_way() -> None:
    assert ways(say("a", "old"), say("b", "not old"), say("c", "old")) == [("a", "c"), ("b",)]


def test_an_option_that_picks_itself_excludes_the_later_ones() -> None:
    step = decision("d", ("x", "old_way", "old"), ("y", "end", None))
    assert ways(step, say("old_way", "old"), say("end")) == [("d", "old_way", "end"), ("d", "end")]


def test_a_promise_leaves_the_request_accepted_with_papers_and_time() -> None:
    promise = Step("p", WORDS, promise="limit", minutes=3)
    paper = Step("q", WORDS, print=(PaperKind.RECEIPT,), check=("card",))
    (path,) = paths(procedure(say("a"), promise, paper)).paths
    assert (path.end, path.papers, path.minutes) == (PathEnd.ACCEPTED, (PaperKind.RECEIPT,), 5)
    assert path.documents == ("card",)


def test_a_way_back_is_followed_once() -> None:
    assert ways(say("a"), decision("d", ("again", "a", None), ("on", None, None)), say("b")) == [("a", "d", "b")]


@pytest.mark.parametrize("count", [12, 150])
def test_countless_ways_are_cut_and_said_to_be(count: int) -> None:
    many = paths(procedure(*(decision(f"d{n}", ("x", None, None), ("y", None, None)) for n in range(count))))
    assert not many.complete
    assert len(many.paths) <= MAX_PATHS


def field(name: str, kind: FieldKind, *choices: str, required: bool = True) -> Field:
    return Field(name, WORDS, kind, required=required, choices=tuple(Choice(one, WORDS) for one in choices))


def ask(*names: str) -> Step:
    return Step("ask", WORDS, ask=names)


def found_with(fields: tuple[Field, ...], *steps: Step) -> list[ProcedurePath]:
    asked = replace(procedure(*steps), fields={one.id: one for one in fields})
    return list(paths(asked).paths)


def test_conditions_that_no_answers_meet_together_make_no_way() -> None:
    kind = field("kind", FieldKind.CHOICE, "home", "shop")
    steps = (ask("kind"), say("home", 'kind == "home"'), say("shop", 'kind == "shop"'))
    ways = found_with((kind,), *steps)
    assert [way.steps for way in ways] == [("ask", "home"), ("ask", "shop")]
    assert [way.answers for way in ways] == [{"kind": "home"}, {"kind": "shop"}]


def test_an_answer_that_need_not_be_given_may_be_missing() -> None:
    kind = field("kind", FieldKind.CHOICE, "home", "shop", required=False)
    ways = found_with((kind,), ask("kind"), say("home", 'kind == "home"'), say("shop", 'kind == "shop"'))
    assert [way.steps for way in ways] == [("ask", "home"), ("ask", "shop"), ("ask",)]


def test_a_way_says_which_answers_decide_it() -> None:
    proxy, fen = field("by_proxy", FieldKind.YES_NO), field("change", FieldKind.MONEY)
    decide = decision("d", ("on", "agent", None), ("no", "refuse", None))
    refuse = Step("refuse", WORDS, refuse=WORDS, basis="r", instead=(WORDS,))
    steps = (ask("by_proxy", "change"), decide, say("agent", "by_proxy"), say("coins", "change > 0", goto="end"))
    ways = found_with((proxy, fen), *steps, refuse, say("end"))
    assert {way.steps[-1]: way.deciding for way in ways if "agent" in way.steps and "coins" in way.steps} == {
        "end": ("by_proxy", "change")
    }
    assert {way.deciding for way in ways if "no" in dict(way.options).values()} == {()}


def test_what_was_not_asked_yet_is_no_answer() -> None:
    proxy = field("by_proxy", FieldKind.YES_NO)
    first = Step("first", WORDS, say=WORDS, when="by_proxy")
    assert [way.steps for way in found_with((proxy,), first, ask("by_proxy"))] == [("ask",)]


def test_what_a_condition_picks_is_not_for_the_clerk() -> None:
    proxy = field("by_proxy", FieldKind.YES_NO)
    step = decision("d", ("free", "end", None), ("picked", "agent", "by_proxy"))
    ways = found_with((proxy,), ask("by_proxy"), step, say("agent"), say("end"))
    assert {(way.options[0][1], (way.answers or {})["by_proxy"]) for way in ways} == {("free", False), ("picked", True)}
