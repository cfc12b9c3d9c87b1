"""THE ownership rule: who answers for a request, who first handled it, who works on it now.

Three roles (冀政办〔2008〕17号, art. 1–2, and `product.md` rules 1 and 2):

* the first-responsible clerk was asked first and answers until the request is closed, whoever works on it;
* the first handler did the first work step or accepted the first hand-off before one; written once;
* the handler works on it now: exactly one at any instant, moved only by an accepted hand-off or by a colleague who
  serves the returning customer. Both count as a hop.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from clerk_app.core.errors import Bug, Refusal


@dataclass(frozen=True, slots=True)
class Offer:
    """A hand-off nobody has answered yet."""

    sender: str
    receiver: str


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owns one request, from its first second to its closing."""

    first_responsible: str
    handler: str
    first_handler: str | None = None
    hops: int = 0
    offer: Offer | None = None

    @staticmethod
    def begin(clerk: str) -> Ownership:
        """Return the ownership of a request in its first second: the clerk asked has it whole."""
        return Ownership(first_responsible=clerk, handler=clerk)

    def require_handler(self, clerk: str) -> None:
        """Raise Refusal unless `clerk` is the handler: nobody works on a colleague's request by accident."""
        if clerk != self.handler:
            raise Refusal("ownership.not_handler", handler=self.handler)

    def first_handled(self, clerk: str) -> Ownership:
        """Return the ownership after the first work; a second first handler is our error (Bug)."""
        if self.first_handler is not None:
            raise Bug(f"first handler is written once, it is {self.first_handler}")
        return replace(self, first_handler=clerk)

    def require_offerable(self, sender: str, receiver: str) -> None:
        """Raise Refusal unless the handler `sender` may offer the request to `receiver`."""
        self.require_handler(sender)
        if self.offer is not None:
            raise Refusal("ownership.offer_open", receiver=self.offer.receiver)
        if receiver == sender:
            raise Refusal("ownership.offer_to_self")

    def offered(self, sender: str, receiver: str) -> Ownership:
        """Return the ownership while an offer is open: the handler stays where they are."""
        return replace(self, offer=Offer(sender, receiver))

    def require_offer(self, *, receiver: str | None = None, sender: str | None = None) -> Offer:
        """Return the open offer; raise Refusal when there is none or it is somebody else's to answer."""
        if self.offer is None:
            raise Refusal("ownership.no_offer")
        if receiver is not None and receiver != self.offer.receiver:
            raise Refusal("ownership.offer_for_another", receiver=self.offer.receiver)
        if sender is not None and sender != self.offer.sender:
            raise Refusal("ownership.offer_of_another", sender=self.offer.sender)
        return self.offer

    def offer_ended(self, *, accepted: bool) -> Ownership:
        """Return the ownership after the open offer ended; only acceptance moves the handler."""
        if self.offer is None:
            raise Bug("an offer ended that was never made")
        if not accepted:
            return replace(self, offer=None)
        return replace(self, handler=self.offer.receiver, hops=self.hops + 1, offer=None)

    def taken_over(self, clerk: str) -> Ownership:
        """Return the ownership after `clerk` served the returning customer at the counter."""
        if clerk == self.handler:
            raise Bug(f"{clerk} is the handler already")
        if self.offer is not None:
            raise Bug("an open offer ends before the request is taken over")
        return replace(self, handler=clerk, hops=self.hops + 1)

    def first_responsible_moved(self, clerk: str) -> Ownership:
        """Return the ownership after a supervisor moved first responsibility to `clerk`."""
        return replace(self, first_responsible=clerk)
