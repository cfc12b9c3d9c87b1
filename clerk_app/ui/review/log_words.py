"""The sentences of a request's log."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.core.procedure import Verb
from clerk_app.service.review_log import LogLine, What
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.widgets.labels import Tone

_LOUD: dict[What, Tone] = {
    What.UNREADABLE: "danger",
    What.PAPER_FAILED: "warn",
    What.PAPER_TO_DO: "warn",
    What.PAPER_VOIDED: "warn",
    What.REFUSED: "danger",
    What.HAND_OFF_RETURNED: "warn",
    What.HAND_OFF_LAPSED: "warn",
}

_UNNOTED = frozenset({What.PAPER_PRINTED, What.PAPER_SENT, What.PAPER_SAVED, What.PAPER_FAILED})
"""Their note is the name of a printer, which the number of the paper needs no more."""

ICONS: dict[What, str] = {
    What.UNREADABLE: "shield-x",
    What.OPENED: "user-check",
    What.WORDS_RECORDED: "message-2",
    What.WORDS_SETTLED: "circle-check",
    What.NOTIFIED: "list-check",
    What.WENT_BACK: "arrow-back-up",
    What.ACCEPTED: "circle-check",
    What.TAKEN_UP: "player-play",
    What.TAKEN_OVER: "arrows-exchange",
    What.MOVED: "arrows-exchange",
    What.PARKED: "player-pause",
    What.RESUMED: "player-play",
    What.VISIT_ENDED: "circle-minus",
    What.CUSTOMER_LEFT: "circle-minus",
    What.VISIT_REOPENED: "player-play",
    What.COMPLETED: "circle-check",
    What.TOLD: "circle-check",
    What.WITHDRAWN: "circle-minus",
    What.CLOSED_BY_SUPERVISOR: "circle-check",
    What.ERASED: "eye-off",
}
"""Lines that have no seal carry an icon."""


class LogWords(QObject):
    """Says in the window's language what a line of the log tells."""

    def __init__(self, words: ReviewWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def sentence(self, line: LogLine) -> str:
        """Return the line in words; a record that was changed says so first."""
        said = self._step(line) if line.what is What.STEP else self._said(line)
        if line.again:
            said = self.tr("Again: {line}").format(line=said)
        if line.note and line.what is not What.STEP and line.what not in _UNNOTED:
            said = self.tr("{line}: {note}").format(line=said, note=line.note)
        if line.broken and line.what is not What.UNREADABLE:
            said = self.tr("The text is not what was written: {line}").format(line=said)
        return said

    def tone(self, line: LogLine) -> Tone:
        """Return how loud the line is."""
        if line.broken:
            return "danger"
        if line.what is What.NOTIFIED and line.count > 1:
            return "danger"
        return _LOUD.get(line.what, "")

    def _step(self, line: LogLine) -> str:
        if line.verb is Verb.CHECK or line.have or line.missing or line.later:
            return self._checked(line)
        if line.verb is Verb.DECIDE:
            said = f"{line.title} → {line.option}"
            return self.tr("{line} (by itself)").format(line=said) if line.automatic else said
        if line.verb is Verb.PROMISE and line.day:
            return self.tr("Promised {day}").format(day=self._words.day(line.day))
        if line.note:
            return self.tr("{title}, {result}").format(title=line.title, result=line.note)
        if line.fields:
            unknown = self._words.listed(line.fields)
            return self.tr("{title}, not known: {fields}").format(title=line.title, fields=unknown)
        return line.title

    def _checked(self, line: LogLine) -> str:
        said = self.tr("{title}: {have} there, {missing} missing").format(
            title=line.title, have=len(line.have), missing=len(line.missing)
        )
        if line.missing:
            said = self.tr("{line} ({titles})").format(line=said, titles=self._words.listed(line.missing))
        if line.later:
            said = self.tr("{line}, to follow: {titles}").format(line=said, titles=self._words.listed(line.later))
        return said

    def _said(self, line: LogLine) -> str:
        match line.what:
            case What.OPENED:
                return self.tr("Asked first: {name}").format(name=line.person)
            case What.WENT_BACK:
                return self.tr("Back to {title}").format(title=line.title)
            case What.NOTIFIED:
                return self._notified(line)
            case What.DROPPED:
                each = tuple(
                    self.tr("{title} ({reason})").format(title=title, reason=why) if why else title
                    for title, why in line.not_needed
                )
                return self.tr("Told before, not needed after all: {titles}").format(titles=self._words.listed(each))
            case What.BROUGHT:
                return self.tr("Brought later: {titles}").format(titles=self._words.listed(line.have))
            case What.ACCEPTED:
                return self.tr("Accepted, to be settled by {day}").format(day=self._words.day(line.day))
            case What.REFUSED:
                return self._refused(line)
            case What.TOLD if not line.person:  # erased
                return self.tr("Told the customer ({how})").format(how=self._how(line.how))
            case What.TOLD:
                return self.tr("Told the customer ({how}): {name}").format(how=self._how(line.how), name=line.person)
            case What.CLOSED_BY_SUPERVISOR:
                outcome = self._words.state(line.how)
                return self.tr("Closed by {name}, {outcome}").format(name=line.by, outcome=outcome)
        return self._promised_anew(line) or self._moved(line) or self._paper(line) or self._of_visit(line)

    def _promised_anew(self, line: LogLine) -> str:
        match line.what:
            case What.RECOUNTED if line.day and line.day != line.old_day:
                return self.tr("The calendar arrived: {old} became {day}").format(
                    old=self._words.day(line.old_day), day=self._words.day(line.day)
                )
            case What.RECOUNTED:
                return self.tr("The calendar arrived: the promised date stays")
            case What.NEW_DAY_TOLD:
                day, how = self._words.day(line.day), self._how(line.how)
                return self.tr("Told the customer the new date, {day} ({how})").format(day=day, how=how)
        return ""

    def _notified(self, line: LogLine) -> str:
        missing = self._words.listed((*line.missing, *line.fields))
        said = self.tr("List of missing items: {titles}, by {day}").format(
            titles=missing, day=self._words.day(line.day)
        )
        return said if line.count < 2 else self.tr("{line} (told %n time(s))", "", line.count).format(line=said)

    def _refused(self, line: LogLine) -> str:
        said = self.tr("Refused, by {rule}").format(rule=line.rule) if line.rule else self.tr("Refused")
        return self.tr("{line}; instead: {way}").format(line=said, way=line.option) if line.option else said

    def _moved(self, line: LogLine) -> str:
        name = line.person
        match line.what:
            case What.TAKEN_UP:
                return self.tr("The customer came back")
            case What.TAKEN_OVER:
                return self.tr("Taken over at the counter: {name}").format(name=name)
            case What.OFFERED:
                return self.tr("Offered to {name}").format(name=name)
            case What.HAND_OFF_ACCEPTED:
                return self.tr("{name} accepted the hand-off").format(name=name)
            case What.HAND_OFF_RETURNED:
                return self.tr("{name} returned the hand-off").format(name=name)
            case What.HAND_OFF_WITHDRAWN:
                return self.tr("The offer to {name} was withdrawn").format(name=name)
            case What.HAND_OFF_LAPSED:
                return self.tr("{name} did not answer the offer").format(name=name)
            case What.MOVED:
                return self.tr("First responsibility moved to {name}").format(name=name)
        return ""

    def _paper(self, line: LogLine) -> str:
        match line.what:
            case What.PAPER_ISSUED:
                paper = self._words.paper(line.paper)
                return self.tr("{paper}, print no. {issue}").format(paper=paper, issue=line.issue)
            case What.PAPER_PRINTED:
                return self.tr("Printed: {number}").format(number=line.paper)
            case What.PAPER_SENT:
                return self.tr("Sent to the printer: {number}").format(number=line.paper)
            case What.PAPER_SAVED:
                return self.tr("Saved as PDF: {number}").format(number=line.paper)
            case What.PAPER_FAILED:
                return self.tr("Not printed: {number}").format(number=line.paper)
            case What.PAPER_TO_DO:
                return self.tr("Still to be printed: {number}").format(number=line.paper)
            case What.PAPER_BY_HAND:
                return self.tr("Number written by hand: {number}").format(number=line.paper)
            case What.PAPER_HANDED_OVER:
                whom = self.tr("agent") if line.how == "agent" else self.tr("customer")
                return self.tr("{number} handed to the {whom}").format(number=line.paper, whom=whom)
            case What.PAPER_VOIDED:
                return self.tr("{number} is void").format(number=line.paper)
        return ""

    def _of_visit(self, line: LogLine) -> str:
        return {
            What.PARKED: self.tr("Parked"),
            What.RESUMED: self.tr("Taken up again by {name}").format(name=line.person),
            What.VISIT_ENDED: self.tr("Visit ended, to be gone on with"),
            What.CUSTOMER_LEFT: self.tr("The customer left in the middle"),
            What.VISIT_REOPENED: self.tr("Visit opened again"),
            What.WORDS_RECORDED: self.tr("No procedure was found for what the customer said"),
            What.WORDS_SETTLED: self.tr("The missing procedure was dealt with"),
            What.COMPLETED: self.tr("Completed, the customer was told at the counter"),
            What.WITHDRAWN: self.tr("Withdrawn by the customer"),
            What.ERASED: self.tr("Personal data erased"),
        }.get(line.what, self.tr("Record {place} is not what was written").format(place=line.place))

    def _how(self, how: str) -> str:
        known = {"counter": self.tr("at the counter"), "phone": self.tr("by phone"), "message": self.tr("by message")}
        return known.get(how, how)
