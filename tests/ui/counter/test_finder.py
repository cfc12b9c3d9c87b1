"""The finder by keys and by an input method."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.resources import resource_path
from clerk_app.service.counter import CounterService
from clerk_app.ui.counter.finder import FinderOverlay
from tests.service.clerk_day import ClerkDay
from tests.service.counter_hall import DAY_MS
from tests.ui.clipping import clipped_texts
from tests.ui.counter.idle_hands import ALT, CONTROL, IdleHands

FAULTY = Path(__file__).parents[2] / "golden" / "procedures" / "faulty" / "duplicate_key.yaml"
ALL = len(list(resource_path("procedures").glob("*.yaml")))
Open = Callable[..., FinderOverlay]


def words(widget: QWidget) -> str:
    """Return every visible word of a widget."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def ids(finder: FinderOverlay) -> list[str]:
    return [row.id for row in finder.list.shown()]


def ime_on(widget: QWidget) -> bool:
    return bool(widget.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def open_finder(hands: IdleHands, chosen: list[str]) -> Open:
    """Open the finder over the idle page as a visit's page does."""

    def opening(can_start: bool = True) -> FinderOverlay:
        hands.sign_in()
        finder = FinderOverlay(hands.desktop.context, hands.page, can_start=can_start)
        finder.chosen.connect(chosen.append)
        finder.unlisted.connect(lambda words: chosen.append(f"said: {words}"))
        finder.open()
        hands.rest()
        return finder

    return opening


def test_two_letters_and_enter_start_a_service(hands: IdleHands, open_finder: Open, chosen: list[str]) -> None:
    finder = open_finder()
    hands.type("gh")
    row = finder.list.shown()[0]
    assert row.id == "name_transfer"
    assert [run.words for run in row.title if run.hit] == ["过户"]
    assert [run.words for run in row.below if run.hit] == ["g", "h"]
    hands.press(Qt.Key.Key_Return)
    assert chosen == ["name_transfer"]
    assert not finder.isVisible()


def test_enter_before_the_answer_counts_for_what_is_found(
    hands: IdleHands, open_finder: Open, chosen: list[str]
) -> None:
    open_finder()
    # Quick hands: nothing is waited for between the keys.
    hands.qtbot.keyClicks(hands.focus, "dfcx")
    hands.qtbot.keyClick(hands.focus, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == ["bill_enquiry"]


@pytest.mark.parametrize("typed", ["transfer", "guohu", "ghu"])
def test_english_and_pinyin_find_it(hands: IdleHands, open_finder: Open, typed: str) -> None:
    finder = open_finder()
    hands.type(typed)
    assert ids(finder)[0] == "name_transfer"
    assert len(ids(finder)) < ALL


def test_letters_go_in_without_an_input_method_until_f3(hands: IdleHands, open_finder: Open) -> None:
    finder = open_finder()
    assert not ime_on(finder.line)
    hands.press(Qt.Key.Key_F3)
    assert finder.isVisible()
    assert ime_on(finder.line)
    assert "中文输入" in words(finder)
    hands.press(Qt.Key.Key_F3)
    assert not ime_on(finder.line)


def test_with_chinese_input_what_is_composed_already_filters(hands: IdleHands, open_finder: Open) -> None:
    finder = open_finder()
    hands.press(Qt.Key.Key_F3)
    hands.compose("g'h")
    assert ids(finder)[0] == "name_transfer"
    hands.compose("", commit="过户")
    assert finder.line.text() == "过户"
    assert ids(finder)[0] == "name_transfer"
    assert [run.words for run in finder.list.shown()[0].title if run.hit] == ["过户"]


def test_switching_chinese_input_off_drops_what_was_composed(hands: IdleHands, open_finder: Open) -> None:
    finder = open_finder()
    hands.press(Qt.Key.Key_F3)
    hands.compose("z'z'z")
    assert ids(finder) == []
    hands.press(Qt.Key.Key_F3)
    assert len(ids(finder)) == ALL


def test_alt_and_a_digit_start_a_frequent_one_whatever_is_typed(
    hands: IdleHands, day: ClerkDay, open_finder: Open, chosen: list[str]
) -> None:
    visit = day.greet()
    day.open(visit, "residential_new_connection")
    day.end(visit)
    day.clock.pass_ms(DAY_MS)
    finder = open_finder()
    assert finder.list.shown()[0].id == "residential_new_connection"
    assert [row.key for row in finder.list.shown()[:10]] == [*(f"Alt {number}" for number in range(1, 10)), ""]
    hands.type("zz")
    hands.press(Qt.Key.Key_1, ALT)
    assert finder.line.text() == "zz"
    assert chosen == ["residential_new_connection"]


def test_arrows_choose_and_the_details_follow(hands: IdleHands, open_finder: Open, chosen: list[str]) -> None:
    finder = open_finder()
    second = finder.list.shown()[1]
    hands.press(Qt.Key.Key_Down)
    assert "".join(run.words for run in second.title) in words(finder.detail)
    hands.press(Qt.Key.Key_Return)
    assert chosen == [second.id]


def test_tab_reads_the_papers_and_esc_closes(hands: IdleHands, open_finder: Open) -> None:
    finder = open_finder()
    hands.type("gh")
    hands.press(Qt.Key.Key_Tab)
    documents = finder.detail.documents
    assert documents.hasFocus()
    assert documents.current_row() == 0
    assert [row.need for row in documents.shown()] == ["必要", "必要", "代办时", "代办时"]
    assert not ime_on(documents)
    hands.press(Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert hands.page.start.start.hasFocus()


def test_a_limit_nobody_confirmed_is_never_a_number_of_days(hands: IdleHands, open_finder: Open) -> None:
    finder = open_finder()
    limits = {row.id: row.limit for row in finder.list.shown()}
    assert limits["name_transfer"] == "待营业厅确认"
    assert limits["residential_new_connection"] == "5 个工作日"


def test_nothing_found_says_what_to_do(hands: IdleHands, open_finder: Open, chosen: list[str]) -> None:
    finder = open_finder()
    hands.type("zzz")
    hands.qtbot.waitUntil(lambda: "没有找到“zzz”" in words(finder))
    assert "清空就列出全部" in words(finder)
    hands.press(Qt.Key.Key_Return)
    assert chosen == []
    for _ in range(3):
        hands.press(Qt.Key.Key_Backspace)
    assert len(ids(finder)) == ALL


def test_f8_takes_in_what_the_customer_said(hands: IdleHands, open_finder: Open, chosen: list[str]) -> None:
    finder = open_finder()
    finder.line.setText("电线杆旁边的树要砍")
    hands.rest()
    hands.press(Qt.Key.Key_F8)
    assert chosen == ["said: 电线杆旁边的树要砍"]
    assert not finder.isVisible()


def test_letters_that_looked_for_a_title_are_not_what_a_customer_said(
    hands: IdleHands, open_finder: Open, chosen: list[str]
) -> None:
    finder = open_finder()
    hands.type("zzz")
    hands.press(Qt.Key.Key_F8)
    assert chosen == []
    assert finder.isVisible()
    assert ime_on(finder.line)
    assert "请写下客户的原话，再按 F8" in words(finder)
    hands.compose("", commit="路灯不亮")
    hands.press(Qt.Key.Key_F8)
    assert chosen == ["said: 路灯不亮"]


def test_whoever_only_looks_takes_nothing_in(hands: IdleHands, open_finder: Open, chosen: list[str]) -> None:
    finder = open_finder(can_start=False)
    finder.line.setText("路灯不亮")
    hands.rest()
    hands.press(Qt.Key.Key_F8)
    assert chosen == []
    assert finder.isVisible()
    assert finder.foot.record is None


def test_one_wrong_letter_shows_what_it_was_taken_for(hands: IdleHands, open_finder: Open) -> None:
    finder = open_finder()
    hands.type("guohi")
    row = finder.list.shown()[0]
    assert row.id == "name_transfer"
    assert [run.words for run in row.title if run.hit] == ["过户"]
    assert [run.words for run in row.below if run.hit] == ["guo", "hu"]


def test_from_the_idle_page_f3_only_looks(hands: IdleHands) -> None:
    hands.sign_in()
    hands.press(Qt.Key.Key_F3)
    finder = hands.page.overlay
    assert isinstance(finder, FinderOverlay)
    hands.type("gh")
    hands.press(Qt.Key.Key_Return)
    assert finder.isVisible()
    assert finder.detail.documents.hasFocus()
    assert "开始办理" not in words(finder)
    hands.press(Qt.Key.Key_Escape)
    assert hands.page.overlay is None


def test_the_keys_of_the_page_below_rest_while_it_is_open(hands: IdleHands) -> None:
    hands.sign_in()
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_F5)
    hands.press(Qt.Key.Key_F, CONTROL)
    assert hands.went == []
    assert isinstance(hands.page.overlay, FinderOverlay)


def test_locking_hides_it_and_unlocking_brings_it_back_as_it_was(hands: IdleHands) -> None:
    hands.sign_in()
    page = hands.page
    hands.press(Qt.Key.Key_F3)
    hands.type("gh")
    finder = page.overlay
    assert isinstance(finder, FinderOverlay)
    shell, session = hands.desktop.shell, hands.desktop.context.session
    assert session is not None
    hands.press(Qt.Key.Key_L, CONTROL)
    assert not finder.isVisible()
    shell.unlocked(session, ("idle", None))  # type: ignore[arg-type]
    hands.qtbot.waitUntil(finder.line.hasFocus)
    assert finder.line.text() == "gh"


class TestFaultyFile:
    @pytest.fixture
    def idle_service(self, idle_service: CounterService) -> CounterService:
        folder = idle_service.data_folder / "procedures"
        folder.mkdir()
        shutil.copy(FAULTY, folder / "own.yaml")
        return idle_service

    def test_it_is_named_quietly_with_line_column_and_reason(
        self, qtbot: QtBot, hands: IdleHands, open_finder: Open
    ) -> None:
        finder = open_finder()
        assert len(ids(finder)) == ALL
        link = finder.foot.faults
        assert link is not None
        assert link.whole() == "1 个流程文件有问题"
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        hands.qtbot.waitUntil(lambda: "own.yaml:6:1: " in words(finder))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 768, 100), (1920, 1080, 100), (1366, 768, 200)])
def test_no_text_is_cut(
    hands: IdleHands, open_finder: Open, language: str, width: int, height: int, percent: int
) -> None:
    hands.desktop.shell.resize(width, height)
    hands.desktop.use_language(language)
    hands.desktop.shell._user_percent = percent
    finder = open_finder()
    for typed in ("", "x", "xz", "zzz"):
        finder.line.setText(typed)
        hands.rest()
        hands.qtbot.waitUntil(lambda: clipped_texts(finder) == [])
    finder.line.setText("gh")
    hands.rest()
    hands.press(Qt.Key.Key_Tab)
    hands.qtbot.waitUntil(lambda: clipped_texts(finder) == [])
    assert finder.detail.documents.hasFocus()
