"""What is typed in the set-up, apart from the widgets it is typed in: those are made anew with every language."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from clerk_app.core.settings import SETTING_NAMES, Settings, Value
from clerk_app.service.hall import StaffInput
from clerk_app.tablet.pairing import PairingOffer


@dataclass(slots=True)
class PersonDraft:
    """A member of staff while they are typed in.

    Attributes:
        id: empty for somebody new.
        first, second: the secret as typed in both fields.
        secret_hash: of a secret accepted earlier in this set-up.
    """

    id: str = ""
    role: str = "clerk"
    number: str = ""
    name: str = ""
    name_en: str = ""
    phone: str = ""
    on_duty: bool = True
    first: str = ""
    second: str = ""
    secret_hash: str | None = None

    def to_input(self) -> StaffInput:
        """Return it as the service takes it."""
        return StaffInput(
            id=self.id,
            role=self.role,
            number=self.number.strip(),
            name=self.name.strip(),
            name_en=self.name_en.strip(),
            phone=self.phone.strip(),
            on_duty=self.on_duty,
            secret_hash=self.secret_hash,
        )

    @property
    def empty(self) -> bool:
        """Whether nothing is typed yet."""
        typed = (self.number, self.name, self.name_en, self.phone, self.first, self.second)
        return not any(part.strip() for part in typed)


@dataclass(slots=True)
class SetUpDraft:
    """Everything of a set-up, or of the settings, that is not saved yet.

    Attributes:
        values: settings by name, checked ones only.
        typed: what stands in a field when it is not (yet) acceptable.
        people: the staff list of a first start.
        person: the one being typed in.
        editing: the place in `people` that `person` replaces; None adds.
        code: the administrator's recovery code.
        last_group: what was typed to confirm that it is kept.
        offer: the pairing of a tablet that waits for its code.
        step: where the user is.
    """

    values: dict[str, Value] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    people: list[PersonDraft] = field(default_factory=list)
    person: PersonDraft = field(default_factory=PersonDraft)
    editing: int | None = None
    code: str = ""
    last_group: str = ""
    offer: PairingOffer | None = None
    step: int = 0

    @classmethod
    def of(cls, settings: Settings) -> SetUpDraft:
        """Return a draft that begins with the settings in force."""
        return cls(values={name: getattr(settings, name) for name in SETTING_NAMES})

    def text(self, name: str) -> str:
        """Return what a field shows: as typed, else the value."""
        return self.typed.get(name, str(self.values.get(name, "")))

    def number(self, name: str) -> int:
        """Return a setting that is a number."""
        return int(self.values.get(name, 0))

    def truth(self, name: str) -> bool:
        """Return a setting that is yes or no."""
        return bool(self.values.get(name, False))

    def changed(self, settings: Settings) -> dict[str, Value]:
        """Return the settings that differ from those in force."""
        return {name: value for name, value in self.values.items() if value != getattr(settings, name)}


def copied(person: PersonDraft) -> PersonDraft:
    """Return a copy without the typed secret, for the form."""
    return replace(person, first="", second="")
