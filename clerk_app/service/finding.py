"""The finder: procedures by what is typed, a clerk's nine most frequent ones, files that were refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.core.day import local_day
from clerk_app.core.errors import Parameter, Refusal
from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.promised_limits import promising_steps
from clerk_app.core.sentence import Sentence
from clerk_app.core.walk import find_way, steps_ahead
from clerk_app.library.findings import Finding, Severity
from clerk_app.library.search_hit import Hit
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.counter import CounterService
from clerk_app.service.facts import conditions_of
from clerk_app.service.reader import Connection
from clerk_app.store.queries import counter as queries

if TYPE_CHECKING:
    from clerk_app.library.catalogue import Catalogue

FREQUENCY_DAYS = 30
QUICK = 9


def usual_steps(procedure: Procedure) -> tuple[Step, ...]:
    """Return the steps as the rail counts them when a request is opened: nothing answered, every first option taken."""
    holds = conditions_of(procedure, {})
    way = find_way(procedure, {}, {}, holds)
    return () if way.current is None else (way.current, *steps_ahead(procedure, way, holds))


@dataclass(frozen=True, slots=True)
class Wording:
    """A code of `resources/texts` with its parameters."""

    code: str
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class FoundProcedure:
    """One procedure of the finder's list.

    Attributes:
        hit: what to highlight.
        limit: how long it takes, in words that promise nothing nobody confirmed.
        quick: its place among the nine most frequent, from 1; None when it is not one of them.
    """

    procedure: Procedure
    hit: Hit
    limit: Wording
    quick: int | None


@dataclass(frozen=True, slots=True)
class FoundProcedures:
    """What the finder shows for `typed`.

    Attributes:
        quick: the nine most frequent ones, whether they fit or not.
        total: how many procedures there are in all.
        refused: faults of the files that were left out, each with the file's bare name as its path.
    """

    typed: str
    found: tuple[FoundProcedure, ...]
    quick: tuple[str, ...]
    total: int
    refused: tuple[Finding, ...]


def find_procedures(
    connection: Connection, service: CounterService, actor: Actor, typed: str
) -> FoundProcedures:
    """Return the procedures that fit `typed`, best first; before anything is typed the most frequent first."""
    require(actor, Action.SEE_OWN_REQUESTS)
    # Letters that follow search what the first look found: the list does not change under the clerk's hands.
    catalogue = service.procedures.catalogue if typed.strip() else service.procedures.look_again()
    catalogue.finder.prepare()
    today = local_day(service.clock.now(), service.store.zone)
    own, hall = _counts(connection, today, actor.id)
    quick = _quick(catalogue, own, hall)
    hits = catalogue.finder.search(typed, own, hall)
    if not typed.strip():
        hits.sort(key=lambda hit: quick.get(hit.procedure.id, QUICK + 1))
    return FoundProcedures(
        typed=typed,
        found=tuple(
            FoundProcedure(
                hit.procedure,
                hit,
                limit_words(service, hit.procedure, today),
                quick.get(hit.procedure.id),
            )
            for hit in hits
        ),
        quick=tuple(quick),
        total=len(catalogue.procedures()),
        refused=refused_files(catalogue),
    )


def faulty_procedures(_connection: Connection, service: CounterService, actor: Actor) -> tuple[Finding, ...]:
    """Return the faults of the procedure files as they are now, for the supervisor who has them mended."""
    require(actor, Action.SEE_ALL_REQUESTS)
    return refused_files(service.procedures.look_again())


def refused_files(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return the faults of the files that were refused, each with the file's bare name as its path."""
    return tuple(
        replace(finding, path=Path(finding.path).name)
        for finding in catalogue.findings()
        if finding.severity is Severity.ERROR
    )


def limit_words(service: CounterService, procedure: Procedure, day: dt.date) -> Wording:
    """Return how long until something is heard of a matter; several limits that differ are not put into one word.

    What nobody confirmed (grades C and M, a region without a row) says so and names no time.
    """
    promises = promising_steps(procedure)
    rows = {procedure.limits[step.promise] for step, _ in promises if step.promise}
    if not rows:
        return Wording("paper.limit.at_once", {})
    if len(rows) > 1:
        depends = all(case is not None for _, case in promises)
        return Wording("paper.limit.depends" if depends else "paper.limit.in_stages", {})
    try:
        limit = service.rules.limit(rows.pop(), day)
    except Refusal:
        return Wording("paper.limit.unconfirmed", {})
    if not limit.promisable:
        return Wording("paper.limit.unconfirmed", {})
    if limit.amount == 0 and limit.unit.is_days:
        return Wording("paper.limit.same_day", {})
    one = ".one" if limit.amount == 1 and limit.unit.is_days else ""
    return Wording(f"paper.limit.{limit.unit}{one}", {"amount": limit.amount})


def first_words(procedure: Procedure) -> Sentence | None:
    """Return what the clerk says first: the first sentence that addresses nobody by name."""
    return next((step.say for step in procedure.steps if step.say is not None and "{" not in step.say.zh), None)


def _counts(
    connection: Connection, today: dt.date, clerk: str
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    # Today itself does not count: the places stay where the hands know them until tomorrow.
    since = (today - dt.timedelta(days=FREQUENCY_DAYS)).isoformat()
    before = today.isoformat()
    return (
        queries.procedure_counts(connection, since, before, clerk),
        queries.procedure_counts(connection, since, before),
    )


def _quick(catalogue: Catalogue, own: Mapping[str, int], hall: Mapping[str, int]) -> dict[str, int]:
    known = [procedure.id for procedure in catalogue.procedures()]
    ranked = sorted(known, key=lambda name: (-own.get(name, 0), -hall.get(name, 0), name))
    return {name: place for place, name in enumerate(ranked[:QUICK], start=1)}

