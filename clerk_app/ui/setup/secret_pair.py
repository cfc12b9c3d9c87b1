"""A new PIN or passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.sign_in import PASSPHRASE_LEAST, as_compared, new_passphrase, new_pin
from clerk_app.ui.context import Context
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.secret_field import SecretField
from clerk_app.ui.widgets.flow import FlowLayout


class SecretPair(QWidget):
    """Two fields; what is wrong is said at the first that is. With `may_stay` an empty one changes nothing.

    Signals:
        entered: Enter in the second field.
        changed: something was typed.
    """

    entered = Signal()
    changed = Signal()

    def __init__(
        self,
        context: Context,
        *,
        passphrase: bool,
        side_by_side: bool = False,
        may_stay: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._passphrase = context, passphrase
        theme = context.theme
        self.first, self.second = SecretField(theme, digits=not passphrase), SecretField(theme, digits=not passphrase)
        first, again = (
            (self.tr("Passphrase"), self.tr("Passphrase once more"))
            if passphrase
            else (self.tr("PIN"), self.tr("PIN once more"))
        )
        least = str(PASSPHRASE_LEAST)
        hint = (
            self.tr("At least %1 characters: a sentence only you know. The eye shows what you type.").replace(
                "%1", least
            )
            if passphrase
            else self.tr("Six digits, no runs or repetitions")
        )
        if may_stay:
            hint = self.tr("Leave both empty to keep the present one")
        self._first_row = Labelled(theme, first, self.first, hint, mark=self.first.line)
        self._second_row = Labelled(theme, again, self.second, mark=self.second.line)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        for field, row in ((self.first, self._first_row), (self.second, self._second_row)):
            field.changed.connect(row.calm)
            field.changed.connect(self.changed)
        column = FlowLayout(theme.px(16), theme.px(12), stretch=True) if side_by_side else QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for row in (self._first_row, self._second_row):
            row.setMinimumWidth(theme.px(180))
            column.addWidget(row)
        self.setLayout(column)
        self.setFocusProxy(self.first)

    def take_focus(self) -> None:
        """Put the focus into the first field."""
        self.first.setFocus()

    def texts(self) -> tuple[str, str]:
        """Return what is typed in both fields."""
        return self.first.text(), self.second.text()

    def set_texts(self, first: str, second: str) -> None:
        """Put back what was typed."""
        self.first.line.setText(first)
        self.second.line.setText(second)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(self.texts())

    def checked(self) -> str | None:
        """Return the secret when it may be set; else say what is wrong, take the focus and return None."""
        first, second = self.texts()
        try:
            secret = new_passphrase(first) if self._passphrase else new_pin(first)
        except Refusal as refusal:
            self._first_row.complain(self._context.sentence(refusal))
            self.first.setFocus()
            return None
        if secret != as_compared(second):
            empty = self.tr("Type it once more.")
            other = self.tr("The two are not the same. Type it once more.")
            self._second_row.complain(other if second else empty)
            self.second.setFocus()
            return None
        return secret
