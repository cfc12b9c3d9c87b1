"""A counter on a disk that fills up, is emptied again, becomes read-only and writable again. Prints one JSON line.

Run as root of its own mount namespace: it mounts a small file system on the folder it is given.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from clerk_app.core.errors import Refusal
from clerk_app.store.journal import Journal
from tests.service.counter_hall import CHEN, CounterHall


def refusal_of(counter: CounterHall, visit: str, times: int) -> tuple[str, int]:
    """Write notes until one is refused; return the code and how many were confirmed."""
    for confirmed in range(times):
        try:
            counter.reception.write_note(CHEN, counter.command(), visit, "客户约下午再来" * 200)
        except Refusal as refusal:
            return refusal.code, confirmed
    return "never", times


def main(folder: Path) -> dict[str, Any]:
    """Fill, free, lock and unlock the disk under a counter at work."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=True)
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    counter = CounterHall(folder / "data").set_up()
    visit = counter.greet()
    full, confirmed = refusal_of(counter, visit, 5000)
    reader = counter.store.reader()
    events = Journal(reader).count()
    ballast.unlink()
    after, _ = refusal_of(counter, visit, 3)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=False)
    reader.close()
    counter.store.empty_write_ahead_log()
    counter.close()
    locked = subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=False).returncode == 0
    found: dict[str, Any] = {"full": full, "confirmed": confirmed, "events": events, "after": after, "locked": locked}
    try:
        again = CounterHall(folder / "data")
        found["read_only"], _ = refusal_of(again, visit, 1)
        again.close()
    except Refusal as refusal:
        found["read_only"] = refusal.code
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    again = CounterHall(folder / "data")
    found["unlocked"], _ = refusal_of(again, visit, 1)
    found["notes"] = again.kinds().count("note.written")
    found["breaks"] = len(again.verify().breaks)
    again.close()
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
