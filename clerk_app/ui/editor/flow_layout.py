"""Where the boxes and arrows of a flowchart stand: steps downwards, refusals and unknown targets beside them.

A step that leads on to the next one has an arrow down; one that leads past others, or back, has a line along the left
edge. All lengths are px of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clerk_app.core.sentence import Language
from clerk_app.library.outline import Branch, OutlineStep

Point = tuple[float, float]
UNKNOWN = "?"
"""Begins the key of a box for a step that does not exist; no id does."""


@dataclass(frozen=True, slots=True)
class Box:
    """One step, or (`step` None) a target that no step has. `key` is the step's id."""

    key: str
    words: str
    x: float
    y: float
    width: float
    height: float
    step: OutlineStep | None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line with its arrowhead at the last point, and what is chosen to go there at `at`."""

    points: tuple[Point, ...]
    words: str = ""
    at: Point = (0, 0)
    room: float = 0
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a flowchart."""

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """How large things are.

    Attributes:
        width: of the view.
        px: a length at scale 1.0 at the present scale.
        height: returns how high a box `width` wide is for its words; the flag tells an unknown target.
        label: height of one line of an arrow's words.
    """

    width: float
    px: Callable[[int], int]
    height: Callable[[str, float, bool], float]
    label: float


@dataclass(slots=True)
class _Jump:
    source: str
    target: str
    words: str


@dataclass(slots=True)
class _Plan:
    """What leads where, before anything has a place."""

    main: list[OutlineStep]
    beside: dict[str, OutlineStep]
    below: dict[str, str] = field(default_factory=dict)
    jumps: list[_Jump] = field(default_factory=list)
    aside: dict[str, list[Branch]] = field(default_factory=dict)


def lay_out(steps: Sequence[OutlineStep], language: Language, measures: Measures) -> Drawing:
    """Return boxes and arrows of `steps`."""
    return _Layout(_plan(steps, language), language, measures).draw() if steps else Drawing()


def _plan(steps: Sequence[OutlineStep], language: Language) -> _Plan:
    by_id = {step.id: step for step in steps}
    targets = {branch.target for step in steps for branch in step.branches}
    beside = {step.id: step for step in steps if step.ends and step.id in targets and step is not steps[0]}
    plan = _Plan([step for step in steps if step.id not in beside], beside)
    following = {one.id: two.id for one, two in zip(plan.main, plan.main[1:], strict=False)}
    for step in plan.main:
        for branch in step.branches:
            if branch.target is None:
                continue
            words = "" if branch.option is None else branch.option.to(language)
            if not branch.known or branch.target in beside:
                plan.aside.setdefault(step.id, []).append(branch)
            elif branch.target == following.get(step.id):
                before = plan.below.get(step.id)
                plan.below[step.id] = " / ".join(part for part in (before, words) if part)
            elif branch.target in by_id:
                leads = (step.id, branch.target)
                same = next((jump for jump in plan.jumps if (jump.source, jump.target) == leads), None)
                if same is None:
                    plan.jumps.append(_Jump(step.id, branch.target, words))
                else:
                    same.words = f"{same.words} / {words}"
    return plan


class _Layout:
    def __init__(self, plan: _Plan, language: Language, measures: Measures) -> None:
        self._plan, self._language, self._measures = plan, language, measures
        self._px = measures.px
        self._boxes: dict[str, Box] = {}
        self._arrows: list[Arrow] = []
        self._lanes = self._assign_lanes()
        lanes = len(set(self._lanes.values()))
        self._lane = min(self._px(8), self._px(36) / max(1, lanes))
        self._left = self._px(16) + self._lane * lanes
        beside = bool(plan.aside)
        self._side_width: float = self._px(92) if beside else 0
        gutter = self._px(20) if beside else 0
        room = measures.width - self._left - self._side_width - gutter - self._px(12)
        self._main_width = max(self._px(130), min(self._px(230), room))
        self._gutter = self._left + self._main_width + self._px(8)
        self._side_left = self._left + self._main_width + gutter
        if beside:
            rest = measures.width - self._side_left - self._px(12)
            self._side_width = max(self._side_width, min(self._px(190), rest))

    def draw(self) -> Drawing:
        """Place everything from top to bottom."""
        y, side = float(self._px(16)), 0.0
        for step in self._plan.main:
            words = step.title.to(self._language) or step.id
            height = self._measures.height(words, self._main_width, False)
            if self._plan.aside.get(step.id):
                y = max(y, side - height / 2)
            box = Box(step.id, words, self._left, y, self._main_width, height, step)
            self._boxes[step.id] = box
            side = self._place_beside(step, box, side)
            y += height + self._gap(step)
        self._draw_downwards()
        self._draw_jumps()
        bottom = max(box.y + box.height for box in self._boxes.values()) + self._px(16)
        right = max(box.x + box.width for box in self._boxes.values()) + self._px(12)
        return Drawing(tuple(self._boxes.values()), tuple(self._arrows), right, bottom)

    def _gap(self, step: OutlineStep) -> float:
        labels = sum(jump.source == step.id and bool(jump.words) for jump in self._plan.jumps)
        labels = max(labels, int(bool(self._plan.below.get(step.id))))
        return self._px(20) + labels * (self._measures.label + self._px(4))

    def _place_beside(self, step: OutlineStep, box: Box, side: float) -> float:
        start = (box.x + box.width, box.y + box.height / 2)
        for branch in self._plan.aside.get(step.id, ()):
            target = str(branch.target)
            key = target if branch.known else UNKNOWN + target
            words = "" if branch.option is None else branch.option.to(self._language)
            there = self._boxes.get(key)
            if there is None:
                refusal = self._plan.beside.get(target) if branch.known else None
                title = target if refusal is None else refusal.title.to(self._language) or target
                height = self._measures.height(title, self._side_width, refusal is None)
                top = max(side, box.y) + self._measures.label + self._px(2)
                there = Box(key, title, self._side_left, top, self._side_width, height, refusal)
                self._boxes[key] = there
                side = top + height + self._px(8)
            end = (there.x, there.y + there.height / 2)
            label = (there.x, there.y - self._measures.label - self._px(1))
            points = (start, (self._gutter, start[1]), (self._gutter, end[1]), end)
            self._arrows.append(Arrow(points, words, label, self._side_width, not branch.known))
        return side

    def _draw_downwards(self) -> None:
        for step, later in zip(self._plan.main, self._plan.main[1:], strict=False):
            words = self._plan.below.get(step.id)
            if words is None:
                continue
            one, two = self._boxes[step.id], self._boxes[later.id]
            middle = one.x + one.width / 2
            at = (middle + self._px(7), one.y + one.height + self._px(5))
            points = ((middle, one.y + one.height), (middle, two.y))
            self._arrows.append(Arrow(points, words, at, one.width / 2 - self._px(8)))

    def _draw_jumps(self) -> None:
        used: dict[str, int] = {}
        for place, jump in enumerate(self._plan.jumps):
            one, two = self._boxes[jump.source], self._boxes[jump.target]
            lane = self._left - self._px(10) - self._lane * self._lanes[place]
            leaving = one.y + one.height * 0.7
            entering = two.y + two.height * (0.3 if two.y > one.y else 0.5)
            points = ((one.x, leaving), (lane, leaving), (lane, entering), (two.x, entering))
            row = used.get(jump.source, 0)
            used[jump.source] = row + bool(jump.words)
            top = one.y + one.height + self._px(5) + row * (self._measures.label + self._px(2))
            straight = self._plan.below.get(jump.source) is not None
            room = one.width / 2 - self._px(8) if straight else one.width
            self._arrows.append(Arrow(points, jump.words, (one.x, top), room))

    def _assign_lanes(self) -> dict[int, int]:
        order = {step.id: place for place, step in enumerate(self._plan.main)}
        spans = [sorted((order[jump.source], order[jump.target])) for jump in self._plan.jumps]
        lanes: dict[int, int] = {}
        for place in sorted(range(len(spans)), key=lambda one: spans[one][1] - spans[one][0]):
            taken = {
                lanes[other]
                for other in lanes
                if spans[other][0] <= spans[place][1] and spans[place][0] <= spans[other][1]
            }
            lanes[place] = next(lane for lane in range(len(spans) + 1) if lane not in taken)
        return lanes
