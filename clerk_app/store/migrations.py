"""The schema's versions. `sqlite_utils` is imported only when a migration is due: it costs 60 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clerk_app.core.errors import Bug, Refusal
from clerk_app.store.engine import Connection
from clerk_app.store.schema import TRIGGERS, TRUTH

if TYPE_CHECKING:
    from sqlite_utils import Migrations

SCHEMA_VERSION = 4


def schema_version(connection: Connection) -> int:
    """Return the schema version of an opened file; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migration_due(connection: Connection) -> bool:
    """Tell whether the file needs a migration; raise Refusal for one written by a newer program."""
    found = schema_version(connection)
    if found > SCHEMA_VERSION:
        raise Refusal("store.newer_schema", found=found, known=SCHEMA_VERSION)
    return found < SCHEMA_VERSION


def migrate(connection: Connection) -> None:
    """Bring the schema up to date in one transaction. The caller made a backup of an existing file first."""
    from sqlite_utils import Database

    connection.execute("BEGIN IMMEDIATE")
    try:
        _migrations().apply(Database(connection))
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        assert_triggers(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def assert_triggers(connection: Connection) -> None:
    """Raise Bug when a trigger that keeps the journal append-only is gone: `transform()` drops them silently."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    lost = set(TRIGGERS) - {name for (name,) in rows}
    if lost:
        raise Bug(f"triggers lost by a migration: {sorted(lost)}")


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    from clerk_app.store import projections
    from clerk_app.store.journal import Journal
    from clerk_app.store.projections import promises, publishing, unlisted

    migrations = Migrations("clerk_app")

    @migrations()
    def m001_first_schema(db: Any) -> None:
        run_script(db.conn, TRUTH)
        for statement in TRIGGERS.values():
            db.conn.execute(statement)
        for schema in projections.FIRST_SCHEMAS:
            run_script(db.conn, schema)

    @migrations()
    def m002_publishing(db: Any) -> None:
        run_script(db.conn, publishing.SCHEMA)
        db.conn.execute(publishing.OPEN_REQUESTS)
        # Which versions of the files were in force is in the journal already.
        for recorded in Journal(db.conn).of_subject("hall"):
            if isinstance(recorded.event.data, publishing.KINDS):
                publishing.apply(db.conn, recorded, "")

    @migrations()
    def m003_promises(db: Any) -> None:
        run_script(db.conn, promises.SCHEMA)
        # A promise made before today may already wait for a calendar.
        requests = db.conn.execute("SELECT number FROM request WHERE state <> 'closed' ORDER BY place").fetchall()
        for (number,) in requests:
            for recorded in Journal(db.conn).of_subject(f"request:{number}"):
                if isinstance(recorded.event.data, promises.KINDS):
                    promises.apply(db.conn, recorded, "")

    @migrations()
    def m004_unlisted_matters(db: Any) -> None:
        run_script(db.conn, unlisted.SCHEMA)

    return migrations


def run_script(connection: Connection, script: str) -> None:
    """Run the statements of `script` one by one: `executescript` would commit the open transaction first."""
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)
