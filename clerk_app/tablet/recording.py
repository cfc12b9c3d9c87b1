"""Has the desk write down how a rating went."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.rating import RatingRecord, RatingState
from clerk_app.tablet.ports import RatingClosing, RatingDesk, RatingQuestion, RatingSubmission

_log = logging.getLogger(__name__)

RETRY_S = 2.0
_TRIES = 30


class Recorder:
    """Turns a record of the rules into a call of the desk.

    Args:
        desk: records.
    """

    def __init__(self, desk: RatingDesk) -> None:
        self._desk = desk

    async def ask(self, question: RatingQuestion) -> None:
        """Write that a customer is asked; returns when it is on disk."""
        await _on_disk(self._desk.ask(question))

    async def write(self, record: RatingRecord, token: str) -> None:
        """Write an ended rating once; returns when it is on disk.

        Raises:
            Refusal: it was recorded before.
            Bug: the desk gave the work up.
        """
        if record.state is not RatingState.GIVEN:
            await _on_disk(self._desk.close(RatingClosing(record.visit_id, record.state)))
            return
        if record.answer is None:
            raise Bug("a given rating without an answer")
        submission = RatingSubmission(
            visit_id=record.visit_id,
            token=token,
            grade=record.answer.grade,
            reasons=record.answer.reasons,
            comment=record.answer.comment,
            wants_call_back=record.answer.wants_call_back,
            changed=record.changed,
        )
        await _on_disk(self._desk.submit(submission))

    async def write_surely(self, record: RatingRecord, token: str) -> bool:
        """Write an ending nobody waits for, for a minute if need be: a full disk must not swallow it."""
        for attempt in range(_TRIES):
            if attempt:
                await asyncio.sleep(RETRY_S)
            try:
                await self.write(record, token)
            except Refusal as refusal:
                _log.warning("end of rating refused: %s", refusal.code)
            except Exception:  # noqa: BLE001  (whatever failed, the rating is tried again)
                _log.exception("end of rating not recorded")
                continue
            return True
        _log.error("end of rating given up")
        return False


async def _on_disk(work: Future[None]) -> None:
    """Wait for the desk. Work it cancels must not look as if our own task were cancelled."""
    waiting = asyncio.wrap_future(work)
    await asyncio.wait({waiting})
    if waiting.cancelled():
        raise Bug("the desk cancelled a rating")
    waiting.result()
