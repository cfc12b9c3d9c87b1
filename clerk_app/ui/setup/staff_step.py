"""Who works here: the list a first start begins with."""

from __future__ import annotations

from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import PersonDraft, SetUpDraft, copied
from clerk_app.ui.setup.form import RowCard, button_row
from clerk_app.ui.setup.person_form import PersonForm
from clerk_app.ui.setup.staff_row import StaffRow
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Tone, Words


class StaffStep(SetUpStep):
    """The first person is the administrator: a supervisor."""

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        theme = context.theme
        if not draft.people and draft.person.empty:
            draft.person.role = "supervisor"
        self._list = RowCard()
        self.body.addWidget(self._list)
        self.notes = self.note_place()
        self._card = self.card()
        self._title = Words("", "h2", wrap=True)
        self._card.addWidget(self._title)
        self.form: PersonForm | None = None
        self.add = ActionButton(theme, "", icon="user-plus")
        self.add.activated.connect(self._submit)
        self._drop = ActionButton(theme, self.tr("Leave as it was"))
        self._drop.activated.connect(self._stop_editing)
        self._card.addLayout(button_row(theme, self.add, self._drop))
        self._make_form()
        self._show_list()

    def name(self) -> str:
        """Return what the list of steps calls it."""
        return self.tr("Staff")

    def heading(self) -> str:
        """Return the question it asks."""
        return self.tr("Who works here?")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("Begin with yourself: the first supervisor is the administrator. More can be added later.")

    def shown(self) -> None:
        """Go to the form."""
        if self.form is not None:
            self.form.take_focus()

    def check(self) -> bool:
        """There has to be a supervisor, and no half-typed person."""
        if not self.draft.person.empty:
            self.notes.say(self.tr("This person is not in the list yet. Add them, or empty the form."))
            self.shown()
            return False
        if not any(person.role == "supervisor" for person in self.draft.people):
            self.notes.say(self.tr("Add a supervisor first: somebody has to be able to change settings and unlock."))
            self.shown()
            return False
        self.notes.say("")
        return True

    def _make_form(self) -> None:
        if self.form is not None:
            self._card.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        draft = self.draft
        self.form = PersonForm(self.context, draft.person)
        others = [person for place, person in enumerate(draft.people) if place != draft.editing]
        self.form.know(frozenset(person.id for person in others), {person.number: person.name for person in others})
        self.form.accepted.connect(self._take)
        self._card.insertWidget(1, self.form)
        editing = draft.editing is not None
        first = self.tr("You, the administrator")
        more = self.tr("Add somebody")
        self._title.setText(self.tr("Change") if editing else more if draft.people else first)
        self.add.set_label(self.tr("Take over") if editing else self.tr("Add to the list"))
        self._drop.setVisible(editing)

    def _submit(self) -> None:
        if self.form is not None:
            self.form.submit()

    def _take(self, person: PersonDraft) -> None:
        draft = self.draft
        if draft.editing is None:
            draft.people.append(person)
        else:
            draft.people[draft.editing] = person
        self._stop_editing()
        self.changed.emit()

    def _stop_editing(self) -> None:
        self.draft.editing, self.draft.person = None, PersonDraft()
        self.notes.say("")
        self._make_form()
        self._show_list()
        self.shown()

    def _edit(self, place: int) -> None:
        self.draft.editing, self.draft.person = place, copied(self.draft.people[place])
        self._make_form()
        self.shown()

    def _remove(self, place: int) -> None:
        del self.draft.people[place]
        self._stop_editing()
        self.changed.emit()

    def _show_list(self) -> None:
        self._list.clear()
        theme, language = self.context.theme, self.context.language
        for place, person in enumerate(self.draft.people):
            change = ActionButton(theme, self.tr("Change"), icon="pencil", size="small")
            change.activated.connect(lambda place=place: self._edit(place))
            remove = ActionButton(theme, self.tr("Remove"), icon="x", size="small")
            remove.activated.connect(lambda place=place: self._remove(place))
            supervisor = person.role == "supervisor"
            tag: tuple[str, Tone] = (self.tr("Supervisor"), "accent") if supervisor else (self.tr("Clerk"), "")
            name = person.name if language == "zh" else person.name_en or person.name
            line = " · ".join(part for part in (person.number, person.phone) if part)
            self._list.add(StaffRow(theme, name, line, [tag], [change, remove], first=place == 0))
        self._list.setVisible(bool(self.draft.people))
