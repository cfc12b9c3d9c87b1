"""The reference beside a step: what to do about the present problem, the rule's text, useful sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from clerk_app.ui.keys import Key, cap, is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words, rule


@dataclass(frozen=True, slots=True)
class HelpSection:
    """One section.

    Attributes:
        paragraphs: its body, plain text.
        count: shown at the right of the head, None for nothing.
        quiet: the body in the secondary colour, as quoted rules are.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    count: int | None = None
    quiet: bool = False


class SectionHead(QToolButton):
    """The head of a section; Enter, Space or a click opens and closes it."""

    def __init__(self, theme: Theme, section: HelpSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "accordion")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setText(section.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(section.title)
        self.toggled.connect(self._draw)
        theme.changed.connect(self._draw)
        if section.count is not None:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, theme.px(14), 0)
            row.addStretch(1)
            row.addWidget(Words(str(section.count), "sub"))
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press."""
        if is_enter(event.key()):
            self.click()
            return
        super().keyPressEvent(event)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon("chevron-down" if self.isChecked() else "chevron-right", "text", 16))
        self.setAccessibleDescription(self.tr("open") if self.isChecked() else self.tr("closed"))


class HelpPanel(QFrame):
    """The accordion; the section that fits the present problem is open.

    Signals:
        hide_pressed: the clerk wants it away (F1).
    """

    hide_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Help")
        self._theme = theme
        self._heads: dict[str, SectionHead] = {}
        self._problem: QWidget | None = None
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        head.addWidget(Words(self.tr("Reference"), "h2"))
        head.addStretch(1)
        hide = ActionButton(theme, self.tr("Hide"), cap(Key.HELP), kind="bare", size="tiny")
        hide.activated.connect(self.hide_pressed)
        head.addWidget(hide)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(area, 1)

    def show_sections(self, sections: Sequence[HelpSection], open_id: str | None = None) -> None:
        """Show sections; `open_id` is open, None opens those with a body short enough to be read at once."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._heads = {}
        self._problem = None
        for section in sections:
            head = SectionHead(self._theme, section)
            body = self._body(section)
            opened = section.id == open_id or (open_id is None and len(section.paragraphs) <= 3)
            self._heads[section.id] = head
            # In the panel first: a widget without a parent that is made visible is a window of its own.
            for widget in (head, body):
                self._column.insertWidget(self._column.count() - 1, widget)
            head.toggled.connect(body.setVisible)
            head.setChecked(opened)
            body.setVisible(opened)

    def show_problem(self, note: QWidget | None) -> None:
        """Show a notice above the sections (what is missing and what can be done), or none."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
        self._problem = None
        if note is not None:
            holder = QWidget()
            row = QVBoxLayout(holder)
            row.setContentsMargins(self._theme.px(14), self._theme.px(12), self._theme.px(14), self._theme.px(12))
            row.addWidget(note)
            self._column.insertWidget(0, holder)
            self._problem = holder

    def open_section(self, section: str) -> bool:
        """Open a section, scroll it into view and give it the focus; False when there is no such section."""
        head = self._heads.get(section)
        if head is None:
            return False
        head.setChecked(True)
        head.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(head)
        return True

    def _body(self, section: HelpSection) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        px = self._theme.px
        column.setContentsMargins(px(38), 0, px(14), px(14))
        column.setSpacing(px(6))
        for paragraph in section.paragraphs:
            column.addWidget(Words(paragraph, tone="quiet" if section.quiet else "", wrap=True))
        return body
