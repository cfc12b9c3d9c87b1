"""Settings of the hall and this counter: their names, defaults and kinds, in one frozen table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from clerk_app.core.errors import Bug
from clerk_app.core.sentence import Sentence

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Settings:
    """What a hall and a counter can set. Kept as `settings.changed` events under these names.

    Attributes:
        hall_prefix: letters that request numbers begin with.
        zone: IANA name; it decides days, numbers and promises.
        region: whose limit rows apply; ``national`` or a province's id.
        printer_a5, printer_a4: names of the system's queues; empty keeps papers as PDF only.
        auto_print: mandatory papers are printed as soon as they are issued.
        follow_up_days: working days until a low grade is followed up.
        waiting_days: working days a request waits for missing papers before it is looked at again.
        backup_days: days until a copy of the records is destroyed, with what was erased since.
        lock_minutes: idle minutes until the window locks; 0 never.
        fairly_satisfied_counts: whether 基本满意 counts for the satisfaction rate.
        tablet_port: TCP port of the rating page; 0 leaves the tablet off.
        text_percent: size of the window's text.
    """

    hall_zh: str = ""
    hall_en: str = ""
    company_zh: str = ""
    company_en: str = ""
    hall_prefix: str = "QH"
    counter: str = ""
    zone: str = "Asia/Shanghai"
    region: str = "national"
    address_zh: str = ""
    address_en: str = ""
    hours_zh: str = ""
    hours_en: str = ""
    hall_phone: str = ""
    complaint_line: str = "95598"
    language: str = "zh"
    theme: str = "system"
    text_percent: int = 100
    printer_a5: str = ""
    printer_a4: str = ""
    auto_print: bool = False
    follow_up_days: int = 1
    waiting_days: int = 10
    backup_days: int = 30
    lock_minutes: int = 5
    fairly_satisfied_counts: bool = False
    tablet_port: int = 8787
    tablet_address: str = ""

    @property
    def hall(self) -> Sentence:
        """The hall's name; the Chinese one serves where no English one is set."""
        return Sentence(self.hall_zh, self.hall_en or self.hall_zh)

    @property
    def company(self) -> Sentence:
        """The company's name."""
        return Sentence(self.company_zh, self.company_en or self.company_zh)

    @property
    def set_up(self) -> bool:
        """Whether this counter was set up."""
        return bool(self.counter)

    def with_values(self, values: Mapping[str, object]) -> Settings:
        """Return the settings with `values` laid over them; names of a newer program are passed over.

        Raises Bug for a value of the wrong kind: whoever typed it was told by the screen before.
        """
        known = {item.name: item.type for item in fields(self)}
        changes: dict[str, object] = {}
        for name, value in values.items():
            if name not in known:
                continue
            if type(value).__name__ != known[name]:
                raise Bug(f"setting {name} is {known[name]}, got {value!r}")
            changes[name] = value
        return replace(self, **changes)  # type: ignore[arg-type]


SETTING_NAMES = frozenset(item.name for item in fields(Settings))
