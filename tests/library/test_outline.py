"""The outline of a text that is being written."""

from __future__ import annotations

from itertools import pairwise

from clerk_app.core.procedure import Verb
from clerk_app.library.limits import LimitTable, shipped_limits
from clerk_app.library.outline import examine
from clerk_app.resources import resource_path

LIMITS = LimitTable(shipped_limits().rows).ids()
TEXT = (resource_path("procedures") / "name_transfer.yaml").read_text(encoding="utf-8")
LINES = TEXT.split("\n")


def test_a_sound_text_has_a_procedure_and_its_steps_with_their_lines() -> None:
    seen = examine(TEXT, LIMITS)
    assert seen.procedure is not None
    assert seen.drawable is seen.procedure
    assert [step.id for step in seen.steps] == [step.id for step in seen.procedure.steps]
    for step in seen.steps:
        assert LINES[step.first - 1].strip() == f"- id: {step.id}"
        assert LINES[step.last - 1].strip()


def test_the_lines_of_a_step_end_where_the_next_one_begins() -> None:
    steps = examine(TEXT, LIMITS).steps
    for earlier, later in pairwise(steps):
        assert earlier.last < later.first
    assert steps[-1].last == max(number for number, line in enumerate(LINES, 1) if line.strip())


def test_what_follows_the_steps_is_not_theirs() -> None:
    text = 'steps:\n  - id: one\n    title: "一"\n    say: "好"\n\n# more\ncategory: account\n'
    (step,) = examine(text, LIMITS).steps
    assert (step.first, step.last) == (2, 4)


def test_a_decision_leads_to_the_steps_of_its_options() -> None:
    step = next(step for step in examine(TEXT, LIMITS).steps if step.id == "arrears")
    assert [(branch.target, branch.option.zh) for branch in step.branches if branch.option] == [
        ("unchanged", "没有欠费"),
        ("settle_first", "有欠费"),
    ]


def test_a_refusal_leads_nowhere_and_the_last_step_to_the_end() -> None:
    steps = examine(TEXT, LIMITS).steps
    refusal = next(step for step in steps if step.ends)
    assert refusal.verbs == (Verb.REFUSE,)
    assert refusal.branches == ()
    assert [branch.target for branch in steps[-1].branches] == [None]


def test_an_unknown_target_is_seen_and_the_other_steps_are_drawn() -> None:
    seen = examine(TEXT.replace("goto: settle_first", "goto: settle_frist"), LIMITS)
    assert seen.procedure is None
    assert seen.drawable is not None
    step = next(step for step in seen.steps if step.id == "arrears")
    assert [(branch.target, branch.known) for branch in step.branches] == [("unchanged", True), ("settle_frist", False)]


def test_what_is_drawn_names_nothing_that_is_not_there() -> None:
    faulty = (
        TEXT.replace("ask: [account, by_proxy]", "ask: [account, by_proxies]")
        .replace('when: "by_proxy"', 'when: "by_proxy and"')
        .replace("basis: transfer", "basis: transfers")
    )
    faulty = faulty.replace("goto: settle_first", "goto: settle_frist")
    drawable = examine(faulty, LIMITS).drawable
    assert drawable is not None
    assert drawable.step("account").ask == ("account",)
    assert all(step.basis is None or step.basis in drawable.rules for step in drawable.steps)
    assert [option.goto for option in drawable.step("arrears").options] == ["unchanged", None]
    assert all(document.when is None for document in drawable.documents.values())


def test_a_step_that_leads_back_says_so() -> None:
    step = '  - id: {id}\n    title: "好"\n    say: "好"\n'
    text = f"steps:\n{step.format(id='one')}{step.format(id='two')}    goto: one\n"
    one, two = examine(text, LIMITS).steps
    assert [branch.back for branch in (*one.branches, *two.branches)] == [False, True]


def test_what_is_no_yaml_has_no_outline_but_a_finding() -> None:
    seen = examine("steps: [", LIMITS)
    assert seen.steps == ()
    assert seen.drawable is None
    assert seen.findings


def test_the_step_of_a_line_is_the_one_it_stands_in() -> None:
    seen = examine(TEXT, LIMITS)
    second = seen.steps[1]
    assert seen.step_at(second.first + 1) is second
    assert seen.step_at(1) is seen.steps[0]
    assert examine("", LIMITS).step_at(1) is None
