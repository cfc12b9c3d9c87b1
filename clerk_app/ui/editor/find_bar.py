"""Ctrl+F in the text: a line above it, next and previous, how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clerk_app.ui.editor.code_editor import CodeEditor
from clerk_app.ui.keys import ENTER_CAP, is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Words


class FindLine(LineEdit):
    """The line of what is looked for.

    Signals:
        back_wanted: Shift+Enter.
        escaped: Esc.
    """

    back_wanted = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Shift+Enter and Esc apart from what is typed."""
        if is_enter(event.key()) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.back_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Looks for words in a text; Enter goes on, Shift+Enter goes back, Esc closes."""

    def __init__(self, theme: Theme, editor: CodeEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ActionBar")
        self._editor = editor
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(12), px(4))
        row.setSpacing(px(8))
        self.line = FindLine(theme)
        self.line.setAccessibleName(self.tr("Find in the text"))
        self.line.setPlaceholderText(self.tr("Find in the text"))
        self.line.textChanged.connect(lambda _text: self._typed())
        self.line.entered.connect(lambda: self.go_to_hit(forward=True))
        self.line.back_wanted.connect(lambda: self.go_to_hit(forward=False))
        self.line.escaped.connect(self.close_bar)
        row.addWidget(self.line, 1)
        self.count = Words(role="sub")
        row.addWidget(self.count)
        onward = ActionButton(theme, self.tr("Next"), ENTER_CAP, kind="bare", size="small")
        onward.activated.connect(lambda: self.go_to_hit(forward=True))
        row.addWidget(onward)
        away = ActionButton(theme, self.tr("Close"), "Esc", kind="bare", size="small")
        away.activated.connect(self.close_bar)
        row.addWidget(away)
        self.hide()

    def open_bar(self) -> None:
        """Show it, with what is selected in the text as what is looked for."""
        selected = self._editor.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected:
            self.line.setText(selected)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._show_count()

    def close_bar(self) -> None:
        """Hide it and go on writing where the last hit is."""
        self.hide()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_hit(self, *, forward: bool) -> bool:
        """Select the next hit, from the other end when there is none; False when there is none at all."""
        words = self.line.text()
        if not words:
            return False
        flags = QTextDocument.FindFlag(0) if forward else QTextDocument.FindFlag.FindBackward
        found = self._editor.find(words, flags)
        if not found:
            before = self._editor.textCursor()
            self._editor.moveCursor(QTextCursor.MoveOperation.Start if forward else QTextCursor.MoveOperation.End)
            found = self._editor.find(words, flags)
            if not found:
                self._editor.setTextCursor(before)
        self._show_count()
        return found

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget how many there were."""
        super().hideEvent(event)
        self.count.clear()

    def _typed(self) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())  # what is being typed may still fit the hit one stands on
        self._editor.setTextCursor(cursor)
        if not self.go_to_hit(forward=True):
            self._show_count()

    def _show_count(self) -> None:
        words = self.line.text()
        text = self._editor.toPlainText().casefold()
        total = text.count(words.casefold()) if words else 0
        self.line.set_mark("danger" if words and not total else "")
        if not words:
            self.count.clear()
        elif not total:
            self.count.setText(self.tr("Not found"))
        else:
            cursor = self._editor.textCursor()
            here = text[: cursor.selectionEnd()].count(words.casefold())
            self.count.setText(self.tr("{here} of {total}").format(here=max(1, here), total=total))
