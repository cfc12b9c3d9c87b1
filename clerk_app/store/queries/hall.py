"""Settings, staff and devices as the screens and the service need them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from clerk_app.core.settings import Settings
from clerk_app.store.engine import Connection


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One member of staff. `failures` and `last_failure_at` (ms UTC) are those of the sign-in."""

    id: str
    role: str
    number: str
    name: str
    name_en: str
    phone: str
    on_duty: bool
    failures: int
    last_failure_at: int | None
    last_sign_in_at: int | None

    def name_in(self, language: str) -> str:
        """Return the name as it is written in `language`; the Chinese one serves where no other is known."""
        return self.name if language == "zh" else self.name_en or self.name


_STAFF = """
SELECT staff.id, role, number, name.content, name_en.content, phone.content, on_duty, failures,
       last_failure_at, last_sign_in_at
FROM staff
LEFT JOIN vault AS name ON name.id = name_id
LEFT JOIN vault AS name_en ON name_en.id = name_en_id
LEFT JOIN vault AS phone ON phone.id = phone_id
"""


def settings(connection: Connection) -> Settings:
    """Return the settings in force."""
    rows = connection.execute("SELECT name, value FROM setting").fetchall()
    return Settings().with_values({name: json.loads(value) for name, value in rows})


def staff(connection: Connection) -> list[StaffRow]:
    """Return everybody who ever worked here, clerks first, then by staff number."""
    rows = connection.execute(f"{_STAFF} ORDER BY role, number").fetchall()
    return [_staff_row(row) for row in rows]


def staff_member(connection: Connection, staff_id: str) -> StaffRow | None:
    """Return one member of staff; None when there is no such id."""
    row = connection.execute(f"{_STAFF} WHERE staff.id = ?", (staff_id,)).fetchone()
    return None if row is None else _staff_row(row)


def _staff_row(row: tuple[object, ...]) -> StaffRow:
    staff_id, role, number, name, name_en, phone, on_duty, failures, failed_at, signed_in_at = row
    texts = [item.decode() if isinstance(item, bytes) else "" for item in (name, name_en, phone)]
    return StaffRow(
        str(staff_id),
        str(role),
        str(number),
        texts[0] or str(number),
        texts[1],
        texts[2],
        bool(on_duty),
        int(str(failures)),
        None if failed_at is None else int(str(failed_at)),
        None if signed_in_at is None else int(str(signed_in_at)),
    )


def has_own_limits(connection: Connection) -> bool:
    """Return whether the hall ever set a limit row of its own."""
    return connection.execute("SELECT 1 FROM own_limit LIMIT 1").fetchone() is not None


def confirmed_limits(connection: Connection) -> frozenset[str]:
    """Return the keys of the limit rows that a supervisor confirmed."""
    return frozenset(row for (row,) in connection.execute("SELECT row FROM confirmed_limit"))


def paired_device(connection: Connection) -> str | None:
    """Return the tablet paired last and not removed; None when there is none."""
    row = connection.execute(
        "SELECT id FROM device WHERE removed_at IS NULL ORDER BY paired_at DESC LIMIT 1"
    ).fetchone()
    return None if row is None else str(row[0])
