"""`clerk-app erase`: erases the personal data of a customer, named by one of their requests."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from clerk_app.commands.call import DONE, Call, machine_administrator
from clerk_app.core.number import parse_request_number
from clerk_app.service.data_folder import reading, settings_in


def run(call: Call) -> int:
    """Erase, and say how much it was and until when copies of the records may still hold it.

    The application may run meanwhile.
    """
    from clerk_app.bootstrap import build_service
    from clerk_app.service.action import new_command_id
    from clerk_app.service.backup_expiry import gone_by

    number = str(parse_request_number(call.operands[0]))
    with reading(call.data_folder) as connection:
        settings = settings_in(connection)
    service = build_service(call.data_folder)
    try:
        service.open().result()
        actor, reason = machine_administrator(), call.value("--reason") or ""
        erase = service.erasure.erase_customer
        done = service.desk.submit(erase, actor, new_command_id(), reason, request=number).result().result
        day = gone_by(service.clock.now(), settings.backup_days, ZoneInfo(settings.zone))
    finally:
        service.close()
    for erased in done.requests:
        call.result(erased)
    call.tell("erase.done", count=done.pieces, requests=len(done.requests))
    call.tell("erase.backups", day=day.isoformat())
    return DONE
