"""What the window needs of the rating page's server, so that pages can be shown and tested without it."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from clerk_app.tablet.pairing import PairingOffer
from clerk_app.tablet.prompt import TabletStatus


class TabletLink(Protocol):
    """`clerk_app.tablet.server.TabletServer` is one. Every method returns at once."""

    def status(self) -> TabletStatus:
        """Return what is known now."""
        ...

    def begin_pairing(self) -> Future[PairingOffer]:
        """Offer pairing; an earlier offer is void. Fails with Refusal ``tablet.not_running``."""
        ...

    def confirm_pairing(self, code: str) -> Future[None]:
        """The tablet shows `code`: from now on it is the counter's only one.

        Fails with Refusal ``tablet.pairing_over``, ``tablet.nothing_claimed``, ``tablet.wrong_code``.
        """
        ...

    def unpair(self) -> Future[None]:
        """Forget the tablet."""
        ...
