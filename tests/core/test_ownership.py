"""Who owns a request, whatever anybody tries in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import Event, EventData, VaultRef
from clerk_app.core.events import request as of_request
from clerk_app.core.events.visit import VisitEnded
from clerk_app.core.ownership import Ownership
from clerk_app.core.request import (
    AnswerHandOff,
    CloseBySupervisor,
    Command,
    EndOffer,
    MoveFirstResponsible,
    OfferHandOff,
    TakeUp,
    Withdraw,
    decide,
)
from clerk_app.core.request_state import Outcome, RequestState, State, evolve

CLERKS = ("chenjing", "liwei", "wangxiaoyan", "sunhao")
clerks = st.sampled_from(CLERKS)
REASON = VaultRef("r" * 32, "0" * 64)


def happened(state: RequestState | None, data: EventData, actor: str = "chenjing", at: int = 0) -> RequestState:
    after = evolve(state, Event("02", 1, 1, "id", "command", at, actor, data))
    assert after is not None
    return after


class RequestMachine(RuleBasedStateMachine):
    """A request in the hands of four clerks; what is refused changes nothing."""

    @initialize(clerk=clerks)
    def opened(self, clerk: str) -> None:
        data = of_request.RequestOpened("QH261123-02-001-X", "v1", first_responsible=clerk)
        self.state = happened(None, data, clerk)
        self.opened_by = clerk
        self.moves_of_handler = 0
        self.first_handlers: list[str] = []
        self.moved_to: str | None = None
        self.visits = 1

    def _try(self, command: Command, actor: str) -> bool:
        before = self.state
        try:
            events = decide(self.state, command)
        except Refusal:
            assert self.state is before
            return False
        for data in events:
            handler = self.state.ownership.handler
            self.state = happened(self.state, data, actor)
            self.moves_of_handler += self.state.ownership.handler != handler
            if isinstance(data, of_request.FirstHandled):
                self.first_handlers.append(data.first_handler)
        return True

    @rule(by=clerks, receiver=clerks)
    def offer(self, by: str, receiver: str) -> None:
        handler = self.state.ownership.handler
        if self._try(OfferHandOff(by, receiver), by):
            assert by == handler
            assert self.state.ownership.handler == handler, "an offer leaves the handler where they are"

    @rule(by=clerks, accept=st.booleans(), reason=st.sampled_from((None, REASON)))
    def answer(self, by: str, accept: bool, reason: VaultRef | None) -> None:
        offer = self.state.ownership.offer
        if self._try(AnswerHandOff(by, accept, reason), by):
            assert offer is not None
            assert by == offer.receiver
            assert self.state.ownership.handler == (by if accept else offer.sender)

    @rule(by=clerks | st.none())
    def end_offer(self, by: str | None) -> None:
        handler = self.state.ownership.handler
        self._try(EndOffer(by), by or "clock")
        assert self.state.ownership.handler == handler

    @rule(by=clerks)
    def park_and_take_up(self, by: str) -> None:
        if self.state.state is State.IN_PROGRESS:
            self.state = happened(self.state, VisitEnded(self.state.visit, [self.state.number]))
        self.visits += 1
        if self._try(TakeUp(by, f"v{self.visits}"), by):
            assert self.state.ownership.handler == by
            assert self.state.ownership.offer is None or self.state.ownership.offer.sender == by

    @rule(by=clerks)
    def work(self, by: str) -> None:
        if self.state.state is not State.IN_PROGRESS or by != self.state.ownership.handler:
            return
        if self.state.ownership.first_handler is None:
            self.state = happened(self.state, of_request.FirstHandled(self.state.number, first_handler=by))
            self.first_handlers.append(by)

    @rule(receiver=clerks, reason=st.sampled_from((None, REASON)))
    def move(self, receiver: str, reason: VaultRef | None) -> None:
        if self._try(MoveFirstResponsible(receiver, reason), "helihua"):
            assert reason is not None
            self.moved_to = receiver

    @rule(by=clerks)
    def withdraw(self, by: str) -> None:
        self._try(Withdraw(by, None), by)

    @rule()
    def close(self) -> None:
        if self.visits > 6:
            self._try(CloseBySupervisor(Outcome.WITHDRAWN, REASON), "helihua")

    @invariant()
    def exactly_one_of_each(self) -> None:
        if not hasattr(self, "state"):
            return
        ownership = self.state.ownership
        assert ownership.handler in CLERKS
        assert ownership.first_responsible == (self.moved_to or self.opened_by)
        assert ownership.hops == self.moves_of_handler
        assert len(self.first_handlers) <= 1
        assert ownership.first_handler == (self.first_handlers[0] if self.first_handlers else None)
        if self.state.state is State.CLOSED:
            assert ownership.offer is None, "nobody is asked about a closed request"


TestRequest = RequestMachine.TestCase
TestRequest.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_what_cannot_happen_twice_is_our_error() -> None:
    mine = Ownership.begin("chenjing").first_handled("chenjing")
    with pytest.raises(Bug):
        mine.first_handled("liwei")
    with pytest.raises(Bug):
        mine.offer_ended(accepted=True)
    with pytest.raises(Bug):
        mine.taken_over("chenjing")
    with pytest.raises(Bug):
        mine.offered("chenjing", "liwei").taken_over("liwei")


def test_accepting_the_first_hand_off_makes_the_first_handler() -> None:
    opened = happened(None, of_request.RequestOpened("QH261123-02-001-X", "v1", first_responsible="chenjing"))
    offered = happened(opened, decide(opened, OfferHandOff("chenjing", "liwei"))[0])
    after = offered
    for data in decide(offered, AnswerHandOff("liwei", accept=True)):
        after = happened(after, data, "liwei")
    assert after.ownership == Ownership("chenjing", "liwei", "liwei", hops=1)
