"""The first start, page by page: nothing typed is lost, one transaction at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import build_service
from clerk_app.core.errors import Refusal
from clerk_app.printing.port import JobProgress
from clerk_app.service.sample_hall import CHEAP_COST, PASSPHRASE, PIN
from clerk_app.store.queries import hall as hall_queries
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.finish_step import FinishStep
from clerk_app.ui.setup.hall_step import HallStep
from clerk_app.ui.setup.language_step import LanguageStep
from clerk_app.ui.setup.printers_step import PrintersStep
from clerk_app.ui.setup.sign_in import SignInPage
from clerk_app.ui.setup.staff_step import StaffStep
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.setup.tablet_step import TabletStep
from clerk_app.ui.widgets.inputs import LineEdit
from tests.ui.clipping import clipped_texts
from tests.ui.setup.pages_of import page_of, present, step_of
from tests.ui.setup.printing import PromisedPrinter
from tests.ui.setup.typing import focused, press, type_keys

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

HALL = {
    "hall_zh": "清河路供电营业厅",
    "company_zh": "云溪县供电公司",
    "hall_prefix": "qh",
    "counter": "2",
    "address_zh": "清河路 12 号",
    "hours_zh": "每天 8:30–17:30",
    "hall_phone": "0571-555-0120",
}


@pytest.fixture
def printing() -> PromisedPrinter:
    return PromisedPrinter()


@pytest.fixture
def fresh(qtbot: QtBot, qapp: QApplication, tmp_path: Path, printing: PromisedPrinter) -> Iterator[Desktop]:
    """The window on an empty folder, showing the first page of the set-up."""
    desktop = Desktop(qapp, build_service(tmp_path / "data", cost=CHEAP_COST), "zh", printing)
    desktop.shell.resize(1366, 768)
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.open()
    with qtbot.waitActive(desktop.shell):
        desktop.shell.show()
        desktop.shell.activateWindow()
    yield desktop
    desktop.shell.close()
    desktop.close()


def go_on(qtbot: QtBot, desktop: Desktop) -> None:
    press(qtbot, desktop, Qt.Key.Key_Return, CONTROL)


def fill_hall(desktop: Desktop) -> None:
    step = step_of(desktop, HallStep)
    fields = {
        "hall_zh": step.hall_zh,
        "company_zh": step.company_zh,
        "hall_prefix": step.prefix,
        "counter": step.counter,
        "address_zh": step.address_zh,
        "hours_zh": step.hours_zh,
        "hall_phone": step.phone,
    }
    for name, text in HALL.items():
        # Chinese arrives from an input method, not key by key.
        fields[name].line.setText(text)
        fields[name].line.textEdited.emit(text)


def add_person(qtbot: QtBot, desktop: Desktop, name: str, number: str, secret: str, role: str | None = None) -> None:
    step = step_of(desktop, StaffStep)
    form = step.form
    assert form is not None
    if role is not None:
        form.role.choose(role)
        form.role.chosen.emit(role)
    form.name.setText(name)
    form.name.editingFinished.emit()
    qtbot.waitUntil(lambda: bool(form.name_en.text()))  # the English spelling is suggested
    form.number.setText(number)
    form.phone.setText("0571-555-0126")
    assert form.secret is not None
    form.secret.set_texts(secret, secret)
    before = len(step.draft.people)
    qtbot.mouseClick(step.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(step.draft.people) == before + 1)


def walk_to(qtbot: QtBot, desktop: Desktop, kind: type[SetUpStep]) -> None:
    while not isinstance(present(desktop), kind):
        step = present(desktop)
        if isinstance(step, HallStep):
            fill_hall(desktop)
        elif isinstance(step, PrintersStep):
            qtbot.waitUntil(lambda step=step: bool(step.found))  # type: ignore[misc]
        elif isinstance(step, TabletStep):
            step.use.chosen.emit("no")
        elif isinstance(step, StaffStep):
            add_person(qtbot, desktop, "何丽华", "10108", PASSPHRASE)
            add_person(qtbot, desktop, "陈静", "10286", PIN)
        go_on(qtbot, desktop)
        assert present(desktop) is not step, "the step said that something is wrong"


def test_from_the_first_page_to_the_first_sign_in(qtbot: QtBot, fresh: Desktop) -> None:
    walk_to(qtbot, fresh, FinishStep)
    draft = page_of(fresh).draft
    code = draft.code
    type_keys(qtbot, fresh, code.rpartition("-")[2].lower())
    go_on(qtbot, fresh)
    qtbot.waitUntil(lambda: fresh.shell.page_name is PageName.SIGN_IN)
    settings = fresh.context.settings
    assert (settings.hall_zh, settings.counter, settings.hall_prefix) == ("清河路供电营业厅", "02", "QH")
    assert (settings.printer_a5, settings.printer_a4, settings.tablet_port) == ("A5Q", "A5Q", 0)
    service = fresh.context.service
    staff = {row.id: row for row in service.reader.submit(hall_queries.staff).result()}
    assert {name: row.role for name, row in staff.items()} == {"chenjing": "clerk", "helihua": "supervisor"}
    assert staff["chenjing"].name_en == "Chen Jing"
    page = fresh.shell.page
    assert isinstance(page, SignInPage)
    assert service.sign_in.sign_in("chenjing", PIN).result().staff == "chenjing"
    assert service.sign_in.sign_in("helihua", PASSPHRASE).result().staff == "helihua"
    assert service.sign_in.sign_in("helihua", code).result().must_change


def test_everything_empty_is_named_and_the_focus_goes_to_the_first(qtbot: QtBot, fresh: Desktop) -> None:
    go_on(qtbot, fresh)
    go_on(qtbot, fresh)
    step = step_of(fresh, HallStep)
    assert present(fresh) is step
    assert step.hall_zh.complaint == "这一项还没填。请填写后按 Enter。"
    assert step.counter.complaint
    assert step.hall_zh.line.hasFocus()
    assert not step.hall_en.complaint


@pytest.mark.parametrize(("text", "complaint"), [("0", "柜台号"), ("123", "柜台号"), ("两", "柜台号")])
def test_a_counter_number_that_cannot_be_one_is_refused(
    qtbot: QtBot, fresh: Desktop, text: str, complaint: str
) -> None:
    go_on(qtbot, fresh)
    fill_hall(fresh)
    step = step_of(fresh, HallStep)
    step.counter.line.setText(text)
    go_on(qtbot, fresh)
    assert present(fresh) is step
    assert complaint in step.counter.complaint
    assert step.counter.line.text() == text


def test_nothing_is_lost_on_back_or_in_another_language(qtbot: QtBot, fresh: Desktop) -> None:
    go_on(qtbot, fresh)
    fill_hall(fresh)
    half = step_of(fresh, HallStep)
    half.phone.line.setText("055")
    half.phone.line.textEdited.emit("055")
    press(qtbot, fresh, Qt.Key.Key_Left, ALT)
    step_of(fresh, LanguageStep).language.chosen.emit("en")
    assert page_of(fresh)._heading.text() == "How should this counter look?"
    go_on(qtbot, fresh)
    again = step_of(fresh, HallStep)
    assert again is not half
    assert again.hall_zh.line.text() == HALL["hall_zh"]
    assert again.phone.line.text() == "055"


def test_there_is_nothing_to_go_back_to_on_the_first_page(qtbot: QtBot, fresh: Desktop) -> None:
    assert not page_of(fresh)._back.isVisible()
    go_on(qtbot, fresh)
    assert page_of(fresh)._back.isVisible()
    qtbot.mouseClick(page_of(fresh)._back, Qt.MouseButton.LeftButton)
    assert isinstance(present(fresh), LanguageStep)


def test_without_a_printer_one_can_go_on(qtbot: QtBot, fresh: Desktop, printing: PromisedPrinter) -> None:
    printing.refusal = Refusal("field.empty")
    go_on(qtbot, fresh)
    fill_hall(fresh)
    go_on(qtbot, fresh)
    step = step_of(fresh, PrintersStep)
    qtbot.waitUntil(lambda: step.notes.note is not None)
    assert "可以继续" in step.notes.note.accessibleName()  # type: ignore[union-attr]
    assert step.a5.printer() == ""
    go_on(qtbot, fresh)
    assert present(fresh) is not step


def test_a_pc_without_a_print_service_is_told_where_the_papers_go(
    qtbot: QtBot, fresh: Desktop, printing: PromisedPrinter
) -> None:
    printing.refusal = Refusal("printer.unavailable")
    go_on(qtbot, fresh)
    fill_hall(fresh)
    go_on(qtbot, fresh)
    step = step_of(fresh, PrintersStep)
    qtbot.waitUntil(lambda: step.notes.note is not None)
    assert step.notes.note is not None
    assert step.notes.note.accessibleName() == "没有找到打印服务，单据先存为 PDF。"


def test_a_page_left_while_it_looks_for_printers_leaves_no_notice(
    qtbot: QtBot, fresh: Desktop, printing: PromisedPrinter
) -> None:
    printing.refusal = Refusal("printer.unavailable")
    go_on(qtbot, fresh)
    fill_hall(fresh)
    refused: list[object] = []
    fresh.context.runner.refused.connect(refused.append)
    go_on(qtbot, fresh)
    fresh.context.runner.forget_all()
    qtbot.waitUntil(lambda: not fresh.context.runner.busy)
    assert refused == []


def test_the_hall_page_says_what_cannot_be_changed_later(qtbot: QtBot, fresh: Desktop) -> None:
    words = " ".join(label.text() for label in page_of(fresh).findChildren(QLabel))
    assert "编号前缀和柜台号启用后不能改" in words
    step = step_of(fresh, HallStep)
    for field in (step.prefix, step.counter):
        assert any("启用后不能改" in label.text() for label in field.findChildren(QLabel))


def test_enter_leads_through_every_field_of_the_hall_and_goes_on_behind_the_last(
    qtbot: QtBot, fresh: Desktop
) -> None:
    go_on(qtbot, fresh)
    step = step_of(fresh, HallStep)
    assert focused(fresh) is step.hall_zh.line
    fill_hall(fresh)
    seen = []
    while focused(fresh) is not step.complaints.line:
        seen.append(focused(fresh))
        press(qtbot, fresh, Qt.Key.Key_Return)
    assert [step.hall_en.line, step.region, step.address_en.line] == [
        one for one in seen if one in (step.hall_en.line, step.region, step.address_en.line)
    ]
    assert len(seen) == 12
    press(qtbot, fresh, Qt.Key.Key_Return)
    assert isinstance(present(fresh), PrintersStep)


def test_enter_behind_the_last_field_goes_to_the_first_that_is_still_empty(qtbot: QtBot, fresh: Desktop) -> None:
    go_on(qtbot, fresh)
    fill_hall(fresh)
    step = step_of(fresh, HallStep)
    step.hours_zh.line.clear()
    step.complaints.line.setFocus()
    press(qtbot, fresh, Qt.Key.Key_Return)
    assert focused(fresh) is step.hours_zh.line


def test_enter_leads_through_a_person_to_the_list(qtbot: QtBot, fresh: Desktop) -> None:
    walk_to(qtbot, fresh, StaffStep)
    step = step_of(fresh, StaffStep)
    form = step.form
    assert form is not None
    assert form.secret is not None
    texts = {
        form.name: "He",
        form.name_en: "",
        form.number: "10108",
        form.phone: "0571-555-0126",
        form.secret.first.line: PASSPHRASE,
        form.secret.second.line: PASSPHRASE,
    }
    passed = []
    form.name.setFocus()
    for _ in range(7):
        here = focused(fresh)
        passed.append(here)
        if isinstance(here, LineEdit):
            here.setText(texts[here])
            here.textEdited.emit(texts[here])
        press(qtbot, fresh, Qt.Key.Key_Return)
    assert [one for one in passed if isinstance(one, LineEdit)] == list(texts)
    assert passed[4].accessibleName().startswith("岗位")
    qtbot.waitUntil(lambda: [person.name for person in step.draft.people] == ["He"])


def test_a_test_print_shows_its_real_result(
    qtbot: QtBot, fresh: Desktop, printing: PromisedPrinter, tmp_path: Path
) -> None:
    walk_to(qtbot, fresh, PrintersStep)
    step = step_of(fresh, PrintersStep)
    qtbot.waitUntil(lambda: bool(step.found))
    qtbot.mouseClick(step.a5.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step.a5.result == "打印好了", timeout=20_000)
    printer, _title, pdf = printing.sent[0]
    (tmp_path / "test.pdf").write_bytes(pdf)
    page = PdfReader(tmp_path / "test.pdf").pages[0]
    assert printer == "A5Q"
    assert "打印测试页" in page.extract_text()
    assert round(page.mediabox.width) == 420
    printing.progress = JobProgress.FAILED
    qtbot.mouseClick(step.a4.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step.a4.result == "没打出来", timeout=20_000)
    assert "media-empty" in step.a4._said.text()


def test_a_staff_list_needs_a_supervisor_and_no_number_twice(qtbot: QtBot, fresh: Desktop) -> None:
    walk_to(qtbot, fresh, StaffStep)
    step = step_of(fresh, StaffStep)
    go_on(qtbot, fresh)
    assert present(fresh) is step
    add_person(qtbot, fresh, "陈静", "10286", PIN, role="clerk")
    go_on(qtbot, fresh)
    assert "班长" in step.notes.note.accessibleName()  # type: ignore[union-attr]
    assert step.form is not None
    step.form.name.setText("陈静")
    step.form.number.setText("10286")
    step.form.phone.setText("0571-555-0127")
    assert step.form.secret is not None
    step.form.submit()
    assert "10286" in step.form._rows["number"].complaint
    assert step.form.secret._first_row.complaint, "everything that is wrong is said at once"
    assert focused(fresh) is step.form.number
    step.form.secret.set_texts(PIN, PIN)
    step.form.number.setText("10287")
    step.form.submit()
    qtbot.waitUntil(lambda: len(step.draft.people) == 2)
    assert [person.id for person in step.draft.people] == ["chenjing", "chenjing2"]


def test_a_half_typed_person_is_not_forgotten_silently(qtbot: QtBot, fresh: Desktop) -> None:
    walk_to(qtbot, fresh, StaffStep)
    step = step_of(fresh, StaffStep)
    add_person(qtbot, fresh, "何丽华", "10108", PASSPHRASE)
    assert step.form is not None
    step.form.name.setText("陈静")
    go_on(qtbot, fresh)
    assert present(fresh) is step
    assert "还没有加入名单" in step.notes.note.accessibleName()  # type: ignore[union-attr]
    assert step.form.name.text() == "陈静"


@pytest.mark.parametrize("secret", ["123456", "27495", "274951x"])
def test_a_pin_that_is_too_easy_is_refused_where_it_is_typed(qtbot: QtBot, fresh: Desktop, secret: str) -> None:
    walk_to(qtbot, fresh, StaffStep)
    step = step_of(fresh, StaffStep)
    form = step.form
    assert form is not None
    form.role.choose("clerk")
    form.role.chosen.emit("clerk")
    form.name.setText("陈静")
    form.number.setText("10286")
    form.phone.setText("0571-555-0126")
    assert form.secret is not None
    form.secret.set_texts(secret, secret)
    form.submit()
    assert form.secret._first_row.complaint
    assert step.draft.people == []


def test_the_code_has_to_be_kept_before_anything_is_saved(qtbot: QtBot, fresh: Desktop) -> None:
    walk_to(qtbot, fresh, FinishStep)
    step = step_of(fresh, FinishStep)
    go_on(qtbot, fresh)
    assert "最后 5 个字符" in step._row.complaint
    type_keys(qtbot, fresh, "00000")
    go_on(qtbot, fresh)
    assert "不一样" in step._row.complaint
    assert not fresh.context.settings.set_up


def test_the_code_is_printed(qtbot: QtBot, fresh: Desktop, printing: PromisedPrinter, tmp_path: Path) -> None:
    walk_to(qtbot, fresh, FinishStep)
    step = step_of(fresh, FinishStep)
    qtbot.mouseClick(step.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step.said.text() == "打印好了", timeout=20_000)
    (tmp_path / "code.pdf").write_bytes(printing.sent[0][2])
    words = PdfReader(tmp_path / "code.pdf").pages[0].extract_text()
    assert step.draft.code in words
    assert "何丽华" in words


def test_the_code_is_saved_where_the_user_says_and_nowhere_else(
    qtbot: QtBot, fresh: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "stick").mkdir()
    walk_to(qtbot, fresh, FinishStep)
    step = step_of(fresh, FinishStep)
    qtbot.mouseClick(step.save_button, Qt.MouseButton.LeftButton)
    assert focused(fresh) is step.where.line
    step.where.line.setText(str(tmp_path / "nowhere"))
    press(qtbot, fresh, Qt.Key.Key_Return)
    assert "没有这个文件夹" in step.where.complaint
    assert list(tmp_path.rglob("*.pdf")) == []
    step.where.line.setText(str(tmp_path / "stick"))
    press(qtbot, fresh, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "已存到" in step.said.text(), timeout=20_000)
    assert list(tmp_path.rglob("*.pdf")) == [tmp_path / "stick" / "recovery-code.pdf"]
    assert focused(fresh) is step.last


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_are_cut_off_on_any_page(qtbot: QtBot, fresh: Desktop, language: str, percent: int) -> None:
    fresh.use_language(language)
    fresh.shell.set_text_percent(percent)
    seen = set()
    while True:
        step = present(fresh)
        seen.add(type(step))
        qtbot.wait(1)
        assert clipped_texts(fresh.shell) == [], type(step).__name__
        if isinstance(step, FinishStep):
            break
        page = page_of(fresh)
        walk_to(qtbot, fresh, type(page.steps[page.draft.step + 1]))
    assert len(seen) == len(page_of(fresh).steps)
