"""Rules for stored secrets."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.sign_in import read_recovery_code
from clerk_app.service.secrets import (
    COUNTER_COST,
    HashCost,
    hash_secret,
    needs_new_hash,
    new_recovery_code,
    verify_secret,
)

CHEAP = HashCost(passes=1, memory_kib=8, lanes=1)


def test_only_the_secret_itself_is_accepted() -> None:
    hashed = hash_secret("271828", CHEAP)
    assert verify_secret(hashed, "271828")
    assert verify_secret(hashed, "２７１８２８")
    assert not verify_secret(hashed, "271829")
    assert not verify_secret(hashed, "")


def test_the_hash_tells_neither_the_secret_nor_that_two_people_share_one() -> None:
    one, other = hash_secret("271828", CHEAP), hash_secret("271828", CHEAP)
    assert one != other
    assert "271828" not in one
    assert one.startswith("$argon2id$")


def test_a_passphrase_may_be_chinese() -> None:
    assert verify_secret(hash_secret("一盏灯照亮清河路八号", CHEAP), "一盏灯照亮清河路八号")


def test_the_counter_pays_what_the_recommendation_says() -> None:
    hashed = hash_secret("271828", COUNTER_COST)
    assert "m=65536,t=3,p=4" in hashed
    assert verify_secret(hashed, "271828")


def test_a_hash_of_another_cost_is_renewed() -> None:
    hashed = hash_secret("271828", CHEAP)
    assert not needs_new_hash(hashed, CHEAP)
    assert needs_new_hash(hashed, COUNTER_COST)


@pytest.mark.parametrize("damaged", ["", "271828", "$argon2id$v=19$m=8,t=1,p=1$AAAA"])
def test_a_damaged_hash_is_a_fault_not_a_wrong_pin(damaged: str) -> None:
    with pytest.raises(Bug, match="damaged"):
        verify_secret(damaged, "271828")


def test_recovery_codes_are_all_different_and_can_be_copied_from_paper() -> None:
    codes = {new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    code = codes.pop()
    hashed = hash_secret(read_recovery_code(code), CHEAP)
    assert verify_secret(hashed, read_recovery_code(code.lower().replace("-", " ")))
