"""The way through a procedure follows from its records, whatever was answered, changed and gone back to."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.core.procedure import Field, FieldKind, Option, Procedure, Step, UtilityWork
from clerk_app.core.sentence import Sentence
from clerk_app.core.walk import StepRecord, Way, automatic_option, find_way, record_holds, steps_ahead

WORDS = Sentence("话", "words")
FIELDS = {
    name: Field(name, WORDS, FieldKind.YES_NO, required=required, when=when)
    for name, required, when in (("a", True, None), ("b", False, None), ("c", True, "a"), ("d", False, "b"))
}
NAMES = tuple("abcd")


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    count = draw(st.integers(1, 7))
    ids = [f"s{place}" for place in range(count)]
    steps = []
    for place, name in enumerate(ids):
        target = st.none() | st.sampled_from(ids)
        kind = draw(st.sampled_from(("say", "ask", "decide", "do")))
        when = draw(st.none() | st.sampled_from(NAMES)) if place else None
        if kind == "ask":
            steps.append(Step(name, WORDS, ask=tuple(draw(st.sets(st.sampled_from(NAMES), min_size=1))), when=when))
        elif kind == "do":
            copy = tuple(draw(st.sets(st.sampled_from(NAMES))))
            steps.append(Step(name, WORDS, do=UtilityWork(WORDS, copy), when=when))
        elif kind == "decide":
            options = tuple(
                Option(option, WORDS, draw(target), draw(st.none() | st.sampled_from(NAMES))) for option in ("x", "y")
            )
            steps.append(Step(name, WORDS, decide=WORDS, options=options, when=when))
        else:
            forward = st.none() | st.sampled_from(ids[place + 1 :]) if place + 1 < count else st.none()
            steps.append(Step(name, WORDS, say=WORDS, goto=draw(forward), when=when))
    return Procedure("p", "0" * 64, WORDS, WORDS, "account", tuple(steps), fields=FIELDS)


class Walker:
    """Completes steps as `step_completion` records them, with the values drawn."""

    def __init__(self, procedure: Procedure, data: st.DataObject) -> None:
        self.procedure = procedure
        self.data = data
        self.values: dict[str, tuple[str, bool]] = {}
        self.records: dict[str, StepRecord] = {}
        self.reopened: str | None = None
        self.vault = 0

    def holds(self, condition: str) -> bool:
        return self.values.get(condition, ("", False))[1]

    @property
    def answers(self) -> Mapping[str, str]:
        return {name: row for name, (row, _) in self.values.items()}

    @property
    def way(self) -> Way:
        return find_way(self.procedure, self.records, self.answers, self.holds, self.reopened)

    def complete(self, step: Step) -> None:
        for name in step.ask:
            self.vault += 1
            self.values[name] = (f"v{self.vault}", self.data.draw(st.booleans()))
        picked = automatic_option(step, self.holds)
        chosen = picked.id if picked else self.data.draw(st.sampled_from(("x", "y"))) if step.options else None
        copied = {}
        if step.do is not None:
            for name in step.do.copy:
                when = FIELDS[name].when
                if name in self.values and (when is None or self.holds(when)):
                    copied[name] = self.values[name][0]
        newest = max((record.place for record in self.records.values()), default=0)
        self.records[step.id] = StepRecord(
            step.id, "chenjing", 0, {}, frozenset(), {}, chosen, copied, automatic=False, place=newest + 1
        )
        if self.reopened == step.id:
            self.reopened = None


@settings(max_examples=120, deadline=None)
@given(procedures(), st.data())
def test_every_record_on_the_way_holds_and_the_current_step_is_not_behind_it(
    procedure: Procedure, data: st.DataObject
) -> None:
    walker = Walker(procedure, data)
    for _ in range(12):
        way = walker.way
        done = [step.id for step in way.done]
        assert len(done) == len(set(done))
        for step in way.done:
            record = walker.records[step.id]
            assert record_holds(procedure, step, record, walker.answers, walker.holds)
        assert all(step.when is None or walker.holds(step.when) for step in way.done)
        ahead = [step.id for step in steps_ahead(procedure, way, walker.holds)]
        assert len(ahead) == len(set(ahead))
        assert not set(ahead) & set(done)
        if way.current is None:
            return
        if way.done and data.draw(st.integers(0, 3)) == 0:
            walker.reopened = data.draw(st.sampled_from([step.id for step in way.done]))
            assert walker.way.current is not None
            assert walker.way.current.id == walker.reopened
            continue
        walker.complete(way.current)


@settings(max_examples=120, deadline=None)
@given(procedures(), st.data())
def test_completing_the_current_step_gets_past_it(procedure: Procedure, data: st.DataObject) -> None:
    walker = Walker(procedure, data)
    for _ in range(10):
        step = walker.way.current
        if step is None:
            return
        walker.complete(step)
        after = walker.way
        if after.current is not None and after.current.id == step.id:
            # Only a step that leads back to itself may be current again.
            targets = {option.goto for option in step.options} | {step.goto}
            ruled_out = any(
                FIELDS[name].required
                and name not in walker.answers
                and (FIELDS[name].when is None or walker.holds(FIELDS[name].when or ""))
                for name in step.ask
            )
            assert step.id in targets or ruled_out or _circle(procedure, step), step


def _circle(procedure: Procedure, step: Step) -> bool:
    """Tell whether a decision between lets the way come round to `step` without anything new."""
    position = {one.id: place for place, one in enumerate(procedure.steps)}
    return any(
        position.get(option.goto or "", 99) <= position[step.id]
        for one in procedure.steps
        for option in one.options
    )


@settings(max_examples=80, deadline=None)
@given(procedures(), st.data())
def test_doing_a_step_again_with_the_same_answers_changes_nothing(procedure: Procedure, data: st.DataObject) -> None:
    walker = Walker(procedure, data)
    for _ in range(6):
        step = walker.way.current
        if step is None:
            break
        walker.complete(step)
    before = walker.way
    again = [step for step in before.done if not step.ask and not step.options]
    if not again or any(step.options for step in procedure.steps):
        return
    walker.reopened = data.draw(st.sampled_from([step.id for step in again]))
    walker.complete(procedure.step(walker.reopened))
    assert walker.way == before
