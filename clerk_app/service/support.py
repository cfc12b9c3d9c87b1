"""The support bundle: what somebody far away needs to understand a fault, and nothing about customers or secrets."""

from __future__ import annotations

import json
import logging
import platform
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

from clerk_app import __version__
from clerk_app.core.chain import Break
from clerk_app.core.errors import Bug, Refusal
from clerk_app.library.check_files import check_paths
from clerk_app.library.findings import Finding
from clerk_app.library.limits import shipped_limits
from clerk_app.resources import resource_path
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.data_folder import reading
from clerk_app.service.log import FILE_NAME as LOG_NAME
from clerk_app.service.new_file import put_in_place
from clerk_app.service.verification import verify_folder
from clerk_app.store.engine import Connection, engine_version
from clerk_app.store.migrations import SCHEMA_VERSION, schema_version
from clerk_app.store.queries import hall as queries
from clerk_app.store.store import FILE_NAME

log = logging.getLogger(__name__)

_LEFT_OUT = frozenset({"tablet_address"})
"""Settings that tell where a machine of the hall is reached; nobody needs them to understand a fault."""

_OF_A_LOG_LINE = ("at", "level", "logger", "message", "version", "codes", "exception")
_MOST_BREAKS = 1000
_COUNTER = re.compile(r"\d{0,2}", re.ASCII)
"""What a counter can be called; anything else stands in a damaged file."""

Part = Mapping[str, object]


def make_bundle(folder: Path, target: Path, actor: Actor) -> tuple[str, ...]:
    """Write the support bundle of the data folder to the new zip file `target`; return the names of its parts.

    Logs, versions, settings, the result of `verify` and findings of procedure files. It is also made when the records
    cannot be opened: a part that cannot be read says why. The application may run meanwhile.

    Raises Refusal ``support.exists`` and ``support.cannot_write``.
    """
    require(actor, Action.SEE_JOURNAL)
    if target.exists():
        raise Refusal("support.exists", file=str(target))
    parts: dict[str, str] = {
        "versions.json": _as_text(_versions(folder)),
        "settings.json": _as_text(_settings(folder)),
        "verify.json": _as_text(_verified(folder)),
        "procedures.json": _as_text(_procedures(folder)),
        **{f"logs/{path.name}.jsonl": _log(path) for path in sorted(folder.glob(f"{LOG_NAME}*"))},
    }
    try:
        with tempfile.TemporaryDirectory(prefix=".support-", dir=target.parent) as scratch:
            made = Path(scratch) / "bundle"
            made.touch(mode=0o600)
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
                for name, content in parts.items():
                    bundle.writestr(name, content)
            put_in_place(made, target)
    except FileExistsError as error:
        raise Refusal("support.exists", file=str(target)) from error
    except OSError as error:
        raise Refusal("support.cannot_write", file=str(target), detail=error.strerror or str(error)) from error
    return tuple(parts)


def _versions(folder: Path) -> Part:
    libraries = {one.name: one.version for one in metadata.distributions()}
    return {
        "program": __version__,
        "engine": ".".join(str(part) for part in engine_version()),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "libraries": dict(sorted(libraries.items())),
        "schema": {"known": SCHEMA_VERSION, **_read(folder, _schema)},
        "bytes": {"records": _size(folder / FILE_NAME), "log": _size(folder / f"{FILE_NAME}-wal"), **_space(folder)},
    }


def _schema(connection: Connection) -> Part:
    return {"found": schema_version(connection)}


def _settings(folder: Path) -> Part:
    return _read(folder, _known_settings)


def _known_settings(connection: Connection) -> Part:
    found = asdict(queries.settings(connection))
    return {name: value for name, value in found.items() if name not in _LEFT_OUT}


def _verified(folder: Path) -> Part:
    """Return what `verify` finds. Details of breaks stay here: they may quote what a damaged file holds."""
    try:
        found = verify_folder(folder)
    except Refusal as refusal:
        return {"refused": refusal.code}
    return {
        "events": found.events,
        "head": found.head,
        "erased": found.erased,
        "broken": len(found.breaks),
        "breaks": [_break(one) for one in found.breaks[:_MOST_BREAKS]],
    }


def _break(found: Break) -> Part:
    counter = found.counter if _COUNTER.fullmatch(found.counter) else "?"
    return {"counter": counter, "epoch": found.epoch, "seq": found.seq, "code": found.code}


def _procedures(folder: Path) -> Part:
    """Return the findings of the shipped files and of the hall's own, by the files' bare names."""
    limits = {row.id for row in shipped_limits().rows}
    own = folder / "procedures"
    found = {"shipped": check_paths([resource_path("procedures")], limits)}
    if own.is_dir():
        found["hall"] = check_paths([own], limits)
    return {whose: [_finding(one) for one in findings] for whose, findings in found.items()}


def _finding(finding: Finding) -> Part:
    return {
        "file": Path(finding.path).name,
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message("en"),
    }


def _log(path: Path) -> str:
    """Return a log's lines; what is not one of ours is left out and counted."""
    lines: list[str] = []
    left_out = 0
    try:
        content = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return json.dumps({"refused": type(error).__name__}) + "\n"
    for line in content.splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            entry = None
        if not isinstance(entry, dict):
            left_out += 1
            continue
        lines.append(json.dumps({name: entry[name] for name in _OF_A_LOG_LINE if name in entry}, ensure_ascii=False))
    if left_out:
        lines.append(json.dumps({"left_out": left_out}))
    return "".join(f"{line}\n" for line in lines)


def _read(folder: Path, read: Callable[[Connection], Part]) -> Part:
    """Return what can be read of the records, or the code of what kept us from it."""
    try:
        with reading(folder) as connection:
            return read(connection)
    except Refusal as refusal:
        return {"refused": refusal.code}
    except (Bug, ValueError) as error:
        log.warning("settings could not be read for a support bundle", exc_info=error)
        return {"refused": type(error).__name__}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _space(folder: Path) -> Part:
    try:
        return {"free": shutil.disk_usage(folder).free}
    except OSError:
        return {}


def _as_text(part: Part) -> str:
    return json.dumps(part, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
