"""Canonical bytes and the hash chain over them, against an implementation that shares nothing with ours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clerk_app.core.chain import LARGEST_INTEGER, NO_PREVIOUS, TAG, Break, Link, canonical, event_hash, verify_links
from clerk_app.core.errors import Bug
from tests.core.journal_samples import GOLDEN, SAMPLES, event_of, golden_body

text = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.text(st.characters(max_codepoint=126, min_codepoint=32), max_size=8)
integers = st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
values = st.recursive(
    st.none() | st.booleans() | integers | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_canonical_bytes_are_what_any_json_library_makes_of_sorted_keys(value: object) -> None:
    reference = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert canonical(value) == reference


@given(values)
def test_canonical_bytes_read_back_are_the_value(value: object) -> None:
    assert json.loads(canonical(value)) == value


def test_control_characters_are_written_as_rfc_8785_says() -> None:
    written = canonical("".join(map(chr, range(32))) + '"\\/\x7f\u2028')
    assert written == (
        b'"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f'
        b"\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f"
        b'\\"\\\\/\x7f\xe2\x80\xa8"'
    )


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, -(2**53), "\ud800", {"名": 1}, {1: 2}, {"a": [1.5]}, b"bytes", {"a": b"x"}]
)
def test_what_two_programs_might_read_differently_is_our_error(value: object) -> None:
    with pytest.raises(Bug):
        canonical(value)


def test_every_golden_body_hashes_to_the_golden_chain() -> None:
    previous = NO_PREVIOUS
    for line in (GOLDEN / "chain.txt").read_text(encoding="ascii").splitlines():
        kind, given_previous, hashed = line.split()
        body = golden_body(kind, 1).read_bytes()
        assert given_previous == previous.hex()
        plain = hashlib.sha256(b"clerk-journal-1\n" + previous + len(body).to_bytes(8, "big") + body)
        assert event_hash(previous, body).hex() == plain.hexdigest() == hashed
        previous = bytes.fromhex(hashed)


def test_the_tag_is_sixteen_bytes() -> None:
    assert len(TAG) == 16


def chain() -> list[Link]:
    links, previous = [], NO_PREVIOUS
    for sample in SAMPLES:
        event = event_of(sample)
        body = event.body()
        hashed = event_hash(previous, body)
        links.append(Link(event.counter, event.epoch, event.seq, event.event_id, body, previous, hashed))
        previous = hashed
    return links


def found(links: list[Link]) -> list[tuple[int, str]]:
    return [(one.seq, one.code) for one in verify_links(links)]


def test_an_untouched_chain_has_no_break() -> None:
    assert found(chain()) == []


@given(st.data())
def test_a_changed_bit_is_found_where_it_is(data: st.DataObject) -> None:
    links = chain()
    place = data.draw(st.integers(0, len(links) - 1))
    link = links[place]
    part = data.draw(st.sampled_from(("body", "previous", "hash")))
    raw = bytearray(getattr(link, part))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    links[place] = replace(link, **{part: bytes(raw)})
    seqs = {seq for seq, _ in found(links)}
    assert place + 1 in seqs or (part == "hash" and place + 2 in seqs)
    assert seqs <= {place + 1, place + 2}, "one change is not reported all over the chain"


@given(st.data())
def test_rows_taken_out_put_in_or_moved_are_found(data: st.DataObject) -> None:
    links = chain()
    first, second = sorted(data.draw(st.lists(st.integers(0, len(links) - 1), min_size=2, max_size=2, unique=True)))
    how = data.draw(st.sampled_from(("taken out", "put in", "moved")))
    if how == "taken out":
        if first == len(links) - 1:
            return
        del links[first]
        assert found(links)[0] == (first + 2, "sequence_gap")
    elif how == "put in":
        links.insert(first, links[first])
        assert (first + 1, "sequence_gap") in found(links)
    else:
        links[first], links[second] = links[second], links[first]
        assert found(links)[0][0] in (first + 1, second + 1)


def test_a_cut_tail_needs_a_witness() -> None:
    assert found(chain()[:-3]) == [], "a documented limit: only a head kept elsewhere tells"


def _one(body: bytes, **columns: object) -> list[str]:
    link = Link("02", 1, 1, "id", body, NO_PREVIOUS, event_hash(NO_PREVIOUS, body))
    return [one.code for one in verify_links([replace(link, **columns)])]


def test_a_body_that_was_not_written_by_us_is_named() -> None:
    body = canonical({"counter": "02", "epoch": 1, "event_id": "id", "seq": 1})
    assert _one(body) == []
    assert _one(body.replace(b":", b": ", 1)) == ["not_canonical"]
    assert _one(body.replace(b'"seq":1', b'"seq":1.0')) == ["body_unreadable"]
    assert _one(b"[1]") == ["body_unreadable"]
    assert _one(b"\xff") == ["body_unreadable"]
    assert _one(body, event_id="other") == ["column_differs"]
    assert _one(body, counter="03") == ["column_differs"]
    assert _one(body, epoch=2) == ["column_differs"]


def test_whoever_looks_into_events_names_breaks_in_their_order() -> None:
    def look(link: Link) -> Iterator[Break]:
        if link.seq == 2:
            yield Break(link.counter, link.epoch, link.seq, "seen")

    assert [one.code for one in verify_links(chain(), look)] == ["seen"]
