"""Secrets of the tablet: the device's long token and the one-time tokens of a rating."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import deque
from enum import Enum


def new_token() -> str:
    """A secret of 256 bits, safe in a URL and a cookie."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token. It has 256 random bits, so a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def same_token(token: str, stored_hash: str) -> bool:
    """Whether `token` is the one behind `stored_hash`, compared in constant time."""
    return hmac.compare_digest(token_hash(token), stored_hash)


class TokenUse(Enum):
    """What a one-time token is worth now."""

    VALID = "valid"
    USED = "used"
    UNKNOWN = "unknown"


class OneTimeTokens:
    """The token that is good now, and the ones used before, which are told from forged ones."""

    def __init__(self, remembered: int = 64) -> None:
        self._valid: str | None = None
        self._used: deque[str] = deque(maxlen=remembered)

    def issue(self) -> str:
        """Make the next token; the one before is used up."""
        self.use_up()
        token = new_token()
        self._valid = token_hash(token)
        return token

    def use_up(self) -> str | None:
        """Make the current token worthless; returns its hash, for `restore`."""
        used, self._valid = self._valid, None
        if used is not None:
            self._used.append(used)
        return used

    def restore(self, used: str | None) -> None:
        """Make a token good again whose answer could not be recorded, unless another was issued since."""
        if used is not None and self._valid is None:
            self._used.remove(used)
            self._valid = used

    def check(self, token: str) -> TokenUse:
        """Judge a token that came from outside; takes the same time whichever digit is wrong."""
        given = token_hash(token)
        if self._valid is not None and hmac.compare_digest(given, self._valid):
            return TokenUse.VALID
        used = False
        for old in self._used:
            used |= hmac.compare_digest(given, old)
        return TokenUse.USED if used else TokenUse.UNKNOWN
