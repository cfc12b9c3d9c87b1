"""What is sent to the page: plain dictionaries, both languages in each."""

from __future__ import annotations

from clerk_app.core.rating import RatingRecord, RatingTimes
from clerk_app.core.sentence import Sentence
from clerk_app.tablet.prompt import IdleCard, RatingPrompt

Message = dict[str, object]


def idle(card: IdleCard) -> Message:
    """The idle page."""
    clerk = None if card.clerk is None else _bilingual(card.clerk)
    return {"type": "idle", "counter": _counter(card.counter), "clerk": clerk}


def hello(asking: str | None) -> Message:
    """The first words of a connection: which visit is being asked about, if any."""
    return {"type": "hello", "asking": asking}


def ended(record: RatingRecord) -> Message:
    """The question is over, whoever ended it."""
    return {"type": "ended", "visit_id": record.visit_id, "state": record.state.value}


def time_left(record: RatingRecord, now_ms: int, times: RatingTimes) -> Message:
    """How long the customer has, and what a full bar stands for."""
    asking_ms = times.prompt + (times.extension if record.extended else 0)
    total_ms = times.details if record.drafting else asking_ms
    left_ms = max(0, record.deadline_ms - now_ms)
    return {"left_ms": left_ms, "total_ms": max(total_ms, left_ms)}


def question(
    prompt: RatingPrompt, record: RatingRecord, token: str, now_ms: int, times: RatingTimes
) -> Message:
    """The question with its token and, after a reconnect, the low grade that was being explained."""
    draft = record.draft if record.draft is not None and record.draft.grade.low else None
    return {
        "type": "ask",
        "token": token,
        "changing": record.changing,
        "draft": None
        if draft is None
        else {
            "grade": int(draft.grade),
            "reasons": list(draft.reasons),
            "comment": draft.comment,
            "wants_call_back": draft.wants_call_back,
        },
        "visit_id": prompt.visit_id,
        "clerk": _bilingual(prompt.clerk),
        "counter": _counter(prompt.counter),
        "staff_number": prompt.staff_number,
        "services": [_bilingual(title) for title in prompt.services],
        "has_phone": prompt.has_phone,
        "follow_up_days": prompt.follow_up_days,
        "call_by": prompt.call_by,
        **time_left(record, now_ms, times),
    }


def _counter(counter: str) -> str:
    """The counter as customers read it: ``"02"`` is 2."""
    return counter.lstrip("0") or counter


def _bilingual(sentence: Sentence) -> dict[str, str]:
    return {"zh": sentence.zh, "en": sentence.en}
