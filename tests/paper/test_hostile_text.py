"""Text from outside stays text: nothing is parsed, fetched, hidden or lost."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.core.errors import Refusal
from clerk_app.core.paper import DocumentSeen, PaperCustomer
from clerk_app.core.sentence import Sentence
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.notice_pdf import draw_notice
from clerk_app.paper.plain_text import MAX_CHARACTERS, plain_text
from clerk_app.paper.receipt_pdf import draw_receipt
from clerk_app.paper.sheet_pdf import draw_sheet
from tests.paper.reading import squeezed, text_by_pdfium, text_of
from tests.paper.sample_papers import PROCEDURE, notice, receipt, sheet

SAME = [
    '<img src="/etc/passwd">',
    "x<b",
    "<para><font size=99>&amp;</para>",
    "=cmd()|'/C calc'!A0",
    "**{service}** {0} {__class__} %s",
    "䶮㛃𬱖",
    "鿏𫚖（丶）丨",
    'O\'Brien "the" Zoë',
    ")( \\ \\n endstream endobj",
]


@pytest.mark.parametrize("text", SAME)
def test_a_customers_text_comes_out_as_it_went_in(text: str, fonts: Fonts) -> None:
    customer = PaperCustomer(name=text, by_proxy=False, account=text, address=text)
    on_receipt = draw_receipt(receipt(customer=customer), "zh", fonts)
    for pdf in (on_receipt, draw_notice(notice(customer=customer), "en", fonts)):
        assert squeezed(text) in text_of(pdf)
        assert squeezed(text) in text_by_pdfium(pdf)


@pytest.mark.parametrize("text", SAME)
def test_a_procedures_text_comes_out_as_it_went_in(text: str, fonts: Fonts) -> None:
    procedure = replace(PROCEDURE, summary=Sentence(text, text))
    assert squeezed(text) in text_of(draw_sheet(sheet(procedure), "zh", fonts))


def test_a_rare_name_is_drawn_with_glyphs_not_blanks(fonts: Fonts) -> None:
    for character in "䶮㛃𬱖":
        for bold in (False, True):
            glyph = fonts.glyph(character, bold=bold)
            assert glyph is not None
            assert glyph[1] == 1.0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("周\u202e芳桂", "周[U+202E]芳桂"),
        ("周\u200b桂芳", "周[U+200B]桂芳"),
        ("周\ufeff桂", "周[U+FEFF]桂"),
        ("周\x00桂\x07", "周[U+0000]桂[U+0007]"),
        ("👩\u200d🔧", "[U+1F469][U+200D][U+1F527]"),
        ("葛\U000e0100", "葛[U+E0100]"),
        ("\ud800周", "[U+D800]周"),
        ("Łukasz", "[U+0141]ukasz"),
        ("שלום", "[U+05E9][U+05DC][U+05D5][U+05DD]"),
        ("\u3164周", "[U+3164]周"),
    ],
)
def test_what_nobody_would_see_is_shown_as_its_code(text: str, shown: str, fonts: Fonts) -> None:
    assert plain_text(text, fonts) == shown
    said = text_of(draw_receipt(receipt(customer=PaperCustomer(name=text)), "zh", fonts))
    assert shown in said


@given(st.text(max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_prints_and_extracts(fonts: Fonts, text: str) -> None:
    said = text_of(draw_receipt(receipt(customer=PaperCustomer(name=f"（{text}）")), "zh", fonts))
    assert squeezed(plain_text(text, fonts)) in said


def test_a_text_over_the_limit_is_refused_with_numbers(fonts: Fonts) -> None:
    with pytest.raises(Refusal) as refused:
        draw_receipt(receipt(customer=PaperCustomer(address="路" * 10_000)), "zh", fonts)
    assert refused.value.code == "paper.text_too_long"
    assert refused.value.parameters == {"length": 10_000, "limit": MAX_CHARACTERS}


@pytest.mark.parametrize("unit", ["路", "x", "（", "，", "a "])
def test_the_longest_text_flows_on_in_time(unit: str, fonts: Fonts) -> None:
    text = (unit * MAX_CHARACTERS)[:MAX_CHARACTERS]
    began = time.monotonic()
    pdf = draw_receipt(receipt(customer=PaperCustomer(address=text)), "zh", fonts)
    assert time.monotonic() - began < 5
    assert text_of(pdf).count(unit.strip()) >= text.count(unit.strip())


def test_too_much_of_everything_is_refused(fonts: Fonts) -> None:
    seen = [DocumentSeen("new_id", number="证" * 3000)] * 40
    began = time.monotonic()
    with pytest.raises(Refusal, match="too_many_pages"):
        draw_receipt(receipt(seen=seen), "zh", fonts)
    assert time.monotonic() - began < 5


class _Watch:
    """Notes files and connections that this thread opens while it is on; an audit hook cannot be taken off."""

    def __init__(self) -> None:
        self.thread: int | None = None
        self.seen: list[str] = []
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        watched = event.partition(".")[0] in {"open", "socket", "subprocess", "os"}
        if watched and self.thread == threading.get_ident():
            self.seen.append(f"{event} {arguments[:1]}")


def test_drawing_opens_no_file_and_no_connection(fonts: Fonts) -> None:
    customer = PaperCustomer(name='<img src="http://192.0.2.1/x.png"/>', address="file:///etc/passwd")
    draw_receipt(receipt(customer=customer), "zh", fonts)
    watch = _Watch()
    watch.thread = threading.get_ident()
    try:
        draw_receipt(receipt(customer=customer), "zh", fonts)
        draw_notice(notice(customer=customer), "zh", fonts)
        draw_sheet(sheet(), "zh", fonts)
    finally:
        watch.thread = None
    assert watch.seen == []
