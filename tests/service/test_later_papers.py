"""What may follow an acceptance (一证受理) is taken when it comes, by whoever sits at the counter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.core.errors import Refusal
from clerk_app.core.request_state import State
from clerk_app.service.access import Actor, Role
from clerk_app.service.later_papers import later_papers
from tests.service.served import Served

LI = Actor("liwei", Role.CLERK)
PROOF = "right"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served.set_up(tmp_path / "data")
    yield served
    served.close()


def awaited(served: Served, number: str) -> list[str]:
    return [paper.id for paper in served.read(later_papers, served.service.requests, number)]


def test_a_document_that_may_follow_is_awaited_until_it_is_brought(served: Served) -> None:
    _, number, _ = served.accepted("residential_new_connection")
    assert awaited(served, number) == [PROOF]
    served.do(served.service.handling.bring_later, number, (PROOF,), actor=LI)
    assert awaited(served, number) == []
    state = served.read(served.service.requests.state, number)
    assert state.state is State.ACCEPTED
    assert state.marks[PROOF].mark == "have"


def test_taking_a_paper_for_a_colleague_moves_no_responsibility(served: Served) -> None:
    _, number, _ = served.accepted("residential_new_connection")
    before = served.read(served.service.requests.state, number).ownership
    served.do(served.service.handling.bring_later, number, (PROOF,), actor=LI)
    assert served.read(served.service.requests.state, number).ownership == before


def test_only_what_is_awaited_can_be_brought(served: Served) -> None:
    _, number, _ = served.accepted("residential_new_connection")
    with pytest.raises(Refusal, match=r"documents\.not_awaited"):
        served.do(served.service.handling.bring_later, number, ("identity",))
    served.do(served.service.handling.bring_later, number, (PROOF,))
    with pytest.raises(Refusal, match=r"documents\.not_awaited"):
        served.do(served.service.handling.bring_later, number, (PROOF,))
