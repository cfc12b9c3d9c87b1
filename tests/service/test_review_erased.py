"""After an erasure the supervisor's list and detail say so, and who, when and why."""

from __future__ import annotations

import pytest

from clerk_app.service.access import Action
from clerk_app.service.erasure import Erasure
from clerk_app.service.review_log import What
from tests.service.counter_hall import CHEN, HE, LI, OWN, CounterHall
from tests.service.refusals import refused
from tests.service.reviewed import Reviewed
from tests.service.test_erasure import SECRETS, WHY, serve


@pytest.fixture
def reviewed(counter: CounterHall) -> Reviewed:
    return Reviewed(counter)


def test_list_and_detail_say_that_a_customer_was_erased(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    other = {name: word[::-1] for name, word in SECRETS.items()} | {"account": "1234567890", "phone": "13600001111"}
    _, kept = serve(hall, other)
    _, number = serve(hall, SECRETS)
    before = reviewed.detail(number)
    assert before.erased is None
    assert Action.ERASE in before.may
    Erasure(hall.performer).erase_customer(HE, hall.command(), WHY, request=number)
    assert {row.number: row.erased for row in reviewed.window().rows} == {number: True, kept: False}
    detail = reviewed.detail(number)
    assert detail.erased is not None
    assert (detail.erased.at, detail.erased.by, detail.erased.reason) == (hall.clock.now(), "何丽华", WHY)
    assert (detail.row.erased, detail.customer, detail.phone_masked, detail.account) == (True, "", "", "")
    assert Action.ERASE not in detail.may
    assert detail.broken is None
    assert detail.log[-1].what is What.ERASED
    assert detail.log[-1].note == WHY
    said = [word for line in detail.log for word in (line.note, line.person, line.title)]
    assert not [word for word in said for secret in SECRETS.values() if secret in word]
    assert detail.rating is not None
    assert (detail.rating.given.grade, detail.rating.given.comment, detail.rating.phone) == (1, "", "")
    with refused("paper.erased"):
        reviewed.details.paper_pdf(hall.store.connection, HE, detail.papers[-1].paper)
    for secret in (SECRETS["name"], SECRETS["phone"], SECRETS["account"]):
        assert reviewed.numbers(text=secret) == []
    assert reviewed.numbers(text=other["name"]) == [kept]


def test_what_is_erased_together_is_told_before(reviewed: Reviewed) -> None:
    hall = reviewed.hall
    first = hall.greet()
    number = hall.open(first)
    hall.walk_to(number, "papers")
    hall.notify(number)
    hall.end(first)
    second = hall.greet(LI)
    hall.take_up(number, second, LI)
    more = hall.open(second, clerk=LI)
    hall.step(more, "account", LI, answers=OWN)
    connection = hall.store.connection
    assert reviewed.details.erased_with(connection, HE, number) == (number, more)
    assert reviewed.details.erased_with(connection, HE, more) == (more, number)
    with refused("access.denied"):
        reviewed.details.erased_with(connection, CHEN, number)


def test_what_is_not_closed_is_not_offered_for_erasing(reviewed: Reviewed) -> None:
    visit, number = reviewed.hall.accepted()
    reviewed.hall.end(visit)
    assert Action.ERASE not in reviewed.detail(number).may
