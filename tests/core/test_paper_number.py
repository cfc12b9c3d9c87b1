"""Numbers of papers, and what their QR codes say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.check_code import base_32, check_code
from clerk_app.core.errors import Bug
from clerk_app.core.paper_number import paper_number, qr_text, request_number_in
from clerk_app.core.procedure import PaperKind

NUMBER = "QH261123-02-017-K"
ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_papers_number_is_the_requests_with_kind_and_issue() -> None:
    assert paper_number(NUMBER, PaperKind.RECEIPT, 1) == "QH261123-02-017-K/R1"
    assert paper_number(NUMBER, PaperKind.NOTIFICATION, 2) == "QH261123-02-017-K/N2"
    assert paper_number(NUMBER, PaperKind.SHEET, 10) == "QH261123-02-017-K/S10"


def test_issues_count_from_one() -> None:
    with pytest.raises(Bug):
        paper_number(NUMBER, PaperKind.RECEIPT, 0)


@given(st.binary(min_size=32, max_size=32), st.text(max_size=30))
def test_a_qr_stays_in_the_dense_mode_and_holds_the_whole_hash(event_hash: bytes, phone: str) -> None:
    text = qr_text(f"{NUMBER}/R1", phone, date(2026, 11, 30), event_hash)
    assert set(text) <= ALPHANUMERIC
    assert text.endswith(base_32(event_hash))
    assert text.rpartition(" ")[2].startswith(check_code(event_hash))


def test_a_qr_says_number_phone_and_last_day() -> None:
    text = qr_text(f"{NUMBER}/R1", "0571-555 0120", date(2026, 11, 30), bytes(32))
    assert text.split(" ")[:3] == ["QH261123-02-017-K/R1", "0571-555-0120", "20261130"]
    assert qr_text(f"{NUMBER}/R1", "", None, bytes(32)).split(" ")[1:3] == ["-", "-"]


def test_half_a_hash_is_our_error() -> None:
    with pytest.raises(Bug):
        qr_text(NUMBER, "95598", None, bytes(31))


def test_the_request_is_found_in_what_a_scanner_types() -> None:
    scanned = qr_text(f"{NUMBER}/R1", "95598", date(2026, 11, 30), bytes(32))
    assert request_number_in(scanned) == NUMBER
    assert request_number_in(scanned.lower() + "\n") == NUMBER
    assert request_number_in("6901234567892") is None
    assert request_number_in("") is None
