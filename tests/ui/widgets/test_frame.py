"""The frame of a page: bars, cards, notices, overlay, reference, strip."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.core.procedure import Verb
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton
from clerk_app.ui.widgets.cards import CustomerCard, CustomerTag, RequestCard, RequestFacts
from clerk_app.ui.widgets.help_panel import HelpPanel, HelpSection, SectionHead
from clerk_app.ui.widgets.labels import OneLine
from clerk_app.ui.widgets.notices import BusyBars, Note
from clerk_app.ui.widgets.overlay import Overlay
from clerk_app.ui.widgets.ownership import OwnershipPair
from clerk_app.ui.widgets.promise_strip import PromiseStrip
from clerk_app.ui.widgets.seal import Seal
from clerk_app.ui.widgets.step_timer import StepTimer
from clerk_app.ui.widgets.top_bar import Status, StatusButton, StatusLine, TopBar
from tests.ui import samples
from tests.ui.clipping import clipped_texts
from tests.ui.showing import show

pytestmark = pytest.mark.usefixtures("chinese")


def test_a_button_is_named_by_its_label_and_described_by_its_key(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "暂存", "F4", "player-pause")
    qtbot.addWidget(button)
    assert button.accessibleName() == "暂存"
    assert button.accessibleDescription() == "F4"


def test_an_unavailable_button_keeps_the_focus_and_says_why(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "转办", "F8")
    show(qtbot, button)
    button.set_unavailable("脱网时不能转办。")
    with qtbot.assertNotEmitted(button.activated), qtbot.waitSignal(button.explained) as said:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said.args == ["脱网时不能转办。"]
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "脱网" in button.accessibleDescription()
    button.set_unavailable("")
    with qtbot.waitSignal(button.activated):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_button_changes_its_look_for_a_refusal(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "继续", "Ctrl ↵", "arrow-right", kind="primary")
    show(qtbot, button)
    middle_left = QPoint(6, button.height() // 2)
    assert button.grab().toImage().pixelColor(middle_left) == theme.color("accent")
    button.set_kind("danger")
    assert button.grab().toImage().pixelColor(middle_left) == theme.color("dangerSoft"), "focused"


def action_bar(theme: Theme) -> tuple[ActionBar, list[ActionButton]]:
    bar = ActionBar(theme)
    buttons = [
        bar.add_left(ActionButton(theme, "上一步", "Alt ←", "arrow-left")),
        bar.add_left(ActionButton(theme, "暂存", "F4", "player-pause")),
        bar.add_left(ActionButton(theme, "不能办理", "F9", "ban", kind="danger")),
        bar.add_right(ActionButton(theme, "一次性告知", "F7", "file-text")),
        bar.add_right(ActionButton(theme, "继续", "Ctrl ↵", kind="primary"), primary=True),
    ]
    bar.show_missing("还缺 1 份资料、1 个填写项", "缺 2 项")
    return bar, buttons


def test_a_narrow_bar_keeps_back_missing_and_continue_and_puts_the_rest_under_more(qtbot: QtBot, theme: Theme) -> None:
    bar, buttons = action_bar(theme)
    show(qtbot, bar, 1366, 60)
    assert all(button.isVisible() for button in buttons)
    bar.resize(560, 60)
    assert [button.isVisible() for button in buttons] == [True, False, False, False, True]
    assert any(label.text() == "缺 2 项" for label in bar.findChildren(QLabel))
    bar.resize(1366, 60)
    assert all(button.isVisible() for button in buttons)


def test_an_action_that_a_page_has_no_use_for_stays_away_at_every_width(qtbot: QtBot, theme: Theme) -> None:
    bar, buttons = action_bar(theme)
    show(qtbot, bar, 1366, 60)
    bar.set_shown(buttons[2], False)
    bar.resize(560, 60)
    bar.resize(1366, 60)
    assert not buttons[2].isVisible()


def test_the_top_bar_shows_nothing_it_was_not_given(qtbot: QtBot, theme: Theme) -> None:
    bar = TopBar(theme)
    show(qtbot, bar, 1366, 48)
    assert not any(label.isVisible() and label.text() for label in bar.findChildren(QLabel))
    assert not any(button.isVisible() for button in bar.findChildren(QPushButton))
    bar.show_hall("清河路供电营业厅", "2 号柜台")
    assert any(label.isVisible() and label.text() == "清河路供电营业厅" for label in bar.findChildren(QLabel))


def test_a_status_that_is_not_well_is_a_button_to_the_fix(qtbot: QtBot, theme: Theme) -> None:
    bar = TopBar(theme)
    show(qtbot, bar, 1366, 48)
    bar.show_statuses(
        [
            Status("tablet", "device-tablet", "评价屏已连接"),
            Status("printer", "printer-off", "打印机没纸", "danger"),
        ]
    )
    assert [line.accessibleName() for line in bar.findChildren(StatusLine)] == ["评价屏已连接"]
    button = bar.findChild(StatusButton)
    assert button is not None
    assert button.accessibleName() == "打印机没纸"
    with qtbot.waitSignal(bar.status_pressed) as pressed:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed.args == ["printer"]


def test_a_narrow_top_bar_says_in_one_word_whether_all_is_well(qtbot: QtBot, theme: Theme) -> None:
    bar = TopBar(theme)
    bar.show_hall("清河路供电营业厅", "2 号柜台")
    bar.show_clerk("陈静")
    bar.show_statuses([Status("tablet", "device-tablet", "评价屏已连接"), Status("sync", "refresh", "已同步 10:41")])
    bar.show_clock("11月23日 周一", "10:42")
    show(qtbot, bar, 640, 48)
    assert [line.accessibleName() for line in bar.findChildren(StatusLine) if line.isVisible()] == ["正常"]


@pytest.mark.parametrize("width", [1366, 1000, 800])
def test_tabs_and_lock_are_whole_in_the_largest_text_and_the_names_give_way(
    qtbot: QtBot, theme: Theme, width: int
) -> None:
    theme.set_scale(2.0)
    bar = TopBar(theme)
    bar.show_hall("Qinghe Road Hall", "Supervisor")
    bar.show_tabs([("review", "Requests"), ("settings", "Settings")], "settings")
    bar.show_clerk("He Lihua")
    bar.show_clock("Mon 23 Nov", "10:42")
    show(qtbot, bar, width, 96)
    assert clipped_texts(bar) == []
    buttons = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
    assert {button.accessibleName() for button in buttons} == {"Requests", "Settings", "锁屏"}
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert not bar._day.isVisible()
    if width == 800:
        assert not bar._clerk.isVisible()
    # Given anew while the bar is on the screen, as at every page.
    bar.show_tabs([("review", "Requests"), ("settings", "Settings")], "review")
    bar.show_clock("Mon 23 Nov", "10:42")
    assert not bar._day.isVisible()
    qtbot.waitUntil(lambda: clipped_texts(bar) == [], timeout=1000)
    bar.resize(3000, 96)
    assert bar._day.isVisible()
    assert bar._clerk.isVisible()


def test_the_ownership_pair_is_named_whole(qtbot: QtBot, theme: Theme) -> None:
    pair = OwnershipPair(theme, "陈静", "孙浩")
    qtbot.addWidget(pair)
    assert pair.accessibleName() == "首问陈静，经办孙浩"


def facts(title: str = "居民过户") -> RequestFacts:
    return RequestFacts("QH261123-02-001-K", title, "办理中", "accent", "第 4/8 步", "陈静", "孙浩")


def test_a_request_card_names_both_owners_and_is_chosen_by_enter_space_and_click(qtbot: QtBot, theme: Theme) -> None:
    card = RequestCard(theme, facts())
    show(qtbot, card, 212, 100)
    card.setFocus()
    assert "首问陈静，经办孙浩" in card.accessibleDescription()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(card.clicked):
            qtbot.keyClick(card, key)
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_long_title_ends_in_dots_and_stays_whole_for_those_who_ask(qtbot: QtBot, theme: Theme) -> None:
    title = "低压非居民新装（临时用电、多电源、含分布式光伏并网）"
    line = OneLine(title)
    show(qtbot, line, 120, 24)
    assert line.text().endswith("…")
    assert line.toolTip() == line.accessibleName() == title


def test_hostile_text_stays_text(qtbot: QtBot, theme: Theme) -> None:
    card = CustomerCard(theme)
    qtbot.addWidget(card)
    card.show_customer("<b>x</b> <img src='/etc/passwd'>", "<", "138****2207", [CustomerTag("<i>slow</i>")])
    for label in card.findChildren(QLabel):
        if label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_seal_is_one_character_in_chinese_and_a_word_in_english(qtbot: QtBot, theme: Theme) -> None:
    seal = Seal(theme, Verb.CHECK)
    qtbot.addWidget(seal)
    assert seal.text() == "查"
    assert seal.accessibleName() == "核对资料"


def test_the_timer_turns_amber_and_red_with_other_words(qtbot: QtBot, theme: Theme) -> None:
    timer = StepTimer(theme)
    qtbot.addWidget(timer)
    said = []
    for seconds in (402, 965, 1275):
        timer.show_time(seconds, 20)
        said.append(timer.accessibleName())
    assert said == ["本笔用时 06:42 / 20:00", "还剩 4 分钟 16:05 / 20:00", "超出 01:15 21:15 / 20:00"]
    timer.show_time(402, None)
    assert timer.accessibleName().strip() == "本笔用时 06:42"


def test_loading_bars_wait_before_they_show(qtbot: QtBot, theme: Theme) -> None:
    bars = BusyBars(theme, 4)
    show(qtbot, bars, 400, 200)
    assert not bars.bars_visible
    qtbot.waitUntil(lambda: bars.bars_visible, timeout=2000)


def host_with_field(qtbot: QtBot) -> tuple[QWidget, QLineEdit]:
    host = QWidget()
    column = QVBoxLayout(host)
    field = QLineEdit()
    column.addWidget(field)
    show(qtbot, host, 800, 600)
    field.setFocus()
    return host, field


def test_an_overlay_holds_the_focus_and_gives_it_back(qtbot: QtBot, theme: Theme) -> None:
    host, field = host_with_field(qtbot)
    overlay = Overlay(theme, host, 400)
    first, second = QPushButton("一"), QPushButton("二")
    overlay.body.addWidget(first)
    overlay.body.addWidget(second)
    overlay.open()
    assert first.hasFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
        seen.append(host.focusWidget())
    assert seen == [second, first, second]
    with qtbot.waitSignal(overlay.closed):
        qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert field.hasFocus()
    assert overlay.isHidden()


def test_an_overlay_follows_its_host_and_a_click_beside_it_loses_nothing(qtbot: QtBot, theme: Theme) -> None:
    host, _ = host_with_field(qtbot)
    overlay = Overlay(theme, host, 400)
    overlay.body.addWidget(QLineEdit("typed"))
    overlay.open()
    host.resize(1000, 700)
    qtbot.waitUntil(lambda: overlay.size() == host.size())
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().topLeft())
    assert overlay.isVisible()


def test_the_reference_opens_the_section_asked_for(qtbot: QtBot, theme: Theme) -> None:
    panel = HelpPanel(theme)
    panel.show_sections(
        [HelpSection("rule", "规定原文", ("条文",)), HelpSection("samples", "资料样例", tuple("一二三四"), 4)]
    )
    show(qtbot, panel, 292, 200)
    heads = {head.text(): head for head in panel.findChildren(SectionHead)}
    assert heads["规定原文"].isChecked()
    assert not heads["资料样例"].isChecked()
    assert panel.open_section("samples")
    assert heads["资料样例"].isChecked()
    assert heads["资料样例"].hasFocus()
    qtbot.keyClick(heads["资料样例"], Qt.Key.Key_Return)
    assert not heads["资料样例"].isChecked()
    assert not panel.open_section("unheard-of")


def test_sections_are_open_from_the_top_as_far_as_they_fit(qtbot: QtBot, theme: Theme) -> None:
    panel = HelpPanel(theme)
    sections = [HelpSection(str(number), f"第 {number} 节", ("条文。" * 40,)) for number in range(4)]
    panel.show_sections(sections, "step")
    show(qtbot, panel, 292, 600)
    few = len(panel.opened())
    assert 0 < few < 4
    panel.show_problem(Note(theme, "danger", "缺：身份证", ["可以补来。" * 20]))
    assert len(panel.opened()) < few, "the problem comes first"


def test_what_the_clerk_closed_stays_closed_on_the_same_step(qtbot: QtBot, theme: Theme) -> None:
    panel = HelpPanel(theme)
    rule, good = HelpSection("rule", "规定原文", ("条文",)), HelpSection("help", "办理提示", ("提示",))
    panel.show_sections([rule], "step")
    show(qtbot, panel, 292, 600)
    qtbot.keyClick(next(iter(panel.findChildren(SectionHead))), Qt.Key.Key_Return)
    panel.show_sections([rule, good], "step")
    assert panel.opened() == ["help"]
    panel.show_sections([rule, good], "another step")
    assert panel.opened() == ["rule", "help"]


def test_the_problem_above_the_sections_is_replaced(qtbot: QtBot, theme: Theme) -> None:
    panel = HelpPanel(theme)
    show(qtbot, panel, 292, 600)
    panel.show_problem(Note(theme, "danger", "缺：身份证"))
    panel.show_problem(Note(theme, "danger", "缺：房产证明"))

    def shown() -> list[str]:
        return [note.accessibleName() for note in panel.findChildren(Note) if note.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["缺：房产证明"])
    panel.show_problem(None)
    assert shown() == []


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> PromiseStrip:
    made = PromiseStrip(theme)
    made.show_days(samples.promise().cells)
    show(qtbot, made, 560, 70)
    return made


def test_the_strip_says_in_words_which_day_it_is(strip: PromiseStrip) -> None:
    assert strip.text_alternative() == "2026年11月30日 周一, 第 5 日"
    assert strip.accessibleName() == strip.text_alternative()


def test_an_earlier_day_is_picked_by_arrows_that_step_over_days_off(qtbot: QtBot, strip: PromiseStrip) -> None:
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.chosen_day() == dt.date(2026, 11, 30), "only while choosing"
    strip.set_choosing(True)
    with qtbot.waitSignal(strip.day_chosen) as chosen:
        qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert chosen.args == [dt.date(2026, 11, 27)]


def test_a_later_day_than_the_rule_allows_cannot_be_picked(qtbot: QtBot, strip: PromiseStrip) -> None:
    strip.set_choosing(True)
    with qtbot.assertNotEmitted(strip.day_chosen):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.chosen_day() == dt.date(2026, 11, 30)


def test_a_day_is_picked_by_mouse_while_choosing(qtbot: QtBot, strip: PromiseStrip) -> None:
    strip.set_choosing(True)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip._cell_rect(2).center())
    assert strip.chosen_day() == dt.date(2026, 11, 25)
