"""Canonical bytes of a journal body, the hash chain over them, and its verification.

Format (documented in `docs/journal_format.md`, with golden vectors in `tests/golden/journal`):

* a body is canonical JSON, the subset of RFC 8785 that has no fractions: keys sorted, no spaces, UTF-8, integers
  within ±(2**53 - 1);
* ``hash = SHA-256(TAG || prev || length || body)`` where TAG is 16 bytes, prev the 32 bytes of the event
  before (32 zero bytes at the start of an epoch) and length the body's length as 8 bytes, big-endian.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from clerk_app.core.errors import Bug

TAG = b"clerk-journal-1\n"
NO_PREVIOUS = bytes(32)
LARGEST_INTEGER = 2**53 - 1

_encoder = msgspec.json.Encoder(order="sorted")


def canonical(value: Any) -> bytes:
    """Return the canonical JSON bytes of `value` (dicts with string keys, lists, str, int, bool, None).

    Raises Bug for anything else, for an integer beyond ±(2**53 - 1) and for text that is not valid Unicode: another
    implementation might write or read it differently.
    """
    require_plain(value)
    try:
        return _encoder.encode(value)
    except (UnicodeEncodeError, msgspec.MsgspecError) as error:
        raise Bug(f"text that cannot be stored in the journal: {error}") from error


def require_plain(value: Any) -> None:
    """Raise Bug unless `value` is made of what `canonical` takes."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if kind is dict:
        for key, item in value.items():
            if type(key) is not str or not key.isascii():
                raise Bug(f"journal keys are ASCII, got {key!r}")
            require_plain(item)
    elif kind is list or kind is tuple:
        for item in value:
            require_plain(item)
    elif kind is not int:
        raise Bug(f"the journal has no {kind.__name__}")
    elif abs(value) > LARGEST_INTEGER:
        raise Bug(f"integer beyond 2**53 - 1: {value}")


def event_hash(previous: bytes, body: bytes) -> bytes:
    """Return the 32-byte hash of `body` in a chain whose last hash is `previous` (32 bytes)."""
    return sha256(b"".join((TAG, previous, len(body).to_bytes(8, "big"), body))).digest()


class Link(msgspec.Struct, frozen=True):
    """One stored row of the journal as it was found."""

    counter: str
    epoch: int
    seq: int
    event_id: str
    body: bytes
    previous: bytes
    hash: bytes


class Break(msgspec.Struct, frozen=True):
    """One place where the journal is not what was written.

    Attributes:
        code: ``sequence_gap``, ``previous_differs``, ``hash_differs``, ``body_unreadable``,
            ``column_differs``, ``not_canonical`` …
        detail: the column or field, for people who look into it.
    """

    counter: str
    epoch: int
    seq: int
    code: str
    detail: str = ""


def _no_fractions(written: str) -> float:
    raise ValueError(f"the journal has no fractions: {written}")


_body_decoder = msgspec.json.Decoder(dict[str, Any], float_hook=_no_fractions)


def is_canonical(written: bytes) -> bool:
    """Tell whether bytes of a JSON object are in the one form in which they may be written."""
    try:
        return _encoder.encode(_body_decoder.decode(written)) == written
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return False


def body_breaks(link: Link) -> Iterator[Break]:
    """Yield what is wrong with one body by itself, whatever kind of event it is."""
    place = (link.counter, link.epoch, link.seq)
    try:
        body = _body_decoder.decode(link.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        yield Break(*place, "body_unreadable", str(error))
        return
    columns = {"counter": link.counter, "epoch": link.epoch, "seq": link.seq, "event_id": link.event_id}
    for column, stored in columns.items():
        if body.get(column) != stored:
            yield Break(*place, "column_differs", column)
    if _encoder.encode(body) != link.body:
        yield Break(*place, "not_canonical")


class ChainWalk:
    """Walks one counter's epoch in order of `seq`.

    After a break the walk goes on from the stored hash, so that one changed event is named once and later damage is
    found as well.

    Args:
        look_into: finds what is wrong inside an event; who gives another one than `body_breaks` answers for all that
            it finds.
    """

    def __init__(self, look_into: Callable[[Link], Iterable[Break]] = body_breaks) -> None:
        self._look_into = look_into
        self._expected_seq = 1
        self._previous = NO_PREVIOUS

    def breaks(self, link: Link) -> Iterator[Break]:
        """Yield what is wrong with the next event and its place, and move on behind it."""
        if link.seq != self._expected_seq:
            missing = f"{self._expected_seq}..{link.seq - 1}" if link.seq > self._expected_seq else str(link.seq)
            yield Break(link.counter, link.epoch, link.seq, "sequence_gap", missing)
        elif link.previous != self._previous:
            yield Break(link.counter, link.epoch, link.seq, "previous_differs")
        if event_hash(link.previous, link.body) != link.hash:
            yield Break(link.counter, link.epoch, link.seq, "hash_differs")
        yield from self._look_into(link)
        self.move_behind(link.seq, link.hash)

    def goes_on_with(
        self, seqs: Sequence[int], bodies: Sequence[bytes], previous: Sequence[bytes], hashes: Sequence[bytes]
    ) -> bool:
        """Tell whether these rows are the next ones, each behind the other and with its own hash; moves nowhere."""
        return (
            list(seqs) == list(range(self._expected_seq, self._expected_seq + len(seqs)))
            and list(previous) == [self._previous, *hashes[:-1]]
            and list(hashes)
            == [
                # `event_hash`, written out: a call would cost a third of what hashing does.
                sha256(TAG + before + len(body).to_bytes(8, "big") + body).digest()
                for before, body in zip(previous, bodies, strict=True)
            ]
        )

    def move_behind(self, seq: int, hashed: bytes) -> None:
        """Go on behind the event `seq` whose stored hash is `hashed`."""
        self._expected_seq = seq + 1
        self._previous = hashed


def verify_links(
    links: Iterable[Link], look_into: Callable[[Link], Iterable[Break]] = body_breaks
) -> Iterator[Break]:
    """Walk one counter's epoch and yield every break; see `ChainWalk`."""
    walk = ChainWalk(look_into)
    for link in links:
        yield from walk.breaks(link)
