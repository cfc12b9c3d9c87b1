"""Signing in: a name by one key, six digits, and what follows wrong ones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.service.access import Actor, Role
from clerk_app.service.action import new_command_id
from clerk_app.service.sample_hall import PASSPHRASE, PIN, RECOVERY_CODE
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.people_list import PeopleList
from clerk_app.ui.setup.sign_in import SignInPage
from tests.ui.clipping import clipped_texts
from tests.ui.setup.conftest import StandingClock
from tests.ui.setup.typing import focused, press, type_keys

WRONG = "860317"


@pytest.fixture
def page(qtbot: QtBot, timed: Desktop) -> SignInPage:
    found = timed.shell.page
    assert isinstance(found, SignInPage)
    qtbot.waitUntil(lambda: bool(found._list.people()))
    return found


def chosen(page: SignInPage) -> str | None:
    person = page._entry.person
    return None if person is None or not page._card.isVisible() else person.id


def goes_to(qtbot: QtBot, desktop: Desktop, name: PageName) -> None:
    qtbot.waitUntil(lambda: desktop.shell.page_name is name)


def fail_times(qtbot: QtBot, desktop: Desktop, page: SignInPage, times: int) -> None:
    for _ in range(times):
        type_keys(qtbot, desktop, WRONG)
        qtbot.waitUntil(lambda: "正在" not in page._entry.hint.text())


def test_a_digit_and_six_digits_sign_in_without_enter(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    type_keys(qtbot, timed, "1" + PIN)
    goes_to(qtbot, timed, PageName.IDLE)
    assert timed.context.session is not None
    assert timed.context.session.staff == "chenjing"


def test_one_letter_is_enough_when_only_one_name_begins_with_it(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    type_keys(qtbot, timed, "c")
    assert chosen(page) == "chenjing"


def test_the_pinyin_initials_of_three_characters_are_known_soon(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    qtbot.waitUntil(lambda: "王晓燕" in page._list._spellings)
    assert "wxy" in page._list._initials(page._list.people()[2])


def test_a_supervisor_is_picked_by_all_her_initials_so_that_none_falls_into_the_passphrase(
    qtbot: QtBot, timed: Desktop, page: SignInPage
) -> None:
    qtbot.waitUntil(lambda: "何丽华" in page._list._spellings)
    type_keys(qtbot, timed, "hlh")
    assert chosen(page) == "helihua"
    assert page._entry._passphrase.text() == ""


def test_letters_nobody_has_are_forgotten(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    type_keys(qtbot, timed, "q")
    assert chosen(page) is None
    type_keys(qtbot, timed, "s")
    assert chosen(page) == "sunhao"


def test_arrows_and_enter_pick_and_backspace_on_nothing_goes_back(
    qtbot: QtBot, timed: Desktop, page: SignInPage
) -> None:
    press(qtbot, timed, Qt.Key.Key_Right)
    press(qtbot, timed, Qt.Key.Key_Return)
    assert chosen(page) == "liwei"
    press(qtbot, timed, Qt.Key.Key_Backspace)
    assert chosen(page) is None
    assert isinstance(focused(timed), PeopleList)


def test_a_click_picks_too(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    qtbot.mouseClick(page._list._cards[3], Qt.MouseButton.LeftButton)
    assert chosen(page) == "sunhao"


def test_a_supervisor_types_a_passphrase_and_enter(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    type_keys(qtbot, timed, "5")
    page._entry._passphrase.line.setText(PASSPHRASE)
    press(qtbot, timed, Qt.Key.Key_Return)
    goes_to(qtbot, timed, PageName.REVIEW)


def test_chinese_can_be_composed_in_a_passphrase_only_while_it_is_shown(
    qtbot: QtBot, timed: Desktop, page: SignInPage
) -> None:
    type_keys(qtbot, timed, "5")
    field = page._entry._passphrase
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert not field.line.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    field._eye.click()
    assert field.line.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_a_wrong_pin_says_how_often_and_lets_try_again(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    type_keys(qtbot, timed, "1" + WRONG)
    qtbot.waitUntil(lambda: "输错 1 次" in page._entry.hint.text())
    type_keys(qtbot, timed, PIN)
    goes_to(qtbot, timed, PageName.IDLE)


def test_after_five_wrong_ones_the_seconds_are_counted_down(
    qtbot: QtBot, timed: Desktop, page: SignInPage, clock: StandingClock
) -> None:
    type_keys(qtbot, timed, "1")
    fail_times(qtbot, timed, page, 5)
    assert "30 秒" in page._entry.hint.text()
    type_keys(qtbot, timed, PIN)
    assert timed.shell.page_name is PageName.SIGN_IN
    clock.pass_ms(11_000)
    qtbot.waitUntil(lambda: "19 秒" in page._entry.hint.text())
    clock.pass_ms(19_000)
    qtbot.waitUntil(page._entry.input.isEnabled)
    type_keys(qtbot, timed, PIN)
    goes_to(qtbot, timed, PageName.IDLE)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace])
@pytest.mark.parametrize("by_code", [False, True], ids=["secret", "code"])
@pytest.mark.parametrize("number", ["1", "5"], ids=["pin", "passphrase"])
def test_who_chose_the_wrong_name_goes_back_and_chooses_another(
    qtbot: QtBot, timed: Desktop, page: SignInPage, number: str, by_code: bool, key: Qt.Key
) -> None:
    type_keys(qtbot, timed, number)
    if by_code:
        qtbot.mouseClick(page._entry.other_way, Qt.MouseButton.LeftButton)
    if key == Qt.Key.Key_Escape:
        type_keys(qtbot, timed, "86")
    press(qtbot, timed, key)
    assert chosen(page) is None
    type_keys(qtbot, timed, "2" + PIN)
    goes_to(qtbot, timed, PageName.IDLE)
    assert timed.context.session is not None
    assert timed.context.session.staff == "liwei"


def test_a_name_that_must_wait_says_so_at_once_and_can_be_left(
    qtbot: QtBot, timed: Desktop, page: SignInPage, clock: StandingClock
) -> None:
    sign_in = timed.context.service.sign_in
    for _ in range(5):
        assert sign_in.sign_in("chenjing", WRONG).exception() is not None
    clock.pass_ms(10_000)
    page.enter(None)
    qtbot.waitUntil(lambda: page._list.people()[0].failures == 5)
    type_keys(qtbot, timed, "1")
    assert "20 秒" in page._entry.hint.text()
    assert not page._entry.input.isEnabled()
    press(qtbot, timed, Qt.Key.Key_Escape)
    assert chosen(page) is None
    clock.pass_ms(20_000)
    type_keys(qtbot, timed, "1" + PIN)
    goes_to(qtbot, timed, PageName.IDLE)


def test_somebody_else_need_not_wait(qtbot: QtBot, timed: Desktop, page: SignInPage, clock: StandingClock) -> None:
    type_keys(qtbot, timed, "1")
    fail_times(qtbot, timed, page, 5)
    page._list.setFocus()
    type_keys(qtbot, timed, "2" + PIN)
    goes_to(qtbot, timed, PageName.IDLE)


def test_after_twenty_wrong_ones_only_a_supervisor_helps(
    qtbot: QtBot, timed: Desktop, page: SignInPage, clock: StandingClock
) -> None:
    sign_in = timed.context.service.sign_in
    for _ in range(19):
        assert sign_in.sign_in("chenjing", WRONG).exception() is not None
        clock.pass_ms(30_000 << 16)
    type_keys(qtbot, timed, "1" + WRONG)
    qtbot.waitUntil(lambda: "锁定" in page._entry.hint.text())
    assert not page._entry.input.isEnabled()


def test_a_locked_person_is_shown_as_locked(
    qtbot: QtBot, timed: Desktop, page: SignInPage, clock: StandingClock
) -> None:
    sign_in = timed.context.service.sign_in
    for _ in range(20):
        assert sign_in.sign_in("liwei", WRONG).exception() is not None
        clock.pass_ms(30_000 << 16)
    page.enter(None)
    qtbot.waitUntil(lambda: page._list.people()[1].locked)
    type_keys(qtbot, timed, "2")
    assert "锁定" in page._entry.hint.text()


def test_a_recovery_code_leads_to_a_new_passphrase_and_then_in(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    type_keys(qtbot, timed, "5")
    qtbot.mouseClick(page._entry.other_way, Qt.MouseButton.LeftButton)
    type_keys(qtbot, timed, RECOVERY_CODE.lower())
    press(qtbot, timed, Qt.Key.Key_Return)
    goes_to(qtbot, timed, PageName.NEW_SECRET)
    type_keys(qtbot, timed, "short")
    press(qtbot, timed, Qt.Key.Key_Return)
    press(qtbot, timed, Qt.Key.Key_Return)
    new_secret = timed.shell.page
    assert new_secret is not None
    assert "至少 10 个字符" in new_secret._pair._first_row.complaint  # type: ignore[attr-defined]
    type_keys(qtbot, timed, " but longer now")
    press(qtbot, timed, Qt.Key.Key_Return)
    type_keys(qtbot, timed, "something else")
    press(qtbot, timed, Qt.Key.Key_Return)
    assert "不一样" in new_secret._pair._second_row.complaint  # type: ignore[attr-defined]
    press(qtbot, timed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys(qtbot, timed, "short but longer now")
    press(qtbot, timed, Qt.Key.Key_Return)
    goes_to(qtbot, timed, PageName.REVIEW)
    session = timed.context.service.sign_in.sign_in("helihua", "short but longer now").result()
    assert session.staff == "helihua"


def test_a_one_use_code_leads_a_clerk_to_a_new_pin(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    service = timed.context.service
    code = "00000-11111-22222-33333"
    hashed = service.sign_in.hashed_code(code).result()
    machine = Actor("machine:test", Role.MACHINE)
    service.desk.submit(service.identity.reset, machine, new_command_id(), "chenjing", hashed).result()
    type_keys(qtbot, timed, "1")
    qtbot.mouseClick(page._entry.other_way, Qt.MouseButton.LeftButton)
    type_keys(qtbot, timed, code)
    press(qtbot, timed, Qt.Key.Key_Return)
    goes_to(qtbot, timed, PageName.NEW_SECRET)
    type_keys(qtbot, timed, "802935")
    press(qtbot, timed, Qt.Key.Key_Return)
    type_keys(qtbot, timed, "802935")
    press(qtbot, timed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    goes_to(qtbot, timed, PageName.IDLE)


@pytest.mark.parametrize("percent", [100, 130, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_are_cut_off(qtbot: QtBot, timed: Desktop, page: SignInPage, language: str, percent: int) -> None:
    timed.use_language(language)
    timed.shell.set_text_percent(percent)
    shown = timed.shell.page
    assert isinstance(shown, SignInPage)
    qtbot.waitUntil(lambda: bool(shown._list.people()))
    for number in ("1", "5"):
        shown._list.setFocus()
        type_keys(qtbot, timed, number)
        qtbot.wait(1)
        assert clipped_texts(timed.shell) == []


def test_the_language_button_changes_the_page_and_back(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    qtbot.mouseClick(page._side._language, Qt.MouseButton.LeftButton)
    shown = timed.shell.page
    assert isinstance(shown, SignInPage)
    assert shown._heading.text() == "Choose your name"
    qtbot.mouseClick(shown._side._language, Qt.MouseButton.LeftButton)
    again = timed.shell.page
    assert isinstance(again, SignInPage)
    assert again._heading.text() == "请选择您的姓名"


def test_every_control_has_a_name(timed: Desktop, page: SignInPage) -> None:
    for control in page.findChildren(QLineEdit):
        assert control.accessibleName(), control


def test_a_passphrase_is_a_sentence_and_has_the_room_of_one(qtbot: QtBot, timed: Desktop, page: SignInPage) -> None:
    place = next(number for number, one in enumerate(page._list.people(), 1) if one.supervisor)
    type_keys(qtbot, timed, str(place))
    assert chosen(page) == "helihua"
    line = page._entry._passphrase.line
    qtbot.waitUntil(line.isVisible)
    assert line.fontMetrics().horizontalAdvance("●" * 30) < line.width()
