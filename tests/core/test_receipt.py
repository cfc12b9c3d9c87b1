"""What a receipt says, and what it must never say."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.core.errors import Bug
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.paper import DocumentSeen, PaperCustomer, PrintedLimit, PrintedPromise, printed_promise
from clerk_app.core.procedure import Grade, PaperKind
from clerk_app.core.receipt import NextStep
from clerk_app.core.sentence import Sentence
from tests.core.golden_model import as_json, stored
from tests.paper.sample_papers import CUSTOMER, NUMBER, receipt, stamp


@pytest.mark.parametrize(
    ("grade", "confirmed_by_hall", "printable"),
    [
        (Grade.A, False, True),
        (Grade.B, False, True),
        (Grade.C, False, False),
        (Grade.M, False, False),
        (Grade.C, True, True),
        (Grade.M, True, True),
    ],
)
def test_only_confirmed_limits_become_promises(grade: Grade, confirmed_by_hall: bool, printable: bool) -> None:
    row = Limit(
        "x.finish", "national", LimitKind.FINISH, 5, TimeUnit.WORKING_DAYS, CountedFrom.ACCEPTANCE, grade,
        Sentence("来源", "source"), confirmed_by_hall=confirmed_by_hall,
    )  # fmt: skip
    promise = printed_promise(date(2026, 11, 30), PrintedLimit.of(row), provisional=False)
    assert (promise is not None) is printable


def test_a_promise_without_confirmation_cannot_even_be_built() -> None:
    with pytest.raises(Bug):
        PrintedPromise(date(2026, 11, 30), PrintedLimit(5, TimeUnit.WORKING_DAYS, confirmed=False))


def test_a_reprint_has_its_own_number() -> None:
    assert stamp(PaperKind.RECEIPT, 2).number == f"{NUMBER}/R2"


def test_a_substitute_is_named_as_what_it_was() -> None:
    titles = [paper.title.zh for paper in receipt().received]
    assert titles == ["新户主身份证", "不动产权证"]
    whole = receipt(seen=[DocumentSeen("deed", copies=2, number="浙2026第0017号")]).received[0]
    assert (whole.title.zh, whole.copies, whole.number) == ("房屋产权证明", 2, "浙2026第0017号")


def test_what_comes_next_follows_from_the_state() -> None:
    assert receipt().next_steps == (NextStep.WE_WORK, NextStep.WE_TELL_BY_PHONE, NextStep.NO_MORE_VISIT)
    assert receipt(customer=PaperCustomer()).next_steps[1] is NextStep.WE_TELL
    assert receipt(settled=True, promise=None).next_steps == (NextStep.NOTHING_LEFT,)
    follow = receipt(later=[("deed", date(2026, 12, 7))])
    assert follow.next_steps == (NextStep.BRING_LATER, NextStep.WE_WORK, NextStep.WE_TELL_BY_PHONE)


def test_the_phone_is_masked_and_the_qr_holds_nothing_personal() -> None:
    model = receipt()
    assert model.phone_masked == "138****2207"
    for personal in (CUSTOMER.name, CUSTOMER.account, CUSTOMER.phone, CUSTOMER.address):
        assert personal is not None
        assert personal not in model.qr


def test_the_model_is_the_stored_one() -> None:
    assert as_json(receipt()) == stored("receipt")
