"""Draws the one-time notification (一次性告知书), A4, a copy for the customer and one for the hall."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.core.day import day_in_words
from clerk_app.core.notice import MissingPaper, NoticeModel
from clerk_app.core.paper import Person
from clerk_app.core.sentence import Language, Sentence
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.furniture import FOOT_SIZE, person_spans, signatures, stamped_foot
from clerk_app.paper.head import Head, number_spans
from clerk_app.paper.pages import Furniture, page_format, write_pdf
from clerk_app.paper.pen import Pen
from clerk_app.paper.slices import Setter, Slice, beside, framed, gap, kept, rule, shifted, stacked
from clerk_app.paper.wording import Span, Words

_MARGINS_MM = (16, 18, 12)
_ITEM = 20.0
_BODY = 15.0
_HINT = 12.5
_BASIS = 11.5
_TICK = 20.0
_INSIDE = 14.0


def draw_notice(model: NoticeModel, language: Language, fonts: Fonts, *, large: bool = False) -> bytes:
    """Return the notification with its two copies as one PDF; the same model gives the same bytes.

    Raises:
        Refusal: ``paper.text_too_long`` or ``paper.too_many_pages``.
    """
    return _Notice(model, Words(language, fonts), Setter(fonts, 1.3 if large else 1.0), large).pdf()


class _Notice:
    def __init__(self, model: NoticeModel, words: Words, setter: Setter, large: bool) -> None:
        self.model = model
        self.words = words
        self.setter = setter
        self.form = page_format("A4", _MARGINS_MM, large=large)
        self.width = self.form.column
        self.scale = setter.scale

    def pdf(self) -> bytes:
        model, words, scale = self.model, self.words, self.scale
        title = words.bare("notice.title")
        head = Head(
            model.hall, title, title, 30, number_spans(words, model.stamp, _HINT, 18), 18, model.qr, model.stamp.number,
            enlarged=1.3,
        )  # fmt: skip
        content = [
            head.first_page(self.setter, words, self.width),
            gap(14 * scale),
            *self._lead(),
            gap(10 * scale),
            *self._items(),
            gap(14 * scale),
            *self._received_and_how(),
            gap(13 * scale),
            *self._people(),
            gap(12 * scale),
            *self._last_day(),
            *self._end(),
        ]
        furniture = Furniture(
            header=head.further_pages(self.setter, words, self.width),
            footer=stamped_foot(self.setter, words, self.form, model.stamp),
            footer_height=FOOT_SIZE * 2.5 * scale,
            copies=(words.bare("foot.customer_copy"), words.bare("foot.hall_copy")),
        )
        about = head.imprint(words, model.service.to(words.language))
        return write_pdf(content, self.form, furniture, about, self.setter.fonts)

    def _paragraph(self, spans: tuple[Span, ...], size: float, *, keep: bool = False) -> list[Slice]:
        return self.setter.paragraph(spans, self.width, size, leading=1.55, keep=keep)

    def _lead(self) -> list[Slice]:
        words, customer, count = self.words, self.model.customer, self.model.count
        service = self.model.service.to(words.language)
        one = ".one" if count == 1 else ""
        if customer.name:
            title = customer.form_of_address.to(words.language) if customer.form_of_address else ""
            # 郑少华 先生, Mr Zheng: a blank stands between them in either order.
            address = (f" {title}" if words.language == "zh" else f"{title} ") if title else ""
            lead = words.spans(
                f"notice.lead_named{one}", name=customer.name, address=address, service=service, count=count
            )
        else:
            lead = words.spans(f"notice.lead{one}", service=service, count=count)
        return self._paragraph(lead, _BODY, keep=True) + self._paragraph(words.spans("notice.all"), _BODY)

    def _items(self) -> list[Slice]:
        rows = [self._item(paper.title, self._hints(paper)) for paper in self.model.missing]
        answer = [(self.words.spans("notice.answer"), 0.0)]
        rows += [self._item(title, answer) for title in self.model.asked]
        inside = _INSIDE * self.scale
        slices: list[Slice] = []
        for number, row in enumerate(rows):
            if number:
                across = replace(shifted(rule(self.width, thickness=0.7), -inside), blank=True)
                slices += kept([gap(9 * self.scale), across, gap(9 * self.scale)])
            slices += row
        return framed(slices, self.width, across=inside, along=10 * self.scale, radius=5)

    def _item(self, title: Sentence, hints: list[tuple[tuple[Span, ...], float]]) -> list[Slice]:
        """Return a tick box with the title large, and hints (words, indent) under it."""
        shift = 36 * self.scale
        room = self.width - 2 * _INSIDE * self.scale - shift
        tick = _TICK * self.scale

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.box(x, y + 4 * self.scale, tick, tick, radius=2.5 * self.scale)

        head = (Span(self.words.value(title.to(self.words.language)), bold=True),)
        lines = self.setter.paragraph(head, room, _ITEM, leading=1.4, keep=True)
        for spans, indent in hints:
            below = self.setter.paragraph(spans, room - indent, _HINT, leading=1.6)
            lines += [shifted(line, indent) for line in below]
        return beside([(0.0, [Slice(tick + 6, draw)]), (shift, lines)], most=self.form.height / 3)

    def _hints(self, paper: MissingPaper) -> list[tuple[tuple[Span, ...], float]]:
        words = self.words
        needs = [words.bare(f"form.{paper.form}")]
        if paper.copies > 1:
            needs.append(words.bare("copies", copies=paper.copies))
        if paper.issuer:
            needs.append(words.bare("issued_by", issuer=paper.issuer.to(words.language)))
        joined = (Span(words.bare("clause_separator").join(needs)),)
        hints: list[tuple[tuple[Span, ...], float]] = [(joined, 0.0)]
        if paper.one_of:
            hints.append((words.spans("notice.instead"), 0.0))
            others = (words.value(other.to(words.language)) for other in paper.one_of)
            hints += [((Span("·\u00a0" + other),), 6 * self.scale) for other in others]
        return hints

    def _received_and_how(self) -> list[Slice]:
        words, hall = self.words, self.model.hall
        half = self.width / 2 - 4 * self.scale
        received: list[tuple[Span, ...]] = []
        for paper in self.model.received:
            title = words.value(paper.title.to(words.language))
            if paper.copies > 1:
                title = words.bare("receipt.received_copies", title=title, copies=paper.copies)
            if paper.number:
                title = words.bare("receipt.received_number", title=title, number=paper.number)
            received.append((Span(f"✓\u00a0\u00a0{title}"),))
        place = words.spans(
            "notice.place", address=hall.address.to(words.language), hours=hall.hours.to(words.language)
        )
        counter = self.model.first_responsible.counter.lstrip("0") or self.model.first_responsible.counter
        how = [words.spans("notice.how_counter", counter=counter), words.spans("notice.how_family"), place]
        columns = []
        for x, head, lines in (
            (0.0, "notice.received", received or [words.spans("notice.received_none")]),
            (half + 8 * self.scale, "notice.how", how),
        ):
            title_spans = tuple(Span(span.text, True) for span in words.spans(head))
            column = self.setter.paragraph(title_spans, half, 14, leading=1.6)
            for spans in lines:
                column += self.setter.paragraph(spans, half, _HINT, leading=1.6)
            columns.append((x, column))
        return beside(columns, most=self.form.height / 3)

    def _people(self) -> list[Slice]:
        words, scale = self.words, self.scale
        across = _INSIDE * scale
        inner = self.width - 2 * across
        first, handler = self.model.first_responsible, self.model.handler
        other = 12.5 if handler != first else None
        rows = [
            self._person(first, "first_responsible", solid=True, name_size=20, size=14, phone_size=18),
            gap(3 * scale),
            self._person(handler, "handler", solid=False, name_size=14, size=12.5, phone_size=other),
            gap(2 * scale),
            *self.setter.paragraph(words.spans("notice.note"), inner, 11.5, leading=1.5),
        ]
        return framed([stacked(rows)], self.width, across=across, along=9 * scale, radius=5)

    def _person(
        self,
        person: Person,
        label: str,
        *,
        solid: bool,
        name_size: float,
        size: float,
        phone_size: float | None,
    ) -> Slice:
        badge, badge_width = self.setter.label(self.words.bare(label), 11.5, solid=solid)
        spans = [*person_spans(self.words, person, name_size, size)]
        if phone_size is not None:
            spans.append(Span("　", size=size))
            phone = self.words.spans("phone", phone=self.words.phone(person.phone))
            spans += [Span(span.text, span.bold, phone_size if span.bold else size) for span in phone]
        shift = badge_width + 8 * self.scale
        room = self.width - 2 * _INSIDE * self.scale - shift
        lines = self.setter.paragraph(spans, room, size, leading=1.4)
        lower = max(0.0, (lines[0].height - badge.height) / 2)

        def draw(pen: Pen, x: float, y: float) -> None:
            badge.draw(pen, x, y + lower)
            stacked(lines).draw(pen, x + shift, y)

        return Slice(max(badge.height, sum(line.height for line in lines)), draw)

    def _last_day(self) -> list[Slice]:
        words, model = self.words, self.model
        if model.last_day is None:
            spans = words.spans("notice.no_last_day")
        else:
            spans = words.spans("notice.last_day", date=day_in_words(model.last_day, words.language))
        fee = words.bare("notice.fee_varies") if model.fee_fen is None else words.fee(model.fee_fen)
        if not model.limits:
            after = words.spans("notice.after_at_once", fee=fee)
        elif len(model.limits) == 1:
            after = words.spans("notice.after", within=words.within(model.limits[0].limit), fee=fee)
        else:
            each = words.bare("sentence_separator").join(words.promised(one) for one in model.limits)
            after = words.spans("notice.after_several", each=each, fee=fee)
        return self._paragraph(spans, _BODY) + self._paragraph(after, _HINT)

    def _end(self) -> list[Slice]:
        words = self.words
        rules = words.bare("sentence_separator").join(words.rule(one) for one in self.model.basis)
        spans = words.spans("notice.complaint", line=words.phone(self.model.hall.complaint_line))
        if rules:
            # The rules were checked one by one; together they may be longer than one text.
            before, after = words.bare("notice.basis", rules="\ue000").split("[U+E000]")
            space = "" if words.language == "zh" else " "
            spans = (Span(before + rules + after + space), *spans)
        labels = [words.bare("customer_signature"), words.bare("notice.clerk_signature")]
        foot = signatures(self.setter, labels, self.width, _BODY, lift=14 * self.scale)
        text = self.setter.paragraph(spans, self.width, _BASIS, leading=1.5)
        return [*kept([gap(8 * self.scale), rule(self.width), gap(6 * self.scale), *text]), foot]
