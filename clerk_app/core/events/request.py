"""Events of a request: ownership, steps, notification, promise, closing, papers."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from clerk_app.core.events.envelope import EventData, VaultRef, registry


class DocumentMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one document: ``have``, ``missing``, ``not_needed`` or ``later`` (it may follow).

    Attributes:
        copies: how many were handed over.
        substitute: index into the document's `one_of` when a substitute was shown.
    """

    mark: str
    copies: int = 0
    substitute: int | None = None


class PromiseMade(msgspec.Struct, frozen=True, omit_defaults=True):
    """The date the customer was told.

    Attributes:
        limit: row of the limits table.
        day: ISO day, last day included.
        latest: the day the limit allows; `day` may be earlier.
        provisional: the calendar of that year was not published yet.
        confirmed: False when the row's grade is C or M and nobody confirmed it: never printed as a promise.
        calendar: source of the working days used.
        row: `Limit.key` of the row in force; empty in records older than this field, as the ones below.
        counted_from: what the limit is counted from, one of `CountedFrom`.
        started_at: when that was, milliseconds UTC.
        until_at: the moment a limit in minutes or hours ends, milliseconds UTC.
        grade: evidence behind the row.
    """

    limit: str
    day: str
    latest: str
    accepted: str
    amount: int
    unit: str
    provisional: bool = False
    confirmed: bool = True
    calendar: str = ""
    row: str = ""
    counted_from: str = ""
    started_at: int | None = None
    until_at: int | None = None
    grade: str = ""


class OfRequest(EventData, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event of one request, usually within a visit."""

    request: str
    visit: str | None = None

    def subjects(self) -> tuple[str, ...]:
        """Return the request and, where there is one, the visit."""
        return (f"request:{self.request}",) + ((f"visit:{self.visit}",) if self.visit else ())


@registry.kind
class RequestOpened(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The customer's matter got a number, a procedure version and somebody who answers for it."""

    KIND: ClassVar[str] = "request.opened"
    procedure: str = ""
    version: str = ""
    first_responsible: str = ""


@registry.kind
class FirstHandled(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who did the first work step or accepted the first hand-off; written once."""

    KIND: ClassVar[str] = "request.first_handled"
    first_handler: str = ""


@registry.kind
class TakenUp(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The customer came back: the request goes on in this visit where it stopped."""

    KIND: ClassVar[str] = "request.taken_up"


@registry.kind
class TakenOver(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A colleague serves the returning customer and becomes the handler; counts as a hop."""

    KIND: ClassVar[str] = "request.taken_over"
    sender: str = ""
    handler: str = ""


@registry.kind
class HandOffOffered(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The handler offers the request to a colleague and stays the handler meanwhile."""

    KIND: ClassVar[str] = "hand_off.offered"
    sender: str = ""
    receiver: str = ""
    note: VaultRef | None = None


@registry.kind
class HandOffEnded(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`how`: ``accepted`` moves the handler; ``returned``, ``withdrawn``, ``lapsed`` leave it."""

    KIND: ClassVar[str] = "hand_off.ended"
    how: str = ""
    sender: str = ""
    receiver: str = ""
    reason: VaultRef | None = None


@registry.kind
class FirstResponsibleMoved(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A supervisor moved first responsibility, with a reason."""

    KIND: ClassVar[str] = "request.first_responsible_moved"
    sender: str = ""
    receiver: str = ""
    reason: VaultRef | None = None


@registry.kind
class StepCompleted(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step was done. A later one of the same step replaces it; both stay in the log.

    Attributes:
        unknown: fields the customer could not answer.
        cleared: fields of this step that had an answer and have none now.
        copied: vault ids of the answers a `do` step copied; when one changes the step must be done again.
        automatic: the option picked itself by its condition.
        took_ms: time on the step by the monotonic clock, milliseconds.
    """

    KIND: ClassVar[str] = "step.completed"
    step: str = ""
    verbs: list[str] = msgspec.field(default_factory=list)
    answers: dict[str, VaultRef] = msgspec.field(default_factory=dict)
    unknown: list[str] = msgspec.field(default_factory=list)
    cleared: list[str] = msgspec.field(default_factory=list)
    documents: dict[str, DocumentMark] = msgspec.field(default_factory=dict)
    option: str | None = None
    copied: dict[str, str] = msgspec.field(default_factory=dict)
    promise: PromiseMade | None = None
    automatic: bool = False
    took_ms: int = 0


@registry.kind
class StepReopened(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The clerk went back to a step; its record stays until it is completed again."""

    KIND: ClassVar[str] = "step.reopened"
    step: str = ""


@registry.kind
class NotificationGiven(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Everything missing was told at once; the request waits for papers.

    Attributes:
        documents: every document of the step, and those of later steps that are missing.
        count: above 1 is our fault; the same list printed again has the count it had.
    """

    KIND: ClassVar[str] = "notification.given"
    step: str = ""
    documents: dict[str, DocumentMark] = msgspec.field(default_factory=dict)
    fields: list[str] = msgspec.field(default_factory=list)
    answers: dict[str, VaultRef] = msgspec.field(default_factory=dict)
    bring_by: str = ""
    count: int = 1


@registry.kind
class LaterPapersBrought(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Documents that could follow (一证受理) have come; nothing else about the request changes."""

    KIND: ClassVar[str] = "documents.brought"
    documents: dict[str, DocumentMark] = msgspec.field(default_factory=dict)


@registry.kind
class DocumentsDropped(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Documents that a list given to the customer names are not needed after all: `reasons` says why of each."""

    KIND: ClassVar[str] = "documents.dropped"
    step: str = ""
    reasons: dict[str, VaultRef] = msgspec.field(default_factory=dict)


@registry.kind
class RequestAccepted(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All steps are done and a promise is open."""

    KIND: ClassVar[str] = "request.accepted"
    due_day: str = ""


@registry.kind
class RequestClosed(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The request is closed.

    Attributes:
        outcome: ``completed``, ``refused`` or ``withdrawn``.
        rule: id of the rule a refusal rests on.
        alternative: index into the step's `instead`, None with a `reason` when there is none.
        told: how the customer learned the answer: ``counter``, ``phone``, ``message``;
            empty when a supervisor closed it.
        took_ms: time on the step that was left when the request was closed, milliseconds.
        told_at: milliseconds UTC, when the customer was told.
    """

    KIND: ClassVar[str] = "request.closed"
    outcome: str = ""
    step: str | None = None
    rule: str | None = None
    alternative: int | None = None
    told: str = ""
    told_whom: VaultRef | None = None
    told_at: int | None = None
    reason: VaultRef | None = None
    by_supervisor: bool = False
    took_ms: int = 0


@registry.kind
class PaperIssued(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paper got its number. Its check code is made of this event's hash."""

    KIND: ClassVar[str] = "paper.issued"
    paper: str = ""
    kind: str = ""
    issue: int = 1
    language: str = "zh"


@registry.kind
class PaperArchived(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The PDF of an issue is in the vault; what is printed from now on is these bytes."""

    KIND: ClassVar[str] = "paper.archived"
    paper: str = ""
    pdf: VaultRef | None = None
    pages: int = 1


@registry.kind
class PaperPrinted(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A print job ended. `state`: ``sent``, ``printed``, ``failed``, ``saved`` (as PDF), ``by_hand``, ``to_do``."""

    KIND: ClassVar[str] = "paper.printed"
    paper: str = ""
    state: str = ""
    printer: str = ""
    reason: str = ""


@registry.kind
class PaperHandedOver(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The customer took the paper: ``customer`` or ``agent``."""

    KIND: ClassVar[str] = "paper.handed_over"
    paper: str = ""
    to: str = "customer"


@registry.kind
class PaperVoided(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The paper counts no longer; its number and PDF stay."""

    KIND: ClassVar[str] = "paper.voided"
    paper: str = ""
    reason: VaultRef | None = None


@registry.kind
class PromiseRecounted(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The calendar of a year arrived: a provisional promise was counted again, by the program itself.

    Attributes:
        step: the step that made the promise.
        old_day, day: ISO days promised before and from now on; the customer is to be told when they differ.
        latest: the last day the limit allows now.
        provisional: a further year is still not published.
        confirmed: False when no day was ever told, for nobody confirmed the limit.
        calendar: source of the working days used now.
        due: the request is accepted and this is the day it is due on.
    """

    KIND: ClassVar[str] = "promise.recounted"
    step: str = ""
    old_day: str = ""
    day: str = ""
    latest: str = ""
    provisional: bool = False
    confirmed: bool = True
    calendar: str = ""
    due: bool = False


@registry.kind
class NewDayTold(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The customer knows that the promised day has moved. `how`: ``counter``, ``phone``, ``message``."""

    KIND: ClassVar[str] = "promise.new_day_told"
    day: str = ""
    whom: VaultRef | None = None
    at: int = 0
    how: str = ""


@registry.kind
class CustomersWordsRecorded(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """No procedure was found for the matter: what the customer said, as a procedure that may be missing."""

    KIND: ClassVar[str] = "request.words_recorded"
    words: VaultRef | None = None


@registry.kind
class MissingProcedureSettled(OfRequest, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A supervisor decided what becomes of the missing procedure. `result`: ``written``, ``exists``, ``not_needed``."""

    KIND: ClassVar[str] = "request.words_settled"
    result: str = ""
    reason: VaultRef | None = None
