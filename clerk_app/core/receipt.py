"""What a receipt (业务受理回执) must say, in the mandatory order of meaning (`ui.md` 10).

What it is, number, the date, who is responsible with phone, details, what comes next, where to complain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerk_app.core.paper import (
    DocumentSeen,
    HallHeader,
    PaperCustomer,
    PaperStamp,
    Person,
    PrintedPromise,
    ReceivedPaper,
    received_papers,
)
from clerk_app.core.paper_number import qr_text
from clerk_app.core.phone_number import mask_phone
from clerk_app.core.procedure import Procedure
from clerk_app.core.sentence import Sentence


class NextStep(StrEnum):
    """What happens after the customer has left; the words are in `resources/texts/paper.yaml`."""

    BRING_LATER = "bring_later"
    WE_WORK = "we_work"
    WE_TELL = "we_tell"
    WE_TELL_BY_PHONE = "we_tell_by_phone"
    NO_MORE_VISIT = "no_more_visit"
    NOTHING_LEFT = "nothing_left"


@dataclass(frozen=True, slots=True)
class LaterPaper:
    """A document that may follow (一证受理); `last_day` is included, None when no day was set."""

    title: Sentence
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptModel:
    """One receipt.

    Attributes:
        promise: None when the matter was settled on the spot or its limit is not confirmed.
        earlier: other promises of the matter, in the order of their days: somebody calls, then it is settled.
        settled: settled at the counter, nothing is open. Without it and without a promise the paper
            says that the hall still has to confirm the time limit.
        phone_masked: where the customer is told, ``138****2207``.
    """

    hall: HallHeader
    stamp: PaperStamp
    promise: PrintedPromise | None
    earlier: tuple[PrintedPromise, ...]
    settled: bool
    first_responsible: Person
    handler: Person
    service: Sentence
    accepted_at: datetime
    customer: PaperCustomer
    received: tuple[ReceivedPaper, ...]
    later: tuple[LaterPaper, ...]
    next_steps: tuple[NextStep, ...]
    phone_masked: str | None

    @property
    def qr(self) -> str:
        """What the QR holds: nothing personal, and the whole hash as a witness of the journal."""
        day = self.promise.day if self.promise else None
        return qr_text(self.stamp.number, self.hall.phone, day, self.stamp.event_hash)


def receipt_model(
    procedure: Procedure,
    *,
    hall: HallHeader,
    stamp: PaperStamp,
    promise: PrintedPromise | None,
    settled: bool,
    first_responsible: Person,
    handler: Person,
    accepted_at: datetime,
    customer: PaperCustomer,
    seen: Iterable[DocumentSeen] = (),
    later: Iterable[tuple[str, date | None]] = (),
    earlier: Iterable[PrintedPromise] = (),
) -> ReceiptModel:
    """Build the receipt of one request; `later` are ids of documents that may follow, with last days."""
    follow = tuple(LaterPaper(procedure.documents[document].title, day) for document, day in later)
    return ReceiptModel(
        hall=hall,
        stamp=stamp,
        promise=promise,
        earlier=tuple(sorted(earlier, key=lambda one: one.day)),
        settled=settled,
        first_responsible=first_responsible,
        handler=handler,
        service=procedure.title,
        accepted_at=accepted_at,
        customer=customer,
        received=received_papers(procedure, seen),
        later=follow,
        next_steps=_next_steps(
            procedure, settled=settled, papers_follow=bool(follow), has_phone=customer.phone is not None
        ),
        phone_masked=mask_phone(customer.phone) if customer.phone else None,
    )


def _next_steps(
    procedure: Procedure, *, settled: bool, papers_follow: bool, has_phone: bool
) -> tuple[NextStep, ...]:
    steps: list[NextStep] = [NextStep.BRING_LATER] if papers_follow else []
    if settled:
        return tuple(steps) or (NextStep.NOTHING_LEFT,)
    steps.append(NextStep.WE_WORK)
    steps.append(NextStep.WE_TELL_BY_PHONE if has_phone else NextStep.WE_TELL)
    if procedure.visits <= 1 and not papers_follow:
        steps.append(NextStep.NO_MORE_VISIT)
    return tuple(steps)
