"""Pairing: first come, confirmed by the clerk, handed over once."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.tablet.pairing import OFFER_MS, WRONG_TRIES, Pairing, PairingStage
from clerk_app.tablet.tokens import same_token


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now_ms = 0

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pairing(clock: Clock) -> Pairing:
    return Pairing(clock)


def offered(pairing: Pairing) -> str:
    return pairing.begin("http://192.168.1.5:8787/").url.rpartition("=")[2]


def refusal(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=code)


def test_the_tablet_gets_its_token_after_the_clerk_confirmed_and_only_once(pairing: Pairing) -> None:
    claim = pairing.claim(offered(pairing), None)
    assert pairing.finish(claim.secret) is None, "not confirmed yet"
    device = pairing.confirm(claim.code)
    assert pairing.finish(claim.secret) is None, "not on disk yet"
    pairing.stored()
    token = pairing.finish(claim.secret)
    assert token is not None
    assert same_token(token, device.token_hash)
    with refusal("pairing_over"):
        pairing.finish(claim.secret)


def test_the_window_and_the_tablet_show_the_same_code(pairing: Pairing) -> None:
    offer = pairing.begin("http://192.168.1.5:8787/")
    assert pairing.claim(offer.url.rpartition("=")[2], None).code == offer.code
    assert offer.qr == offer.url


def test_a_tablet_that_reloads_the_page_keeps_its_claim(pairing: Pairing) -> None:
    key = offered(pairing)
    claim = pairing.claim(key, None)
    assert pairing.claim(key, claim.secret) == claim


def test_two_claimants_get_nothing(pairing: Pairing) -> None:
    key = offered(pairing)
    claim = pairing.claim(key, None)
    with refusal("pairing_taken"):
        pairing.claim(key, None)
    with refusal("pairing_over"):
        pairing.confirm(claim.code)


def test_nothing_can_be_confirmed_before_a_tablet_came(pairing: Pairing) -> None:
    offer = pairing.begin("http://192.168.1.5:8787/")
    with refusal("nothing_claimed"):
        pairing.confirm(offer.code)


def test_a_code_typed_with_a_space_is_the_same_code(pairing: Pairing) -> None:
    code = pairing.claim(offered(pairing), None).code
    assert pairing.confirm(f" {code[:3]} {code[3:]}").token_hash


@pytest.mark.parametrize("guess", ["", "1", "000000x", "１２３４５６"])
def test_wrong_codes_end_the_offer(pairing: Pairing, guess: str) -> None:
    code = pairing.claim(offered(pairing), None).code
    for _ in range(WRONG_TRIES):
        with refusal("wrong_code"):
            pairing.confirm(guess if guess != code else "999999")
    with refusal("pairing_over"):
        pairing.confirm(code)


def test_guessing_keys_ends_the_offer(pairing: Pairing) -> None:
    key = offered(pairing)
    for _ in range(WRONG_TRIES):
        with refusal("pairing_over"):
            pairing.claim("AAAAAAAA", None)
    with refusal("pairing_over"):
        pairing.claim(key, None)


def test_an_offer_runs_out(pairing: Pairing, clock: Clock) -> None:
    key = offered(pairing)
    clock.now_ms = OFFER_MS + 1
    assert pairing.stage is PairingStage.VOID
    with refusal("pairing_over"):
        pairing.claim(key, None)


def test_a_new_offer_voids_the_one_before(pairing: Pairing) -> None:
    old = pairing.claim(offered(pairing), None)
    offered(pairing)
    with refusal("pairing_over"):
        pairing.finish(old.secret)


def test_a_device_that_could_not_be_stored_can_be_confirmed_again(pairing: Pairing) -> None:
    claim = pairing.claim(offered(pairing), None)
    pairing.confirm(claim.code)
    pairing.not_stored()
    device = pairing.confirm(claim.code)
    pairing.stored()
    token = pairing.finish(claim.secret)
    assert token is not None
    assert same_token(token, device.token_hash)
