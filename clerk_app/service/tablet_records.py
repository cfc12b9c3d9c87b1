"""What the tablet's server needs from the records: the paired tablet, the next question, questions left open."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.core.sentence import Sentence
from clerk_app.core.visit import VisitStatus
from clerk_app.service.hall import DEVICE_SECRET
from clerk_app.service.reader import Connection
from clerk_app.service.request_view import RequestReader
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import ratings as rating_queries
from clerk_app.store.queries import visit_end
from clerk_app.store.records import Records

CUSTOMER_LEFT = "customer_left"


@dataclass(frozen=True, slots=True)
class PairedTablet:
    """The one tablet of this counter; of its token only the hash is kept."""

    device: str
    token_hash: str


@dataclass(frozen=True, slots=True)
class RatingFacts:
    """What the customer of a visit is shown when they are asked.

    Attributes:
        clerk: staff id of who ended the visit.
        services: titles of what was done, each once, in the order of the visit.
        has_phone: a call back can be wished for only then.
    """

    visit: str
    clerk: str
    name: Sentence
    staff_number: str
    counter: str
    services: tuple[Sentence, ...]
    has_phone: bool
    follow_up_days: int
    call_by: str


def paired_tablet(connection: Connection) -> PairedTablet | None:
    """Return the counter's tablet; None when there is none."""
    device = hall_queries.paired_device(connection)
    if device is None:
        return None
    token_hash = Records(connection).secret(device, DEVICE_SECRET)
    return None if token_hash is None else PairedTablet(device, token_hash)


def left_open(connection: Connection) -> list[str]:
    """Return visits whose customer was being asked when the program ended without a goodbye."""
    return rating_queries.left_open(connection)


def rating_facts(connection: Connection, reader: RequestReader, visit_id: str) -> RatingFacts | None:
    """Return what to ask the customer of a visit.

    None when there is nobody to ask: the visit goes on, its customer left in the middle, or they were asked already.
    """
    visit = reader.visit(connection, visit_id)
    times = visit_end.times(connection, visit_id)
    rating = rating_queries.rating(connection, visit_id)
    if visit is None or times is None or visit.status is not VisitStatus.ENDED or times.how == CUSTOMER_LEFT:
        return None
    if rating is not None and rating.state != "withdrawn":
        return None
    staff = hall_queries.staff_member(connection, visit.clerk)
    if staff is None:
        return None
    settings = hall_queries.settings(connection)
    titles = [view.procedure.title for number in visit.requests if (view := reader.request(connection, number, "zh"))]
    return RatingFacts(
        visit=visit_id,
        clerk=staff.id,
        name=Sentence(staff.name, staff.name_in("en")),
        staff_number=staff.number,
        counter=settings.counter,
        services=tuple(dict.fromkeys(titles)),
        has_phone="customer_phone" in visit.customer,
        follow_up_days=settings.follow_up_days,
        call_by=reader.bring_by(settings.follow_up_days),
    )
