"""How a kept answer is shown: in groups that can be read aloud, in words, or masked for other eyes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from clerk_app.core.day import day_in_words
from clerk_app.core.phone_number import group_phone, mask_phone
from clerk_app.core.procedure import Choice, FieldKind
from clerk_app.core.sentence import Language, Sentence

_YES_NO = {"yes": Sentence("是", "Yes"), "no": Sentence("否", "No")}


def display(kind: FieldKind, canonical: str, language: Language, choices: Sequence[Choice] = ()) -> str:
    """Return a kept answer as screens and papers show it to those who may see it.

    Args:
        kind: the field's kind.
        canonical: `FieldValue.text`.
        language: language of the screen or the paper.
        choices: the field's choices; an id that is no longer among them is shown as it is.
    """
    match kind:
        case FieldKind.MONEY:
            return f"{_yuan(canonical)} {'元' if language == 'zh' else 'yuan'}"
        case FieldKind.DATE:
            return day_in_words(dt.date.fromisoformat(canonical), language, weekday=False)
        case FieldKind.YES_NO:
            return _YES_NO[canonical].to(language)
        case FieldKind.CHOICE:
            titles = {choice.id: choice.title.to(language) for choice in choices}
            return titles.get(canonical, canonical)
        case _:
            return editing(kind, canonical)


def editing(kind: FieldKind, canonical: str) -> str:
    """Return a kept answer as it is put back into its field; `parse` of it gives the same answer again."""
    match kind:
        case FieldKind.MONEY:
            return _yuan(canonical)
        case FieldKind.PHONE:
            return group_phone(canonical)
        case FieldKind.ACCOUNT_NUMBER:
            return " ".join(canonical[start : start + 4] for start in range(0, len(canonical), 4))
        case _:
            return canonical


def mask(kind: FieldKind, canonical: str) -> str:
    """Return a kept answer for people who need not know it: lists, receipts, other clerks.

    Names become 周*芳, 陈*, ``M*** S***``; phones 138****2207; cards, codes and accounts keep the first three
    and last four characters. Kinds that say nothing about a person stay; free text, addresses and dates are
    hidden whole, for nothing tells which part of them is harmless.
    """
    match kind:
        case FieldKind.PERSON_NAME:
            return _mask_name(canonical)
        case FieldKind.PHONE:
            return mask_phone(canonical)
        case FieldKind.IDENTITY_CARD | FieldKind.CREDIT_CODE | FieldKind.ACCOUNT_NUMBER:
            return f"{canonical[:3]}****{canonical[-4:]}"
        case FieldKind.TEXT | FieldKind.ADDRESS | FieldKind.DATE:
            return "****"
        case _:
            return canonical


def _mask_name(name: str) -> str:
    if name.isascii():
        return " ".join(f"{word[0]}***" for word in name.split())
    bare = name.replace(" ", "")
    if len(bare) <= 2:
        return f"{bare[0]}*" if len(bare) == 2 else "*"
    return f"{bare[0]}{'*' * (len(bare) - 2)}{bare[-1]}"


def _yuan(fen: str) -> str:
    return f"{Decimal(fen) / 100:,.2f}"
