"""What a procedure sheet (办事指南) must say, all of it from the procedure's own data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from clerk_app.core.paper import HallHeader, PaperStamp, PrintedLimit
from clerk_app.core.paper_number import qr_text
from clerk_app.core.procedure import Document, DocumentForm, FieldKind, Procedure, Rule, Verb
from clerk_app.core.promised_limits import PromisedLimit, promised_limits
from clerk_app.core.sentence import Sentence

VERSION_LENGTH = 8
_NO_WORDS: Mapping[str, Sentence] = MappingProxyType({})
_BARE = re.compile(r"(not\s+)?([a-z][a-z0-9_]*)")
_EQUAL = re.compile(r"""([a-z][a-z0-9_]*)\s*==\s*["']([^"']*)["']""")
# An address and the comma after it fall away together: "{customer}，请出示…" is printed "请出示…".
_ADDRESSING = re.compile(r"\{customer\}[，,：:]?\s*")
_LIMIT = re.compile(r"\{limit:([a-z][a-z0-9_]*)\}")
_BRACES = re.compile(r"\{[a-z][a-z0-9_]*\}")


class WhenNeeded(StrEnum):
    """When a document is needed; the words are in `resources/texts/paper.yaml`."""

    ALWAYS = "always"
    BY_PROXY = "by_proxy"
    IF_YES = "if_yes"
    IF_NO = "if_no"
    IF_CHOICE = "if_choice"
    SOMETIMES = "sometimes"


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """One document to bring; `field` and `choice` name the answer `needed` depends on."""

    title: Sentence
    form: DocumentForm
    copies: int
    issuer: Sentence | None
    one_of: tuple[Sentence, ...]
    needed: WhenNeeded
    field: Sentence | None
    choice: Sentence | None
    later_days: int | None


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One box of the steps strip; `conditional` steps are not for everybody."""

    title: Sentence
    verb: Verb
    conditional: bool


@dataclass(frozen=True, slots=True)
class SheetRefusal:
    """A case in which it cannot be done, the rule, and the ways on."""

    case: Sentence
    rule: Rule | None
    instead: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class SheetModel:
    """One procedure sheet.

    Attributes:
        stamp: None for a sheet that belongs to no request (shown in the hall).
        printed_at: the hall's local time.
        minutes: standard time at the counter, None when the procedure names none.
        limits: what is promised until when; nothing when it is settled at the counter.
        fee_fen: None where it depends on the case, and the customer is told before anything is begun.
        version: first characters of the SHA-256 of the procedure's file.
    """

    hall: HallHeader
    stamp: PaperStamp | None
    printed_at: datetime
    title: Sentence
    summary: Sentence
    minutes: int | None
    limits: tuple[PromisedLimit, ...]
    fee_fen: int | None
    visits: int
    documents: tuple[SheetDocument, ...]
    steps: tuple[SheetStep, ...]
    refusals: tuple[SheetRefusal, ...]
    version: str

    @property
    def qr(self) -> str | None:
        """What the QR holds; None for a sheet without a request, which has nothing to find."""
        if self.stamp is None:
            return None
        return qr_text(self.stamp.number, self.hall.phone, None, self.stamp.event_hash)


def sheet_model(
    procedure: Procedure,
    *,
    limits: Mapping[str, PrintedLimit],
    hall: HallHeader,
    printed_at: datetime,
    stamp: PaperStamp | None = None,
    limit_words: Mapping[str, Sentence] = _NO_WORDS,
) -> SheetModel:
    """Build the sheet of one published version; `limits` and their words by the names the procedure gives them."""

    def printed(sentence: Sentence) -> Sentence:
        return _for_everybody(sentence, hall, limit_words)

    return SheetModel(
        hall=hall,
        stamp=stamp,
        printed_at=printed_at,
        title=procedure.title,
        summary=procedure.summary,
        minutes=procedure.standard_minutes,
        limits=promised_limits(procedure, limits),
        fee_fen=procedure.fee.fen,
        visits=procedure.visits,
        documents=tuple(_document(procedure, one) for one in procedure.documents.values()),
        steps=tuple(
            SheetStep(printed(step.title), step.verbs[0], step.when is not None)
            for step in procedure.steps
            if step.refuse is None and step.is_work
        ),
        refusals=tuple(
            SheetRefusal(
                printed(step.refuse),
                procedure.rules[step.basis] if step.basis else None,
                tuple(printed(way) for way in step.instead),
            )
            for step in procedure.steps
            if step.refuse is not None
        ),
        version=procedure.version[:VERSION_LENGTH],
    )


def _document(procedure: Procedure, document: Document) -> SheetDocument:
    needed, field, choice = _when_needed(procedure, document.when)
    return SheetDocument(
        title=document.title,
        form=document.form,
        copies=document.copies,
        issuer=document.issuer,
        one_of=document.one_of,
        needed=needed,
        field=field,
        choice=choice,
        later_days=document.later_days,
    )


def _when_needed(
    procedure: Procedure, when: str | None
) -> tuple[WhenNeeded, Sentence | None, Sentence | None]:
    """Put a condition into words where it is simple; otherwise the sheet says to ask at the counter."""
    if when is None:
        return WhenNeeded.ALWAYS, None, None
    bare = _BARE.fullmatch(when.strip())
    if bare and (field := procedure.fields.get(bare[2])) and field.kind is FieldKind.YES_NO:
        if field.id == "by_proxy" and not bare[1]:
            return WhenNeeded.BY_PROXY, field.title, None
        return (WhenNeeded.IF_NO if bare[1] else WhenNeeded.IF_YES), field.title, None
    equal = _EQUAL.fullmatch(when.strip())
    if equal and (field := procedure.fields.get(equal[1])):
        for choice in field.choices:
            if choice.id == equal[2]:
                return WhenNeeded.IF_CHOICE, field.title, choice.title
    return WhenNeeded.SOMETIMES, None, None


def _for_everybody(sentence: Sentence, hall: HallHeader, limits: Mapping[str, Sentence]) -> Sentence:
    """Take the placeholders of one visit out of a sentence that is printed for everybody; limits are said."""
    zh = _LIMIT.sub(lambda found: limits[found[1]].zh if found[1] in limits else "……", sentence.zh)
    en = _LIMIT.sub(lambda found: limits[found[1]].en if found[1] in limits else "…", sentence.en)
    zh = _BRACES.sub("……", _ADDRESSING.sub("", zh.replace("{hall}", hall.hall.zh)))
    en = _BRACES.sub("…", _ADDRESSING.sub("", en.replace("{hall}", hall.hall.en)))
    return Sentence(zh, en[:1].upper() + en[1:])
