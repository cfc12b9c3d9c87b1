"""Which step comes next: the way through a procedure that the records so far have taken.

The way is never stored. It follows from the procedure version and the latest record of every step, so going back
and answering differently takes the other branch, and every later record that still holds is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clerk_app.core.events.request import DocumentMark, PromiseMade
from clerk_app.core.procedure import Document, Field, Option, Procedure, Step

Holds = Callable[[str], bool]
"""Tells whether a condition of the procedure holds with the answers of the request so far."""

Settled = Callable[[str], bool | None]
"""Tells whether a condition holds whatever is answered from here on; None where that is still open."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """The latest completion of one step.

    Attributes:
        answers: vault id of each answer given in this step.
        copied: vault id of each answer a `do` step copied into the utility's system.
        automatic: a condition picked the option, nobody chose it.
        place: counts the completions of the request; tells which of two records is newer.
    """

    step: str
    by: str
    at: int
    answers: Mapping[str, str]
    unknown: frozenset[str]
    documents: Mapping[str, DocumentMark]
    option: str | None
    copied: Mapping[str, str]
    promise: PromiseMade | None = None
    automatic: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """The way so far: steps done in order, steps that their condition skipped, and the one to do now.

    `current` is None when the end is reached.
    """

    done: tuple[Step, ...]
    skipped: frozenset[str]
    current: Step | None


def applicable_fields(procedure: Procedure, step: Step, holds: Holds) -> tuple[Field, ...]:
    """Return the fields `step` asks in this request; those whose condition is false are left out."""
    fields = (procedure.fields[name] for name in step.ask)
    return tuple(field for field in fields if field.when is None or holds(field.when))


def applicable_documents(procedure: Procedure, step: Step, holds: Holds) -> tuple[Document, ...]:
    """Return the documents `step` checks in this request; those whose condition is false are left out."""
    documents = (procedure.documents[name] for name in step.check)
    return tuple(document for document in documents if document.when is None or holds(document.when))


def automatic_option(step: Step, holds: Holds) -> Option | None:
    """Return the first option whose condition picks it by itself, or None when the clerk decides."""
    return next((option for option in step.options if option.when is not None and holds(option.when)), None)


def copied_answers(
    procedure: Procedure, step: Step, answers: Mapping[str, str], holds: Holds
) -> dict[str, str]:
    """Return the answers that `step` copies into the utility's system, field → vault id.

    An answer to a question that is no longer asked, because another answer changed, is not copied.
    """
    copied = {}
    for name in step.do.copy if step.do is not None else ():
        when = procedure.fields[name].when
        if name in answers and (when is None or holds(when)):
            copied[name] = answers[name]
    return copied


def record_holds(
    procedure: Procedure, step: Step, record: StepRecord, answers: Mapping[str, str], holds: Holds
) -> bool:
    """Tell whether `record` still completes `step` with the present `answers` (field → vault id).

    It does not when an answer changed what the step needs: a field or document became necessary, or a value that was
    copied into the utility's system is another one now.
    """
    for asked in applicable_fields(procedure, step, holds):
        if asked.required and asked.id not in answers and asked.id not in record.unknown:
            return False
    for document in applicable_documents(procedure, step, holds):
        mark = record.documents.get(document.id)
        if mark is None or mark.mark == "missing":
            return False
    if copied_answers(procedure, step, answers, holds) != record.copied:
        return False
    if step.options:
        automatic = automatic_option(step, holds)
        if automatic is None:
            # What a condition picked falls with the condition; what the clerk chose stays.
            return not record.automatic
        return record.option == automatic.id
    return True


def find_way(
    procedure: Procedure,
    records: Mapping[str, StepRecord],
    answers: Mapping[str, str],
    holds: Holds,
    reopened: str | None = None,
) -> Way:
    """Return the way through `procedure` that `records` have taken.

    Args:
        answers: vault id of the present answer of each field.
        holds: evaluates the procedure's conditions.
        reopened: the step the clerk went back to; it is current as long as it lies on the way.
    """
    position = {step.id: index for index, step in enumerate(procedure.steps)}
    done: list[Step] = []
    skipped: set[str] = set()
    seen: set[str] = set()
    index = 0
    while index < len(procedure.steps):
        step = procedure.steps[index]
        if step.when is not None and not holds(step.when):
            skipped.add(step.id)
            index += 1
            continue
        record = records.get(step.id)
        if (
            record is None
            or step.id == reopened
            or step.id in seen
            or not record_holds(procedure, step, record, answers, holds)
        ):
            return Way(tuple(done), frozenset(skipped), step)
        seen.add(step.id)
        done.append(step)
        if step.refuse is not None:
            break
        target = _target(step, record)
        if target in seen and records[target].place > record.place:
            return _round_again(done, records, frozenset(skipped), target)
        index = position[target] if target is not None else index + 1
    return Way(tuple(done), frozenset(skipped), None)


def _round_again(
    done: list[Step], records: Mapping[str, StepRecord], skipped: frozenset[str], target: str
) -> Way:
    # The way led back to `target`, which was completed again since: whatever decided on the way back was decided
    # before that and is decided anew. Without it a procedure that repeats a step would never get past it.
    entered = next(index for index, step in enumerate(done) if step.id == target)
    newest = records[target].place
    older = [
        index
        for index in range(entered + 1, len(done))
        if done[index].options and records[done[index].id].place < newest
    ]
    again = older[0] if older else len(done) - 1
    return Way(tuple(done[:again]), skipped, done[again])


def _target(step: Step, record: StepRecord) -> str | None:
    for option in step.options:
        if option.id == record.option and option.goto is not None:
            return option.goto
    return step.goto


def steps_ahead(procedure: Procedure, way: Way, holds: Holds) -> tuple[Step, ...]:
    """Return the steps that follow the current one if the next decisions take their first option.

    For the rail: what is shown as still to come. Stops at a step already on the way.
    """
    if way.current is None:
        return ()
    position = {step.id: index for index, step in enumerate(procedure.steps)}
    seen = {step.id for step in way.done} | {way.current.id}
    ahead: list[Step] = []
    step = way.current
    while step.refuse is None:
        target = next((option.goto for option in step.options), None) if step.options else None
        target = target or step.goto
        index = position[target] if target is not None else position[step.id] + 1
        while index < len(procedure.steps):
            condition = procedure.steps[index].when
            if condition is None or holds(condition):
                break
            index += 1
        if index >= len(procedure.steps) or procedure.steps[index].id in seen:
            break
        step = procedure.steps[index]
        seen.add(step.id)
        ahead.append(step)
    return tuple(ahead)


def steps_certain(
    procedure: Procedure,
    way: Way,
    records: Mapping[str, StepRecord],
    answers: Mapping[str, str],
    holds: Holds,
    settled: Settled,
) -> tuple[Step, ...]:
    """Return the steps ahead that every way from the current one passes, but for a way that ends in a refusal.

    Whatever is answered and decided from here on, the customer cannot be helped without them. In the order of the file.

    Args:
        settled: whether a condition holds whatever will be answered, None where that is open.
    """
    if way.current is None:
        return ()
    position = {step.id: index for index, step in enumerate(procedure.steps)}
    end = len(procedure.steps)

    def following(index: int) -> set[int]:
        step, found = procedure.steps[index], set[int]()
        for target in _possible_targets(procedure, step, way, records, answers, holds, settled):
            found |= _entered(procedure, index + 1 if target is None else position[target], settled)
        return found

    ahead = {index: following(index) for index in range(end)}
    start = position[way.current.id]
    if not _leads(ahead, start, end, without=None):
        return ()
    return tuple(
        step
        for index, step in enumerate(procedure.steps)
        if index != start and not _leads(ahead, start, end, without=index)
    )


def _possible_targets(
    procedure: Procedure,
    step: Step,
    way: Way,
    records: Mapping[str, StepRecord],
    answers: Mapping[str, str],
    holds: Holds,
    settled: Settled,
) -> set[str | None]:
    """Return where the step may lead, None for the next in the file; nothing for a refusal."""
    if step.refuse is not None:
        return set()
    if not step.options:
        return {step.goto}
    record = records.get(step.id)
    if record is not None and step is not way.current and record_holds(procedure, step, record, answers, holds):
        return {_target(step, record)}
    possible: set[str | None] = set()
    for option in step.options:
        picks = False if option.when is None else settled(option.when)
        if picks:
            # The first whose condition holds picks itself: only an earlier one that is still open can come before.
            earlier = step.options[: step.options.index(option)]
            still_open = [one for one in earlier if one.when is not None and settled(one.when) is None]
            return {one.goto or step.goto for one in (*still_open, option)}
        possible.add(option.goto or step.goto)
    return possible


def _entered(procedure: Procedure, index: int, settled: Settled) -> set[int]:
    """Return the steps that may come when the way leads to `index`: conditions may skip some."""
    found: set[int] = set()
    while index < len(procedure.steps):
        when = procedure.steps[index].when
        here = True if when is None else settled(when)
        if here is not False:
            found.add(index)
        if here:
            return found
        index += 1
    return {*found, len(procedure.steps)}


def _leads(ahead: Mapping[int, set[int]], start: int, end: int, *, without: int | None) -> bool:
    """Tell whether a way leads from `start` to the end that does not pass `without`."""
    seen, waiting = {start}, [start]
    while waiting:
        for index in ahead.get(waiting.pop(), ()):
            if index == end:
                return True
            if index not in seen and index != without:
                seen.add(index)
                waiting.append(index)
    return False
