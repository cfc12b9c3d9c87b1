"""Reads one procedure file: bytes in, a checked procedure or everything that is wrong with it out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

from clerk_app.core.procedure import Procedure
from clerk_app.library.checks import Checks
from clerk_app.library.findings import Finding, Findings
from clerk_app.library.nodes import Node, read_nodes
from clerk_app.library.parts import (
    NOTHING,
    read_documents,
    read_fee,
    read_fields,
    read_limits,
    read_rules,
    read_standard,
)
from clerk_app.library.shape import Shape, Where
from clerk_app.library.steps import read_steps

CATEGORIES = ("payment", "account", "connection", "metering", "outage", "consultation", "complaint")
"""Kinds of services, each with its sentence `category.<id>` in `resources/texts/categories.yaml`."""

_PROCEDURE = (
    "procedure",
    "title",
    "summary",
    "category",
    "search",
    "standard",
    "visits",
    "fee",
    "basis",
    "limits",
    "documents",
    "fields",
    "steps",
)
_REQUIRED = ("procedure", "title", "summary", "category", "steps")


def version_of(data: bytes) -> str:
    """Return the version of a procedure file: the SHA-256 of its bytes in hexadecimal."""
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was seen of a procedure file, faulty or not.

    Attributes:
        findings: in the order of the file.
        sound: none of them is an error.
        written: what could be read, faults and all: only an editor may look at it. None where nothing could.
        steps: the way to each of its steps.
        places: the node of every value that was read, by the way to it.
    """

    findings: tuple[Finding, ...]
    sound: bool
    written: Procedure | None
    steps: tuple[Where, ...]
    places: Mapping[Where, Node]


def read_procedure(
    data: bytes, path: str, known_limits: Collection[str] | None
) -> tuple[Procedure | None, list[Finding]]:
    """Read and check a procedure file.

    Args:
        data: the file's bytes.
        path: how findings name the file.
        known_limits: rows of the hall's limits that a promise may stand for; None when a version that was
            published long ago is read again and its rows may be gone.

    Returns:
        The procedure, or None when one of the findings is an error; all findings in the order of the file.
    """
    reading = read_whole(data, path, known_limits)
    return (reading.written if reading.sound else None), list(reading.findings)


def read_whole(data: bytes, path: str, known_limits: Collection[str] | None) -> Reading:
    """Do what `read_procedure` does and keep what was read of a file with faults."""
    findings = Findings(path)
    shape = Shape(findings)
    root = read_nodes(data, findings)
    if root is None:
        if not findings.refuse:
            findings.error(shape.mark(()), "finding.empty_file")
        return Reading(tuple(findings.sorted()), False, None, (), {})
    found = shape.entries(root, (), _PROCEDURE, _REQUIRED)
    category = shape.word(found.get("category"), ("category",)) or CATEGORIES[0]
    if category not in CATEGORIES:
        shape.unknown_value(("category",), category, CATEGORIES)
    minutes, standard_basis = read_standard(shape, found.get("standard"))
    steps = read_steps(shape, found.get("steps"))
    procedure = Procedure(
        id=shape.identifier(found.get("procedure"), ("procedure",)) or "",
        version=version_of(data),
        title=shape.sentence(found.get("title"), ("title",)) or NOTHING,
        summary=shape.sentence(found.get("summary"), ("summary",)) or NOTHING,
        category=category,
        steps=tuple(step for step, _ in steps),
        search=shape.words(found.get("search"), ("search",)),
        standard_minutes=minutes,
        standard_basis=standard_basis,
        visits=shape.whole_number(found.get("visits"), ("visits",), 1, 20) or 1,
        fee=read_fee(shape, found.get("fee")),
        rules=read_rules(shape, found.get("basis")),
        limits=read_limits(shape, found.get("limits")),
        documents=read_documents(shape, found.get("documents")),
        fields=read_fields(shape, found.get("fields")),
    )
    if found:
        Checks(shape, procedure, {step.id: where for step, where in steps}, known_limits).run()
    places = tuple(where for _, where in steps)
    return Reading(tuple(findings.sorted()), not findings.refuse, procedure, places, shape.places)
