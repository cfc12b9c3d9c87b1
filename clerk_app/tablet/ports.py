"""What the tablet needs from the rest of the program, as small protocols."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from clerk_app.core.rating import Grade, RatingState


@dataclass(frozen=True, slots=True)
class RatingQuestion:
    """A customer is about to be asked.

    Attributes:
        visit_id: the visit that is rated.
        token_hash: `tokens.token_hash` of the question's one-time token.
        device_id: the tablet.
        reasons_version: which list of reasons it offers.
        asked_by: staff id of who ended the visit.
    """

    visit_id: str
    token_hash: str
    device_id: str
    reasons_version: int
    asked_by: str


@dataclass(frozen=True, slots=True)
class RatingSubmission:
    """A customer's answer, to be recorded.

    Attributes:
        visit_id: the visit that is rated.
        token: the question's one-time token, whose hash was recorded with the question. A change carries
            it too, so token and `changed` together serve as the command's id.
        grade: one of the five.
        reasons: ids of `core.rating.REASONS`, only beside a low grade.
        comment: the customer's words, as they are; only beside a low grade.
        wants_call_back: None when the customer did not choose.
        changed: it replaces the answer of the same visit that was recorded before.
    """

    visit_id: str
    token: str
    grade: Grade
    reasons: tuple[str, ...]
    comment: str
    wants_call_back: bool | None
    changed: bool


@dataclass(frozen=True, slots=True)
class RatingClosing:
    """A question that was recorded ended without a grade: declined, no answer, device trouble, withdrawn."""

    visit_id: str
    state: RatingState


class RatingDesk(Protocol):
    """Records ratings. The future is done when the record is on disk: only then the tablet says thanks.

    A `Refusal` in the future is final (a visit that is rated already); anything else is tried again.
    """

    def ask(self, question: RatingQuestion) -> Future[None]:
        """Record that a customer is asked; the tablet lights up afterwards, so no answer can be faster."""

    def submit(self, submission: RatingSubmission) -> Future[None]:
        """Record an answer."""

    def close(self, closing: RatingClosing) -> Future[None]:
        """Record that there will be no answer, and why."""


@dataclass(frozen=True, slots=True)
class PairedDevice:
    """The one tablet of this counter; the token itself is only on the tablet."""

    device_id: str
    token_hash: str


class DeviceStore(Protocol):
    """Keeps the paired tablet over restarts."""

    def current(self) -> Future[PairedDevice | None]:
        """The tablet paired last, if any."""

    def replace(self, device: PairedDevice | None) -> Future[None]:
        """Make `device` the counter's only tablet; None unpairs. Done when it is on disk."""


_log = logging.getLogger(__name__)


def _nothing(*_: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class TabletEvents:
    """Plain callables the server calls on its own thread; a window turns them into queued signals.

    Attributes:
        on_connected: the paired tablet is there.
        on_disconnected: it is gone.
        on_claimed: a tablet opened the pairing page and shows the code that has to be confirmed.
        on_finished: visit id and how the question ended, after the commit; never the grade.
    """

    on_connected: Callable[[], None] = _nothing
    on_disconnected: Callable[[], None] = _nothing
    on_claimed: Callable[[], None] = _nothing
    on_finished: Callable[[str, RatingState], None] = _nothing


def guarded(events: TabletEvents) -> TabletEvents:
    """The same events, but a listener that fails is logged: what is on disk must not look undone for it."""

    def safely(listener: Callable[..., None]) -> Callable[..., None]:
        def calling(*about: object) -> None:
            try:
                listener(*about)
            except Exception:  # noqa: BLE001  (a window may be gone already)
                _log.exception("a listener of the tablet failed")

        return calling

    return TabletEvents(
        on_connected=safely(events.on_connected),
        on_disconnected=safely(events.on_disconnected),
        on_claimed=safely(events.on_claimed),
        on_finished=safely(events.on_finished),
    )
