"""The hall and this counter, as papers and numbers name them."""

from __future__ import annotations

from clerk_app.core.field_value import parse
from clerk_app.core.number import check_counter, check_prefix
from clerk_app.core.procedure import FieldKind
from clerk_app.library.limits import shipped_limits
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.step import SetUpStep, TextSetting, first_wrong
from clerk_app.ui.widgets.choice_box import ChoiceBox

HOTLINE_DIGITS = range(3, 7)


def needed_line(text: str) -> str:
    """Return a line of prose; raises Refusal when it is empty or cannot be printed."""
    return parse(FieldKind.ADDRESS, text).text


def optional_line(text: str) -> str:
    """Return a line of prose, perhaps an empty one."""
    return needed_line(text) if text.strip() else ""


def telephone(text: str) -> str:
    """Return a telephone number as it is typed, once it is one."""
    parse(FieldKind.PHONE, text)
    return text.strip()


def complaint_line(text: str) -> str:
    """Return the number customers may complain to: a short one such as 95598, or any other."""
    short = text.strip()
    if short.isascii() and short.isdigit() and len(short) in HOTLINE_DIGITS:
        return short
    return telephone(text)


class HallStep(SetUpStep):
    """Names, number, address, hours, telephones, region."""

    names = (
        "hall_zh",
        "hall_en",
        "company_zh",
        "company_en",
        "region",
        "address_zh",
        "address_en",
        "hours_zh",
        "hours_en",
        "hall_phone",
        "complaint_line",
    )

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        self.hall_zh = TextSetting(self, "hall_zh", self.tr("Hall, in Chinese"), needed_line, width=340)
        self.hall_en = TextSetting(
            self, "hall_en", self.tr("Hall, in English"), optional_line, optional=True, width=340
        )
        self.company_zh = TextSetting(self, "company_zh", self.tr("Company, in Chinese"), needed_line, width=340)
        self.company_en = TextSetting(
            self, "company_en", self.tr("Company, in English"), optional_line, optional=True, width=340
        )
        self.prefix = TextSetting(
            self,
            "hall_prefix",
            self.tr("Prefix of numbers"),
            check_prefix,
            hint=self.tr("1 to 4 letters, begins request numbers; fixed after set-up"),
            plain=True,
            width=200,
        )
        self.counter = TextSetting(
            self,
            "counter",
            self.tr("This counter"),
            check_counter,
            hint=self.tr("1 to 99, each counter its own; fixed after set-up"),
            plain=True,
            width=200,
        )
        self.region = ChoiceBox(context.theme)
        for name, words in shipped_limits().regions.items():
            self.region.addItem(words.to(context.language), name)
        self.region.setCurrentIndex(max(0, self.region.findData(draft.values.get("region", "national"))))
        self.region.activated.connect(self._choose_region)
        self.address_zh = TextSetting(self, "address_zh", self.tr("Address, in Chinese"), needed_line, width=340)
        self.address_en = TextSetting(
            self, "address_en", self.tr("Address, in English"), optional_line, optional=True, width=340
        )
        self.hours_zh = TextSetting(self, "hours_zh", self.tr("Opening hours, in Chinese"), needed_line, width=340)
        self.hours_en = TextSetting(
            self, "hours_en", self.tr("Opening hours, in English"), optional_line, optional=True, width=340
        )
        self.phone = TextSetting(self, "hall_phone", self.tr("Telephone of the hall"), telephone, plain=True)
        self.complaints = TextSetting(
            self, "complaint_line", self.tr("Telephone for complaints"), complaint_line, plain=True
        )
        self._fields = [
            self.hall_zh,
            self.hall_en,
            self.company_zh,
            self.company_en,
            self.prefix,
            self.counter,
            self.address_zh,
            self.address_en,
            self.hours_zh,
            self.hours_en,
            self.phone,
            self.complaints,
        ]
        region = Labelled(context.theme, self.tr("Region"), self.region, self.tr("decides which time limits apply"))
        card = self.card()
        self.fields.row(card, self.hall_zh, self.hall_en)
        self.fields.row(card, self.company_zh, self.company_en)
        self.fields.row(card, self.prefix, self.counter, region)
        card = self.card()
        self.fields.row(card, self.address_zh, self.address_en)
        self.fields.row(card, self.hours_zh, self.hours_en)
        self.fields.row(card, self.phone, self.complaints)
        if not first_run:
            fixed = self.tr("stands in request numbers and stays as it is")
            self.prefix.fix(fixed)
            self.counter.fix(fixed)

    def name(self) -> str:
        """Return what the list of steps calls it."""
        return self.tr("Hall and counter")

    def heading(self) -> str:
        """Return the question it asks."""
        return self.tr("Which hall and which counter is this?")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("All of it is printed on receipts, so customers find back to you.")

    def shown(self) -> None:
        """Go to the first field that is empty."""
        empty = [field for field in self._fields if not field.line.text()]
        (empty[0] if empty else self.hall_zh).line.setFocus()

    def check(self) -> bool:
        """Check every field."""
        wrong = first_wrong(self._fields)
        if wrong is not None:
            wrong.line.setFocus()
        return wrong is None

    def _choose_region(self) -> None:
        self.draft.values["region"] = str(self.region.currentData())
        self.changed.emit()
