"""Typed text and somebody else's change: neither is lost, and only what truly differs is asked about."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.merge import Conflict, merge

SIDES = st.dictionaries(st.sampled_from("abc"), st.sampled_from(("1", "2", "3")))
Side = Mapping[str, str]


@given(SIDES, SIDES)
def test_what_nobody_touched_here_follows_the_disk(before: Side, disk: Side) -> None:
    merged = merge(before, disk, before)
    assert merged.values == disk
    assert merged.conflicts == ()


@given(SIDES, SIDES)
def test_what_nobody_changed_elsewhere_stays_as_typed(before: Side, typed: Side) -> None:
    merged = merge(before, before, typed)
    assert merged.values == typed
    assert merged.conflicts == ()


@given(SIDES, SIDES)
def test_the_same_change_on_both_sides_is_not_asked_about(before: Side, both: Side) -> None:
    merged = merge(before, both, both)
    assert merged.values == both
    assert merged.conflicts == ()


@given(SIDES, SIDES, SIDES)
def test_every_value_is_one_sides_and_every_conflict_names_both(before: Side, disk: Side, typed: Side) -> None:
    merged = merge(before, disk, typed)
    asked = {one.name: one for one in merged.conflicts}
    for name in "abc":
        was, there, here = before.get(name, ""), disk.get(name, ""), typed.get(name, "")
        assert merged.values.get(name, "") in (there, here)
        assert (name in asked) == (len({was, there, here}) == 3 or (there != here and was not in (there, here)))
        if name in asked:
            assert asked[name] == Conflict(name, there, here)
            assert merged.values.get(name, "") == here, "typed text stands until somebody chooses"
