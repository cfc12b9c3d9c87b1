"""`clerk-app simulate`: fills an empty data folder with a plausible history."""

from __future__ import annotations

import time

from clerk_app.commands.call import DONE, Call, machine_administrator
from clerk_app.core.errors import Refusal


def run(call: Call) -> int:
    """Set a sample hall up where there is none, fill the history in, and say what there is now."""
    from clerk_app.bootstrap import build_service
    from clerk_app.service.bulk import SimulatedClock
    from clerk_app.service.clock import SystemClock
    from clerk_app.service.folder_use import FolderInUse
    from clerk_app.service.sample_hall import PASSPHRASE, PIN
    from clerk_app.service.simulate import MOST_REQUESTS, prepare, simulate

    requests = _number(call, "--requests", 1, MOST_REQUESTS)
    seed = _number(call, "--seed", 0, 2**63 - 1) if call.value("--seed") else 1
    with FolderInUse(call.data_folder):
        clock = SimulatedClock(SystemClock().now())
        service = build_service(call.data_folder, clock)
        try:
            sample = prepare(service, clock, requests)
            call.tell("simulate.begin", requests=requests)
            begun = time.monotonic()
            done = simulate(service, clock, requests, seed, machine_administrator()).result()
            seconds = f"{time.monotonic() - begun:.1f}"
        finally:
            service.close()
    call.result(
        call.sentence(
            "simulate.done",
            requests=done.requests,
            visits=done.visits,
            first=done.first_day,
            last=done.last_day,
            events=done.events,
            seconds=seconds,
        )
    )
    if sample:
        call.tell("simulate.sample_hall", pin=PIN, passphrase=PASSPHRASE)
    return DONE


def _number(call: Call, option: str, least: int, most: int) -> int:
    value = call.value(option) or ""
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 20 else None
    if number is None or not least <= number <= most:
        raise Refusal("usage.not_a_number", option=option, value=value, least=least, most=most)
    return number
