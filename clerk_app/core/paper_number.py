"""Numbers and scanned text of papers (`product.md`, Numbers)."""

from __future__ import annotations

import re
from datetime import date

from clerk_app.core.check_code import base_32
from clerk_app.core.errors import Bug
from clerk_app.core.procedure import PaperKind

KIND_LETTERS = {PaperKind.RECEIPT: "R", PaperKind.NOTIFICATION: "N", PaperKind.SHEET: "S"}
_REQUEST_NUMBER = re.compile(r"(?<![A-Z0-9])[A-Z]{1,4}\d{6}-\d\d-\d{3,6}-[A-Z0-9](?![A-Z0-9])", re.ASCII)
_HASH_BYTES = 32


def paper_number(request_number: str, kind: PaperKind, issue: int) -> str:
    """Return the number of one issue of a paper, e.g. ``QH261123-02-017-K/R1``; `issue` counts from 1."""
    if issue < 1:
        raise Bug(f"issue {issue} of {request_number}: issues count from 1")
    return f"{request_number}/{KIND_LETTERS[kind]}{issue}"


def qr_text(number: str, phone: str, last_day: date | None, event_hash: bytes) -> str:
    """Return what a paper's QR holds: number, the hall's phone, last day, the whole hash; no personal data.

    Base 32 and the other characters keep the QR in its dense alphanumeric mode, so its modules stay large
    enough to scan. A field that has nothing to say is ``-``.
    """
    if len(event_hash) != _HASH_BYTES:
        raise Bug(f"an event hash has {_HASH_BYTES} bytes, this one has {len(event_hash)}")
    digits = re.sub(r"[^0-9+]+", "-", phone).strip("-") or "-"
    day = f"{last_day:%Y%m%d}" if last_day else "-"
    return f"{number} {digits} {day} {base_32(event_hash)}"


def request_number_in(scanned: str) -> str | None:
    """Return the request number in what a scanner read off a paper's QR, None if there is none.

    What people type is read by `core.number.parse_request_number`.
    """
    found = _REQUEST_NUMBER.search(scanned.upper())
    return found.group() if found else None
