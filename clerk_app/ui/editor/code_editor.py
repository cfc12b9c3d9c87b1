"""Where a procedure's text is written: line numbers, faults under the words they are about, undo, indentation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from clerk_app.library.findings import Finding, Severity
from clerk_app.ui.editor.highlighter import Highlighter
from clerk_app.ui.editor.line_numbers import LineNumbers
from clerk_app.ui.keys import is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import OUR_KEYS

FAMILIES = ("Noto Sans Mono CJK SC", "NSimSun", "Noto Sans Mono", "DejaVu Sans Mono", "monospace", "Noto Sans SC")
TEXT_PX = 13
STEP = "  "
_WORD = re.compile(r"[A-Za-z0-9_]+")


class CodeEditor(QPlainTextEdit):
    """A text with numbered lines. Tab leads on to the next control, as everywhere; Ctrl+] and Ctrl+[ indent.

    Signals:
        line_changed: the cursor stands in another line (from 1).
    """

    line_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Code")
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._severities: Mapping[int, Severity] = {}
        self._line = 1
        self._highlighter = Highlighter(theme, self.document())
        self._numbers = LineNumbers(theme, self, self)
        self.setAccessibleName(self.tr("Text of the procedure"))
        self.setAccessibleDescription(self.tr("Ctrl+] and Ctrl+[ indent, F6 goes to the next pane"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._scroll_numbers)
        self.cursorPositionChanged.connect(self._cursor_moved)
        theme.changed.connect(self._use_theme)
        self._use_theme()

    @property
    def line(self) -> int:
        """The line the cursor stands in, from 1."""
        return self.textCursor().blockNumber() + 1

    def show_text(self, text: str) -> None:
        """Show another text; what was before cannot be taken back."""
        self._findings = ()
        self.setPlainText(text)
        self._line = 1
        self._mark()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the lines and words that `findings` are about."""
        self._findings = tuple(findings)
        self._mark()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place (from 1) and show it in the upper half."""
        cursor = self.cursor_at(line, column)
        self.setTextCursor(cursor)
        self.centerCursor()

    def cursor_at(self, line: int, column: int) -> QTextCursor:
        """Return a cursor at a place as findings count it: from 1, in whole characters."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + _units(block.text()[: max(0, column - 1)]))
        return cursor

    def word_at(self, finding: Finding) -> QTextCursor:
        """Return a cursor that has selected the word a finding is about; at least one sign where the line has any."""
        cursor = self.cursor_at(finding.line, 1)
        text = cursor.block().text()
        start = min(max(0, finding.column - 1), len(text))
        opening = start
        while opening < len(text) and text[opening] in "\"'{[":
            opening += 1
        word = _WORD.match(text, opening)
        begin, end = (word.start(), word.end()) if word else (start, len(text.rstrip()))
        end = max(begin, end)
        if begin == end and text:
            begin, end = max(0, len(text) - 1), len(text)
        at = cursor.block().position()
        cursor.setPosition(at + _units(text[:begin]))
        cursor.setPosition(at + _units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def change(self, finding: Finding) -> bool:
        """Write the suggestion of a finding in the place of the word it is about; one undo takes it back."""
        if finding.suggestion is None:
            return False
        cursor = self.word_at(finding)
        if not _WORD.fullmatch(cursor.selectedText()) or cursor.selectedText() == finding.suggestion:
            return False
        cursor.insertText(finding.suggestion)
        self.setTextCursor(cursor)
        return True

    def indent(self, *, deeper: bool) -> None:
        """Indent the lines of the selection by one step, or take one step back; one undo takes it back."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1)).blockNumber()
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            block = document.findBlockByNumber(number)
            at = QTextCursor(block)
            if deeper:
                at.insertText(STEP)
            else:
                spaces = len(block.text()) - len(block.text().lstrip(" "))
                taken = min(len(STEP), spaces)
                at.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, taken)
                at.removeSelectedText()
        cursor.endEditBlock()

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the key map to the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and QKeySequence(event.keyCombination()).toString() in OUR_KEYS
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the indentation on a new line; indent with Ctrl+] and Ctrl+[."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter(event.key()) and not control and not self.isReadOnly():
            self._new_line()
        elif control and event.key() in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft):
            self.indent(deeper=event.key() == Qt.Key.Key_BracketRight)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # a tab is a fault in YAML; here it only comes when no other control takes the focus
        elif event.key() == Qt.Key.Key_Backspace and not event.modifiers() and self._in_indentation():
            self.indent(deeper=False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._numbers.setGeometry(QRect(area.left(), area.top(), self._numbers.wanted_width(), area.height()))

    def first_block(self) -> QTextBlock:
        """Return the first line that is seen."""
        return self.firstVisibleBlock()

    def place_of(self, block: QTextBlock) -> QRect:
        """Return where a line is drawn, in the viewport."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()

    def move_to(self, y: int) -> None:
        """Put the cursor into the line at `y` px of the viewport."""
        self.setTextCursor(self.cursorForPosition(QPoint(0, y)))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def severity(self, line: int) -> Severity | None:
        """Return the worst finding of a line, None where there is none."""
        return self._severities.get(line)

    def _new_line(self) -> None:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        indentation = before[: len(before) - len(before.lstrip(" "))]
        if before.rstrip().endswith(":") or before.lstrip().startswith("- "):
            indentation += STEP
        cursor.insertText("\n" + indentation)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _in_indentation(self) -> bool:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        even = len(before) >= len(STEP) and len(before) % len(STEP) == 0
        return not cursor.hasSelection() and even and not before.strip(" ")

    def _cursor_moved(self) -> None:
        line = self.line
        self._mark()
        if line != self._line:
            self._line = line
            self.line_changed.emit(line)

    def _mark(self) -> None:
        severities: dict[int, Severity] = {}
        for finding in self._findings:
            if severities.get(finding.line) is not Severity.ERROR:
                severities[finding.line] = finding.severity
        self._severities = severities
        current = QTextCursor(self.textCursor())
        current.clearSelection()
        marks = [self._line_mark(current, "selected")]
        for line, severity in severities.items():
            if severity is Severity.ERROR:
                marks.append(self._line_mark(self.cursor_at(line, 1), "dangerSoft"))
        marks.extend(self._word_mark(finding) for finding in self._findings)
        self.setExtraSelections(marks)
        self._numbers.update()

    def _line_mark(self, cursor: QTextCursor, token: str) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setBackground(self._theme.color(token))
        form.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return _selection(cursor, form)

    def _word_mark(self, finding: Finding) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(self._theme.color("danger" if finding.severity is Severity.ERROR else "warn"))
        return _selection(self.word_at(finding), form)

    def _use_theme(self) -> None:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self._theme.px(TEXT_PX))
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        self._make_room()
        self._mark()

    def _make_room(self) -> None:
        self.setViewportMargins(self._numbers.wanted_width(), 0, 0, 0)
        area = self.contentsRect()
        self._numbers.setGeometry(QRect(area.left(), area.top(), self._numbers.wanted_width(), area.height()))

    def _scroll_numbers(self, area: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


def _units(text: str) -> int:
    """Return how many places of a cursor `text` takes: a rare character takes two."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = form
    return made
