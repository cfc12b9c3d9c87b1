"""What a procedure sheet says, made from the procedure alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.core.procedure import Choice, Field, FieldKind
from clerk_app.core.promised_limits import PromisedLimit
from clerk_app.core.sentence import Sentence
from clerk_app.core.sheet import WhenNeeded
from tests.core.golden_model import as_json, stored
from tests.paper.sample_papers import DOCUMENTS, PROCEDURE, SETTLE, sheet


def test_refusals_are_cases_not_steps() -> None:
    model = sheet()
    assert [step.title.zh for step in model.steps] == [
        "查询户号", "是否欠费", "核对资料并登记", "录入过户申请", "告知办结时限", "打印回执",
    ]  # fmt: skip
    assert [refusal.rule for refusal in model.refusals] == [PROCEDURE.rules["transfer"]]


def test_a_sentence_for_everybody_addresses_nobody() -> None:
    case = sheet().refusals[0].case
    assert case == Sentence("还有电费没有结清，现在不能过户。", "A bill is still open.")


@pytest.mark.parametrize(
    ("when", "needed"),
    [
        (None, WhenNeeded.ALWAYS),
        ("by_proxy", WhenNeeded.BY_PROXY),
        ("not by_proxy", WhenNeeded.IF_NO),
        ("rented", WhenNeeded.IF_YES),
        ("use == 'shop'", WhenNeeded.IF_CHOICE),
        ("by_proxy and rented", WhenNeeded.SOMETIMES),
        ("use == 'farm'", WhenNeeded.SOMETIMES),
    ],
)
def test_simple_conditions_are_put_into_words(when: str | None, needed: WhenNeeded) -> None:
    fields = {
        "by_proxy": PROCEDURE.fields["by_proxy"],
        "rented": Field("rented", Sentence("是否租房", "Rented"), FieldKind.YES_NO),
        "use": Field(
            "use", Sentence("用途", "Use"), FieldKind.CHOICE, choices=(Choice("shop", Sentence("商铺", "Shop")),)
        ),
    }
    procedure = replace(PROCEDURE, fields=fields, documents={"proxy": replace(DOCUMENTS[2], when=when)})
    assert sheet(procedure).documents[0].needed is needed


def test_without_a_promise_it_is_settled_at_the_counter() -> None:
    steps = tuple(step for step in PROCEDURE.steps if step.promise is None)
    assert sheet(replace(PROCEDURE, steps=steps)).limits == ()
    assert sheet().limits == (PromisedLimit(SETTLE),)


def test_a_sheet_of_no_request_has_no_code() -> None:
    assert sheet(stamp=None).qr is None


def test_the_version_is_known_by_its_digest() -> None:
    assert sheet().version == "9f2c71d0"


def test_the_model_is_the_stored_one() -> None:
    assert as_json(sheet()) == stored("sheet")
