"""The last page of the set-up: the recovery code is on paper before anything is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.check_code import read_code
from clerk_app.printing.folder import FolderPrinter
from clerk_app.printing.port import Printer
from clerk_app.resources import generated_path
from clerk_app.service.secrets import new_recovery_code
from clerk_app.service.set_up_papers import SetUpPapers
from clerk_app.ui.context import Context
from clerk_app.ui.keys import ENTER_CAP
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.folder_row import FolderRow
from clerk_app.ui.setup.form import button_row
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.print_once import PrintOnce
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.inputs import PlainLineEdit
from clerk_app.ui.widgets.labels import Tone, Words


class FinishStep(SetUpStep):
    """Shows the code, prints it or saves it where the user says, and has its last group typed back."""

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        theme = context.theme
        if not draft.code:
            draft.code = new_recovery_code()
        self._papers = SetUpPapers(context.service, generated_path("fonts"))
        self._print = PrintOnce(context, self)
        self._print.came.connect(self._show_result)
        self._saved_to = ""
        card = self.card()
        self._whose = Words("", wrap=True)
        card.addWidget(self._whose)
        self.code = Words(draft.code, "big")
        self.code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.code.setAccessibleName(" ".join(draft.code))
        card.addWidget(self.code)
        self.print_button = ActionButton(theme, self.tr("Print"), icon="printer")
        self.print_button.activated.connect(self._to_printer)
        self.save_button = ActionButton(theme, self.tr("Save as PDF"), icon="download")
        self.save_button.activated.connect(self._ask_where)
        card.addLayout(button_row(theme, self.print_button, self.save_button, centred=True))
        self.where = FolderRow(theme, self.tr("best on a stick that you lock away with the paper"))
        self.where.entered.connect(self._to_folder)
        self.here = ActionButton(theme, self.tr("Save here"), ENTER_CAP)
        self.here.activated.connect(self._to_folder)
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.where)
        asked.addLayout(button_row(theme, self.here))
        self._asked.hide()
        card.addWidget(self._asked)
        self.said = Words("", "sub", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.addWidget(self.said)
        self.last = PlainLineEdit(theme)
        self.last.setText(draft.last_group)
        self.last.textEdited.connect(self._typed)
        self.last.entered.connect(self.done)
        self.last.setFixedWidth(theme.px(220))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.last)
        row.addStretch(1)
        place.setFocusProxy(self.last)
        self._row = Labelled(
            theme,
            self.tr("Type the last group of the code from your paper"),
            place,
            self.tr("so that nobody is locked out of the settings for good"),
            mark=self.last,
        )
        self.card().addWidget(self._row)

    def name(self) -> str:
        """Return what the list of steps calls it."""
        return self.tr("Recovery code")

    def heading(self) -> str:
        """Return the question it asks."""
        return self.tr("Put the recovery code in the safe")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("Whoever has it can change every setting once. It is shown only now.")

    def shown(self) -> None:
        """Name the administrator; offer a printer when one was chosen."""
        name = self._administrator()
        self._whose.setText(self.tr("If {name} forgets the passphrase, this code signs in once:").format(name=name))
        self.print_button.setVisible(self.context.printing is not None and bool(self._printer()))
        paper = self.tr("Type the last group of the code from your paper")
        file = self.tr("Type the last group of the code, from the PDF you saved or your note")
        self._row.set_label(file if self.print_button.isHidden() else paper)
        self.last.setFocus()

    def check(self) -> bool:
        """The last group has to be the code's."""
        if read_code(self.last.text()) == self.draft.code.rpartition("-")[2]:
            return True
        empty = self.tr("Type the last five characters of the code above from the paper or your note.")
        wrong = self.tr("That is not the last group. Compare with the paper and type it again.")
        self._row.complain(wrong if self.last.text().strip() else empty)
        self.last.setFocus()
        return False

    def _typed(self, text: str) -> None:
        self.draft.last_group = text
        self._row.calm()
        self.changed.emit()

    def _administrator(self) -> str:
        person = next((one for one in self.draft.people if one.role == "supervisor"), None)
        if person is None:
            return ""
        return person.name if self.context.language == "zh" else person.name_en or person.name

    def _printer(self) -> str:
        values = self.draft.values
        return str(values.get("printer_a5") or values.get("printer_a4") or "")

    def _to_printer(self) -> None:
        if self.context.printing is not None:
            self._saved_to = ""
            self._send(self.context.printing, self._printer())

    def _ask_where(self) -> None:
        self._asked.show()
        self.where.line.setFocus()
        self.where.line.selectAll()

    def _to_folder(self) -> None:
        folder = self.where.folder()
        if folder is not None:
            self._saved_to = str(folder)
            self._send(FolderPrinter(folder), self._saved_to)

    def _send(self, printing: Printer, printer: str) -> None:
        language = self.context.language
        hall = str(self.draft.values.get("hall_zh" if language == "zh" else "hall_en") or self.draft.values["hall_zh"])
        name = self._administrator()
        title = "recovery-code"
        self._print.send(
            printing, printer, title, lambda: self._papers.recovery_sheet(self.draft.code, hall, name, language)
        )

    def _show_result(self, words: str, tone: str) -> None:
        if self._saved_to and tone == "ok":
            self._asked.hide()
            self.last.setFocus()
            words = self.tr("Saved in {folder}. Print it, then delete the file.").format(folder=self._saved_to)
        tones: dict[str, Tone] = {"ok": "ok", "warn": "warn", "danger": "danger"}
        self.said.setText(words)
        self.said.set_tone(tones.get(tone, ""))
