"""`clerk-app verify`: walks the journal and what lies behind it, and names every place where it is broken."""

from __future__ import annotations

from clerk_app.commands.call import DONE, FINDING, Call
from clerk_app.core.chain import Break
from clerk_app.core.errors import Refusal


def run(call: Call) -> int:
    """Print the number of events and the head, or every break in words."""
    from clerk_app.service.verification import verify_folder

    try:
        found = verify_folder(call.data_folder)
    except Refusal as refusal:
        if refusal.code != "store.damaged":
            raise
        raise Refusal("verify.unreadable", folder=str(call.data_folder)) from refusal
    if call.has("--json"):
        breaks = [_as_json(each, call) for each in found.breaks]
        call.result_json({"events": found.events, "head": found.head, "erased": found.erased, "breaks": breaks})
    elif found.breaks:
        for each in found.breaks:
            call.result(_line(each, call))
    else:
        call.result(call.sentence("verify.sound", events=found.events, head=found.head))
        if found.erased:
            call.result(call.sentence("verify.erased", count=found.erased))
    if found.breaks:
        call.tell("verify.broken", count=len(found.breaks), events=found.events)
        return FINDING
    return DONE


def _line(found: Break, call: Call) -> str:
    where = call.sentence(
        "verify.place" if found.seq else "verify.no_place",
        counter=found.counter,
        epoch=found.epoch,
        seq=found.seq,
    )
    what = call.sentence(f"verify.break.{found.code}")
    detail = call.sentence("verify.detail", detail=_visible(found.detail)) if found.detail else ""
    return where + what + detail


def _visible(detail: str) -> str:
    """Return a detail out of a damaged file so that it stays on one line of a terminal."""
    return "".join(character if character.isprintable() else "·" for character in detail)[:200]


def _as_json(found: Break, call: Call) -> dict[str, object]:
    return {
        "counter": found.counter,
        "epoch": found.epoch,
        "seq": found.seq,
        "code": found.code,
        "message": call.sentence(f"verify.break.{found.code}"),
        "detail": _visible(found.detail),
    }
