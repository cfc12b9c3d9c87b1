"""A step as the clerk works it: by keys from the first control to Continue, for each of the eight verbs."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import Grade
from clerk_app.ui.steps.ask import AskView
from clerk_app.ui.steps.check import CheckView
from clerk_app.ui.steps.content import Missing, StepInput
from clerk_app.ui.steps.decide import DecideView
from clerk_app.ui.steps.do import DoView
from clerk_app.ui.steps.kept_draft import draft_bytes, read_draft
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.steps.promise import PromiseView
from clerk_app.ui.steps.refuse import RefuseView
from clerk_app.ui.steps.view import StepView
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.field import FieldInput
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.notices import Note
from clerk_app.ui.widgets.say_card import SayCard
from tests.ui import samples
from tests.ui.showing import show
from tests.ui.typing import commit

pytestmark = pytest.mark.usefixtures("chinese")

View = TypeVar("View", bound=StepView)
ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


def make(qtbot: QtBot, theme: Theme, step: str, **given: Any) -> StepPage:
    page = StepPage(theme, samples.content(step, **given))
    show(qtbot, page, 638, 660)
    return page


def view(page: StepPage, kind: type[View]) -> View:
    return next(each for each in page.views if isinstance(each, kind))


def line_of(field: FieldInput) -> LineEdit:
    assert isinstance(field.control, LineEdit)
    return field.control


def focus(page: StepPage) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def said(page: StepPage) -> str:
    card = page.findChild(SayCard)
    assert card is not None
    return card.sentence()


def completed(qtbot: QtBot, page: StepPage, key: Qt.Key) -> StepInput:
    with qtbot.waitSignal(page.completed) as signal:
        qtbot.keyClick(focus(page), key)
    given = signal.args[0]
    assert isinstance(given, StepInput)
    return given


def test_a_step_that_is_only_said_is_complete_at_once(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "greet")
    assert said(page) == "“您好，请问您办理什么业务？”"
    assert not page.focus_first_empty(), "nothing to fill in: the focus belongs on Continue"
    with qtbot.waitSignal(page.completed) as signal:
        assert page.try_complete()
    assert signal.args == [StepInput("greet")]


def test_a_name_that_is_not_known_is_left_out_of_the_sentence(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers", values={})
    assert said(page).startswith("“请出示您的身份证")


def test_asking_goes_by_enter_from_field_to_field_and_completes(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "account")
    assert page.focus_first_empty()
    qtbot.keyClicks(focus(page), "3301045271")
    qtbot.keyClick(focus(page), ENTER)
    qtbot.keyClick(focus(page), Qt.Key.Key_2)
    given = completed(qtbot, page, ENTER)
    assert given.answers == {"account": "3301045271", "by_proxy": "no"}


def test_the_scanners_enter_completes_a_step_whose_only_field_it_filled(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "account", answers={"by_proxy": "no"})
    page.focus_first_empty()
    qtbot.keyClicks(focus(page), "3301045271")
    assert completed(qtbot, page, ENTER).answers["account"] == "3301045271"


def test_enter_passes_over_fields_that_may_stay_empty(qtbot: QtBot, theme: Theme) -> None:
    marks = dict.fromkeys(("new_id", "deed", "lease"), samples.MARKS["new_id"])
    page = make(qtbot, theme, "evidence", answers={"use": "home"}, marks=marks)
    view(page, AskView).fields["use"].setFocus()
    assert completed(qtbot, page, ENTER).answers == {"use": "home"}


def test_an_answer_brings_the_field_that_depends_on_it(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "account", answers={"account": "3301045271"})
    ask = view(page, AskView)
    assert not ask.fields["agent"].isVisible()
    page.focus_first_empty()
    qtbot.keyClick(focus(page), Qt.Key.Key_1)
    assert ask.fields["agent"].isVisible()
    qtbot.keyClick(focus(page), ENTER)
    commit(focus(page), "沈小华")
    assert completed(qtbot, page, ENTER).answers["agent"] == "沈小华"


def test_control_zero_says_that_the_customer_does_not_know(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "account", answers={"by_proxy": "no"})
    page.focus_first_empty()
    qtbot.keyClick(focus(page), Qt.Key.Key_0, CONTROL)
    given = completed(qtbot, page, ENTER)
    assert given.unknown == ("account",)
    assert "account" not in given.answers


def test_continue_with_something_wrong_goes_there_and_says_so(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "account", answers={"by_proxy": "no"})
    field = view(page, AskView).fields["account"]
    page.restore({"answers": {"account": "33"}})
    with qtbot.assertNotEmitted(page.completed):
        assert not page.try_complete()
    assert focus(page) is field.control
    assert field.label_text() == "户号（还差 6 位）"
    assert page.missing() == [Missing("field", "account", "户号")]


def test_checking_and_asking_share_a_page(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers", answers={"by_proxy": "no", "new_name": "周桂芳"})
    check = view(page, CheckView)
    page.focus_first_empty()
    assert focus(page) is check.list
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1):
        qtbot.keyClick(check.list, key)
    qtbot.keyClick(check.list, ENTER)
    qtbot.keyClicks(focus(page), "330106195803124123")
    qtbot.keyClick(focus(page), ENTER)
    qtbot.keyClicks(focus(page), "13805712207")
    given = completed(qtbot, page, ENTER)
    assert given.documents == {
        "new_id": DocumentMark("have", 1),
        "deed": DocumentMark("have", 1),
        "old_id": DocumentMark("have"),
    }
    assert given.answers["phone"] == "13805712207"


def test_a_document_that_applies_by_an_answer_appears_and_keeps_its_mark(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers", answers={"by_proxy": "yes"}, marks={"proxy": DocumentMark("have")})
    check = view(page, CheckView)
    assert check.list.row_count() == 4
    assert check.list.marks()["proxy"].mark == "have"
    check.use_answers({"by_proxy": "no"})
    assert check.list.row_count() == 3
    check.use_answers({"by_proxy": "yes"})
    assert check.list.marks()["proxy"].mark == "have"


def test_what_is_missing_is_counted_the_same_in_bar_and_rail(qtbot: QtBot, theme: Theme) -> None:
    answers = {**samples.ANSWERS, "phone": ""}
    page = make(qtbot, theme, "papers", answers=answers, marks=samples.MARKS)
    missing = page.missing()
    assert [item.kind for item in missing] == ["document", "field"]
    assert page.words.sentence(missing) == "还缺 1 份资料、1 个填写项没填好"
    assert page.words.rail(missing) == "缺资料 1 · 缺填写 1"
    assert page.words.short(missing) == "缺 2 项"
    assert page.words.sentence([]) == ""


def test_continue_with_a_missing_document_goes_to_its_row_and_says_what_to_press(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers", answers=samples.ANSWERS, marks=samples.MARKS)
    check = view(page, CheckView)
    with qtbot.assertNotEmitted(page.completed):
        page.try_complete()
    assert focus(page) is check.list
    assert check.list.current_row() == 2
    note = page.findChild(Note)
    assert note is not None
    assert "F7" in note.accessibleName()
    with qtbot.waitSignal(page.missing_changed) as changed:
        qtbot.keyClick(check.list, Qt.Key.Key_1)
    assert changed.args == [[]]
    assert page.try_complete()


def test_a_paper_on_a_given_list_becomes_unneeded_only_with_a_reason(qtbot: QtBot, theme: Theme) -> None:
    marks = {"new_id": DocumentMark("have", 1), "deed": DocumentMark("missing"), "old_id": DocumentMark("have")}
    page = make(qtbot, theme, "papers", answers=samples.ANSWERS, marks=marks, told=frozenset({"deed"}))
    check = view(page, CheckView)
    check.list.focus_row(1)
    qtbot.keyClick(check.list, Qt.Key.Key_3)
    assert [(item.kind, item.id) for item in page.missing()] == [("reason", "deed")]
    assert page.words.sentence(page.missing()) == "1 条理由没写"
    reason = focus(page)
    assert isinstance(reason, QLineEdit)
    assert "房屋产权证明" in reason.accessibleName()
    qtbot.keyClicks(reason, "0571")
    assert not page.try_complete(), "a number was typed for another place"
    reason.clear()
    commit(reason, "新证已联网核验")
    again = make(qtbot, theme, "papers", answers=samples.ANSWERS, marks=marks, told=frozenset({"deed"}))
    again.restore(read_draft(draft_bytes(page.draft())))
    assert again.missing() == []
    given = completed(qtbot, page, ENTER)
    assert (given.documents["deed"].mark, given.not_needed) == ("not_needed", {"deed": "新证已联网核验"})
    qtbot.keyClick(check.list, Qt.Key.Key_1)
    assert page.step_input().not_needed == {}


def test_everything_that_is_wrong_is_said_at_once(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers", answers={"by_proxy": "no"}, marks=samples.MARKS)
    assert not page.try_complete()
    fields = view(page, AskView).shown()
    assert [field.field.id for field in fields if field.is_missing and line_of(field).mark != "danger"] == []
    assert page.findChild(Note) is not None


def test_digits_typed_after_a_click_beside_the_list_mark_nothing(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers", answers=samples.ANSWERS, marks=samples.MARKS)
    check = view(page, CheckView)
    check.list.focus_row(0)
    before = check.list.marks()
    ground = check.mapTo(page.window(), QPoint(2, check.height() + 4))
    beside = page.window().childAt(ground)
    assert beside is not None
    qtbot.mousePress(beside, Qt.MouseButton.LeftButton, pos=beside.mapFrom(page.window(), ground))
    assert focus(page) is page
    qtbot.keyClicks(focus(page), "3321")
    assert check.list.marks() == before


def test_a_digit_decides_and_completes(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "arrears")
    page.focus_first_empty()
    given = completed(qtbot, page, Qt.Key.Key_2)
    assert given.option == "some"
    assert page.continue_button().kind == "none"


def test_continue_without_a_decision_goes_to_the_list(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "arrears")
    assert not page.try_complete()
    assert focus(page) is view(page, DecideView).list
    assert page.words.sentence(page.missing()) == "还没有选"


def test_values_are_copied_one_by_one_and_the_number_completes(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "enter", answers=samples.ANSWERS)
    page.focus_first_empty()
    for _ in range(4):
        qtbot.keyClick(focus(page), ENTER)
    assert QGuiApplication.clipboard().text() == "13805712207"
    qtbot.keyClicks(focus(page), "YX20261123")
    given = completed(qtbot, page, ENTER)
    assert given.answers == {"order_no": "YX20261123"}
    assert given.copied == ("account", "new_name", "card", "phone")


def test_control_and_a_digit_copies_that_value_from_anywhere(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "enter", answers=samples.ANSWERS)
    result = view(page, DoView).result
    assert result is not None
    result.control.setFocus()
    qtbot.keyClick(result.control, Qt.Key.Key_2, CONTROL)
    assert QGuiApplication.clipboard().text() == "周桂芳"
    assert result.text() == ""


def test_the_promise_is_told_with_its_day(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "tell")
    assert said(page) == "“您的过户最晚2026年11月30日 周一办好，办好会发短信给您。”"
    with qtbot.waitSignal(page.completed) as signal:
        page.try_complete()
    assert signal.args[0].promise_day is None


def test_control_d_promises_an_earlier_day_and_the_sentence_follows(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "tell")
    qtbot.keyClick(page, Qt.Key.Key_D, CONTROL)
    strip = view(page, PromiseView).strip
    assert focus(page) is strip
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert "11月27日 周五" in said(page)
    with qtbot.waitSignal(page.continue_wanted):
        qtbot.keyClick(strip, ENTER)
    assert page.step_input().promise_day == dt.date(2026, 11, 27)


def test_of_a_limit_nobody_confirmed_no_day_is_promised(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "tell", promise=samples.promise(grade=Grade.C))
    assert any("请不要承诺日期" in note.accessibleName() for note in page.findChildren(Note))
    said = [label.text() for label in page.findChildren(SayCard)[0].findChildren(QLabel)]
    assert any("待营业厅确认" in words for words in said)
    assert not any("11月" in words for words in said)
    assert not make(qtbot, theme, "tell").findChildren(Note)


def test_a_refusal_shows_rule_and_ways_on_and_is_never_recorded_by_the_digit_alone(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "settle_first")
    refuse = view(page, RefuseView)
    assert any("《供电营业规则》" in label.text() for label in refuse.findChildren(QLabel))
    page.focus_first_empty()
    with qtbot.assertNotEmitted(page.completed), qtbot.waitSignal(page.continue_wanted):
        qtbot.keyClick(focus(page), Qt.Key.Key_2)
    assert page.continue_button().kind == "danger"
    with qtbot.waitSignal(page.completed) as signal:
        page.try_complete()
    assert signal.args[0].alternative == 1


def test_a_refusal_without_another_way_needs_a_reason(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "settle_first")
    refuse = view(page, RefuseView)
    page.focus_first_empty()
    qtbot.keyClick(focus(page), Qt.Key.Key_4)
    assert focus(page) is refuse.reason
    assert not page.try_complete()
    commit(refuse.reason, "原户主失联，无法结清")
    with qtbot.waitSignal(page.completed) as signal:
        page.try_complete()
    assert signal.args[0].alternative is None
    assert signal.args[0].reason == "原户主失联，无法结清"


def test_a_refusal_without_a_choice_is_not_recorded(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "settle_first")
    with qtbot.assertNotEmitted(page.completed):
        assert not page.try_complete()


def test_the_papers_of_a_print_step_are_named_with_their_size(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "paper")
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "业务受理回执" in texts
    assert "A5" in texts
    assert page.continue_button().label == "打印并继续"
    assert page.try_complete()


def test_control_r_asks_for_the_rule(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers")
    with qtbot.waitSignal(page.rule_wanted) as wanted:
        qtbot.keyClick(focus(page) if page.focus_first_empty() else page, Qt.Key.Key_R, CONTROL)
    assert wanted.args == ["transfer"]


@pytest.mark.parametrize(
    ("step", "draft"),
    [
        ("account", {"answers": {"account": "3301", "by_proxy": "yes", "agent": "沈"}, "unknown": []}),
        (
            "papers",
            {
                "marks": {"new_id": ["have", 2, None], "deed": ["have", 1, 1]},
                "answers": {"new_name": "周", "card": "", "phone": "138"},
                "unknown": [],
                "not_needed": {"deed": "已联网核验"},
            },
        ),
        ("enter", {"answers": {"order_no": "YX"}, "copied": ["account"]}),
        ("tell", {"promise_day": "2026-11-26"}),
        ("settle_first", {"alternative": "none", "reason": "原户主失联"}),
    ],
)
def test_a_draft_comes_back_as_it_was_typed(qtbot: QtBot, theme: Theme, step: str, draft: dict[str, object]) -> None:
    page = make(qtbot, theme, step)
    page.restore(read_draft(draft_bytes(draft)))
    assert json.loads(draft_bytes(page.draft())) == draft


@pytest.mark.parametrize("content", [b"", b"not json", b"[1, 2]", b'{"answers": 7, "marks": "x"}', b"\xff"])
def test_a_draft_that_cannot_be_read_costs_nothing(qtbot: QtBot, theme: Theme, content: bytes) -> None:
    page = make(qtbot, theme, "papers", answers=samples.ANSWERS)
    before = page.draft()
    page.restore(read_draft(content))
    assert page.draft() == before


def test_every_keystroke_is_worth_saving(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "account")
    page.focus_first_empty()
    with qtbot.waitSignals([page.changed] * 4):
        qtbot.keyClicks(focus(page), "3301")


@pytest.mark.parametrize("step", ["account", "papers", "arrears", "enter", "tell", "settle_first"])
def test_a_step_that_is_looked_at_changes_nothing(qtbot: QtBot, theme: Theme, step: str) -> None:
    page = make(qtbot, theme, step, answers=samples.ANSWERS, marks=samples.MARKS, read_only=True)
    before = page.draft()
    for line in page.findChildren(QLineEdit):
        qtbot.keyClicks(line, "9")
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            qtbot.keyClick(widget, Qt.Key.Key_2)
    assert page.draft() == before
    with qtbot.assertNotEmitted(page.completed):
        assert not page.try_complete()


def test_the_step_is_announced_with_what_is_missing(qtbot: QtBot, theme: Theme) -> None:
    page = make(qtbot, theme, "papers", answers=samples.ANSWERS, marks=samples.MARKS)
    assert page.announcement() == "第 4 步、核对资料并登记、还缺 1 份资料"
