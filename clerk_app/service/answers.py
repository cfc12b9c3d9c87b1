"""A request's answers, to and from the vault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import VaultRef
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import Field, Procedure, Step
from clerk_app.core.request_state import RequestState
from clerk_app.core.walk import Holds, applicable_fields
from clerk_app.service.facts import conditions_of
from clerk_app.store.unit import Unit

FILLED_DATA = frozenset({"customer_name", "customer_phone", "account", "address"})
"""What a field's `fills` may put into the visit's customer, kept under the same name in the vault."""


def answers_of(unit: Unit, state: RequestState) -> dict[str, str]:
    """Return the present answers of a request as kept text; erased ones are left out."""
    return unit.vault.texts(state.answers)


def parsed_answers(procedure: Procedure, step: Step, typed: Mapping[str, str]) -> dict[str, str]:
    """Check what was typed into the fields of `step` and return it as it is kept; empty fields are left out.

    Raises Refusal naming the first field whose text is not a value of its kind, Bug for a field of another step.
    """
    own = own_fields(step)
    kept: dict[str, str] = {}
    for name, text in typed.items():
        if name not in own:
            raise Bug(f"step {step.id} has no field {name}")
        if not text.strip():
            continue
        field = procedure.fields[name]
        try:
            kept[name] = parse(field.kind, text, field.choices).text
        except Refusal as refusal:
            raise Refusal(refusal.code, **{**refusal.parameters, "field": name}) from refusal
    return kept


def own_fields(step: Step) -> frozenset[str]:
    """Return the fields that `step` fills: what it asks and the result of its work."""
    result = None if step.do is None else step.do.result
    return frozenset(step.ask) if result is None else frozenset({*step.ask, result})


def conditions_with(
    procedure: Procedure, step: Step, present: Mapping[str, str], kept: dict[str, str]
) -> Holds:
    """Return what evaluates conditions with the answers `kept` of `step` over the `present` ones.

    Answers to questions that these very answers rule out are taken out of `kept`: they were typed before.
    """
    others = {name: text for name, text in present.items() if name not in own_fields(step)}
    while True:
        holds = conditions_of(procedure, {**others, **kept})
        asked = {field.id for field in applicable_fields(procedure, step, holds)}
        idle = [name for name in kept if name in step.ask and name not in asked]
        if not idle:
            return holds
        for name in idle:
            del kept[name]


def keep_answers(
    unit: Unit, state: RequestState, procedure: Procedure, kept: Mapping[str, str]
) -> dict[str, VaultRef]:
    """Put answers into the vault; an unchanged answer keeps its reference, so that what rests on it still holds."""
    before = answers_of(unit, state)
    refs: dict[str, VaultRef] = {}
    for name, text in kept.items():
        if before.get(name) == text:
            refs[name] = state.answers[name]
        else:
            fills = procedure.fields[name].fills
            kind = fills if fills in FILLED_DATA else "answer"
            refs[name] = unit.vault.put(f"request:{state.number}", kind, text)
    return refs


def filled_refs(
    fields: Iterable[Field], refs: Mapping[str, VaultRef], known: Mapping[str, VaultRef]
) -> dict[str, VaultRef]:
    """Return which of the customer's data the answers `refs` fill anew."""
    filled = {
        field.fills: refs[field.id]
        for field in fields
        if field.fills in FILLED_DATA and field.id in refs and field.fills is not None
    }
    return {name: ref for name, ref in filled.items() if known.get(name) != ref}
