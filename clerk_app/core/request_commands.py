"""What may be asked of a request, one frozen class a command; `core.request.decide` answers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clerk_app.core.events import VaultRef
from clerk_app.core.events import request as of_request
from clerk_app.core.procedure import PaperKind, Procedure
from clerk_app.core.request_state import Outcome
from clerk_app.core.walk import Holds, Settled

TOLD_HOW = ("counter", "phone", "message")
"""How a customer learns something of us."""


@dataclass(frozen=True, slots=True)
class TakeUp:
    """Serve a customer who came back, in the visit `visit`."""

    by: str
    visit: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """Look at an earlier step again and maybe answer it differently."""

    by: str
    procedure: Procedure
    holds: Holds
    step: str


@dataclass(frozen=True, slots=True)
class GiveNotification:
    """Tell everything that is missing at once, on paper.

    Attributes:
        holds, settled: evaluate conditions with `answers` already in.
        documents: the marks of the check step as they stand.
        fields: ids of answers the customer could not give in this step; those of earlier steps come by themselves.
        bring_by: ISO day until which the request waits for the papers.
        today: ISO day.
        answers: what the step's fields held already, so that it is not asked again.
        at_hand: documents of later steps that the customer has here; the others come onto the list.
    """

    by: str
    procedure: Procedure
    holds: Holds
    settled: Settled
    step: str
    documents: Mapping[str, of_request.DocumentMark]
    fields: tuple[str, ...]
    bring_by: str
    today: str
    language: str = "zh"
    answers: Mapping[str, VaultRef] = field(default_factory=dict)
    at_hand: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CannotBeMet:
    """Refuse with the rule it rests on and what the customer can do instead (`reason`)."""

    by: str
    procedure: Procedure
    rule: str
    reason: VaultRef
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The customer gave up."""

    by: str
    reason: VaultRef | None
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class TellCustomer:
    """The answer has reached the customer: who, when (ms UTC), how (``phone``, ``message``, ``counter``)."""

    by: str
    whom: VaultRef | None
    at: int
    now: int
    how: str


@dataclass(frozen=True, slots=True)
class TellNewDay:
    """The customer knows that the promised day has moved: who, when (ms UTC), how. The request stays open."""

    by: str
    whom: VaultRef | None
    at: int
    now: int
    how: str


@dataclass(frozen=True, slots=True)
class BringLater:
    """Documents that could follow have come; any colleague at the counter may take them."""

    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseBySupervisor:
    """A supervisor closes the request with a reason; the service checks the role."""

    outcome: Outcome
    reason: VaultRef


@dataclass(frozen=True, slots=True)
class IssuePaper:
    """Give a paper its number; a second issue of a kind is a reprint."""

    by: str
    kind: PaperKind
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class OfferHandOff:
    """Offer the request to a colleague."""

    by: str
    receiver: str
    note: VaultRef | None = None


@dataclass(frozen=True, slots=True)
class AnswerHandOff:
    """Accept an offer, or return it with a reason."""

    by: str
    accept: bool
    reason: VaultRef | None = None


@dataclass(frozen=True, slots=True)
class EndOffer:
    """Withdraw one's own offer (`by`), or let it lapse because nobody answered (`by` is None)."""

    by: str | None


@dataclass(frozen=True, slots=True)
class MoveFirstResponsible:
    """A supervisor moves first responsibility, with a reason; the service checks the role."""

    receiver: str
    reason: VaultRef | None


Command = (
    TakeUp
    | GoBack
    | GiveNotification
    | CannotBeMet
    | Withdraw
    | TellCustomer
    | TellNewDay
    | BringLater
    | CloseBySupervisor
    | IssuePaper
    | OfferHandOff
    | AnswerHandOff
    | EndOffer
    | MoveFirstResponsible
)
