"""The sample hall with a second supervisor, and how procedures are published in a test."""

from __future__ import annotations

from pathlib import Path

from clerk_app.bootstrap import build_service
from clerk_app.core.procedure import Procedure
from clerk_app.resources import resource_path
from clerk_app.service.access import Actor, Role
from clerk_app.service.hall import StaffInput
from clerk_app.service.sample_hall import CHEAP_COST
from tests.service.counter_hall import FakeClock
from tests.service.served import HE, Served

ZHAO = Actor("zhaomin", Role.SUPERVISOR)
SECOND = StaffInput("zhaomin", "supervisor", "10109", "赵敏", "Zhao Min", "0571-555-0122", secret_hash="not a hash")
WHY = "客户没有产权证时，可用购房合同"
TRANSFER = "name_transfer"
SHIPPED = resource_path(f"procedures/{TRANSFER}.yaml")


class Publishers:
    """Two supervisors at one counter, with a clock that is moved by hand."""

    def __init__(self, folder: Path, clock: FakeClock | None = None, *, again: bool = False) -> None:
        self.clock = clock or FakeClock()
        self.folder = folder
        self._closed = False
        if again:
            service = build_service(folder, self.clock, cost=CHEAP_COST)
            service.open().result()
            self.served = Served(service)
        else:
            self.served = Served.set_up(folder, self.clock)
            self.served.do(self.served.service.hall.record_staff, SECOND, actor=HE)
        self.service = self.served.service
        self.publishing = self.service.publishing

    def restarted(self) -> Publishers:
        """Close the program and open it again."""
        self.close()
        return Publishers(self.folder, self.clock, again=True)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.service.close()

    def propose(self, content: bytes, starts_at: int = 0, actor: Actor = HE) -> str:
        version: str = self.served.do(self.publishing.propose, content, WHY, starts_at, actor=actor)
        return version

    def confirm(self, version: str, procedure: str = TRANSFER, actor: Actor = ZHAO) -> None:
        self.served.do(self.publishing.confirm, procedure, version, actor=actor)

    def publish(self, content: bytes, starts_at: int = 0, procedure: str = TRANSFER) -> str:
        version = self.propose(content, starts_at)
        self.confirm(version, procedure)
        return version

    def in_force(self, procedure: str = TRANSFER) -> str:
        """Return the version that a new request would begin with; empty when there is none."""
        found = self.procedure(procedure)
        return "" if found is None else found.version

    def procedure(self, procedure: str = TRANSFER) -> Procedure | None:
        return self.service.procedures.procedure(procedure)

    def kinds(self) -> list[str]:
        kinds: list[str] = self.served.read(_kinds)
        return kinds


def _kinds(connection: object) -> list[str]:
    from clerk_app.store.journal import Journal

    return [recorded.event.kind for recorded in Journal(connection).everything()]


def titled(title: str, content: bytes | None = None) -> bytes:
    """Return a sound version of the account transfer that is called `title`."""
    found = SHIPPED.read_bytes() if content is None else content
    return found.replace("居民过户".encode(), title.encode(), 1)


def faulty() -> bytes:
    """Return the account transfer with a way that leads nowhere."""
    return SHIPPED.read_bytes().replace(b"goto: settle_first", b"goto: nowhere")
