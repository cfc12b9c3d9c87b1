"""What the small dialogs of a visit have in common: title, contents, a way out and one way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.keys import ENTER_CAP, Key, cap, is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note
from clerk_app.ui.widgets.overlay import Overlay


class Dialog(Overlay):
    """An overlay with a title, one filled button and Esc.

    Attributes:
        confirm: the button that goes on; Ctrl+Enter presses it, and Enter where no text is written.
        cancel: the button that goes back.
        entry: the first control to fill in, where there is one.

    Signals:
        confirmed: the way on was chosen.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, host: QWidget, width: int = 560) -> None:
        super().__init__(theme, host, width)
        self._fault: Note | None = None
        self.entry: QWidget | None = None
        self._title = Words("", "h1", wrap=True)
        self.body.addWidget(self._title)
        inner = QWidget()
        self._contents = QVBoxLayout(inner)
        self._contents.setContentsMargins(0, 0, 0, 0)
        self._contents.setSpacing(theme.px(12))
        self._area = DialogArea(inner)
        self.body.addWidget(self._area, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        self.cancel = ActionButton(theme, self.tr("Back"), cap(Key.CLOSE))
        self.cancel.activated.connect(self.close_overlay)
        self._buttons.addWidget(self.cancel)
        self._buttons.addStretch(1)
        self.confirm = ActionButton(theme, "", ENTER_CAP, kind="primary")
        self.confirm.activated.connect(self.confirmed)
        self._buttons.addWidget(self.confirm)
        self.body.addLayout(self._buttons)

    def name(self, title: str, confirm: str) -> None:
        """Say what the dialog is about and what its filled button does."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.confirm.set_label(confirm)

    def open(self, first: QWidget | None = None) -> None:
        """Show it; the focus goes to `first`, else to where something is entered, else to the filled button."""
        super().open(first or self.entry or self.confirm)

    def add(self, widget: QWidget) -> None:
        """Put a widget above the buttons."""
        self._contents.addWidget(widget)

    def add_button(self, button: ActionButton) -> None:
        """Put another way on beside the filled one."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def show_fault(self, words: str) -> None:
        """Say why it was refused; what is typed stays."""
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
        self._fault = Note(self._theme, "danger", words, parent=self.frame)
        self.body.insertWidget(self.body.count() - 1, self._fault)  # above the buttons, also when the rest scrolls
        self._fault.show()
        self.fit()
        self._fault.announce()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter from the page behind, which has it as a shortcut: two owners and it would do nothing."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_enter(event.key())
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the way on."""
        if is_enter(event.key()):
            (self.cancel if self.confirm.isHidden() else self.confirm).click()
            event.accept()
            return
        super().keyPressEvent(event)


class DialogArea(QScrollArea):
    """The contents of a dialog: as high as they are, scrolling only where the window is lower."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The contents wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the contents at `width`."""
        layout = self._inner.layout()
        if layout is None:
            return 0
        wanted = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return max(wanted, layout.totalMinimumSize().height())  # the area never makes its contents lower than that

    def sizeHint(self) -> QSize:
        """Return the size of the contents."""
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return that it may get lower than its contents."""
        return QSize(0, 0)


class Lines(QPlainTextEdit):
    """A few lines of free text. Tab goes on to the next control; Enter presses the dialog's button.

    Signals:
        entered: Enter without Shift.
    """

    entered = Signal()

    def __init__(self, theme: Theme, name: str, hint: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFixedHeight(theme.px(18 + 22 * lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as done; Shift+Enter begins a new line."""
        if is_enter(event.key()) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.entered.emit()
            return
        super().keyPressEvent(event)


class TextDialog(Dialog):
    """One line of words: a reason for parking, a note to the log."""

    def __init__(
        self, theme: Theme, host: QWidget, title: str, confirm: str, hint: str, *, required: bool, words: str = ""
    ) -> None:
        super().__init__(theme, host)
        self.name(title, confirm)
        if words:
            self.add(Words(words, "sub", wrap=True))
        self._required = required
        self.lines = Lines(theme, title, hint)
        self.lines.entered.connect(self.confirm.click)
        self.add(self.lines)
        self.entry = self.lines
        if required:
            self.confirm.activated.disconnect(self.confirmed)
            self.confirm.activated.connect(self._check)

    def text(self) -> str:
        """Return what was written."""
        return self.lines.toPlainText().strip()

    def _check(self) -> None:
        if self.text():
            self.confirmed.emit()
        else:
            self.show_fault(self.tr("Nothing is written yet. Write it, or go back with Esc."))
            self.lines.setFocus()
