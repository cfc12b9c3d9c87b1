"""What a one-time notification says: all that is missing, once."""

from __future__ import annotations

import pytest

from clerk_app.core.errors import Bug
from tests.core.golden_model import as_json, stored
from tests.paper.sample_papers import RULE, notice


def test_papers_and_answers_are_told_together() -> None:
    model = notice(missing=["deed", "proxy"], asked=["phone"])
    assert [paper.title.zh for paper in model.missing] == ["房屋产权证明", "授权委托书"]
    assert [title.zh for title in model.asked] == ["手机号码"]
    assert model.count == 3


def test_each_missing_paper_brings_its_form_issuer_and_substitutes() -> None:
    deed = notice().missing[0]
    assert deed.issuer is not None
    assert deed.issuer.zh == "不动产登记中心"
    assert [other.zh for other in deed.one_of] == ["不动产权证", "购房合同"]


def test_the_basis_is_the_rule_of_the_step_that_asks() -> None:
    assert notice().basis == (RULE,)
    assert notice(missing=[], asked=["account"]).basis == ()


def test_a_notification_of_nothing_is_our_error() -> None:
    with pytest.raises(Bug):
        notice(missing=[])


def test_an_unresolved_limit_is_our_error() -> None:
    with pytest.raises(Bug):
        notice(limits={})


def test_the_model_is_the_stored_one() -> None:
    assert as_json(notice()) == stored("notification")
