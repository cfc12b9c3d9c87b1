"""Fixed wording of papers: sentences of `resources/texts/paper.yaml`, values set in, bold where marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from clerk_app.core.limit import CountedFrom
from clerk_app.core.paper import PrintedLimit
from clerk_app.core.procedure import Grade, Rule
from clerk_app.core.promised_limits import PromisedLimit
from clerk_app.core.sentence import Language
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.plain_text import MAX_CHARACTERS, plain_text
from clerk_app.texts import text

_BOLD = "**"
MAX_SHORT = 60  # for numbers of phones and counters
# Values are set in after the bold marks were read, so that a customer's own "**" stays text.
_FIRST_MARKER = 0xF0000


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one weight; `size` in points where it differs from its paragraph's."""

    text: str
    bold: bool = False
    size: float | None = None


def span_texts(spans: tuple[Span, ...]) -> str:
    """Return the bare text of `spans`."""
    return "".join(span.text for span in spans)


class Words:
    """Sentences in the language of one paper, ready to be drawn with `fonts`."""

    def __init__(self, language: Language, fonts: Fonts) -> None:
        """Choose the language once for a whole paper."""
        self.language = language
        self.fonts = fonts

    def value(self, value: str, most: int = MAX_CHARACTERS) -> str:
        """Return text from outside, at most so many characters, as it may be drawn."""
        return plain_text(value, self.fonts, most)

    def bare(self, code: str, /, **values: str | int) -> str:
        """Return a sentence without weights."""
        return span_texts(self.spans(code, **values))

    def spans(self, code: str, /, **values: str | int) -> tuple[Span, ...]:
        """Return a sentence of `paper.yaml` (``paper.`` is put before `code`) in its weights."""
        markers = {name: chr(_FIRST_MARKER + number) for number, name in enumerate(values)}
        shown = {markers[name]: self.value(str(value)) for name, value in values.items()}
        wording = text(f"paper.{code}", self.language, **markers)
        spans = []
        for number, piece in enumerate(wording.split(_BOLD)):
            filled = piece
            for marker, value in shown.items():
                filled = filled.replace(marker, value)
            if filled:
                spans.append(Span(filled, bold=number % 2 == 1))
        return tuple(spans)

    def time(self, at: datetime) -> str:
        """Return a moment of the hall's clock, ``2026-11-23 10:52``."""
        return f"{at:%Y-%m-%d %H:%M}"

    def limit(self, limit: PrintedLimit) -> str:
        """Return ``5 个工作日``; says that the hall has to confirm it where nobody has."""
        if not limit.confirmed:
            return self.bare("limit.unconfirmed")
        if limit.amount == 0 and limit.unit.is_days:
            return self.bare("limit.same_day")
        one = ".one" if limit.amount == 1 and limit.unit.is_days else ""
        return self.bare(f"limit.{limit.unit}{one}", amount=limit.amount)

    def within(self, limit: PrintedLimit) -> str:
        """Return what happens within a limit: ``24 小时内联系您``, ``交费后 24 小时内办好``."""
        if not limit.confirmed:
            return self.bare(f"unconfirmed.{limit.kind}")
        if limit.amount == 0 and limit.unit.is_days:
            said = self.bare(f"same_day.{limit.kind}")
        else:
            said = self.bare(f"within.{limit.kind}", limit=self.limit(limit))
        if limit.counted_from is CountedFrom.ACCEPTANCE:
            return said
        return self.bare(f"from.{limit.counted_from}", within=said)

    def promised(self, promised: PromisedLimit) -> str:
        """Return one of several limits with the case it is for."""
        said = self.within(promised.limit)
        if promised.case is None:
            return said
        return self.bare("limit.case", case=promised.case.to(self.language), within=said)

    def fee(self, fen: int | None) -> str:
        """Return what it costs; None is told before anything is begun."""
        if fen is None:
            return self.bare("fee.varies")
        if fen == 0:
            return self.bare("fee.none")
        yuan = f"{fen // 100}.{fen % 100:02}" if fen % 100 else str(fen // 100)
        return self.bare("fee.amount", yuan=yuan)

    def rule(self, rule: Rule) -> str:
        """Cite a rule by name and subject; an unconfirmed one says so."""
        title, subject = rule.title.to(self.language), rule.subject.to(self.language)
        if rule.edition:
            cited = self.bare("rule_edition", title=title, subject=subject, edition=rule.edition)
        else:
            cited = self.bare("rule", title=title, subject=subject)
        return cited if Grade(rule.grade).confirmed else cited + self.bare("to_be_confirmed")

    def phone(self, phone: str) -> str:
        """Return a phone number that no line break tears apart."""
        return self.value(phone, MAX_SHORT).replace(" ", "\u00a0")

    def counter(self, counter: str) -> str:
        """Return ``2 号柜台`` for counter ``02``."""
        shown = self.value(counter, MAX_SHORT)
        return self.bare("counter", counter=shown.lstrip("0") or shown)


def sized(spans: tuple[Span, ...], size: float) -> tuple[Span, ...]:
    """Return `spans` in `size` points."""
    return tuple(replace(span, size=size) for span in spans)
