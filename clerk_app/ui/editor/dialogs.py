"""Small dialogs of the list: a reason, the id of a new procedure."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.counter.dialog import Dialog, TextDialog
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import PlainLineEdit
from clerk_app.ui.widgets.labels import Words

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


class ReasonDialog(TextDialog):
    """Asks why; the answer goes into the log."""

    def __init__(self, theme: Theme, host: QWidget, title: str, confirm: str, words: str = "") -> None:
        super().__init__(theme, host, title, confirm, "", required=True, words=words)
        self.lines.setPlaceholderText(self.tr("Why (required, goes into the log)"))


class NewProcedureDialog(Dialog):
    """Asks for the id of a procedure that begins as a copy.

    Signals:
        named: the id.
    """

    named = Signal(str)

    def __init__(self, theme: Theme, host: QWidget, source: str, taken: Collection[str]) -> None:
        super().__init__(theme, host)
        self._taken = frozenset(taken)
        self.name(self.tr("New procedure, like {title}").format(title=source), self.tr("Begin"))
        label = Words(self.tr("Its id: small letters, digits and _, for example meter_check"), "sub", wrap=True)
        self.add(label)
        self.line = PlainLineEdit(theme)
        self.line.setAccessibleName(label.text())
        self.line.setMaxLength(60)
        label.setBuddy(self.line)
        self.line.entered.connect(self.confirm.click)
        self.add(self.line)
        self.add(Words(self.tr("It stays a draft of yours until it is published."), "sub", wrap=True))
        self.entry = self.line
        self.confirmed.connect(self._check)

    def _check(self) -> None:
        name = self.line.text().strip()
        if not _ID.fullmatch(name):
            self._refuse(self.tr("An id begins with a small letter and has only small letters, digits and _."))
        elif name in self._taken:
            self._refuse(self.tr("There is a procedure {id} already. Choose another id.").format(id=name))
        else:
            self.named.emit(name)

    def _refuse(self, words: str) -> None:
        self.line.set_mark("danger")
        self.show_fault(words)
        self.line.setFocus()


def renamed(text: str, name: str) -> str:
    """Return a procedure's text under another id."""
    return re.sub(r"(?m)^procedure:.*$", f"procedure: {name}", text, count=1)
