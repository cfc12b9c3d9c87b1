"""What a new version does otherwise in its steps, and in which order they come."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from clerk_app.core.procedure import Option, Procedure, Step
from clerk_app.core.sentence import Sentence
from clerk_app.library.difference_words import Difference, Part, Worded, Words, condition, quoted, rule_of


def step_differences(words: Words) -> Iterator[Difference]:
    """Yield what changed in the steps, in the order of the new version; removed ones first."""
    names = _old_names(words)
    olds = {step.id: step for step in words.old.steps}
    matched = set(names.values())
    for step in words.old.steps:
        if step.id not in matched:
            yield Difference("difference.step_removed", {"title": step.title})
    moved = _moved(words, names)
    for place, step in enumerate(words.new.steps):
        before = words.new.steps[place - 1] if place else None
        old = olds.get(names.get(step.id, ""))
        if old is None:
            verbs: Part = tuple(Worded(f"difference.verb.{verb}") for verb in step.verbs)
            parts: dict[str, Part] = {"title": step.title, "verbs": verbs, "place": _place(before)}
            yield Difference("difference.step_added", parts, step.id)
            continue
        if step.id in moved:
            yield Difference("difference.step_moved", {"title": step.title, "place": _place(before)}, step.id)
        if old.id != step.id:
            yield words.change("step_id", old.id, step.id, step.id, title=step.title)
        yield from _step(words, old, step, names)


def _old_names(words: Words) -> dict[str, str]:
    """Return the old id of each new step; one that only got another id is known by what it says and does."""
    old_ids = {step.id for step in words.old.steps}
    names = {step.id: step.id for step in words.new.steps if step.id in old_ids}
    left = [step for step in words.old.steps if step.id not in names]
    for step in words.new.steps:
        if step.id not in names:
            same = next((one for one in left if (one.title, one.verbs) == (step.title, step.verbs)), None)
            if same is not None:
                left.remove(same)
                names[step.id] = same.id
    return names


def _moved(words: Words, names: Mapping[str, str]) -> frozenset[str]:
    """Return the fewest steps that must be taken out so that the others stand in their old order."""
    position = {step.id: place for place, step in enumerate(words.old.steps)}
    known = [(step.id, position[names[step.id]]) for step in words.new.steps if step.id in names]
    ends: list[int] = []  # the smallest end of a rising row of each length
    chosen: list[int] = []  # which step that is
    before: list[int | None] = []
    for index, (_, place) in enumerate(known):
        length = bisect_left(ends, place)
        before.append(chosen[length - 1] if length else None)
        if length == len(ends):
            ends.append(place)
            chosen.append(index)
        else:
            ends[length], chosen[length] = place, index
    kept = set()
    at = chosen[-1] if chosen else None
    while at is not None:
        kept.add(known[at][0])
        at = before[at]
    return frozenset(name for name, _ in known if name not in kept)


def _place(before: Step | None) -> Part:
    if before is None:
        return Worded("difference.place.first")
    return Worded("difference.place.after", {"step": before.title})


def _step(words: Words, old: Step, new: Step, names: Mapping[str, str]) -> Iterator[Difference]:
    title, at = new.title, new.id
    if old.title != new.title:
        yield words.change("step_title", old.title, new.title, at)
    if old.when != new.when:
        conditions = condition(words.old, old.when), condition(words.new, new.when)
        yield words.change("step_when", *conditions, at, step=title)
    if old.say != new.say:
        yield words.change("say", quoted(old.say), quoted(new.say), at, step=title)
    yield from words.listed("check", old.check, new.check, lambda one: {"name": _document(words, one)}, at, step=title)
    yield from words.listed("ask", old.ask, new.ask, lambda one: {"name": _field(words, one)}, at, step=title)
    if old.decide != new.decide:
        yield words.change("decide", quoted(old.decide), quoted(new.decide), at, step=title)
    yield from _options(words, old, new, names)
    yield from _work(words, old, new)
    if (old.promise, new.promise) != (None, None) and _promised(words, old, new):
        yield words.change("promise", _limit(words, old, words.old), _limit(words, new, words.new), at, step=title)
    if old.refuse != new.refuse:
        yield words.change("refuse", quoted(old.refuse), quoted(new.refuse), at, step=title)
    yield from words.listed("instead", old.instead, new.instead, lambda one: {"way": quoted(one)}, at, step=title)
    yield from words.listed(
        "print", old.print, new.print, lambda one: {"paper": Worded(f"difference.paper.{one}")}, at, step=title
    )
    if old.basis != new.basis:
        yield words.change("step_basis", rule_of(words.old, old.basis), rule_of(words.new, new.basis), at, step=title)
    if _onward(old.goto, names) != new.goto:
        yield words.change("step_goto", _goto(words.old, old.goto), _goto(words.new, new.goto), at, step=title)
    if old.minutes != new.minutes:
        yield words.change("step_minutes", words.minutes(old.minutes), words.minutes(new.minutes), at, step=title)
    if old.help != new.help:
        yield words.change("step_help", quoted(old.help), quoted(new.help), at, step=title)


def _promised(words: Words, old: Step, new: Step) -> bool:
    """Whether the step promises another row; one whose row changed under the same name is told with the limits."""
    if old.promise == new.promise:
        return False
    return words.old.limits.get(old.promise or "") != words.new.limits.get(new.promise or "")


def _limit(words: Words, step: Step, procedure: Procedure) -> Part:
    row = procedure.limits.get(step.promise or "")
    return Worded("difference.none") if row is None else words.limit_row(row)


def _options(words: Words, old: Step, new: Step, names: Mapping[str, str]) -> Iterator[Difference]:
    title, at = new.title, new.id
    before, after = {one.id: one for one in old.options}, {one.id: one for one in new.options}
    for name, option in after.items():
        if name not in before:
            parts: dict[str, Part] = {
                "step": title,
                "title": option.title,
                "onward": _goto(words.new, option.goto or new.goto),
            }
            yield Difference("difference.option_added", parts, at)
            continue
        yield from _option(words, new, before[name], option, names)
    for name, option in before.items():
        if name not in after:
            yield Difference("difference.option_removed", {"step": title, "title": option.title}, at)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield Difference("difference.option_order", {"step": title}, at)


def _option(
    words: Words, step: Step, old: Option, new: Option, names: Mapping[str, str]
) -> Iterator[Difference]:
    known: dict[str, Part] = {"step": step.title}
    if old.title != new.title:
        yield words.change("option_title", old.title, new.title, step.id, **known)
    known["title"] = new.title
    if _onward(old.goto, names) != new.goto:
        ways = _goto(words.old, old.goto), _goto(words.new, new.goto)
        yield words.change("option_goto", *ways, step.id, **known)
    if old.when != new.when:
        never = "difference.when.never"
        conditions = condition(words.old, old.when, never), condition(words.new, new.when, never)
        yield words.change("option_when", *conditions, step.id, **known)


def _work(words: Words, old: Step, new: Step) -> Iterator[Difference]:
    title, at = new.title, new.id
    where = tuple(None if one.do is None else one.do.where for one in (old, new))
    if where[0] != where[1]:
        yield words.change("where", quoted(where[0]), quoted(where[1]), at, step=title)
    copies = tuple(() if one.do is None else one.do.copy for one in (old, new))
    yield from words.listed("copy", copies[0], copies[1], lambda one: {"name": _field(words, one)}, at, step=title)
    results = tuple(None if one.do is None else one.do.result for one in (old, new))
    if results[0] != results[1]:
        before, after = (quoted(None if name is None else _field(words, name)) for name in results)
        yield words.change("result", before, after, at, step=title)


def _onward(goto: str | None, names: Mapping[str, str]) -> str | None:
    """Return where an old way leads by the ids of the new version."""
    return next((new for new, old in names.items() if old == goto), goto)


def _goto(procedure: Procedure, goto: str | None) -> Part:
    if goto is None:
        return Worded("difference.goto.next")
    return Worded("difference.goto.step", {"step": procedure.step(goto).title})


def _document(words: Words, name: str) -> Sentence:
    return (words.new.documents.get(name) or words.old.documents[name]).title


def _field(words: Words, name: str) -> Sentence:
    return (words.new.fields.get(name) or words.old.fields[name]).title
