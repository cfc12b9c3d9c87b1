"""Who works here, later: add, change, take off duty, give a new secret, unlock."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
from clerk_app.service.setup_view import StaffMember, staff
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import PersonDraft, SetUpDraft
from clerk_app.ui.setup.form import RowCard, button_row
from clerk_app.ui.setup.person_form import PersonForm
from clerk_app.ui.setup.staff_row import StaffRow
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Tone, Words


class StaffPage(SetUpStep):
    """Every change is saved by itself."""

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        theme = context.theme
        self.members: tuple[StaffMember, ...] = ()
        self.form: PersonForm | None = None
        self.notes = self.note_place()
        self._list = RowCard()
        self.body.addWidget(self._list)
        self.add = ActionButton(theme, self.tr("Add somebody"), icon="user-plus")
        self.add.activated.connect(lambda: self._open(PersonDraft()))
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._frame, self._card = self.framed()
        self._title = Words("", "h2", wrap=True)
        self._card.addWidget(self._title)
        self.save = ActionButton(theme, self.tr("Save"), icon="check")
        self.save.activated.connect(self._submit)
        drop = ActionButton(theme, self.tr("Leave as it was"))
        drop.activated.connect(self._close)
        self._card.addLayout(button_row(theme, self.save, drop))
        self._frame.hide()

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Staff")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("Nobody is deleted: whoever left is taken off duty, and the log keeps their name.")

    def shown(self) -> None:
        """Read the list."""
        self._read()
        if not self.draft.person.empty or self.draft.person.id:
            self._open(self.draft.person)
        else:
            self.add.setFocus()

    def _read(self) -> None:
        self.context.ask(staff, self._show)(self.context.actor)

    def _show(self, members: tuple[StaffMember, ...]) -> None:
        self.members = members
        self._list.clear()
        theme, language = self.context.theme, self.context.language
        for place, member in enumerate(members):
            tags: list[tuple[str, Tone]] = []
            if member.locked:
                tags.append((self.tr("locked"), "danger"))
            if not member.on_duty:
                tags.append((self.tr("not on duty"), "warn"))
            supervisor = member.role == "supervisor"
            tags.append((self.tr("Supervisor"), "accent") if supervisor else (self.tr("Clerk"), ""))
            buttons = []
            if member.locked:
                unlock = ActionButton(theme, self.tr("Unlock"), icon="lock", size="small")
                unlock.activated.connect(lambda member=member: self._unlock(member))
                buttons.append(unlock)
            change = ActionButton(theme, self.tr("Change"), icon="pencil", size="small")
            change.activated.connect(lambda member=member: self._open(_draft_of(member)))
            buttons.append(change)
            name = member.name if language == "zh" else member.name_en or member.name
            line = " · ".join(part for part in (member.number, member.phone) if part)
            self._list.add(StaffRow(theme, name, line, tags, buttons, first=place == 0))
        self._know()

    def _know(self) -> None:
        if self.form is not None:
            others = [member for member in self.members if member.id != self.form.person.id]
            self.form.know(frozenset(member.id for member in others), {member.number: member.name for member in others})

    def _open(self, person: PersonDraft) -> None:
        self.notes.say("")
        self.draft.person = person
        if self.form is not None:
            self._card.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = PersonForm(self.context, person)
        self.form.accepted.connect(self._record)
        self._know()
        self._card.insertWidget(1, self.form)
        title = self.tr("Change {name}").format(name=person.name) if person.id else self.tr("Add somebody")
        self._title.setText(title)
        self._frame.show()
        self.form.take_focus()

    def _close(self) -> None:
        self.draft.person = PersonDraft()
        self._frame.hide()
        self.add.setFocus()

    def _submit(self) -> None:
        if self.form is not None:
            self.form.submit()

    def _record(self, person: PersonDraft) -> None:
        service = self.context.service
        locked = any(member.id == person.id and member.locked for member in self.members)

        def done(_change: Change[None]) -> None:
            if locked and person.secret_hash is not None:
                # Whoever gets a new secret shall be able to use it.
                self.context.act(service.identity.unlock, lambda _: self._recorded(person), self._refused)(person.id)
            else:
                self._recorded(person)

        self.context.act(service.hall.record_staff, done, self._refused)(person.to_input())

    def _recorded(self, person: PersonDraft) -> None:
        self._close()
        self.notes.say(self.tr("Saved: {name}").format(name=person.name), "ok")
        self._read()

    def _unlock(self, member: StaffMember) -> None:
        def done(_change: Change[None]) -> None:
            self.notes.say(self.tr("{name} can sign in again.").format(name=member.name), "ok")
            self._read()

        self.context.act(self.context.service.identity.unlock, done, self._refused)(member.id)

    def _refused(self, refusal: Refusal) -> None:
        self.notes.say(self.context.sentence(refusal))


def _draft_of(member: StaffMember) -> PersonDraft:
    return PersonDraft(
        id=member.id,
        role=member.role,
        number=member.number,
        name=member.name,
        name_en=member.name_en,
        phone=member.phone,
        on_duty=member.on_duty,
    )
