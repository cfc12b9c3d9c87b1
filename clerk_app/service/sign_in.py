"""Signing in from end to end: count, compare on a thread of its own, record."""

from __future__ import annotations

from concurrent.futures import Future

from clerk_app.core.errors import Refusal
from clerk_app.core.sign_in import read_recovery_code
from clerk_app.service.desk import Desk
from clerk_app.service.identity import How, Identity, Session
from clerk_app.service.secrets import HashCost, hash_secret, verify_secret
from clerk_app.store.identifiers import new_id


class SignIn:
    """Joins the desk thread and the hashing thread; neither the window nor the desk ever waits for a hash."""

    def __init__(self, desk: Desk, hashing: Desk, identity: Identity, cost: HashCost) -> None:
        self._desk = desk
        self._hashing = hashing
        self._identity = identity
        self._cost = cost

    def sign_in(self, staff: str, text: str) -> Future[Session]:
        """Sign `staff` in with a PIN, a passphrase or a one-use code.

        The future raises Refusal ``sign_in.wrong`` (failures), ``sign_in.wait``, ``sign_in.locked``.
        """
        return self._hashing.submit(self._compare, staff, text)

    def hashed(self, text: str) -> Future[str]:
        """Return the hash of a secret that `core.sign_in` accepted."""
        return self._hashing.submit(hash_secret, text, self._cost)

    def hashed_code(self, code: str) -> Future[str]:
        """Return the hash of a recovery or one-use code."""
        return self._hashing.submit(hash_secret, read_recovery_code(code), self._cost)

    def _compare(self, staff: str, text: str) -> Session:
        begun = self._desk.submit(self._identity.begin, new_id(), staff).result()
        how = _matching(begun.result.hashes, text)
        if how is None:
            failed = self._desk.submit(self._identity.fail, new_id(), staff).result()
            raise Refusal("sign_in.wrong", failures=failed.result)
        return self._desk.submit(self._identity.finish, new_id(), staff, how).result().result


def _matching(hashes: dict[str, str], text: str) -> How | None:
    own: tuple[How, ...] = ("passphrase", "pin")
    for how in own:
        if how in hashes and verify_secret(hashes[how], text):
            return how
    try:
        code = read_recovery_code(text)
    except Refusal:
        return None
    once: tuple[How, ...] = ("recovery", "one_use")
    for how in once:
        if how in hashes and verify_secret(hashes[how], code):
            return how
    return None
