"""Pairing: the tablet opens the address in the QR code and shows a code; the clerk confirms that code.

Whoever opens the address first has claimed the offer; a second claimant makes it void for both, because
then nobody can tell whose code is being confirmed.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from clerk_app.core.errors import Refusal
from clerk_app.tablet.ports import PairedDevice
from clerk_app.tablet.tokens import new_token, same_token, token_hash

OFFER_MS = 600_000
"""How long an offer can be taken up: ten minutes, for walking to the tablet and scanning."""

WRONG_TRIES = 5
"""After so many wrong keys or codes an offer is void."""

_KEY_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class PairingOffer:
    """What the window shows.

    Attributes:
        url: address the tablet opens, short enough to be typed.
        qr: what to put into the QR code.
        code: the six digits the right tablet will show; the clerk compares or types them.
    """

    url: str
    qr: str
    code: str


class PairingStage(Enum):
    """How far an offer has come."""

    OFFERED = "offered"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Claim:
    """What the claiming tablet gets: a secret of its own, and the code it shows."""

    secret: str
    code: str


class Pairing:
    """One offer at a time.

    Args:
        clock_ms: steady milliseconds.
    """

    def __init__(self, clock_ms: Callable[[], int]) -> None:
        self._clock_ms = clock_ms
        self._key = ""
        self._code = ""
        self._claim_hash: str | None = None
        self._stage = PairingStage.VOID
        self._until_ms = 0
        self._wrong = 0
        self._device_token: str | None = None

    @property
    def stage(self) -> PairingStage:
        """How far the current offer has come."""
        if self._clock_ms() > self._until_ms:
            self._stage = PairingStage.VOID
        return self._stage

    def begin(self, base_url: str) -> PairingOffer:
        """Make a new offer; an earlier one is void."""
        self._key = "".join(secrets.choice(_KEY_LETTERS) for _ in range(8))
        self._code = f"{secrets.randbelow(1_000_000):06d}"
        self._claim_hash = None
        self._device_token = None
        self._wrong = 0
        self._until_ms = self._clock_ms() + OFFER_MS
        self._stage = PairingStage.OFFERED
        url = f"{base_url}pair?k={self._key}"
        return PairingOffer(url=url, qr=url, code=self._code)

    def claim(self, key: str, secret: str | None) -> Claim:
        """Take up the offer with the key of its address; the same tablet may ask again with its secret.

        Raises:
            Refusal: ``tablet.pairing_over`` (no such offer, run out or void), ``tablet.pairing_taken``.
        """
        if self.stage not in (PairingStage.OFFERED, PairingStage.CLAIMED):
            raise Refusal("tablet.pairing_over")
        if not hmac.compare_digest(key.upper().encode(), self._key.encode()):
            self._count_wrong()
            raise Refusal("tablet.pairing_over")
        if self._claim_hash is not None:
            if secret is not None and same_token(secret, self._claim_hash):
                return Claim(secret, self._code)
            self._stage = PairingStage.VOID
            raise Refusal("tablet.pairing_taken")
        fresh = new_token()
        self._claim_hash = token_hash(fresh)
        self._stage = PairingStage.CLAIMED
        return Claim(fresh, self._code)

    def confirm(self, code: str) -> PairedDevice:
        """The clerk says the tablet shows `code`; returns the device to be stored.

        Raises:
            Refusal: ``tablet.pairing_over``, ``tablet.nothing_claimed``, ``tablet.wrong_code``.
        """
        stage = self.stage
        if stage is PairingStage.OFFERED:
            raise Refusal("tablet.nothing_claimed")
        if stage is not PairingStage.CLAIMED or self._device_token is not None:
            raise Refusal("tablet.pairing_over")
        digits = "".join(character for character in code if character.isascii() and character.isdigit())
        if not hmac.compare_digest(digits, self._code):
            self._count_wrong()
            raise Refusal("tablet.wrong_code")
        self._device_token = new_token()
        return PairedDevice(device_id=secrets.token_hex(8), token_hash=token_hash(self._device_token))

    def stored(self) -> None:
        """The device confirmed last is on disk: its tablet may fetch its token now."""
        self._stage = PairingStage.CONFIRMED

    def not_stored(self) -> None:
        """The device confirmed last could not be stored: the code may be confirmed again."""
        self._device_token = None

    def finish(self, secret: str) -> str | None:
        """Hand the device token to the tablet that claimed the offer, once; None while it waits.

        Raises:
            Refusal: ``tablet.pairing_over``: not the claimant, or the offer is void.
        """
        if self.stage is PairingStage.VOID or self._claim_hash is None:
            raise Refusal("tablet.pairing_over")
        if not same_token(secret, self._claim_hash):
            raise Refusal("tablet.pairing_over")
        if self._stage is not PairingStage.CONFIRMED:
            return None
        token, self._device_token = self._device_token, None
        self._stage = PairingStage.VOID
        return token

    def _count_wrong(self) -> None:
        self._wrong += 1
        if self._wrong >= WRONG_TRIES:
            self._stage = PairingStage.VOID
