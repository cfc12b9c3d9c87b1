"""How a procedure of the list stands, in words."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject

from clerk_app.core.day import day_in_words, local_time
from clerk_app.core.sentence import Language
from clerk_app.service.editor_view import LineState, Origin, ProcedureLine, ProposalLine, ProposalState
from clerk_app.texts import text
from clerk_app.ui.widgets.labels import Tone


class LineWords(QObject):
    """Words for list and detail, in the window's language."""

    def __init__(self, language: Language, zone: dt.tzinfo, parent: QObject) -> None:
        super().__init__(parent)
        self.language: Language = language
        self._zone = zone

    def origin(self, origin: Origin | None) -> str:
        """Return where the version in force comes from."""
        return {
            Origin.PUBLISHED: self.tr("Published here"),
            Origin.HALL: self.tr("The hall's file"),
            Origin.SHIPPED: self.tr("Comes with the program"),
            None: self.tr("Not published yet"),
        }[origin]

    def version(self, number: int) -> str:
        """Return which version it is; empty when there is none."""
        return self.tr("Version {number}").format(number=number) if number else ""

    def category(self, category: str) -> str:
        """Return the kind of service."""
        return text(f"category.{category}", self.language) if category else ""

    def moment(self, at_ms: int) -> str:
        """Return a time as day and minute in the hall."""
        at = local_time(at_ms, self._zone)
        return f"{self.day(at_ms)} {at:%H:%M}"

    def day(self, at_ms: int) -> str:
        """Return the day of a time in the hall."""
        return day_in_words(local_time(at_ms, self._zone).date(), self.language, weekday=False)

    def below(self, line: ProcedureLine) -> str:
        """Return the second line of a row."""
        parts = [self.category(line.category), line.id, self.origin(line.origin), self.version(line.number)]
        if line.since is not None:
            parts.append(self.tr("since {day}").format(day=self.day(line.since)))
        return " · ".join(part for part in parts if part)

    def tags(self, line: ProcedureLine) -> list[tuple[str, Tone]]:
        """Return what is special about a procedure, each with its tone."""
        found: list[tuple[str, Tone]] = []
        if line.faults:
            found.append((self.tr("Faulty"), "danger"))
        if line.proposal is not None and line.proposal.state is ProposalState.WAITING:
            found.append((self.tr("To be confirmed"), "warn"))
        elif line.proposal is not None and line.proposal.state is ProposalState.SCHEDULED:
            found.append((self.tr("Starts {day}").format(day=self.day(line.proposal.starts_at)), "accent"))
        if line.state is LineState.RETIRED:
            found.append((self.tr("Retired"), ""))
        elif line.state is LineState.NEW:
            found.append((self.tr("New"), "accent"))
        if line.draft_at is not None:
            found.append((self.tr("Draft"), "accent"))
        if line.newer_shipped or line.hall_file:
            found.append((self.tr("Another file"), "warn"))
        return found

    def open_requests(self, line: ProcedureLine) -> str:
        """Return how many requests are under way; empty for none."""
        return self.tr("%n under way", "", line.open_requests) if line.open_requests else ""

    def proposal(self, proposal: ProposalLine) -> str:
        """Return who proposed it when, and from when it is to stand."""
        words = self.tr("{name} proposed it on {at}. From when: {start}")
        name = proposal.proposed_by.name.to(self.language)
        return words.format(name=name, at=self.moment(proposal.proposed_at), start=self.start(proposal))

    def start(self, proposal: ProposalLine) -> str:
        """Return from when it is to stand: a time that had passed when it was proposed means at once."""
        if proposal.state is ProposalState.WAITING and proposal.starts_at <= proposal.proposed_at:
            return self.tr("as soon as it is confirmed")
        return self.moment(proposal.starts_at)
