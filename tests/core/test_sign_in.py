"""Rules for PINs, passphrases and failed attempts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.errors import Refusal
from clerk_app.core.sign_in import (
    Attempts,
    as_compared,
    delay_ms,
    new_passphrase,
    new_pin,
    read_recovery_code,
    recovery_code,
    refuse_if_stopped,
)

NOW = 1_800_000_000_000


def after(failures: int, now_ms: int = NOW) -> Attempts:
    return Attempts.recorded(failures, now_ms)


def stopped(attempts: Attempts) -> tuple[str, dict[str, str | int]] | None:
    try:
        refuse_if_stopped(attempts)
    except Refusal as refusal:
        return refusal.code, dict(refusal.parameters)
    return None


def test_four_mistakes_cost_nothing() -> None:
    attempts = Attempts()
    for _ in range(4):
        attempts = attempts.failed(NOW)
        assert stopped(attempts) is None


def test_the_fifth_costs_thirty_seconds_and_each_further_one_twice_as_much() -> None:
    assert [delay_ms(failures) // 1000 for failures in range(4, 9)] == [0, 30, 60, 120, 240]
    assert stopped(after(5)) == ("sign_in.wait", {"seconds": 30})
    assert stopped(after(8)) == ("sign_in.wait", {"seconds": 240})


def test_seconds_are_rounded_up_so_that_nobody_tries_too_early() -> None:
    assert stopped(after(5).seen_at(NOW + 1)) == ("sign_in.wait", {"seconds": 30})
    assert stopped(after(5).seen_at(NOW + 29_999)) == ("sign_in.wait", {"seconds": 1})
    assert stopped(after(5).seen_at(NOW + 30_000)) is None


def test_at_twenty_no_waiting_helps() -> None:
    assert stopped(after(19).seen_at(NOW + delay_ms(19))) is None
    locked = after(19).failed(NOW)
    assert stopped(locked) == ("sign_in.locked", {})
    assert stopped(locked.seen_at(NOW + 10**12)) == ("sign_in.locked", {})


def test_a_failure_after_waiting_begins_a_new_delay() -> None:
    assert after(5).seen_at(NOW + 40_000).failed(NOW + 40_000).remaining_ms == 60_000


def test_a_restart_forgives_nothing() -> None:
    before = Attempts().failed(NOW)
    for _ in range(5):
        before = before.failed(NOW)
    restarted = Attempts.recorded(before.failures, before.seen_ms)
    assert restarted.seen_at(NOW + 10_000).remaining_ms == before.seen_at(NOW + 10_000).remaining_ms == 50_000


def test_a_clock_set_back_counts_as_no_time_passed_and_does_not_lock_anybody_out_for_years() -> None:
    back = after(5).seen_at(NOW + 10_000).seen_at(NOW - 10 * 365 * 86_400_000)
    assert back.remaining_ms == 20_000
    assert back.seen_ms is not None
    assert stopped(back.seen_at(back.seen_ms + 20_000)) is None


def test_a_clock_set_forward_while_the_program_runs_does_not_help() -> None:
    forward = after(5).seen_at(NOW + 3_600_000, at_most_ms=5_000)
    assert forward.remaining_ms == 25_000


@given(st.lists(st.tuples(st.integers(-(10**12), 10**12), st.integers(0, 60_000)), max_size=30))
def test_no_jump_of_the_clock_shortens_a_delay(steps: list[tuple[int, int]]) -> None:
    attempts, wall, really_passed = after(5), NOW, 0
    for jump, passed in steps:
        wall += jump
        really_passed += passed
        attempts = attempts.seen_at(wall, at_most_ms=passed)
        if really_passed < 30_000:
            assert stopped(attempts) is not None


def test_ten_thousand_guesses_reach_twenty() -> None:
    attempts, now, looked_at = Attempts(), NOW, 0
    for _ in range(10_000):
        now += 60_000
        attempts = attempts.seen_at(now, at_most_ms=60_000)
        if stopped(attempts) is None:
            looked_at += 1
            attempts = attempts.failed(now)
    assert looked_at <= 20
    assert attempts.failures <= 20


@pytest.mark.parametrize("typed", ["271828", " ２７１８２８ "])
def test_a_pin_has_six_digits(typed: str) -> None:
    assert new_pin(typed) == "271828"


@pytest.mark.parametrize("typed", ["", "27182", "2718281", "27182a", "٢٧١٨٢٨", "27 828"])
def test_anything_else_is_no_pin(typed: str) -> None:
    with pytest.raises(Refusal, match=r"sign_in\.pin_digits"):
        new_pin(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("000000", "111111", "111222", "112233"),
        *("123456", "654321", "234567", "567890", "098765"),
        *("121212", "123123", "123321", "900009"),
        *("147258", "159357"),
    ],
)
def test_the_pins_everybody_tries_first_are_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"sign_in\.pin_trivial"):
        new_pin(typed)


def test_most_pins_are_free_to_choose() -> None:
    refused = 0
    for number in range(0, 1_000_000, 7):
        try:
            new_pin(f"{number:06}")
        except Refusal:
            refused += 1
    assert refused < 1_000_000 / 7 / 50


def test_a_passphrase_has_ten_characters() -> None:
    assert new_passphrase("一盏灯照亮清河路八号") == "一盏灯照亮清河路八号"
    assert new_passphrase("  correct horse ") == "correct horse"
    for typed, code in [
        ("123456789", "passphrase_short"),
        ("", "passphrase_short"),
        ("x" * 201, "passphrase_long"),
        ("aaaaaaaaaaaa", "passphrase_trivial"),
        ("abababababab", "passphrase_trivial"),
        ("1234567890", "passphrase_trivial"),
    ]:
        with pytest.raises(Refusal, match=rf"sign_in\.{code}"):
            new_passphrase(typed)


def test_the_width_of_typing_does_not_matter_and_case_does() -> None:
    assert as_compared("Ａbc１２３") == "Abc123"
    assert as_compared("ABC123") != as_compared("abc123")


@given(st.integers(0, 32**20 - 1))
def test_a_recovery_code_is_read_back_from_paper(number: int) -> None:
    printed = recovery_code(number)
    assert len(printed) == 23
    assert read_recovery_code(printed) == printed.replace("-", "")
    assert read_recovery_code(f" {printed.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} ") == (
        printed.replace("-", "")
    )


def test_different_numbers_are_different_codes() -> None:
    assert len({recovery_code(number << shift) for shift in range(0, 100, 5) for number in range(1, 32)}) == 620


@pytest.mark.parametrize("typed", ["", "7F3KQ", "7F3KQ-7F3KQ-7F3KQ-7F3K!", "7F3KQ-7F3KQ-7F3KQ-7F3KQ-7"])
def test_what_cannot_be_a_recovery_code_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"sign_in\.recovery_code"):
        read_recovery_code(typed)
