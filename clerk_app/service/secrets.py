"""Hashes PINs, passphrases and recovery codes with argon2id, so that a stolen file gives none of them away.

One hash takes about 200 ms on purpose: never on the thread of the window or of the desk.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clerk_app.core.errors import Bug
from clerk_app.core.sign_in import RECOVERY_CODE_CHARACTERS, as_compared, recovery_code

if TYPE_CHECKING:
    from argon2 import PasswordHasher  # imported with the first hash: not before the first paint


@dataclass(frozen=True, slots=True)
class HashCost:
    """What one hash costs: passes over so many KiB of memory in so many lanes."""

    passes: int
    memory_kib: int
    lanes: int


COUNTER_COST = HashCost(passes=3, memory_kib=65_536, lanes=4)
"""The second recommended choice of RFC 9106, section 4, for machines with little memory."""


def hash_secret(text: str, cost: HashCost) -> str:
    """Return a salted argon2id hash that says its own parameters.

    Args:
        text: a secret that `clerk_app.core.sign_in` accepted.
        cost: `COUNTER_COST`, less in tests.
    """
    return _hasher(cost).hash(as_compared(text))


def verify_secret(hashed: str, text: str) -> bool:
    """Return whether `text` is the secret behind `hashed`; compares in constant time.

    Raises:
        Bug: `hashed` is no hash of ours.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

    try:
        return PasswordHasher().verify(hashed, as_compared(text))
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError) as fault:
        raise Bug("a stored secret is damaged") from fault


def needs_new_hash(hashed: str, cost: HashCost) -> bool:
    """Return whether a secret should be hashed anew at the next sign-in because the cost has changed."""
    return _hasher(cost).check_needs_rehash(hashed)


def new_recovery_code() -> str:
    """Return a fresh one-use code of 100 random bits in groups, for paper.

    What is hashed and compared is `read_recovery_code` of it.
    """
    return recovery_code(secrets.randbits(5 * RECOVERY_CODE_CHARACTERS))


def _hasher(cost: HashCost) -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes)
