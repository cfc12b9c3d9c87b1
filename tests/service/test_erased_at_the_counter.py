"""What a clerk sees of a customer whose data were erased: that they were erased, and nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.service.end_view import end_view
from clerk_app.service.returning_customer import find_requests
from clerk_app.service.visit_view import visit_view
from tests.service.counter_hall import FakeClock
from tests.service.served import CHEN, HE, Served


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served.set_up(tmp_path / "data", FakeClock())
    yield served
    served.close()


def test_visit_end_and_finder_say_that_it_was_erased(served: Served) -> None:
    service = served.service
    kept = served.accepted()[1]
    served.end(served.read(service.requests.state, kept).visit)
    visit, number, _ = served.accepted()
    served.end(visit)
    served.do(service.handling.close_by_supervisor, number, "completed", "已办", actor=HE)

    def seen() -> tuple[bool, bool, list[bool]]:
        looked = served.read(visit_view, service.requests, visit, "zh", "2026-11-23", CHEN.id)
        ended = served.read(end_view, service.requests, visit, "zh")
        found = served.read(find_requests, service, CHEN, "zh", number)
        assert looked is not None
        assert ended is not None
        assert [line.number for line in looked.requests] == [line.number for line in found.requests] == [number]
        return looked.customer.erased, ended.customer.erased, [line.erased for line in found.requests]

    assert seen() == (False, False, [False])
    served.do(service.erasure.erase_customer, "客户要求", request=number, actor=HE)
    assert seen() == (True, True, [True])
    looked = served.read(visit_view, service.requests, visit, "zh", "2026-11-23", CHEN.id, number, "account")
    assert "account" not in looked.request.at_hand.answers, "a step that is looked at again is empty, not broken"
    by_phone = served.read(find_requests, service, CHEN, "zh", "13805712207")
    assert [line.number for line in by_phone.requests] == [kept], "nobody is found by what was erased"
