"""Rules for codes that people compare or copy by hand."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.check_code import ALPHABET, base_32, check_code, grouped, read_code


def test_the_alphabet_has_no_two_characters_that_look_alike() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


def test_the_code_is_the_beginning_of_the_hash() -> None:
    event_hash = hashlib.sha256(b"receipt").digest()
    assert check_code(event_hash) == base_32(event_hash)[:8]
    assert check_code(bytes(32)) == "00000000"
    assert check_code(b"\xff" * 32) == "ZZZZZZZZ"
    assert check_code(bytes.fromhex("3bc7348aed") + bytes(27)) == "7F3K92QD"


def test_it_is_printed_in_two_groups() -> None:
    assert grouped("7F3K92QD") == "7F3K-92QD"


@given(st.binary(min_size=1, max_size=32))
def test_no_bit_is_lost(data: bytes) -> None:
    text = base_32(data)
    number = 0
    for character in text:
        number = number * 32 + ALPHABET.index(character)
    assert (number >> (len(text) * 5 - len(data) * 8)).to_bytes(len(data), "big") == data


def test_what_is_read_for_another_letter_is_put_right() -> None:
    assert read_code(" 7f3k－92qd ") == "7F3K92QD"
    assert read_code("o1li-U") == "0111V"
