"""What a clerk typed into a field, turned into the text that is kept and the fact that conditions compare.

One kind of field, one rule. The check digits come from `python-stdnum`, which is imported at the first
card: it pulls in 60 ms of the standard library that the sign-in window does not need.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, assert_never

from clerk_app.core.characters import clean_text, half_width
from clerk_app.core.errors import Parameter, Refusal
from clerk_app.core.field_display import display, editing, mask
from clerk_app.core.phone_number import parse_phone
from clerk_app.core.procedure import Choice, FieldKind

__all__ = [
    "ANY_ACCOUNT_LENGTH",
    "AccountLength",
    "Fact",
    "FieldValue",
    "Hint",
    "display",
    "editing",
    "hint",
    "mask",
    "parse",
]

Fact = str | int | bool | Decimal | dt.date

IDENTITY_CARD_CHARACTERS = 18
CREDIT_CODE_CHARACTERS = 18
PERSON_NAME_CHARACTERS = 60
ADDRESS_CHARACTERS = 200
TEXT_CHARACTERS = 2000
NUMBER_DIGITS = 15
MONEY_MOST_FEN = 99_999_999_999

_CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_UNFINISHED_NUMBER = re.compile(r"[+-]?(?:\d[\d,]*\.?)?", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?", re.ASCII)
_PLAIN_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_UNFINISHED_DATE = re.compile(r"[\d\s年月日./-]{0,9}", re.ASCII)
_YES = frozenset({"yes", "y", "true", "是", "是的"})
_NO = frozenset({"no", "n", "false", "否", "不是"})


@dataclass(frozen=True, slots=True)
class FieldValue:
    """An accepted answer.

    Attributes:
        text: what is kept: money as fen, a date as ``2026-11-30``, yes/no as ``yes`` or ``no``, a choice as
            its id, numbers without blanks.
        fact: the same for conditions: money an `int` of fen, a number a `Decimal`, a date a `date`,
            yes/no a `bool`, everything else the kept text.
    """

    text: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class AccountLength:
    """How many digits an account number of this utility has, a setting of the hall."""

    least: int = 8
    most: int = 16


ANY_ACCOUNT_LENGTH = AccountLength()


@dataclass(frozen=True, slots=True)
class Hint:
    """What a field says while it is typed into: a code with parameters, as a `Refusal` has them."""

    code: str
    parameters: Mapping[str, Parameter]


def parse(
    kind: FieldKind,
    text: str,
    choices: Sequence[Choice] = (),
    account_length: AccountLength = ANY_ACCOUNT_LENGTH,
) -> FieldValue:
    """Check what was typed into a field of `kind`.

    Args:
        kind: the field's kind.
        text: as typed, pasted or scanned.
        choices: the field's choices, for `FieldKind.CHOICE`.
        account_length: the hall's account numbers.

    Raises:
        Refusal: ``field.empty`` and the codes of `resources/texts/field.yaml`.
    """
    if not half_width(text).strip():
        raise Refusal("field.empty")
    match kind:
        case FieldKind.NUMBER | FieldKind.MONEY | FieldKind.DATE | FieldKind.YES_NO:
            return _measured(kind, text)
        case FieldKind.CHOICE:
            kept = _chosen(text, choices).id
        case FieldKind.TEXT:
            kept = _prose(text, TEXT_CHARACTERS, several_lines=True)
        case FieldKind.ADDRESS:
            kept = _prose(text, ADDRESS_CHARACTERS)
        case FieldKind.PERSON_NAME:
            kept = _prose(text, PERSON_NAME_CHARACTERS)
        case FieldKind.PHONE:
            kept = parse_phone(text)
        case FieldKind.IDENTITY_CARD:
            kept = _identity_card(text)
        case FieldKind.CREDIT_CODE:
            kept = _credit_code(text)
        case FieldKind.ACCOUNT_NUMBER:
            kept = _account_number(text, account_length)
        case _:
            assert_never(kind)
    return FieldValue(kept, kept)


def hint(
    kind: FieldKind,
    text: str,
    choices: Sequence[Choice] = (),
    account_length: AccountLength = ANY_ACCOUNT_LENGTH,
) -> Hint | None:
    """Return what to say beside a field while it is being typed into, or None when there is nothing to say.

    Missing digits are ``field.hint.missing`` (missing); every other code is the one `parse` would raise.
    A value that is merely unfinished (an empty field, ``12.``, half a date) gets no hint.
    """
    try:
        parse(kind, text, choices, account_length)
    except Refusal as refusal:
        if refusal.code == "field.too_short":
            return Hint("field.hint.missing", refusal.parameters)
        if refusal.code == "field.empty" or _is_unfinished(kind, half_width(text).strip()):
            return None
        return Hint(refusal.code, refusal.parameters)
    return None


def _is_unfinished(kind: FieldKind, typed: str) -> bool:
    match kind:
        case FieldKind.NUMBER | FieldKind.MONEY:
            return _UNFINISHED_NUMBER.fullmatch(typed.removeprefix("¥").strip()) is not None
        case FieldKind.DATE:
            return _UNFINISHED_DATE.fullmatch(typed) is not None
        case FieldKind.YES_NO | FieldKind.CHOICE:
            return True
        case FieldKind.PHONE:
            return typed in ("+", "0", "00", "(") or re.fullmatch(r"(?:\+|00)[\d\s-]{0,7}", typed) is not None
        case _:
            return False


def _measured(
    kind: Literal[FieldKind.NUMBER, FieldKind.MONEY, FieldKind.DATE, FieldKind.YES_NO], text: str
) -> FieldValue:
    match kind:
        case FieldKind.NUMBER:
            number = _number(text)
            return FieldValue(_plain(number), number)
        case FieldKind.MONEY:
            fen = _fen(text)
            return FieldValue(str(fen), fen)
        case FieldKind.DATE:
            day = _date(text)
            return FieldValue(day.isoformat(), day)
        case FieldKind.YES_NO:
            yes = _yes_no(text)
            return FieldValue("yes" if yes else "no", yes)
        case _:
            assert_never(kind)


def _prose(text: str, most: int, *, several_lines: bool = False) -> str:
    kept = clean_text(text, several_lines=several_lines)
    if len(kept) > most:
        raise Refusal("field.text_too_long", most=most, extra=len(kept) - most)
    return kept


def _number(text: str) -> Decimal:
    typed = re.sub(r"\s", "", half_width(text))
    if not _NUMBER.fullmatch(typed):
        raise Refusal("field.not_a_number")
    typed = typed.replace(",", "")
    if len(typed.lstrip("+-").replace(".", "").strip("0")) > NUMBER_DIGITS or len(typed) > 2 * NUMBER_DIGITS:
        raise Refusal("field.number_too_long", most=NUMBER_DIGITS)
    number = Decimal(typed)
    return number or Decimal(0)


def _plain(number: Decimal) -> str:
    """Return the shortest ordinary spelling: no exponent, no zeros at the end of a fraction."""
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _fen(text: str) -> int:
    typed = half_width(text).strip().removeprefix("¥").strip()
    typed = re.sub(r"\s*(?:元|yuan)$", "", typed)
    yuan = _number(typed)
    if yuan < 0:
        raise Refusal("field.negative")
    fen = yuan * 100
    if fen != fen.to_integral_value():
        raise Refusal("field.parts_of_a_fen")
    if fen > MONEY_MOST_FEN:
        raise Refusal("field.too_much_money")
    return int(fen)


def _date(text: str) -> dt.date:
    typed = re.sub(r"\s", "", half_width(text))
    found = _DATE.fullmatch(typed) or _PLAIN_DATE.fullmatch(typed)
    if not found:
        raise Refusal("field.not_a_date")
    try:
        return dt.date(*(int(part) for part in found.groups()))
    except ValueError:
        raise Refusal("field.no_such_day") from None


def _yes_no(text: str) -> bool:
    typed = half_width(text).strip().casefold()
    if typed in _YES:
        return True
    if typed in _NO:
        return False
    raise Refusal("field.not_yes_or_no")


def _chosen(text: str, choices: Sequence[Choice]) -> Choice:
    typed = clean_text(text)
    for choice in choices:
        if typed == choice.id:
            return choice
    for choice in choices:
        if typed.casefold() in (choice.title.zh.casefold(), choice.title.en.casefold()):
            return choice
    raise Refusal("field.not_a_choice")


def _identity_card(text: str) -> str:
    from stdnum.cn import ric

    typed = _compact(text).upper()
    if not re.fullmatch(r"\d*X?", typed, re.ASCII):
        raise Refusal("field.not_an_identity_card")
    _refuse_length(typed, IDENTITY_CARD_CHARACTERS, IDENTITY_CARD_CHARACTERS)
    # Not `ric.validate`: its list of places refuses cards of residents from Hong Kong, Macau and Taiwan, of
    # foreigners and of counties younger than the list.
    if typed[-1] != ric.calc_check_digit(typed):
        raise Refusal("field.check_digit")
    try:
        dt.date(int(typed[6:10]), int(typed[10:12]), int(typed[12:14]))
    except ValueError:
        raise Refusal("field.birth_date") from None
    return typed


def _credit_code(text: str) -> str:
    from stdnum.cn import uscc

    typed = _compact(text).upper()
    for position, character in enumerate(typed, start=1):
        # GB 32100 leaves out I O S V Z; positions 3 to 8 are the six digits of the registering region.
        if character not in _CREDIT_CODE_ALPHABET or (3 <= position <= 8 and not character.isdigit()):
            raise Refusal("field.credit_code_character", position=position)
    _refuse_length(typed, CREDIT_CODE_CHARACTERS, CREDIT_CODE_CHARACTERS)
    # Not `uscc.validate`: it refuses the letters that rural collectives (N) and other registers begin with.
    if typed[-1] != uscc.calc_check_digit(typed):
        raise Refusal("field.check_digit")
    return typed


def _account_number(text: str, length: AccountLength) -> str:
    typed = _compact(text)
    if not (typed.isascii() and typed.isdigit()):
        raise Refusal("field.not_digits")
    _refuse_length(typed, length.least, length.most)
    return typed


def _compact(text: str) -> str:
    return re.sub(r"[\s-]", "", half_width(text))


def _refuse_length(typed: str, least: int, most: int) -> None:
    if len(typed) < least:
        raise Refusal("field.too_short", missing=least - len(typed))
    if len(typed) > most:
        raise Refusal("field.too_long", extra=len(typed) - most)
