"""A form's row: a label, its control, a hint below that becomes what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from clerk_app.ui.theme import Theme, restyle
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import announce


class Labelled(QWidget):
    """A control with its label above.

    Attributes:
        control: what is labelled.
        optional: it may stay empty, which is its hint where there is no other.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        hint: str = "",
        *,
        mark: LineEdit | None = None,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control, self.optional = control, optional
        if optional and not hint:
            hint = self.tr("optional")
        self._hint_words = hint
        self._calm_width = 0
        self._marked: QWidget = mark or control
        self._label = Words(label, "sub", wrap=True)
        self._label.setBuddy(control)
        self._hint = Words(hint, "small", wrap=True)
        self._marked.setAccessibleName(label)
        self._marked.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._label)
        column.addWidget(control)
        column.addWidget(self._hint)
        self._hint.setVisible(bool(hint))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        """Return the size wished for; a complaint makes it higher, never wider: the columns stay where they are."""
        hint = super().sizeHint()
        return QSize(self._calm_width, hint.height()) if self.complaint else hint

    def minimumSizeHint(self) -> QSize:
        """Return the least size; with a complaint not wider than without."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._calm_width), hint.height()) if self.complaint else hint

    @property
    def complaint(self) -> str:
        """What is said to be wrong; empty while nothing is."""
        return self._hint.text() if self._hint.property("tone") == "danger" else ""

    def set_label(self, words: str) -> None:
        """Call the control by another name."""
        self._label.setText(words)
        self._marked.setAccessibleName(words)

    def set_hint(self, words: str) -> None:
        """Explain the control with other words."""
        self._hint_words = words
        if not self.complaint:
            self._hint.setText(words)
            self._hint.setVisible(bool(words))

    def complain(self, words: str) -> None:
        """Say below the control what is wrong with it."""
        if not self.complaint:
            self._calm_width = super().sizeHint().width()
        self._hint.setText(words)
        self._hint.set_tone("danger")
        self._hint.show()
        self._frame("danger")
        self._marked.setAccessibleDescription(words)
        announce(self._marked, words)

    def calm(self) -> None:
        """Take the complaint back: something else is typed now."""
        if self.complaint:
            self._hint.setText(self._hint_words)
            self._hint.set_tone("")
            self._hint.setVisible(bool(self._hint_words))
            self._frame("")
            self._marked.setAccessibleDescription(self._hint_words)

    def _frame(self, mark: str) -> None:
        if isinstance(self._marked, LineEdit):
            self._marked.set_mark(mark)
        elif isinstance(self._marked, QComboBox):
            self._marked.setProperty("invalid", mark == "danger")
            restyle(self._marked)
