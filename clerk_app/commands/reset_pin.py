"""`clerk-app reset-pin`: a one-use code, when nobody can sign in."""

from __future__ import annotations

from clerk_app.commands.call import DONE, Call, machine_administrator
from clerk_app.core.errors import Refusal
from clerk_app.service.data_folder import reading, settings_in
from clerk_app.store.queries import hall as queries


def run(call: Call) -> int:
    """Print a code with which the person can sign in once and then sets a new PIN or passphrase.

    The application may run meanwhile; the member of staff is named by id or staff number.
    """
    from clerk_app.bootstrap import build_service
    from clerk_app.service.action import new_command_id
    from clerk_app.service.secrets import new_recovery_code

    with reading(call.data_folder) as connection:
        settings_in(connection)
        people = {name: row for row in queries.staff(connection) for name in (row.number, row.id)}
    person = people.get(call.operands[0])
    if person is None or not person.on_duty:
        known = ", ".join(sorted({row.id for row in people.values() if row.on_duty}))
        raise Refusal("reset_pin.unknown", staff=call.operands[0], known=known)
    code = new_recovery_code()
    service = build_service(call.data_folder)
    try:
        service.open().result()
        hashed = service.sign_in.hashed_code(code).result()
        actor = machine_administrator()
        service.desk.submit(service.identity.reset, actor, new_command_id(), person.id, hashed).result()
    finally:
        service.close()
    call.result(code)
    call.tell("reset_pin.done", name=person.name_in(call.language), number=person.number)
    return DONE
