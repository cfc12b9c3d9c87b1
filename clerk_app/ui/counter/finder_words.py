"""Procedures in the words of the finder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from clerk_app.core.procedure import Document, Procedure
from clerk_app.core.sentence import Language
from clerk_app.library.search_hit import Hit, Range
from clerk_app.service.finding import FoundProcedure, Wording, usual_steps
from clerk_app.texts import text
from clerk_app.ui.counter.finder_rows import DocumentRow, ProcedureRow, Run
from clerk_app.ui.keys import quick_binding


def runs(words: str, ranges: Sequence[Range]) -> tuple[Run, ...]:
    """Return `words` cut where `ranges` begin and end."""
    made: list[Run] = []
    done = 0
    for one in sorted(ranges, key=lambda one: one.start):
        if one.start < done:
            continue
        made += [Run(words[done : one.start]), Run(words[one.start : one.end], hit=True)]
        done = one.end
    made.append(Run(words[done:]))
    return tuple(run for run in made if run.words)


def said_by_customer(typed: str) -> bool:
    """Tell whether `typed` is what somebody says, not letters that look for a title: Chinese, or several words."""
    return any(character.isalpha() and not character.isascii() for character in typed) or len(typed.split()) > 1


def said(wording: Wording, language: Language) -> str:
    """Return the sentence of a wording."""
    return text(wording.code, language, **wording.parameters)


class FinderWords(QObject):
    """Makes the finder's rows in one language."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language

    def row(self, found: FoundProcedure) -> ProcedureRow:
        """Return a procedure with what matched."""
        procedure, hit = found.procedure, found.hit
        title = hit.title if self._language == "zh" else hit.title_en
        return ProcedureRow(
            id=procedure.id,
            title=runs(procedure.title.to(self._language), title),
            below=self._below(procedure, hit),
            counter=self.minutes(procedure),
            limit=said(found.limit, self._language),
            key=quick_binding(found.quick).cap if found.quick else "",
        )

    def minutes(self, procedure: Procedure) -> str:
        """Return the standard time at the counter."""
        minutes = procedure.standard_minutes
        return "" if minutes is None else text("paper.limit.minutes", self._language, amount=minutes)

    def facts(self, found: FoundProcedure) -> str:
        """Return time at the counter, limit and fee in one line."""
        minutes = self.minutes(found.procedure)
        at_counter = self.tr("Counter: %1").replace("%1", minutes) if minutes else ""
        settled = self.tr("Time limit: %1").replace("%1", said(found.limit, self._language))
        return " · ".join(part for part in (at_counter, settled, self._fee(found.procedure)) if part)

    def document(self, document: Document) -> DocumentRow:
        """Return a document and when it is needed."""
        title = document.title.to(self._language)
        if document.one_of:
            title = self.tr("%1 (or a substitute)").replace("%1", title)
        if document.later_days is not None:
            return DocumentRow(title, self.tr("may follow"), "clock")
        if document.when is None:
            return DocumentRow(title, self.tr("needed"), "circle-check")
        by_proxy = document.when.strip() == "by_proxy"
        return DocumentRow(title, self.tr("by proxy") if by_proxy else self.tr("in some cases"), "circle-minus")

    def steps(self, procedure: Procedure) -> str:
        """Return how many steps and branches the rail will show."""
        usual = usual_steps(procedure)
        branches = sum(step.decide is not None for step in usual)
        words = self.tr("%n step(s)", "", len(usual))
        if not branches:
            return words
        branched = self.tr("%n branch(es)", "", branches)
        return self.tr("%1, %2").replace("%1", words).replace("%2", branched)

    def sayings(self, procedure: Procedure) -> str:
        """Return in which words customers ask for it."""
        own = [saying for saying in procedure.search if saying.isascii() == (self._language == "en")]
        if not own:
            return ""
        quoted = [self.tr("“%1”").replace("%1", saying) for saying in own[:4]]
        gap = "" if self._language == "zh" else " "
        return self.tr("Customers also say: %1").replace("%1", gap.join(quoted))

    def _below(self, procedure: Procedure, hit: Hit) -> tuple[Run, ...]:
        category = text(f"category.{procedure.category}", self._language)
        made: list[Run] = []
        if hit.saying is not None:
            quoted = self.tr("“%1”").replace("%1", hit.saying)
            made += runs(quoted, [Range(one.start + 1, one.end + 1) for one in hit.saying_ranges])
        elif hit.title and self._language == "en":
            made += runs(procedure.title.zh, hit.title)
        if hit.syllables:
            if made:
                made.append(Run(" "))
            for syllable in hit.syllables:
                made += [Run(syllable.text[: syllable.matched], hit=True), Run(syllable.text[syllable.matched :] + " ")]
        made.append(Run(f"· {category}" if made else category))
        return tuple(run for run in made if run.words)

    def _fee(self, procedure: Procedure) -> str:
        fen = procedure.fee.fen
        if fen is None:
            return self.tr("Fee: told before we begin")
        if fen == 0:
            return text("paper.fee.none", self._language)
        yuan = f"{fen // 100}.{fen % 100:02}" if fen % 100 else str(fen // 100)
        return text("paper.fee.amount", self._language, yuan=yuan)
