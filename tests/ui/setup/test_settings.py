"""The settings: saved section by section, by supervisors, with words that say so."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.core.errors import Refusal
from clerk_app.service.sample_hall import PASSPHRASE, PIN
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.backup_page import BackupPage
from clerk_app.ui.setup.days_page import DaysPage
from clerk_app.ui.setup.hall_step import HallStep
from clerk_app.ui.setup.limits_page import LimitsPage
from clerk_app.ui.setup.note_place import NotePlace
from clerk_app.ui.setup.printers_step import PrintersStep
from clerk_app.ui.setup.rules_step import RulesStep
from clerk_app.ui.setup.settings import SettingsPage
from clerk_app.ui.setup.staff_page import StaffPage, _draft_of
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.setup.support_page import SupportPage
from tests.ui.clipping import clipped_texts
from tests.ui.setup.conftest import StandingClock
from tests.ui.setup.printing import PromisedPrinter
from tests.ui.setup.typing import press, type_keys

CONTROL = Qt.KeyboardModifier.ControlModifier
StepT = TypeVar("StepT", bound=SetUpStep)


@pytest.fixture
def supervisor(qtbot: QtBot, timed: Desktop) -> Desktop:
    """何丽华 in the settings."""
    session = timed.context.service.sign_in.sign_in("helihua", PASSPHRASE).result()
    with qtbot.waitSignal(timed.shell.shown):
        timed.shell.signed_in(session)
    timed.shell.go(PageName.SETTINGS)
    return timed


def page_of(desktop: Desktop) -> SettingsPage:
    page = desktop.shell.page
    assert isinstance(page, SettingsPage)
    return page


def section(desktop: Desktop, kind: type[StepT]) -> StepT:
    page = page_of(desktop)
    number = next(place for place, step in enumerate(page.steps) if isinstance(step, kind))
    page.show_section(number)
    step = page.section
    assert isinstance(step, kind)
    return step


def words_in(place: NotePlace) -> str:
    """What stands there, as a screen reader says it."""
    return place.note.accessibleName() if place.note is not None else ""


def said(desktop: Desktop) -> str:
    note = page_of(desktop).notes.note
    return "" if note is None else note.accessibleName()


def test_a_rule_is_saved_and_holds_at_once(qtbot: QtBot, supervisor: Desktop) -> None:
    rules = section(supervisor, RulesStep)
    rules.waiting.line.selectAll()
    rules.waiting.line.setFocus()
    type_keys(qtbot, supervisor, "15")
    press(qtbot, supervisor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "已保存" in said(supervisor))
    assert supervisor.context.settings.waiting_days == 15


@pytest.mark.parametrize("text", ["0", "61", "x", ""])
def test_a_number_out_of_range_is_refused_where_it_stands(qtbot: QtBot, supervisor: Desktop, text: str) -> None:
    rules = section(supervisor, RulesStep)
    rules.waiting.line.setText(text)
    press(qtbot, supervisor, Qt.Key.Key_Return, CONTROL)
    assert "1 到 60" in rules.waiting.complaint
    assert rules.waiting.line.text() == text
    assert supervisor.context.settings.waiting_days == 10


def test_what_stands_in_numbers_cannot_be_changed(supervisor: Desktop) -> None:
    hall = section(supervisor, HallStep)
    assert hall.prefix.line.isReadOnly()
    assert hall.counter.line.isReadOnly()


def test_the_new_name_of_the_hall_stands_in_the_bar(qtbot: QtBot, supervisor: Desktop) -> None:
    hall = section(supervisor, HallStep)
    hall.hall_zh.line.setText("清河东路营业厅")
    press(qtbot, supervisor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "已保存" in said(supervisor))
    assert supervisor.shell._top_bar is not None
    assert supervisor.shell._top_bar._hall.whole() == "清河东路营业厅"


def test_what_is_typed_and_not_saved_survives_another_page_and_another_language(
    qtbot: QtBot, supervisor: Desktop
) -> None:
    rules = section(supervisor, RulesStep)
    rules.waiting.line.setText("77")
    rules.waiting.line.textEdited.emit("77")
    supervisor.shell.go(PageName.REVIEW)
    supervisor.shell.go(PageName.SETTINGS)
    supervisor.use_language("en")
    again = page_of(supervisor).section
    assert isinstance(again, RulesStep)
    assert again is not rules
    assert again.waiting.line.text() == "77"


def test_a_printer_that_is_gone_is_still_named(qtbot: QtBot, supervisor: Desktop) -> None:
    supervisor.context.printing = PromisedPrinter()
    printers = section(supervisor, PrintersStep)
    qtbot.waitUntil(lambda: bool(printers.found))
    printers.a5.box.setCurrentIndex(printers.a5.box.findData("A5Q"))
    printers.a5.box.activated.emit(0)
    press(qtbot, supervisor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: supervisor.context.settings.printer_a5 == "A5Q")
    printers.a5.show_printers([], "A5Q")
    assert printers.a5.printer() == "A5Q"
    assert "找不到" in printers.a5.box.currentText()


def test_somebody_new_can_sign_in(qtbot: QtBot, supervisor: Desktop) -> None:
    page = section(supervisor, StaffPage)
    qtbot.waitUntil(lambda: len(page.members) == 5)
    qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
    form = page.form
    assert form is not None
    form.name.setText("赵敏")
    form.number.setText("10315")
    form.phone.setText("0571-555-0130")
    assert form.secret is not None
    form.secret.set_texts("802935", "802935")
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.members) == 6)
    assert page.notes.note is not None
    assert "已保存" in page.notes.note.accessibleName()
    assert supervisor.context.service.sign_in.sign_in("zhaomin", "802935").result().name == "赵敏"


def test_a_taken_staff_number_is_refused_by_name(qtbot: QtBot, supervisor: Desktop) -> None:
    page = section(supervisor, StaffPage)
    qtbot.waitUntil(lambda: len(page.members) == 5)
    page._open(_draft_of(page.members[0]))
    form = page.form
    assert form is not None
    form.number.setText("10291")
    form.submit()
    assert "李伟" in form._rows["number"].complaint


def test_the_last_supervisor_stays_one(qtbot: QtBot, supervisor: Desktop) -> None:
    page = section(supervisor, StaffPage)
    qtbot.waitUntil(lambda: len(page.members) == 5)
    page._open(_draft_of(next(member for member in page.members if member.role == "supervisor")))
    form = page.form
    assert form is not None
    form.duty.choose("no")
    form.duty.chosen.emit("no")
    form.submit()
    qtbot.waitUntil(lambda: page.notes.note is not None)
    assert "至少要有一位在岗的班长" in page.notes.note.accessibleName()  # type: ignore[union-attr]
    assert form.isVisible()


def test_a_locked_clerk_is_unlocked(qtbot: QtBot, supervisor: Desktop, clock: StandingClock) -> None:
    sign_in = supervisor.context.service.sign_in
    for _ in range(20):
        assert sign_in.sign_in("liwei", "860317").exception() is not None
        clock.pass_ms(30_000 << 16)
    page = section(supervisor, StaffPage)
    qtbot.waitUntil(lambda: any(member.locked for member in page.members))
    page._unlock(next(member for member in page.members if member.locked))
    qtbot.waitUntil(lambda: not any(member.locked for member in page.members))
    assert sign_in.sign_in("liwei", PIN).result().staff == "liwei"


def test_a_new_pin_from_the_supervisor_unlocks_too(qtbot: QtBot, supervisor: Desktop, clock: StandingClock) -> None:
    sign_in = supervisor.context.service.sign_in
    for _ in range(20):
        assert sign_in.sign_in("liwei", "860317").exception() is not None
        clock.pass_ms(30_000 << 16)
    page = section(supervisor, StaffPage)
    qtbot.waitUntil(lambda: any(member.locked for member in page.members))
    page._open(_draft_of(next(member for member in page.members if member.locked)))
    form = page.form
    assert form is not None
    assert form.secret is not None
    form.secret.set_texts("802935", "802935")
    form.submit()
    qtbot.waitUntil(lambda: not any(member.locked for member in page.members))
    assert sign_in.sign_in("liwei", "802935").result().staff == "liwei"


def test_a_limit_without_a_read_source_is_confirmed_with_a_reason(qtbot: QtBot, supervisor: Desktop) -> None:
    page = section(supervisor, LimitsPage)
    qtbot.waitUntil(lambda: bool(page.lines), timeout=20_000)
    key, line = next(iter(page.lines.items()))
    line.setFocus()
    press(qtbot, supervisor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page._labels[key].complaint))
    assert "依据" in page._labels[key].complaint
    line.setText("省公司 2025 年 3 号文")
    press(qtbot, supervisor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: key not in page.lines)
    today = supervisor.context.service.rules
    assert any(row.key == key and row.confirmed_by_hall for row in today.table()._rows)


def test_the_hall_s_own_working_days_are_read_again_and_a_fault_is_named(qtbot: QtBot, supervisor: Desktop) -> None:
    page = section(supervisor, DaysPage)
    qtbot.waitUntil(lambda: page.notes.note is not None, timeout=20_000)
    file = supervisor.context.service.data_folder / "working_days.yaml"
    file.write_text("years:\n  2027:\n    off: [2027-13-01]\n", encoding="utf-8")
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2027-13-01" in words_in(page.notes) or "3" in words_in(page.notes))
    qtbot.waitUntil(lambda: "改对之前" in page.notes.note.accessibleName())  # type: ignore[union-attr]
    file.write_text('years:\n  2027:\n    notice: "通知"\n    off: [2027-01-01]\n', encoding="utf-8")
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2027" in words_in(page.notes) and "自己的文件" in words_in(page.notes))


def test_a_backup_is_made_and_a_missing_folder_named(qtbot: QtBot, supervisor: Desktop, tmp_path: Path) -> None:
    page = section(supervisor, BackupPage)
    page.folder.setText(str(tmp_path / "nowhere"))
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert "没有这个文件夹" in page.row.complaint
    page.folder.setText(str(tmp_path))
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.notes.note is not None and "已备份并核对" in words_in(page.notes), timeout=30_000)
    assert len(list(tmp_path.glob("QH02-*.backup"))) == 1


def test_a_backup_deletes_copies_whose_days_are_over_and_says_until_when_it_lives(
    qtbot: QtBot, supervisor: Desktop, tmp_path: Path
) -> None:
    page = section(supervisor, BackupPage)
    page.days.line.setText("0")
    assert not page.check(), "a backup that must be gone at once is none"
    page.days.line.setText("7")
    page_of(supervisor).save_section()
    qtbot.waitUntil(lambda: supervisor.context.settings.backup_days == 7)
    page = section(supervisor, BackupPage)
    (tmp_path / "QH02-20200101-120000.backup").touch()
    (tmp_path / "QH03-20200101-120000.backup").touch()
    page.folder.setText(str(tmp_path))
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: page.notes.note is not None and "销毁" in page.notes.note.accessibleName(), timeout=30_000
    )
    assert page.notes.note is not None
    assert "QH02-20200101-120000.backup" in page.notes.note.accessibleName()
    names = {file.name for file in tmp_path.glob("*.backup")}
    assert "QH03-20200101-120000.backup" in names
    assert len(names) == 2


def test_a_support_bundle_is_made_and_named(qtbot: QtBot, supervisor: Desktop, tmp_path: Path) -> None:
    page = section(supervisor, SupportPage)
    page.folder.setText(str(tmp_path))
    qtbot.keyClick(page.folder, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: page.notes.note is not None and "verify.json" in page.notes.note.accessibleName(), timeout=30_000
    )
    (bundle,) = tmp_path.glob("clerk-app-support-QH02-*.zip")
    with ZipFile(bundle) as file:
        assert "versions.json" in file.namelist()
    assert clipped_texts(page_of(supervisor)) == []


def test_a_clerk_changes_no_setting_even_on_this_page(qtbot: QtBot, timed: Desktop) -> None:
    session = timed.context.service.sign_in.sign_in("chenjing", PIN).result()
    with qtbot.waitSignal(timed.shell.shown):
        timed.shell.signed_in(session)
    timed.shell.go(PageName.SETTINGS)
    rules = section(timed, RulesStep)
    rules.waiting.line.setText("15")
    press(qtbot, timed, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "您的身份" in said(timed))
    assert timed.context.settings.waiting_days == 10
    refused: list[Refusal] = []
    page = page_of(timed)
    page.context.runner.refused.connect(refused.append)
    section(timed, StaffPage)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "access.denied"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_are_cut_off_in_any_section(qtbot: QtBot, supervisor: Desktop, language: str, percent: int) -> None:
    supervisor.use_language(language)
    supervisor.shell.set_text_percent(percent)
    page = page_of(supervisor)
    for number in range(len(page.steps)):
        page.show_section(number)
        qtbot.waitUntil(lambda: not supervisor.context.runner.busy, timeout=20_000)
        qtbot.wait(1)
        assert clipped_texts(page) == [], page.section.name()
    sections = page._sections
    assert sections is not None
    assert sections.visibleRegion().boundingRect().width() >= sections.sizeHint().width()
