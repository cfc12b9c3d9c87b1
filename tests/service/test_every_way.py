"""Every way through every shipped procedure is walked to its end through the service.

The ways and the answers that lead to each come from the procedures themselves (`library.paths`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from clerk_app.bootstrap import build_service
from clerk_app.core.condition import FactValue, holding
from clerk_app.core.day import local_day, local_time
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.field_value import editing, parse
from clerk_app.core.paper import PrintedPromise
from clerk_app.core.procedure import Field, FieldKind, PaperKind, Procedure, Step
from clerk_app.core.promise import due
from clerk_app.core.receipt import ReceiptModel
from clerk_app.core.request_state import RequestState
from clerk_app.core.sentence import Language
from clerk_app.core.walk import applicable_documents, applicable_fields, automatic_option
from clerk_app.library.paths import PathEnd, ProcedurePath, paths
from clerk_app.library.sentences import fill
from clerk_app.resources import resource_path
from clerk_app.service.paper_models import PaperModels
from clerk_app.service.request_view import RequestView
from clerk_app.service.review_detail import DetailReader
from clerk_app.service.review_view import ReviewReader
from clerk_app.service.sample_hall import CHEAP_COST, set_up_sample
from tests.service.clerk_day import ClerkDay
from tests.service.counter_hall import FakeClock

FOUND = sorted(path.stem for path in resource_path("procedures").glob("*.yaml"))
EVERY = pytest.mark.parametrize("name", FOUND)
TYPED = {
    FieldKind.TEXT: "按客户说的记",
    FieldKind.NUMBER: "8",
    FieldKind.MONEY: "186.40",
    FieldKind.DATE: "2026-12-10",
    FieldKind.YES_NO: "no",
    FieldKind.PERSON_NAME: "周桂芳",
    FieldKind.PHONE: "13805712207",
    FieldKind.IDENTITY_CARD: "11010519491231002X",
    FieldKind.CREDIT_CODE: "91110000600037341L",
    FieldKind.ACCOUNT_NUMBER: "3301204417",
    FieldKind.ADDRESS: "清河路 88 号 3 幢 501 室",
}
LANGUAGES: tuple[Language, ...] = ("zh", "en")
ENDS = {
    PathEnd.COMPLETED: ("closed", "completed"),
    PathEnd.ACCEPTED: ("accepted", None),
    PathEnd.REFUSED: ("closed", "refused"),
}


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClerkDay]:
    clock = FakeClock()
    service = build_service(tmp_path_factory.mktemp("hall") / "data", clock, CHEAP_COST)
    service.open().result()
    set_up_sample(service).result()
    yield ClerkDay(service, clock)
    service.close()


def typed(field: Field, path: ProcedurePath) -> str:
    """What a clerk types so that the way is taken; any good value where no condition looks at the field."""
    fact: FactValue | None = (path.answers or {}).get(field.id)
    if fact is None:
        return field.choices[0].id if field.kind is FieldKind.CHOICE else TYPED[field.kind]
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return editing(field.kind, str(fact))


def left_empty(name: str, path: ProcedurePath) -> bool:
    return name in path.deciding and name not in (path.answers or {})


def facts(procedure: Procedure, path: ProcedurePath) -> dict[str, FactValue]:
    """Return what conditions see of everything that is asked on the way."""
    asked = [procedure.fields[name] for step in path.steps for name in procedure.step(step).ask]
    answered = [field for field in asked if not left_empty(field.id, path)]
    return {field.id: parse(field.kind, typed(field, path), choices=field.choices).fact for field in answered}


def given(procedure: Procedure, step: Step, path: ProcedurePath) -> dict[str, Any]:
    holds = holding(procedure.fields, facts(procedure, path))
    names = [field.id for field in applicable_fields(procedure, step, holds)]
    if step.do is not None and step.do.result is not None:
        names.append(step.do.result)
    values = {name: typed(procedure.fields[name], path) for name in names if not left_empty(name, path)}
    papers = applicable_documents(procedure, step, holds)
    return {
        "answers": values,
        "documents": {one.id: DocumentMark("have", copies=max(1, one.copies)) for one in papers},
        "option": dict(path.options).get(step.id),
        "alternative": 0 if step.refuse is not None else None,
    }


def view_of(day: ClerkDay, number: str) -> RequestView:
    view = day.service.reader.submit(day.service.requests.request, number, "zh").result()
    assert view is not None
    return view


def walk(day: ClerkDay, procedure: Procedure, path: ProcedurePath) -> str:
    """Take `path` as a clerk does, from greeting to goodbye; return the request."""
    visit = day.greet()
    number = day.open(visit, procedure.id)
    holds = holding(procedure.fields, facts(procedure, path))
    for step_id in path.steps:
        view = view_of(day, number)
        if automatic_option(procedure.step(step_id), holds) is not None:
            assert view.way.current is None or view.way.current.id != step_id, "a condition picks it by itself"
            continue
        assert view.way.current is not None, f"the way ended before {step_id}"
        assert view.way.current.id == step_id
        step = procedure.step(step_id)
        for sentence in (step.say, step.decide, step.refuse, *step.instead):
            for language in LANGUAGES:
                filled = "" if sentence is None else fill(sentence, language, view.values)
                assert "{" not in filled, filled
        day.step(number, step_id, **given(procedure, step, path))
    day.end(visit)
    return number


@EVERY
def test_every_way_ends_as_the_procedure_says(day: ClerkDay, name: str) -> None:
    procedure = day.service.procedures.catalogue.procedure(name)
    found = paths(procedure)
    assert found.complete
    assert found.paths
    for path in found.paths:
        number = walk(day, procedure, path)
        state = view_of(day, number).state
        assert (str(state.state), None if state.outcome is None else str(state.outcome)) == ENDS[path.end]
        assert set(state.records) == set(path.steps)
        assert state.issues == Counter(str(paper) for paper in path.papers)
        promised = promises_of(day, procedure, path, state)
        if PaperKind.RECEIPT in path.papers:
            receipt = receipt_of(day, number)
            assert receipt.settled == (path.end is PathEnd.COMPLETED)
            told = (*receipt.earlier, *((receipt.promise,) if receipt.promise else ()))
            assert sorted(told_of(one) for one in told) == sorted(promised)


def promises_of(
    day: ClerkDay, procedure: Procedure, path: ProcedurePath, state: RequestState
) -> list[tuple[dt.date, str, str]]:
    """Return what the hall stands by, counted anew from the rows; the request is due by its last promise."""
    office, now = day.service.promises, day.service.clock.now()
    found = []
    last: str | None = None
    for step in (procedure.step(one) for one in path.steps):
        if step.promise is None:
            continue
        made = state.records[step.id].promise
        assert made is not None
        limit = office.in_force(procedure.limits[step.promise], local_day(now, office.zone))
        counted = due(limit, state.records[step.id].at, day.service.rules.calendar(), office.zone)
        assert (made.day, made.unit, made.amount) == (counted.day.isoformat(), limit.unit.value, limit.amount)
        assert made.confirmed == limit.promisable
        last = made.day
        if limit.promisable:
            until = "" if counted.at_ms is None else f"{local_time(counted.at_ms, office.zone):%H:%M}"
            found.append((counted.day, until, limit.kind.value))
    assert state.due_day == (last if path.end is PathEnd.ACCEPTED else None)
    return found


def receipt_of(day: ClerkDay, number: str) -> ReceiptModel:
    service = day.service
    models = PaperModels(service.shelf, service.rules.limit, lambda: service.store.zone)
    model = service.reader.submit(models.source, f"{number}/R1").result().model
    assert isinstance(model, ReceiptModel)
    return model


def told_of(promise: PrintedPromise) -> tuple[dt.date, str, str]:
    until = "" if promise.until is None else f"{promise.until:%H:%M}"
    return promise.day, until, promise.limit.kind.value


def test_the_log_of_a_refusal_shows_the_way_on_without_braces(day: ClerkDay) -> None:
    procedure = day.service.procedures.catalogue.procedure("reconnection")
    refused = next(path for path in paths(procedure).paths if path.end is PathEnd.REFUSED)
    number = walk(day, procedure, refused)
    service = day.service
    rows = ReviewReader(
        service.shelf, service.procedures, service.rules.calendar, lambda: service.store.zone, service.clock.now
    ).rows
    log = service.reader.submit(DetailReader(rows).detail, day.clerk, number, "zh").result().log
    assert any("规定时间内送电" in str(line) for line in log)
    assert not any("limit:" in str(line) for line in log)
