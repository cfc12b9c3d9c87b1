"""The form for one member of staff, in the set-up and in the settings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.field_value import parse
from clerk_app.core.procedure import FieldKind
from clerk_app.service.hall import STAFF_NUMBER
from clerk_app.service.people_view import spellings
from clerk_app.service.staff_ids import english_name, staff_id
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import PersonDraft
from clerk_app.ui.setup.form import ChoiceRow, Form
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.secret_pair import SecretPair
from clerk_app.ui.widgets.inputs import LineEdit, PlainLineEdit


class PersonForm(QWidget):
    """Writes what is typed into `person` at once.

    Attributes:
        person: who is typed in.

    Signals:
        accepted: a complete `PersonDraft` with id and hash; nothing is saved yet.
    """

    accepted = Signal(object)

    def __init__(self, context: Context, person: PersonDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.person = context, person
        self._taken: frozenset[str] = frozenset()
        self._numbers: dict[str, str] = {}
        self._old_role = person.role if person.id or person.secret_hash else ""
        self.busy = False
        theme = context.theme
        self.name = self._line("name", LineEdit(theme))
        self.name.editingFinished.connect(self._suggest)
        self.name_en = self._line("name_en", LineEdit(theme))
        self.number = self._line("number", PlainLineEdit(theme))
        self.phone = self._line("phone", PlainLineEdit(theme))
        self._rows = {
            "name": Labelled(theme, self.tr("Name"), self.name),
            "name_en": Labelled(theme, self.tr("Name in English"), self.name_en, optional=True),
            "number": Labelled(theme, self.tr("Staff number"), self.number, self.tr("shown to customers")),
            "phone": Labelled(theme, self.tr("Telephone"), self.phone, self.tr("printed on receipts")),
        }
        for line, field in zip((self.name, self.name_en, self.number, self.phone), self._rows, strict=True):
            line.textEdited.connect(lambda _text, field=field: self._rows[field].calm())
            line.setMinimumWidth(theme.px(180))
        roles = [("clerk", self.tr("Clerk")), ("supervisor", self.tr("Supervisor"))]
        role = ChoiceRow(theme, self.tr("Role"), roles, person.role, self._choose_role)
        duties = [("yes", self.tr("On duty")), ("no", self.tr("Not on duty"))]
        duty = ChoiceRow(theme, self.tr("Duty"), duties, "yes" if person.on_duty else "no", self._choose_duty)
        self.role, self.duty = role.segment, duty.segment
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._fields = Form(theme, self)
        self._fields.finished.connect(self.submit)
        self._fields.row(self._column, self._rows["name"], self._rows["name_en"])
        self._fields.row(self._column, self._rows["number"], self._rows["phone"])
        self._fields.row(self._column, role, *([duty] if person.id else []))
        if not person.id:  # whoever is added works here now
            duty.setParent(self)
            duty.hide()
        self._secret_place = QVBoxLayout()
        self._column.addLayout(self._secret_place)
        self.secret: SecretPair | None = None
        self._make_secret()

    def know(self, taken: frozenset[str], numbers: dict[str, str]) -> None:
        """Say which ids and staff numbers (number → name) others have."""
        self._taken, self._numbers = taken, numbers

    def take_focus(self) -> None:
        """Go to the first field that is empty."""
        lines = (self.name, self.name_en, self.number, self.phone)
        empty = [line for line in lines if not line.text() and line is not self.name_en]
        (empty[0] if empty else self.name).setFocus()

    def submit(self) -> None:
        """Check everything; emit `accepted` when it is right, else show what is wrong."""
        if self.busy:
            return
        wrong = [field for field in self._rows if not self._right(field)]
        secret: str | None = None
        asked = self.secret is not None and (self._secret_needed() or not self.secret.is_empty)
        if self.secret is not None and asked:
            secret = self.secret.checked()  # also below wrong rows: everything that is wrong is said at once
        if wrong:
            self._rows[wrong[0]].control.setFocus()
        if wrong or (asked and secret is None):
            return
        self.busy = True
        person = replace(self.person)
        runner = self._context.runner

        def hashed(value: str | None) -> None:
            self.busy = False
            self.accepted.emit(replace(person, first="", second="", secret_hash=value))

        def named() -> None:
            if secret is None:
                hashed(person.secret_hash)
            else:
                runner.watch(self._context.service.sign_in.hashed(secret), hashed)

        def spelt(found: dict[str, tuple[str, ...]]) -> None:
            person.id = staff_id(found[person.name], self._taken)
            named()

        if person.id:
            named()
        else:
            self._context.ask(spellings, spelt)((person.name,))

    def _right(self, field: str) -> bool:
        try:
            value = self._checked(field, str(getattr(self.person, field)).strip())
        except Refusal as refusal:
            self._rows[field].complain(self._context.sentence(refusal))
            return False
        setattr(self.person, field, value)
        return True

    def _checked(self, field: str, text: str) -> str:
        if field == "name":
            return parse(FieldKind.PERSON_NAME, text).text
        if field == "name_en":
            return parse(FieldKind.PERSON_NAME, text).text if text else ""
        if field == "phone":
            parse(FieldKind.PHONE, text)
            return text
        if not text:
            raise Refusal("field.empty")
        if not STAFF_NUMBER.fullmatch(text):
            raise Refusal("staff.number", number=text)
        if text in self._numbers:
            raise Refusal("staff.number_taken", number=text, name=self._numbers[text])
        return text

    def _secret_needed(self) -> bool:
        return not self._old_role or self.person.role != self._old_role

    def _line(self, field: str, line: LineEdit) -> LineEdit:
        line.setText(str(getattr(self.person, field)))
        line.textChanged.connect(lambda text: setattr(self.person, field, text))
        return line

    def _choose_role(self, role: str) -> None:
        self.person.role = role
        self.person.first = self.person.second = ""
        self._make_secret()

    def _choose_duty(self, answer: str) -> None:
        self.person.on_duty = answer == "yes"

    def _make_secret(self) -> None:
        if self.secret is not None:
            self._fields.drop(self.secret.first, self.secret.second)
            self._secret_place.removeWidget(self.secret)
            self.secret.hide()
            self.secret.deleteLater()
        keep = not self._secret_needed()
        self.secret = SecretPair(
            self._context, passphrase=self.person.role == "supervisor", side_by_side=True, may_stay=keep
        )
        self.secret.set_texts(self.person.first, self.person.second)
        self.secret.changed.connect(self._keep_secret)
        for field in (self.secret.first, self.secret.second):
            self._fields.lead(field, optional=keep)
        self._secret_place.addWidget(self.secret)

    def _keep_secret(self) -> None:
        if self.secret is not None:
            self.person.first, self.person.second = self.secret.texts()

    def _suggest(self) -> None:
        name = self.name.text().strip()
        if name and not self.name_en.text().strip() and not name.isascii():
            self._context.ask(spellings, lambda found: self._take_suggestion(name, found))((name,))

    def _take_suggestion(self, name: str, found: dict[str, tuple[str, ...]]) -> None:
        if self.name.text().strip() == name and not self.name_en.text().strip():
            self.name_en.setText(english_name(found[name]))
