"""Every way through a procedure, with the papers it ends in and its standard time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from clerk_app.core.condition import FactValue
from clerk_app.core.procedure import Option, PaperKind, Procedure, Step
from clerk_app.library.cases import Cases, cases_of

MAX_PATHS = 1_000
MAX_VISITS = 50_000
"""Steps looked at before giving up: many decisions in a row have more ways than anybody reads."""


class PathEnd(StrEnum):
    """How a request ends that takes a path."""

    COMPLETED = "completed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ProcedurePath:
    """One way through a procedure.

    Attributes:
        steps: ids of the steps done, in order.
        options: step and option of each decision on the way.
        end: how the request ends; accepted while a promise is open.
        papers: the papers printed on the way, in order.
        documents: the documents checked on the way, those for special cases included.
        minutes: sum of the step standards; None when no step on the way names one.
        answers: answers under which this way is taken, as far as conditions look at them; None where the conditions
            were only compared by their wording.
        deciding: the fields of `answers` whose other answers lead elsewhere, in the order of the file.
    """

    steps: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    end: PathEnd
    papers: tuple[PaperKind, ...]
    documents: tuple[str, ...]
    minutes: int | None
    answers: Mapping[str, FactValue] | None = None
    deciding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedurePaths:
    """The ways through a procedure; `complete` is False when there are more than were listed."""

    paths: tuple[ProcedurePath, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """A way not yet at its end.

    Attributes:
        position: of the step it stands at.
        holds: the conditions it rests on, by their wording.
        cases: the cases in which all of them come out as they must; -1 where cases are not looked at.
    """

    position: int
    done: tuple[Step, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    holds: tuple[tuple[str, bool], ...] = ()
    cases: int = -1

    @property
    def asked(self) -> frozenset[str]:
        """The fields that were asked on the way."""
        return frozenset(name for step in self.done for name in step.ask)


def paths(procedure: Procedure) -> ProcedurePaths:
    """List every way through `procedure`; a way that comes back to a step it did is not followed further."""
    walker = _Walker(procedure)
    found: list[ProcedurePath] = []
    waiting = [walker.start()]
    visits = 0
    while waiting:
        way = waiting.pop()
        visits += 1
        if len(found) >= MAX_PATHS or visits > MAX_VISITS:
            return ProcedurePaths(tuple(found), complete=False)
        if way.position >= len(procedure.steps):
            found.append(walker.ended(way))
            continue
        onward, refused = walker.onward(way), walker.refused(way)
        if refused is not None:
            found.append(walker.ended(refused))
        # The first option is looked at first, so that paths come in the order of the file.
        waiting.extend(reversed(list(onward)))
    return ProcedurePaths(tuple(found), complete=True)


class _Walker:
    """Takes ways one step further."""

    def __init__(self, procedure: Procedure) -> None:
        self._steps = procedure.steps
        self._fields = tuple(procedure.fields)
        self._position = {step.id: at for at, step in enumerate(procedure.steps)}
        self._cases: Cases | None = cases_of(procedure)

    def start(self) -> _Way:
        """Return the way that has not begun."""
        return _Way(0, cases=-1 if self._cases is None else self._cases.every)

    def onward(self, way: _Way) -> Iterator[_Way]:
        """Yield the way behind its next step, once for every option that can be taken there."""
        step = self._steps[way.position]
        following = way.position + 1
        doing = self._assume(way, step.when, truth=True)
        if doing is not None and step.refuse is None and step not in way.done:
            onward = self._position[step.goto] if step.goto is not None else following
            for option, taken in self._decided(doing, step):
                target = onward if option is None or option.goto is None else self._position[option.goto]
                yield from self._after(taken, step, target, None if option is None else option.id)
        if step.when is not None and (skipping := self._assume(way, step.when, truth=False)) is not None:
            yield replace(skipping, position=following)

    def refused(self, way: _Way) -> _Way | None:
        """Return the way that ends in a refusal at its next step; None where it does not."""
        step = self._steps[way.position]
        doing = None if step.refuse is None else self._assume(way, step.when, truth=True)
        return None if doing is None else next(self._after(doing, step, way.position, None), None)

    def ended(self, way: _Way) -> ProcedurePath:
        """Return what a way has led to."""
        last = way.done[-1] if way.done else None
        if last is not None and last.refuse is not None:
            end = PathEnd.REFUSED
        else:
            end = PathEnd.ACCEPTED if any(step.promise for step in way.done) else PathEnd.COMPLETED
        minutes = [step.minutes for step in way.done if step.minutes is not None]
        answers = None if self._cases is None else self._cases.answers(way.cases)
        deciding = frozenset[str]() if self._cases is None else self._cases.deciding(way.cases)
        return ProcedurePath(
            steps=tuple(step.id for step in way.done),
            options=way.options,
            end=end,
            papers=tuple(paper for step in way.done for paper in step.print),
            documents=tuple(dict.fromkeys(name for step in way.done for name in step.check)),
            minutes=sum(minutes) if minutes else None,
            answers=None if answers is None else {name: answers[name] for name in sorted(way.asked & set(answers))},
            deciding=tuple(name for name in self._fields if name in deciding & way.asked),
        )

    def _decided(self, way: _Way, step: Step) -> Iterator[tuple[Option | None, _Way]]:
        """Yield every option with the way that takes it: the first whose condition holds, else what the clerk picks."""
        if not step.options:
            yield None, way
            return
        none_holds: _Way | None = way
        picked: dict[str, _Way] = {}
        for option in step.options:
            if option.when is not None and none_holds is not None:
                taken = self._assume(none_holds, option.when, truth=True)
                if taken is not None:
                    picked[option.id] = taken
                none_holds = self._assume(none_holds, option.when, truth=False)
        for option in step.options:
            taken = none_holds if option.when is None else picked.get(option.id)
            if taken is not None:
                yield option, taken

    def _after(self, way: _Way, step: Step, position: int, option: str | None) -> Iterator[_Way]:
        """Yield the way with `step` done, standing at `position`; nothing where no case gets past it."""
        options = way.options if option is None else (*way.options, (step.id, option))
        cases = way.cases if self._cases is None else way.cases & self._cases.after(step, way.asked)
        if cases:
            yield _Way(position, (*way.done, step), options, way.holds, cases)

    def _assume(self, way: _Way, condition: str | None, *, truth: bool) -> _Way | None:
        """Return the way resting on one more condition, or None when that contradicts what it rests on."""
        if condition is None:
            return way if truth else None
        if self._cases is not None:
            cases = way.cases & self._cases.where(condition, truth, way.asked)
            return replace(way, cases=cases) if cases else None
        text, truth = _plain(condition, truth)
        known = dict(way.holds).get(text)
        if known is not None:
            return way if known is truth else None
        return replace(way, holds=(*way.holds, (text, truth)))


def _plain(condition: str, truth: bool) -> tuple[str, bool]:
    """Take a leading `not` of a simple condition into the truth: `x` and `not x` exclude each other."""
    text = " ".join(condition.split())
    while text.startswith("not ") and text[4:].replace("_", "").isalnum():
        text, truth = text[4:], not truth
    return text, truth
