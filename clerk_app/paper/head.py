"""The head of every paper: issuer, title, number and QR on the first page, a running line on further ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.core.paper import HallHeader, PaperStamp
from clerk_app.paper.furniture import FOOT_SIZE
from clerk_app.paper.pages import Imprint
from clerk_app.paper.pen import HAIRLINE, Pen
from clerk_app.paper.qr import qr_slice, quiet_zone
from clerk_app.paper.slices import Setter, Slice, gap, rule, stacked
from clerk_app.paper.wording import Span, Words

_ISSUER = 9.5
_RUNNING = 9.5


@dataclass(frozen=True, slots=True)
class Head:
    """What one paper says at its head; sizes are in points before the factor of large type.

    Attributes:
        kind: what it is: 业务受理回执.
        title: stands large; the kind, or what a sheet is about.
        below: stands under the title: the number, or a summary.
        qr: what the QR holds; None for a paper without one.
        number: the paper's number; empty where it has none.
        enlarged: makes issuer and QR larger than on A5.
        issuer: code of the line over the title.
    """

    hall: HallHeader
    kind: str
    title: str
    title_size: float
    below: Sequence[Span]
    below_size: float
    qr: str | None
    number: str
    enlarged: float = 1.0
    issuer: str = "issuer"

    def first_page(self, setter: Setter, words: Words, width: float) -> Slice:
        """Return issuer, title and the line below it, with the QR at the right and what it is for."""
        hall, scale = self.hall, setter.scale
        magnified = scale * self.enlarged
        issuer = words.spans(self.issuer, company=hall.company.to(words.language), hall=hall.hall.to(words.language))
        code = qr_slice(self.qr, magnified) if self.qr else None
        left_width = width if code is None else width - (code.height + 2 * quiet_zone(magnified))
        left = stacked(
            [
                *setter.paragraph(issuer, left_width, _ISSUER * self.enlarged),
                *setter.title(self.title, left_width, self.title_size),
                gap(2 * scale),
                *setter.paragraph(self.below, left_width, self.below_size, leading=1.4),
            ]
        )
        if code is None:
            return left
        size = code.height
        words_below = setter.paragraph(
            words.spans("qr_hint"), size, FOOT_SIZE * self.enlarged, leading=1.3, centred=True
        )
        hint, under = stacked(words_below), quiet_zone(magnified) * 0.9

        def draw(pen: Pen, x: float, y: float) -> None:
            left.draw(pen, x, y - 3 * scale)
            code.draw(pen, x + width - size, y)
            hint.draw(pen, x + width - size, y + size + under)

        return Slice(max(left.height, size + under + hint.height), draw)

    def further_pages(self, setter: Setter, words: Words, width: float) -> list[Slice]:
        """Return the line over every page after the first."""
        scale = setter.scale
        name = self.title if self.title == self.kind else f"{self.kind} {self.title}"
        hall = words.value(self.hall.hall.to(words.language))
        left = stacked(setter.paragraph([Span(name, bold=True), Span(f"　{hall}")], width * 0.62, _RUNNING))
        right = setter.lines([Span(words.value(self.number), bold=True)], width, _RUNNING)[0]

        def draw(pen: Pen, x: float, y: float) -> None:
            left.draw(pen, x, y)
            pen.line(x + width - right.width, y, right, right.size * 1.5)

        return [Slice(left.height, draw), gap(3 * scale), rule(width, thickness=HAIRLINE), gap(12 * scale)]

    def imprint(self, words: Words, subject: str) -> Imprint:
        """Return what the file says about itself: kind, number, hall, and `subject`, the service."""
        return Imprint(
            title=f"{self.kind} {words.value(self.number)}".strip(),
            author=words.value(self.hall.hall.to(words.language)),
            subject=words.value(subject),
            language="zh-CN" if words.language == "zh" else "en",
        )


def number_spans(words: Words, stamp: PaperStamp, label_size: float, size: float) -> tuple[Span, ...]:
    """Return ``受理编号 QH261123-02-017-K/R1``, the request's number large."""
    request, issue = words.value(stamp.request_number), stamp.number.removeprefix(stamp.request_number)
    return (
        Span(words.bare("number_label") + " ", size=label_size),
        Span(request, bold=True, size=size),
        Span(words.value(issue), size=label_size),
    )
