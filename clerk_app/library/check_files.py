"""Checks procedure files on disk without using them: what `clerk-app check` does."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from clerk_app.library.catalogue import Catalogue
from clerk_app.library.findings import Finding
from clerk_app.library.reader import read_procedure


def check_paths(paths: Iterable[Path], known_limits: Collection[str]) -> list[Finding]:
    """Check procedure files, and all files of folders.

    In a folder two files may not have the same id; a file named alone is checked for itself.

    Args:
        paths: files and folders.
        known_limits: rows of the hall's limits that promises may stand for.

    Raises:
        FileNotFoundError: one of the paths does not exist.
    """
    findings: list[Finding] = []
    for path in paths:
        if path.is_dir():
            findings.extend(Catalogue(path, None, known_limits).findings())
            continue
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError:
            findings.append(Finding(str(path), 1, 1, "finding.unreadable"))
            continue
        findings.extend(read_procedure(data, str(path), known_limits)[1])
    return findings
