"""The editor on a real counter: what is typed is checked, kept, shown as steps, and never in force by itself."""

from __future__ import annotations

import time
from concurrent.futures import Future

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.library.outline import Examined
from clerk_app.service.editor_view import TextSource, procedure_text
from clerk_app.ui.editor import checking
from clerk_app.ui.editor.checking import DELAY_MS
from clerk_app.ui.editor.flow_layout import UNKNOWN
from clerk_app.ui.editor.workspace import COMPARE, PAPERS, RULES, TEXT
from clerk_app.ui.pages import PageName
from clerk_app.ui.steps.page import StepPage
from tests.ui.editor.conftest import HE, EditorHands

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_fault_is_told_where_it_stands_and_blocks_publishing(hands: EditorHands) -> None:
    editor = hands.open_editor()
    assert editor.publish.available
    hands.replace("goto: settle_first", "goto: settle_frist")
    hands.checked()
    workspace = editor.workspace
    assert [finding.code for finding in workspace.messages.list.messages.findings][:1] == ["finding.unknown_step"]
    assert editor.bar.state.text() == "1 个错误，发布前要改好"
    assert any(box.key == UNKNOWN + "settle_frist" for box in workspace.flow.drawing.boxes)
    editor.publish.click()
    hands.settled()
    assert editor.publishing.overlay is None
    finding = workspace.messages.list.messages.findings[0]
    assert workspace.code.line == finding.line


def test_the_suggestion_mends_the_fault(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("goto: settle_first", "goto: settle_frist")
    hands.checked()
    messages = editor.workspace.messages.list
    hands.wait(lambda: not messages.fix.isHidden())
    hands.qtbot.mouseClick(messages.fix, Qt.MouseButton.LeftButton)
    hands.wait(lambda: editor.bar.state.text() == "检查通过")
    assert "goto: settle_first" in editor.workspace.text()
    assert editor.publish.available


def test_f7_goes_from_message_to_message(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("goto: settle_first", "goto: settle_frist")
    hands.checked()
    editor.workspace.code.go_to(1)
    hands.key(Qt.Key.Key_F7)
    assert editor.workspace.code.line == editor.workspace.messages.list.messages.findings[0].line
    assert editor.workspace.code.hasFocus()


def test_a_reminder_does_not_block_publishing(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("standard: {minutes: 20", "standard: {minutes: 3")
    hands.checked()
    assert editor.workspace.messages.reminders.isVisible()
    assert editor.publish.available


def test_the_checker_waits_for_a_pause_and_works_on_another_thread(hands: EditorHands, qtbot: QtBot) -> None:
    editor = hands.open_editor()
    began = time.monotonic()
    hands.replace("居民过户", "居民更名")
    with qtbot.waitSignal(editor.workspace.check.checked, timeout=5000):
        pass
    assert time.monotonic() - began >= DELAY_MS / 1000


def test_typing_goes_on_while_the_checker_is_busy(hands: EditorHands) -> None:
    """The reader thread is held up; the letters appear nevertheless."""
    editor = hands.open_editor()
    held: Future[None] = Future()
    service = editor.context.service
    service.reader.submit(lambda _connection: held.result())
    hands.replace("居民过户", "居民更名")
    editor.workspace.check.check_now()
    hands.type(editor.workspace.code, "12345")
    assert "居民更名12345" in editor.workspace.text()
    held.set_result(None)
    hands.checked()
    newest = editor.workspace.check.newest
    assert newest is not None
    assert newest.procedure is not None
    assert newest.procedure.title.zh == "居民更名12345"


def test_an_answer_about_an_older_text_is_thrown_away(hands: EditorHands) -> None:
    editor = hands.open_editor()
    seen: list[Examined] = []
    editor.workspace.check.checked.connect(seen.append)
    editor.workspace.check.check_now()
    hands.replace("居民过户", "居民更名")
    hands.checked()
    titles = [one.procedure.title.zh for one in seen if one.procedure is not None]
    assert titles == ["居民更名"]
    assert checking.DELAY_MS == 300


def test_what_is_typed_survives_a_crash(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("居民过户", "居民更名")
    hands.wait(lambda: not editor.keeper.waiting)
    hands.settled()
    service = editor.context.service
    kept = service.reader.submit(procedure_text, service, HE, "name_transfer").result()
    assert kept.source is TextSource.DRAFT
    assert "居民更名" in kept.text
    assert "居民更名" not in kept.base


def test_what_is_typed_is_there_again_when_one_comes_back(hands: EditorHands) -> None:
    hands.open_editor()
    hands.replace("居民过户", "居民更名")
    hands.desktop.shell.go(PageName.REVIEW)
    hands.settled()
    editor = hands.open_editor()
    assert "居民更名" in editor.workspace.text()


def test_a_text_that_is_again_what_is_in_force_leaves_no_draft(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("居民过户", "居民更名")
    hands.wait(lambda: not editor.keeper.waiting)
    hands.replace("居民更名", "居民过户")
    hands.wait(lambda: not editor.keeper.waiting)
    hands.settled()
    service = editor.context.service
    assert service.reader.submit(procedure_text, service, HE, "name_transfer").result().saved_at is None


def test_the_text_stays_when_the_window_is_made_anew(hands: EditorHands) -> None:
    hands.open_editor()
    hands.replace("居民过户", "居民更名")
    line = hands.editor.workspace.code.line
    hands.desktop.shell.set_text_percent(150)
    hands.wait(lambda: hands.editor.opened is not None)
    hands.settled()
    assert "居民更名" in hands.editor.workspace.text()
    assert hands.editor.workspace.code.line == line


def test_the_step_of_the_cursor_is_current_and_shown_as_the_clerk_sees_it(hands: EditorHands) -> None:
    editor = hands.open_editor()
    workspace = editor.workspace
    step = next(step for step in workspace.seen.steps if step.id == "arrears") if workspace.seen else None
    assert step is not None
    workspace.code.go_to(step.first + 2)
    hands.wait(lambda: workspace.flow.current == "arrears")
    hands.wait(lambda: workspace.preview.page is not None and workspace.preview.page.content.step.id == "arrears")
    assert isinstance(workspace.preview.page, StepPage)
    assert workspace.preview.page.content.read_only


def test_a_step_of_the_flowchart_leads_to_its_lines(hands: EditorHands) -> None:
    editor = hands.open_editor()
    workspace = editor.workspace
    workspace.flow.setFocus()
    hands.key(Qt.Key.Key_End)
    last = workspace.seen.steps[-1] if workspace.seen else None
    assert last is not None
    assert workspace.code.line == last.first
    hands.key(Qt.Key.Key_Return)
    assert workspace.code.hasFocus()


def test_the_rule_of_a_step_is_shown_among_the_rules(hands: EditorHands) -> None:
    editor = hands.open_editor()
    editor.workspace.preview.rule_wanted.emit("transfer")
    assert editor.workspace.tab == RULES
    assert "transfer" in editor.workspace.rules.rules
    assert editor.workspace.rules._cards["transfer"].property("card") == "current"


def test_the_comparison_says_in_words_what_is_otherwise(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.replace("没有欠费", "全部结清")
    hands.checked()
    editor.workspace.show_tab(COMPARE)
    hands.wait(lambda: editor.workspace.compare.bullets)
    assert any("全部结清" in words for words in editor.workspace.compare.bullets)
    assert editor.bar.draft.text() == "草稿，比第 1 版多 1 行、少 1 行"


def test_the_sheet_is_drawn_as_the_changed_text_would_print_it(hands: EditorHands) -> None:
    editor = hands.open_editor()
    papers = editor.workspace.papers
    editor.workspace.show_tab(PAPERS)
    hands.wait(lambda: papers.pages)
    before = papers.pages[0].pixmap().toImage()
    hands.replace("居民过户", "居民更名过户")
    hands.checked()
    hands.wait(lambda: papers.pages and papers.pages[0].pixmap().toImage() != before)
    hands.replace("goto: settle_first", "goto: settle_frist")
    hands.checked()
    assert papers.told.isVisible(), "with errors the last sound sheet stays"
    assert papers.pages


def test_ctrl_f_looks_for_words_in_the_text(hands: EditorHands) -> None:
    editor = hands.open_editor()
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.type(editor.workspace.find_bar.line, "settle_first")
    assert editor.workspace.code.textCursor().selectedText() == "settle_first"


def test_f6_goes_round_the_panes(hands: EditorHands) -> None:
    editor = hands.open_editor()
    editor.workspace.code.setFocus()
    seen = []
    for _ in range(3):
        hands.key(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen[0] is editor.workspace.flow
    assert editor.workspace.code in seen


def test_a_narrow_window_shows_one_half_at_a_time(hands: EditorHands) -> None:
    hands.desktop.shell.set_text_percent(200)
    editor = hands.open_editor()
    workspace = editor.workspace
    assert workspace.narrow
    assert workspace.flow.isVisible()
    assert not workspace.code.isVisible()
    workspace.show_tab(TEXT)
    assert workspace.code.isVisible()
    assert not workspace.flow.isVisible()
