"""Reads what a procedure declares before its steps: rules, limits, documents and fields."""

from __future__ import annotations

from enum import StrEnum

from clerk_app.core.condition import RESERVED_NAMES
from clerk_app.core.procedure import Choice, Document, DocumentForm, Fee, Field, FieldKind, Grade, Rule
from clerk_app.core.sentence import Sentence
from clerk_app.library.nodes import Mapping, Node
from clerk_app.library.sentences import VISIT_PLACEHOLDERS
from clerk_app.library.shape import Shape, Where

NOTHING = Sentence("", "")
"""Stands for a sentence that was faulty; a file with a fault is never returned."""


class Fills(StrEnum):
    """What of the customer a field's answer fills."""

    CUSTOMER_NAME = "customer_name"
    CUSTOMER_PHONE = "customer_phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    FORM_OF_ADDRESS = "form_of_address"
    IN_PERSON = "in_person"
    BY_PROXY = "by_proxy"


_RULE = ("title", "subject", "edition", "grade", "text")
_DOCUMENT = ("title", "form", "copies", "issuer", "one_of", "when", "later")
_FIELD = ("title", "kind", "required", "fills", "when", "choices", "help")


def read_rules(shape: Shape, node: Node | None) -> dict[str, Rule]:
    """Read `basis`: every rule a step may rest on."""
    rules: dict[str, Rule] = {}
    for name, value, where in _declared(shape, node, "basis"):
        found = shape.entries(value, where, _RULE, ("title", "subject", "grade"))
        rules[name] = Rule(
            id=name,
            title=shape.sentence(found.get("title"), (*where, "title")) or NOTHING,
            subject=shape.sentence(found.get("subject"), (*where, "subject")) or NOTHING,
            edition=shape.word(found.get("edition"), (*where, "edition")),
            grade=shape.one_of(found.get("grade"), (*where, "grade"), Grade) or Grade.M,
            text=shape.sentence(found.get("text"), (*where, "text")),
        )
    return rules


def read_limits(shape: Shape, node: Node | None) -> dict[str, str]:
    """Read `limits`: which row of the limits a promise stands for."""
    limits: dict[str, str] = {}
    for name, value, where in _declared(shape, node, "limits"):
        found = shape.entries(value, where, ("row",), () if _is_empty(value) else ("row",))
        limits[name] = shape.word(found.get("row"), (*where, "row")) or ""
        if _is_empty(value):
            shape.findings.error(value.mark, "finding.limit_without_row", limit=name)
    return limits


def read_documents(shape: Shape, node: Node | None) -> dict[str, Document]:
    """Read `documents`: what the customer shows or leaves."""
    documents: dict[str, Document] = {}
    for name, value, where in _declared(shape, node, "documents"):
        found = shape.entries(value, where, _DOCUMENT, ("title", "form"))
        later = found.get("later")
        later_days: int | None = None
        if later is not None:
            days = shape.entries(later, (*where, "later"), ("days",), ("days",)).get("days")
            later_days = shape.whole_number(days, (*where, "later", "days"), 1, 365)
        documents[name] = Document(
            id=name,
            title=shape.sentence(found.get("title"), (*where, "title")) or NOTHING,
            form=shape.one_of(found.get("form"), (*where, "form"), DocumentForm) or DocumentForm.ORIGINAL,
            copies=shape.whole_number(found.get("copies"), (*where, "copies"), 0, 20) or 0,
            issuer=shape.sentence(found.get("issuer"), (*where, "issuer")),
            one_of=shape.sentences(found.get("one_of"), (*where, "one_of")),
            when=shape.word(found.get("when"), (*where, "when")),
            later_days=later_days,
        )
    return documents


def read_fields(shape: Shape, node: Node | None) -> dict[str, Field]:
    """Read `fields`: what the clerk asks."""
    fields: dict[str, Field] = {}
    for name, value, where in _declared(shape, node, "fields"):
        found = shape.entries(value, where, _FIELD, ("title", "kind"))
        kind = shape.one_of(found.get("kind"), (*where, "kind"), FieldKind)
        choices = _choices(shape, found.get("choices"), (*where, "choices"))
        if kind is FieldKind.CHOICE and len(choices) < 2:
            shape.findings.error(shape.mark((*where, "kind")), "finding.choice_without_choices", field=name)
        if kind is not None and kind is not FieldKind.CHOICE and "choices" in found:
            shape.findings.error(shape.mark((*where, "choices")), "finding.choices_without_choice", field=name)
        if name in RESERVED_NAMES or name in VISIT_PLACEHOLDERS:
            shape.findings.error(value.mark, "finding.reserved_id", id=name)
        fills = shape.one_of(found.get("fills"), (*where, "fills"), Fills)
        fields[name] = Field(
            id=name,
            title=shape.sentence(found.get("title"), (*where, "title")) or NOTHING,
            kind=kind or FieldKind.TEXT,
            required=shape.truth(found.get("required"), (*where, "required")),
            fills=None if fills is None else str(fills),
            when=shape.word(found.get("when"), (*where, "when")),
            choices=choices,
            help=shape.sentence(found.get("help"), (*where, "help")),
        )
    return fields


def read_standard(shape: Shape, node: Node | None) -> tuple[int | None, str | None]:
    """Read `standard`: minutes at the counter and the rule they come from."""
    if node is None:
        return None, None
    found = shape.entries(node, ("standard",), ("minutes", "basis"), ("minutes",))
    return (
        shape.whole_number(found.get("minutes"), ("standard", "minutes"), 1, 24 * 60),
        shape.word(found.get("basis"), ("standard", "basis")),
    )


def read_fee(shape: Shape, node: Node | None) -> Fee:
    """Read `fee`: what the service costs in fen, or the rule it follows where it is not the same everywhere."""
    if node is None:
        return Fee(fen=0)
    varies = isinstance(node, Mapping) and any(key.value == "varies" for key, _ in node.entries)
    found = shape.entries(node, ("fee",), ("fen", "basis", "varies"), () if varies else ("fen",))
    if "varies" in found:
        for other in ("fen", "basis"):
            if other in found:
                shape.findings.error(shape.mark(("fee", other)), "finding.fee_varies", key=other)
        return Fee(fen=None, basis=shape.word(found["varies"], ("fee", "varies")))
    return Fee(
        fen=shape.whole_number(found.get("fen"), ("fee", "fen")) or 0,
        basis=shape.word(found.get("basis"), ("fee", "basis")),
    )


def _is_empty(node: Node) -> bool:
    return isinstance(node, Mapping) and not node.entries


def _declared(shape: Shape, node: Node | None, key: str) -> list[tuple[str, Node, Where]]:
    if node is None:
        return []
    return [(name, value, (key, name)) for name, value in shape.entries(node, (key,), None).items()]


def _choices(shape: Shape, node: Node | None, where: Where) -> tuple[Choice, ...]:
    if node is None:
        return ()
    return tuple(
        Choice(name, shape.sentence(value, (*where, name)) or NOTHING)
        for name, value in shape.entries(node, where, None).items()
    )
