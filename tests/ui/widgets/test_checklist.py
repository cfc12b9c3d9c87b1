"""The document checklist, worked by keys and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from clerk_app.core.events.request import DocumentMark
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.checklist import DocumentChecklist
from clerk_app.ui.widgets.checklist_delegate import ChecklistDelegate, RowGeometry
from clerk_app.ui.widgets.checklist_model import MISSING, ChecklistModel, DocumentRow
from tests.ui.showing import show

IDENTITY = DocumentRow("id", "新户主身份证", "原件", copies=1)
DEED = DocumentRow("deed", "房屋产权证明", "原件", copies=1, substitutes=("不动产权证", "购房合同"))
PROXY = DocumentRow("proxy", "授权委托书", "原件")
LATER = DocumentRow("lease", "用电地址证明", "电子证照", may_follow=True)


@pytest.fixture
def checklist(qtbot: QtBot, theme: Theme) -> DocumentChecklist:
    made = DocumentChecklist(theme)
    made.show_documents([IDENTITY, DEED, PROXY, LATER], {})
    show(qtbot, made, 598, 300)
    made.setFocus()
    return made


def geometry(checklist: DocumentChecklist, row: int) -> RowGeometry:
    delegate, model = checklist.itemDelegate(), checklist.model()
    assert isinstance(delegate, ChecklistDelegate)
    assert isinstance(model, ChecklistModel)
    current = row == checklist.current_row()
    return delegate.geometry(model.row(row), checklist.viewport().width(), current)


def click(qtbot: QtBot, checklist: DocumentChecklist, row: int, at: QPoint) -> None:
    origin = checklist.visualRect(checklist.model().index(row, 0)).topLeft()
    qtbot.mouseClick(checklist.viewport(), Qt.MouseButton.LeftButton, pos=origin + at)


def test_a_digit_marks_the_document_and_goes_on_to_the_next(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    qtbot.keyClick(checklist, Qt.Key.Key_1)
    assert checklist.marks() == {"id": DocumentMark("have", 1)}
    assert checklist.current_row() == 1


def test_every_document_can_be_marked_without_touching_the_arrows(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        qtbot.keyClick(checklist, key)
    assert [checklist.marks()[name].mark for name in ("id", "deed", "proxy", "lease")] == [
        "have", "missing", "not_needed", "later",
    ]  # fmt: skip
    assert checklist.counts() == {"": 0, "have": 1, "missing": 1, "not_needed": 1, "later": 1}


def test_a_document_that_may_not_follow_has_no_fourth_state(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    qtbot.keyClick(checklist, Qt.Key.Key_4)
    assert checklist.marks() == {}


def test_the_right_arrow_takes_another_paper_and_the_digit_goes_on(
    qtbot: QtBot, checklist: DocumentChecklist
) -> None:
    checklist.go_to(1)
    qtbot.keyClick(checklist, Qt.Key.Key_Right)
    assert checklist.marks()["deed"] == DocumentMark("have", 1, substitute=0)
    assert checklist.current_row() == 1, "the clerk may go on choosing"
    qtbot.keyClick(checklist, Qt.Key.Key_Right)
    assert checklist.marks()["deed"] == DocumentMark("have", 1, substitute=1)
    qtbot.keyClick(checklist, Qt.Key.Key_1)
    assert checklist.current_row() == 2, "the digit accepts and goes on"
    assert checklist.marks()["deed"] == DocumentMark("have", 1, substitute=1), "and keeps which paper it was"


def test_the_last_digit_says_that_everything_is_marked(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    checklist.go_to(0)
    for _ in range(checklist.row_count() - 1):
        with qtbot.assertNotEmitted(checklist.all_marked):
            qtbot.keyClick(checklist, Qt.Key.Key_1)
    with qtbot.waitSignal(checklist.all_marked):
        qtbot.keyClick(checklist, Qt.Key.Key_2)


def test_the_substitute_can_be_chosen_by_mouse(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    checklist.go_to(1)
    qtbot.keyClick(checklist, Qt.Key.Key_1)
    checklist.go_to(1)
    click(qtbot, checklist, 1, geometry(checklist, 1).choices[1].center())
    assert checklist.marks()["deed"].substitute == 0


def test_plus_and_minus_count_copies_down_to_one(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    qtbot.keyClick(checklist, Qt.Key.Key_1)
    checklist.go_to(0)
    qtbot.keyClick(checklist, Qt.Key.Key_Plus)
    qtbot.keyClick(checklist, Qt.Key.Key_Plus)
    assert checklist.marks()["id"].copies == 3
    for _ in range(5):
        qtbot.keyClick(checklist, Qt.Key.Key_Minus)
    assert checklist.marks()["id"].copies == 1


def test_the_segment_and_the_counter_are_hit_by_mouse(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    with qtbot.waitSignal(checklist.marks_changed):
        click(qtbot, checklist, 2, geometry(checklist, 2).parts[1].center())
    assert checklist.marks()["proxy"].mark == "missing"
    click(qtbot, checklist, 0, geometry(checklist, 0).parts[0].center())
    click(qtbot, checklist, 0, geometry(checklist, 0).more.center())
    assert checklist.marks()["id"] == DocumentMark("have", 2)


def test_a_click_beside_the_segment_changes_nothing(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    click(qtbot, checklist, 0, geometry(checklist, 0).title.center())
    assert checklist.marks() == {}
    assert checklist.current_row() == 0


def test_enter_goes_to_what_nobody_looked_at_and_finishes_when_all_is_marked(
    qtbot: QtBot, checklist: DocumentChecklist
) -> None:
    qtbot.keyClick(checklist, Qt.Key.Key_1)
    checklist.go_to(0)
    qtbot.keyClick(checklist, Qt.Key.Key_Return)
    assert checklist.current_row() == 1
    for row in range(4):
        checklist.go_to(row)
        qtbot.keyClick(checklist, Qt.Key.Key_3)
    with qtbot.waitSignal(checklist.finished):
        qtbot.keyClick(checklist, Qt.Key.Key_Return)


def test_read_only_marks_stay(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    marks = {"id": DocumentMark("have", 1)}
    checklist.show_documents([IDENTITY], marks, read_only=True)
    qtbot.keyClick(checklist, Qt.Key.Key_2)
    click(qtbot, checklist, 0, geometry(checklist, 0).parts[1].center())
    assert checklist.marks() == marks


def test_input_methods_are_off_and_letters_do_nothing(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    assert not checklist.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not checklist.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    qtbot.keyClicks(checklist, "yn")
    assert checklist.marks() == {}
    assert checklist.current_row() == 0


@pytest.mark.usefixtures("chinese")
def test_a_row_reads_out_document_and_state(checklist: DocumentChecklist, qtbot: QtBot) -> None:
    qtbot.keyClick(checklist, Qt.Key.Key_1)
    text = checklist.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "新户主身份证, 齐, 1 份"


def test_the_list_is_as_high_as_its_rows_at_every_width(checklist: DocumentChecklist, theme: Theme) -> None:
    for width in (598, 420, 300):
        checklist.resize(width, checklist.height())
        last = checklist.visualRect(checklist.model().index(3, 0))
        assert last.bottom() <= checklist.viewport().height()
    theme.set_scale(2.0)
    last = checklist.visualRect(checklist.model().index(3, 0))
    assert last.bottom() <= checklist.viewport().height()


def test_whoever_brings_what_was_missing_is_served_digit_by_digit(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    for _ in range(checklist.row_count()):
        qtbot.keyClick(checklist, Qt.Key.Key_2)
    assert checklist.counts()[MISSING] == checklist.row_count() > 2
    checklist.focus_row(0)
    qtbot.keyClick(checklist, Qt.Key.Key_2)  # not this one
    assert checklist.current_row() == 1
    for row in range(1, checklist.row_count()):
        assert checklist.current_row() == row
        with qtbot.assertNotEmitted(checklist.all_marked):
            qtbot.keyClick(checklist, Qt.Key.Key_1)
    assert checklist.current_row() == 0  # the one that is left
    with qtbot.waitSignal(checklist.all_marked):
        qtbot.keyClick(checklist, Qt.Key.Key_1)
    assert checklist.counts()[MISSING] == 0


def test_a_mark_with_its_counter_moves_no_text(qtbot: QtBot, checklist: DocumentChecklist) -> None:
    before = geometry(checklist, 0)
    assert before.fewer.isEmpty()
    qtbot.keyClick(checklist, Qt.Key.Key_1)
    after = geometry(checklist, 0)
    assert not after.fewer.isEmpty()
    assert (after.title, after.hint, after.segment) == (before.title, before.hint, before.segment)
