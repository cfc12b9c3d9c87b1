"""What of a request is still missing, over the steps done and those certainly to come: it is all told at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import Document, Procedure
from clerk_app.core.request_state import RequestState
from clerk_app.core.walk import Holds, Settled, applicable_fields, find_way, steps_certain


@dataclass(frozen=True, slots=True)
class NeededLater:
    """A document that a step to come asks for and that nobody has seen yet."""

    document: Document
    step: str


def needed_later(
    procedure: Procedure, state: RequestState, holds: Holds, settled: Settled
) -> tuple[NeededLater, ...]:
    """Return what certain steps to come ask for, each document once.

    A document whose condition is still open is left out, and so is one that may follow after the acceptance
    (一证受理): it keeps nobody from being served.

    Args:
        holds, settled: evaluate conditions with the answers of the step at hand already in.
    """
    way = find_way(procedure, state.records, state.answer_ids, holds, state.reopened)
    here = () if way.current is None else way.current.check
    found: dict[str, NeededLater] = {}
    for step in steps_certain(procedure, way, state.records, state.answer_ids, holds, settled):
        for name in step.check:
            document = procedure.documents[name]
            mark = state.marks.get(name)
            if name in here or document.later_days is not None or (mark is not None and mark.mark != "missing"):
                continue
            if document.when is None or settled(document.when):
                found.setdefault(name, NeededLater(document, step.id))
    return tuple(found.values())


def unanswered(
    procedure: Procedure, state: RequestState, holds: Holds, answered: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the required fields of done steps that the customer could not answer then and has not answered since.

    Args:
        answered: fields that the step at hand answers.
    """
    way = find_way(procedure, state.records, state.answer_ids, holds, state.reopened)
    found: list[str] = []
    for step in way.done:
        record = state.records[step.id]
        for asked in applicable_fields(procedure, step, holds):
            known = asked.id in state.answers or asked.id in answered
            if asked.required and asked.id in record.unknown and not known and asked.id not in found:
                found.append(asked.id)
    return tuple(found)


def told_before(
    state: RequestState, documents: Mapping[str, DocumentMark], fields: Collection[str], today: str
) -> bool:
    """Tell whether just this was told already and the day to bring it by has not passed: then the list is a reprint.

    Args:
        documents: every mark of the list; those marked missing are on it.
        today: ISO day.
    """
    told = state.told
    return (
        told is not None
        and told.bring_by >= today
        and told.documents == frozenset(name for name, mark in documents.items() if mark.mark == "missing")
        and told.fields == frozenset(fields)
    )
