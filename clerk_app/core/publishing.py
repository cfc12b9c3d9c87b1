"""THE rule of publishing: one supervisor proposes, another confirms, and from its start it stands.

At most one version of a procedure waits, be it for its confirmation or for its start, so that nobody publishes on top
of what others have not seen. A version is in force from the later of its wanted start and its confirmation, until the
next one starts. What was in force stays where a later version cannot be read: `in_force` names all that come into
question, best first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from clerk_app.core.errors import Refusal
from clerk_app.core.events import Event, EventData, VaultRef
from clerk_app.core.events import hall as events

DAY_MS = 86_400_000
MOST_DAYS_AHEAD = 366
"""A start farther away than this is a slip of the calendar, not a plan."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A version that waits for another supervisor. `starts_at` is when it is wanted, milliseconds UTC."""

    version: str
    proposed_by: str
    starts_at: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A version two supervisors stand for, in force from `starts_at` (milliseconds UTC)."""

    version: str
    starts_at: int


@dataclass(frozen=True, slots=True)
class PublishingState:
    """How one procedure stands.

    Attributes:
        waiting: the proposal nobody confirmed yet.
        confirmed: what was confirmed, in the order of the confirmations.
        retired: it is not offered for new requests.
    """

    waiting: Proposal | None = None
    confirmed: tuple[Confirmed, ...] = ()
    retired: bool = False

    def scheduled(self, now_ms: int) -> Confirmed | None:
        """Return the confirmed version whose start has not come; None when there is none."""
        last = self.confirmed[-1] if self.confirmed else None
        return last if last is not None and last.starts_at > now_ms else None


NOTHING_PUBLISHED = PublishingState()


def in_force(confirmed: tuple[Confirmed, ...], now_ms: int) -> tuple[str, ...]:
    """Return the versions whose start has come: the one in force first, then what was in force before it.

    The later confirmation wins, whatever the clock said at the earlier one.
    """
    return tuple(dict.fromkeys(one.version for one in reversed(confirmed) if one.starts_at <= now_ms))


def next_start(confirmed: tuple[Confirmed, ...], now_ms: int) -> int | None:
    """Return when the next version comes into force, milliseconds UTC; None when none waits for its start."""
    return min((one.starts_at for one in confirmed if one.starts_at > now_ms), default=None)


def evolve(state: PublishingState, event: Event) -> PublishingState:
    """Return the state after an event of its procedure; events of other kinds leave it as it is."""
    match event.data:
        case events.ProcedureProposed(version=version, starts_at=starts_at):
            return replace(state, waiting=Proposal(version, event.actor, starts_at))
        case events.ProcedureConfirmed(version=version, starts_at=starts_at):
            return replace(state, waiting=None, confirmed=(*state.confirmed, Confirmed(version, starts_at)))
        case events.ProcedureSentBack():
            if state.waiting is not None:
                return replace(state, waiting=None)
            return replace(state, confirmed=state.confirmed[:-1])
        case events.ProcedureRetired():
            return replace(state, retired=True)
        case events.ProcedureBroughtBack():
            return replace(state, retired=False)
    return state


def propose(state: PublishingState, proposed: events.ProcedureProposed, now_ms: int) -> EventData:
    """Return the event of a proposal; a start that has passed means at once.

    Raises Refusal ``publishing.retired``, ``publishing.proposal_open``, ``publishing.nothing_changed``,
    ``publishing.starts_too_late`` (days).
    """
    _require_offered(state)
    if state.waiting is not None or state.scheduled(now_ms) is not None:
        raise Refusal("publishing.proposal_open")
    if proposed.version == proposed.base:
        raise Refusal("publishing.nothing_changed")
    if proposed.starts_at > now_ms + MOST_DAYS_AHEAD * DAY_MS:
        raise Refusal("publishing.starts_too_late", days=MOST_DAYS_AHEAD)
    if proposed.starts_at < now_ms:
        return events.ProcedureProposed(
            proposed.procedure,
            version=proposed.version,
            base=proposed.base,
            shipped=proposed.shipped,
            reason=proposed.reason,
            starts_at=now_ms,
        )
    return proposed


def confirm(state: PublishingState, procedure: str, version: str, by: str, now_ms: int) -> EventData:
    """Return the event of a confirmation, with the start that it has by now.

    Raises Refusal ``publishing.no_proposal``, ``publishing.same_person``, ``publishing.retired``.
    """
    waiting = state.waiting
    if waiting is None or waiting.version != version:
        raise Refusal("publishing.no_proposal")
    if waiting.proposed_by == by:
        raise Refusal("publishing.same_person")
    _require_offered(state)
    return events.ProcedureConfirmed(procedure, version=version, starts_at=max(waiting.starts_at, now_ms))


def send_back(state: PublishingState, procedure: str, version: str, reason: VaultRef, now_ms: int) -> EventData:
    """Return the event by which a proposal, or a confirmed version before its start, is sent back.

    Raises Refusal ``publishing.no_proposal``.
    """
    pending = state.waiting or state.scheduled(now_ms)
    if pending is None or pending.version != version:
        raise Refusal("publishing.no_proposal")
    return events.ProcedureSentBack(procedure, version=version, reason=reason)


def retire(state: PublishingState, procedure: str, reason: VaultRef) -> EventData:
    """Return the event by which a procedure is offered no more; raises Refusal ``publishing.retired_already``."""
    if state.retired:
        raise Refusal("publishing.retired_already")
    return events.ProcedureRetired(procedure, reason=reason)


def bring_back(state: PublishingState, procedure: str, reason: VaultRef) -> EventData:
    """Return the event by which a procedure is offered again; raises Refusal ``publishing.not_retired``."""
    if not state.retired:
        raise Refusal("publishing.not_retired")
    return events.ProcedureBroughtBack(procedure, reason=reason)


def _require_offered(state: PublishingState) -> None:
    if state.retired:
        raise Refusal("publishing.retired")


def folded(history: tuple[Event, ...]) -> PublishingState:
    """Return the state that a procedure's events lead to."""
    state = NOTHING_PUBLISHED
    for event in history:
        state = evolve(state, event)
    return state
