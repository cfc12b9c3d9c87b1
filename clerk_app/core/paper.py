"""What every paper carries: whose it is, which issue, who answers, in one language or the other.

Models of papers hold values and the procedure's own sentences; fixed wording and drawing belong to
`clerk_app.paper`. Days and times are those of the hall's zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from clerk_app.core.check_code import check_code, grouped
from clerk_app.core.errors import Bug
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.paper_number import paper_number
from clerk_app.core.procedure import PaperKind, Procedure
from clerk_app.core.sentence import Sentence


@dataclass(frozen=True, slots=True)
class HallHeader:
    """The hall as it signs its papers. `complaint_line` is the number to ring when something is wrong."""

    company: Sentence
    hall: Sentence
    address: Sentence
    hours: Sentence
    phone: str
    complaint_line: str


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff named on a paper, in the paper's language; `counter` as on the desk, ``02``."""

    name: str
    counter: str
    phone: str


@dataclass(frozen=True, slots=True)
class PaperStamp:
    """Which issue of which paper this is.

    Attributes:
        request_number: ``QH261123-02-017-K``.
        issue: 1 for the first print, 2 for the reprint that says so.
        printed_at: the hall's local time.
        event_hash: 32 bytes, the SHA-256 of the event that issued the paper.
    """

    kind: PaperKind
    request_number: str
    issue: int
    printed_at: datetime
    event_hash: bytes

    @property
    def number(self) -> str:
        """The number of this issue, ``QH261123-02-017-K/R1``."""
        return paper_number(self.request_number, self.kind, self.issue)

    @property
    def check_code(self) -> str:
        """The characters by which the issue is compared with the journal, ``7F3K-92QD``."""
        return grouped(check_code(self.event_hash))


@dataclass(frozen=True, slots=True)
class PrintedLimit:
    """A time limit as a paper says it; `amount` 0 in days is the same day.

    `confirmed` is False for grades C and M that the hall has not confirmed; `kind` says what happens by then.
    """

    amount: int
    unit: TimeUnit
    confirmed: bool = True
    counted_from: CountedFrom = CountedFrom.ACCEPTANCE
    kind: LimitKind = LimitKind.FINISH

    @classmethod
    def of(cls, limit: Limit) -> PrintedLimit:
        """Return what a paper says of a row of the limits table."""
        return cls(limit.amount, limit.unit, limit.promisable, limit.counted_from, limit.kind)


@dataclass(frozen=True, slots=True)
class PrintedPromise:
    """A promise that may be printed: `day` is the last day, included; `until` the time a limit in hours ends on it.

    `provisional` says that the calendar of that year is not published yet; `limit` says how it was counted.
    """

    day: date
    limit: PrintedLimit
    provisional: bool = False
    until: time | None = None

    def __post_init__(self) -> None:
        """Refuse to exist without a confirmed limit: nothing unconfirmed is printed as a promise."""
        if not self.limit.confirmed:
            raise Bug("an unconfirmed limit cannot be printed as a promise")


def printed_promise(
    day: date, limit: PrintedLimit, *, provisional: bool, until: time | None = None
) -> PrintedPromise | None:
    """Return the promise as it may be printed; None when nobody confirmed its limit (grades C and M)."""
    return PrintedPromise(day, limit, provisional, until) if limit.confirmed else None


@dataclass(frozen=True, slots=True)
class PaperCustomer:
    """The customer as a paper names them; what was not asked is None.

    `form_of_address` goes with the name (先生, Ms). `by_proxy` is None when nobody asked.
    """

    name: str | None = None
    form_of_address: Sentence | None = None
    by_proxy: bool | None = None
    account: str | None = None
    address: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentSeen:
    """A document the customer showed: which, how many, its number, and the substitute used if any.

    `substitute` is the index into the document's `one_of`.
    """

    document: str
    copies: int = 1
    number: str | None = None
    substitute: int | None = None


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """One line of what the hall has received."""

    title: Sentence
    copies: int
    number: str | None = None


def received_papers(procedure: Procedure, seen: Iterable[DocumentSeen]) -> tuple[ReceivedPaper, ...]:
    """Name what was received by the procedure's own words, substitutes by theirs, in the order given."""
    lines = []
    for one in seen:
        document = procedure.documents[one.document]
        title = document.title if one.substitute is None else document.one_of[one.substitute]
        lines.append(ReceivedPaper(title, one.copies, one.number))
    return tuple(lines)
