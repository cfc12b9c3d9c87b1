"""The rules of the customer's rating: one a visit, by the customer, never by default.

A `RatingRecord` is what is known about the rating of one visit; the functions are its only
transitions. All times are milliseconds of one steadily running clock whose origin does not matter:
the tablet's server passes a monotonic one, so that a wall clock that jumps moves no deadline.

Source of the rules: 国办发〔2019〕51号 (five grades, one visit one rating), GB/T 39734-2020 (voluntary,
no forcing, hinting, interfering; the rater is protected).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from clerk_app.core.errors import Refusal

PROMPT_MS = 40_000
"""How long the customer is asked, from the moment the tablet lights up."""

EXTENSION_MS = 30_000
"""What the clerk may add, once: a customer in need of time loses nothing by taking it."""

DETAILS_MS = 90_000
"""How long reasons and comment of a low grade may take, from the first low grade tapped."""

CHANGE_MS = 8_000
"""How long "change it" is offered after a good grade."""

NETWORK_GRACE_MS = 2_000
"""How much later than its deadline an answer may arrive, for its way through the network."""

RECONNECT_GRACE_MS = 15_000
"""How long a tablet that fell off the network may come back before the rating ends as device trouble."""

COMMENT_LIMIT = 500
"""Longest comment, in characters."""

REASONS_VERSION = 1
"""The list of reasons is versioned and not changed by a counter, so that counts stay comparable."""

REASONS: tuple[str, ...] = (
    "waited_too_long",
    "not_courteous",
    "not_explained",
    "not_skilled",
    "too_many_papers",
    "came_again",
    "not_solved",
    "something_else",
)
"""Reasons a customer may tick beside a low grade, in the order they are shown."""


class Grade(IntEnum):
    """The five grades of 好差评; the last two are bad ratings (差评)."""

    VERY_SATISFIED = 5
    SATISFIED = 4
    FAIRLY_SATISFIED = 3
    DISSATISFIED = 2
    VERY_DISSATISFIED = 1

    @property
    def code(self) -> str:
        """The name used in records and texts, e.g. ``"fairly_satisfied"``."""
        return self.name.lower()

    @property
    def low(self) -> bool:
        """Whether it is a bad rating, which asks for reasons and leaves a follow-up."""
        return self <= Grade.DISSATISFIED


class RatingState(StrEnum):
    """What became of the question; only `GIVEN` carries a grade."""

    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    DEVICE_TROUBLE = "device_trouble"
    DEVICE_BUSY = "device_busy"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class RatingTimes:
    """The durations of one rating in milliseconds; halls use the standard ones, tests shorter ones."""

    prompt: int = PROMPT_MS
    extension: int = EXTENSION_MS
    details: int = DETAILS_MS
    change: int = CHANGE_MS
    network_grace: int = NETWORK_GRACE_MS
    reconnect_grace: int = RECONNECT_GRACE_MS


STANDARD_TIMES = RatingTimes()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer said. Everything but the grade belongs to a low one and is optional.

    `wants_call_back` is None until the customer chose: there is no default wish.
    """

    grade: Grade
    reasons: tuple[str, ...] = ()
    comment: str = ""
    wants_call_back: bool | None = None


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """The rating of one visit.

    Attributes:
        visit_id: the visit that is rated.
        state: see `RatingState`.
        deadline_ms: until when an answer counts, while one is awaited.
        answer: what was given; only in state `GIVEN`.
        draft: a low grade tapped and not yet submitted, with what was filled in so far.
        drafting: a low grade was tapped once; its time runs and does not start again.
        extended: the clerk added time.
        change_until_ms: until when the customer may begin to change a good grade; None = not offered.
        changing: the customer is choosing again; the earlier answer stands until a new one comes.
        changed: the answer replaced an earlier one of the same customer.
        lost_ms: since when the tablet is out of reach; None while it is connected.
    """

    visit_id: str
    state: RatingState
    deadline_ms: int
    answer: Answer | None = None
    draft: Answer | None = None
    drafting: bool = False
    extended: bool = False
    change_until_ms: int | None = None
    changing: bool = False
    changed: bool = False
    lost_ms: int | None = None

    @property
    def awaiting(self) -> bool:
        """Whether the customer is at it: asked, or choosing again."""
        return self.state is RatingState.ASKED or self.changing


def check_answer(answer: Answer) -> Answer:
    """Return `answer` with its reasons in the list's order, or refuse what no page of ours sends.

    Raises:
        Refusal: ``rating.unknown_reason``, ``rating.comment_too_long``, ``rating.details_not_asked``.
    """
    unknown = [reason for reason in answer.reasons if reason not in REASONS]
    if unknown:
        raise Refusal("rating.unknown_reason", version=REASONS_VERSION)
    if len(answer.comment) > COMMENT_LIMIT:
        raise Refusal("rating.comment_too_long", limit=COMMENT_LIMIT)
    if not answer.grade.low and (answer.reasons or answer.comment or answer.wants_call_back is not None):
        raise Refusal("rating.details_not_asked")
    return replace(answer, reasons=tuple(reason for reason in REASONS if reason in answer.reasons))


def ask(visit_id: str, now_ms: int, times: RatingTimes = STANDARD_TIMES) -> RatingRecord:
    """Begin to ask the customer of `visit_id`."""
    return RatingRecord(visit_id, RatingState.ASKED, now_ms + times.prompt)


def not_asked(visit_id: str, state: RatingState, now_ms: int) -> RatingRecord:
    """The record of a visit whose customer could not be asked: `DEVICE_BUSY` or `DEVICE_TROUBLE`."""
    return RatingRecord(visit_id, state, now_ms)


def answer_by_ms(record: RatingRecord, times: RatingTimes = STANDARD_TIMES) -> int:
    """Until when an answer is still accepted: the deadline, the way through the network, the way back."""
    latest = record.deadline_ms + times.network_grace
    if record.lost_ms is not None:
        latest = max(latest, record.lost_ms + times.reconnect_grace)
    return latest


def _require_awaiting(record: RatingRecord, now_ms: int, times: RatingTimes) -> None:
    if not record.awaiting:
        raise Refusal("rating.already_closed")
    if now_ms > answer_by_ms(record, times):
        raise Refusal("rating.late")


def extend(record: RatingRecord, now_ms: int, times: RatingTimes = STANDARD_TIMES) -> RatingRecord:
    """Add the clerk's one extension.

    It is granted while reasons are being written, too: refusing it then would tell the clerk of a low grade.

    Raises:
        Refusal: ``rating.already_closed``, ``rating.already_extended``, ``rating.late``.
    """
    if record.state is not RatingState.ASKED:
        raise Refusal("rating.already_closed")
    if record.extended:
        raise Refusal("rating.already_extended")
    if now_ms > record.deadline_ms:
        raise Refusal("rating.late")
    return replace(record, extended=True, deadline_ms=record.deadline_ms + times.extension)


def choose(
    record: RatingRecord, draft: Answer, now_ms: int, times: RatingTimes = STANDARD_TIMES
) -> RatingRecord:
    """Keep a low grade tapped and what is filled in so far; the first one starts the time for details.

    Raises:
        Refusal: ``rating.already_closed``, ``rating.late``, ``rating.not_a_low_grade``, or of `check_answer`.
    """
    if not draft.grade.low:
        raise Refusal("rating.not_a_low_grade")
    _require_awaiting(record, now_ms, times)
    deadline_ms = record.deadline_ms if record.drafting else max(record.deadline_ms, now_ms + times.details)
    return replace(record, draft=check_answer(draft), drafting=True, deadline_ms=deadline_ms)


def choose_again(record: RatingRecord, now_ms: int, times: RatingTimes = STANDARD_TIMES) -> RatingRecord:
    """Take a low grade back before it is submitted; the time that runs goes on.

    Raises:
        Refusal: ``rating.already_closed``, ``rating.late``.
    """
    _require_awaiting(record, now_ms, times)
    return replace(record, draft=None)


def give(
    record: RatingRecord, answer: Answer, now_ms: int, times: RatingTimes = STANDARD_TIMES
) -> RatingRecord:
    """Accept the customer's answer, or the one that replaces it.

    A good grade may be changed afterwards, once. A low one may not: it was taken back before it was
    submitted, if at all, and nobody standing by can talk the customer out of it.

    Raises:
        Refusal: ``rating.already_closed``, ``rating.late``, or of `check_answer`.
    """
    _require_awaiting(record, now_ms, times)
    checked = check_answer(answer)
    may_change = not checked.grade.low and not record.changing
    return replace(
        record,
        state=RatingState.GIVEN,
        answer=checked,
        draft=None,
        changing=False,
        changed=record.changing,
        change_until_ms=now_ms + times.change if may_change else None,
    )


def begin_change(record: RatingRecord, now_ms: int, times: RatingTimes = STANDARD_TIMES) -> RatingRecord:
    """Let the customer choose again; the earlier answer stands until a new one comes.

    Raises:
        Refusal: ``rating.already_closed`` (nothing to change), ``rating.late`` (the offer is over).
    """
    if record.change_until_ms is None or record.changing:
        raise Refusal("rating.already_closed")
    if now_ms > record.change_until_ms + times.network_grace:
        raise Refusal("rating.late")
    again_until_ms = now_ms + times.prompt
    return replace(record, changing=True, change_until_ms=None, drafting=False, deadline_ms=again_until_ms)


def decline(record: RatingRecord, now_ms: int, times: RatingTimes = STANDARD_TIMES) -> RatingRecord:
    """The customer does not want to rate; while choosing again it means: keep what I said.

    Raises:
        Refusal: ``rating.already_closed``, ``rating.late``.
    """
    _require_awaiting(record, now_ms, times)
    if record.changing:
        return replace(record, changing=False, draft=None)
    return replace(record, state=RatingState.DECLINED, draft=None)


def lose_device(record: RatingRecord, now_ms: int) -> RatingRecord:
    """The tablet fell off the network: wait for it, the customer may have answered already."""
    return record if record.lost_ms is not None else replace(record, lost_ms=now_ms)


def find_device(record: RatingRecord, now_ms: int, times: RatingTimes = STANDARD_TIMES) -> RatingRecord:
    """The tablet is back in time: an answer it kept may still be sent, so the deadline leaves room for it."""
    if record.lost_ms is None:
        return record
    if not record.awaiting or now_ms > answer_by_ms(record, times):
        return replace(record, lost_ms=None)
    return replace(record, lost_ms=None, deadline_ms=max(record.deadline_ms, now_ms + times.network_grace))


def expires_ms(record: RatingRecord, times: RatingTimes = STANDARD_TIMES) -> int:
    """When `expire` is due: a lost tablet is given up before the deadline if nothing was tapped on it."""
    if record.lost_ms is not None and record.state is RatingState.ASKED and record.draft is None:
        return record.lost_ms + times.reconnect_grace
    return answer_by_ms(record, times)


def expire(record: RatingRecord, now_ms: int, times: RatingTimes = STANDARD_TIMES) -> RatingRecord:
    """End what is still open at its time: with what was chosen, else as no answer or device trouble.

    A record that is closed or not yet due is returned as it is.
    """
    if not record.awaiting or now_ms < expires_ms(record, times):
        return record
    return conclude(record)


def conclude(record: RatingRecord) -> RatingRecord:
    """End what is still open now, whatever its deadline, for example because the program ends."""
    if not record.awaiting:
        return record
    if record.draft is not None:
        return replace(
            record,
            state=RatingState.GIVEN,
            answer=record.draft,
            draft=None,
            changed=record.changing,
            changing=False,
            change_until_ms=None,
        )
    if record.changing:
        return replace(record, changing=False)
    ended = RatingState.NO_ANSWER if record.lost_ms is None else RatingState.DEVICE_TROUBLE
    return replace(record, state=ended)


def withdraw(record: RatingRecord) -> RatingRecord:
    """Take the question back because the visit goes on.

    A low grade already tapped cannot be withdrawn: the customer has answered, and whoever serves them
    must not be able to make that disappear. The refusal is the one of a given rating and so tells nothing.

    Raises:
        Refusal: ``rating.already_closed``.
    """
    if record.state is not RatingState.ASKED or record.draft is not None:
        raise Refusal("rating.already_closed")
    return replace(record, state=RatingState.WITHDRAWN)
