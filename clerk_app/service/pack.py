"""Packs of procedures: a zip of YAML files with a manifest, from one hall to another.

Taking a pack makes drafts; nothing is in force until two supervisors publish it. Whoever made the file is not trusted:
nothing is unpacked to the disk, and what does not look as `export_pack` writes it is refused as a whole.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

import msgspec

from clerk_app import __version__
from clerk_app.core.errors import Refusal
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.change import Change
from clerk_app.service.counter import CounterService
from clerk_app.service.new_file import put_in_place
from clerk_app.service.publishing import MOST_BYTES, PROCEDURE_ID, Taken
from clerk_app.service.reader import Connection

FORMAT = "clerk-procedures-1"
MANIFEST = "manifest.json"
MOST_PROCEDURES = 500
MOST_PACK_BYTES = 8 * 1024 * 1024
"""A pack of 300 long procedures has less than 2 MiB."""

_MANIFEST_BYTES = 256 * 1024
_PLACE = "procedures/{}.yaml"
_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_BYTES_AN_ENTRY = 46 + 80
"""A place in the zip's list of contents: its fixed part and a name as `export_pack` gives it."""


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    sha256: str


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    program: str
    procedures: list[_Entry]


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds: the bytes of each procedure by its id, in the order of the pack."""

    contents: Mapping[str, bytes]


def export_pack(
    _connection: Connection, service: CounterService, actor: Actor, procedures: Collection[str], path: Path
) -> int:
    """Write the versions in force of `procedures` to `path`, which is replaced as a whole; returns how many.

    Raises Refusal ``publishing.unknown`` (procedure) for one not in force, ``pack.cannot_write`` (file, detail).
    """
    require(actor, Action.EDIT_PROCEDURES)
    catalogue = service.procedures.look_again()
    contents: dict[str, bytes] = {}
    for name in sorted(set(procedures)):
        try:
            contents[name] = catalogue.source(catalogue.procedure(name).version)
        except KeyError:
            raise Refusal("publishing.unknown", procedure=name[:60]) from None
    manifest = _Manifest(
        FORMAT, __version__, [_Entry(name, sha256(content).hexdigest()) for name, content in contents.items()]
    )
    partial = path.with_name(f".{path.name}.part")
    try:
        try:
            with partial.open("wb") as file:
                _write(file, manifest, contents)
            put_in_place(partial, path, replace=True)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise Refusal("pack.cannot_write", file=path.name, detail=error.strerror or str(error)) from error
    return len(contents)


def import_pack(actor: Actor, command_id: str, service: CounterService, path: Path) -> Change[Taken]:
    """Make the procedures of the pack at `path` drafts of `actor`; runs on the desk thread.

    Raises Refusal ``pack.cannot_read`` (file, detail) and what `read_pack` refuses.
    """
    require(actor, Action.EDIT_PROCEDURES)
    return service.publishing.take_in(actor, command_id, read_pack(path).contents)


def read_pack(path: Path) -> Pack:
    """Read a pack without writing anything; costs at most some tens of MiB and a second, whatever the file holds.

    Raises Refusal ``pack.cannot_read`` (file, detail), ``pack.too_large`` (limit, MiB), ``pack.no_pack``,
    ``pack.too_many`` (limit), ``pack.bad_name`` (name), ``pack.entry_too_large`` (name, limit, KiB),
    ``pack.manifest_differs``, ``pack.hash_differs`` (name), ``pack.id_differs`` (name).
    """
    try:
        with path.open("rb") as file:
            return _read(file)
    except OSError as error:
        raise Refusal("pack.cannot_read", file=path.name, detail=error.strerror or str(error)) from error


def _write(file: IO[bytes], manifest: _Manifest, contents: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(_info(MANIFEST), msgspec.json.format(msgspec.json.encode(manifest)))
        for name, content in contents.items():
            pack.writestr(_info(_PLACE.format(name)), content)


def _info(name: str) -> zipfile.ZipInfo:
    """Return an entry without a time: the same procedures make the same pack."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _read(file: IO[bytes]) -> Pack:
    _require_small(file)
    try:
        with zipfile.ZipFile(file) as pack:
            infos = _checked_names(pack)
            manifest = _manifest(_content(pack, infos[MANIFEST], _MANIFEST_BYTES))
            if {MANIFEST, *(_PLACE.format(entry.id) for entry in manifest.procedures)} != set(infos):
                raise Refusal("pack.manifest_differs")
            return Pack({entry.id: _procedure(pack, infos, entry) for entry in manifest.procedures})
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, ValueError, RuntimeError):
        # Whatever the standard library trips over in a made-up file: encrypted, an unknown way of packing, cut off.
        raise Refusal("pack.no_pack") from None


def _require_small(file: IO[bytes]) -> None:
    """Refuse by the file's size and by the size of its list of contents, before anything of it is read in."""
    size = file.seek(0, 2)
    if size > MOST_PACK_BYTES:
        raise Refusal("pack.too_large", limit=MOST_PACK_BYTES // 1024 // 1024)
    tail_size = min(size, _END.size + 0xFFFF)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail.rfind(_END_SIGN)
    if at < 0 or len(tail) - at < _END.size:
        raise Refusal("pack.no_pack")
    _, _, _, _, entries, list_bytes, _, _ = _END.unpack_from(tail, at)
    if entries > MOST_PROCEDURES + 1 or list_bytes > (MOST_PROCEDURES + 1) * _BYTES_AN_ENTRY:
        raise Refusal("pack.too_many", limit=MOST_PROCEDURES)
    file.seek(0)


def _checked_names(pack: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = pack.infolist()
    if len(infos) > MOST_PROCEDURES + 1:
        raise Refusal("pack.too_many", limit=MOST_PROCEDURES)
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename
        folder, _, rest = name.partition("/")
        procedure = folder == "procedures" and rest.endswith(".yaml") and PROCEDURE_ID.fullmatch(rest[: -len(".yaml")])
        if name in found or not (name == MANIFEST or procedure):
            raise Refusal("pack.bad_name", name=_shown(name))
        found[name] = info
    if MANIFEST not in found:
        raise Refusal("pack.no_pack")
    return found


def _content(pack: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Return an entry's bytes; what its head says of its size is not believed."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal("pack.no_pack")
    if info.file_size > limit:
        raise Refusal("pack.entry_too_large", name=_shown(info.filename), limit=limit // 1024)
    with pack.open(info) as entry:
        content = entry.read(limit + 1)
    if len(content) > limit:
        raise Refusal("pack.entry_too_large", name=_shown(info.filename), limit=limit // 1024)
    return content


def _manifest(content: bytes) -> _Manifest:
    try:
        manifest = msgspec.json.decode(content, type=_Manifest)
    except msgspec.MsgspecError:
        raise Refusal("pack.no_pack") from None
    if manifest.format != FORMAT or len({entry.id for entry in manifest.procedures}) != len(manifest.procedures):
        raise Refusal("pack.manifest_differs")
    return manifest


def _procedure(pack: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo], entry: _Entry) -> bytes:
    name = _PLACE.format(entry.id)
    content = _content(pack, infos[name], MOST_BYTES)
    if sha256(content).hexdigest() != entry.sha256:
        raise Refusal("pack.hash_differs", name=_shown(name))
    from clerk_app.library.reader import read_procedure

    procedure, _ = read_procedure(content, name, None)
    # A text with faults may come: it is a draft, and the checker shows what to mend. Another's name may not.
    if procedure is not None and procedure.id != entry.id:
        raise Refusal("pack.id_differs", name=_shown(name))
    return content


def _shown(name: str, length: int = 60) -> str:
    visible = "".join(character if character.isprintable() else "·" for character in name)
    return visible if len(visible) <= length else visible[: length - 1] + "…"
