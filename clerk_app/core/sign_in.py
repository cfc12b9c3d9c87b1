"""Who guesses is slowed down, then stopped: the rules for PINs, passphrases and failed attempts.

From the fifth failure in a row a delay of 30 s that doubles with each further one; at twenty the person is
locked until a supervisor unlocks. Every person counts alone, so nobody is locked out by another's typing.
Neither a restart nor a clock set back shortens a delay: what is kept are the failures and when the last was,
and time only counts as it is seen to pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from clerk_app.core.characters import half_width
from clerk_app.core.check_code import ALPHABET, grouped, read_code
from clerk_app.core.errors import Refusal

FREE_FAILURES = 4
LOCKED_AT = 20
FIRST_DELAY_MS = 30_000
PIN_DIGITS = 6
PASSPHRASE_LEAST = 10
PASSPHRASE_MOST = 200
RECOVERY_CODE_CHARACTERS = 20
_PASSPHRASE_LEAST_DIFFERENT = 5
_RUNS = ("01234567890", "09876543210")
# What people draw on a keypad or take for luck; runs and repetitions are found by rule.
_WELL_KNOWN = frozenset({"147258", "147852", "159357", "159753", "258369", "369258", "789456", "456123", "520131"})


@dataclass(frozen=True, slots=True)
class Attempts:
    """The failures of one person and how much of the delay has passed.

    Attributes:
        failures: wrong secrets in a row.
        seen_ms: wall-clock time when time was last seen to pass, milliseconds UTC; None before a failure.
        waited_ms: how much of the delay had passed by then.
    """

    failures: int = 0
    seen_ms: int | None = None
    waited_ms: int = 0

    @classmethod
    def recorded(cls, failures: int, last_failure_ms: int | None) -> Attempts:
        """Return what is known after a restart: the failures, and when the last one was."""
        return cls(failures, last_failure_ms)

    @property
    def locked(self) -> bool:
        """Whether only a supervisor can help."""
        return self.failures >= LOCKED_AT

    @property
    def remaining_ms(self) -> int:
        """How long nobody may try yet; 0 for a locked person, whom waiting does not help."""
        return 0 if self.locked else max(0, delay_ms(self.failures) - self.waited_ms)

    def seen_at(self, now_ms: int, at_most_ms: int | None = None) -> Attempts:
        """Let the time since it was last seen pass.

        Args:
            now_ms: wall-clock time, milliseconds UTC. Earlier than last time counts as no time passed, and
                the delay goes on from there.
            at_most_ms: what a monotonic clock says has passed since it was last seen in this run of the
                program, so that a clock set forward does not shorten the delay; None just after a start.
        """
        if self.seen_ms is None:
            return self
        passed = max(0, now_ms - self.seen_ms)
        if at_most_ms is not None:
            passed = min(passed, at_most_ms)
        return replace(self, seen_ms=now_ms, waited_ms=self.waited_ms + passed)

    def failed(self, now_ms: int) -> Attempts:
        """Count one more failure; its delay begins now."""
        return Attempts(self.failures + 1, now_ms)


def delay_ms(failures: int) -> int:
    """Return the delay after so many failures in a row, in milliseconds: none, then 30 s doubling."""
    return 0 if failures <= FREE_FAILURES else FIRST_DELAY_MS << (failures - FREE_FAILURES - 1)


def refuse_if_stopped(attempts: Attempts) -> None:
    """Refuse an attempt before its secret is even looked at.

    Raises:
        Refusal: ``sign_in.locked`` or ``sign_in.wait`` (seconds, rounded up).
    """
    if attempts.locked:
        raise Refusal("sign_in.locked")
    if attempts.remaining_ms:
        raise Refusal("sign_in.wait", seconds=-(-attempts.remaining_ms // 1000))


def new_pin(text: str) -> str:
    """Return a PIN that may be set.

    Raises:
        Refusal: ``sign_in.pin_digits`` (digits) or ``sign_in.pin_trivial``.
    """
    pin = half_width(text).strip()
    if not re.fullmatch(rf"\d{{{PIN_DIGITS}}}", pin, re.ASCII):
        raise Refusal("sign_in.pin_digits", digits=PIN_DIGITS)
    if _is_trivial(pin):
        raise Refusal("sign_in.pin_trivial")
    return pin


def _is_trivial(pin: str) -> bool:
    halves_repeat = pin == pin[:3] * 2 or pin == pin[:2] * 3
    run = any(pin in digits * 2 for digits in _RUNS)
    return run or halves_repeat or pin == pin[::-1] or len(set(pin)) <= 2 or pin in _WELL_KNOWN or _in_pairs(pin)


def _in_pairs(pin: str) -> bool:
    """Whether it is three doubled digits, as 112233."""
    return all(pin[place] == pin[place + 1] for place in (0, 2, 4))


def new_passphrase(text: str) -> str:
    """Return a passphrase that may be set.

    Raises:
        Refusal: ``sign_in.passphrase_short`` (least), ``sign_in.passphrase_long`` (most) or
            ``sign_in.passphrase_trivial``.
    """
    passphrase = as_compared(text)
    if len(passphrase) < PASSPHRASE_LEAST:
        raise Refusal("sign_in.passphrase_short", least=PASSPHRASE_LEAST)
    if len(passphrase) > PASSPHRASE_MOST:
        raise Refusal("sign_in.passphrase_long", most=PASSPHRASE_MOST)
    if len(set(passphrase.casefold())) < _PASSPHRASE_LEAST_DIFFERENT or any(passphrase in run * 2 for run in _RUNS):
        raise Refusal("sign_in.passphrase_trivial")
    return passphrase


def as_compared(text: str) -> str:
    """Return a PIN or passphrase as it is hashed: an input method at full width must not lock anybody out."""
    return half_width(text).strip()


def recovery_code(number: int) -> str:
    """Return a random number below 32 ** 20 as a one-use recovery code in groups, for paper."""
    characters = (ALPHABET[number >> (5 * place) & 31] for place in range(RECOVERY_CODE_CHARACTERS))
    return grouped("".join(characters), size=5)


def read_recovery_code(text: str) -> str:
    """Return a recovery code as it is hashed and compared, however it was copied from paper.

    Raises:
        Refusal: ``sign_in.recovery_code`` (characters), when it cannot be one.
    """
    code = read_code(text)
    if len(code) != RECOVERY_CODE_CHARACTERS or not set(code) <= set(ALPHABET):
        raise Refusal("sign_in.recovery_code", characters=RECOVERY_CODE_CHARACTERS)
    return code
