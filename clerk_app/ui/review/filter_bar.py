"""The filter bar: search, chips, counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clerk_app.core.request_state import Outcome, State
from clerk_app.service.review_view import MOST_COUNTED, Choices, Counts
from clerk_app.ui.review.chip import Chip, MenuChip, ToggleChip
from clerk_app.ui.review.filters import GRADES, LOW, Days, Filters
from clerk_app.ui.review.search_field import SearchField
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Words


class FilterBar(QFrame):
    """Holds the filters. Chips in force come first and in the accent colour.

    Attributes:
        filters: what is chosen now.

    Signals:
        changed: other filters are in force.
        days_wanted: two days are to be chosen.
        list_wanted: arrow down in the search: on to the list.
    """

    changed = Signal()
    days_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, theme: Theme, words: ReviewWords, today: dt.date, *, graded: bool) -> None:
        super().__init__()
        self.setObjectName("TopBar")
        self._theme, self._words, self._today, self._graded = theme, words, today, graded
        self.filters = Filters()
        self._counts = Counts(0, 0, 0, 0)
        self.search = SearchField(theme)
        self.search.setFixedWidth(theme.px(210 if theme.language == "zh" else 250))
        self.search.searched.connect(lambda text: self.choose("text", text))
        self.search.left_down.connect(self.list_wanted)
        self._chips = self._make_chips()
        self._count = Words("", "sub")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._place = QWidget()
        self._flow = FlowLayout(theme.px(8), theme.px(8))
        self._place.setLayout(self._flow)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(9), theme.px(16), theme.px(9))
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self._place, 1)
        self._row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._count.setMinimumHeight(theme.px(34))
        self.show_filters()

    @property
    def chips(self) -> dict[str, Chip]:
        """Every chip by the filter's name."""
        return dict(self._chips)

    def lead(self, widget: QWidget) -> None:
        """Put a widget before the search: the way back of a clerk."""
        self._row.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignTop)

    def set_today(self, today: dt.date) -> None:
        """Take over the hall's day."""
        if today != self._today:
            self._today = today
            self.show_filters()

    def choose(self, name: str, value: object) -> None:
        """Choose the value of one filter."""
        self.use(self.filters.choose(name, value))

    def use(self, filters: Filters) -> None:
        """Put these filters in force."""
        if filters != self.filters:
            self.filters = filters
            self.search.show_text(filters.text)
            self.show_filters()
            self.changed.emit()

    def choose_days(self, first: dt.date, last: dt.date) -> None:
        """List the requests opened from `first` to `last`."""
        chosen = self.filters.choose("days", Days.CHOSEN)
        self.use(replace(chosen, chosen_days=(min(first, last), max(first, last))))

    def offer(self, choices: Choices) -> None:
        """Offer clerks and services to filter by."""
        everybody = self.tr("All %n", "", len(choices.people))
        for name, first, offered in (
            ("person", everybody, choices.people),
            ("procedure", self.tr("All"), choices.procedures),
        ):
            chip = self._chips.get(name)
            if isinstance(chip, MenuChip):
                chip.offer([("", first), *offered])
        self.show_filters()

    def show_counts(self, counts: Counts) -> None:
        """Show how many there are."""
        self._counts = counts
        found, of = self._counted(counts.found), self._counted(counts.of)
        self._count.setText(self.tr("{found} of {of} requests").format(found=found, of=of))
        self.show_filters()

    def words_of_filters(self) -> str:
        """Return what is in force in words: 11月16日–23日，孙浩，不满意."""
        names = [one for one in self.filters.latest if one != "days"]
        if self.filters.range(self._today) is not None:
            names.insert(0, "days")
        parts = [self._words_of(name) for name in names]
        separator = "，" if self._theme.language == "zh" else ", "
        return separator.join(part for part in parts if part)

    def latest_in_words(self) -> str:
        """Return the filter chosen last in words, without quotation marks of its own."""
        if self.filters.latest[-1:] == ("text",):
            return self.filters.text
        return self._words_of(self.filters.latest[-1] if self.filters.latest else "days")

    def show_filters(self) -> None:
        """Show the filters on the chips, those in force first."""
        days = self.filters.range(self._today)
        for name, chip in self._chips.items():
            value = getattr(self.filters, name)
            if isinstance(chip, ToggleChip):
                number = {"overdue": self._counts.overdue, "new_day": self._counts.new_days}.get(
                    name, self._counts.follow_ups
                )
                chip.show_state(on=bool(value), count=self._counted(number) if number else "")
            elif isinstance(chip, MenuChip):
                chip.mark(str(value))
                narrows = days is not None if name == "days" else bool(value)
                chip.show_value(self._words_of(name) or chip.words_of(""), active=narrows)
        ordered = sorted(self._chips.values(), key=lambda chip: not chip.active)
        while self._flow.takeAt(0) is not None:
            pass
        for part in (self.search, *ordered):
            self._flow.addWidget(part)
        self._place.updateGeometry()

    def _make_chips(self) -> dict[str, Chip]:
        theme = self._theme
        days = MenuChip(theme, "days", self.tr("Opened"))
        days.offer(
            [
                (Days.TODAY, self.tr("Today")),
                (Days.WEEK, self.tr("Last 7 days")),
                (Days.MONTH, self.tr("Last 30 days")),
                (Days.ANY, self.tr("Any day")),
                (Days.CHOSEN, self.tr("From … to …")),
            ]
        )
        days.chosen.connect(self._days_chosen)
        chips: dict[str, Chip] = {"days": days}
        names = {"person": self.tr("Clerk"), "procedure": self.tr("Service"), "state": self.tr("State")}
        if self._graded:
            names["rating"] = self.tr("Rating")
        else:
            del names["person"]
        for name, title in names.items():
            chip = MenuChip(theme, name, title)
            chip.offer([("", self.tr("All")), *self._values(name)])
            chip.chosen.connect(lambda value, name=name: self.choose(name, value))
            chips[name] = chip
        toggles = {"overdue": self.tr("Overdue"), "new_day": self.tr("New date to tell")}
        if self._graded:
            toggles["follow_up"] = self.tr("To follow up")
        for name, title in toggles.items():
            toggle = ToggleChip(theme, name, title)
            toggle.switched.connect(lambda on, name=name: self.choose(name, on))
            chips[name] = toggle
        return chips

    def _values(self, name: str) -> list[tuple[str, str]]:
        if name == "state":
            codes = [one.value for one in State if one is not State.CLOSED] + [one.value for one in Outcome]
            return [(code, self._words.state(code)) for code in codes]
        if name == "rating":
            return [(code, self._rating_words(code)) for code in GRADES]
        return []

    def _rating_words(self, code: str) -> str:
        return self.tr("Low grades") if code == LOW else self._words.grade(int(code))

    def _words_of(self, name: str) -> str:
        if name == "days":
            days = self.filters.range(self._today)
            return self.tr("Any day") if days is None else self._words.days(*days)
        if name == "text":
            quoted = "“{text}”" if self._theme.language == "zh" else "‘{text}’"
            return quoted.format(text=self.filters.text)
        if name == "overdue":
            return self.tr("Overdue")
        if name == "follow_up":
            return self.tr("To follow up")
        if name == "new_day":
            return self.tr("New date to tell")
        value = getattr(self.filters, name)
        chip = self._chips[name]
        return chip.words_of(value) if value and isinstance(chip, MenuChip) else ""

    def _days_chosen(self, choice: str) -> None:
        if choice == Days.CHOSEN:
            self.days_wanted.emit()
        else:
            self.choose("days", Days(choice))

    @staticmethod
    def _counted(number: int) -> str:
        return f"{MOST_COUNTED:,}+" if number > MOST_COUNTED else f"{number:,}"
