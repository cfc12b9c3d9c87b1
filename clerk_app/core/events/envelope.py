"""The envelope every event travels in, and the registry that reads it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, TypeVar

import msgspec

from clerk_app.core.chain import is_canonical, require_plain
from clerk_app.core.errors import Bug


class VaultRef(msgspec.Struct, frozen=True, gc=False):
    """Points at personal data or free text in the vault; reveals neither.

    Attributes:
        id: random id of the vault row.
        digest: SHA-256 over the row's salt and content, hex.
    """

    id: str
    digest: str


class EventData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What an event says. Subclasses name their kind and version and the subjects they belong to.

    No event can be part of a circle, so the collector need not look at them (`gc=False`).
    """

    KIND: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1

    def subjects(self) -> tuple[str, ...]:
        """Return what the event is about, e.g. ``("request:QH…", "visit:…")``; finds a subject's history."""
        raise Bug(f"{type(self).__name__} has no subjects")


class _Body(msgspec.Struct, frozen=True, gc=False):
    """A body as it is written: its fields stand in the order of their names."""

    actor: str
    at: int
    command_id: str
    counter: str
    data: EventData
    epoch: int
    event_id: str
    kind: str
    seq: int
    subjects: tuple[str, ...]
    v: int


_encoder = msgspec.json.Encoder(order="sorted")


class Event(msgspec.Struct, frozen=True, gc=False):
    """One journalled event: its place in the chain, who and when, and what.

    Attributes:
        at: milliseconds UTC of the wall clock; never decides order (`seq` does).
        actor: staff id, ``machine:<system user>`` for the command line, ``customer`` at the tablet,
            ``clock`` for what the program ends by itself.
    """

    counter: str
    epoch: int
    seq: int
    event_id: str
    command_id: str
    at: int
    actor: str
    data: EventData

    @property
    def kind(self) -> str:
        """The kind's name, e.g. ``step.completed``."""
        return self.data.KIND

    def body(self) -> bytes:
        """Return the canonical bytes that are stored and hashed.

        Raises Bug for what cannot be written in one way only (`core.chain.canonical`).
        """
        require_plain(msgspec.to_builtins(self.data))
        try:
            return self.written()
        except (UnicodeEncodeError, msgspec.MsgspecError) as error:
            raise Bug(f"text that cannot be stored in the journal: {error}") from error

    def written(self) -> bytes:
        """Return the bytes of an event that was read, to compare them with what was stored."""
        return _encoder.encode(
            _Body(
                self.actor,
                self.at,
                self.command_id,
                self.counter,
                self.data,
                self.epoch,
                self.event_id,
                self.data.KIND,
                self.seq,
                self.data.subjects(),
                self.data.VERSION,
            )
        )


class StoredBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A stored body before its kind is known."""

    actor: str
    at: int
    command_id: str
    counter: str
    data: msgspec.Raw
    epoch: int
    event_id: str
    kind: str
    seq: int
    subjects: list[str]
    v: int


KindT = TypeVar("KindT", bound=type[EventData])
Lift = Callable[[dict[str, Any]], dict[str, Any]]

_stored_decoder = msgspec.json.Decoder(StoredBody)
# The fields of a stored body stand in the order of their names already.
_stored_encoder = msgspec.json.Encoder()


class Registry:
    """The kinds of events by name, and how old versions of a kind are lifted to the present one."""

    def __init__(self) -> None:
        self._kinds: dict[str, type[EventData]] = {}
        self._decoders: dict[str, msgspec.json.Decoder[EventData]] = {}
        self._lifts: dict[tuple[str, int], Lift] = {}
        self._readers: dict[tuple[str, int], Callable[[msgspec.Raw], EventData]] = {}

    def kind(self, data_class: KindT) -> KindT:
        """Class decorator: make a kind known. Raises Bug for a name used twice."""
        if not data_class.KIND or data_class.KIND in self._kinds:
            raise Bug(f"event kind {data_class.KIND!r} is empty or taken")
        self._kinds[data_class.KIND] = data_class
        decoder = msgspec.json.Decoder(data_class)
        self._decoders[data_class.KIND] = decoder
        self._readers[data_class.KIND, data_class.VERSION] = decoder.decode
        return data_class

    def lift(self, kind: str, from_version: int, function: Lift) -> None:
        """Register the pure function that turns version `from_version` of a kind into the next one."""
        self._lifts[kind, from_version] = function
        self._readers[kind, from_version] = partial(self._read_earlier, kind, from_version)

    def kinds(self) -> dict[str, type[EventData]]:
        """Return every kind by name."""
        return dict(self._kinds)

    def decode(self, body: bytes) -> Event:
        """Read a stored body back.

        Raises Bug for a kind or version this program does not know (a newer program wrote it) and
        msgspec.MsgspecError for a body that does not have the kind's shape.
        """
        stored = _stored_decoder.decode(body)
        data_class = self._kinds.get(stored.kind)
        if data_class is None:
            raise Bug(f"unknown event kind {stored.kind!r}")
        if stored.v == data_class.VERSION:
            data = self._decoders[stored.kind].decode(stored.data)
        else:
            data = self._read_earlier(stored.kind, stored.v, stored.data)
        return Event(
            counter=stored.counter,
            epoch=stored.epoch,
            seq=stored.seq,
            event_id=stored.event_id,
            command_id=stored.command_id,
            at=stored.at,
            actor=stored.actor,
            data=data,
        )

    def read_canonical(self, bodies: Sequence[bytes]) -> tuple[list[StoredBody], list[EventData]] | None:
        """Read bodies that are all canonical, of known kinds and of the shape of their version.

        None when one of them is not: which one, and what is the matter with it, `decode` and `chain.body_breaks` tell
        one by one.
        """
        try:
            stored = [_stored_decoder.decode(body) for body in bodies]
            data = [self._readers[one.kind, one.v](one.data) for one in stored]
        except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, Bug):
            return None
        # The envelope with its data as they were found, then the data by themselves.
        if [_stored_encoder.encode(one) for one in stored] != bodies:
            return None
        found = [bytes(one.data) for one in stored]
        written = [_encoder.encode(one) for one in data]
        if written != found and not all(
            one == other or is_canonical(other) for one, other in zip(written, found, strict=True)
        ):
            return None
        return stored, data

    def _read_earlier(self, kind: str, found: int, raw: msgspec.Raw) -> EventData:
        data_class = self._kinds[kind]
        target = data_class.VERSION
        fields: dict[str, Any] = msgspec.json.decode(raw)
        for version in range(found, target):
            lift = self._lifts.get((kind, version))
            if lift is None:
                break
            fields = lift(fields)
        else:
            if found < target:
                return msgspec.convert(fields, data_class)
        raise Bug(f"no way from version {found} to {target} of {kind!r}")


registry = Registry()
"""The kinds of this program; filled when `clerk_app.core.events` is imported, constant afterwards."""
