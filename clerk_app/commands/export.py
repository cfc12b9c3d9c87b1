"""`clerk-app export`: requests, visits, ratings or the journal into a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from clerk_app.commands.call import DONE, Call, machine_administrator
from clerk_app.core.errors import Refusal


def run(call: Call) -> int:
    """Write the file and say how many rows it has; the application may run meanwhile."""
    from clerk_app.bootstrap import build_service
    from clerk_app.service.action import Performer, new_command_id
    from clerk_app.service.data_folder import opened_for_reading
    from clerk_app.service.export import Export, PersonalExports, export
    from clerk_app.service.export_titles import procedure_titles

    wanted = Export(
        what=call.value("--what") or "",
        kind=call.value("--format") or "",
        language=call.language,
        from_day=_day(call, "--from"),
        to_day=_day(call, "--to"),
        clerk=call.value("--clerk"),
        personal=call.has("--personal"),
    )
    if wanted.from_day and wanted.to_day and wanted.from_day > wanted.to_day:
        raise Refusal("usage.days_backwards")
    target = Path(call.value("-o") or "").expanduser()
    with opened_for_reading(call.data_folder) as reader:
        service = build_service(call.data_folder)
        try:
            titles = procedure_titles(call.data_folder, reader.connection, service.clock.now())
            personal = PersonalExports(Performer(service.store, service.clock))

            def before_it_appears(rows: int) -> None:
                reader.require_unchanged()
                if wanted.personal:
                    service.open().result()
                    actor = machine_administrator()
                    service.desk.submit(personal.record, actor, new_command_id(), wanted.what, rows).result()

            rows = export(
                reader.connection,
                wanted,
                target,
                titles,
                replace=call.has("--replace"),
                before_it_appears=before_it_appears,
            )
        finally:
            service.close()
    call.tell("export.done", rows=rows, file=str(target))
    if wanted.personal:
        call.tell("export.personal")
    return DONE


def _day(call: Call, option: str) -> dt.date | None:
    value = call.value(option)
    if value is None:
        return None
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone yet
    except ValueError:
        raise Refusal("usage.not_a_day", option=option, value=value) from None
