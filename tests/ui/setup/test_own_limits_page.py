"""The hall's own row of a limit, set, changed and taken back on the page of time limits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.service.sample_hall import PASSPHRASE
from clerk_app.ui.application import Desktop
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.limits_page import LimitsPage
from clerk_app.ui.setup.own_limit_form import OwnLimitForm, WithdrawForm
from clerk_app.ui.setup.settings import SettingsPage
from tests.ui.clipping import clipped_texts

ROW = "name_transfer.finish"


@pytest.fixture
def page(qtbot: QtBot, timed: Desktop) -> LimitsPage:
    """何丽华 on the page of time limits."""
    session = timed.context.service.sign_in.sign_in("helihua", PASSPHRASE).result()
    with qtbot.waitSignal(timed.shell.shown):
        timed.shell.signed_in(session)
    timed.shell.go(PageName.SETTINGS)
    settings = timed.shell.page
    assert isinstance(settings, SettingsPage)
    settings.show_section(next(n for n, step in enumerate(settings.steps) if isinstance(step, LimitsPage)))
    section = settings.section
    assert isinstance(section, LimitsPage)
    qtbot.waitUntil(lambda: ("own", ROW) in section.buttons, timeout=20_000)
    return section


def in_force(page: LimitsPage) -> tuple[int, bool, str]:
    service = page.context.service
    limit = service.rules.limit(ROW, page._today())
    return limit.amount, limit.own, limit.reason


def own_form(page: LimitsPage) -> OwnLimitForm:
    assert isinstance(page.form, OwnLimitForm)
    return page.form


def set_own(qtbot: QtBot, page: LimitsPage, amount: str, reason: str) -> None:
    qtbot.mouseClick(page.buttons["own", ROW], Qt.MouseButton.LeftButton)
    form = own_form(page)
    form.amount.setText(amount)
    form.reason.setText(reason)
    form.submit()
    qtbot.waitUntil(lambda: page.form is None and any(key[:2] == ("change", ROW) for key in page.buttons))


def test_an_own_row_is_set_changed_and_taken_back(qtbot: QtBot, page: LimitsPage) -> None:
    set_own(qtbot, page, "3", "局发〔2026〕8号")
    assert in_force(page) == (3, True, "局发〔2026〕8号")
    assert clipped_texts(page) == []
    day = page._today().isoformat()

    qtbot.mouseClick(page.buttons["change", ROW, day], Qt.MouseButton.LeftButton)
    form = own_form(page)
    assert form.amount.text() == "3"
    form.amount.setText("2")
    form.reason.setText("局发〔2026〕9号")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: in_force(page)[0] == 2)
    qtbot.waitUntil(lambda: page.form is None)

    qtbot.mouseClick(page.buttons["withdraw", ROW, day], Qt.MouseButton.LeftButton)
    assert isinstance(page.form, WithdrawForm)
    qtbot.keyClick(page.form.reason, Qt.Key.Key_Return)
    assert "理由" in page.form._label.complaint
    page.form.reason.setText("文件废止")
    qtbot.keyClick(page.form.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not in_force(page)[1])


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("amount", "-1", "整数"), ("amount", "drei", "整数"), ("since", "2026-02-30", ""), ("reason", "", "理由")],
)
def test_what_is_wrong_is_said_where_it_is(
    qtbot: QtBot, page: LimitsPage, field: str, typed: str, said: str
) -> None:
    qtbot.mouseClick(page.buttons["own", ROW], Qt.MouseButton.LeftButton)
    form = own_form(page)
    form.amount.setText("3")
    form.reason.setText("文件")
    getattr(form, field).setText(typed)
    form.submit()
    complaint = form._rows[field].complaint
    assert complaint
    assert said in complaint
    assert not in_force(page)[1]


def test_what_is_typed_is_kept_when_the_page_is_made_anew(qtbot: QtBot, page: LimitsPage) -> None:
    qtbot.mouseClick(page.buttons["own", ROW], Qt.MouseButton.LeftButton)
    form = own_form(page)
    form.amount.setText("7")
    qtbot.keyClicks(form.reason, "No 8")
    page.shown()
    qtbot.waitUntil(lambda: page.form is not None and page.form is not form)
    assert (own_form(page).amount.text(), own_form(page).reason.text()) == ("7", "No 8")
