"""What an editor draws of a procedure while it is written: its steps, where they stand, where they lead.

A file with faults has an outline too, as far as it can be read: a step that leads nowhere is what one wants to see.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from clerk_app.core.condition import Condition, ConditionFault
from clerk_app.core.procedure import Option, Procedure, Step, Verb
from clerk_app.core.sentence import Sentence
from clerk_app.library.findings import Finding
from clerk_app.library.reader import Reading, read_whole


@dataclass(frozen=True, slots=True)
class Branch:
    """One way out of a step.

    Attributes:
        target: id of the step it leads to, as written; None is the end.
        known: whether there is such a step.
        option: what the clerk chooses to go there; None where nothing is chosen.
        back: it leads to this step or an earlier one.
    """

    target: str | None
    known: bool = True
    option: Sentence | None = None
    back: bool = False


@dataclass(frozen=True, slots=True)
class OutlineStep:
    """A step as the flowchart shows it.

    Attributes:
        first, last: its lines, counted from 1.
        when: its condition as written; None is a step for everybody.
        ends: a refusal, after which nothing follows.
    """

    id: str
    title: Sentence
    verbs: tuple[Verb, ...]
    first: int
    last: int
    branches: tuple[Branch, ...]
    when: str | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """What a look at a text gave.

    Attributes:
        findings: in the order of the text.
        procedure: what may be published; None while one of the findings is an error.
        drawable: what can be shown of the steps although there are faults, without names that nothing has; None where
            nothing could be read.
        steps: the outline.
    """

    findings: tuple[Finding, ...]
    procedure: Procedure | None
    drawable: Procedure | None
    steps: tuple[OutlineStep, ...]

    def step_at(self, line: int) -> OutlineStep | None:
        """Return the step that `line` (from 1) belongs to; the first one for the lines above all steps."""
        before = [step for step in self.steps if step.first <= line]
        return before[-1] if before else next(iter(self.steps), None)


def examine(text: str, known_limits: Collection[str], path: str = "") -> Examined:
    """Check `text` and return what an editor shows of it; costs what `reader.read_procedure` costs."""
    reading = read_whole(text.encode("utf-8", errors="surrogatepass"), path, known_limits)
    written = reading.written
    if written is None:
        return Examined(reading.findings, None, None, ())
    return Examined(
        findings=reading.findings,
        procedure=written if reading.sound else None,
        drawable=written if reading.sound else without_unknown_names(written),
        steps=tuple(_steps(reading, written, text.replace("\r\n", "\n").split("\n"))),
    )


def without_unknown_names(procedure: Procedure) -> Procedure:
    """Return `procedure` without names that nothing has and without conditions that cannot be read."""
    names = frozenset(procedure.fields)
    steps = frozenset(step.id for step in procedure.steps)

    def sound(when: str | None) -> str | None:
        if when is None:
            return None
        try:
            Condition(when, names)
        except ConditionFault:
            return None
        return when

    def sound_step(step: Step) -> Step:
        work = step.do
        if work is not None:
            result = work.result if work.result in procedure.fields else None
            work = replace(work, copy=_known(work.copy, procedure.fields), result=result)
        return replace(
            step,
            ask=_known(step.ask, procedure.fields),
            check=_known(step.check, procedure.documents),
            basis=step.basis if step.basis in procedure.rules else None,
            promise=step.promise if step.promise in procedure.limits else None,
            do=work,
            when=sound(step.when),
            goto=step.goto if step.goto in steps else None,
            options=tuple(
                replace(option, when=sound(option.when), goto=option.goto if option.goto in steps else None)
                for option in step.options
            ),
        )

    return replace(
        procedure,
        steps=tuple(sound_step(step) for step in procedure.steps),
        fields={name: replace(field, when=sound(field.when)) for name, field in procedure.fields.items()},
        documents={name: replace(one, when=sound(one.when)) for name, one in procedure.documents.items()},
    )


def _known(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)


def _steps(reading: Reading, procedure: Procedure, lines: list[str]) -> Iterable[OutlineStep]:
    firsts = [reading.places[where].mark.line for where in reading.steps]
    ends = [later - 1 for _, later in pairwise(firsts)]
    if firsts:
        ends.append(_end_of_steps(firsts[-1], reading.places[reading.steps[-1]].mark.column, lines))
    order = {step.id: place for place, step in enumerate(procedure.steps)}
    for place, (step, first, end) in enumerate(zip(procedure.steps, firsts, ends, strict=True)):
        yield OutlineStep(
            id=step.id,
            title=step.title,
            verbs=step.verbs,
            first=first,
            last=_last_written(first, end, lines),
            branches=tuple(_branches(step, place, procedure.steps, order)),
            when=step.when,
            ends=step.refuse is not None,
        )


def _branches(step: Step, place: int, steps: tuple[Step, ...], order: dict[str, int]) -> Iterable[Branch]:
    if step.refuse is not None:
        return
    following = steps[place + 1].id if place + 1 < len(steps) else None

    def branch(goto: str | None, option: Option | None) -> Branch:
        target = goto or step.goto or following
        known = target is None or target in order
        back = target is not None and known and order[target] <= place
        return Branch(target, known, None if option is None else option.title, back)

    if step.options:
        for option in step.options:
            yield branch(option.goto, option)
    else:
        yield branch(None, None)


def _end_of_steps(first: int, column: int, lines: list[str]) -> int:
    """Return the last line that belongs to the last step, which begins at `first` and is indented to `column`."""
    for number in range(first, len(lines)):
        line = lines[number]
        indented = len(line) - len(line.lstrip(" "))
        if line.strip() and not line.lstrip().startswith("#") and indented < column - 1:
            return number
    return len(lines)


def _last_written(first: int, end: int, lines: list[str]) -> int:
    """Return `end` without the empty lines and comments before it, which introduce what follows."""
    while end > first and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
