"""The supervisor's list with keys and clicks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from clerk_app.core.request_state import Outcome, State
from clerk_app.service.action import new_command_id
from clerk_app.ui.review.chip import ToggleChip
from clerk_app.ui.review.dialogs import DaysDialog, FollowUpDialog, MoveDialog
from clerk_app.ui.review.paper_overlay import PaperOverlay
from clerk_app.ui.review.request_model import Cell, Column
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.link import LinkButton
from clerk_app.ui.widgets.notices import EmptyState
from tests.ui.clipping import clipped_texts
from tests.ui.review.hands import ReviewHands
from tests.ui.review.history import CLERKS

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", "propagateSizeHints", extend=True
)
"""The offscreen platform says so of every menu that opens."""


def test_the_list_is_there_with_its_first_request_beside_it(supervisor: ReviewHands) -> None:
    numbers = supervisor.numbers()
    assert len(numbers) == 53
    assert numbers == sorted(numbers, key=lambda number: number[:15], reverse=True)
    assert supervisor.shown_number() == numbers[0]
    assert supervisor.page.list.table.hasFocus()
    assert supervisor.page.filters._count.text() == "53 项，共 53 项"


def test_arrows_and_clicks_choose_what_the_detail_shows(supervisor: ReviewHands) -> None:
    numbers = supervisor.numbers()
    supervisor.key(Qt.Key.Key_Down)
    supervisor.key(Qt.Key.Key_Down)
    supervisor.wait(lambda: supervisor.shown_number() == numbers[2])
    supervisor.click_row(5)
    supervisor.wait(lambda: supervisor.shown_number() == numbers[5])


def test_held_arrows_read_the_detail_once(supervisor: ReviewHands) -> None:
    read: list[str] = []
    shown = supervisor.page.detail.show_detail
    supervisor.page.detail.show_detail = lambda detail: (read.append(detail.row.number), shown(detail))  # type: ignore[method-assign,func-returns-value,assignment]
    for _ in range(10):
        supervisor.key(Qt.Key.Key_Down)
    supervisor.wait(lambda: supervisor.shown_number() == supervisor.numbers()[10])
    assert read == [supervisor.numbers()[10]]


def test_enter_goes_to_the_detail_and_f6_round_the_panes(supervisor: ReviewHands) -> None:
    page = supervisor.page
    supervisor.key(Qt.Key.Key_Return)
    assert page.detail.log.hasFocus()
    supervisor.key(Qt.Key.Key_F6)
    assert page.filters.search.hasFocus()
    supervisor.key(Qt.Key.Key_F6)
    assert page.list.table.hasFocus()
    supervisor.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.filters.search.hasFocus()


def test_ctrl_f_searches_by_the_customers_name(supervisor: ReviewHands) -> None:
    supervisor.key(Qt.Key.Key_F, CTRL)
    search = supervisor.page.filters.search
    assert search.hasFocus()
    supervisor.type(search, "欧阳")
    supervisor.wait(lambda: len(supervisor.numbers()) == 6)
    assert supervisor.page.detail.detail is not None
    supervisor.key(Qt.Key.Key_Down)
    assert supervisor.page.list.table.hasFocus()


def test_a_number_is_found_whatever_its_day(supervisor: ReviewHands) -> None:
    supervisor.key(Qt.Key.Key_F, CTRL)
    supervisor.type(supervisor.page.filters.search, "qh261115-02-001")
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait(lambda: len(supervisor.numbers()) == 1)
    assert supervisor.numbers()[0].startswith("QH261115-02-001")
    supervisor.key(Qt.Key.Key_Escape)
    supervisor.wait(lambda: len(supervisor.numbers()) == 53)


def test_a_chip_narrows_and_comes_first(supervisor: ReviewHands) -> None:
    supervisor.pick("person", "liwei")
    chips = supervisor.page.filters.chips
    assert set(supervisor.column(Column.FIRST)) == {"李伟"}
    assert chips["person"].value() == "李伟"
    assert chips["person"].active
    inactive = [chip for chip in chips.values() if not chip.active]
    assert all(chips["person"].x() < chip.x() for chip in inactive if chip.y() == chips["person"].y())
    supervisor.pick("state", "accepted")
    assert set(supervisor.column(Column.STATE)) == {"已受理"}
    supervisor.pick("person", "")
    assert len(set(supervisor.column(Column.FIRST))) > 1


def test_overdue_lists_any_day_the_longest_first(supervisor: ReviewHands) -> None:
    chip = supervisor.page.filters.chips["overdue"]
    assert isinstance(chip, ToggleChip)
    assert chip.value() == "4"
    supervisor.click(chip)
    supervisor.wait(lambda: len(supervisor.numbers()) == 4)
    assert supervisor.column(Column.DUE) == [f"逾期 {days} 个工作日" for days in (5, 3, 2, 1)]
    assert supervisor.page.filters.chips["days"].value() == "全部"
    supervisor.click(chip)
    supervisor.wait(lambda: len(supervisor.numbers()) == 53)


def test_own_days_are_typed(supervisor: ReviewHands) -> None:
    supervisor.pick("days", "chosen")
    dialog = supervisor.overlay()
    assert isinstance(dialog, DaysDialog)
    first, last = dialog.fields
    for field, typed in ((first, "2026-11-31"), (last, "2026-11-18")):
        field.setFocus()
        field.selectAll()
        supervisor.type(field, typed)
    supervisor.key(Qt.Key.Key_Return)
    assert first.mark == "danger"
    assert first.hasFocus()
    first.selectAll()
    supervisor.type(first, "20261117")
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait_closed()
    supervisor.wait(lambda: len(supervisor.numbers()) == 14)
    assert supervisor.page.filters.chips["days"].value() == "11月17日–18日"


def test_nothing_that_fits_repeats_the_filters_and_drops_the_last(supervisor: ReviewHands) -> None:
    supervisor.pick("person", "liwei")
    supervisor.pick("state", "withdrawn")
    page = supervisor.page
    supervisor.wait(lambda: bool(page.list.findChildren(EmptyState)))
    said = [label.text() for label in page.list.findChildren(EmptyState)[-1].findChildren(QLabel)]
    assert "没有符合的诉求" in said
    assert "11月16日–23日，李伟，客户撤回" in said
    assert not page.detail.isVisible()
    without = next(
        one for one in page.list.findChildren(ActionButton) if one.isVisible() and "去掉" in one.label()
    )
    assert without.label() == "去掉“客户撤回”"
    supervisor.page.filters.choose("text", "cmd")
    assert supervisor.page.filters.latest_in_words() == "cmd", "the button has the quotation marks"
    supervisor.page.filters.choose("text", "")
    supervisor.click(without)
    supervisor.wait(lambda: set(supervisor.column(Column.FIRST)) == {"李伟"})


def test_clear_all_shows_everything(supervisor: ReviewHands) -> None:
    supervisor.pick("state", "withdrawn")
    supervisor.wait(lambda: bool(supervisor.page.list.findChildren(EmptyState)))
    supervisor.click(next(one for one in supervisor.page.list.findChildren(LinkButton) if one.isVisible()))
    supervisor.wait(lambda: len(supervisor.numbers()) == 60)


def test_a_follow_up_is_finished_with_digits_and_enter(supervisor: ReviewHands) -> None:
    chip = supervisor.page.filters.chips["follow_up"]
    before = int(chip.value())
    supervisor.click(chip)
    supervisor.wait(lambda: len(supervisor.numbers()) == before)
    supervisor.settled()
    number = supervisor.shown_number()
    supervisor.click(supervisor.page.detail.follow_up)
    dialog = supervisor.overlay()
    assert isinstance(dialog, FollowUpDialog)
    supervisor.key(Qt.Key.Key_Return)
    assert dialog.isVisible(), "without a result nothing is recorded"
    assert dialog.choice is not None
    dialog.choice.setFocus()
    supervisor.key(Qt.Key.Key_1)
    supervisor.write("已向客户道歉并说明")
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait_closed()
    supervisor.wait(lambda: number not in supervisor.numbers())
    supervisor.wait(lambda: chip.value() == str(before - 1))


def test_not_reached_leaves_the_follow_up_open(supervisor: ReviewHands) -> None:
    supervisor.click(supervisor.page.filters.chips["follow_up"])
    supervisor.wait(lambda: len(supervisor.numbers()) == 5)
    supervisor.settled()
    number = supervisor.shown_number()
    supervisor.click(supervisor.page.detail.follow_up)
    supervisor.overlay()
    supervisor.key(Qt.Key.Key_3)
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait_closed()
    supervisor.wait(lambda: "还没联系上" in supervisor.page.detail.rating.follow_up.text())
    assert supervisor.shown_number() == number


def test_a_supervisor_closes_a_request_with_a_reason(supervisor: ReviewHands) -> None:
    supervisor.pick("state", "accepted")
    number = supervisor.shown_number()
    supervisor.click(supervisor.page.detail.close_request)
    supervisor.overlay()
    supervisor.key(Qt.Key.Key_3)
    supervisor.key(Qt.Key.Key_Return)
    assert supervisor.page.recording.busy, "a reason is missing"
    supervisor.write("客户在别处办好了")
    supervisor.key(Qt.Key.Key_Return, CTRL)
    supervisor.wait_closed()
    supervisor.wait(lambda: number not in supervisor.numbers())


def test_first_responsibility_moves_and_the_detail_follows(supervisor: ReviewHands) -> None:
    supervisor.pick("state", "accepted")
    detail = supervisor.page.detail
    before = detail.detail
    assert before is not None
    supervisor.click(detail.move_owner)
    supervisor.overlay()
    supervisor.key(Qt.Key.Key_1)
    supervisor.write("长期病假")
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait_closed()
    supervisor.wait(lambda: detail.detail is not None and len(detail.detail.ownership.first_responsible) == 2)
    assert detail.detail is not None
    assert detail.detail.row.number == before.row.number
    assert detail.detail.row.first_responsible != before.row.first_responsible
    row = supervisor.page.list.table.currentIndex().row()
    assert supervisor.column(Column.FIRST)[row] == detail.detail.row.first_responsible


def test_without_another_clerk_the_dialog_says_so_and_goes_back(supervisor: ReviewHands) -> None:
    dialog = MoveDialog(supervisor.desktop.context.theme, supervisor.page, "QH261123-02-017-K", "陈静", [("c", "陈静")])
    dialog.open()
    assert any("没有其他受理员" in words.text() for words in dialog.findChildren(Words))
    assert dialog.choice is None
    assert not dialog.confirm.isVisible()
    assert dialog.cancel.hasFocus()
    supervisor.key(Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_paper_is_looked_at_and_voided(supervisor: ReviewHands) -> None:
    supervisor.pick("state", "accepted")
    service = supervisor.desktop.context.service
    paper = f"{supervisor.shown_number()}/R1"
    pdf = one_page_pdf()
    service.desk.submit(service.papers.archive, CLERKS[0], new_command_id(), paper, pdf, 1).result()
    button = next(one for one in supervisor.page.detail.papers.findChildren(ActionButton) if one.isVisible())
    supervisor.click(button)
    overlay = supervisor.overlay()
    assert isinstance(overlay, PaperOverlay)
    supervisor.wait(lambda: len(overlay._pages.findChildren(QWidget)) == 1)
    assert overlay.void is not None
    supervisor.click(overlay.void)
    supervisor.wait(lambda: supervisor.page.recording.overlay is not overlay)
    supervisor.write("户号印错了")
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait_closed()
    papers = supervisor.page.detail.papers
    supervisor.wait(lambda: any("已作废" in one.label() for one in papers.findChildren(ActionButton)))


def test_a_paper_of_an_earlier_visit_is_printed_again_and_says_so(supervisor: ReviewHands) -> None:
    supervisor.pick("state", "accepted")
    context, number = supervisor.desktop.context, supervisor.shown_number()
    first = context.papers.produce(f"{number}/R1").result()
    button = next(one for one in supervisor.page.detail.papers.findChildren(ActionButton) if one.isVisible())
    supervisor.click(button)
    overlay = supervisor.overlay()
    assert isinstance(overlay, PaperOverlay)
    supervisor.wait(overlay.print_again.isVisible)

    def said(paper: str) -> bool:
        return any(f"{paper} 已存为" in words.text() for words in overlay.frame.findChildren(Words))

    supervisor.key(Qt.Key.Key_P, CTRL)
    supervisor.wait(lambda: said(f"{number}/R1"))
    supervisor.click(overlay.print_again)
    supervisor.wait(lambda: said(f"{number}/R2"))
    saved = sorted((context.service.data_folder / "papers").rglob("*.pdf"))
    assert [one.read_bytes() for one in saved] == [first, context.papers.produce(f"{number}/R2").result()]
    assert saved[0].read_bytes() != saved[1].read_bytes(), "the reprint says that it is one"
    handed = {row.paper: row.handed_to for row in supervisor.page.detail.detail.papers}  # type: ignore[union-attr]
    assert set(handed.values()) == {None}, "printed is not handed over"
    agent = next(one for one in overlay.handing.findChildren(ActionButton) if "代办人" in one.label())
    supervisor.click(agent)
    supervisor.wait(lambda: any(f"{number}/R2 已交给代办人" in one.text() for one in overlay.frame.findChildren(Words)))
    assert not overlay.handing.isVisible()

    def to_whom() -> dict[str, str | None]:
        detail = supervisor.page.detail.detail
        return {} if detail is None else {row.paper: row.handed_to for row in detail.papers}

    supervisor.wait(lambda: to_whom() == {f"{number}/R1": None, f"{number}/R2": "agent"})
    supervisor.key(Qt.Key.Key_Escape)
    supervisor.wait_closed()
    assert supervisor.page.detail.log.hasFocus(), "the button that opened the paper was made anew meanwhile"


def test_esc_closes_a_dialog_and_gives_the_focus_back(supervisor: ReviewHands) -> None:
    supervisor.pick("state", "accepted")
    button = supervisor.page.detail.close_request
    button.setFocus()
    supervisor.click(button)
    supervisor.overlay()
    supervisor.key(Qt.Key.Key_F, CTRL)
    assert not supervisor.page.filters.search.hasFocus(), "the page's keys wait behind the dialog"
    supervisor.key(Qt.Key.Key_Escape)
    supervisor.wait_closed()
    assert button.hasFocus()


def test_what_a_clerk_does_meanwhile_appears_without_losing_the_place(supervisor: ReviewHands) -> None:
    service, context = supervisor.desktop.context.service, supervisor.desktop.context
    supervisor.click_row(4)
    number = supervisor.numbers()[4]
    supervisor.wait(lambda: supervisor.shown_number() == number)
    clerk = CLERKS[0]
    visit = service.desk.submit(service.reception.start_visit, clerk, new_command_id()).result().result
    future = service.desk.submit(service.handling.open_request, clerk, new_command_id(), visit, "bill_enquiry")
    context.runner.watch(future)
    supervisor.wait(lambda: len(supervisor.numbers()) == 54)
    assert supervisor.shown_number() == number
    assert supervisor.page.list.table.currentIndex().row() == 5


def test_the_strip_has_a_text_version(supervisor: ReviewHands) -> None:
    owners = supervisor.page.detail.owners
    assert not owners.table.isVisible()
    supervisor.click(owners.link)
    assert owners.table.isVisible()
    assert not owners.strip.isVisible()
    model = owners.table.model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    detail = supervisor.page.detail.detail
    assert detail is not None
    assert rows[0][:2] == ["首问责任人", detail.row.first_responsible]
    assert rows[1][:2] == ["经办", detail.row.handler]


def test_every_control_has_a_name(supervisor: ReviewHands) -> None:
    nameless = [
        type(widget).__name__
        for widget in supervisor.page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(widget, QAbstractButton | QLineEdit)
        and not widget.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_no_text_is_cut(supervisor: ReviewHands, language: str, width: int, height: int) -> None:
    desktop = supervisor.desktop
    desktop.shell.resize(width, height)
    desktop.use_language(language)
    supervisor.wait(lambda: abs(desktop.context.theme.scale - (1.1 if width > 1600 else 1.0)) < 0.01)
    supervisor.wait_for_rows()
    assert clipped_texts(supervisor.page) == []
    table, words = supervisor.page.list.table, ReviewWords(language, dt.UTC)  # type: ignore[arg-type]
    assert all(not table.isColumnHidden(column) for column in Column)
    states = [words.state(code) for code in (*State, *Outcome) if code != State.CLOSED]
    assert all(table.room_for(Cell(state), Column.STATE) for state in states)
    for cell in (Cell(words.grade(grade), bold=grade in (1, 2)) for grade in range(6)):
        assert table.room_for(cell, Column.RATING), cell.words


def test_large_text_shows_one_pane_at_a_time(supervisor: ReviewHands) -> None:
    desktop = supervisor.desktop
    for _ in range(5):
        desktop.shell.change_text_size(1)
    supervisor.wait_for_rows()
    page = supervisor.page
    assert page.narrow
    supervisor.take_the_keyboard()
    assert page.list.table.hasFocus()
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    supervisor.key(Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    assert clipped_texts(page) == []
    supervisor.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.list.table.hasFocus()


def test_another_size_or_language_keeps_filters_days_and_the_row(supervisor: ReviewHands) -> None:
    filters = supervisor.page.filters
    filters.choose_days(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
    filters.choose("person", "sunhao")
    supervisor.wait_for_rows()
    chosen, numbers = filters.filters, supervisor.numbers()
    supervisor.click_row(2)
    supervisor.wait(lambda: supervisor.shown_number() == numbers[2])
    changes: list[Callable[[], None]] = [
        lambda: supervisor.desktop.shell.change_text_size(1),
        lambda: supervisor.desktop.use_language("en"),
    ]
    for change in changes:
        before = supervisor.page
        change()
        assert supervisor.page is not before
        supervisor.wait_for_rows()
        assert supervisor.page.filters.filters == chosen
        assert supervisor.numbers() == numbers
        assert supervisor.page.list.table.current_number() == numbers[2]
        assert supervisor.shown_number() == numbers[2]


def test_a_detail_that_is_read_stays_open_in_another_size(supervisor: ReviewHands) -> None:
    supervisor.desktop.shell.set_text_percent(200)
    supervisor.wait_for_rows()
    supervisor.take_the_keyboard()
    supervisor.key(Qt.Key.Key_Return)
    assert supervisor.page.detail.isVisible()
    supervisor.desktop.shell.set_text_percent(175)
    supervisor.wait_for_rows()
    assert supervisor.page.narrow
    assert supervisor.page.detail.isVisible()


def test_the_days_are_those_of_the_halls_clock(supervisor: ReviewHands) -> None:
    assert supervisor.page.filters.filters.range(dt.date(2026, 11, 23)) == (
        dt.date(2026, 11, 16),
        dt.date(2026, 11, 23),
    )
    assert supervisor.page.filters.chips["days"].value() == "11月16日–23日"


def one_page_pdf() -> bytes:
    """A sheet of paper with a line on it."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    canvas = Canvas(written, pagesize=(420, 595))
    canvas.drawString(60, 500, "QH261123")
    canvas.showPage()
    canvas.save()
    return written.getvalue()
