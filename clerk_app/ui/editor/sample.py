"""What a step shows in the editor: the real contents, with a customer that nobody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.promise import Promise
from clerk_app.core.sentence import Language, Sentence
from clerk_app.service.facts import conditions_of
from clerk_app.service.limit_words import limit_values
from clerk_app.service.request_view import promised_words
from clerk_app.ui.steps.content import StepContent

if TYPE_CHECKING:
    from clerk_app.service.counter import CounterService
    from clerk_app.service.reader import Connection

CUSTOMER = Sentence("周女士", "Ms Zhou")


def sample_content(
    _connection: Connection, service: CounterService, procedure: Procedure, step_id: str, language: Language, clerk: str
) -> StepContent:
    """Return what a clerk sees of a step when nothing is answered yet; runs on the reader thread.

    In sentences stands the name of a field where its answer will stand.
    """
    place = next(number for number, step in enumerate(procedure.steps, start=1) if step.id == step_id)
    return StepContent(
        procedure=procedure,
        step=procedure.step(step_id),
        language=language,
        number=place,
        total=len(procedure.steps),
        conditions=partial(conditions_of, procedure),
        values=sample_values(service, procedure, language, clerk),
        promise=promise_of(service, procedure, procedure.step(step_id)),
        read_only=True,
    )


def sample_values(service: CounterService, procedure: Procedure, language: Language, clerk: str) -> dict[str, str]:
    """Return what stands for the braces in sentences before anything is answered."""
    values = {name: f"‹{field.title.to(language)}›" for name, field in procedure.fields.items()}
    promising = [step for step in procedure.steps if step.promise is not None]
    promise = promise_of(service, procedure, promising[-1]) if promising else None
    if promise is not None:
        values["promise"] = promised_words(promise.day, promise.limit.promisable, language)
    today = local_day(service.clock.now(), service.store.zone)
    values |= limit_values(procedure, service.rules.limit, today, language)
    values["customer"] = CUSTOMER.to(language)
    values["hall"] = service.settings.hall.to(language)
    values["clerk"] = clerk
    return values


def promise_of(service: CounterService, procedure: Procedure, step: Step) -> Promise | None:
    """Return what the step would promise today; None where the hall's limits have no row for it."""
    if step.promise is None or not procedure.limits.get(step.promise):
        return None
    try:
        return service.promises.offered(procedure, step, service.clock.now())
    except Refusal:
        return None


def without_promise(step: Step) -> Step:
    """Return a step as it is shown when there is nothing to promise: only what is said."""
    return replace(step, promise=None)


def same_look(one: StepContent, other: StepContent) -> bool:
    """Tell whether two contents look the same: then the preview need not be made anew."""
    plain = replace(one.procedure, version="")
    return (
        plain == replace(other.procedure, version="")
        and one.step == other.step
        and _fixed(one) == _fixed(other)
    )


def _fixed(content: StepContent) -> tuple[object, ...]:
    values: Mapping[str, str] = content.values
    return (content.language, content.number, content.total, dict(values), content.promise)
