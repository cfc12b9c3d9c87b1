"""One thread, one call after the other; what can wait is done when nobody waits."""

from __future__ import annotations

import sqlite3
import threading

from clerk_app.service.desk import Desk
from tests.service.counter_hall import CounterHall


def in_the_file_alone(counter: CounterHall) -> int:
    """Return how many events whoever had only the database file, without its log, would find."""
    alone = sqlite3.connect(f"file:{counter.store.path}?immutable=1", uri=True)
    try:
        return int(alone.execute("SELECT count(*) FROM journal").fetchone()[0])
    finally:
        alone.close()


def test_what_can_wait_is_done_when_nobody_waits() -> None:
    done: list[str] = []
    idle, gate = threading.Event(), threading.Event()

    def rest() -> None:
        done.append("rest")
        idle.set()

    desk = Desk("test", rest)
    desk.submit(gate.wait)
    first, second = (desk.submit(done.append, name) for name in ("first", "second"))
    gate.set()
    second.result()
    assert first.done()
    assert idle.wait(10)
    desk.stop()
    assert done[:2] == ["first", "second"]
    assert set(done[2:]) == {"rest"}


def test_the_log_is_brought_into_the_file_between_the_steps(counter: CounterHall) -> None:
    counter.store.empty_write_ahead_log()
    begun = in_the_file_alone(counter)
    for _ in range(10):
        counter.end(counter.greet())
    counter.store.shorten_log()
    assert in_the_file_alone(counter) == begun, "a short log may wait"
    for _ in range(20):
        counter.end(counter.greet())
    counter.store.shorten_log()
    assert in_the_file_alone(counter) == counter.events() > begun
