"""The action bar at the foot of a page, and its buttons with their key caps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QPushButton, QSizePolicy, QWidget

from clerk_app.ui.keys import is_enter
from clerk_app.ui.theme import Theme, restyle
from clerk_app.ui.widgets.labels import Glyph, KeyCap, Words

Kind = Literal["plain", "primary", "danger", "dashed", "flat", "bare"]
Size = Literal["normal", "tiny", "small", "large"]


_INKS: Mapping[str, str] = {"primary": "onAccent", "danger": "danger"}


class ActionButton(QPushButton):
    """A button with an icon, a label and the key that presses it.

    The accessible name is the label alone, the description the key; the text property stays empty,
    because the label is a child (Qt would otherwise draw it twice). `key` is what the cap shows, from
    `keys.cap`; `icon_last` puts the icon behind it, as the arrow of Continue stands; `spread` puts
    the label left and the key at the right edge.

    Signals:
        activated: pressed while available; connect this one, not `clicked`.
        explained: pressed while unavailable; carries the reason, which the page shows beside it.
    """

    activated = Signal()
    explained = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        key: str = "",
        icon: str | None = None,
        *,
        kind: Kind = "plain",
        size: Size = "normal",
        icon_last: bool = False,
        spread: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._reason = theme, ""
        self.setProperty("kind", kind)
        self.setProperty("extent", size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        token = _INKS.get(kind, "text")
        self._label = Words(label, "label", parent=self)
        self._key = KeyCap(key, self) if key else None
        glyph = Glyph(theme, icon, token, {"large": 22, "tiny": 16}.get(size, 18), self) if icon else None
        self._icon = (icon or "", glyph)
        pad = theme.px({"tiny": 8, "small": 10, "large": 20}.get(size, 14))
        row = QHBoxLayout(self)
        row.setContentsMargins(pad, 0, pad, 0)
        row.setSpacing(theme.px(8))
        if not spread:
            row.addStretch(1)
        if glyph and not icon_last:
            row.addWidget(glyph)
        row.addWidget(self._label)
        if spread:
            row.addStretch(1)
        if self._key:
            row.addWidget(self._key)
        if glyph and icon_last:
            row.addWidget(glyph)
        if not spread:
            row.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        self.setAccessibleDescription(key)
        self.clicked.connect(self._act)

    def label(self) -> str:
        """Return the words on the button."""
        return self._label.text()

    def set_label(self, label: str) -> None:
        """Show other words."""
        if label != self._label.text():
            self._label.setText(label)
            self.setAccessibleName(label)
            self.updateGeometry()

    def set_kind(self, kind: Kind) -> None:
        """Give it another look: Continue of a refusal is `danger`, everywhere else `primary`."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            for widget in (self, self._label, self._key):
                if widget is not None:
                    restyle(widget)
            name, glyph = self._icon
            if glyph is not None:
                glyph.show_icon(name, _INKS.get(kind, "text"))

    def set_unavailable(self, reason: str) -> None:
        """Grey it out with a reason; empty makes it available again.

        It keeps the focus and its key, so that the reason can be heard and read.
        """
        self._reason = reason
        key = self._key.text() if self._key else ""
        self.setAccessibleDescription(", ".join(part for part in (key, reason) if part))
        if bool(self.property("unavailable")) != bool(reason):
            self.setProperty("unavailable", bool(reason))
            restyle(self)
            restyle(self._label)

    @property
    def available(self) -> bool:
        """Whether pressing it may act."""
        return not self._reason

    def sizeHint(self) -> QSize:
        """Return the size of icon, label and key with the padding."""
        return self._size_of_content()

    def minimumSizeHint(self) -> QSize:
        """Return the same: a label on a button is never cut."""
        return self._size_of_content()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press, not only Space: Continue has the focus when a step is done."""
        if is_enter(event.key()):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the style changed the fonts of the children."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def _act(self) -> None:
        if self._reason:
            self.explained.emit(self._reason)
        else:
            self.activated.emit()

    def _size_of_content(self) -> QSize:
        self.ensurePolished()
        for child in (self._label, self._key):
            if child is not None:
                child.ensurePolished()
        layout = self.layout()
        width = layout.sizeHint().width() if layout is not None else 0
        height = {"tiny": 28, "small": 32, "large": 56}.get(str(self.property("extent")), 40)
        return QSize(width + 2, self._theme.px(height))


class ActionBar(QFrame):
    """The bar of page-wide actions: plain ones left, what is missing and the primary one right.

    When it gets too narrow, the sentence about what is missing becomes a short tag, and then every
    button but the first and the primary one moves into 更多 ▾.

    Signals:
        missing_pressed: the sentence about what is missing was activated.
    """

    missing_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ActionBar")
        self._theme = theme
        self._left: list[ActionButton] = []
        self._right: list[ActionButton] = []
        self._words: list[QWidget] = []
        self._primary: ActionButton | None = None
        self.setFixedHeight(theme.px(60))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(8))
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row = row
        self._more = ActionButton(theme, self.tr("More"), icon="chevron-down", icon_last=True)
        self._more.activated.connect(self._open_more)
        self._more.hide()
        row.addWidget(self._more)
        row.addStretch(1)
        self._missing_icon = Glyph(theme, "alert-circle", "danger", 18)
        self._missing = Words(tone="danger")
        self._missing_texts = ("", "")
        self._missing_icon.hide()
        self._missing.hide()
        row.addWidget(self._missing_icon)
        row.addWidget(self._missing)
        self._fixed_count = row.count()

    def add_left(self, button: ActionButton) -> ActionButton:
        """Put a plain action at the left, in the order of calling; returns the button."""
        self._row.insertWidget(len(self._left), button)
        self._left.append(button)
        return button

    def add_right(self, button: ActionButton, primary: bool = False) -> ActionButton:
        """Put an action at the right; the primary one comes last. Returns the button."""
        if primary:
            button.setMinimumWidth(self._theme.px(160))
            self._primary = button
            self._row.addWidget(button)
        else:
            end = self._row.count() - (1 if self._primary else 0)
            self._row.insertWidget(end, button)
            self._right.append(button)
        return button

    @property
    def primary(self) -> ActionButton | None:
        """The one filled button, where the page has one."""
        return self._primary

    def add_words(self, words: QWidget) -> None:
        """Put a sentence before the right-hand buttons."""
        self._words.append(words)
        self._row.insertWidget(self._row.count() - len(self._right) - (1 if self._primary else 0), words)

    def show_missing(self, sentence: str, short: str) -> None:
        """Say what is missing: `sentence` where there is room, `short` where not; both empty hides it."""
        self._missing_texts = (sentence, short)
        self._missing_icon.setVisible(bool(sentence))
        self._missing.setVisible(bool(sentence))
        self._missing.setText(sentence)
        self._missing.setAccessibleName(sentence)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room for Back, 更多, the tag and Continue: the window may get narrower than all actions."""
        return QSize(self._theme.px(320), self._theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse or unfold for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        gap = self._row.spacing()
        visible_left = [button for button in self._left if not button.property("gone")]
        right = [button for button in self._right if not button.property("gone")]
        primary = self._primary is not None and not self._primary.property("gone")
        buttons = visible_left + right + ([self._primary] if self._primary and primary else [])
        others = sum(max(button.sizeHint().width(), button.minimumWidth()) + gap for button in buttons)
        others += sum(words.sizeHint().width() + gap for words in self._words if words.isVisibleTo(self))
        sentence, short = self._missing_texts
        spare = room - others
        terse = bool(sentence) and self._words_room(sentence) > spare
        narrow = (self._words_room(short) if sentence else 0) > spare
        for button in self._left[:1]:
            button.setVisible(not button.property("gone"))
        for button in self._left[1:] + self._right:
            button.setVisible(not narrow and not button.property("gone"))
        self._more.setVisible(narrow and len(buttons) > 2)
        self._missing.setText(short if terse or narrow else sentence)

    def _words_room(self, words: str) -> int:
        metrics = self._missing.fontMetrics()
        return metrics.horizontalAdvance(words) + self._theme.px(18) + 2 * self._row.spacing()

    def set_shown(self, button: ActionButton, shown: bool) -> None:
        """Show or hide one action for good (its page has no use for it now)."""
        self.show_only({button: shown})

    def show_only(self, shown: Mapping[ActionButton, bool]) -> None:
        """Show or hide several actions for good and make room once."""
        for button, visible in shown.items():
            button.setProperty("gone", not visible)
            if button is self._primary:
                button.setVisible(visible)
        self._fit()

    def _open_more(self) -> None:
        menu = QMenu(self)
        for button in self._left[1:] + self._right:
            if not button.property("gone"):
                action = menu.addAction(f"{button.label()}\t{button.accessibleDescription()}")
                action.triggered.connect(button.click)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self._more.mapToGlobal(above))
