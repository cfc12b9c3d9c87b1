"""Exports: requests, visits, ratings or the journal into one file; personal data masked unless it is asked for."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from clerk_app.core.day import local_day
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.hall import PersonalDataExported
from clerk_app.core.sentence import Language, Sentence
from clerk_app.service.access import Action, Actor
from clerk_app.service.action import Change, Performer
from clerk_app.service.data_folder import settings_in
from clerk_app.service.export_columns import COLUMNS, Values
from clerk_app.service.export_files import Words, opened
from clerk_app.service.new_file import put_in_place
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Journal
from clerk_app.store.queries import exports
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries.exports import Row, Span
from clerk_app.store.restore import to_disk
from clerk_app.store.unit import Unit
from clerk_app.texts import text

_ALL_TIMES = (-(1 << 53), 1 << 53)


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported.

    Attributes:
        what: ``requests``, ``visits``, ``ratings`` or ``journal``.
        kind: ``csv``, ``xlsx`` or ``jsonl``.
        from_day, to_day: days in the hall's zone, both included; None leaves that end open.
        clerk: id or number of a member of staff; None takes everybody.
        personal: personal data in full.
    """

    what: str
    kind: str
    language: Language
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    clerk: str | None = None
    personal: bool = False


def export(
    connection: Connection,
    wanted: Export,
    target: Path,
    titles: Mapping[str, Sentence],
    *,
    replace: bool = False,
    before_it_appears: Callable[[int], object] = lambda _rows: None,
) -> int:
    """Write an export to `target` as a whole or not at all; return the number of rows.

    Args:
        connection: for reading; everything is read in one transaction.
        titles: titles of the procedures, by id.
        replace: whether a file that exists may go.
        before_it_appears: called with the number of rows when the file is complete and not yet in its place: that
            personal data was exported is in the journal before anybody can read the file.

    Raises Refusal ``export.exists``, ``export.cannot_write``, ``export.nobody``, ``store.not_set_up``,
    ``export.journal_broken``, ``export.too_many_rows``, ``export.text_too_long``.
    """
    settings = settings_in(connection)
    zone = ZoneInfo(settings.zone)
    people = hall_queries.staff(connection)
    names = {row.id: row.name_in(wanted.language) for row in people}
    values = Values(zone, names, titles, wanted.personal)
    span = _span(wanted, zone, {known: row.id for row in people for known in (row.number, row.id)})
    if target.exists() and not replace:
        raise Refusal("export.exists", file=str(target))
    try:
        return _write(connection, wanted, target, values, span, replace=replace, done=before_it_appears)
    except FileExistsError as error:
        raise Refusal("export.exists", file=str(target)) from error
    except OSError as error:
        raise Refusal("export.cannot_write", file=str(target), detail=error.strerror or str(error)) from error
    except (Bug, msgspec.MsgspecError, UnicodeDecodeError) as error:
        if wanted.what != "journal":
            raise
        raise Refusal("export.journal_broken", detail=str(error)) from error


def _write(
    connection: Connection,
    wanted: Export,
    target: Path,
    values: Values,
    span: Span,
    *,
    replace: bool,
    done: Callable[[int], object],
) -> int:
    columns = COLUMNS[wanted.what]
    # A folder of its own: a workbook is made of scratch files, and none may outlive the export.
    with tempfile.TemporaryDirectory(prefix=".export-", dir=target.parent) as scratch:
        partial = Path(scratch) / "export"
        partial.touch(mode=0o600)
        sheet = text(f"export.what.{wanted.what}", wanted.language)
        file = opened(wanted.kind, partial, columns, lambda: Words(columns, values, wanted.language), sheet)
        rows = 0
        connection.execute("BEGIN")
        try:
            for stored in _rows(connection, wanted.what, span):
                file.add(values.row(columns, stored))
                rows += 1
        except BaseException:
            file.give_up()
            raise
        finally:
            connection.execute("ROLLBACK")
        file.close()
        to_disk(partial)
        done(rows)
        put_in_place(partial, target, replace=replace)
    return rows


def _rows(connection: Connection, what: str, span: Span) -> Iterator[Row]:
    queries = {"requests": exports.requests, "visits": exports.visits, "ratings": exports.ratings}
    yield from _journal(connection, span) if what == "journal" else queries[what](connection, span)


def _journal(connection: Connection, span: Span) -> Iterator[Row]:
    for recorded in Journal(connection).everything():
        event = recorded.event
        if span.begin <= event.at < span.end and span.clerk in (None, event.actor):
            yield (
                event.counter,
                event.epoch,
                event.seq,
                event.at,
                event.kind,
                event.actor,
                " ".join(event.data.subjects()),
                event.event_id,
                event.command_id,
                msgspec.json.encode(event.data).decode(),
                recorded.hash.hex(),
            )


def _span(wanted: Export, zone: dt.tzinfo, staff: Mapping[str, str]) -> Span:
    begin, end = _ALL_TIMES
    if wanted.from_day is not None:
        begin = _midnight(wanted.from_day, zone)
    if wanted.to_day is not None:
        end = _midnight(wanted.to_day + dt.timedelta(days=1), zone)
    if wanted.clerk is not None and wanted.clerk not in staff:
        raise Refusal("export.nobody", staff=wanted.clerk)
    return Span(begin, end, None if wanted.clerk is None else staff[wanted.clerk])


def _midnight(day: dt.date, zone: dt.tzinfo) -> int:
    """Return when `day` begins; where clocks are put forward at midnight it is the first moment of the day."""
    at = int(dt.datetime.combine(day, dt.time(), zone).timestamp() * 1000)
    return at if local_day(at, zone) == day else at + 3_600_000


class PersonalExports:
    """Records that somebody took personal data out. Runs on the desk thread."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def record(self, actor: Actor, command_id: str, what: str, rows: int) -> Change[None]:
        """Write to the journal that `rows` rows with unmasked personal data were exported."""

        def work(unit: Unit) -> None:
            unit.append(PersonalDataExported(what=what, rows=rows))

        return self._performer.perform(Action.EXPORT, actor, command_id, work, None)
