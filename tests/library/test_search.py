"""Two letters of pinyin, a word or the customer's own words find the service."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.sentence import Sentence
from clerk_app.library.check import search_keys
from clerk_app.library.pinyin import spell
from clerk_app.library.search import Finder
from clerk_app.library.search_hit import Hit, Range, Rank, Syllable


def procedure(name: str, zh: str, en: str, *search: str, summary: str = "") -> Procedure:
    step = Step("a", Sentence("做", "Do"), say=Sentence("好", "Yes"))
    return Procedure(name, "0" * 64, Sentence(zh, en), Sentence(summary, summary), "account", (step,), search)


PROCEDURES = [
    procedure("transfer", "居民过户", "Account transfer", "换户主", "房子卖了改名字", "new owner"),
    procedure("business_transfer", "低压非居民过户", "Business account transfer", "换老板"),
    procedure("meter", "更换电能表（故障）", "Replace a faulty meter", "电表坏了"),
    procedure("debit", "更换银行代扣账户", "Change the direct debit", "换卡"),
    procedure("bill", "电费查询", "Bill enquiry", "电费多少", "查电费", summary="查欠费"),
    procedure("new", "居民新装、增容", "New connection", "装电表", "接电"),
    procedure("green", "绿电交易", "Green power"),
]
FINDER = Finder((one, search_keys(one)) for one in PROCEDURES)


def found(query: str, **counts: dict[str, int]) -> list[str]:
    return [hit.procedure.id for hit in FINDER.search(query, **counts)]


def first(query: str) -> Hit:
    return FINDER.search(query)[0]


def marked(text: str, ranges: Sequence[Range]) -> list[str]:
    return [text[one.start : one.end] for one in ranges]


def test_initials_find_the_words_of_a_title() -> None:
    assert found("gh") == ["transfer", "business_transfer", "debit", "meter"]
    hit = first("gh")
    assert marked(hit.procedure.title.zh, hit.title) == ["过户"]
    assert hit.syllables == (Syllable("guo", 1), Syllable("hu", 1))


@pytest.mark.parametrize("query", ["guohu", "guoh", "ghu", "guo hu", "g'h", "GH", "ＧＨ", "过户", "jmgh", "juminguohu"])
def test_every_way_of_typing_it_finds_the_same(query: str) -> None:
    assert found(query)[0] == "transfer"


@pytest.mark.parametrize(
    ("query", "title", "syllables"),
    [
        ("guoh", ["过户"], [("guo", 3), ("hu", 1)]),
        ("jmgh", ["居民过户"], [("ju", 1), ("min", 1), ("guo", 1), ("hu", 1)]),
        ("xzzr", ["新装、增容"], [("xin", 1), ("zhuang", 1), ("zeng", 1), ("rong", 1)]),
        ("xinzhuangz", ["新装、增"], [("xin", 3), ("zhuang", 6), ("zeng", 1)]),
        ("yinhang", ["银行"], [("yin", 3), ("hang", 4)]),
        ("lvdian", ["绿电"], [("lv", 2), ("dian", 4)]),
        ("lüdian", ["绿电"], [("lv", 2), ("dian", 4)]),
        ("过", ["过"], []),
    ],
)
def test_what_was_typed_is_marked(query: str, title: list[str], syllables: list[tuple[str, int]]) -> None:
    hit = first(query)
    assert marked(hit.procedure.title.zh, hit.title) == title
    assert [(one.text, one.matched) for one in hit.syllables] == syllables


@pytest.mark.parametrize(
    ("query", "name", "marks"),
    [
        ("transfer", "transfer", ["transfer"]),
        ("acc tr", "transfer", ["Acc", "tr"]),
        ("bus", "business_transfer", ["Bus"]),
        ("new con", "new", ["New", "con"]),
        ("enq", "bill", ["enq"]),
    ],
)
def test_beginnings_of_english_words_find_it(query: str, name: str, marks: list[str]) -> None:
    hit = first(query)
    assert hit.procedure.id == name
    assert marked(hit.procedure.title.en, hit.title_en) == marks


@pytest.mark.parametrize(
    ("query", "name", "saying", "rank"),
    [
        ("换户主", "transfer", "换户主", Rank.WHOLE_SAYING),
        ("hhz", "transfer", "换户主", Rank.WHOLE_SAYING),
        ("改名字", "transfer", "房子卖了改名字", Rank.SAYING),
        ("gmz", "transfer", "房子卖了改名字", Rank.SAYING),
        ("owner", "transfer", "new owner", Rank.SAYING),
        ("您好我想问一下这个月电费多少呀", "bill", "电费多少", Rank.WHOLE_SAYING),
        ("zdb", "new", "装电表", Rank.WHOLE_SAYING),
    ],
)
def test_the_customers_own_words_find_it(query: str, name: str, saying: str, rank: Rank) -> None:
    hit = first(query)
    assert (hit.procedure.id, hit.saying, hit.rank) == (name, saying, rank)
    assert hit.saying_ranges


def test_the_whole_title_comes_first_and_the_summary_last() -> None:
    assert first("dfcx").rank is Rank.WHOLE_TITLE
    assert first("电费查询").rank is Rank.WHOLE_TITLE
    assert first("bill enquiry").rank is Rank.WHOLE_TITLE
    assert first("欠费").rank is Rank.SUMMARY


def test_what_this_clerk_does_most_comes_first_among_equals() -> None:
    assert found("gh", clerk_counts={"meter": 3})[0] == "meter"
    assert found("gh", clerk_counts={"meter": 3, "debit": 4}, hall_counts={"meter": 90})[0] == "debit"
    assert found("gh", hall_counts={"business_transfer": 1})[0] == "business_transfer"
    assert found("", clerk_counts={"green": 1})[0] == "green"


@pytest.mark.parametrize("query", ["zzz", "钓鱼", "q" * 500, "%%%", "ghx", "''", "🙂", "\u202e"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert found(query) == []


def test_an_empty_query_lists_everything() -> None:
    assert len(found("")) == len(found("   ")) == len(PROCEDURES)


@pytest.mark.parametrize("text", ["居民新装（160kW）ＡＢ", "䶮㛃𬱖 name", "", "㎡和½", "abc", "行长很重"])
def test_spelling_has_one_part_for_each_character(text: str) -> None:
    assert len(spell(text)) == len(text)


def test_300_procedures_are_searched_within_a_frame() -> None:
    many = Finder(
        (replace(one, id=f"{one.id}_{number}"), search_keys(one)) for number in range(43) for one in PROCEDURES
    )
    best = {}
    for query in ("g", "gh", "guohu", "过户", "transfer", "aaaaaaaaaaaa", "jjjjjj", "户主想换名字的话怎么办"):
        times = []
        for _ in range(5):
            began = time.perf_counter()
            many.search(query)
            times.append(time.perf_counter() - began)
        best[query] = min(times)
    assert max(best.values()) < 0.016, best
