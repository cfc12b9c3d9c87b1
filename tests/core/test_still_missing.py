"""All that is missing is told at once: what every way on will ask for, and nothing that only some ways do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clerk_app.core.condition import holding, settling
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.ownership import Ownership
from clerk_app.core.procedure import Document, DocumentForm, Field, FieldKind, Option, Procedure, Step
from clerk_app.core.request_state import RequestState, ToldMissing
from clerk_app.core.sentence import Sentence
from clerk_app.core.still_missing import needed_later, told_before, unanswered
from clerk_app.core.walk import StepRecord, automatic_option, find_way, steps_certain

WORDS = Sentence("话", "words")
NAMES = ("a", "b", "c")
FIELDS = {name: Field(name, WORDS, FieldKind.YES_NO, required=True) for name in NAMES}
CONDITIONS = st.sampled_from(("a", "not a", "b", "not b", "a and not b", "a or c", "c"))
DOCUMENTS = {
    "card": Document("card", WORDS, DocumentForm.ORIGINAL),
    "deed": Document("deed", WORDS, DocumentForm.ORIGINAL, when="a"),
    "proxy": Document("proxy", WORDS, DocumentForm.ORIGINAL, when="not b"),
    "follows": Document("follows", WORDS, DocumentForm.ORIGINAL, later_days=5),
}


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """Procedures that only lead onwards: a field may be asked twice, and keeps its first answer."""
    count = draw(st.integers(2, 8))
    ids = [f"s{place}" for place in range(count)]
    steps = []
    for place, name in enumerate(ids):
        onward = st.none() | st.sampled_from(ids[place + 1 :]) if place + 1 < count else st.none()
        kind = draw(st.sampled_from(("ask", "check", "check", "decide", "refuse"))) if place else "check"
        when = draw(st.none() | CONDITIONS) if place else None
        step = Step(name, WORDS, when=when)
        if kind == "ask":
            step = replace(step, ask=tuple(sorted(draw(st.sets(st.sampled_from(NAMES), min_size=1)))))
        elif kind == "check":
            step = replace(step, check=tuple(sorted(draw(st.sets(st.sampled_from(sorted(DOCUMENTS)), min_size=1)))))
            step = replace(step, goto=draw(onward))
        elif kind == "decide":
            options = tuple(Option(one, WORDS, draw(onward), draw(st.none() | CONDITIONS)) for one in ("x", "y"))
            step = replace(step, decide=WORDS, options=options)
        else:
            step = replace(step, refuse=WORDS)
        steps.append(step)
    return Procedure(
        "p", "0" * 64, WORDS, WORDS, "account", tuple(steps), documents=DOCUMENTS, fields=FIELDS
    )


def request(**changed: object) -> RequestState:
    fresh = RequestState("QH", "v", "v", "p", "0" * 64, Ownership.begin("chenjing"))
    return replace(fresh, **changed)  # type: ignore[arg-type]


class Walk:
    """Goes on to the end by chance; answers that were given stay as they are."""

    def __init__(self, procedure: Procedure, facts: Mapping[str, bool], data: st.DataObject) -> None:
        self.procedure, self.data = procedure, data
        self.facts: dict[str, bool] = dict(facts)
        self.records: dict[str, StepRecord] = {}
        self.passed: list[str] = []

    @property
    def answers(self) -> dict[str, str]:
        return {name: f"v-{name}" for name in self.facts}

    def holds(self, text: str) -> bool:
        return holding(NAMES, self.facts)(text)

    def to_the_end(self) -> bool:
        """Return whether it ended without a refusal."""
        for _ in range(30):
            step = find_way(self.procedure, self.records, self.answers, self.holds).current
            if step is None:
                return True
            self.passed.append(step.id)
            if step.refuse is not None:
                return False
            for name in step.ask:
                self.facts.setdefault(name, self.data.draw(st.booleans()))
            chosen, picked = None, automatic_option(step, self.holds)
            if step.options:
                chosen = picked.id if picked else self.data.draw(st.sampled_from(("x", "y")))
            marks = {name: DocumentMark("have") for name in step.check}
            place = len(self.passed)
            self.records[step.id] = StepRecord(
                step.id, "chenjing", 0, {}, frozenset(), marks, chosen, {}, automatic=False, place=place
            )
        raise AssertionError("a way that only leads onwards ends")


FACTS = st.dictionaries(st.sampled_from(NAMES), st.booleans())


@settings(max_examples=100, deadline=None)
@given(procedures(), FACTS, st.data())
def test_every_way_to_the_end_passes_every_certain_step(
    procedure: Procedure, facts: dict[str, bool], data: st.DataObject
) -> None:
    walk = Walk(procedure, facts, data)
    way = find_way(procedure, {}, walk.answers, walk.holds)
    certain = steps_certain(procedure, way, {}, walk.answers, walk.holds, settling(NAMES, facts))
    if walk.to_the_end():
        assert {step.id for step in certain} <= set(walk.passed)


@settings(max_examples=100, deadline=None)
@given(procedures(), FACTS, st.data())
def test_what_is_told_is_asked_on_every_way_and_nothing_is_told_twice(
    procedure: Procedure, facts: dict[str, bool], data: st.DataObject
) -> None:
    walk = Walk(procedure, facts, data)
    state = request()
    told = [one.document.id for one in needed_later(procedure, state, walk.holds, settling(NAMES, facts))]
    assert len(told) == len(set(told))
    assert not set(told) & set(procedure.steps[0].check), "the step at hand tells its own"
    assert "follows" not in told, "what may follow keeps nobody waiting"
    if walk.to_the_end():
        asked = {
            name
            for step in procedure.steps
            if step.id in walk.passed
            for name in step.check
            if (when := DOCUMENTS[name].when) is None or walk.holds(when)
        }
        assert set(told) <= asked


@settings(max_examples=100, deadline=None)
@given(procedures(), st.fixed_dictionaries(dict.fromkeys(NAMES, st.booleans())), st.data())
def test_with_everything_answered_and_no_decision_open_nothing_is_left_for_a_second_list(
    procedure: Procedure, facts: dict[str, bool], data: st.DataObject
) -> None:
    assume(not any(step.options for step in procedure.steps))
    walk = Walk(procedure, facts, data)
    told = {one.document.id for one in needed_later(procedure, request(), walk.holds, settling(NAMES, facts))}
    assume(walk.to_the_end())
    for step in procedure.steps[1:]:
        if step.id in walk.passed:
            for name in step.check:
                document = DOCUMENTS[name]
                needed = document.when is None or walk.holds(document.when)
                if needed and document.later_days is None and name not in procedure.steps[0].check:
                    assert name in told


@given(st.sampled_from(("a and not b", "a or c", "not (a and b) or c", 'a == yes and b != yes', "a")), FACTS, st.data())
def test_what_is_settled_stays_so_whatever_is_answered(text: str, facts: dict[str, bool], data: st.DataObject) -> None:
    settled = settling(NAMES, facts)(text)
    rest = {name: data.draw(st.booleans()) for name in NAMES if name not in facts}
    if settled is None:
        assert rest, "with everything answered nothing is open"
    else:
        assert holding(NAMES, {**rest, **facts})(text) is settled
        assert holding(NAMES, facts)(text) is settled


def test_a_decision_that_is_open_promises_neither_of_its_ways() -> None:
    papers = [Step(name, WORDS, check=(document,)) for name, document in (("x", "card"), ("y", "proxy"))]
    fork = Step("fork", WORDS, decide=WORDS, options=(Option("x", WORDS, "x"), Option("y", WORDS, "y")))
    first = Step("first", WORDS, check=("follows",))
    ends = replace(papers[0], goto="last"), papers[1], Step("last", WORDS, check=("deed",))
    procedure = Procedure(
        "p", "0" * 64, WORDS, WORDS, "account", (first, fork, *ends), documents=DOCUMENTS, fields=FIELDS
    )
    told = needed_later(procedure, request(), holding(NAMES, {}), settling(NAMES, {"a": True}))
    assert [one.document.id for one in told] == ["deed"]


def test_a_paper_that_was_seen_or_may_follow_is_not_told() -> None:
    steps = Step("first", WORDS, check=("follows",)), Step("next", WORDS, check=("card", "proxy"))
    procedure = Procedure("p", "0" * 64, WORDS, WORDS, "account", steps, documents=DOCUMENTS, fields=FIELDS)
    marks = {"card": DocumentMark("have"), "proxy": DocumentMark("missing")}
    told = needed_later(procedure, request(marks=marks), holding(NAMES, {}), settling(NAMES, {"b": False}))
    assert [one.document.id for one in told] == ["proxy"]


def test_what_the_customer_did_not_know_in_an_earlier_step_is_told_until_it_is_answered() -> None:
    steps = Step("first", WORDS, ask=("a", "b")), Step("next", WORDS, check=("card",))
    procedure = Procedure("p", "0" * 64, WORDS, WORDS, "account", steps, documents=DOCUMENTS, fields=FIELDS)
    record = StepRecord("first", "chenjing", 0, {}, frozenset("ab"), {}, None, {})
    state = request(records={"first": record})
    assert unanswered(procedure, state, holding(NAMES, {})) == ("a", "b")
    assert unanswered(procedure, state, holding(NAMES, {}), answered=("a",)) == ("b",)


def test_the_same_list_is_a_reprint_until_its_day_has_passed() -> None:
    marks = {"card": DocumentMark("have"), "deed": DocumentMark("missing")}
    state = request(told=ToldMissing(frozenset({"deed"}), frozenset({"a"}), "2026-12-07", 1))
    assert told_before(state, marks, ["a"], "2026-12-07")
    assert not told_before(state, marks, ["a"], "2026-12-08")
    assert not told_before(state, marks, [], "2026-12-07")
    assert not told_before(state, {**marks, "card": DocumentMark("missing")}, ["a"], "2026-12-07")
    assert not told_before(request(), marks, ["a"], "2026-12-07")
