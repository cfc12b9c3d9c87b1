"""Checks procedure files on disk without using them: what `clerk-app check` does."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from clerk_app.core.procedure import Procedure
from clerk_app.library.catalogue import Catalogue
from clerk_app.library.findings import Finding
from clerk_app.library.reader import read_procedure


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What files say: what is wrong with them, and the procedures that may run."""

    findings: tuple[Finding, ...]
    procedures: tuple[Procedure, ...]


def look_at(paths: Iterable[Path], known_limits: Collection[str]) -> LookedAt:
    """Read procedure files, and all files of folders.

    In a folder two files may not have the same id; a file named alone is checked for itself.

    Args:
        paths: files and folders.
        known_limits: rows of the hall's limits that promises may stand for.

    Raises:
        FileNotFoundError: one of the paths does not exist.
    """
    findings: list[Finding] = []
    procedures: list[Procedure] = []
    for path in paths:
        if path.is_dir():
            catalogue = Catalogue(path, None, known_limits)
            findings.extend(catalogue.findings())
            procedures.extend(catalogue.procedures())
            continue
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError:
            findings.append(Finding(str(path), 1, 1, "finding.unreadable"))
            continue
        procedure, found = read_procedure(data, str(path), known_limits)
        findings.extend(found)
        procedures.extend([] if procedure is None else [procedure])
    return LookedAt(tuple(findings), tuple(procedures))


def check_paths(paths: Iterable[Path], known_limits: Collection[str]) -> list[Finding]:
    """Return what is wrong with procedure files, and with all files of folders (`look_at`)."""
    return list(look_at(paths, known_limits).findings)
