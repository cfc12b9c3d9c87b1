"""The ways through a procedure as a graph: what is reached, what ends, what has been asked where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from clerk_app.core.procedure import Step


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from a step to another.

    Attributes:
        target: position of the next step; the number of steps is the end.
        option: the option that leads there, if the step is a decision.
        skip: the step's condition is false, so that it is passed over.
    """

    target: int
    option: str | None = None
    skip: bool = False


class Flow:
    """The graph of a procedure's steps; a `goto` to an unknown step leads to the next one.

    Attributes:
        steps: as in the file.
        end: the position that stands for the end.
        edges: the ways out of each step.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        self.end = len(self.steps)
        self._position = {step.id: position for position, step in enumerate(self.steps)}
        self.edges = tuple(tuple(self._edges(position)) for position in range(self.end))

    def _edges(self, position: int) -> Iterable[Edge]:
        step = self.steps[position]
        onward = self._position.get(step.goto or "", position + 1)
        if step.refuse is None:
            if step.options:
                for option in step.options:
                    yield Edge(self._position.get(option.goto or "", onward), option.id)
            else:
                yield Edge(onward)
        if step.when is not None:
            yield Edge(position + 1, skip=True)

    def reached(self) -> set[int]:
        """Return the positions of the steps that some way leads to."""
        return self._closure({0} if self.steps else set(), lambda at: [edge.target for edge in self.edges[at]])

    def endless(self) -> set[int]:
        """Return the positions of the steps that are reached but lead neither to the end nor to a refusal."""
        before: dict[int, list[int]] = {}
        for position, edges in enumerate(self.edges):
            for edge in edges:
                before.setdefault(edge.target, []).append(position)
        ends = {self.end} | {at for at, step in enumerate(self.steps) if step.refuse is not None}
        return self.reached() - self._closure(ends, lambda at: before.get(at, []), include_end=True)

    def circles(self) -> set[int]:
        """Return the positions of steps on a circle nobody decides to leave.

        Conditions alone do not count: while nothing is asked they stay as they are.
        """

        def without_decisions(at: int) -> list[int]:
            if self.steps[at].options:
                return []
            return [edge.target for edge in self.edges[at] if edge.target != self.end]

        found: set[int] = set()
        for start in sorted(self.reached()):
            if not found and start in self._closure(set(without_decisions(start)), without_decisions):
                found.add(start)
        return found

    def _closure(
        self, start: set[int], following: Callable[[int], Iterable[int]], *, include_end: bool = False
    ) -> set[int]:
        seen = {at for at in start if include_end or at != self.end}
        waiting = list(seen)
        while waiting:
            for target in following(waiting.pop()):
                if target not in seen and (include_end or target != self.end):
                    seen.add(target)
                    waiting.append(target)
        return seen

    def known_before(
        self, gives: Callable[[Step], frozenset[str]], *, on_every_way: bool
    ) -> tuple[frozenset[str], ...]:
        """Return for each step what earlier steps have given when it begins.

        Args:
            gives: what a step gives, e.g. the fields it asks.
            on_every_way: only what was given whichever way led here; otherwise on any way.
        """
        given = [gives(step) for step in self.steps]
        known: list[frozenset[str] | None] = [None] * self.end
        if self.steps:
            known[0] = frozenset()
        waiting = [0] if self.steps else []
        while waiting:
            at = waiting.pop()
            here = known[at] or frozenset()
            for edge in self.edges[at]:
                if edge.target == self.end:
                    continue
                after = here if edge.skip else here | given[at]
                old = known[edge.target]
                new = after if old is None else (old & after if on_every_way else old | after)
                if new != old:
                    known[edge.target] = new
                    waiting.append(edge.target)
        return tuple(here or frozenset() for here in known)

    def longest_minutes(self) -> int:
        """Return the most minutes that the step standards of one way add up to; circles count once."""
        most: dict[int, int] = {self.end: 0}
        entered: set[int] = set()
        waiting = [0] if self.steps else []
        while waiting:
            at = waiting[-1]
            if at in most:
                waiting.pop()
            elif at in entered:
                waiting.pop()
                most[at] = max(
                    (
                        most.get(edge.target, 0) + (0 if edge.skip else self.steps[at].minutes or 0)
                        for edge in self.edges[at]
                    ),
                    default=self.steps[at].minutes or 0,
                )
            else:
                entered.add(at)
                waiting.extend(edge.target for edge in self.edges[at] if edge.target not in entered)
        return most.get(0, 0)
