"""The text of a procedure, written as a manager writes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.library.findings import Finding, Severity
from clerk_app.ui.editor.code_editor import CodeEditor
from clerk_app.ui.editor.find_bar import FindBar
from clerk_app.ui.theme import Theme
from tests.ui.typing import commit

TEXT = 'steps:\n  - id: one\n    say: {zh: "您好，{customer}", en: "Hello"}\n    goto: setle\n'
FAULT = Finding("", 4, 11, "finding.unknown_step", {"id": "setle"}, suggestion="settle")
REMINDER = Finding("", 3, 10, "finding.say_long", {"length": 60, "limit": 45}, Severity.WARNING)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Iterator[CodeEditor]:
    host = QWidget()
    editor = CodeEditor(theme, host)
    editor.resize(600, 300)
    host.resize(600, 300)
    editor.show_text(TEXT)
    qtbot.addWidget(host)
    host.show()
    editor.setFocus()
    yield editor  # noqa: PT022  # its host lives as long


def formats(editor: CodeEditor, line: int) -> dict[str, QTextCharFormat]:
    """Return the format of every coloured piece of a line."""
    block = editor.document().findBlockByNumber(line - 1)
    pieces = block.layout().formats()
    return {block.text()[one.start : one.start + one.length]: QTextCharFormat(one.format) for one in pieces}


def test_keys_sentences_and_what_is_filled_in_are_told_apart(editor: CodeEditor, theme: Theme) -> None:
    found = formats(editor, 3)
    assert found["say"].foreground().color() == theme.color("accentText")
    assert found["{customer}"].foreground().color() == theme.color("info")
    assert found['"Hello"'].foreground().color() == theme.color("first")
    assert "goto" in formats(editor, 4)


def test_a_sentence_over_several_lines_stays_a_sentence(editor: CodeEditor, theme: Theme) -> None:
    editor.show_text('say: "one\n  two: three"\ngoto: four')
    assert formats(editor, 2)['  two: three"'].foreground().color() == theme.color("first")
    assert "goto" in formats(editor, 3)


def test_a_fault_is_underlined_at_its_word_and_its_line_is_filled(editor: CodeEditor, theme: Theme) -> None:
    editor.show_findings([FAULT, REMINDER])
    marks = {one.cursor.selectedText(): QTextCharFormat(one.format) for one in editor.extraSelections()}
    assert marks["setle"].underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert marks["setle"].underlineColor() == theme.color("danger")
    filled = [one for one in editor.extraSelections() if one.format.background().color() == theme.color("dangerSoft")]
    assert [one.cursor.blockNumber() + 1 for one in filled] == [4]
    assert (editor.severity(4), editor.severity(3), editor.severity(1)) == (Severity.ERROR, Severity.WARNING, None)


def test_the_suggestion_is_written_in_the_place_of_the_word_and_taken_back_by_one_undo(editor: CodeEditor) -> None:
    assert editor.change(FAULT)
    assert "goto: settle\n" in editor.toPlainText()
    editor.undo()
    assert editor.toPlainText() == TEXT


def test_a_suggestion_that_stands_there_already_changes_nothing(editor: CodeEditor) -> None:
    editor.change(FAULT)
    assert not editor.change(FAULT)


def test_a_place_is_counted_in_whole_characters(editor: CodeEditor) -> None:
    editor.show_text("𠮷𠮷 setle")
    cursor = editor.word_at(Finding("", 1, 4, "finding.unknown_step", {"id": "setle"}))
    assert cursor.selectedText() == "setle"


def test_a_new_line_keeps_the_indentation(qtbot: QtBot, editor: CodeEditor) -> None:
    editor.go_to(2, 12)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "title:")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText().split("\n")[2:4] == ["    title:", "      "]
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.toPlainText().split("\n")[3] == "    "


def test_selected_lines_are_indented_and_put_back(qtbot: QtBot, editor: CodeEditor) -> None:
    editor.go_to(2)
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Down, cursor.MoveMode.KeepAnchor, 2)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_BracketRight, CONTROL)
    assert [len(line) - len(line.lstrip()) for line in editor.toPlainText().split("\n")] == [0, 4, 6, 4, 0]
    qtbot.keyClick(editor, Qt.Key.Key_BracketLeft, CONTROL)
    assert editor.toPlainText() == TEXT


def test_tab_leads_on_and_is_never_written(qtbot: QtBot, editor: CodeEditor) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == TEXT


def test_an_input_method_may_write(editor: CodeEditor) -> None:
    editor.go_to(1)
    commit(editor, "流程")
    assert editor.toPlainText().startswith("流程steps")
    assert editor.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_the_line_of_the_cursor_is_told(qtbot: QtBot, editor: CodeEditor) -> None:
    with qtbot.waitSignal(editor.line_changed) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert told.args == [2]


def test_words_are_found_one_after_the_other_and_from_the_start_again(qtbot: QtBot, editor: CodeEditor) -> None:
    bar = FindBar(editor._theme, editor, editor.parentWidget())
    bar.open_bar()
    qtbot.keyClicks(bar.line, "o")
    total = TEXT.casefold().count("o")
    assert bar.count.text() == f"1 of {total}"
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {total}"
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{total} of {total}"
    bar.line.setText("nowhere")
    assert bar.count.text() == "Not found"
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert editor.hasFocus()
