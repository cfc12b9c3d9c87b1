"""What the tablet shows: the hall, who serves, what is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from clerk_app.core.rating import STANDARD_TIMES, RatingState, RatingTimes
from clerk_app.core.sentence import Language, Sentence

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104  (a tablet is another machine; who may talk is checked per request)
"""Listen on every IPv4 address of this PC."""


@dataclass(frozen=True, slots=True)
class TabletSettings:
    """How the rating page is served.

    Attributes:
        hall: name of the hall.
        hotline: phone number shown on the idle page.
        port: TCP port; 0 takes a free one.
        bind: IPv4 address to listen on, or `EVERY_ADDRESS`.
        allow_local: whether this PC itself may rate: only for demonstration and tests.
        utc_offset_minutes: the hall's zone, for the clock on the tablet.
        times: durations of a rating.
        language: of the idle page, and of the question until the customer changes it.
    """

    hall: Sentence
    hotline: str = "95598"
    port: int = 8787
    bind: str = EVERY_ADDRESS
    allow_local: bool = False
    utc_offset_minutes: int = 480
    times: RatingTimes = field(default=STANDARD_TIMES)
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class IdleCard:
    """Who sits at the counter; without a clerk nobody is signed in."""

    counter: str
    clerk: Sentence | None = None


@dataclass(frozen=True, slots=True)
class RatingPrompt:
    """The question after one visit.

    Attributes:
        visit_id: the visit that is rated.
        clerk: name of the clerk.
        counter: the counter as it is called in the hall, e.g. ``"02"``.
        staff_number: the clerk's public number (工号).
        services: titles of what was done, in the order of the visit.
        has_phone: whether the customer left a number; otherwise a call back is not offered.
        follow_up_days: working days within which the supervisor looks into a low grade.
        call_by: the last day for it as ``2026-11-24``, if the calendar knows it.
        asked_by: staff id of who ended the visit; handed on to the desk, never shown.
    """

    visit_id: str
    clerk: Sentence
    counter: str
    staff_number: str
    services: tuple[Sentence, ...]
    has_phone: bool
    follow_up_days: int = 1
    call_by: str | None = None
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to "ask this customer".

    Attributes:
        visit_id: the visit.
        state: `ASKED` (recorded), or at once `DEVICE_BUSY` (the customer before is still at it) or
            `DEVICE_TROUBLE` (no tablet is paired); in both cases the caller records it, nothing follows.
        token: the one-time token of this visit; None when nobody is asked.
    """

    visit_id: str
    state: RatingState
    token: str | None = None


@dataclass(frozen=True, slots=True)
class TabletStatus:
    """What the window may know about the tablet.

    Attributes:
        running: the page is served.
        addresses: URLs under which it is served.
        paired: a tablet belongs to this counter.
        connected: it is there now.
        asking: visit whose customer is being asked.
        seconds_left: of the question with the clerk's extension. The time for reasons is not in it:
            that would tell the clerk of a low grade; 0 while the question goes on means "still at it".
        may_extend: the extension was not used yet.
    """

    running: bool = False
    addresses: tuple[str, ...] = ()
    paired: bool = False
    connected: bool = False
    asking: str | None = None
    seconds_left: int = 0
    may_extend: bool = False

