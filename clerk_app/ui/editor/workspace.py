"""The editor's two halves: the text with its check results, and what follows from it, behind tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.core.procedure import Procedure
from clerk_app.library.findings import Finding
from clerk_app.library.outline import Examined, OutlineStep
from clerk_app.ui.context import Context
from clerk_app.ui.editor.checking import LiveCheck
from clerk_app.ui.editor.code_editor import CodeEditor
from clerk_app.ui.editor.compare import ComparePane
from clerk_app.ui.editor.find_bar import FindBar
from clerk_app.ui.editor.flowchart import Flowchart
from clerk_app.ui.editor.messages import MessagePanel
from clerk_app.ui.editor.papers import PapersPane
from clerk_app.ui.editor.preview import StepPreview
from clerk_app.ui.editor.rules import RulesPane
from clerk_app.ui.editor.tab_row import TabRow
from clerk_app.ui.theme import WIDE_WINDOW
from clerk_app.ui.widgets.labels import rule

NARROW, LOW = 1000, 560
TEXT_WIDTH, TEXT_WIDTH_WIDE = 640, 745
FLOW_WIDTH, FLOW_WIDTH_WIDE = 300, 327
TEXT, STEPS, PAPERS, COMPARE, RULES = "text", "steps", "papers", "compare", "rules"


class Workspace(QWidget):
    """Text left, consequences right; on a narrow window one at a time, behind the same tabs.

    Attributes:
        seen: what the last look at the text gave; None before the first.

    Signals:
        edited: something was typed.
        tab_shown: another tab is in front.
        checked: an `Examined` of the text as it is now.
    """

    edited = Signal()
    tab_shown = Signal(str)
    checked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.seen: Examined | None = None
        self._loading = False
        self._compared = False
        self.code = CodeEditor(theme)
        self.find_bar = FindBar(theme, self.code)
        self.messages = MessagePanel(theme)
        self.flow = Flowchart(theme)
        self.preview = StepPreview(context)
        self.rules = RulesPane(theme)
        self.compare = ComparePane(theme)
        self.papers = PapersPane(context)
        self.check = LiveCheck(context, self.code.toPlainText, self)
        self._steps = QWidget()
        self._steps_row = QHBoxLayout(self._steps)
        self._rule = rule(vertical=True)
        self._rule.setParent(self)
        self.panes: dict[str, QWidget] = {
            STEPS: self._steps,
            PAPERS: self.papers,
            COMPARE: self.compare,
            RULES: self.rules,
        }
        self.tabs = TabRow(
            theme,
            [
                (TEXT, self.tr("Text")),
                (STEPS, self.tr("Flowchart and steps")),
                (PAPERS, self.tr("Procedure sheet")),
                (COMPARE, self.tr("Compare")),
                (RULES, self.tr("Rules cited")),
            ],
        )
        self._stack = QStackedWidget()
        self._left, self._right = QWidget(self), QWidget(self)
        self._tab = STEPS
        self._order: list[QWidget] = []
        self._arrange_widgets()
        self._connect()

    def show_text(self, text: str, line: int = 1) -> None:
        """Show another text and look at it at once."""
        self._loading = True
        self.code.show_text(text)
        self.code.go_to(line)
        self._loading = False
        self.check.text_changed()
        self.check.check_now()

    def text(self) -> str:
        """Return the text as it is now."""
        return self.code.toPlainText()

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front; the text is one only on a narrow window."""
        self._tab = name
        self.arrange()
        self._draw_papers()
        self.tab_shown.emit(name)

    @property
    def tab(self) -> str:
        """The tab in front."""
        return self._tab

    def look_for_words(self) -> None:
        """Look for words in the text."""
        self._show_code()
        self.find_bar.open_bar()

    def next_message(self) -> None:
        """Go to the next message."""
        self._show_code()
        self.messages.go_on()

    def show_base(self, number: int) -> None:
        """Name the version that the text is compared with; 0 is none, and then there is nothing to compare."""
        self._compared = number > 0
        if number:
            self.tabs.set_words(COMPARE, self.tr("Compare with version {number}").format(number=number))
        self.arrange()

    def next_pane(self, step: int) -> None:
        """Give the focus to the next pane that is seen."""
        panes: list[QWidget] = [self.code, self.messages.list, self.flow]
        panes += [self.papers.area, self.compare.lines, self.rules]
        seen = [pane for pane in panes if pane.isVisible() and (pane is not self.messages.list or self._has_messages())]
        if self.preview.isVisible() and self.preview.page is not None:
            seen.append(self.preview)
        focus = self.window().focusWidget()
        here = next((place for place, pane in enumerate(seen) if focus is pane or pane.isAncestorOf(focus)), -1)
        if seen:
            target = seen[(here + step) % len(seen)]
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_step_again(self) -> None:
        """Show the preview of the current step, which was taken away."""
        self._preview(self.flow.current)

    def stop(self) -> None:
        """Look at the text no longer."""
        self.check.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one at a time."""
        super().resizeEvent(event)
        self.arrange()

    @property
    def narrow(self) -> bool:
        """Whether the halves take turns."""
        return self.width() < self._context.theme.px(NARROW)

    def arrange(self) -> None:
        """Give everything its place for the present width."""
        px, narrow = self._context.theme.px, self.narrow
        if not narrow and self._tab == TEXT:
            self._tab = STEPS
        wide = self.width() >= WIDE_WINDOW
        self.tabs.buttons[TEXT].setVisible(narrow)
        self.tabs.buttons[COMPARE].setVisible(self._compared)
        if self._tab == COMPARE and not self._compared:
            self._tab = STEPS
        self.tabs.choose(self._tab)
        on_text = narrow and self._tab == TEXT
        self.messages.set_most_rows(2 if self.height() < px(LOW) else 5)
        if narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
        else:
            self._left.setFixedWidth(px(TEXT_WIDTH_WIDE if wide else TEXT_WIDTH))
        self._left.setVisible(not narrow or on_text)
        self._rule.setVisible(not narrow)
        self._right.setVisible(True)
        self._stack.setVisible(not on_text)
        self.flow.setFixedWidth(px(FLOW_WIDTH_WIDE if wide else FLOW_WIDTH))
        if self._tab in self.panes:
            self._stack.setCurrentWidget(self.panes[self._tab])
        row = self._halves
        row.setDirection(row.Direction.TopToBottom if narrow else row.Direction.LeftToRight)
        # On a narrow window the tabs stand above the text too.
        wanted = [self._right, self._left] if narrow else [self._left, self._rule, self._right]
        if self._order != wanted:
            self._order = wanted
            for widget in (self._left, self._rule, self._right):
                row.removeWidget(widget)
            for widget in wanted:
                row.addWidget(widget)
        row.setStretchFactor(self._right, 0 if on_text else 1)
        row.setStretchFactor(self._left, 1 if on_text else 0)

    def _arrange_widgets(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.find_bar)
        left.addWidget(self.code, 1)
        left.addWidget(self.messages)
        self._steps_row.setContentsMargins(0, 0, 0, 0)
        self._steps_row.setSpacing(0)
        self._steps_row.addWidget(self.flow)
        self._steps_row.addWidget(rule(vertical=True))
        self._steps_row.addWidget(self.preview, 1)
        for pane in self.panes.values():
            self._stack.addWidget(pane)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.tabs)
        right.addWidget(self._stack, 1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)

    def _connect(self) -> None:
        self.code.textChanged.connect(self._typed)
        self.code.line_changed.connect(lambda _line: self._follow_cursor())
        self.check.checked.connect(self._show_seen)
        self.messages.chosen.connect(self._go_to_finding)
        self.messages.fix_wanted.connect(self._fix)
        self.flow.shown.connect(self._show_step)
        self.flow.opened.connect(self._open_step)
        self.preview.rule_wanted.connect(self._show_rule)
        self.tabs.chosen.connect(self._choose_tab)

    def _choose_tab(self, name: str) -> None:
        self.show_tab(name)
        self.tabs.buttons[name].setFocus()

    def _typed(self) -> None:
        if not self._loading:
            self.check.text_changed()
            self.edited.emit()

    def _show_seen(self, seen: Examined) -> None:
        before = self.seen
        self.seen = seen
        self.code.show_findings(seen.findings)
        self.messages.show_findings(seen.findings)
        if seen.drawable is not None or before is None:
            # What cannot be read at all leaves the last picture in its place.
            self.flow.show_steps(seen.steps)
            self.rules.show_rules(seen.drawable)
            count = 0 if seen.drawable is None else len(seen.drawable.rules)
            self.tabs.set_words(RULES, self.tr("Rules cited {count}").format(count=count))
            self._follow_cursor()
        self._draw_papers()
        self.checked.emit(seen)

    def _draw_papers(self) -> None:
        """Draw the papers of the text while they are looked at."""
        if self._tab == PAPERS and self.seen is not None:
            self.papers.show_procedure(self.seen.procedure)

    @property
    def drawable(self) -> Procedure | None:
        """What can be shown of the steps."""
        return None if self.seen is None else self.seen.drawable

    def _follow_cursor(self) -> None:
        step = None if self.seen is None else self.seen.step_at(self.code.line)
        if step is not None and not self.flow.hasFocus():
            self.flow.show_current(step.id)
            self._preview(step.id)

    def _preview(self, step: str) -> None:
        drawable = self.drawable
        if drawable is not None and any(one.id == step for one in drawable.steps):
            self.preview.show_step(drawable, step)

    def _show_step(self, step_id: str) -> None:
        step = self._outline_step(step_id)
        if step is not None:
            self.code.go_to(step.first)
        self._preview(step_id)

    def _open_step(self, step_id: str) -> None:
        self._show_step(step_id)
        self._show_code()

    def _outline_step(self, step_id: str) -> OutlineStep | None:
        steps = () if self.seen is None else self.seen.steps
        return next((step for step in steps if step.id == step_id), None)

    def _go_to_finding(self, finding: Finding) -> None:
        self.code.go_to(finding.line, finding.column)
        self._show_code()

    def _fix(self, finding: Finding) -> None:
        if self.code.change(finding):
            self.check.check_now()
        self._show_code()

    def _show_rule(self, rule_id: str) -> None:
        self.show_tab(RULES)
        self.rules.show_rule(rule_id)
        self.rules.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_code(self) -> None:
        if self.narrow:
            self.show_tab(TEXT)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_messages(self) -> bool:
        return self.messages.list.row_count() > 0
