"""The rating in progress: the rules of `core.rating` joined to the tablet, the desk and a steady clock.

Everything here runs on the server's event loop, so nothing needs a lock.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Callable, Coroutine

from clerk_app.core import rating
from clerk_app.core.errors import Refusal
from clerk_app.core.rating import RatingRecord, RatingState
from clerk_app.tablet import messages
from clerk_app.tablet.customer import CustomerAction, NotRecorded, Screen
from clerk_app.tablet.messages import Message
from clerk_app.tablet.ports import RatingDesk, RatingQuestion, TabletEvents
from clerk_app.tablet.prompt import Asked, IdleCard, RatingPrompt, TabletSettings
from clerk_app.tablet.recording import Recorder
from clerk_app.tablet.tokens import OneTimeTokens, TokenUse, token_hash

_log = logging.getLogger(__name__)

_LAST_WAIT_S = 2.0

class RatingSession:
    """The rating of one visit after the other.

    Args:
        settings: durations.
        desk: records.
        screen: the tablet.
        events: who is told.
        clock_ms: steady milliseconds.
    """

    def __init__(
        self,
        settings: TabletSettings,
        desk: RatingDesk,
        screen: Screen,
        events: TabletEvents,
        clock_ms: Callable[[], int],
    ) -> None:
        self._times = settings.times
        self._recorder = Recorder(desk)
        self._screen = screen
        self._events = events
        self._clock_ms = clock_ms
        self._tokens = OneTimeTokens()
        self._token = ""
        self._question_token = ""
        self._idle: IdleCard | None = None
        self._prompt: RatingPrompt | None = None
        self._record: RatingRecord | None = None
        self._question_until_ms = 0
        self._recording = False
        self._timer: asyncio.TimerHandle | None = None
        self._endings: set[asyncio.Task[None]] = set()

    # What the program asks for

    @property
    def record(self) -> RatingRecord | None:
        """The rating asked for last, if any."""
        return self._record

    @property
    def running(self) -> bool:
        """Whether a customer is at it, or their answer is just being written."""
        return self._recording or (self._record is not None and self._record.awaiting)

    @property
    def question_left_ms(self) -> int:
        """What is left of the question itself, without the time for reasons (see `TabletStatus`)."""
        return max(0, self._question_until_ms - self._clock_ms())

    def show_idle(self, card: IdleCard) -> None:
        """Say who sits at the counter; shown whenever nobody is asked."""
        self._idle = card
        self._screen.push(messages.idle(card))

    async def ask(self, prompt: RatingPrompt, device_id: str) -> Asked:
        """Ask the customer of a visit, unless the one before is still at it.

        Raises:
            Refusal: the desk refuses, for example a visit that is rated already.
        """
        if self.running:
            return Asked(prompt.visit_id, RatingState.DEVICE_BUSY)
        self._recording = True
        try:
            token = self._tokens.issue()
            await self._recorder.ask(
                RatingQuestion(
                    prompt.visit_id, token_hash(token), device_id, rating.REASONS_VERSION, prompt.asked_by
                )
            )
        except BaseException:
            self._tokens.use_up()
            raise
        finally:
            self._recording = False
        self._token = self._question_token = token
        now_ms = self._clock_ms()
        self._prompt = prompt
        self._record = rating.ask(prompt.visit_id, now_ms, self._times)
        if not self._screen.connected:
            self._record = rating.lose_device(self._record, now_ms)
        self._question_until_ms = self._record.deadline_ms
        self._arm()
        self._push_question()
        return Asked(prompt.visit_id, RatingState.ASKED, self._token)

    def extend(self, visit_id: str) -> None:
        """Add the clerk's thirty seconds.

        Raises:
            Refusal: of `core.rating.extend`.
        """
        record = self._of(visit_id)
        self._record = rating.extend(record, self._clock_ms(), self._times)
        self._question_until_ms += self._times.extension
        self._arm()
        self._screen.push({"type": "time", "visit_id": visit_id, **self._time_left()})

    async def withdraw(self, visit_id: str) -> None:
        """Take the question back; done when that is recorded.

        Raises:
            Refusal: ``rating.already_closed``: the customer has answered.
        """
        if self._recording:
            raise Refusal("rating.already_closed")
        self._record = rating.withdraw(self._of(visit_id))
        self._tokens.use_up()
        self._arm()
        await self._end(self._record, self._question_token)

    async def finish(self) -> None:
        """The program ends: record what is there, within two seconds."""
        if self._record is not None and self._record.awaiting and not self._recording:
            self._begin_end(rating.conclude(self._record))
        if self._endings:
            await asyncio.wait(self._endings, timeout=_LAST_WAIT_S)
        for ending in list(self._endings):
            ending.cancel()
        if self._timer is not None:
            self._timer.cancel()

    # What the tablet does

    def device_back(self) -> None:
        """The tablet is connected: show it where things stand."""
        if self._record is not None:
            self._record = rating.find_device(self._record, self._clock_ms(), self._times)
            self._arm()
        asking = self._record if self.running else None
        self._screen.push(messages.hello(None if asking is None else asking.visit_id))
        if self._idle is not None:
            self._screen.push(messages.idle(self._idle))
        if asking is not None and asking.awaiting:
            self._push_question()

    def device_lost(self) -> None:
        """The tablet is gone."""
        if self._record is not None and self._record.awaiting:
            self._record = rating.lose_device(self._record, self._clock_ms())
            self._arm()

    async def act(self, action: CustomerAction) -> Message:
        """Do what the customer tapped; returns what the page needs to go on.

        Raises:
            Refusal: ``rating.unknown_token``, ``rating.being_recorded``, or of the rules.
            NotRecorded: the desk could not write.
        """
        record = self._admit(action)
        now_ms = self._clock_ms()
        if action.kind == "choose" and action.answer is not None:
            self._record = rating.choose(record, action.answer, now_ms, self._times)
        elif action.kind == "again":
            self._record = rating.choose_again(record, now_ms, self._times)
        elif action.kind == "change":
            self._record = rating.begin_change(record, now_ms, self._times)
            self._token = self._tokens.issue()
            self._arm()
            return {"state": "changing", "token": self._token, **self._time_left()}
        elif action.kind == "decline":
            return await self._record_answer(record, rating.decline(record, now_ms, self._times))
        elif action.kind == "give" and action.answer is not None:
            return await self._record_answer(record, rating.give(record, action.answer, now_ms, self._times))
        self._arm()
        return {"state": "asked", **self._time_left()}

    def _admit(self, action: CustomerAction) -> RatingRecord:
        use = self._tokens.check(action.token)
        record = self._record
        if use is TokenUse.UNKNOWN or record is None:
            raise Refusal("rating.unknown_token")
        if use is TokenUse.USED:
            if self._recording:
                raise Refusal("rating.being_recorded")
            unanswered = (RatingState.NO_ANSWER, RatingState.DEVICE_TROUBLE)
            raise Refusal("rating.late" if record.state in unanswered else "rating.already_closed")
        if action.visit_id != record.visit_id:
            raise Refusal("rating.unknown_token")
        wish = action.answer is not None and action.answer.wants_call_back
        if wish and self._prompt is not None and not self._prompt.has_phone:
            raise Refusal("rating.no_number")
        return record

    async def _record_answer(self, before: RatingRecord, after: RatingRecord) -> Message:
        """Write what the customer said and only then take it as said."""
        used = self._tokens.use_up()
        self._recording = True
        self._arm()
        try:
            # "Keep what I said" writes nothing: the first answer is recorded already.
            if after.changed or not before.changing:
                await self._recorder.write(after, self._question_token)
        except Refusal:
            self._record = after
            raise
        except Exception as error:
            _log.exception("rating not recorded")
            self._tokens.restore(used)
            # What was said is kept, so that it is what gets recorded if no second try comes.
            self._record = dataclasses.replace(before, draft=after.answer)
            raise NotRecorded from error
        finally:
            self._recording = False
            self._arm()
        self._record = after
        self._arm()
        if not before.changing:
            self._events.on_finished(after.visit_id, after.state)
        return self._thanks(after)

    def _thanks(self, record: RatingRecord) -> Message:
        change: Message | None = None
        if record.change_until_ms is not None:
            self._token = self._tokens.issue()
            change = {"token": self._token, "left_ms": max(0, record.change_until_ms - self._clock_ms())}
        return {"state": record.state.value, "change": change}

    # Time

    def _arm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        record = self._record
        if record is None or not record.awaiting or self._recording:
            return
        wait_ms = rating.expires_ms(record, self._times) - self._clock_ms()
        self._timer = asyncio.get_running_loop().call_later(max(0, wait_ms) / 1000, self._due)

    def _due(self) -> None:
        record = self._record
        if record is None or self._recording:
            return
        ended = rating.expire(record, self._clock_ms(), self._times)
        if ended is record:
            self._arm()  # the loop's timers may fire a millisecond early
        else:
            self._begin_end(ended)

    def _begin_end(self, ended: RatingRecord) -> None:
        before, self._record = self._record, ended
        self._tokens.use_up()
        kept = before is not None and before.changing and not ended.changed
        if kept:
            self._screen.push(messages.ended(ended))
            return
        self._keep(self._end(ended, self._question_token, silent=before is not None and before.changing))

    def _keep(self, ending: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(ending)
        self._endings.add(task)
        task.add_done_callback(self._endings.discard)

    async def _end(self, ended: RatingRecord, token: str, silent: bool = False) -> None:
        self._screen.push(messages.ended(ended))
        if await self._recorder.write_surely(ended, token) and not silent:
            self._events.on_finished(ended.visit_id, ended.state)

    # What is shown

    def _of(self, visit_id: str) -> RatingRecord:
        if self._record is None or self._record.visit_id != visit_id:
            raise Refusal("rating.already_closed")
        return self._record

    def _time_left(self) -> Message:
        if self._record is None:
            return {}
        return messages.time_left(self._record, self._clock_ms(), self._times)

    def _push_question(self) -> None:
        if self._record is not None and self._prompt is not None:
            question = messages.question(
                self._prompt, self._record, self._token, self._clock_ms(), self._times
            )
            self._screen.push(question)
