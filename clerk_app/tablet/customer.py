"""The customer's side of a rating: the screen in front of them and what they tap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from clerk_app.core.rating import Answer
from clerk_app.tablet.messages import Message

ActionKind = Literal["give", "choose", "again", "decline", "change"]


class Screen(Protocol):
    """The paired tablet as the session sees it."""

    @property
    def connected(self) -> bool:
        """Whether it is there now."""

    def push(self, message: Message) -> None:
        """Show something; nothing happens when it is not there."""


@dataclass(frozen=True, slots=True)
class CustomerAction:
    """One tap of the customer.

    `choose` keeps a low grade while its details are written, `again` takes it back, `give` submits, `decline`
    is the button "do not rate", `change` asks to choose again after a good grade.
    """

    kind: ActionKind
    visit_id: str
    token: str
    answer: Answer | None = None


class NotRecorded(Exception):
    """The desk could not write the answer; the token is good again and the tablet keeps the answer."""
