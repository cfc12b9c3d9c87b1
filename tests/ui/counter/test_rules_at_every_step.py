"""Ctrl+R: rule, edition and grade at every step, and the row of the limits table behind a promise."""

from __future__ import annotations

import pytest

from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import Grade
from clerk_app.core.promise import Promise, due
from clerk_app.core.sentence import Language, Sentence
from clerk_app.ui.counter.visit_help import VisitHelp
from clerk_app.ui.theme import Theme
from tests.ui import samples


def own_row() -> Limit:
    return Limit(
        "reconnection.finish", "own", LimitKind.FINISH, 24, TimeUnit.HOURS, CountedFrom.PAYMENT, Grade.M,
        Sentence("本厅自定", "Set by this hall"), confirmed_by_hall=True, own=True, reason="局发〔2026〕8号",
    )  # fmt: skip


def promise(limit: Limit) -> Promise:
    return due(limit, samples.ACCEPTED_MS, samples.CALENDAR, samples.CHINA)


def test_the_row_behind_a_promise_is_told_whole(theme: Theme) -> None:
    section = VisitHelp(theme).limit_section(samples.promise(), "en")
    said = "\n".join(section.paragraphs)
    assert "5 working days" in said
    assert "acceptance" in said
    assert "time limits for changes" in said
    assert "B: copy of an official text" in said
    assert samples.CALENDAR.source in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_own_row_says_why(theme: Theme, language: Language) -> None:
    said = "\n".join(VisitHelp(theme).limit_section(promise(own_row()), language).paragraphs)
    assert "局发〔2026〕8号" in said
    assert "24" in said


def test_a_step_without_a_rule_of_its_own_shows_those_of_its_service(theme: Theme) -> None:
    section = VisitHelp(theme).rules_section(samples.PROCEDURE, "en")
    said = "\n".join(section.paragraphs)
    for rule in samples.PROCEDURE.rules.values():
        assert rule.subject.en in said
        assert f"grade {rule.grade.value}" in said
        assert not rule.edition or rule.edition in said
