"""What a new version changes is told in words a manager understands, in both languages, and nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from clerk_app.core.procedure import PaperKind, Procedure
from clerk_app.core.sentence import Sentence
from clerk_app.library.difference import Worded, affected_papers, differences
from clerk_app.library.line_difference import LineKind, line_differences
from clerk_app.library.reader import read_procedure
from clerk_app.resources import resource_path

SOURCE = (Path(__file__).parents[1] / "golden" / "procedures" / "design_example.yaml").read_text(encoding="utf-8")
LIMITS = {"name_transfer.finish": Worded("paper.limit.working_days", {"amount": 5})}


def read(text: str) -> Procedure:
    procedure, findings = read_procedure(text.encode(), "x.yaml", None)
    assert procedure is not None, [finding.line_of_output("en") for finding in findings]
    return procedure


def changed(*replacements: tuple[str, str]) -> tuple[Procedure, Procedure]:
    text = SOURCE
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read(SOURCE), read(text)


def told(*replacements: tuple[str, str], language: str = "zh") -> list[str]:
    old, new = changed(*replacements)
    return [one.message("zh" if language == "zh" else "en") for one in differences(old, new, LIMITS)]


AGENT_STEP = """  - id: agent
    title: {zh: "说明代办", en: "About the proxy"}
    say: {zh: "回执由您签字。", en: "You sign the receipt, please."}
    when: "by_proxy"
  - id: enter
"""

ONE_BY_ONE = {
    "title": (('居民过户", en', '房屋过户", en'), "名称由“居民过户”改为“房屋过户”。"),
    "minutes": (("{minutes: 20", "{minutes: 15"), "柜台标准时间由 20 分钟改为 15 分钟。"),
    "visits": (("visits: 1", "visits: 2"), "客户要来的次数由 1 次改为 2 次。"),
    "fee": (("fee: {fen: 0}", "fee: {fen: 1205}"), "收费由“不收费”改为 12.05 元。"),
    "search": (('"换名字", ', '"换名字", "换房主", '), "客户说“换房主”，现在也能查到。"),
    "search gone": (('"换名字", ', ""), "客户说“换名字”，不再查到这个流程。"),
    "search order": (('"换户主", "换名字"', '"换名字", "换户主"'), "查找用的说法换了次序。"),
    "limit": (
        ("{row: name_transfer.finish}", "{row: meter_test.finish}"),
        "办结时限 settle 由“5 个工作日”（name_transfer.finish）改为“meter_test.finish”。",
    ),
    "rule": (('edition: "2024"', 'edition: "2026"'), "依据《供电营业规则》（更名与过户）的版本由“2024”改为“2026”。"),
    "grade": (
        ('edition: "2024", grade: B', 'edition: "2024", grade: C'),
        "依据《供电营业规则》（更名与过户）的可信级别由 B 改为 C。",
    ),
    "copies": (
        ('"新户主身份证", en: "New holder\'s identity card"}, form: original, copies: 1',
         '"新户主身份证", en: "New holder\'s identity card"}, form: original, copies: 2'),
        "资料“新户主身份证”的份数由 1 改为 2。",
    ),
    "form": (
        ('"授权委托书", en: "Authorisation"}, form: original', '"授权委托书", en: "Authorisation"}, form: copy'),
        "资料“授权委托书”由原件改为复印件。",
    ),
    "substitute": (
        ('{zh: "购房合同", en: "Purchase contract"}]',
         '{zh: "购房合同", en: "Purchase contract"}, {zh: "房产证", en: "Title deed"}]'),
        "没有“房屋产权证明”时，可用“房产证”代替。",
    ),
    "when": (
        ('"授权委托书", en: "Authorisation"}, form: original, when: "by_proxy"',
         '"授权委托书", en: "Authorisation"}, form: original'),
        "资料“授权委托书”：原来“是否代办”选“是”才要，现在任何时候都要。",
    ),
    "required": (
        ("kind: phone, required: true", "kind: phone, required: false"), "填写项“手机号码”由必填改为可不填。",
    ),
    "kind": (("kind: text, required", "kind: number, required"), "填写项“营销系统工单号”的类型由文字改为数字。"),
    "say": (
        ("您好，请告诉我户号。是您本人办理吗？", "您好，请问户号是多少？"),
        "“查询户号”要说的话改了。原来：“您好，请告诉我户号。是您本人办理吗？”；现在：“您好，请问户号是多少？”。",
    ),
    "say in english only": (
        ("Good morning. Your account number, please. Is it for yourself?", "Your account number, please."),
        (
            "英文：“查询户号”要说的话改了。原来：“Good morning. Your account number, please. Is it for yourself?”；"
            "现在：“Your account number, please.”。"
        ),
    ),
    "option": (
        (
            "    options:\n",
            '    options:\n      few: {title: {zh: "欠得不多", en: "A little"}, goto: papers}\n',
        ),
        "“是否欠费”多一条路“欠得不多”，选了以后到“核对资料并登记”。",
    ),
    "refuse": (
        ("还有电费没有结清，现在不能过户。", "电费结清以后才能过户。"),
        "“先结清电费”不能办的说法改了。原来：“还有电费没有结清，现在不能过户。”；现在：“电费结清以后才能过户。”。",
    ),
    "print": (("print: [receipt]", "print: [receipt, sheet]"), "“打印回执”要多打印办事指南。"),
    "copy": (("copy: [account, new_name, phone]", "copy: [account, new_name]"), "“录入过户申请”不再复制“手机号码”。"),
    "check order": (
        ("check: [new_id, deed, proxy, proxy_id]", "check: [deed, new_id, proxy, proxy_id]"),
        "“核对资料并登记”的资料换了次序。",
    ),
    "ask": (("ask: [new_name, phone]", "ask: [new_name, phone, order_no]"), "“核对资料并登记”要多填“营销系统工单号”。"),
    "step": (("  - id: enter\n", AGENT_STEP), "新增一步“说明代办”（说），排在“核对资料并登记”之后。"),
    "id": (("  - id: paper\n", "  - id: print_it\n"), "“打印回执”这一步的编号由 paper 改为 print_it。"),
}  # fmt: skip


@pytest.mark.parametrize(("replacement", "words"), ONE_BY_ONE.values(), ids=ONE_BY_ONE)
def test_one_change_is_one_sentence(replacement: tuple[str, str], words: str) -> None:
    assert told(replacement) == [words]
    (english,) = told(replacement, language="en")
    assert english.endswith((".", "”"))
    assert not re.search("None|difference\\.", english)


def test_a_step_that_moved_is_told_and_the_others_are_not() -> None:
    paper = SOURCE[SOURCE.index("  - id: paper\n") :]
    moved = SOURCE.replace(paper, "").replace("  - id: tell\n", paper + "  - id: tell\n")
    found = differences(read(SOURCE), read(moved))
    assert [one.message("zh") for one in found] == ["“打印回执”这一步移动了，排在“录入过户申请”之后。"]
    assert [one.step for one in found] == ["paper"]


def test_a_step_that_is_gone_is_told() -> None:
    paper = SOURCE[SOURCE.index("  - id: paper\n") :]
    old, new = read(SOURCE), read(SOURCE.replace(paper, ""))
    assert [one.message("en") for one in differences(old, new)] == ["The step “Print the receipt” is removed."]


def test_notes_and_spaces_are_no_difference() -> None:
    old, new = read(SOURCE), read("# a note\n" + SOURCE.replace("visits: 1  ", "visits:   1  "))
    assert old.version != new.version
    assert differences(old, new) == ()
    assert affected_papers(old, new) == frozenset()


@pytest.mark.parametrize(
    ("replacement", "papers"),
    [
        (("您好，请告诉我户号。", "请告诉我户号。"), set()),
        (("居民过户", "房屋过户"), set(PaperKind)),
        (("fee: {fen: 0}", "fee: {fen: 100}"), {PaperKind.SHEET, PaperKind.NOTIFICATION}),
        (("visits: 1", "visits: 2"), {PaperKind.SHEET, PaperKind.RECEIPT}),
        (("{row: name_transfer.finish}", "{row: meter_test.finish}"), {PaperKind.SHEET, PaperKind.RECEIPT}),
        (('"打印回执"', '"给客户回执"'), {PaperKind.SHEET}),
    ],
)
def test_only_papers_that_say_it_are_affected(replacement: tuple[str, str], papers: set[PaperKind]) -> None:
    assert affected_papers(*changed(replacement)) == papers


def test_every_sentence_is_used_and_every_code_has_one() -> None:
    folder = Path(__file__).parents[2] / "clerk_app" / "library"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*difference*.py"))
    sentences = set(YAML(typ="safe").load(resource_path("texts/difference.yaml")))
    named = set(re.findall(r'"(difference\.[a-z_.]+)"', sources))
    named |= {f"difference.{what}" for what in re.findall(r'(?:change|_differ)\(\s*"([a-z_]+)"', sources)}
    lists = re.findall(r'listed\(\s*"([a-z_]+)"', sources)
    named |= {f"difference.{what}_{how}" for what in lists for how in ("added", "removed", "order")}
    families = tuple(re.findall(r'f"(difference\.[a-z]+\.)\{', sources))
    assert named <= sentences
    assert {one for one in sentences - named if not one.startswith(families)} == set()


def others(name: str, value: object) -> list[object]:
    """Return what a part of a procedure might be instead: without it, and with something else in it."""
    match value:
        case Sentence():
            return [Sentence(value.zh + "改", value.en), Sentence(value.zh, value.en + " now")]
        case bool():
            return [not value]
        case StrEnum():
            return [next(one for one in type(value) if one != value)]
        case int():
            return [value + 1]
        case tuple() if value and is_dataclass(value[0]) and not isinstance(value[0], Sentence):
            found = [(at, one) for at, item in enumerate(value) for one in parts(item)]
            return [value[1:], *((*value[:at], one, *value[at + 1 :]) for at, one in found)]
        case tuple() if value:
            return [value[1:], *([value[::-1]] if len(value) > 1 else [])]
        case dict() if value and all(isinstance(one, str) for one in value.values()):
            return [{key: one + "x" for key, one in value.items()}]
        case dict() if value:
            return [{**value, key: one} for key, item in value.items() for one in parts(item)]
        case str() if name in ("basis", "standard_basis", "goto", "promise", "result", "edition", "fills"):
            return [None]
        case str() if name in ("when", "title"):
            return [value + " and x"]
        case _ if is_dataclass(value):
            return [*parts(value)]
    return []


def parts(value: Any) -> Iterator[Any]:
    """Yield `value` with one part of it changed."""
    for field in fields(value):
        for other in others(field.name, getattr(value, field.name)):
            yield replace(value, **{field.name: other})


@pytest.mark.parametrize("path", sorted(resource_path("procedures").glob("*.yaml")), ids=lambda path: path.stem)
def test_whatever_is_changed_in_a_shipped_procedure_is_told(path: Path) -> None:
    old = read(path.read_text(encoding="utf-8"))
    for new in parts(old):
        found = differences(old, new)
        assert found, "something changed and nothing is told"
        for one in found:
            for language in ("zh", "en"):
                assert one.message("zh" if language == "zh" else "en")


LINES = st.lists(st.sampled_from(("a", "b", "c", "", "  - x: 1")), max_size=30)


@given(LINES, LINES, st.integers(0, 4))
def test_lines_tell_how_to_make_the_new_text_of_the_old(before: list[str], after: list[str], context: int) -> None:
    before, after = [*before, "end"], [*after, "end"]
    found = line_differences("\n".join(before), "\n".join(after), context)
    assert (found == ()) == (before == after)
    removed = {one.old for one in found if one.kind is LineKind.REMOVED}
    added = {one.new: one.text for one in found if one.kind is LineKind.ADDED}
    for one in found:
        assert one.old is None or before[one.old - 1] == one.text
        assert one.new is None or after[one.new - 1] == one.text
        assert (one.kind is LineKind.GAP) == (one.old is None and one.new is None)
    kept = iter([line for number, line in enumerate(before, 1) if number not in removed])
    made = [added[number] if number in added else next(kept) for number in range(1, len(after) + 1)]
    assert made == after
    assert list(kept) == []


def test_lines_far_from_a_change_are_left_out() -> None:
    before = [str(number) for number in range(1, 41)]
    after = [*before[:9], "ten", *before[10:29], *before[30:]]
    shown = [(one.kind.value, one.old, one.new) for one in line_differences("\n".join(before), "\n".join(after), 1)]
    assert shown == [
        ("gap", None, None), ("same", 9, 9), ("removed", 10, None), ("added", None, 10), ("same", 11, 11),
        ("gap", None, None), ("same", 29, 29), ("removed", 30, None), ("same", 31, 30), ("gap", None, None),
    ]  # fmt: skip


def test_two_texts_that_have_nothing_in_common_do_not_take_for_ever() -> None:
    old, new = "a\n" * 40_000 + "x", "b\n" * 40_000 + "y\na"
    assert sum(one.kind is LineKind.ADDED for one in line_differences(old, new)) == 40_002
