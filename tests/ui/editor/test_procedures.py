"""The list of all procedures, and how one gets into force: proposed, confirmed by another one, or sent back."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from clerk_app.core.day import local_time
from clerk_app.service.editor_view import LineState, ProcedureLine, ProposalState
from clerk_app.ui.editor.confirm import ConfirmOverlay
from clerk_app.ui.editor.dialogs import NewProcedureDialog, ReasonDialog, renamed
from clerk_app.ui.editor.publish import DAY, NOW, PublishOverlay, opening_time
from clerk_app.ui.pages import PageName
from clerk_app.ui.widgets.labels import Words
from tests.ui.editor.conftest import HE, ZHAO, EditorHands
from tests.ui.typing import commit

CONTROL = Qt.KeyboardModifier.ControlModifier
WHY = "客户常问是不是全部结清"


def line(hands: EditorHands, name: str = "name_transfer") -> ProcedureLine:
    read = hands.list.read
    assert read is not None
    return next(one for one in read.lines if one.id == name)


def choose(hands: EditorHands, name: str = "name_transfer") -> None:
    """Make a procedure of the list the current one."""
    page = hands.list
    hands.wait(lambda: name in [one.id for one in page.list.lines.lines])
    page.list.go_to([one.id for one in page.list.lines.lines].index(name))
    hands.wait(lambda: page.detail.line is not None and page.detail.line.id == name)
    hands.settled()


def propose(hands: EditorHands, start: str = NOW) -> None:
    """Change a word and propose it."""
    editor = hands.open_editor()
    hands.replace("没有欠费", "全部结清")
    hands.checked()
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: editor.publishing.overlay is not None)
    overlay = editor.publishing.overlay
    assert isinstance(overlay, PublishOverlay)
    overlay.start.choose(start)
    commit(overlay.reason, WHY)
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: hands.desktop.shell.page_name is PageName.PROCEDURES)
    hands.wait(lambda: hands.list.read is not None and line(hands).proposal is not None)


def look(hands: EditorHands) -> ConfirmOverlay:
    choose(hands)
    hands.wait(lambda: "look" in hands.list.detail.buttons)
    hands.list.detail.buttons["look"].click()
    hands.wait(lambda: hands.list.review.overlay is not None)
    overlay = hands.list.review.overlay
    assert isinstance(overlay, ConfirmOverlay)
    return overlay


def test_the_list_says_where_each_procedure_comes_from(hands: EditorHands) -> None:
    page = hands.open_list()
    assert line(hands).state is LineState.IN_FORCE
    assert page.words.origin(line(hands).origin) == "程序自带"
    assert page.list.hasFocus()
    choose(hands)
    assert page.detail.buttons["edit"].accessibleName() == "编辑"


def test_letters_narrow_the_list(hands: EditorHands) -> None:
    page = hands.open_list()
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.type(page.search, "name_transfer")
    assert "name_transfer" in [one.id for one in page.list.lines.lines]
    assert len(page.list.lines.lines) < len(page.read.lines if page.read else ())


def test_enter_edits_the_current_one(hands: EditorHands) -> None:
    hands.open_list()
    choose(hands)
    hands.list.list.setFocus()
    hands.key(Qt.Key.Key_Return)
    hands.wait(lambda: hands.desktop.shell.page_name is PageName.EDITOR)
    hands.wait(lambda: hands.editor.opened is not None and hands.editor.opened.procedure == "name_transfer")


def test_publishing_asks_for_a_reason(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("没有欠费", "全部结清")
    hands.checked()
    editor.publish.click()
    hands.wait(lambda: editor.publishing.overlay is not None)
    overlay = editor.publishing.overlay
    assert overlay is not None
    overlay.confirm.click()
    assert editor.publishing.overlay is overlay
    assert overlay.reason.hasFocus()
    hands.key(Qt.Key.Key_Escape)
    hands.wait(lambda: editor.publishing.overlay is None)


def test_it_begins_tomorrow_at_opening_now_or_on_a_day(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("没有欠费", "全部结清")
    hands.checked()
    editor.publish.click()
    hands.wait(lambda: editor.publishing.overlay is not None)
    overlay = editor.publishing.overlay
    assert overlay is not None
    service = editor.context.service
    zone, today = service.store.zone, local_time(service.clock.now(), service.store.zone).date()
    start = local_time(overlay.starts_at() or 0, zone)
    assert (start.date(), start.time()) == (today + dt.timedelta(days=1), dt.time(8, 30))
    overlay.start.choose(NOW)
    assert abs((overlay.starts_at() or 0) - service.clock.now()) < 60_000
    overlay.start.choose(DAY)
    overlay.day.setText("2031-02-03")
    assert local_time(overlay.starts_at() or 0, zone) == dt.datetime(2031, 2, 3, 8, 30, tzinfo=zone)
    overlay.day.setText("soon")
    assert overlay.starts_at() is None


@pytest.mark.parametrize(
    ("hours", "opening"),
    [("每天 8:30–17:30", dt.time(8, 30)), ("9:00-17:00", dt.time(9)), ("周一到周五", dt.time(8, 30))],
)
def test_the_opening_is_read_from_the_hall_s_hours(hours: str, opening: dt.time) -> None:
    assert opening_time(hours) == opening


def test_what_one_proposes_another_confirms(hands: EditorHands) -> None:
    propose(hands)
    waiting = line(hands).proposal
    assert waiting is not None
    assert waiting.state is ProposalState.WAITING
    own = look(hands)
    assert own.confirm.isHidden(), "nobody confirms what they proposed"
    own.close_overlay()
    service = hands.desktop.context.service
    before = service.procedures.procedure("name_transfer")
    hands.sign_in(ZHAO)
    hands.open_list()
    overlay = look(hands)
    assert not overlay.confirm.isHidden()
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: hands.list.review.overlay is None)
    hands.wait(lambda: line(hands).number == 2)
    in_force = service.procedures.procedure("name_transfer")
    assert before is not None
    assert in_force is not None
    assert in_force.version != before.version
    assert in_force.step("arrears").options[0].title.zh == "全部结清"


def test_what_is_sent_back_is_not_in_force_and_says_why(hands: EditorHands) -> None:
    propose(hands)
    hands.sign_in(ZHAO)
    hands.open_list()
    overlay = look(hands)
    overlay.back.click()
    hands.wait(lambda: isinstance(hands.list.review.overlay, ReasonDialog))
    dialog = hands.list.review.overlay
    assert isinstance(dialog, ReasonDialog)
    dialog.confirm.click()
    assert hands.list.review.overlay is dialog, "not without a reason"
    commit(dialog.lines, "还是原来的说法清楚")
    dialog.confirm.click()
    hands.wait(lambda: hands.list.review.overlay is None)
    hands.wait(lambda: line(hands).proposal is None)
    assert line(hands).number == 1
    hands.sign_in(HE)
    hands.open_list()
    choose(hands)
    detail = hands.list.detail
    hands.wait(lambda: "还是原来的说法清楚" in [label.text() for label in detail.findChildren(Words)])


def test_a_retired_procedure_is_not_offered_and_can_be_brought_back(hands: EditorHands) -> None:
    page = hands.open_list()
    service = page.context.service
    choose(hands)
    page.detail.buttons["retire"].click()
    hands.wait(lambda: isinstance(page.overlay, ReasonDialog))
    assert isinstance(page.overlay, ReasonDialog)
    commit(page.overlay.lines, "改由线上办理")
    page.overlay.confirm.click()
    hands.wait(lambda: line(hands).state is LineState.RETIRED)
    assert "name_transfer" not in [one.id for one in service.procedures.catalogue.procedures()]
    choose(hands)
    hands.wait(lambda: "back" in page.detail.buttons)
    page.detail.buttons["back"].click()
    hands.wait(lambda: isinstance(page.overlay, ReasonDialog))
    assert isinstance(page.overlay, ReasonDialog)
    commit(page.overlay.lines, "窗口仍要办理")
    page.overlay.confirm.click()
    hands.wait(lambda: line(hands).state is LineState.IN_FORCE)
    assert "name_transfer" in [one.id for one in service.procedures.catalogue.procedures()]


def test_a_new_procedure_begins_as_a_copy_under_its_own_id(hands: EditorHands) -> None:
    page = hands.open_list()
    choose(hands)
    page.detail.buttons["copy"].click()
    hands.wait(lambda: isinstance(page.overlay, NewProcedureDialog))
    dialog = page.overlay
    assert isinstance(dialog, NewProcedureDialog)
    hands.type(dialog.line, "name_transfer")
    dialog.confirm.click()
    assert page.overlay is dialog, "the id is taken"
    dialog.line.clear()
    hands.type(dialog.line, "shop_transfer")
    dialog.confirm.click()
    hands.wait(lambda: hands.desktop.shell.page_name is PageName.EDITOR)
    hands.wait(lambda: hands.editor.opened is not None)
    assert "procedure: shop_transfer\n" in hands.editor.workspace.text()
    hands.wait(lambda: not hands.editor.keeper.waiting)
    hands.settled()
    hands.open_list()
    assert line(hands, "shop_transfer").state is LineState.NEW


def test_only_the_id_of_a_copy_is_another_one() -> None:
    assert renamed("# note\nprocedure: a\ntitle: x\n", "b") == "# note\nprocedure: b\ntitle: x\n"


def test_what_has_the_focus_is_seen_on_a_low_window(hands: EditorHands) -> None:
    hands.desktop.shell.set_text_percent(200)
    editor = hands.open_editor()
    editor.workspace.show_tab("text")
    hands.replace("没有欠费", "全部结清")
    hands.checked()
    editor.publish.click()
    hands.wait(lambda: editor.publishing.overlay is not None)
    overlay = editor.publishing.overlay
    assert overlay is not None
    hands.wait(lambda: not overlay.reason.visibleRegion().isEmpty())
