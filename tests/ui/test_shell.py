"""The window: who sees which page, what survives a change of size or language."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.core.errors import Bug, Refusal
from clerk_app.service.action import new_command_id
from clerk_app.service.sample_hall import PASSPHRASE, PIN
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PAGES, PageName, make_page
from clerk_app.ui.widgets.top_bar import Status, TopBar

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (PageName.IDLE, PageName.REVIEW, PageName.VISIT):
        monkeypatch.setitem(PAGES, name, ("tests.ui.setup.empty_page", "EmptyPage"))


def sign_in(qtbot: QtBot, desktop: Desktop, staff: str, secret: str) -> None:
    session = desktop.context.service.sign_in.sign_in(staff, secret).result()
    with qtbot.waitSignal(desktop.shell.shown):
        desktop.shell.signed_in(session)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_page_named_can_be_made(desktop: Desktop, name: str) -> None:
    desktop.context.session = desktop.context.service.sign_in.sign_in("helihua", PASSPHRASE).result()
    page = make_page(PageName(name), desktop.context)
    shiboken6.delete(page)


def test_a_clerk_comes_to_the_counter_and_a_supervisor_to_the_list(qtbot: QtBot, plain: None, desktop: Desktop) -> None:
    sign_in(qtbot, desktop, "chenjing", PIN)
    assert desktop.shell.page_name is PageName.IDLE
    desktop.shell.lock()
    desktop.shell.change_user()
    sign_in(qtbot, desktop, "helihua", PASSPHRASE)
    assert desktop.shell.page_name is PageName.REVIEW  # type: ignore[comparison-overlap]


def test_the_bar_is_not_shown_before_somebody_signed_in(qtbot: QtBot, plain: None, desktop: Desktop) -> None:
    assert desktop.shell.findChild(TopBar) is None
    sign_in(qtbot, desktop, "chenjing", PIN)
    bar = desktop.shell.findChild(TopBar)
    assert bar is not None
    assert bar.isVisible()


def test_another_user_never_sees_the_pages_of_the_one_before(qtbot: QtBot, plain: None, desktop: Desktop) -> None:
    sign_in(qtbot, desktop, "chenjing", PIN)
    before = desktop.shell.page
    desktop.shell.lock()
    desktop.shell.change_user()
    sign_in(qtbot, desktop, "liwei", PIN)
    assert desktop.shell.page is not before


def test_text_grows_step_by_step_up_to_twice_and_back(qtbot: QtBot, plain: None, desktop: Desktop) -> None:
    sign_in(qtbot, desktop, "chenjing", PIN)
    seen = [desktop.shell.text_percent]
    for _ in range(8):
        desktop.shell.change_text_size(1)
        seen.append(desktop.shell.text_percent)
    assert seen == [100, 115, 130, 150, 175, 200, 200, 200, 200]
    assert desktop.context.theme.scale == 2.0
    for _ in range(8):
        desktop.shell.change_text_size(-1)
    assert desktop.context.theme.scale == 1.0


def test_large_text_of_the_settings_is_there_from_the_first_page_on(
    qtbot: QtBot, plain: None, desktop: Desktop
) -> None:
    service = desktop.context.service
    supervisor = service.sign_in.sign_in("helihua", PASSPHRASE).result()
    service.desk.submit(
        service.hall.change_settings, supervisor.actor, new_command_id(), {"text_percent": 200}
    ).result()
    sign_in(qtbot, desktop, "chenjing", PIN)
    assert desktop.context.theme.scale == 2.0
    assert desktop.shell._top_bar is not None
    assert desktop.shell._top_bar.height() == 96


def test_a_wide_window_is_drawn_larger(qtbot: QtBot, plain: None, desktop: Desktop) -> None:
    sign_in(qtbot, desktop, "chenjing", PIN)
    desktop.shell.resize(1920, 1080)
    qtbot.waitUntil(lambda: desktop.context.theme.scale == 1.14)
    desktop.shell.resize(1366, 768)
    qtbot.waitUntil(lambda: desktop.context.theme.scale == 1.0)


def test_a_refusal_nobody_handled_is_said_below_the_bar(qtbot: QtBot, plain: None, desktop: Desktop) -> None:
    sign_in(qtbot, desktop, "chenjing", PIN)
    desktop.context.runner.refused.emit(Refusal("sign_in.unknown"))
    assert desktop.shell._note is not None
    assert "没有这位员工" in desktop.shell._note.accessibleName()
    desktop.context.runner.failed.emit(Bug("test"))
    assert "程序出了问题" in desktop.shell._note.accessibleName()
    desktop.shell.go(PageName.VISIT)
    assert desktop.shell._note is None


def test_a_status_that_is_not_well_leads_to_its_fix(qtbot: QtBot, plain: None, desktop: Desktop) -> None:
    sign_in(qtbot, desktop, "chenjing", PIN)
    pressed: list[str] = []
    with qtbot.waitSignal(desktop.shell.statuses_changed):
        status = Status("here", "printer-off", "没有纸", "danger")
        desktop.shell.set_status(status, "here", lambda: pressed.append("here"))
    assert status in desktop.shell.statuses
    desktop.shell._status_pressed("here")
    assert pressed == ["here"]
    desktop.shell.set_status(None, "here")
    assert status not in desktop.shell.statuses


@pytest.mark.parametrize("name", [PageName.SIGN_IN])
def test_the_lock_key_does_nothing_where_nobody_signed_in(qtbot: QtBot, desktop: Desktop, name: PageName) -> None:
    desktop.shell.lock()
    assert desktop.shell.page_name is name
