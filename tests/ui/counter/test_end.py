"""The end of a visit by keys: papers come out once, nothing owed is forgotten, the next customer is one key away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from clerk_app.core.errors import Refusal
from clerk_app.core.visit import VisitStatus
from clerk_app.printing.port import JobProgress, JobState
from clerk_app.store.queries import papers as queries
from clerk_app.ui.counter.end_failed import FailedPapersOverlay
from clerk_app.ui.counter.end_trouble import HAND, LATER, SAVE
from clerk_app.ui.pages import PageName
from clerk_app.ui.theme import Mode
from tests.service.served import Served
from tests.service.test_print_desk import FakeQueues
from tests.ui.clipping import clipped_texts
from tests.ui.counter.end_hall import EndHall
from tests.ui.setup.typing import focused

PRINTERS = {"printer_a5": "small", "printer_a4": "large"}
FAILED = [JobState(JobProgress.FAILED, "media-empty")]
PRINTED = [JobState(JobProgress.PRINTED)]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., EndHall]]:
    made: list[EndHall] = []

    def open_hall(**settings: str | int | bool) -> EndHall:
        served = Served.set_up(tmp_path / f"data{len(made)}", None, **{**PRINTERS, **settings})
        made.append(EndHall(qtbot, qapp, served, FakeQueues()))
        made[-1].open()
        return made[-1]

    yield open_hall
    for hall in made:
        hall.close()


@pytest.fixture
def hall(make: Callable[..., EndHall]) -> EndHall:
    return make()


def printed(hall: EndHall, paper: str) -> str | None:
    row = hall.served.read(queries.paper, paper)
    assert isinstance(row, queries.PaperRow)
    return row.printed


def status(hall: EndHall, visit: str) -> VisitStatus:
    found = hall.served.read(hall.served.service.requests.visit, visit)
    assert found is not None
    result: VisitStatus = found.status
    return result


def test_the_page_says_goodbye_with_the_date_and_shows_the_receipt_itself(hall: EndHall) -> None:
    hall.confirm_limits()
    visit, _, paper = hall.served.accepted()
    page = hall.end(visit)
    sentence = page.frame.say.sentence()
    assert "您的居民过户已经受理，最晚" in sentence
    assert "评价屏" not in sentence, "no tablet is paired"
    assert not page.frame.rating.isVisibleTo(page)
    assert hall.states() == ["A5 · 必打", "A4 · 客户要时打"]
    assert page.frame.papers.checked() == {page.frame.papers.rows()[0].key}
    hall.until(lambda: page.frame.preview.image is not None)
    assert page.frame.preview.paper == paper
    image = page.frame.preview.image
    assert image is not None
    dark = sum(image.pixelColor(x, y).lightness() < 100 for x in range(0, image.width(), 3) for y in range(0, 200, 3))
    assert dark > 50, "something is written on it"


def test_a_date_nobody_confirmed_is_not_said(hall: EndHall) -> None:
    visit, _, _ = hall.served.accepted()
    assert "最晚" not in hall.end(visit).frame.say.sentence()


def test_f5_prints_what_must_be_printed_and_greets_the_next_customer(hall: EndHall) -> None:
    visit, _, paper = hall.served.accepted()
    hall.end(visit)
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000) as shown:
        hall.press(Qt.Key.Key_F5)
    assert shown.args == [PageName.VISIT.value]
    hall.until(lambda: printed(hall, paper) == "printed")
    assert [(printer, title) for printer, title, _ in hall.queues.sent] == [("small", paper)]
    assert status(hall, visit) is VisitStatus.ENDED


def test_space_chooses_and_ctrl_p_prints_what_is_chosen(hall: EndHall) -> None:
    visit, number, paper = hall.served.accepted()
    page = hall.end(visit)
    assert focused(hall.desktop) is page.frame.papers
    hall.press(Qt.Key.Key_Down)
    hall.press(Qt.Key.Key_Space)
    assert page.frame.print.label() == "打印 2 份"
    hall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: hall.states() == ["A5 · 已打印", "A4 · 已打印"])
    assert sorted(title for _, title, _ in hall.queues.sent) == [paper, f"{number}/S1"]
    assert not page.frame.papers.checked()


def test_what_is_out_already_is_printed_again_as_a_reprint(hall: EndHall) -> None:
    visit, number, _ = hall.served.accepted()
    hall.end(visit)
    for _ in range(2):
        hall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        hall.until(lambda: hall.states()[0] == "A5 · 已打印")
        hall.until(lambda: not hall.context.runner.busy)
        hall.press(Qt.Key.Key_Space)
    hall.until(lambda: [title for _, title, _ in hall.queues.sent] == [f"{number}/R1", f"{number}/R2"])


def test_handing_over_is_a_fact_of_its_own(hall: EndHall) -> None:
    visit, _, paper = hall.served.accepted()
    page = hall.end(visit)
    hall.press(Qt.Key.Key_Return)
    assert hall.served.read(queries.paper, paper).handed_to is None, "what is not printed cannot be handed over"
    hall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: hall.states()[0] == "A5 · 已打印")
    assert hall.served.read(queries.paper, paper).handed_to is None
    assert page.frame.hand.isVisibleTo(page)
    hall.press(Qt.Key.Key_Return)
    hall.until(lambda: hall.states()[0] == "A5 · 已交给客户")
    assert hall.served.read(queries.paper, paper).handed_to == "customer"
    assert printed(hall, paper) == "printed"


def test_auto_print_prints_the_receipt_at_once_and_only_once(make: Callable[..., EndHall]) -> None:
    hall = make(auto_print=True)
    visit, _, paper = hall.served.accepted()
    hall.end(visit)
    hall.until(lambda: printed(hall, paper) == "printed")
    hall.shell.go(PageName.IDLE)
    hall.shell.go(PageName.END, visit)
    hall.until(lambda: not hall.context.runner.busy)
    assert len(hall.queues.sent) == 1


@pytest.mark.parametrize(("answer", "state"), [(SAVE, "saved"), (HAND, "by_hand"), (LATER, "to_do")])
def test_a_receipt_that_failed_asks_one_question_and_then_the_next_customer_comes(
    hall: EndHall, answer: str, state: str
) -> None:
    visit, _, paper = hall.served.accepted()
    hall.queues.states = FAILED
    hall.queues.refuses = [Refusal("printer.unknown", printer="small")]
    page = hall.end(visit)
    hall.press(Qt.Key.Key_F5)
    hall.until(lambda: page._trouble is not None)
    assert hall.shell.page_name is PageName.END, "nobody is greeted while the receipt is owed"
    card = page._trouble
    assert card is not None
    assert "没有打出来" in card.accessibleName()
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000) as shown:
        card.buttons[answer].click()
    assert shown.args == [PageName.VISIT.value]
    assert printed(hall, paper) == state


def test_printing_again_sends_the_same_bytes(hall: EndHall) -> None:
    visit, _, paper = hall.served.accepted()
    hall.queues.states = FAILED
    page = hall.end(visit)
    hall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: page._trouble is not None)
    assert page._trouble is not None
    assert focused(hall.desktop) is page._trouble.buttons["print"]
    hall.until(lambda: [one.tone for one in hall.shell.statuses] == ["danger"])
    hall.queues.states = PRINTED
    hall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: printed(hall, paper) == "printed")
    hall.until(lambda: page._trouble is None)
    first, second = hall.queues.sent
    assert first == second
    assert focused(hall.desktop) is page.frame.papers


def test_another_printer_is_chosen_by_its_number(hall: EndHall) -> None:
    visit, _, paper = hall.served.accepted()
    page = hall.end(visit)
    page.frame.printer.click()
    hall.until(lambda: page._ways.dialog is not None)
    hall.press(Qt.Key.Key_2)
    hall.until(lambda: printed(hall, paper) == "printed")
    assert [printer for printer, _, _ in hall.queues.sent] == ["large"]


def test_f12_does_not_forget_a_receipt_that_was_never_printed(hall: EndHall) -> None:
    visit, _, paper = hall.served.accepted()
    page = hall.end(visit)
    hall.press(Qt.Key.Key_F12)
    hall.until(lambda: page._trouble is not None)
    assert page._trouble is not None
    assert "还没有打印" in page._trouble.accessibleName()
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000) as shown:
        page._trouble.buttons["print"].click()
    assert shown.args == [PageName.IDLE.value]
    hall.until(lambda: printed(hall, paper) == "printed")


def test_a_failure_heard_of_late_turns_the_top_bar_red_and_leads_to_the_paper(hall: EndHall) -> None:
    visit, _, paper = hall.served.accepted()
    hall.queues.states = [JobState(JobProgress.WAITING), JobState(JobProgress.FAILED, "jam")]
    hall.end(visit)
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000) as shown:
        hall.press(Qt.Key.Key_F5)
    assert shown.args == [PageName.VISIT.value], "the queue took it: the next customer need not wait"
    hall.until(lambda: any(one.id == "printer" and one.tone == "danger" for one in hall.shell.statuses))
    hall.queues.states = PRINTED
    hall.shell._status_pressed("printer")
    (overlay,) = hall.shell.findChildren(FailedPapersOverlay)
    hall.until(overlay.isVisible)
    assert overlay._card is not None
    overlay._card.buttons["print"].click()
    hall.until(lambda: printed(hall, paper) == "printed")
    hall.until(lambda: all(one.tone == "ok" for one in hall.shell.statuses))


def test_f2_opens_the_visit_again(hall: EndHall) -> None:
    visit, _, _ = hall.served.accepted()
    hall.end(visit)
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000) as shown:
        hall.press(Qt.Key.Key_F2)
    assert shown.args == [PageName.VISIT.value]
    assert status(hall, visit) is VisitStatus.OPEN


def test_back_returns_to_the_visit(hall: EndHall) -> None:
    visit, _, _ = hall.served.notified()
    page = hall.end(visit)
    assert "缺的资料都写在告知书上" in page.frame.say.sentence()
    assert hall.states()[0] == "A4 · 必打"
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000):
        hall.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert status(hall, visit) is VisitStatus.OPEN


def test_a_note_is_written_to_the_log(hall: EndHall) -> None:
    visit, _, _ = hall.served.accepted()
    page = hall.end(visit)
    hall.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: page._ways.dialog is not None)
    hall.qtbot.keyClicks(focused(hall.desktop), "waits outside")
    hall.press(Qt.Key.Key_Return)
    hall.until(lambda: page._ways.dialog is None)
    found = hall.served.read(
        lambda connection: connection.execute("SELECT count(*) FROM vault WHERE kind = 'note'").fetchone()[0]
    )
    assert found == 1


def test_without_a_printer_the_receipt_is_saved_and_the_customer_comes(make: Callable[..., EndHall]) -> None:
    hall = make(printer_a5="", printer_a4="")
    visit, _, paper = hall.served.accepted()
    hall.end(visit)
    with hall.qtbot.waitSignal(hall.shell.shown, timeout=20_000) as shown:
        hall.press(Qt.Key.Key_F5)
    assert shown.args == [PageName.VISIT.value]
    assert printed(hall, paper) == "saved"
    assert not hall.shell.statuses, "no printer is set, so nothing is said of one"


def test_a_paper_that_cannot_be_drawn_is_told_in_the_page(make: Callable[..., EndHall]) -> None:
    hall = make(hall_zh="长" * 5000)
    visit, _, paper = hall.served.accepted()
    page = hall.end(visit)
    hall.press(Qt.Key.Key_F5)
    hall.until(lambda: page._trouble is not None)
    assert page._trouble is not None
    assert "5000" in page._trouble.accessibleName()
    assert hall.shell.page_name is PageName.END
    assert printed(hall, paper) is None


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 768, 100), (1920, 1080, 100), (1366, 768, 200)])
def test_no_text_is_cut_off(hall: EndHall, language: str, width: int, height: int, percent: int) -> None:
    hall.confirm_limits()
    visit, _, _ = hall.served.accepted()
    hall.queues.states = FAILED
    hall.desktop.use_language(language)
    hall.shell.resize(width, height)
    hall.shell.set_text_percent(percent)
    hall.context.theme.set_mode(Mode.DARK)
    page = hall.end(visit)
    page.frame.print.click()
    hall.until(lambda: page._trouble is not None and page.frame.preview.image is not None)
    hall.until(lambda: not hall.context.runner.busy)
    assert clipped_texts(page) == []
    assert page.frame.minimumSizeHint().width() <= width
    hall.context.theme.set_mode(Mode.SYSTEM)


def test_every_button_has_a_name(hall: EndHall) -> None:
    visit, _, _ = hall.served.accepted()
    page = hall.end(visit)
    unnamed = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page) and not button.accessibleName()
    ]
    assert unnamed == []
    assert not page.frame.papers.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_sheet_that_is_not_printed_yet_says_how_to_see_it(hall: EndHall) -> None:
    visit, _, paper = hall.served.accepted()
    page = hall.end(visit)
    hall.until(lambda: page.frame.preview.image is not None)
    hall.press(Qt.Key.Key_Down)
    hall.until(lambda: page.frame.preview.image is None)
    assert page.frame.preview.words == "打印后显示：按空格选中，再按 Ctrl P"
    assert not any(bar.isVisible() for bar in page.frame.preview.findChildren(QScrollBar))
    hall.press(Qt.Key.Key_Up)
    hall.until(lambda: page.frame.preview.image is not None)
    assert (page.frame.preview.paper, page.frame.preview.words) == (paper, "")
