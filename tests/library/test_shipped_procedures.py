"""The procedures that come with the program pass their own checks, and every way through them is walked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.core.condition import holding
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import FieldKind, Procedure, Verb
from clerk_app.core.sentence import Sentence
from clerk_app.core.walk import StepRecord, automatic_option, find_way
from clerk_app.library.paths import PathEnd, paths
from clerk_app.library.reader import CATEGORIES, read_procedure
from clerk_app.library.sentence_checks import SAY_CHARACTERS
from clerk_app.resources import resource_path
from clerk_app.texts import text

FILES = sorted(resource_path("procedures").glob("*.yaml"))
LIMIT_ROWS = set(re.findall(r"\{id: ([a-z0-9_.]+),", resource_path("limits.yaml").read_text()))


def load(path: Path) -> Procedure:
    procedure, findings = read_procedure(path.read_bytes(), path.name, LIMIT_ROWS)
    assert [finding.line_of_output("en") for finding in findings] == []
    assert procedure is not None
    return procedure


PROCEDURES = {path.stem: load(path) for path in FILES}
EVERY = pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES)


def spoken(procedure: Procedure) -> Iterator[Sentence]:
    for step in procedure.steps:
        if step.say is not None:
            yield step.say
        if step.refuse is not None:
            yield step.refuse
        yield from step.instead


def sentences(procedure: Procedure) -> Iterator[Sentence]:
    yield from (procedure.title, procedure.summary)
    for rule in procedure.rules.values():
        yield from (one for one in (rule.title, rule.subject, rule.text) if one is not None)
    for document in procedure.documents.values():
        yield from (document.title, *document.one_of)
    for field in procedure.fields.values():
        yield from (field.title, *(choice.title for choice in field.choices))
        yield from (one for one in (field.help,) if one is not None)
    for step in procedure.steps:
        yield step.title
        yield from (one for one in (step.decide, step.help) if one is not None)
        yield from (option.title for option in step.options)
    yield from spoken(procedure)


def test_at_least_28_services_are_there() -> None:
    assert len(PROCEDURES) >= 28


@EVERY
def test_the_file_is_named_after_its_procedure(procedure: Procedure) -> None:
    assert PROCEDURES[procedure.id] is procedure


@EVERY
def test_every_sentence_is_polite_and_in_both_languages(procedure: Procedure) -> None:
    for sentence in sentences(procedure):
        assert not re.search("[你亲!！]", sentence.zh), sentence.zh
        assert "!" not in sentence.en, sentence.en
        assert not re.search(r"[,;?]|\d[一-鿿]|[一-鿿]\d", sentence.zh), sentence.zh
        assert not re.search("[一-鿿，。？；：、]", sentence.en), sentence.en
        assert re.search("[一-鿿]", sentence.zh), sentence.zh


@EVERY
def test_what_is_said_is_short_and_names_no_shrugging(procedure: Procedure) -> None:
    for sentence in spoken(procedure):
        assert len(re.sub(r"\{[a-z_]+\}", "", sentence.zh)) <= SAY_CHARACTERS, sentence.zh
        assert sentence.zh.endswith(("。", "？")), sentence.zh
        assert sentence.en.endswith((".", "?")), sentence.en
        assert not re.search("不归我|不知道|上面规定|稍后再试|系统错误", sentence.zh)


def test_a_rule_has_one_name_in_every_procedure() -> None:
    names: dict[str, set[str]] = {}
    for procedure in PROCEDURES.values():
        for rule in procedure.rules.values():
            names.setdefault(rule.title.zh, set()).add(rule.title.en)
    assert {zh: en for zh, en in names.items() if len(en) > 1} == {}


@EVERY
def test_every_way_ends_within_the_counter_standard(procedure: Procedure) -> None:
    found = paths(procedure)
    assert found.complete
    walked = {step for path in found.paths for step in path.steps}
    assert walked == {step.id for step in procedure.steps}
    assert procedure.standard_minutes is not None
    for path in found.paths:
        assert path.minutes is not None
        assert path.minutes <= procedure.standard_minutes


@EVERY
def test_every_way_is_walked_with_answers_that_lead_there(procedure: Procedure) -> None:
    for path in paths(procedure).paths:
        assert path.answers is not None
        holds = holding(procedure.fields, path.answers)
        options = dict(path.options)
        records: dict[str, StepRecord] = {}
        while (step := find_way(procedure, records, {}, holds).current) is not None:
            automatic = automatic_option(step, holds)
            assert automatic is None or automatic.id == options[step.id]
            records[step.id] = StepRecord(
                step=step.id,
                by="chenjing",
                at=0,
                answers={},
                unknown=frozenset(step.ask),
                documents={name: DocumentMark("have", 1) for name in step.check},
                option=options.get(step.id),
                copied={},
            )
        assert tuple(records) == path.steps


@EVERY
def test_a_refusal_names_its_rule_and_a_way_on_and_says_it_first(procedure: Procedure) -> None:
    for step in procedure.steps:
        if step.refuse is not None:
            assert step.basis in procedure.rules
            assert step.instead
            assert step.say is not None


@EVERY
def test_a_promise_is_followed_by_a_receipt(procedure: Procedure) -> None:
    for path in paths(procedure).paths:
        assert (path.end is PathEnd.ACCEPTED) == bool(path.papers)


@EVERY
def test_its_category_has_a_name(procedure: Procedure) -> None:
    assert text(f"category.{procedure.category}", "zh")


def test_every_category_has_a_name() -> None:
    for category in CATEGORIES:
        assert text(f"category.{category}", "zh") != text(f"category.{category}", "en")


def test_the_bill_enquiry_is_two_steps_and_asks_one_field() -> None:
    first, second = PROCEDURES["bill_enquiry"].steps
    assert first.ask == ("account",)
    assert PROCEDURES["bill_enquiry"].fields["account"].kind is FieldKind.ACCOUNT_NUMBER
    assert second.verbs == (Verb.DO,)
    assert second.do is not None
    assert second.do.result is None


def test_a_transfer_is_refused_while_a_bill_is_open_with_three_ways_on() -> None:
    transfer = PROCEDURES["name_transfer"]
    assert len(transfer.step("settle_first").instead) == 3
    assert [transfer.documents[name].when for name in ("new_id", "deed", "proxy", "proxy_id")] == [
        None,
        None,
        "by_proxy",
        "by_proxy",
    ]


def test_a_new_connection_begins_with_one_paper() -> None:
    connection = PROCEDURES["residential_new_connection"]
    right = connection.documents["right"]
    assert len(right.one_of) == 7
    assert right.later_days == 5
    assert connection.limits == {"connect": "residential_new_connection.finish"}
    assert connection.fee.fen == 0


def test_the_list_of_services_in_the_documentation_is_complete() -> None:
    listed = (Path(__file__).parents[2] / "docs" / "services.md").read_text(encoding="utf-8")
    for procedure in PROCEDURES.values():
        assert f"| {procedure.title.zh} | {procedure.title.en} | `{procedure.id}` |" in listed
