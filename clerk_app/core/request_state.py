"""The state of one request, folded from its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import msgspec

from clerk_app.core.errors import Bug
from clerk_app.core.events import Event, VaultRef
from clerk_app.core.events import request as of_request
from clerk_app.core.events import visit as of_visit
from clerk_app.core.ownership import Ownership
from clerk_app.core.walk import StepRecord


class State(StrEnum):
    """Where a request stands (状态)."""

    IN_PROGRESS = "in_progress"
    PARKED = "parked"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a closed request ended (办理结果)."""

    COMPLETED = "completed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ToldMissing:
    """What the last one-time notification said.

    Attributes:
        documents, fields: ids of what it named.
        bring_by: ISO day.
        at: milliseconds UTC when this was first told.
    """

    documents: frozenset[str]
    fields: frozenset[str]
    bring_by: str
    at: int


@dataclass(frozen=True, slots=True)
class NewDay:
    """A promised day that moved and that the customer does not know yet.

    Attributes:
        told_day: ISO day the customer was told last.
        day: ISO day that holds now.
    """

    told_day: str
    day: str


@dataclass(frozen=True, slots=True)
class RequestState:
    """One request as its events tell it.

    Attributes:
        visit: the visit that last touched it.
        answers: the present answer of each field, in the vault.
        marks: the last mark of each document, given in a check or with a notification.
        reopened: the step the clerk went back to.
        notifications: how many times something else was told to be missing; more than once is our fault.
        told: what was told last.
        told_documents: every document that was told to be missing, whenever.
        not_needed: document → why it is not needed although it was told.
        issues: how often each kind of paper was issued.
        new_days: step → its promised day that moved since the customer was told.
    """

    number: str
    opened_in: str
    visit: str
    procedure: str
    version: str
    ownership: Ownership
    state: State = State.IN_PROGRESS
    outcome: Outcome | None = None
    records: Mapping[str, StepRecord] = field(default_factory=dict)
    answers: Mapping[str, VaultRef] = field(default_factory=dict)
    marks: Mapping[str, of_request.DocumentMark] = field(default_factory=dict)
    reopened: str | None = None
    notifications: int = 0
    told: ToldMissing | None = None
    told_documents: frozenset[str] = frozenset()
    not_needed: Mapping[str, VaultRef] = field(default_factory=dict)
    issues: Mapping[str, int] = field(default_factory=dict)
    due_day: str | None = None
    new_days: Mapping[str, NewDay] = field(default_factory=dict)

    @property
    def answer_ids(self) -> dict[str, str]:
        """Vault id of each field's present answer."""
        return {name: ref.id for name, ref in self.answers.items()}


def evolve(state: RequestState | None, event: Event) -> RequestState | None:
    """Return the request after `event`; events that do not touch it leave it as it is."""
    data = event.data
    if isinstance(data, of_request.RequestOpened):
        return _opened(data)
    if state is None:
        raise Bug(f"{event.kind} before the request was opened")
    if isinstance(data, of_request.PromiseRecounted | of_request.NewDayTold):
        return replace(state, new_days={}) if isinstance(data, of_request.NewDayTold) else _recounted(state, data)
    match data:
        case of_request.StepCompleted():
            return _step_completed(state, event, data)
        case of_request.StepReopened():
            return replace(state, reopened=data.step)
        case of_request.NotificationGiven():
            return replace(
                state,
                state=State.WAITING,
                marks={**state.marks, **data.documents},
                answers={**state.answers, **data.answers},
                notifications=data.count,
                told=_told(state, event, data),
                told_documents=state.told_documents | _missing(data.documents),
            )
        case of_request.LaterPapersBrought() | of_request.DocumentsDropped():
            return _documents(state, data)
        case of_request.RequestAccepted():
            return replace(state, state=State.ACCEPTED, due_day=data.due_day)
        case of_request.RequestClosed():
            return replace(state, state=State.CLOSED, outcome=Outcome(data.outcome), reopened=None, new_days={})
        case of_request.PaperIssued():
            return replace(state, issues={**state.issues, data.kind: data.issue})
        case of_request.TakenUp():
            return replace(state, state=State.IN_PROGRESS, visit=data.visit or state.visit)
        case of_visit.VisitParked() | of_visit.VisitEnded():
            return replace(state, state=State.PARKED)
        case of_visit.VisitResumed() | of_visit.VisitReopened():
            return replace(state, state=State.IN_PROGRESS)
    return replace(state, ownership=_owned(state.ownership, data))


def _documents(
    state: RequestState, data: of_request.LaterPapersBrought | of_request.DocumentsDropped
) -> RequestState:
    if isinstance(data, of_request.LaterPapersBrought):
        return replace(state, marks={**state.marks, **data.documents})
    return replace(state, not_needed={**state.not_needed, **data.reasons})


def _opened(data: of_request.RequestOpened) -> RequestState:
    if data.visit is None:
        raise Bug("a request is opened in a visit")
    return RequestState(
        number=data.request,
        opened_in=data.visit,
        visit=data.visit,
        procedure=data.procedure,
        version=data.version,
        ownership=Ownership.begin(data.first_responsible),
    )


def _told(state: RequestState, event: Event, data: of_request.NotificationGiven) -> ToldMissing:
    first = state.told
    again = first is not None and data.count == state.notifications
    missing = _missing(data.documents)
    at = first.at if again and first is not None else event.at
    return ToldMissing(missing, frozenset(data.fields), data.bring_by, at)


def _missing(marks: Mapping[str, of_request.DocumentMark]) -> frozenset[str]:
    return frozenset(name for name, mark in marks.items() if mark.mark == "missing")


def _step_completed(state: RequestState, event: Event, data: of_request.StepCompleted) -> RequestState:
    record = StepRecord(
        step=data.step,
        by=event.actor,
        at=event.at,
        answers={name: ref.id for name, ref in data.answers.items()},
        unknown=frozenset(data.unknown),
        documents=data.documents,
        option=data.option,
        copied=data.copied,
        promise=data.promise,
        automatic=data.automatic,
        place=1 + max((earlier.place for earlier in state.records.values()), default=0),
    )
    gone = {*record.unknown, *data.cleared}
    answers = {name: ref for name, ref in state.answers.items() if name not in gone}
    return replace(
        state,
        state=State.IN_PROGRESS,
        records={**state.records, data.step: record},
        answers={**answers, **data.answers},
        marks={**state.marks, **data.documents},
        reopened=None if state.reopened == data.step else state.reopened,
        new_days={step: day for step, day in state.new_days.items() if step != data.step},
    )


def _recounted(state: RequestState, data: of_request.PromiseRecounted) -> RequestState:
    record = state.records[data.step]
    if record.promise is None:
        raise Bug(f"step {data.step} promised nothing")
    promise = msgspec.structs.replace(
        record.promise, day=data.day, latest=data.latest, provisional=data.provisional, calendar=data.calendar
    )
    new_days = dict(state.new_days)
    untold = new_days.pop(data.step, None)
    told = data.old_day if untold is None else untold.told_day
    if data.confirmed and told != data.day:
        new_days[data.step] = NewDay(told, data.day)
    return replace(
        state,
        records={**state.records, data.step: replace(record, promise=promise)},
        due_day=data.day if data.due else state.due_day,
        new_days=new_days,
    )


def _owned(ownership: Ownership, data: object) -> Ownership:
    match data:
        case of_request.FirstHandled():
            return ownership.first_handled(data.first_handler)
        case of_request.TakenOver():
            return ownership.taken_over(data.handler)
        case of_request.HandOffOffered():
            return ownership.offered(data.sender, data.receiver)
        case of_request.HandOffEnded():
            return ownership.offer_ended(accepted=data.how == "accepted")
        case of_request.FirstResponsibleMoved():
            return ownership.first_responsible_moved(data.receiver)
    return ownership
