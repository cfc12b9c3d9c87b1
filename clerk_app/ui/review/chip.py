"""The chips of the filter bar: a name, the chosen value, and a menu to choose another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from clerk_app.ui.keys import is_enter
from clerk_app.ui.theme import Theme, restyle
from clerk_app.ui.widgets.labels import Glyph, Words


class Chip(QPushButton):
    """The frame of a chip: an optional icon, a name, a bold value.

    Attributes:
        name: identifies the filter.
    """

    def __init__(self, theme: Theme, name: str, title: str, icon: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._theme, self._title = name, theme, title
        self.setProperty("kind", "chip")
        self.setProperty("extent", "small")
        self.setProperty("active", False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cross = Glyph(theme, "x", "accentText", 16, self)
        self._cross.hide()
        self._name = Words(title, parent=self)
        self._value = Words("", "h2", parent=self)
        self._icon = Glyph(theme, icon, "text2", 16, self) if icon else None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        row.setSpacing(theme.px(5))
        for part in (self._cross, self._name, self._value, self._icon):
            if part is not None:
                row.addWidget(part)
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_value("", active=False)

    @property
    def active(self) -> bool:
        """Whether it narrows the list."""
        return bool(self.property("active"))

    def show_value(self, value: str, *, active: bool) -> None:
        """Show a value, in the accent colour when it narrows the list."""
        self._value.setText(value)
        self._value.setVisible(bool(value))
        self.setAccessibleName(f"{self._title} {value}".strip())
        if self.active != active:
            self.setProperty("active", active)
            restyle(self)
            for part in (self._name, self._value):
                restyle(part)
        if self._icon is not None:
            self._icon.show_icon("chevron-down", "accentText" if active else "text2")
        self.updateGeometry()

    def value(self) -> str:
        """Return the value shown."""
        return self._value.text()

    def sizeHint(self) -> QSize:
        """Return the size of the words with the padding."""
        self.ensurePolished()
        for part in (self._name, self._value):
            part.ensurePolished()
        layout = self.layout()
        width = layout.sizeHint().width() if layout is not None else 0
        return QSize(width + 2, self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the style changed the fonts."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and arrow down as a press."""
        if is_enter(event.key()) or event.key() == Qt.Key.Key_Down:
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)


class ToggleChip(Chip):
    """A chip that is on or off and may show how many there are.

    Signals:
        switched: on or off, by hand.
    """

    switched = Signal(bool)

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, title, None, parent)
        self.clicked.connect(lambda: self.switched.emit(not self.active))

    def show_state(self, *, on: bool, count: str) -> None:
        """Show whether it is on, and how many it would list."""
        self._cross.setVisible(on)
        self.show_value(count, active=on)


class MenuChip(Chip):
    """A chip with a menu of values.

    Signals:
        chosen: id of a value; empty for the one that does not narrow the list.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, title, "chevron-down", parent)
        self.menu_of_values = QMenu(self)
        self.menu_of_values.setAccessibleName(title)
        self._group = QActionGroup(self)
        self._choices: list[tuple[str, str]] = []
        self.clicked.connect(self._open)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer values: id and words."""
        self._choices = list(choices)
        self.menu_of_values.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        for choice, words in choices:
            action = QAction(words.replace("&", "&&"), self._group)
            action.setCheckable(True)
            action.setData(choice)
            action.triggered.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice))
            self.menu_of_values.addAction(action)

    def words_of(self, choice: str) -> str:
        """Return the words of a value."""
        return next((words for one, words in self._choices if one == choice), choice)

    def mark(self, choice: str) -> None:
        """Tick a value in the menu."""
        for action in self._group.actions():
            action.setChecked(action.data() == choice)

    def _open(self) -> None:
        self.menu_of_values.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        actions = self._group.actions()
        self.menu_of_values.setActiveAction(next((one for one in actions if one.isChecked()), actions[0]))
