"""The desk as the tablet's server sees it: its two ports, answered by the services. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.ratings import GivenRating
from clerk_app.service.tablet_records import PairedTablet, paired_tablet
from clerk_app.tablet.ports import PairedDevice, RatingClosing, RatingQuestion, RatingSubmission
from clerk_app.tablet.tokens import token_hash

ResultT = TypeVar("ResultT")


class RatingRecords:
    """Records ratings on the desk thread (`tablet.ports.RatingDesk`)."""

    def __init__(self, service: CounterService) -> None:
        self._service = service

    def ask(self, question: RatingQuestion) -> Future[None]:
        """Record that a customer is asked, in the name of who ended the visit."""
        service = self._service
        asked = service.desk.submit(
            service.ratings.ask,
            Actor(question.asked_by, Role.CLERK),
            f"rating asked {question.token_hash}",
            question.visit_id,
            question.device_id,
            question.token_hash,
            question.reasons_version,
        )
        return followed(asked, lambda _change: None)

    def submit(self, submission: RatingSubmission) -> Future[None]:
        """Record an answer; the same one sent twice is recorded once."""
        service = self._service
        digest = token_hash(submission.token)
        given = GivenRating(
            visit=submission.visit_id,
            token_digest=digest,
            grade=int(submission.grade),
            reasons=submission.reasons,
            comment=submission.comment,
            call_back=submission.wants_call_back,
            changed=submission.changed,
        )
        command = f"rating {'changed' if submission.changed else 'given'} {digest}"
        return followed(service.desk.submit(service.ratings.give, command, given), lambda _change: None)

    def close(self, closing: RatingClosing) -> Future[None]:
        """Record that there will be no answer."""
        service = self._service
        # A visit may be withdrawn more than once, so the id is a new one; a second record of the same end is refused.
        ended = service.desk.submit(service.ratings.end, new_command_id(), closing.visit_id, closing.state)
        return followed(ended, lambda _change: None)


class TabletRecords:
    """Keeps the paired tablet over restarts (`tablet.ports.DeviceStore`).

    Args:
        actor: in whose name a tablet is paired or removed; raises Refusal when nobody may.
    """

    def __init__(self, service: CounterService, actor: Callable[[], Actor]) -> None:
        self._service = service
        self._actor = actor

    def current(self) -> Future[PairedDevice | None]:
        """Return the tablet paired last, if any."""
        return followed(self._service.reader.submit(paired_tablet), _device)

    def replace(self, device: PairedDevice | None) -> Future[None]:
        """Make `device` the counter's only tablet; None unpairs."""
        service = self._service
        paired = service.desk.submit(
            service.hall.pair_device,
            self._actor(),
            new_command_id(),
            None if device is None else device.device_id,
            "" if device is None else device.token_hash,
        )
        return followed(paired, lambda _change: None)


def _device(paired: PairedTablet | None) -> PairedDevice | None:
    return None if paired is None else PairedDevice(paired.device, paired.token_hash)


def followed(future: Future[Any], result: Callable[[Any], ResultT]) -> Future[ResultT]:
    """Return a future that ends as `future` does, with what `result` makes of its result."""
    following: Future[ResultT] = Future()

    def settle(done: Future[Any]) -> None:
        if done.cancelled():
            following.cancel()
            return
        error = done.exception()
        if error is not None:
            following.set_exception(error)
        else:
            following.set_result(result(done.result()))

    future.add_done_callback(settle)
    return following
