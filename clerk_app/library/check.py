"""Checks a file and makes what it is found by: all that is slow about a procedure, done once a version."""

from __future__ import annotations

from collections.abc import Collection

from clerk_app.core.procedure import Procedure
from clerk_app.library.cache import Checked
from clerk_app.library.findings import Finding
from clerk_app.library.pinyin import spell
from clerk_app.library.reader import read_procedure
from clerk_app.library.search_hit import SearchKeys, Spelt


def check(data: bytes, path: str, known_limits: Collection[str] | None) -> tuple[Checked | None, list[Finding]]:
    """Read a procedure file as `reader.read_procedure` does and spell its search keys."""
    procedure, findings = read_procedure(data, path, known_limits)
    if procedure is None:
        return None, findings
    return Checked(procedure, tuple(findings), search_keys(procedure)), findings


def search_keys(procedure: Procedure) -> SearchKeys:
    """Return what `procedure` can be found by."""
    return SearchKeys(
        title=Spelt(procedure.title.zh, spell(procedure.title.zh)),
        sayings=tuple(Spelt(saying, spell(saying)) for saying in procedure.search),
    )
