"""The sentences of the end of a visit: what to say, what became of each matter, each paper and the rating."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QObject

from clerk_app.core.day import day_in_words
from clerk_app.core.limit import LimitKind
from clerk_app.core.procedure import PaperKind
from clerk_app.core.rating import RatingState
from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language
from clerk_app.service.end_view import EndPaper, EndRequest, EndView
from clerk_app.service.print_desk import BY_HAND, FAILED, PRINTED, SAVED, SENT, TO_DO
from clerk_app.ui.widgets.labels import Tone
from clerk_app.ui.widgets.step_timer import minutes_and_seconds


@dataclass(frozen=True, slots=True)
class StateWords:
    """A state as a tag shows it."""

    words: str
    tone: Tone
    icon: str | None = None


def short_day(day: dt.date, language: Language) -> str:
    """Return ``11月30日`` or ``30 November``."""
    words = day_in_words(day, language, weekday=False)
    return words.split("年", 1)[1] if language == "zh" else words.rpartition(" ")[0]


class EndWords(QObject):
    """Words for the end of a visit in one language."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def say(self, view: EndView, *, asking: bool) -> str:
        """Return what the clerk says at the goodbye: how each matter stands, whether the tablet asks, farewell."""
        sentences = self._said_of(view)
        if asking:
            sentences.append(self.tr("Please rate my service on the tablet, and take care."))
        else:
            sentences.append(self.tr("Thank you for coming, and take care."))
        if not view.spoken_name:
            return self.joined(sentences)
        sentences[0] = sentences[0][:1].lower() + sentences[0][1:]
        return self.tr("{name}, {sentence}").format(name=view.spoken_name, sentence=self.joined(sentences))

    def joined(self, sentences: list[str]) -> str:
        """Return sentences after each other; Chinese needs no space between them."""
        return ("" if self._language == "zh" else " ").join(sentences)

    def _said_of(self, view: EndView) -> list[str]:
        by_state: dict[str, list[EndRequest]] = {}
        for request in view.requests:
            by_state.setdefault(request.outcome or request.state, []).append(request)
        told: list[str] = []
        for accepted in by_state.get(State.ACCEPTED, [])[:1]:
            title = self._spoken(accepted)
            if accepted.promised is None:
                told.append(self.tr("Your {title} is accepted, and I will tell you the date.").format(title=title))
            else:
                words = {
                    LimitKind.FINISH: self.tr("Your {title} is accepted and will be done by {day}."),
                    LimitKind.ANSWER: self.tr("Your {title} is accepted, and you have an answer by {day}."),
                    LimitKind.ARRIVE: self.tr("Your {title} is accepted, and we are there by {day}."),
                    LimitKind.CONTACT: self.tr("Your {title} is accepted, and we contact you by {day}."),
                }[accepted.promised_kind]
                told.append(words.format(title=title, day=self._until(accepted, accepted.promised)))
        if State.WAITING in by_state:
            told.append(self.tr("What is missing is on the list; bring it and come straight to me."))
        if told:
            return told
        for state, words in (
            (Outcome.REFUSED, self.tr("This cannot be done today; you know the reason and the other ways.")),
            (State.PARKED, self.tr("We go on from here next time; nothing has to be told again.")),
            (Outcome.COMPLETED, self.tr("Everything is done.")),
        ):
            if state in by_state:
                return [words]
        return []

    def _spoken(self, request: EndRequest) -> str:
        title = request.title.to(self._language)
        return title if self._language == "zh" else title[:1].lower() + title[1:]

    def request_state(self, request: EndRequest) -> StateWords:
        """Return how a matter stands."""
        words: dict[str, StateWords] = {
            State.IN_PROGRESS: StateWords(self.tr("Open"), "accent", "clock"),
            State.PARKED: StateWords(self.tr("Parked"), "", "player-pause"),
            State.WAITING: StateWords(self.tr("Waiting for papers"), "warn", "file-text"),
            State.ACCEPTED: StateWords(self.tr("Accepted, open"), "accent", "clock"),
            Outcome.COMPLETED: StateWords(self.tr("Settled"), "ok", "check"),
            Outcome.REFUSED: StateWords(self.tr("Refused"), "danger", "ban"),
            Outcome.WITHDRAWN: StateWords(self.tr("Withdrawn"), ""),
        }
        return words[request.outcome or request.state]

    def request_line(self, request: EndRequest) -> str:
        """Return the line below a matter's title: its date and the time it took."""
        took = minutes_and_seconds(request.took_ms // 1000)
        if request.standard_minutes is not None:
            standard = minutes_and_seconds(60 * request.standard_minutes)
            took = self.tr("took {time} / {standard}").format(time=took, standard=standard)
        else:
            took = self.tr("took {time}").format(time=took)
        if request.state == State.ACCEPTED and request.promised is not None:
            words = {
                LimitKind.FINISH: self.tr("by {day} at the latest"),
                LimitKind.ANSWER: self.tr("answered by {day} at the latest"),
                LimitKind.ARRIVE: self.tr("there by {day} at the latest"),
                LimitKind.CONTACT: self.tr("contacted by {day} at the latest"),
            }[request.promised_kind]
            return f"{words.format(day=self._until(request, request.promised))} · {took}"
        return took

    def _until(self, request: EndRequest, day: dt.date) -> str:
        """Return the promised day, with the time where the limit ends within it."""
        words = short_day(day, self._language)
        return words if request.promised_at is None else f"{words} {request.promised_at:%H:%M}"

    def paper_title(self, kind: PaperKind) -> str:
        """Return a paper's name."""
        return {
            PaperKind.RECEIPT: self.tr("Receipt"),
            PaperKind.NOTIFICATION: self.tr("List of missing items"),
            PaperKind.SHEET: self.tr("Service guide"),
        }[kind]

    def paper_line(self, paper: EndPaper, requests: int) -> str:
        """Return a paper's name, with the matter where there are several."""
        title = self.paper_title(paper.kind)
        if requests < 2 and paper.kind is not PaperKind.SHEET:
            return title
        return f"{title} · {paper.service.to(self._language)}"

    def paper_state(self, paper: EndPaper) -> StateWords:
        """Return the size of a paper and what became of it."""
        words = {
            PRINTED: StateWords(self.tr("printed"), "ok", "check"),
            SENT: StateWords(self.tr("sent to the printer"), "", "printer"),
            SAVED: StateWords(self.tr("saved as PDF"), "ok", "check"),
            FAILED: StateWords(self.tr("not printed"), "danger", "printer-off"),
            BY_HAND: StateWords(self.tr("number written"), "ok", "pencil"),
            TO_DO: StateWords(self.tr("on the to-do list"), "warn", "list-check"),
        }.get(paper.printed or "")
        if paper.handed_to is not None:
            words = StateWords(self.tr("handed over"), "ok", "user-check")
        if words is None:
            needed = self.tr("must print") if paper.mandatory else self.tr("if wanted")
            words = StateWords(needed, "")
        return StateWords(f"{paper.size} · {words.words}", words.tone, words.icon)

    def rating(self, state: RatingState) -> tuple[StateWords, str]:
        """Return how a rating ended, never the grade, and what that means."""
        if state is RatingState.GIVEN:
            return StateWords(self.tr("Rated"), "ok", "check"), self.tr("What the customer chose is not shown here.")
        if state is RatingState.DEVICE_BUSY:
            return (
                StateWords(self.tr("Not rated: device"), "warn", "device-tablet-off"),
                self.tr("The customer before was still at the tablet. It does not count as no answer."),
            )
        if state is RatingState.DEVICE_TROUBLE:
            return (
                StateWords(self.tr("Not rated: device"), "warn", "device-tablet-off"),
                self.tr("The tablet could not ask. It does not count as no answer."),
            )
        return StateWords(self.tr("Not rated"), ""), self.tr("No choice is no choice: it does not count as satisfied.")
