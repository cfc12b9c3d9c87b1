"""How long a procedure takes, truthfully: every limit it promises, and for whom where that depends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clerk_app.core.errors import Bug
from clerk_app.core.paper import PrintedLimit
from clerk_app.core.procedure import Option, Procedure, Step
from clerk_app.core.sentence import Sentence


@dataclass(frozen=True, slots=True)
class PromisedLimit:
    """One limit a procedure promises; `case` is the option it is promised for, None when it is for everybody."""

    limit: PrintedLimit
    case: Sentence | None = None


def promised_limits(procedure: Procedure, limits: Mapping[str, PrintedLimit]) -> tuple[PromisedLimit, ...]:
    """Return the limits of a procedure's promises in the order of its steps; nothing when it promises nothing.

    Args:
        limits: by the names the procedure gives them.

    Raises:
        Bug: `limits` lacks a name the procedure uses; the library should have refused the file.
    """
    found: list[PromisedLimit] = []
    for step, case in promising_steps(procedure):
        limit = limits.get(step.promise or "")
        if limit is None:
            raise Bug(f"procedure {procedure.id}: limit {step.promise} was not resolved")
        found.append(PromisedLimit(limit, case))
    if len(found) == 1:  # whatever leads there, there is only this one
        return (PromisedLimit(found[0].limit),)
    return tuple(dict.fromkeys(found))


def promising_steps(procedure: Procedure) -> list[tuple[Step, Sentence | None]]:
    """Return the steps that promise something, each with the title of the option that alone leads to it.

    A decision that only sends some away tells nothing apart: whoever is not refused goes on as before it.
    """
    refusals = {step.id for step in procedure.steps if step.refuse is not None}
    jumped = {step.goto for step in procedure.steps}
    led: dict[str, list[tuple[Step, Option]]] = {}
    for step in procedure.steps:
        for option in step.options:
            led.setdefault(option.goto or "", []).append((step, option))
    cases: dict[str, Sentence | None] = {}
    before: Step | None = None
    for step in procedure.steps:
        runs_on = before is not None and not before.options and before.goto is None and before.refuse is None
        ways = led.get(step.id, [])
        if before is not None and runs_on and not ways and step.id not in jumped:
            cases[step.id] = cases[before.id]
        elif len(ways) == 1 and not runs_on and step.id not in jumped:
            (decision, chosen), *_ = ways
            others = {option.goto for option in decision.options if option is not chosen}
            cases[step.id] = cases.get(decision.id) if others <= refusals else chosen.title
        else:
            cases[step.id] = None
        before = step
    return [(step, cases[step.id]) for step in procedure.steps if step.promise is not None]
