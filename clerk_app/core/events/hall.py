"""Events of the hall and this counter: settings, staff, sign-ins, devices, procedures, epochs."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from clerk_app.core.events.envelope import EventData, VaultRef, registry

Setting = str | int | bool | None


class OfHall(EventData, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event of the hall or this counter as a whole."""

    def subjects(self) -> tuple[str, ...]:
        """Return the hall."""
        return ("hall",)


class OfStaff(EventData, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event of one member of staff."""

    staff: str

    def subjects(self) -> tuple[str, ...]:
        """Return the member of staff."""
        return (f"staff:{self.staff}",)


@registry.kind
class EpochOpened(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """First event of a data folder's life; after a restore it names the head it goes on from."""

    KIND: ClassVar[str] = "epoch.opened"
    program: str = ""
    old_epoch: int | None = None
    old_seq: int | None = None
    old_head: str | None = None


@registry.kind
class ClockJumped(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The wall clock moved against the monotonic one by `by_ms` (positive: forward)."""

    KIND: ClassVar[str] = "clock.jumped"
    by_ms: int = 0


@registry.kind
class SettingsChanged(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Settings of the hall and counter; only what is named changes."""

    KIND: ClassVar[str] = "settings.changed"
    values: dict[str, Setting] = msgspec.field(default_factory=dict)


@registry.kind
class ProcedurePublished(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A procedure version is in force from now on for new requests.

    `origin`: ``shipped`` or ``hall`` for a file, ``published`` for what supervisors published (`ProcedureConfirmed`).
    """

    KIND: ClassVar[str] = "procedure.published"
    procedure: str = ""
    version: str = ""
    origin: str = "shipped"


class OfProcedure(EventData, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event of one procedure of the hall."""

    procedure: str

    def subjects(self) -> tuple[str, ...]:
        """Return the procedure."""
        return (f"procedure:{self.procedure}",)


@registry.kind
class ProcedureProposed(OfProcedure, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A supervisor hands a version to another one to confirm; its bytes are kept, nothing is in force by it.

    `starts_at` (ms UTC) is when it is wanted. `base` is the version in force at that moment and `shipped` the one the
    program brought, both empty when there was none: a newer program's version is told by it.
    """

    KIND: ClassVar[str] = "procedure.proposed"
    version: str = ""
    base: str = ""
    shipped: str = ""
    reason: VaultRef | None = None
    starts_at: int = 0


@registry.kind
class ProcedureConfirmed(OfProcedure, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Another supervisor confirmed the proposal: in force from `starts_at` (ms UTC), which is never before now."""

    KIND: ClassVar[str] = "procedure.confirmed"
    version: str = ""
    starts_at: int = 0


@registry.kind
class ProcedureSentBack(OfProcedure, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A proposal was sent back, or a confirmed one taken back before its start; what was in force stays so."""

    KIND: ClassVar[str] = "procedure.sent_back"
    version: str = ""
    reason: VaultRef | None = None


@registry.kind
class ProcedureRetired(OfProcedure, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The procedure is not offered for new requests any more; requests under way keep their version."""

    KIND: ClassVar[str] = "procedure.retired"
    reason: VaultRef | None = None


@registry.kind
class ProcedureBroughtBack(OfProcedure, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A retired procedure is offered again, in the version that is in force."""

    KIND: ClassVar[str] = "procedure.brought_back"
    reason: VaultRef | None = None


@registry.kind
class LimitConfirmed(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A supervisor confirmed a limit row of grade C or M for this hall."""

    KIND: ClassVar[str] = "limit.confirmed"
    row: str = ""
    reason: VaultRef | None = None


@registry.kind
class StaffRecorded(OfStaff, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A member of staff was added or changed. `role`: ``clerk`` or ``supervisor``."""

    KIND: ClassVar[str] = "staff.recorded"
    role: str = "clerk"
    number: str = ""
    name: VaultRef | None = None
    name_en: VaultRef | None = None
    phone: VaultRef | None = None
    on_duty: bool = True


@registry.kind
class SecretSet(OfStaff, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A PIN, passphrase or one-use code was set. `secret`: ``pin``, ``passphrase``, ``recovery``, ``one_use``."""

    KIND: ClassVar[str] = "secret.set"
    secret: str = "pin"


@registry.kind
class SignInBegun(OfStaff, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A PIN or passphrase is about to be compared: the `attempt`-th in a row without success.

    It is on disk before the comparison, so that killing the program gives nobody a guess for free.
    """

    KIND: ClassVar[str] = "sign_in.begun"
    attempt: int = 0


@registry.kind
class SignInFailed(OfStaff, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A wrong PIN or passphrase; `failures` in a row."""

    KIND: ClassVar[str] = "sign_in.failed"
    failures: int = 0


@registry.kind
class SignedIn(OfStaff, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Signed in at this counter. `how`: ``pin``, ``passphrase``, ``recovery``, ``one_use``, ``unlock``."""

    KIND: ClassVar[str] = "sign_in.done"
    how: str = "pin"


@registry.kind
class SignedOut(OfStaff, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Left the counter. `how`: ``locked``, ``idle``, ``left``, ``closed``."""

    KIND: ClassVar[str] = "sign_out.done"
    how: str = "left"


@registry.kind
class StaffUnlocked(OfStaff, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A supervisor (or the machine's administrator) lifted the lock after too many failures."""

    KIND: ClassVar[str] = "staff.unlocked"


@registry.kind
class DevicePaired(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A tablet was paired with this counter."""

    KIND: ClassVar[str] = "device.paired"
    device: str = ""


@registry.kind
class DeviceRemoved(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A tablet may no longer ask customers of this counter."""

    KIND: ClassVar[str] = "device.removed"
    device: str = ""


@registry.kind
class PersonalDataExported(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An export with unmasked personal data was made."""

    KIND: ClassVar[str] = "personal.exported"
    what: str = ""
    rows: int = 0


class Erased(EventData, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Personal data was erased from the vault; `ids` are lawful gaps from now on.

    `reason` is why, in the vault; it belongs to the erasing and is not erased with its subject.
    """

    KIND: ClassVar[str] = "personal.erased"
    VERSION: ClassVar[int] = 2
    subject: str = ""
    ids: list[str] = msgspec.field(default_factory=list)
    reason: VaultRef | None = None

    def subjects(self) -> tuple[str, ...]:
        """Return whose data it was."""
        return (self.subject,)


registry.kind(Erased)
registry.lift("personal.erased", 1, lambda old: old)  # gave no reason


@registry.kind
class OwnLimitSet(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A supervisor set the hall's own row beside the shipped one; what was promised before keeps its day.

    Attributes:
        row: id of the limit, ``name_transfer.finish``.
        effective_from: ISO day it is in force from; one row of a limit a day.
        replaces: ISO day of the own row that this one changes, empty for a row beside the others.
        reason: why, in the vault.
    """

    KIND: ClassVar[str] = "limit.own_set"
    row: str = ""
    kind: str = ""
    amount: int = 0
    unit: str = ""
    counted_from: str = ""
    effective_from: str = ""
    replaces: str = ""
    reason: VaultRef | None = None


@registry.kind
class OwnLimitWithdrawn(OfHall, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The hall's own row in force from `effective_from` (ISO day) is taken back."""

    KIND: ClassVar[str] = "limit.own_withdrawn"
    row: str = ""
    effective_from: str = ""
    reason: VaultRef | None = None
