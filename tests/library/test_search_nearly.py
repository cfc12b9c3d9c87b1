"""What was nearly typed is found too, always behind what was typed exactly."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clerk_app.core.procedure import Procedure
from clerk_app.library.check import search_keys
from clerk_app.library.reader import read_procedure
from clerk_app.library.search import Finder
from clerk_app.library.search_hit import Hit, Rank, Syllable
from clerk_app.library.search_letters import one_wrong_letter
from clerk_app.resources import resource_path


def shipped() -> list[Procedure]:
    files = sorted(resource_path("procedures").glob("*.yaml"))
    read = [read_procedure(path.read_bytes(), path.name, None)[0] for path in files]
    return [one for one in read if one is not None]


PROCEDURES = shipped()
FINDER = Finder((one, search_keys(one)) for one in PROCEDURES)
NEARLY = (Rank.SOUND, Rank.ONE_LETTER, Rank.OTHER_ORDER)


def hit(query: str, name: str) -> Hit:
    return next(one for one in FINDER.search(query) if one.procedure.id == name)


def ids(query: str) -> list[str]:
    return [one.procedure.id for one in FINDER.search(query)]


@pytest.mark.parametrize(
    ("query", "how"),
    [
        ("guohi", "another letter"),
        ("giohu", "another letter"),
        ("huohu", "another first letter"),
        ("gohu", "a missing letter"),
        ("uohu", "a missing first letter"),
        ("guoohu", "a doubled letter"),
        ("gguohu", "a doubled first letter"),
        ("gouhu", "swapped letters"),
        ("guhou", "swapped letters in the middle"),
        ("ugohu", "swapped first letters"),
        ("guouh", "swapped last letters"),
        ("jumingouhu", "the whole title, swapped"),
    ],
)
def test_one_wrong_letter_of_pinyin_still_finds_it(query: str, how: str) -> None:
    found = hit(query, "name_transfer")
    assert found.rank in NEARLY, how
    assert found.procedure.title.zh[found.title[0].start : found.title[0].end].endswith("过户")
    assert found.syllables[-2:] == (Syllable("guo", 3), Syllable("hu", 2))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("tranfer", "name_transfer"),
        ("transffer", "name_transfer"),
        ("trnasfer", "name_transfer"),
        ("trensfer", "name_transfer"),
        ("acount transfer", "name_transfer"),
        ("inherted", "name_transfer"),
        ("invioce", "electronic_invoice"),
        ("sloar", "rooftop_solar"),
    ],
)
def test_one_wrong_letter_of_an_english_word_still_finds_it(query: str, name: str) -> None:
    assert name in ids(query)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("dianfeicaxun", "bill_enquiry"),  # ch as c
        ("juminxinzuang", "residential_new_connection"),  # zh as z
        ("xinzhuan", "residential_new_connection"),  # ng as n
        ("juminxinzhuangzhengrong", "residential_new_connection"),  # z as zh
        ("tinyong", "suspension"),
        ("tousu", "complaint"),
        ("jianyi", "suggestion"),
        ("zhixun", "consultation"),  # z as zh
        ("biaojijiaoyang", "meter_test"),  # n as ng
    ],
)
def test_letters_that_sound_alike_find_it(query: str, name: str) -> None:
    assert name in ids(query)


def test_l_and_n_are_one_sound_to_many() -> None:
    assert "large_household" in ids("jianiren")  # 家里人多
    assert hit("jianiren", "large_household").rank is Rank.SOUND


SENTENCES = {
    "想把电表改成我的名字": "name_transfer",
    "名字想改成我的，电表": "name_transfer",
    "户主换成我行不行": "name_transfer",
    "刚买的二手房电表要换人": "name_transfer",
    "家里突然没电了": "outage_report",
    "车库里给电动车装个桩": "ev_charger",
    "屋顶上想装光伏发电": "rooftop_solar",
    "电费想从银行卡自动扣": "direct_debit",
    "家里人口多电费能便宜吗": "large_household",
    "晚上用电便宜的那种电价": "time_of_use",
    "厂里停产想停电": "suspension",
    "打雷把电视机烧坏了要赔": "appliance_damage",
    "老人腿脚不便能不能上门办": "home_visit",
    "电费算错了要退钱": "bill_correction",
    "被停电了交了钱怎么还没送电": "reconnection",
    "公司要增值税专用发票": "special_invoice",
    "名字写错了一个字": "name_correction",
    "店面过户给新老板": "business_account_transfer",
    "新房子要装电表": "residential_new_connection",
    "工厂要装变压器": "high_voltage_connection",
    "I want to put the meter in my name": "name_transfer",
    "charger for my car": "ev_charger",
}


@pytest.mark.parametrize(("sentence", "name"), SENTENCES.items())
def test_a_customers_sentence_finds_it_whatever_the_order_of_its_words(sentence: str, name: str) -> None:
    found = FINDER.search(sentence)
    assert name in [one.procedure.id for one in found[:2]]


@pytest.mark.parametrize("query", ["钓鱼", "zzzzzz", "qqqqqqqqqq", "我想买一张火车票去看海", "ghx", "vvvvuuuu"])
def test_what_has_nothing_to_do_with_it_finds_nothing(query: str) -> None:
    assert ids(query) == []


@pytest.mark.parametrize("query", ["dianf", "biaoj", "xinz", "tings", "tran", "guoh"])
def test_the_beginning_of_a_right_word_is_not_taken_for_many_others(query: str) -> None:
    """While somebody types "dianfei", "dianf" is one letter away from most of what there is."""
    found = FINDER.search(query)
    assert found[0].rank not in NEARLY
    assert sum(one.rank is Rank.ONE_LETTER for one in found) <= 3


def test_among_equally_near_ones_what_this_clerk_does_most_comes_first() -> None:
    before = [one.procedure.id for one in FINDER.search("guohi") if one.rank is FINDER.search("guohi")[0].rank]
    last = before[-1]
    assert len(before) > 1
    assert FINDER.search("guohi", clerk_counts={last: 3})[0].procedure.id == last
    assert FINDER.search("guohi", hall_counts={last: 3})[0].procedure.id == last


def test_counts_never_put_a_near_one_before_an_exact_one() -> None:
    everything = {one.id: 1000 for one in PROCEDURES if one.id != "name_transfer"}
    assert FINDER.search("jmgh", clerk_counts=everything)[0].procedure.id == "name_transfer"


@pytest.mark.parametrize("text", ["guohu", "juminxinzhuang", "transfer", "abca"])
def test_every_single_mistake_is_understood_and_two_are_not(text: str) -> None:
    for at in range(len(text)):
        if at:
            assert one_wrong_letter(text[:at] + text[at - 1] + text[at:], text) == len(text), "doubled"
        swapped = text[: at - 1] + text[at : at + 1] + text[at - 1 : at] + text[at + 1 :]
        if at and swapped != text:
            assert one_wrong_letter(swapped, text), "swapped"
        assert one_wrong_letter(text[:at] + "~" + text[at + 1 :], text) == len(text), "another"
        missing = text[:at] + text[at + 1 :]
        if not text.startswith(missing):
            assert one_wrong_letter(missing, text), "missing"
    assert one_wrong_letter("~" + text[1:-1] + "~", text) == 0


# --- properties --------------------------------------------------------------------------------------


def in_order(hits: list[Hit]) -> bool:
    ranks = [one.rank for one in hits]
    return ranks == sorted(ranks)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
@example("\ud800")
@example("ﷺ" * 60)
@example("ǅ'ü\x00\n|")
@example("n" * 60)
@example("ng" * 30)
def test_whatever_is_typed_is_answered_with_each_procedure_once(query: str) -> None:
    found = FINDER.search(query)
    assert in_order(found)
    assert len({one.procedure.id for one in found}) == len(found)
    for one in found:
        for words, ranges in (
            (one.procedure.title.zh, one.title),
            (one.procedure.title.en, one.title_en),
            (one.saying or "", one.saying_ranges),
        ):
            assert all(0 <= part.start < part.end <= len(words) for part in ranges)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PROCEDURES), st.data())
def test_exact_initials_come_before_everything_that_is_only_near(procedure: Procedure, data: st.DataObject) -> None:
    spelling = [one for one in search_keys(procedure).title.spelling if one.isalnum()]
    first = data.draw(st.integers(0, len(spelling) - 1))
    last = data.draw(st.integers(first + 1, len(spelling)))
    counts = data.draw(st.dictionaries(st.sampled_from([one.id for one in PROCEDURES]), st.integers(0, 50)))
    found = FINDER.search("".join(one[0] for one in spelling[first:last]), counts)
    assert procedure.id in [one.procedure.id for one in found if one.rank in (Rank.WHOLE_TITLE, Rank.INITIALS)]
    assert in_order(found)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PROCEDURES), st.integers(0, 2**32))
def test_a_title_with_one_wrong_letter_is_always_found(procedure: Procedure, seed: int) -> None:
    chance = random.Random(seed)
    letters = "".join(one for one in search_keys(procedure).title.spelling if one.isalnum())[:60]
    at = chance.randrange(len(letters))
    mistake = chance.choice(
        [
            letters[:at] + chance.choice(string.ascii_lowercase) + letters[at + 1 :],
            letters[:at] + letters[at + 1 :],
            letters[: at + 1] + letters[at:],
            letters[:at] + letters[at + 1 : at + 2] + letters[at] + letters[at + 2 :],
        ]
    )[:60]
    if len(mistake) >= 4:
        assert procedure.id in ids(mistake)
