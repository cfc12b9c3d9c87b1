"""The rating page in a real Chromium: what a customer sees, taps, and what then is recorded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from clerk_app.core.rating import RatingState, RatingTimes
from clerk_app.core.sentence import Language, Sentence
from clerk_app.tablet.prompt import IdleCard
from tests.tablet import page_walk
from tests.tablet.page_walk import LANDSCAPE, MEASURE, PORTRAIT, arrive, ask, chromium, pair, shown, walk
from tests.tablet.tablet_hall import WAIT_S, Counter, prompt

MakeCounter = Callable[..., Counter]
OpenPage = Callable[..., Page]

pytestmark = pytest.mark.skipif(not Path(page_walk.CHROMIUM).exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a tablet's browser; the page may not complain nor load anything from elsewhere."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_at(counter: Counter, size: tuple[int, int] = LANDSCAPE) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_S * 1000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if "Refused" in message.text else None)
        page.on(
            "request",
            lambda request: None if request.url.startswith(counter.url) else complaints.append(request.url),
        )
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(counter: Counter, open_page: OpenPage) -> Page:
    """The counter's tablet, lying, showing the idle page."""
    page = open_page(counter)
    arrive(page, counter)
    return page


# ---- Looks


@pytest.mark.parametrize("larger", [False, True], ids=["normal", "larger"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, (1024, 600)], ids=str)
def test_nothing_is_clipped_in_any_view(
    counter: Counter, open_page: OpenPage, size: tuple[int, int], language: Language, larger: bool
) -> None:
    page = open_page(counter, size)
    arrive(page, counter)
    page.evaluate("document.fonts.ready")
    faults = {"idle": page.evaluate(MEASURE)}
    walk(
        page, counter, language, larger=larger, seen=lambda view: faults.update({view: page.evaluate(MEASURE)})
    )
    assert {view: found for view, found in faults.items() if found} == {}


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_the_five_tiles_are_equal_and_none_is_chosen(
    counter: Counter, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(counter, size)
    arrive(page, counter)
    ask(page, counter, "v1")
    boxes = [page.locator(f"#grade_{grade}").bounding_box() for grade in (5, 4, 3, 2, 1)]
    assert len({(round(box["width"]), round(box["height"])) for box in boxes if box}) == 1
    styles = "[...document.querySelectorAll('.tile')].map(tile => getComputedStyle(tile)"
    assert len(set(page.evaluate(f"{styles}.borderColor + getComputedStyle(tile).backgroundColor)"))) == 1
    assert page.evaluate("document.activeElement.id") == "rate_title", "no grade has the focus"
    labels = page.evaluate("[...document.querySelectorAll('.tile .name')].map(n => getComputedStyle(n).fontSize)")
    assert all(float(label.removesuffix("px")) >= 34 for label in labels)


def test_larger_text_is_130_percent_and_not_kept_for_the_next_customer(counter: Counter, page: Page) -> None:
    def size() -> float:
        return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('#rate_title')).fontSize)"))

    ask(page, counter, "v1")
    normal = size()
    page.click("#larger")
    assert size() == pytest.approx(1.3 * normal)
    page.click("#language")
    assert page.text_content("#rate_title") == "How satisfied are you with this service?"
    page.click("#decline")
    shown(page, "message")
    ask(page, counter, "v2")
    assert size() == normal
    assert page.text_content("#rate_title") == "您对这次服务满意吗？"


def test_the_idle_page_says_where_and_who(counter: Counter, page: Page) -> None:
    assert page.text_content("#idle_number") == "2"
    assert "陈静" in (page.text_content("#idle_clerk") or "")
    counter.server.show_idle(IdleCard("12")).result(WAIT_S)
    expect(page.locator("#idle_number")).to_have_text("12")
    assert page.text_content("#idle_clerk") == "本柜台现在没有人"
    assert re.fullmatch(r"\d{1,2}:\d\d", page.text_content("#clock") or "")


def test_a_call_is_promised_without_digits_of_the_number(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.click("#grade_1")
    page.click("#call_yes")
    note = page.text_content("#call_note") or ""
    page.click("#submit")
    shown(page, "thanks")
    promise = page.text_content("#thanks_promise") or ""
    assert "您留下的号码" in note
    assert "您留下的号码" in promise
    assert re.findall(r"\d+", note) == ["1"]
    assert re.findall(r"\d+", promise) == ["11", "24"]


def test_hostile_names_are_shown_as_text(counter: Counter, page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)>*{clerk}*"
    asked = replace(prompt(), clerk=Sentence(hostile, hostile), services=(Sentence(hostile, hostile),) * 9)
    counter.server.ask(asked).result(WAIT_S)
    shown(page, "rate")
    assert page.text_content("#rate_clerk") == hostile
    assert page.evaluate("document.images.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, (1024, 600)], ids=str)
def test_a_tablet_is_paired_by_the_code_it_shows(
    counter: Counter, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(counter, size)
    faults = []
    pair(page, counter, claimed=lambda: faults.extend(page.evaluate(MEASURE)))
    assert faults == []
    assert counter.devices.device is not None


# ---- Rating


@pytest.mark.parametrize("grade", [5, 4, 3])
def test_a_good_grade_is_recorded_by_one_tap(counter: Counter, page: Page, grade: int) -> None:
    ask(page, counter, "v1")
    page.click(f"#grade_{grade}")
    shown(page, "thanks")
    assert [one.grade for one in counter.desk.submitted] == [grade]
    assert page.is_visible("#change")
    assert not page.is_visible("#thanks_promise")


def test_a_low_grade_with_everything(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.click("#grade_2")
    assert page.locator("[aria-pressed=true]").count() == 0, "no reason and no wish is preset"
    page.click("#reason_not_solved")
    page.click("#reason_waited_too_long")
    page.click("#reason_waited_too_long")
    page.fill("#comment", "问了三个人 <b>\n才知道")
    page.click("#call_no")
    page.click("#submit")
    shown(page, "thanks")
    (submission,) = counter.desk.submitted
    assert (submission.grade, submission.reasons) == (2, ("not_solved",))
    assert (submission.comment, submission.wants_call_back) == ("问了三个人 <b>\n才知道", False)
    assert not page.is_visible("#change"), "nobody can talk the customer out of it"


def test_a_low_grade_can_be_taken_back_before_it_is_submitted(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.click("#grade_1")
    page.click("#choose_again")
    shown(page, "rate")
    page.click("#grade_4")
    shown(page, "thanks")
    assert [one.grade for one in counter.desk.submitted] == [4]


def test_a_good_grade_can_be_changed(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.click("#grade_5")
    page.click("#change")
    shown(page, "rate")
    assert page.text_content("#decline") == "不改了"
    page.click("#grade_3")
    shown(page, "thanks")
    assert [(one.grade, one.changed) for one in counter.desk.submitted] == [(5, False), (3, True)]
    assert not page.is_visible("#change")


def test_declining(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.click("#decline")
    shown(page, "message")
    assert counter.heard.next_finished() == ("v1", RatingState.DECLINED)


def test_everything_can_be_done_by_keyboard(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert reached[:6] == ["grade_5", "grade_4", "grade_3", "grade_2", "grade_1", "decline"]
    page.focus("#grade_2")
    page.keyboard.press("Enter")
    shown(page, "low")
    page.focus("#reason_not_solved")
    page.keyboard.press("Space")
    page.focus("#submit")
    page.keyboard.press("Enter")
    shown(page, "thanks")
    assert [(one.grade, one.reasons) for one in counter.desk.submitted] == [(2, ("not_solved",))]


def test_without_a_number_no_call_is_offered(counter: Counter, page: Page) -> None:
    counter.server.ask(prompt(has_phone=False)).result(WAIT_S)
    shown(page, "rate")
    page.click("#grade_1")
    shown(page, "low")
    assert not page.is_visible("#call")
    assert page.evaluate(MEASURE) == []


def test_the_next_question_comes_while_the_thanks_are_shown(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.click("#grade_4")
    shown(page, "thanks")
    ask(page, counter, "v2")
    page.click("#grade_3")
    shown(page, "thanks")
    assert [(one.visit_id, one.grade) for one in counter.desk.submitted] == [("v1", 4), ("v2", 3)]


# ---- Time


@pytest.mark.parametrize("seconds", [20, 10, 5])
def test_the_countdown_is_told_to_screen_readers_at_20_10_and_5(
    make_counter: MakeCounter, open_page: OpenPage, seconds: int
) -> None:
    counter = make_counter(RatingTimes(prompt=(seconds + 3) * 1000))
    page = open_page(counter)
    page.clock.install()
    arrive(page, counter)
    ask(page, counter, "v1")
    assert page.get_attribute("#announcer", "aria-live") == "polite"
    assert page.text_content("#announcer") == ""
    page.clock.run_for(4_000)
    assert page.text_content("#announcer") == f"还有 {seconds} 秒"


def test_the_clerk_gives_more_time(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    counter.server.extend("v1").result(WAIT_S)
    expect(page.locator("#rate_countdown b")).to_have_text(re.compile(r"^(6\d|70)$"))


def test_thanks_make_way_for_the_idle_page(counter: Counter, open_page: OpenPage) -> None:
    page = open_page(counter)
    page.clock.install()
    arrive(page, counter)
    ask(page, counter, "v1")
    page.click("#grade_5")
    shown(page, "thanks")
    page.clock.run_for(7_000)
    assert page.is_visible("#change")
    page.clock.run_for(1_500)
    assert not page.is_visible("#change")
    page.clock.run_for(6_000)
    shown(page, "idle")


def test_when_the_time_is_over_the_page_says_so_and_nothing_is_recorded(
    make_counter: MakeCounter, open_page: OpenPage
) -> None:
    counter = make_counter(RatingTimes(prompt=1200, network_grace=100))
    page = open_page(counter)
    arrive(page, counter)
    ask(page, counter, "v1")
    shown(page, "message")
    assert page.text_content("#message_title") == "时间到了"
    assert counter.heard.next_finished() == ("v1", RatingState.NO_ANSWER)


def test_when_the_time_for_details_is_over_the_last_words_count(counter: Counter, open_page: OpenPage) -> None:
    page = open_page(counter)
    page.clock.install()
    arrive(page, counter)
    ask(page, counter, "v1")
    with page.expect_response("**/rating"):  # the time for details comes with it
        page.click("#grade_1")
    page.fill("#comment", "最后一句")
    assert counter.desk.submitted == []
    page.clock.fast_forward(91_000)
    shown(page, "thanks")
    assert [(one.grade, one.comment) for one in counter.desk.submitted] == [(1, "最后一句")]


def test_a_withdrawn_question_disappears(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    counter.server.withdraw("v1").result(WAIT_S)
    shown(page, "message")
    assert page.text_content("#message_title") == "我们接着为您办理"


# ---- Trouble


def test_an_answer_tapped_without_network_is_sent_when_it_is_back(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.context.set_offline(True)
    page.click("#grade_4")
    page.wait_for_selector("#notice:not([hidden])")
    assert "重新连接" in (page.text_content("#notice") or "")
    assert counter.desk.submitted == []
    page.context.set_offline(False)
    shown(page, "thanks")
    assert [one.grade for one in counter.desk.submitted] == [4]
    assert not page.is_visible("#notice")


def test_an_answer_survives_a_reload(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.context.set_offline(True)
    page.click("#grade_4")
    page.wait_for_selector("#notice:not([hidden])")
    page.context.set_offline(False)
    page.reload()
    shown(page, "thanks")
    assert [one.grade for one in counter.desk.submitted] == [4]


def test_an_answer_whose_reply_was_lost_is_thanked_for_and_counted_once(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    lost: list[int] = []

    def lose_first_reply(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/rating", lose_first_reply)
    page.click("#grade_4")
    shown(page, "thanks")
    assert lost == [200]
    assert [one.grade for one in counter.desk.submitted] == [4]


def test_an_answer_the_desk_could_not_write_is_sent_again(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    counter.desk.failures = [OSError("disk full")]
    page.click("#grade_4")
    shown(page, "thanks")
    assert [one.grade for one in counter.desk.submitted] == [4]


def test_a_reload_while_reasons_are_written_loses_nothing(counter: Counter, page: Page) -> None:
    ask(page, counter, "v1")
    page.click("#grade_2")
    page.click("#reason_not_solved")
    with page.expect_response("**/rating"):
        page.fill("#comment", "写到一半")
    page.reload()
    shown(page, "low")
    assert page.input_value("#comment") == "写到一半"
    assert page.get_attribute("#reason_not_solved", "aria-pressed") == "true"


def test_the_page_says_that_the_program_is_gone_and_finds_it_again(
    make_counter: MakeCounter, open_page: OpenPage
) -> None:
    first = make_counter()
    page = open_page(first)
    arrive(page, first)
    first.close()
    page.wait_for_selector("#notice:not([hidden])")
    second = make_counter(devices=first.devices, port=first.port)
    page.wait_for_selector("#notice", state="hidden")
    ask(page, second, "v1")
    page.click("#grade_4")
    shown(page, "thanks")
    assert [one.grade for one in second.desk.submitted] == [4]


def test_a_tablet_that_is_not_paired_says_so(counter: Counter, open_page: OpenPage) -> None:
    page = open_page(counter)
    page.goto(counter.url)
    shown(page, "message")
    assert page.text_content("#message_title") == "这台平板还没有配对"
    assert page.evaluate(MEASURE) == []


def test_an_unpaired_tablet_stops_asking(counter: Counter, page: Page) -> None:
    counter.server.unpair().result(WAIT_S)
    shown(page, "message")
    assert page.text_content("#message_title") == "这台平板还没有配对"


def test_two_devices_on_one_code_are_told(counter: Counter, open_page: OpenPage) -> None:
    offer = counter.server.begin_pairing().result(WAIT_S)
    first, second = open_page(counter), open_page(counter)
    first.goto(offer.url)
    first.wait_for_selector("#pair_code:not([hidden])")
    second.goto(offer.url)
    for page in (first, second):
        expect(page.locator("#pair_text")).to_contain_text("重新生成")
        assert not page.is_visible("#pair_code")


def test_the_counter_pc_is_told_that_it_is_no_tablet(make_counter: MakeCounter, open_page: OpenPage) -> None:
    counter = make_counter(allow_local=False)
    page = open_page(counter)
    page.goto(counter.server.begin_pairing().result(WAIT_S).url)
    expect(page.locator("#pair_text")).to_have_text("柜台电脑自己不能当评价屏。请用平板扫这个二维码。")


def test_the_script_cannot_read_the_device_token(page: Page) -> None:
    assert page.evaluate("document.cookie") == ""
