"""The reference beside a step: what to do about the present problem, the rule's text, useful sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from clerk_app.ui.keys import Key, cap, is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words, rule
from clerk_app.ui.widgets.painting import wrapped_height


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
        self._bodies: dict[str, QWidget] = {}
        self._sections: list[HelpSection] = []
        self._subject = ""
        self._chosen: dict[str, bool] = {}
        self._problem: QWidget | None = None
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        head.addWidget(Words(self.tr("Reference"), "h2"))
        head.addStretch(1)
        hide = ActionButton(theme, self.tr("Hide"), cap(Key.HELP), kind="bare", size="tiny")
        hide.activated.connect(self.hide_pressed)
        head.addWidget(hide)
        inner = self._inner = QWidget()
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

    def show_sections(self, sections: Sequence[HelpSection], subject: str = "") -> None:
        """Show sections; those that fit are open, from the top, and the others closed.

        Args:
            sections: in the order of their use.
            subject: what they are about; while it stays the same, what the clerk opened and closed stays so.
        """
        if subject != self._subject:
            self._chosen = {}
        elif list(sections) == self._sections:
            return
        kept = {section: self._heads[section.id] for section in self._sections if section in sections}
        for section in self._sections:
            if section not in kept:
                self._remove(section.id)
        self._subject, self._sections = subject, list(sections)
        for place, section in enumerate(sections):
            if section not in kept:  # what stays the same from step to step is not made anew
                self._heads[section.id] = head = SectionHead(self._theme, section, self._inner)
                head.toggled.connect(partial(self._show_body, section))
                head.clicked.connect(lambda opened, name=section.id: self._choose(name, opened))
            at = (0 if self._problem is None else 1) + sum(
                1 + (earlier.id in self._bodies) for earlier in sections[:place]
            )
            self._column.insertWidget(at, self._heads[section.id])
            if section.id in self._bodies:
                self._column.insertWidget(at + 1, self._bodies[section.id])
        self._open_what_fits()

    def _remove(self, name: str) -> None:
        for widget in (self._heads.pop(name, None), self._bodies.pop(name, None)):
            if widget is not None:
                widget.hide()
                self._column.removeWidget(widget)
                widget.deleteLater()

    def _show_body(self, section: HelpSection, opened: bool) -> None:
        """Show a section's body, which is made when it is opened for the first time."""
        body = self._bodies.get(section.id)
        if body is None and opened:
            body = self._bodies[section.id] = self._body(section)
            self._column.insertWidget(self._column.indexOf(self._heads[section.id]) + 1, body)
        if body is not None:
            body.setVisible(opened)

    def show_problem(self, note: QWidget | None) -> None:
        """Show a notice above the sections (what is missing and what can be done), or none."""
        if note is None and self._problem is None:
            return
        if self._problem is not None:
            self._problem.hide()
            self._column.removeWidget(self._problem)
            self._problem.deleteLater()
        self._problem = None
        if note is not None:
            holder = QWidget(self._inner)
            row = QVBoxLayout(holder)
            row.setContentsMargins(self._theme.px(14), self._theme.px(12), self._theme.px(14), self._theme.px(12))
            row.addWidget(note)
            self._column.insertWidget(0, holder)
            self._problem = holder
        self._open_what_fits()

    def opened(self) -> list[str]:
        """Return the ids of the sections that are open."""
        return [name for name, head in self._heads.items() if head.isChecked()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Open what fits the new height."""
        super().resizeEvent(event)
        self._open_what_fits()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure now that there is a place."""
        super().showEvent(event)
        self._open_what_fits()

    def _open_what_fits(self) -> None:
        if not self.isVisible():
            return
        width = self._area.viewport().width()
        room = self._area.viewport().height()
        if self._problem is not None:
            room -= self._problem.heightForWidth(width)
        room -= sum(head.sizeHint().height() for head in self._heads.values())
        for place, section in enumerate(self._sections):
            name, needed = section.id, self._body_height(section, width)
            opened = self._chosen.get(name, needed <= room or (place == 0 and self._problem is None))
            if opened:
                room -= needed
            elif name not in self._chosen:
                room = 0  # what is below a closed section stays closed too, else the order would hide
            self._heads[name].setChecked(opened)

    def _body_height(self, section: HelpSection, width: int) -> int:
        px, font = self._theme.px, self._theme.font(14)
        inner = width - px(38) - px(14)
        heights = [wrapped_height(font, paragraph, inner) for paragraph in section.paragraphs]
        return sum(heights) + px(6) * (len(heights) - 1) + px(14)

    def _choose(self, name: str, opened: bool) -> None:
        self._chosen[name] = opened

    def open_section(self, section: str) -> bool:
        """Open a section, scroll it into view and give it the focus; False when there is no such section."""
        head = self._heads.get(section)
        if head is None:
            return False
        self._chosen[section] = True
        head.setChecked(True)
        head.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(head)
        return True

    def _body(self, section: HelpSection) -> QWidget:
        body = QWidget(self._inner)
        column = QVBoxLayout(body)
        px = self._theme.px
        column.setContentsMargins(px(38), 0, px(14), px(14))
        column.setSpacing(px(6))
        for paragraph in section.paragraphs:
            column.addWidget(Words(paragraph, tone="quiet" if section.quiet else "", wrap=True))
        return body
