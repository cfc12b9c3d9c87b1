"""The lock: nothing about customers, the same person goes on, another one parks the visit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerk_app.service.action import new_command_id
from clerk_app.service.identity import Session
from clerk_app.service.sample_hall import PASSPHRASE, PIN
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.lock import LockPage
from clerk_app.ui.setup.sign_in import SignInPage
from clerk_app.ui.shell import Shell
from clerk_app.ui.widgets.top_bar import TopBar
from tests.ui.clipping import clipped_texts
from tests.ui.setup.conftest import StandingClock
from tests.ui.setup.empty_page import EmptyPage
from tests.ui.setup.typing import press, type_keys

CONTROL = Qt.KeyboardModifier.ControlModifier
FOUR_MINUTES = 4 * 60_000


@pytest.fixture
def clerk(qtbot: QtBot, timed: Desktop) -> Desktop:
    session = timed.context.service.sign_in.sign_in("chenjing", PIN).result()
    with qtbot.waitSignal(timed.shell.shown):
        timed.shell.signed_in(session)
    return timed


def start_visit(desktop: Desktop) -> str:
    service = desktop.context.service
    change = service.desk.submit(service.reception.start_visit, desktop.context.actor, new_command_id()).result()
    return str(change.result)


def events(desktop: Desktop) -> list[str]:
    def kinds(connection: object) -> list[str]:
        rows = connection.execute("SELECT body FROM journal ORDER BY seq")  # type: ignore[attr-defined]
        return [bytes(body).decode() for (body,) in rows]

    return desktop.context.service.reader.submit(kinds).result()


def visit_status(desktop: Desktop) -> list[str]:
    def statuses(connection: object) -> list[str]:
        return [status for (status,) in connection.execute("SELECT status FROM visit")]  # type: ignore[attr-defined]

    return desktop.context.service.reader.submit(statuses).result()


def lock_page(shell: Shell) -> LockPage:
    page = shell.page
    assert isinstance(page, LockPage)
    return page


def wait_for(qtbot: QtBot, page: LockPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in page._entry.hint.text())


def test_ctrl_l_locks_and_six_digits_unlock_the_page_as_it_was(qtbot: QtBot, clerk: Desktop) -> None:
    before = clerk.shell.page
    assert isinstance(before, EmptyPage)
    before.line.setText("halb")
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    assert clerk.shell.page_name is PageName.LOCK
    type_keys(qtbot, clerk, PIN)
    qtbot.waitUntil(lambda: clerk.shell.page_name is PageName.IDLE)
    assert clerk.shell.page is before
    assert before.line.text() == "halb"


def test_the_journal_says_who_locked_and_how(qtbot: QtBot, clerk: Desktop) -> None:
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: not clerk.context.runner.busy)
    assert any('"sign_out.done"' in body and '"locked"' in body for body in events(clerk))


def test_a_supervisor_is_told_to_press_enter_and_a_clerk_that_the_sixth_digit_unlocks(
    qtbot: QtBot, clerk: Desktop
) -> None:
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    assert lock_page(clerk.shell)._entry.hint.text() == "输完 6 位自动解锁"
    clerk.shell.change_user()
    clerk.shell.signed_in(clerk.context.service.sign_in.sign_in("helihua", PASSPHRASE).result())
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    assert lock_page(clerk.shell)._entry.hint.text() == "输完口令后按回车解锁"


def test_five_idle_minutes_lock_by_themselves(qtbot: QtBot, clerk: Desktop, clock: StandingClock) -> None:
    clock.pass_ms(FOUR_MINUTES)
    clerk.shell._tick()
    assert isinstance(clerk.shell.page, EmptyPage)
    clock.pass_ms(FOUR_MINUTES)
    with qtbot.waitSignal(clerk.shell.shown):  # the window's own timer finds it out
        pass
    assert "自动锁屏" in lock_page(clerk.shell)._line.text()
    qtbot.waitUntil(lambda: not clerk.context.runner.busy)
    assert any('"sign_out.done"' in body and '"idle"' in body for body in events(clerk))


def test_whoever_types_is_never_locked_out(qtbot: QtBot, clerk: Desktop, clock: StandingClock) -> None:
    for _ in range(3):
        clock.pass_ms(FOUR_MINUTES)
        type_keys(qtbot, clerk, "a")
        clerk.shell._tick()
    assert clerk.shell.page_name is PageName.IDLE


def test_without_lock_minutes_it_never_locks(qtbot: QtBot, clerk: Desktop, clock: StandingClock) -> None:
    service = clerk.context.service
    supervisor = service.sign_in.sign_in("helihua", PASSPHRASE).result()
    service.desk.submit(service.hall.change_settings, supervisor.actor, new_command_id(), {"lock_minutes": 0}).result()
    clock.pass_ms(100 * FOUR_MINUTES)
    clerk.shell._tick()
    assert clerk.shell.page_name is PageName.IDLE


def test_the_lock_tells_how_many_customers_wait_and_nothing_else_about_them(qtbot: QtBot, clerk: Desktop) -> None:
    start_visit(clerk)
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    page = lock_page(clerk.shell)
    qtbot.waitUntil(page._customers.isVisible)
    assert page._customers.text() == "正在接待 1 位客户"
    clerk.use_language("en")
    page = lock_page(clerk.shell)
    qtbot.waitUntil(page._customers.isVisible)
    assert page._customers.text() == "1 customer at the counter"
    assert not [bar for bar in clerk.shell.findChildren(TopBar) if bar.isVisible()]


def test_nobody_gets_past_the_lock_by_the_keys_of_the_page_behind(qtbot: QtBot, clerk: Desktop) -> None:
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F12, Qt.Key.Key_Escape, Qt.Key.Key_F3):
        press(qtbot, clerk, key)
    assert clerk.shell.page_name is PageName.LOCK


def test_a_wrong_pin_keeps_it_locked(qtbot: QtBot, clerk: Desktop) -> None:
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    type_keys(qtbot, clerk, "860317")
    page = lock_page(clerk.shell)
    qtbot.waitUntil(lambda: "输错 1 次" in page._entry.hint.text())
    assert clerk.shell.page_name is PageName.LOCK


def test_another_text_size_still_says_how_long_to_wait(qtbot: QtBot, clerk: Desktop, clock: StandingClock) -> None:
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    page = lock_page(clerk.shell)
    for failures in range(1, 6):
        type_keys(qtbot, clerk, "860317")
        words = f"输错 {failures} 次" if failures < 5 else "30 秒"
        wait_for(qtbot, page, words)
    clock.pass_ms(10_000)
    press(qtbot, clerk, Qt.Key.Key_Plus, CONTROL)
    made_anew = lock_page(clerk.shell)
    assert made_anew is not page
    qtbot.waitUntil(lambda: "20 秒" in made_anew._entry.hint.text())
    assert not made_anew._entry.input.isEnabled()
    clock.pass_ms(20_000)
    qtbot.waitUntil(made_anew._entry.input.isEnabled)
    type_keys(qtbot, clerk, PIN)
    qtbot.waitUntil(lambda: clerk.shell.page_name is PageName.IDLE)


def test_ctrl_u_lets_somebody_else_in_and_their_sign_in_parks_the_open_visit(qtbot: QtBot, clerk: Desktop) -> None:
    start_visit(clerk)
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    press(qtbot, clerk, Qt.Key.Key_U, CONTROL)
    page = clerk.shell.page
    assert isinstance(page, SignInPage)
    assert clerk.context.session is None
    qtbot.waitUntil(lambda: bool(page._list.people()))
    assert visit_status(clerk) == ["open"]
    type_keys(qtbot, clerk, "2" + PIN)
    qtbot.waitUntil(lambda: clerk.shell.page_name is PageName.IDLE)
    assert visit_status(clerk) == ["parked"]
    session: Session | None = clerk.context.session
    assert session is not None
    assert (session.staff, session.visit) == ("liwei", None)


def test_the_same_person_back_through_the_sign_in_keeps_the_visit(qtbot: QtBot, clerk: Desktop) -> None:
    visit = start_visit(clerk)
    press(qtbot, clerk, Qt.Key.Key_L, CONTROL)
    press(qtbot, clerk, Qt.Key.Key_U, CONTROL)
    page = clerk.shell.page
    assert isinstance(page, SignInPage)
    qtbot.waitUntil(lambda: bool(page._list.people()))
    type_keys(qtbot, clerk, "1" + PIN)
    qtbot.waitUntil(lambda: clerk.shell.page_name is PageName.IDLE)
    session: Session | None = clerk.context.session
    assert session is not None
    assert session.visit == visit
    assert visit_status(clerk) == ["open"]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_are_cut_off(qtbot: QtBot, clerk: Desktop, language: str, percent: int) -> None:
    start_visit(clerk)
    clerk.use_language(language)
    clerk.shell.set_text_percent(percent)
    clerk.shell.lock("idle")
    page = lock_page(clerk.shell)
    qtbot.waitUntil(page._customers.isVisible)
    assert [label.text() for label in page.findChildren(QLabel) if "customer" in label.text()] or language == "zh"
    assert clipped_texts(clerk.shell) == []
