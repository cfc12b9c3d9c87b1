"""Finding the request of a customer who came back: by number, QR, phone or name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.characters import half_width
from clerk_app.core.errors import Refusal
from clerk_app.core.number import parse_request_number
from clerk_app.core.paper_number import request_number_in
from clerk_app.core.phone_number import parse_phone
from clerk_app.core.request_state import State
from clerk_app.core.sentence import Language
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.counter import CounterService
from clerk_app.service.reader import Connection
from clerk_app.service.request_lines import OpenRequest, RequestLines
from clerk_app.store.queries import counter as queries
from clerk_app.store.queries import search as search_queries

MOST_FOUND = 20
LEAST_DIGITS = 4
LEAST_LETTERS = 2
_KINDS_OF_DIGITS: tuple[str, ...] = ("customer_phone", "account")
_KINDS_OF_LETTERS: tuple[str, ...] = ("customer_name",)


class TooShort(StrEnum):
    """Why a search was not made."""

    LETTERS = "letters"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class FoundRequests:
    """What a search for a returning customer's request found.

    Attributes:
        by_number: a number was typed or scanned, so there is one or none.
        more: there are more than shown; another letter helps.
        too_short: nothing was searched.
    """

    requests: tuple[OpenRequest, ...] = ()
    by_number: bool = False
    more: bool = False
    too_short: TooShort | None = None


def find_requests(
    connection: Connection, service: CounterService, actor: Actor, language: Language, typed: str
) -> FoundRequests:
    """Find the request of a customer who came back, by number, scanned code, phone or name.

    Every clerk may find every request of this counter, or nobody could serve the customer; what does not concern
    them is masked. Open ones come first.

    Raises:
        Refusal: ``number.check_character`` for a number with a wrong character.
    """
    require(actor, Action.SEE_OWN_REQUESTS)
    lines = RequestLines(connection, service, actor, language)
    if not typed.strip():
        return FoundRequests()
    number = _number(typed)
    if number is not None:
        rows = queries.request_rows(connection, [number])
        return FoundRequests(tuple(lines.line(row, mask_phone=True) for row in rows), by_number=True)
    plain = "".join(half_width(typed).split())
    digits = sum(character.isdigit() for character in plain)
    if digits and set(plain) <= set("0123456789-+"):
        if digits < LEAST_DIGITS:
            return FoundRequests(too_short=TooShort.DIGITS)
        wanted, kinds = _phone(plain), _KINDS_OF_DIGITS
    else:
        wanted, kinds = "".join(typed.split()), _KINDS_OF_LETTERS
        if len(wanted) < LEAST_LETTERS:
            return FoundRequests(too_short=TooShort.LETTERS)
    numbers, more = search_queries.requests_of_customer(connection, wanted, kinds, MOST_FOUND)
    found = [lines.line(row, mask_phone=True) for row in queries.request_rows(connection, numbers)]
    found.sort(key=lambda one: (one.state is State.CLOSED, -one.changed_at))
    return FoundRequests(tuple(found), more=more)


def _number(typed: str) -> str | None:
    scanned = request_number_in(half_width(typed))
    try:
        return str(parse_request_number(scanned or typed))
    except Refusal as refusal:
        if refusal.code == "number.check_character":
            raise
        return None


def _phone(plain: str) -> str:
    try:
        return parse_phone(plain)
    except Refusal:
        return plain


