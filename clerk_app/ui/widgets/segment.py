"""A row of joined buttons of which one is chosen; for yes/no and for few choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from clerk_app.ui.keys import digit, is_enter
from clerk_app.ui.theme import Theme, restyle
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Tone


class SegmentButton(QPushButton):
    """One part; leaves Enter and digits to the segment, because they mean something for all parts."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what the segment acts on."""
        if is_enter(event.key()) or digit(event.key()) is not None:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for the words in bold, as they are written when the part is chosen."""
        self.ensurePolished()
        bold = QFont(self.font())
        bold.setBold(True)
        hint = super().sizeHint()
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, more), hint.height())


class Segment(QWidget):
    """Choices side by side; a digit, ← → or a click chooses.

    Signals:
        chosen: id, when the clerk chose (not when `choose` is called).
        entered: Enter was pressed.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[str, str]],
        *,
        tones: Sequence[Tone] = (),
        numbered: bool = False,
        field: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a segment.

        Args:
            theme: the look.
            choices: id and words of each part.
            tones: of each part when chosen; none means the accent colour.
            numbered: put the digit before the words.
            field: as high as a form's field.
            parent: where it lives.
        """
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SegmentButton] = {}
        self._words = [words for _, words in choices]
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = FlowLayout(0, theme.px(4))
        last = len(choices) - 1
        for number, (name, words) in enumerate(choices):
            button = SegmentButton(f"{number + 1} {words}" if numbered else words, self)
            button.setCheckable(True)
            button.setProperty("seg", "true")
            button.setProperty("field", field)
            place = "only" if last == 0 else "first" if number == 0 else "last" if number == last else "mid"
            button.setProperty("place", place)
            button.setProperty("tone", tones[number] if tones else "")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(words)
            button.setAccessibleDescription(str(number + 1))
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[name] = button
            row.addWidget(button)
        self.setLayout(row)
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))

    def value(self) -> str | None:
        """Return the id of the chosen part, None while none is chosen."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, name: str | None) -> None:
        """Choose a part without a signal; None chooses nothing."""
        if name is None:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        elif name in self._buttons:
            self._buttons[name].setChecked(True)

    def set_name(self, name: str) -> None:
        """Say what the choice is about; each part then reads e.g. 是否代办: 是."""
        self.setAccessibleName(name)
        for button, words in zip(self._buttons.values(), self._words, strict=True):
            button.setAccessibleName(f"{name}: {words}")

    def set_invalid(self, invalid: bool) -> None:
        """Frame the parts in red."""
        for button in self._buttons.values():
            if bool(button.property("invalid")) != invalid:
                button.setProperty("invalid", invalid)
                restyle(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit; report Enter."""
        number = digit(event.key())
        names = list(self._buttons)
        if is_enter(event.key()) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
        elif number is not None and number <= len(names) and not event.modifiers():
            button = self._buttons[names[number - 1]]
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            button.click()
        else:
            super().keyPressEvent(event)
