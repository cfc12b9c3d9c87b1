"""A visit: one customer at one counter, from greeting to goodbye. Its state and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import Event, EventData, VaultRef
from clerk_app.core.events import request as of_request
from clerk_app.core.events import visit as of_visit

FORMS_OF_ADDRESS = ("madam", "sir", "none")
SIGNED_OUT = "signed_out"
"""Why a visit is parked when its clerk left the counter: whoever signs in next may do that for them."""
PARKED_WHY = ("clerk", SIGNED_OUT)
ENDED_HOW = ("finished", "customer_left")
NEEDS = ("slow", "hearing", "sight", "mobility", "interpreter")


class VisitStatus(StrEnum):
    """Where a visit stands."""

    OPEN = "open"
    PARKED = "parked"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class VisitState:
    """One visit as its events tell it.

    Attributes:
        customer: what the customer told, in the vault: `customer_name`, `customer_phone`, `account`, `address`.
        requests: every request the visit touched, in order.
        away_ms: time the counter was interrupted or the visit parked, left out of its duration.
    """

    id: str
    clerk: str
    opened_at: int
    status: VisitStatus = VisitStatus.OPEN
    customer: Mapping[str, VaultRef] = field(default_factory=dict)
    form_of_address: str = "none"
    in_person: bool | None = None
    needs: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    parked_at: int | None = None
    away_ms: int = 0
    ended_at: int | None = None


def evolve(state: VisitState | None, event: Event) -> VisitState:
    """Return the visit after `event`; events that do not touch it leave it as it is."""
    data = event.data
    if isinstance(data, of_visit.VisitOpened):
        return VisitState(id=data.visit, clerk=data.clerk, opened_at=event.at)
    if state is None:
        raise Bug(f"{event.kind} before the visit was opened")
    match data:
        case of_visit.CustomerRecorded():
            return replace(
                state,
                customer={**state.customer, **data.data},
                form_of_address=data.form_of_address or state.form_of_address,
                in_person=state.in_person if data.in_person is None else data.in_person,
                needs=state.needs if data.needs is None else tuple(data.needs),
            )
        case of_visit.VisitParked():
            return replace(state, status=VisitStatus.PARKED, parked_at=event.at)
        case of_visit.VisitResumed():
            away = max(0, event.at - (state.parked_at or event.at))
            return replace(
                state, status=VisitStatus.OPEN, clerk=data.clerk, parked_at=None, away_ms=state.away_ms + away
            )
        case of_visit.VisitEnded():
            return replace(state, status=VisitStatus.ENDED, ended_at=event.at)
        case of_visit.VisitReopened():
            return replace(state, status=VisitStatus.OPEN, ended_at=None)
        case of_visit.Interrupted():
            return replace(state, away_ms=state.away_ms + data.away_ms)
        case of_request.RequestOpened() | of_request.TakenUp() if data.request not in state.requests:
            return replace(state, requests=(*state.requests, data.request))
    return state


@dataclass(frozen=True, slots=True)
class RecordCustomer:
    """What the customer told about themselves; None leaves a value as it is."""

    by: str
    data: Mapping[str, VaultRef] = field(default_factory=dict)
    form_of_address: str | None = None
    in_person: bool | None = None
    needs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class WriteNote:
    """A note to the log."""

    text: VaultRef


@dataclass(frozen=True, slots=True)
class ParkVisit:
    """Let the visit wait; `in_progress` are its requests that wait with it."""

    by: str
    in_progress: tuple[str, ...]
    why: str = "clerk"
    reason: VaultRef | None = None


@dataclass(frozen=True, slots=True)
class ResumeVisit:
    """Take a parked visit up again; `parked` are its requests that go on with it."""

    by: str
    parked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndVisit:
    """Say goodbye; requests still in progress stay parked with their handler."""

    by: str
    in_progress: tuple[str, ...]
    how: str = "finished"


@dataclass(frozen=True, slots=True)
class ReopenVisit:
    """One more thing: the visit goes on; `parked` are its requests that its end parked and nobody took up since."""

    by: str
    parked: tuple[str, ...]


Command = RecordCustomer | WriteNote | ParkVisit | ResumeVisit | EndVisit | ReopenVisit


def decide(state: VisitState, command: Command) -> list[EventData]:
    """Return the events `command` leads to. Raises Refusal when a rule forbids it; nothing happened then."""
    match command:
        case RecordCustomer():
            require_own_open(state, command.by)
            if command.form_of_address is not None and command.form_of_address not in FORMS_OF_ADDRESS:
                raise Bug(f"form of address {command.form_of_address!r}")
            if command.needs is not None and not set(command.needs) <= set(NEEDS):
                raise Bug(f"needs {command.needs!r}")
            return [
                of_visit.CustomerRecorded(
                    state.id,
                    data=dict(command.data),
                    form_of_address=command.form_of_address,
                    in_person=command.in_person,
                    needs=None if command.needs is None else list(command.needs),
                )
            ]
        case WriteNote():
            return [of_visit.NoteWritten(state.id, text=command.text)]
        case ParkVisit():
            if command.why == SIGNED_OUT:
                require_open(state)
            else:
                require_own_open(state, command.by)
            return [
                of_visit.VisitParked(
                    state.id, list(command.in_progress), why=command.why, reason=command.reason
                )
            ]
        case ResumeVisit():
            if state.status is not VisitStatus.PARKED:
                raise Refusal("visit.not_parked")
            return [of_visit.VisitResumed(state.id, list(command.parked), clerk=command.by)]
        case EndVisit():
            require_own_open(state, command.by)
            return [of_visit.VisitEnded(state.id, list(command.in_progress), how=command.how)]
        case ReopenVisit():
            if state.status is not VisitStatus.ENDED:
                raise Refusal("visit.not_ended")
            if state.clerk != command.by:
                raise Refusal("visit.of_another", clerk=state.clerk)
            return [of_visit.VisitReopened(state.id, list(command.parked))]


def require_open(state: VisitState) -> None:
    """Raise Refusal unless the customer is at the counter."""
    if state.status is not VisitStatus.OPEN:
        raise Refusal("visit.not_open")


def require_own_open(state: VisitState, clerk: str) -> None:
    """Raise Refusal unless the customer sits in front of `clerk`."""
    require_open(state)
    if state.clerk != clerk:
        raise Refusal("visit.of_another", clerk=state.clerk)
