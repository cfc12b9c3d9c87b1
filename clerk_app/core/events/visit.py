"""Events of a visit: greeting, customer, parking, end, rating, follow-up."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from clerk_app.core.events.envelope import EventData, VaultRef, registry


class OfVisit(EventData, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event of one visit; `requests` are those in the visit that it moves as well."""

    visit: str
    requests: list[str] = msgspec.field(default_factory=list)

    def subjects(self) -> tuple[str, ...]:
        """Return the visit and the requests it carries along."""
        return (f"visit:{self.visit}", *(f"request:{number}" for number in self.requests))


@registry.kind
class VisitOpened(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A customer sat down; from here the clerk answers for what they bring."""

    KIND: ClassVar[str] = "visit.opened"
    clerk: str = ""


@registry.kind
class CustomerRecorded(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the customer told about themselves; only what is set here changes.

    `data` maps `customer_name`, `customer_phone`, `account`, `address` to the vault.
    """

    KIND: ClassVar[str] = "customer.recorded"
    data: dict[str, VaultRef] = msgspec.field(default_factory=dict)
    form_of_address: str | None = None
    in_person: bool | None = None
    needs: list[str] | None = None


@registry.kind
class NoteWritten(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A clerk's note to the log of the visit."""

    KIND: ClassVar[str] = "note.written"
    text: VaultRef | None = None


@registry.kind
class VisitParked(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The visit waits. `why`: ``clerk``, ``signed_out``."""

    KIND: ClassVar[str] = "visit.parked"
    why: str = "clerk"
    reason: VaultRef | None = None


@registry.kind
class VisitResumed(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A parked visit goes on, by the same clerk or a colleague."""

    KIND: ClassVar[str] = "visit.resumed"
    clerk: str = ""


@registry.kind
class VisitEnded(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Goodbye was said. `requests` in progress stay parked; `how`: ``finished``, ``customer_left``."""

    KIND: ClassVar[str] = "visit.ended"
    how: str = "finished"


@registry.kind
class VisitReopened(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The customer had one more thing: the visit goes on as if it had not ended."""

    KIND: ClassVar[str] = "visit.reopened"


@registry.kind
class Interrupted(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The program found this visit open when it started: power cut, crash or shutdown.

    `away_ms` is the time between the last event and the start; the counter clock leaves it out.
    """

    KIND: ClassVar[str] = "visit.interrupted"
    away_ms: int = 0


@registry.kind
class RatingAsked(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The tablet lit up. `token_digest` proves later which prompt an answer belongs to."""

    KIND: ClassVar[str] = "rating.asked"
    device: str = ""
    token_digest: str = ""
    reasons_version: int = 1


@registry.kind
class RatingExtended(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The clerk gave the customer more time."""

    KIND: ClassVar[str] = "rating.extended"
    by_ms: int = 0


@registry.kind
class RatingGiven(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The customer's grade, 5 (very satisfied) to 1; a change within its time is one more event.

    `clerk` is who ended the visit: whom the day's counts belong to.
    """

    KIND: ClassVar[str] = "rating.given"
    grade: int = 0
    reasons: list[str] = msgspec.field(default_factory=list)
    comment: VaultRef | None = None
    call_back: bool | None = None
    changed: bool = False
    clerk: str = ""


@registry.kind
class RatingEnded(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """It ended without a grade: ``declined``, ``no_answer``, ``device_trouble``, ``device_busy``, ``withdrawn``.

    The customer declines; the others are the clock's. Early journals name the customer for all of them.
    """

    KIND: ClassVar[str] = "rating.ended"
    state: str = ""
    clerk: str = ""


@registry.kind
class FollowUpOpened(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A low grade leaves work: a call when the customer wishes one, else a review without a call."""

    KIND: ClassVar[str] = "follow_up.opened"
    call: bool = False
    due_day: str = ""
    withdrawn: bool = False


@registry.kind
class FollowUpDone(OfVisit, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A supervisor called or reviewed. `result`: ``settled``, ``explained``, ``not_reached``, ``reviewed``."""

    KIND: ClassVar[str] = "follow_up.done"
    result: str = ""
    note: VaultRef | None = None
