"""What a one-time notification (一次性告知书) must say: everything still missing, told once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clerk_app.core.errors import Bug
from clerk_app.core.paper import (
    DocumentSeen,
    HallHeader,
    PaperCustomer,
    PaperStamp,
    Person,
    PrintedLimit,
    ReceivedPaper,
    received_papers,
)
from clerk_app.core.paper_number import qr_text
from clerk_app.core.procedure import DocumentForm, Procedure, Rule
from clerk_app.core.promised_limits import PromisedLimit, promised_limits
from clerk_app.core.sentence import Sentence


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """One thing to bring: `one_of` are acceptable instead, `issuer` is who makes it out."""

    title: Sentence
    form: DocumentForm
    copies: int
    issuer: Sentence | None
    one_of: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class NoticeModel:
    """One notification, printed as two copies.

    Attributes:
        asked: answers still missing, by the titles of their fields (told at once with the papers).
        last_day: bring it by this day, included; None when no day ends it.
        limits: how long it takes once everything is here; nothing when it is settled at the counter.
        fee_fen: None where it depends on the case, and the customer is told before anything is begun.
        basis: rules of the steps that ask for what is missing.
    """

    hall: HallHeader
    stamp: PaperStamp
    service: Sentence
    customer: PaperCustomer
    missing: tuple[MissingPaper, ...]
    asked: tuple[Sentence, ...]
    received: tuple[ReceivedPaper, ...]
    first_responsible: Person
    handler: Person
    last_day: date | None
    limits: tuple[PromisedLimit, ...]
    fee_fen: int | None
    basis: tuple[Rule, ...]

    @property
    def qr(self) -> str:
        """What the QR holds: nothing personal, and the whole hash as a witness of the journal."""
        return qr_text(self.stamp.number, self.hall.phone, self.last_day, self.stamp.event_hash)

    @property
    def count(self) -> int:
        """How many things are missing."""
        return len(self.missing) + len(self.asked)


def notice_model(
    procedure: Procedure,
    *,
    missing: Iterable[str],
    asked: Iterable[str] = (),
    received: Iterable[DocumentSeen] = (),
    limits: Mapping[str, PrintedLimit],
    hall: HallHeader,
    stamp: PaperStamp,
    customer: PaperCustomer,
    first_responsible: Person,
    handler: Person,
    last_day: date | None = None,
) -> NoticeModel:
    """Build the notification of one request.

    Args:
        missing: ids of missing documents. asked: ids of fields the customer could not answer.
        limits: the procedure's limits by the names it gives them.

    Raises:
        Bug: nothing is missing.
    """
    documents, fields = tuple(missing), tuple(asked)
    if not documents and not fields:
        raise Bug("a notification needs something that is missing")
    return NoticeModel(
        hall=hall,
        stamp=stamp,
        service=procedure.title,
        customer=customer,
        missing=tuple(_missing(procedure, document) for document in documents),
        asked=tuple(procedure.fields[one].title for one in fields),
        received=received_papers(procedure, received),
        first_responsible=first_responsible,
        handler=handler,
        last_day=last_day,
        limits=promised_limits(procedure, limits),
        fee_fen=procedure.fee.fen,
        basis=_basis(procedure, set(documents) | set(fields)),
    )


def _missing(procedure: Procedure, document_id: str) -> MissingPaper:
    document = procedure.documents[document_id]
    return MissingPaper(document.title, document.form, document.copies, document.issuer, document.one_of)


def _basis(procedure: Procedure, wanted: set[str]) -> tuple[Rule, ...]:
    """Return each rule once, in the order of the steps that ask for something in `wanted`."""
    rules: dict[str, Rule] = {}
    for step in procedure.steps:
        if step.basis and wanted & (set(step.check) | set(step.ask)):
            rules[step.basis] = procedure.rules[step.basis]
    return tuple(rules.values())
