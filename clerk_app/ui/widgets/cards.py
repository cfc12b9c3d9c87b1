"""Cards: framed groups with a head, the customer, a request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.core.procedure import Verb
from clerk_app.ui.keys import is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.avatar import Avatar
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import OneLine, Tag, Tone, Words, rule
from clerk_app.ui.widgets.ownership import OwnershipPair
from clerk_app.ui.widgets.seal import Seal


class Card(QFrame):
    """A white frame: an optional head (seal, title, words at the right) and a body.

    `ruled` draws a line under the head and lets the body reach the frame, for lists.

    Attributes:
        body: add the contents here.
        aside: the words at the right of the head, for counts.
    """

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        verb: Verb | None = None,
        *,
        aside: str = "",
        ruled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        # A child even where it has no place: without a parent Python's collector might destroy it on another thread.
        self.aside = Words(aside, "sub", parent=self)
        self.aside.setVisible(bool(title))
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        pad = theme.px(12)
        if title:
            self.head = QHBoxLayout()
            self.head.setContentsMargins(pad, theme.px(8 if ruled else 12), pad, theme.px(8))
            self.head.setSpacing(theme.px(8))
            if verb is not None:
                self.head.addWidget(Seal(theme, verb))
            self.title = Words(title, "h2", wrap=True)
            self.head.addWidget(self.title, 1)
            self.head.addWidget(self.aside)
            column.addLayout(self.head)
        if ruled:
            column.addWidget(rule())
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        if not ruled:
            self.body.setContentsMargins(pad, 0 if title else pad, pad, pad)
        column.addLayout(self.body)

    def mark_current(self, current: bool) -> None:
        """Frame the card in the accent colour."""
        self.setProperty("card", "current" if current else "true")
        self.style().unpolish(self)
        self.style().polish(self)


@dataclass(frozen=True, slots=True)
class CustomerTag:
    """A tag under the customer's name: a need (请放慢语速), a waiting time."""

    words: str
    tone: Tone = ""
    icon: str | None = None


class CustomerCard(QWidget):
    """Who is being served: initial, name with form of address, in person or by proxy, masked phone, tags."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._avatar, self._name, self._line = Avatar(theme), OneLine(role="clock"), OneLine(role="sub")
        self._tags = FlowLayout(theme.px(6), theme.px(6))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._line)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self._avatar)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(top)
        column.addLayout(self._tags)

    def show_customer(self, name: str, initial: str, line: str, tags: Sequence[CustomerTag] = ()) -> None:
        """Show a customer.

        Args:
            name: with the form of address, e.g. 周桂芳 女士; before it is known, words that say so.
            initial: the character on the disc.
            line: e.g. 本人办理 · 138****2207, the phone already masked.
            tags: what to heed, e.g. 请放慢语速.
        """
        self._avatar.show_initial(initial)
        self._name.set_text(name)
        self._line.set_text(line)
        self._line.setVisible(bool(line))
        self._tags.clear()
        for tag in tags:
            self._tags.addWidget(Tag(self._theme, tag.words, tag.tone, tag.icon))
        self.setAccessibleName(", ".join([name, line, *(tag.words for tag in tags)]))


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What a request card shows.

    Attributes:
        id: the request's number, which is also shown.
        line: what stands behind the number, e.g. 第 4/8 步.
    """

    id: str
    title: str
    state: str
    state_tone: Tone
    line: str
    first_responsible: str
    handler: str
    state_icon: str | None = None


class RequestCard(QAbstractButton):
    """One request of the visit; the checked one is being worked on. Space, Enter or a click chooses it."""

    def __init__(self, theme: Theme, facts: RequestFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.facts = facts
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Not Fixed: that would hold it at the height of one row when the line behind the number goes below.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = OneLine(role="h2", parent=self)
        self._tag = Tag(theme, facts.state, facts.state_tone, facts.state_icon, self)
        self._head = head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(11), theme.px(9), theme.px(10), theme.px(9))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        line = FlowLayout(theme.px(8), 0)  # a number is never cut: what stands behind it goes below
        self._number, self._line = Words(role="small", parent=self), Words(role="small", parent=self)
        line.addWidget(self._number)
        line.addWidget(self._line)
        column.addLayout(line)
        self._owners = OwnershipPair(theme, facts.first_responsible, facts.handler, short=True, parent=self)
        column.addWidget(self._owners)
        self._fill(facts)

    def show_facts(self, facts: RequestFacts) -> None:
        """Show what became of the same request: cheaper than a card made anew for every step."""
        before, self.facts = self.facts, facts
        if facts == before:
            return
        if (facts.state, facts.state_tone, facts.state_icon) != (before.state, before.state_tone, before.state_icon):
            tag = Tag(self._theme, facts.state, facts.state_tone, facts.state_icon, self)
            self._head.replaceWidget(self._tag, tag)
            self._tag.hide()
            self._tag.deleteLater()
            self._tag = tag
            tag.show()
        self._owners.show_names(facts.first_responsible, facts.handler)
        self._fill(facts)

    def _fill(self, facts: RequestFacts) -> None:
        self._title.set_text(facts.title)
        self._number.setText(facts.id)
        self._line.setText(f"· {facts.line}" if facts.line else "")
        self._line.setVisible(bool(facts.line))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{facts.title}, {facts.state}")
        self.setAccessibleDescription(f"{facts.id}, {facts.line}, {self._owners.accessibleName()}")

    def hasHeightForWidth(self) -> bool:
        """The line behind the number may need a row of its own."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the contents at `width`."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size of the contents."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the contents."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press, as every other row does."""
        if is_enter(event.key()):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint again when enabled or checked changed."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame: accent for the current one and for the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        width = 2 if strong else 1
        painter.setPen(QPen(self._theme.color("accent" if strong else "line"), width))
        painter.setBrush(self._theme.color("selected" if self.hasFocus() else "surface"))
        half = width / 2
        radius = self._theme.px(8)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), radius, radius)
