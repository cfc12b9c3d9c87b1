"""Every way through a procedure, with the papers it ends in and its standard time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.procedure import PaperKind, Procedure, Step

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
    """

    steps: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    end: PathEnd
    papers: tuple[PaperKind, ...]
    documents: tuple[str, ...]
    minutes: int | None


@dataclass(frozen=True, slots=True)
class ProcedurePaths:
    """The ways through a procedure; `complete` is False when there are more than were listed."""

    paths: tuple[ProcedurePath, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """A way not yet at its end: where it stands, what it did, which conditions it rests on."""

    position: int
    done: tuple[Step, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    holds: tuple[tuple[str, bool], ...] = ()

    def assume(self, condition: str | None, truth: bool) -> _Way | None:
        """Return the way resting on one more condition, or None when that contradicts what it rests on."""
        if condition is None:
            return self if truth else None
        text, truth = _plain(condition, truth)
        known = dict(self.holds).get(text)
        if known is not None:
            return self if known is truth else None
        return _Way(self.position, self.done, self.options, (*self.holds, (text, truth)))

    def after(self, step: Step, position: int, option: str | None = None) -> _Way:
        """Return the way with `step` done, standing at `position`."""
        options = self.options if option is None else (*self.options, (step.id, option))
        return _Way(position, (*self.done, step), options, self.holds)


def paths(procedure: Procedure) -> ProcedurePaths:
    """List every way through `procedure`; a way that comes back to a step it did is not followed further."""
    position = {step.id: at for at, step in enumerate(procedure.steps)}
    found: list[ProcedurePath] = []
    waiting = [_Way(0)]
    visits = 0
    while waiting:
        way = waiting.pop()
        visits += 1
        if len(found) >= MAX_PATHS or visits > MAX_VISITS:
            return ProcedurePaths(tuple(found), complete=False)
        if way.position >= len(procedure.steps):
            found.append(_ended(way))
            continue
        step = procedure.steps[way.position]
        onward = list(_onward(way, step, position))
        if step.refuse is not None and (refused := way.assume(step.when, truth=True)) is not None:
            found.append(_ended(refused.after(step, way.position)))
        # The first option is looked at first, so that paths come in the order of the file.
        waiting.extend(reversed(onward))
    return ProcedurePaths(tuple(found), complete=True)


def _onward(way: _Way, step: Step, position: dict[str, int]) -> Iterator[_Way]:
    following = way.position + 1
    doing = way.assume(step.when, truth=True)
    if doing is not None and step.refuse is None and step not in way.done:
        onward = position[step.goto] if step.goto is not None else following
        if not step.options:
            yield doing.after(step, onward)
        none_before: _Way | None = doing
        for option in step.options:
            if none_before is None:
                break
            taken = none_before if option.when is None else none_before.assume(option.when, truth=True)
            if taken is not None:
                yield taken.after(step, position[option.goto] if option.goto else onward, option.id)
            if option.when is not None:
                none_before = none_before.assume(option.when, truth=False)
    if step.when is not None:
        skipping = way.assume(step.when, truth=False)
        if skipping is not None:
            yield _Way(following, skipping.done, skipping.options, skipping.holds)


def _plain(condition: str, truth: bool) -> tuple[str, bool]:
    """Take a leading `not` of a simple condition into the truth: `x` and `not x` exclude each other."""
    text = " ".join(condition.split())
    while text.startswith("not ") and text[4:].replace("_", "").isalnum():
        text, truth = text[4:], not truth
    return text, truth


def _ended(way: _Way) -> ProcedurePath:
    last = way.done[-1] if way.done else None
    if last is not None and last.refuse is not None:
        end = PathEnd.REFUSED
    else:
        end = PathEnd.ACCEPTED if any(step.promise for step in way.done) else PathEnd.COMPLETED
    minutes = [step.minutes for step in way.done if step.minutes is not None]
    return ProcedurePath(
        steps=tuple(step.id for step in way.done),
        options=way.options,
        end=end,
        papers=tuple(paper for step in way.done for paper in step.print),
        documents=tuple(dict.fromkeys(name for step in way.done for name in step.check)),
        minutes=sum(minutes) if minutes else None,
    )
