"""Draws the procedure sheet (办事指南), A4 (`ui.md` 10)."""

from __future__ import annotations

from clerk_app.core.limit import CountedFrom
from clerk_app.core.sentence import Language
from clerk_app.core.sheet import SheetDocument, SheetModel, SheetRefusal, WhenNeeded
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.furniture import FOOT_SIZE, check_code_words, foot_line
from clerk_app.paper.head import Head
from clerk_app.paper.pages import Furniture, page_format, write_pdf
from clerk_app.paper.pen import Pen
from clerk_app.paper.slices import Setter, Slice, beside, gap, kept, rule, stacked
from clerk_app.paper.step_block import steps_strip
from clerk_app.paper.wording import Span, Words

_MARGINS_MM = (14, 17, 12)
_HEAD = 13.5
_BODY = 12.0
_COLUMN_HEAD = 10.5
_TICK = 11.0
_FACT_SIZES = (15.0, 13.5, 12.0)
_CELL_GAP = 8.0


def draw_sheet(model: SheetModel, language: Language, fonts: Fonts, *, large: bool = False) -> bytes:
    """Return the sheet as PDF; the same model gives the same bytes.

    Raises:
        Refusal: ``paper.text_too_long`` or ``paper.too_many_pages``.
    """
    return _Sheet(model, Words(language, fonts), Setter(fonts, 1.3 if large else 1.0), large).pdf()


class _Sheet:
    def __init__(self, model: SheetModel, words: Words, setter: Setter, large: bool) -> None:
        self.model = model
        self.words = words
        self.setter = setter
        self.form = page_format("A4", _MARGINS_MM, large=large)
        self.width = self.form.column
        self.scale = setter.scale

    def pdf(self) -> bytes:
        model, words, scale = self.model, self.words, self.scale
        title = words.value(model.title.to(words.language))
        summary = (Span(words.value(model.summary.to(words.language))),)
        number = model.stamp.number if model.stamp else ""
        head = Head(
            model.hall, words.bare("sheet.title"), title, 28, summary, _BODY, model.qr, number,
            enlarged=1.2, issuer="sheet.issuer",
        )  # fmt: skip
        content = [
            head.first_page(self.setter, words, self.width),
            gap(10 * scale),
            self._facts(),
            *self._limits(),
            *self._documents(),
            *self._steps(),
            *self._refusals(),
            *self._rights(),
        ]
        furniture = Furniture(
            header=head.further_pages(self.setter, words, self.width),
            footer=self._foot,
            footer_height=FOOT_SIZE * 5 * scale,
        )
        about = head.imprint(words, model.title.to(words.language))
        return write_pdf(content, self.form, furniture, about, self.setter.fonts)

    def _foot(self, page: int, pages: int, copy: str) -> Slice:
        """Return the hall's own line with the version over the foot line."""
        model, words, hall = self.model, self.words, self.model.hall
        stamp = model.stamp
        middle = f"{stamp.number}　{check_code_words(words, stamp)}" if stamp else ""
        last = foot_line(
            self.setter, words, self.form, printed_at=model.printed_at, stamp=stamp,
            middle=words.value(middle), page=page, pages=pages, copy=copy,
        )  # fmt: skip
        address, hours = hall.address.to(words.language), hall.hours.to(words.language)
        place = words.spans("sheet.place", address=address, hours=hours, phone=words.phone(hall.phone))
        version = self.setter.lines(words.spans("foot.version", version=model.version), self.width, 10)[0]
        left = stacked(self.setter.paragraph(place, self.width - version.width - 10, 10, leading=1.5)[:2])

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.rule(x, y, self.width)
            left.draw(pen, x, y + 4 * self.scale)
            pen.line(x + self.width - version.width, y + 4 * self.scale, version, version.size * 1.5)
            last.draw(pen, x, y + 7 * self.scale + left.height)

        return Slice(7 * self.scale + left.height + last.height, draw)

    def _facts(self) -> Slice:
        """Return the four facts side by side in one box."""
        words, model, scale = self.words, self.model, self.scale
        minutes = words.bare("limit.minutes", amount=model.minutes) if model.minutes is not None else ""
        limit = self._limit()
        facts = [
            (
                "sheet.counter_time",
                words.bare("sheet.within", limit=minutes) if minutes else words.bare("sheet.not_set"),
            ),
            limit,
            ("sheet.fee", words.fee(model.fee_fen)),
            ("sheet.visits", words.bare("sheet.visits_count", visits=model.visits)),
        ]
        room, inside = self.width / len(facts), 11 * scale
        inner = room - 1.5 * inside
        size = self._fitting([value for _, value in facts], inner, _FACT_SIZES)
        cells = []
        for code, value in facts:
            cell = self.setter.paragraph(words.spans(code), inner, 10.5, leading=1.5)
            cell += self.setter.paragraph([Span(value, bold=True)], inner, size, leading=1.4)
            cells.append(stacked(cell))
        height = max(cell.height for cell in cells) + 17 * scale

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.box(x, y, self.width, height, radius=5)
            for number, cell in enumerate(cells):
                if number:
                    pen.upright(x + number * room, y, height)
                cell.draw(pen, x + number * room + inside, y + 8.5 * scale)

        return Slice(height, draw)

    def _limit(self) -> tuple[str, str]:
        """Return what the time limit is called, and the limit; several are only counted here and listed below."""
        words, limits = self.words, self.model.limits
        if not limits:
            return "sheet.limit.finish", words.bare("limit.at_once")
        if len(limits) > 1:
            depends = all(one.case is not None for one in limits)
            return "sheet.limits", words.bare("sheet.limit_depends" if depends else "sheet.limit_in_stages")
        limit = limits[0].limit
        said = words.limit(limit)
        if limit.confirmed and limit.counted_from is not CountedFrom.ACCEPTANCE:
            said = words.bare(f"limit_from.{limit.counted_from}", limit=said)
        return f"sheet.limit.{limit.kind}", said

    def _limits(self) -> list[Slice]:
        """Return every limit where there are several, each with the case it is for."""
        if len(self.model.limits) < 2:
            return []
        lines: list[Slice] = []
        for one in self.model.limits:
            said = self.words.promised(one)
            lines += self.setter.paragraph([Span(said[:1].upper() + said[1:])], self.width, _BODY, leading=1.5)
        return self._head("sheet.limits_head") + kept(lines[:-1]) + lines[-1:]

    def _fitting(self, values: list[str], width: float, sizes: tuple[float, ...]) -> float:
        """Return the largest of `sizes` at which every value stays on one line, else the smallest."""
        for size in sizes:
            if all(len(self.setter.lines([Span(value, bold=True)], width, size)) == 1 for value in values):
                return size
        return sizes[-1]

    def _head(self, code: str) -> list[Slice]:
        """Return a heading with its bar, held together with what follows."""
        scale = self.scale
        line = self.setter.lines([Span(self.words.bare(code), bold=True)], self.width, _HEAD)[0]
        height = line.size * 1.5

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.solid(x, y + 2.5 * scale, 4.2 * scale, height - 5 * scale)
            pen.line(x + 13 * scale, y, line, height)

        return [gap(13 * scale), Slice(height, draw, keep=True), gap(3 * scale, keep=True)]

    def _table(self, heads: list[tuple[float, float, str]], rows: list[list[list[Slice]]]) -> list[Slice]:
        """Return a table: columns as (x, width, code of the head), cells as slices."""
        most, space = self.form.height / 3, 5 * self.scale
        tops = [
            (x, self.setter.paragraph(self.words.spans(code), width, _COLUMN_HEAD, leading=1.5))
            for x, width, code in heads
        ]
        slices = kept([*beside(tops, most=most), gap(3 * self.scale), rule(self.width, thickness=0.8)])
        for cells in rows:
            columns = [(head[0], cell) for head, cell in zip(heads, cells, strict=True) if cell]
            slices += [
                gap(space, keep=True),
                *beside(columns, most=most),
                gap(space, keep=True),
                rule(self.width),
            ]
        return slices

    def _documents(self) -> list[Slice]:
        head = self._head("sheet.bring")
        if not self.model.documents:
            return head + self.setter.paragraph(self.words.spans("sheet.no_documents"), self.width, _BODY)
        first = 28 * self.scale
        middle = self.width * 0.42
        last = self.width * 0.69
        heads = [
            (first, middle - first - _CELL_GAP, "sheet.document"),
            (middle, last - middle - _CELL_GAP, "sheet.requirement"),
            (last, self.width - last, "sheet.instead"),
        ]
        rows = []
        for document in self.model.documents:
            titles = self.setter.paragraph(
                [Span(self.words.value(document.title.to(self.words.language)), bold=True)],
                heads[0][1],
                _BODY,
            )
            titles[0] = self._ticked(titles[0], first)
            rows.append(
                [
                    titles,
                    self.setter.paragraph(self._requirement(document), heads[1][1], _BODY),
                    self.setter.paragraph(self._instead(document), heads[2][1], _BODY),
                ]
            )
        return head + self._table(heads, rows)

    def _ticked(self, line: Slice, across: float) -> Slice:
        size = _TICK * self.scale

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.box(
                x - across + 6 * self.scale,
                y + (line.height - size) / 2,
                size,
                size,
                radius=0.5,
                thickness=0.7,
            )
            line.draw(pen, x, y)

        return Slice(line.height, draw)

    def _requirement(self, document: SheetDocument) -> tuple[Span, ...]:
        words = self.words
        parts = [words.bare(f"form.{document.form}")]
        if document.copies > 1:
            parts.append(words.bare("copies", copies=document.copies))
        if document.issuer:
            parts.append(words.bare("issued_by", issuer=document.issuer.to(words.language)))
        if document.needed is not WhenNeeded.ALWAYS:
            field = document.field.to(words.language) if document.field else ""
            choice = document.choice.to(words.language) if document.choice else ""
            parts.append(words.bare(f"sheet.needed.{document.needed}", field=field, choice=choice))
        return (Span(words.bare("clause_separator").join(parts)),)

    def _instead(self, document: SheetDocument) -> tuple[Span, ...]:
        words = self.words
        others = [words.value(other.to(words.language)) for other in document.one_of]
        parts = []
        if len(others) == 1:
            parts.append(words.bare("sheet.one_other", list=others[0]))
        elif others:
            parts.append(words.bare("sheet.any_of", list=words.bare("list_separator").join(others)))
        if document.later_days is not None:
            parts.append(words.bare("sheet.later", days=document.later_days))
        if document.needed is WhenNeeded.BY_PROXY:
            parts.append(words.bare("sheet.not_by_proxy"))
        return (Span(words.bare("sentence_separator").join(parts) or words.bare("sheet.ask")),)

    def _steps(self) -> list[Slice]:
        if not self.model.steps:
            return []
        return self._head("sheet.how") + steps_strip(self.setter, self.words, self.width, self.model.steps)

    def _refusals(self) -> list[Slice]:
        if not self.model.refusals:
            return []
        left, right = 6 * self.scale, self.width * 0.38
        heads = [
            (left, right - left - _CELL_GAP, "sheet.case"),
            (right, self.width - right, "sheet.rule_and_way"),
        ]
        rows = [
            [
                self.setter.paragraph([Span(self._case(one))], heads[0][1], _BODY),
                self.setter.paragraph([Span(self._ways(one))], heads[1][1], _BODY),
            ]
            for one in self.model.refusals
        ]
        return self._head("sheet.refusals") + self._table(heads, rows)

    def _case(self, refusal: SheetRefusal) -> str:
        return self.words.value(refusal.case.to(self.words.language))

    def _ways(self, refusal: SheetRefusal) -> str:
        words = self.words
        parts = [words.rule(refusal.rule)] if refusal.rule else []
        parts += [words.value(way.to(words.language)) for way in refusal.instead]
        ends = ("。", ".", "！", "？", "!", "?")
        stop = "。" if words.language == "zh" else ". "
        return "".join(
            part if part.endswith(ends) and stop == "。" else part.rstrip(".") + stop for part in parts
        ).strip()

    def _rights(self) -> list[Slice]:
        line = self.words.phone(self.model.hall.complaint_line)
        text = self.setter.paragraph(self.words.spans("sheet.rights_text", line=line), self.width, _BODY, leading=1.6)
        return self._head("sheet.rights") + kept(text[:-1]) + text[-1:]
