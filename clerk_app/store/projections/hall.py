"""Settings, staff, devices, procedures in force, confirmed limits."""

from __future__ import annotations

import msgspec

from clerk_app.core.events import hall as events
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Recorded

TABLES = ("setting", "staff", "device", "procedure_in_force", "confirmed_limit")
KINDS = (
    events.SettingsChanged,
    events.StaffRecorded,
    events.SignedIn,
    events.StaffUnlocked,
    events.DevicePaired,
    events.DeviceRemoved,
    events.ProcedurePublished,
    events.LimitConfirmed,
    events.SignInBegun,
    events.SignInFailed,
)
SCHEMA = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    number TEXT NOT NULL,
    name_id TEXT,
    name_en_id TEXT,
    phone_id TEXT,
    on_duty INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    last_failure_at INTEGER,
    last_sign_in_at INTEGER
) WITHOUT ROWID;
CREATE TABLE device (id TEXT PRIMARY KEY, paired_at INTEGER NOT NULL, removed_at INTEGER) WITHOUT ROWID;
CREATE TABLE procedure_in_force (
    procedure TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    since INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE confirmed_limit (row TEXT PRIMARY KEY, by TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
"""


def apply(connection: Connection, recorded: Recorded, day: str) -> None:
    """Write what an event of the hall changes."""
    event, data = recorded.event, recorded.event.data
    match data:
        case events.SettingsChanged():
            connection.executemany(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [(name, msgspec.json.encode(value).decode()) for name, value in data.values.items()],
            )
        case events.StaffRecorded():
            connection.execute(
                "INSERT INTO staff (id, role, number, name_id, name_en_id, phone_id, on_duty)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET role = excluded.role, number = excluded.number,"
                " name_id = coalesce(excluded.name_id, name_id),"
                " name_en_id = coalesce(excluded.name_en_id, name_en_id),"
                " phone_id = coalesce(excluded.phone_id, phone_id), on_duty = excluded.on_duty",
                (
                    data.staff,
                    data.role,
                    data.number,
                    data.name.id if data.name else None,
                    data.name_en.id if data.name_en else None,
                    data.phone.id if data.phone else None,
                    int(data.on_duty),
                ),
            )
        case events.SignInBegun() | events.SignInFailed():
            count = data.attempt if isinstance(data, events.SignInBegun) else data.failures
            connection.execute(
                "UPDATE staff SET failures = ?, last_failure_at = ? WHERE id = ?",
                (count, event.at, data.staff),
            )
        case events.SignedIn():
            connection.execute(
                "UPDATE staff SET failures = 0, last_failure_at = NULL, last_sign_in_at = ? WHERE id = ?",
                (event.at, data.staff),
            )
        case events.StaffUnlocked():
            connection.execute(
                "UPDATE staff SET failures = 0, last_failure_at = NULL WHERE id = ?", (data.staff,)
            )
        case events.DevicePaired():
            connection.execute(
                "INSERT INTO device (id, paired_at) VALUES (?, ?)", (data.device, event.at)
            )
        case events.DeviceRemoved():
            connection.execute(
                "UPDATE device SET removed_at = ? WHERE id = ?", (event.at, data.device)
            )
        case events.ProcedurePublished():
            connection.execute(
                "INSERT INTO procedure_in_force (procedure, version, since) VALUES (?, ?, ?)"
                " ON CONFLICT (procedure) DO UPDATE SET version = excluded.version, since = excluded.since",
                (data.procedure, data.version, event.at),
            )
        case events.LimitConfirmed():
            connection.execute(
                "INSERT INTO confirmed_limit (row, by, at) VALUES (?, ?, ?) ON CONFLICT (row) DO NOTHING",
                (data.row, event.actor, event.at),
            )
