"""Draws the receipt (业务受理回执), A5 portrait; large type on A4 (`ui.md` 10)."""

from __future__ import annotations

from clerk_app.core.day import day_in_words
from clerk_app.core.limit import CountedFrom
from clerk_app.core.paper import PrintedLimit, PrintedPromise
from clerk_app.core.receipt import LaterPaper, ReceiptModel
from clerk_app.core.sentence import Language
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.furniture import FOOT_SIZE, people_boxes, signatures, stamped_foot
from clerk_app.paper.head import Head, number_spans
from clerk_app.paper.pages import Furniture, page_format, write_pdf
from clerk_app.paper.slices import Setter, Slice, beside, framed, gap, kept, rule
from clerk_app.paper.wording import Span, Words

_MARGINS_MM = (11, 12, 9)
_BODY = 10.5
_LABEL = 9.5
_ROW_GAP = 6.0
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_BETWEEN_STEPS = "   "
_LINE_END = "\n"


def draw_receipt(model: ReceiptModel, language: Language, fonts: Fonts, *, large: bool = False) -> bytes:
    """Return the receipt as PDF; the same model gives the same bytes.

    Raises:
        Refusal: ``paper.text_too_long`` or ``paper.too_many_pages``.
    """
    drawing = _Receipt(model, Words(language, fonts), Setter(fonts, 1.3 if large else 1.0), large)
    return drawing.pdf()


class _Receipt:
    def __init__(self, model: ReceiptModel, words: Words, setter: Setter, large: bool) -> None:
        self.model = model
        self.words = words
        self.setter = setter
        self.form = page_format("A5", _MARGINS_MM, large=large)
        self.width = self.form.column
        self.scale = setter.scale
        self.label_width = (55 if words.language == "zh" else 62) * self.scale

    def pdf(self) -> bytes:
        model, words = self.model, self.words
        title = words.bare("receipt.title")
        first, handler = model.first_responsible, model.handler
        people = people_boxes(
            self.setter, words, self.width, first, handler, distance=9 * self.scale, settled=model.settled
        )
        head = Head(
            model.hall, title, title, 21, number_spans(words, model.stamp, _LABEL, 15), 15, model.qr, model.stamp.number
        )
        content = [
            head.first_page(self.setter, words, self.width),
            gap(9 * self.scale),
            *self._answer(),
            gap(9 * self.scale),
            people,
            gap(9 * self.scale),
            *self._details(),
            *self._end(),
        ]
        furniture = Furniture(
            header=head.further_pages(self.setter, words, self.width),
            footer=stamped_foot(self.setter, words, self.form, model.stamp),
            footer_height=FOOT_SIZE * 2 * self.scale,
        )
        about = head.imprint(words, model.service.to(words.language))
        return write_pdf(content, self.form, furniture, about, self.setter.fonts)

    def _answer(self) -> list[Slice]:
        """Return the box with the date, or with what stands in its place."""
        words, promise = self.words, self.model.promise
        notes: list[tuple[Span, ...]] = []
        if promise is not None:
            until = "day" if promise.until is None else "time"
            lead = words.spans(f"receipt.promise.{promise.limit.kind}.{until}")
            main = day_in_words(promise.day, words.language)
            if promise.until is not None:
                main = f"{main} {promise.until:%H:%M}"
            notes.append(self._counted(promise.limit))
            notes += [self._earlier(one) for one in self.model.earlier]
            if promise.provisional:
                notes.append(words.spans("receipt.provisional"))
        elif self.model.settled:
            lead, main = words.spans("receipt.settled_lead"), words.bare("receipt.settled")
            if not self.model.later:
                notes.append(words.spans("receipt.settled_note"))
        else:
            lead, main = (), words.bare("receipt.unconfirmed")
            notes.append(words.spans("receipt.unconfirmed_note"))
        across = 11 * self.scale
        inner = self.width - 2 * across
        slices = self.setter.paragraph(lead, inner, _LABEL, leading=1.45) if lead else []
        slices += self.setter.paragraph([Span(main, bold=True)], inner, 18, leading=1.35)
        for note in notes:
            slices += self.setter.paragraph(note, inner, 9, leading=1.5)
        return framed(kept(slices[:-1]) + slices[-1:], self.width, across=across, along=7 * self.scale)

    def _earlier(self, promise: PrintedPromise) -> tuple[Span, ...]:
        """Return another promise: what happens by when, on the way to the day above or beside it."""
        day = day_in_words(promise.day, self.words.language)
        if promise.until is not None:
            day = f"{day} {promise.until:%H:%M}"
        return self.words.spans(f"receipt.also.{promise.limit.kind}", day=day)

    def _counted(self, limit: PrintedLimit) -> tuple[Span, ...]:
        plain = limit.counted_from is not CountedFrom.ACCEPTANCE or limit.amount == 0
        manner = "plain" if plain else limit.unit.value
        return self.words.spans(f"receipt.counted.{manner}", limit=self.words.limit(limit))

    def _details(self) -> list[Slice]:
        model, words, customer = self.model, self.words, self.model.customer
        half = self.width / 2 + 4 * self.scale
        service = (Span(words.value(model.service.to(words.language)), bold=True),)
        accepted = (Span(words.time(model.accepted_at)),)
        rows = self._pair("service", service, "accepted_at", accepted, half)
        account = (Span(_grouped(words.value(customer.account))),) if customer.account else None
        name = self._customer()
        if name and account:
            rows += self._pair("customer", name, "account", account, half)
        else:
            rows += self._row("customer", name) if name else []
            rows += self._row("account", account) if account else []
        if customer.address:
            rows += self._row("address", (Span(words.value(customer.address)),))
        rows += self._row("received", self._received(), self._complete())
        if model.later:
            rows += self._row("later", *(self._later(one) for one in model.later))
        return rows + self._row("next", self._next())

    def _customer(self) -> tuple[Span, ...] | None:
        customer = self.model.customer
        if not customer.name:
            return None
        if customer.by_proxy is None:
            return (Span(self.words.value(customer.name)),)
        code = "receipt.by_proxy" if customer.by_proxy else "receipt.in_person"
        return self.words.spans(code, name=customer.name)

    def _received(self) -> tuple[Span, ...]:
        words = self.words
        if not self.model.received:
            return words.spans("receipt.received_none")
        titles = []
        for paper in self.model.received:
            title = words.value(paper.title.to(words.language))
            if paper.copies > 1:
                title = words.bare("receipt.received_copies", title=title, copies=paper.copies)
            if paper.number:
                title = words.bare("receipt.received_number", title=title, number=paper.number)
            titles.append(title)
        total = sum(max(paper.copies, 1) for paper in self.model.received)
        # Joined after its parts were checked: all of them together may be longer than one text.
        before, after = words.bare("receipt.received_total", list="\ue000", total=total).split("[U+E000]")
        return (Span(before + words.bare("list_separator").join(titles) + after),)

    def _complete(self) -> tuple[Span, ...]:
        if self.model.later or not self.model.received:
            return ()
        return tuple(Span(span.text, span.bold, 9.0) for span in self.words.spans("receipt.complete"))

    def _later(self, paper: LaterPaper) -> tuple[Span, ...]:
        title = paper.title.to(self.words.language)
        if paper.last_day is None:
            return self.words.spans("receipt.later_open", title=title)
        return self.words.spans("receipt.later_by", title=title, date=day_in_words(paper.last_day, self.words.language))

    def _next(self) -> tuple[Span, ...]:
        steps = [
            self.words.bare(f"receipt.next.{step}", phone=self.model.phone_masked or "")
            for step in self.model.next_steps
        ]
        if len(steps) == 1:
            return (Span(steps[0]),)
        marked = [f"{mark} {step}" for mark, step in zip(_CIRCLED, steps, strict=False)]
        # A step that fits on a line is not broken: it goes to the next line whole.
        room, filled = self.width - self.label_width, marked[0]
        for step in marked[1:]:
            joined = f"{filled.rpartition(_LINE_END)[2]}{_BETWEEN_STEPS}{step}"
            fits = len(self.setter.lines([Span(joined)], room, _BODY)) == 1
            filled += (_BETWEEN_STEPS if fits else _LINE_END) + step
        return (Span(filled),)

    def _row(self, label: str, *values: tuple[Span, ...]) -> list[Slice]:
        room = self.width - self.label_width
        lines = [line for value in values if value for line in self.setter.paragraph(value, room, _BODY)]
        name = self.setter.paragraph(self.words.spans(f"receipt.{label}"), self.label_width - 4, _LABEL, leading=1.66)
        return [
            *beside([(0.0, name), (self.label_width, lines)], most=self.form.height / 4),
            gap(_ROW_GAP * self.scale),
        ]

    def _pair(
        self, label: str, value: tuple[Span, ...], other: str, other_value: tuple[Span, ...], half: float
    ) -> list[Slice]:
        """Return two label-and-value pairs on one row, or on two when a value needs the width."""
        side = self.width - half - self.label_width
        fits = len(self.setter.lines(value, half - self.label_width - 6 * self.scale, _BODY)) == 1
        if not fits or len(self.setter.lines(other_value, side, _BODY)) > 1:
            return self._row(label, value) + self._row(other, other_value)
        cells = []
        for x, name, spans in ((0.0, label, value), (half, other, other_value)):
            words = self.words.spans(f"receipt.{name}")
            cells.append((x, self.setter.paragraph(words, self.label_width, _LABEL, leading=1.66)))
            cells.append((x + self.label_width, self.setter.paragraph(spans, self.width, _BODY)))
        return [*beside(cells, most=self.form.height / 4), gap(_ROW_GAP * self.scale)]

    def _end(self) -> list[Slice]:
        words = self.words
        complaint = words.spans("receipt.complaint", line=words.phone(self.model.hall.complaint_line))
        text = self.setter.paragraph(complaint, self.width, _BODY)
        labels = [words.bare("customer_signature"), words.bare("receipt.clerk_signature")]
        foot = signatures(self.setter, labels, self.width, _BODY, lift=12 * self.scale)
        return [*kept([gap(2 * self.scale), rule(self.width), gap(4 * self.scale), *text]), foot]


def _grouped(account: str) -> str:
    """Return an account number in groups of four, held together on one line; other text as it is."""
    if not (account.isascii() and account.isdigit()):
        return account
    return "\u00a0".join(account[at : at + 4] for at in range(0, len(account), 4))
