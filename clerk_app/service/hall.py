"""Actions on the hall and this counter: set-up, settings, staff, secrets, devices, confirmed and own limits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from clerk_app import __version__
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import VaultRef
from clerk_app.core.events import hall as events
from clerk_app.core.field_value import parse
from clerk_app.core.limit import CountedFrom, LimitKind, TimeUnit
from clerk_app.core.number import check_counter, check_prefix
from clerk_app.core.procedure import FieldKind
from clerk_app.core.promise import LONGEST_DAYS
from clerk_app.core.settings import SETTING_NAMES, Settings
from clerk_app.service.access import Action, Actor
from clerk_app.service.action import Change, Performer
from clerk_app.store.engine import Connection
from clerk_app.store.queries import hall as queries
from clerk_app.store.queries import promises as promise_queries
from clerk_app.store.unit import Unit

STAFF_ID = re.compile(r"[a-z][a-z0-9_]{1,30}")
STAFF_NUMBER = re.compile(r"[0-9A-Za-z]{1,12}")
ROLES = ("clerk", "supervisor")
DEVICE_SECRET = "device"
LONGEST_HOURS_OR_MINUTES = 10_000


class StaffInput(msgspec.Struct, frozen=True):
    """One member of staff as typed. `secret_hash` is made off the desk thread; None keeps the present one."""

    id: str
    role: str
    number: str
    name: str
    name_en: str = ""
    phone: str = ""
    on_duty: bool = True
    secret_hash: str | None = None


class OwnLimitInput(msgspec.Struct, frozen=True):
    """The hall's own row of a limit as typed.

    Attributes:
        row: id of the limit.
        kind, unit, counted_from: of `LimitKind`, `TimeUnit`, `CountedFrom`.
        effective_from: ISO day from which it is in force.
        replaces: ISO day of the own row it changes; empty for one beside the others.
    """

    row: str
    kind: str
    amount: int
    unit: str
    counted_from: str
    effective_from: str
    reason: str
    replaces: str = ""


class SetUpInput(msgspec.Struct, frozen=True):
    """Everything the first start asks. `recovery_hash` belongs to the first supervisor's printed code."""

    settings: dict[str, str | int | bool]
    staff: tuple[StaffInput, ...]
    recovery_hash: str


class Hall:
    """The hall as this counter knows it. Every method runs on the desk thread."""

    def __init__(self, performer: Performer, changed: Callable[[Connection], None]) -> None:
        self._performer = performer
        self._changed = changed

    def set_up(self, actor: Actor, command_id: str, given: SetUpInput) -> Change[None]:
        """Begin this counter's journal: settings, staff, secrets, in one transaction.

        Raises Refusal when the counter is set up already or nobody in the list is a supervisor.
        """
        values = checked_settings(given.settings)
        counter = str(values.get("counter", ""))
        if not counter:
            raise Refusal("number.counter")
        supervisors = [person.id for person in given.staff if person.role == "supervisor" and person.on_duty]
        if not supervisors:
            raise Refusal("staff.no_supervisor")
        numbers: dict[str, StaffInput] = {}
        for person in given.staff:
            if person.secret_hash is None:
                raise Refusal("staff.secret_missing", name=person.name)
            if person.number in numbers:
                raise Refusal("staff.number_taken", number=person.number, name=numbers[person.number].name)
            if person.id in {other.id for other in numbers.values()}:
                raise Refusal("staff.id_taken", id=person.id)
            numbers[person.number] = person
        self._performer.store.begin(counter)

        def work(unit: Unit) -> None:
            if unit.journal.head(counter).epoch:
                raise Refusal("set_up.done_already")
            unit.append(events.EpochOpened(program=__version__))
            unit.append(events.SettingsChanged(values=values))
            for person in given.staff:
                _record(unit, person)
            unit.records.keep_secret(supervisors[0], "recovery", given.recovery_hash)
            unit.append(events.SecretSet(supervisors[0], secret="recovery"))

        try:
            change = self._performer.perform(Action.SET_UP, actor, command_id, work, None)
        except BaseException:
            self._performer.store.not_begun()
            raise
        self._tell()
        return change

    def change_settings(self, actor: Actor, command_id: str, values: Mapping[str, object]) -> Change[None]:
        """Change settings by name; counter and prefix stay as they are once numbers were given."""
        checked = checked_settings(values)

        def work(unit: Unit) -> None:
            present = queries.settings(unit.connection)
            for name in ("counter", "hall_prefix", "zone"):
                if name in checked and checked[name] != getattr(present, name):
                    raise Refusal("settings.fixed", name=name)
            changed = {name: value for name, value in checked.items() if value != getattr(present, name)}
            if changed:
                unit.append(events.SettingsChanged(values=changed))

        change = self._performer.perform(Action.CHANGE_SETTINGS, actor, command_id, work, None)
        self._tell()
        return change

    def record_staff(self, actor: Actor, command_id: str, person: StaffInput) -> Change[None]:
        """Add a member of staff or change one. The last supervisor stays one."""

        def work(unit: Unit) -> None:
            everybody = {row.id: row for row in queries.staff(unit.connection)}
            before = everybody.get(person.id)
            if person.secret_hash is None and (before is None or before.role != person.role):
                # A clerk's PIN is no supervisor's passphrase: whoever changes roles gets a new secret.
                raise Refusal("staff.secret_missing", name=person.name)
            supervisors = {row.id for row in everybody.values() if row.role == "supervisor" and row.on_duty}
            if person.role == "supervisor" and person.on_duty:
                supervisors.add(person.id)
            else:
                supervisors.discard(person.id)
            if not supervisors:
                raise Refusal("staff.no_supervisor")
            taken = [row for row in everybody.values() if row.number == person.number and row.id != person.id]
            if taken:
                raise Refusal("staff.number_taken", number=person.number, name=taken[0].name)
            _record(unit, person)

        return self._performer.perform(Action.RECORD_STAFF, actor, command_id, work, None)

    def confirm_limit(self, actor: Actor, command_id: str, row: str, reason: str) -> Change[None]:
        """Confirm a limit row of grade C or M for this hall; `row` is the row's key, `reason` says on what grounds."""
        if not reason.strip():
            raise Refusal("limit.confirm_needs_reason")
        kept = parse(FieldKind.TEXT, reason).text

        def work(unit: Unit) -> None:
            ref = unit.vault.put("hall", "note", kept)
            unit.append(events.LimitConfirmed(row=row, reason=ref))

        change = self._performer.perform(Action.CONFIRM_LIMIT, actor, command_id, work, None)
        self._tell()
        return change

    def set_own_limit(self, actor: Actor, command_id: str, given: OwnLimitInput) -> Change[None]:
        """Set the hall's own row beside the shipped one, or change it; what was promised before keeps its day."""
        since, kept = checked_own_limit(given)

        def work(unit: Unit) -> None:
            if given.replaces and not _own_in_use(unit, given.row, given.replaces):
                raise Refusal("limit.own_none")
            ref = unit.vault.put("hall", "note", kept)
            unit.append(
                events.OwnLimitSet(
                    row=given.row,
                    kind=LimitKind(given.kind).value,
                    amount=given.amount,
                    unit=TimeUnit(given.unit).value,
                    counted_from=CountedFrom(given.counted_from).value,
                    effective_from=since.isoformat(),
                    replaces=given.replaces,
                    reason=ref,
                )
            )

        change = self._performer.perform(Action.SET_OWN_LIMIT, actor, command_id, work, None)
        self._tell()
        return change

    def withdraw_own_limit(
        self, actor: Actor, command_id: str, row: str, effective_from: str, reason: str
    ) -> Change[None]:
        """Take back the hall's own row of limit `row` in force from `effective_from` (ISO day), with a reason."""
        if not reason.strip():
            raise Refusal("limit.own_needs_reason")
        kept = parse(FieldKind.TEXT, reason).text

        def work(unit: Unit) -> None:
            if not _own_in_use(unit, row, effective_from):
                raise Refusal("limit.own_none")
            ref = unit.vault.put("hall", "note", kept)
            unit.append(events.OwnLimitWithdrawn(row=row, effective_from=effective_from, reason=ref))

        change = self._performer.perform(Action.SET_OWN_LIMIT, actor, command_id, work, None)
        self._tell()
        return change

    def pair_device(
        self, actor: Actor, command_id: str, device: str | None, token_hash: str
    ) -> Change[None]:
        """Make `device` this counter's only tablet; None removes the present one."""

        def work(unit: Unit) -> None:
            before = queries.paired_device(unit.connection)
            if before is not None:
                unit.records.drop_secret(before, DEVICE_SECRET)
                unit.append(events.DeviceRemoved(device=before))
            if device is not None:
                unit.records.keep_secret(device, DEVICE_SECRET, token_hash)
                unit.append(events.DevicePaired(device=device))

        return self._performer.perform(Action.PAIR_DEVICE, actor, command_id, work, None)

    def _tell(self) -> None:
        store = self._performer.store
        store.zone = ZoneInfo(queries.settings(store.connection).zone)
        self._changed(store.connection)


def checked_own_limit(given: OwnLimitInput) -> tuple[dt.date, str]:
    """Return the first day and the reason of a row as they are kept; raises Refusal for what cannot be one."""
    least, most = (0, LONGEST_DAYS) if TimeUnit(given.unit).is_days else (1, LONGEST_HOURS_OR_MINUTES)
    if not least <= given.amount <= most:
        raise Refusal("limit.own_amount", least=least, most=most)
    try:
        since = dt.date.fromisoformat(given.effective_from)
    except ValueError:
        raise Refusal("limit.own_day") from None
    if not given.reason.strip():
        raise Refusal("limit.own_needs_reason")
    return since, parse(FieldKind.TEXT, given.reason).text


def _own_in_use(unit: Unit, row: str, effective_from: str) -> bool:
    return any(
        one.in_use and one.limit.id == row and str(one.limit.effective_from) == effective_from
        for one in promise_queries.own_rows(unit.connection)
    )


def checked_settings(values: Mapping[str, object]) -> dict[str, events.Setting]:
    """Return settings in the form they are kept. Raises Refusal for a prefix or counter that cannot be one."""
    unknown = set(values) - SETTING_NAMES
    if unknown:
        raise Bug(f"unknown settings {sorted(unknown)}")
    kept = dict(values)
    if "hall_prefix" in kept:
        kept["hall_prefix"] = check_prefix(str(kept["hall_prefix"]))
    if "counter" in kept:
        kept["counter"] = check_counter(str(kept["counter"]))
    if "zone" in kept and kept["zone"] not in available_timezones():
        raise Refusal("settings.zone", zone=str(kept["zone"]))
    Settings().with_values(kept)
    return {name: value for name, value in kept.items() if isinstance(value, str | int | bool)}


def _record(unit: Unit, person: StaffInput) -> None:
    if not STAFF_ID.fullmatch(person.id):
        raise Refusal("staff.id", id=person.id)
    if not STAFF_NUMBER.fullmatch(person.number):
        raise Refusal("staff.number", number=person.number)
    if person.role not in ROLES:
        raise Bug(f"role {person.role!r}")
    subject = f"staff:{person.id}"

    def kept(kind: FieldKind, text: str) -> VaultRef | None:
        return unit.vault.put(subject, "staff", parse(kind, text).text) if text.strip() else None

    unit.append(
        events.StaffRecorded(
            person.id,
            role=person.role,
            number=person.number,
            name=kept(FieldKind.PERSON_NAME, person.name),
            name_en=kept(FieldKind.PERSON_NAME, person.name_en),
            phone=kept(FieldKind.PHONE, person.phone),
            on_duty=person.on_duty,
        )
    )
    if person.secret_hash is not None:
        secret = "passphrase" if person.role == "supervisor" else "pin"
        unit.records.keep_secret(person.id, secret, person.secret_hash)
        unit.append(events.SecretSet(person.id, secret=secret))
