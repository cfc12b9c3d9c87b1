"""Where a file is to be written: asked, never chosen by the program alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal

from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import LineEdit


class FolderRow(Labelled):
    """A folder that has to be there.

    Attributes:
        line: where it is typed.

    Signals:
        entered: Enter was pressed in it.
    """

    entered = Signal()

    def __init__(self, theme: Theme, hint: str, typed: str | None = None) -> None:
        self.line = LineEdit(theme)
        super().__init__(theme, "", self.line, hint)
        self.set_label(self.tr("Folder"))
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
        self.line.setText(usual if typed is None else typed)
        self.line.textEdited.connect(lambda _words: self.calm())
        self.line.entered.connect(self.entered)

    def folder(self) -> Path | None:
        """Return the folder; None when there is none of that name, which is said."""
        words = self.line.text().strip()
        folder = Path(words).expanduser()
        if words and folder.is_dir():
            return folder
        self.complain(self.tr("There is no such folder. Type another, or make it first."))
        self.line.setFocus()
        return None
