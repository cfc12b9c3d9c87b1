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

    Names keep their first and last character (周*芳), phones 138****2207, cards and codes the first three and
    last four characters, account numbers the last four. Kinds that say nothing about a person stay; free
    text and addresses are hidden whole, for nothing tells which part of them is harmless.
    """
    match kind:
        case FieldKind.PERSON_NAME:
            return _mask_name(canonical)
        case FieldKind.PHONE:
            return mask_phone(canonical)
        case FieldKind.IDENTITY_CARD | FieldKind.CREDIT_CODE:
            return _keep(canonical, first=3, last=4)
        case FieldKind.ACCOUNT_NUMBER:
            return _keep(canonical, first=0, last=4)
        case FieldKind.TEXT | FieldKind.ADDRESS | FieldKind.DATE:
            return "****"
        case _:
            return canonical


def _mask_name(name: str) -> str:
    if len(name) <= 1:
        return "*"
    if len(name) == 2:
        return f"{name[0]}*"
    return _keep(name, first=1, last=1)


def _keep(text: str, first: int, last: int) -> str:
    return f"{text[:first]}{'*' * (len(text) - first - last)}{text[-last:]}"


def _yuan(fen: str) -> str:
    return f"{Decimal(fen) / 100:,.2f}"
