"""The table of time limits: shipped rows, the hall's confirmations and the hall's own rows beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.limit import NATIONAL, CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade
from clerk_app.core.sentence import Sentence
from clerk_app.resources import generated_path


class _Row(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"counted_from": "from"}):
    """One row as `resources/limits.yaml` writes it."""

    id: str
    region: str
    kind: LimitKind
    amount: int
    unit: TimeUnit
    counted_from: CountedFrom
    grade: Grade
    source: str
    edition: str | None = None
    effective_from: dt.date | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    sources: dict[str, Sentence]
    regions: dict[str, Sentence]
    rows: list[_Row]


@dataclass(frozen=True, slots=True)
class ShippedLimits:
    """The rows of `resources/limits.yaml`, and the regions a hall can choose."""

    rows: tuple[Limit, ...]
    regions: Mapping[str, Sentence]


class LimitTable:
    """Finds the limit that is in force for a service, a region and a day.

    The hall's own rows come before those of its region, those before the national ones; among rows of equal
    rank the latest in force wins.
    """

    def __init__(
        self,
        rows: Iterable[Limit],
        own_rows: Iterable[Limit] = (),
        confirmed: Collection[str] = (),
        former: Iterable[Limit] = (),
    ) -> None:
        """Take the shipped rows, the hall's own rows, the `Limit.key`s the hall confirmed, and own rows of before."""
        shipped = (replace(row, confirmed_by_hall=row.key in confirmed) for row in rows)
        # A row of its own is the hall's word: nobody else is to confirm it.
        own = (replace(row, own=True, confirmed_by_hall=True) for row in own_rows)
        self._rows = (*shipped, *own)
        self._former = {row.key: row for row in former}

    def ids(self) -> frozenset[str]:
        """Return the ids a procedure may name."""
        return frozenset(row.id for row in self._rows)

    def row(self, row_id: str, region: str, day: dt.date) -> Limit:
        """Return the row in force.

        Args:
            row_id: what the procedure names.
            region: the hall's region.
            day: the day it is counted from.

        Raises:
            Refusal: ``limit.no_row`` (row, region), when there is none for this region and day.
        """
        found = [row for row in self._rows if row.id == row_id and _in_force(row, region, day)]
        if not found:
            raise Refusal("limit.no_row", row=row_id, region=region)
        return max(found, key=_rank)

    def shipped_row(self, row_id: str, region: str, day: dt.date) -> Limit | None:
        """Return the shipped row that would be in force without a row of the hall's own; None for none."""
        found = [row for row in self._rows if row.id == row_id and not row.own and _in_force(row, region, day)]
        return max(found, key=_rank, default=None)

    def recorded(self, key: str) -> Limit | None:
        """Return the row that a record names by its `Limit.key`; None when it has been taken out since."""
        return next((row for row in self._rows if row.key == key), None) or self._former.get(key)

    def rows_for(self, region: str, day: dt.date) -> tuple[Limit, ...]:
        """Return the row in force of every id that has one in `region`, by id: what a settings page lists."""
        available = sorted({row.id for row in self._rows if _in_force(row, region, day)})
        return tuple(self.row(row_id, region, day) for row_id in available)


def _in_force(row: Limit, region: str, day: dt.date) -> bool:
    here = row.own or row.region in (region, NATIONAL)
    return here and (row.effective_from is None or row.effective_from <= day)


def _rank(row: Limit) -> tuple[bool, bool, dt.date]:
    return row.own, row.region != NATIONAL, row.effective_from or dt.date.min


def shipped_limits() -> ShippedLimits:
    """Read the limits that come with the program: `resources/limits.yaml`, compiled to JSON by the build."""
    return read_limits(generated_path("limits.json"))


def read_limits(path: Path) -> ShippedLimits:
    """Read a compiled file of limits.

    Raises:
        Bug: the file is faulty; it is part of the program, nobody at a counter can mend it.
    """
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError) as fault:
        raise Bug(f"{path.name}: {fault}") from fault
    rows = tuple(_limit(row, file) for row in file.rows)
    keys = [(row.id, row.region, row.edition, row.effective_from) for row in rows]
    if doubled := {key for key in keys if keys.count(key) > 1}:
        raise Bug(f"{path.name}: rows given twice: {doubled}")
    return ShippedLimits(rows, file.regions)


def _limit(row: _Row, file: _File) -> Limit:
    if row.region not in file.regions or row.source not in file.sources or row.amount < 0:
        raise Bug(f"row {row.id}: region {row.region}, source {row.source} or amount {row.amount} is wrong")
    return Limit(
        id=row.id,
        region=row.region,
        kind=row.kind,
        amount=row.amount,
        unit=row.unit,
        counted_from=row.counted_from,
        grade=row.grade,
        source=file.sources[row.source],
        edition=row.edition,
        effective_from=row.effective_from,
    )
