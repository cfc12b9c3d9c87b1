"""Every way through a procedure is listed, and ways that contradict themselves are not."""

from __future__ import annotations

import pytest

from clerk_app.core.procedure import Option, PaperKind, Procedure, Step
from clerk_app.core.sentence import Sentence
from clerk_app.library.paths import MAX_PATHS, PathEnd, paths

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
