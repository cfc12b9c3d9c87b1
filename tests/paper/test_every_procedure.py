"""Sheet and notification of every shipped procedure: everything on the paper, nothing beyond its edge."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest

from clerk_app.core.limit import Limit
from clerk_app.core.paper import PrintedLimit
from clerk_app.core.procedure import Procedure
from clerk_app.core.sentence import Language
from clerk_app.library.limits import LimitTable, shipped_limits
from clerk_app.library.reader import read_procedure
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.notice_pdf import draw_notice
from clerk_app.paper.pages import page_count
from clerk_app.paper.sheet_pdf import draw_sheet
from clerk_app.resources import resource_path
from clerk_app.service.limit_words import limits_said
from tests.paper.reading import squeezed
from tests.paper.sample_papers import notice, sheet

FILES = sorted(resource_path("procedures").glob("*.yaml"))
TABLE = LimitTable(shipped_limits().rows)
DAY = dt.date(2026, 11, 23)
MARGIN = 24.0
"""Points from the edge of the paper that no office printer reaches."""
COPIES = 2
SHEET_PAGES, NOTICE_PAGES, LARGE_PAGES = 2, 3, 5
ways_to_print = pytest.mark.parametrize(
    ("language", "large"),
    [("zh", False), ("en", False), ("zh", True), ("en", True)],
    ids=["zh", "en", "zh_large", "en_large"],
)
every_procedure = pytest.mark.parametrize("name", [path.stem for path in FILES])


def read(name: str) -> Procedure:
    path = resource_path("procedures") / f"{name}.yaml"
    procedure, _ = read_procedure(path.read_bytes(), path.name, None)
    assert procedure is not None
    return procedure


def in_force(row: str, day: dt.date) -> Limit:
    return TABLE.row(row, "zhejiang", day)


def printed(procedure: Procedure) -> dict[str, PrintedLimit]:
    return {name: PrintedLimit.of(in_force(row, DAY)) for name, row in procedure.limits.items()}


def looked_at(pdf: bytes) -> tuple[str, list[str]]:
    """Return what the paper says, and every piece of text that no printer reaches, with its page."""
    said, beyond = "", []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            said += text.get_text_range() + "\n"
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                across = left >= MARGIN and right <= page.get_width() - MARGIN
                if not (across and bottom >= MARGIN and top <= page.get_height() - MARGIN):
                    beyond.append(f"page {number}: {text.get_text_bounded(left, bottom, right, top)}")
    finally:
        document.close()
    return said, beyond


@ways_to_print
@every_procedure
def test_its_sheet_fits(name: str, language: Language, large: bool, fonts: Fonts) -> None:
    procedure = read(name)
    model = sheet(procedure, limits=printed(procedure), limit_words=limits_said(procedure, in_force, DAY))
    pdf = draw_sheet(model, language, fonts, large=large)
    said, beyond = looked_at(pdf)
    assert beyond == []
    assert page_count(pdf) <= (LARGE_PAGES if large else SHEET_PAGES)
    assert "{" not in said
    titles = [document.title.to(language) for document in procedure.documents.values()]
    if language == "en":
        # Also that no word is torn in two: the boxes of the steps are narrow in large type.
        titles += [step.title.en for step in model.steps]
        assert {word for title in titles for word in title.split()} <= set(said.split())
    else:
        assert all(squeezed(title) in squeezed(said) for title in titles)


@ways_to_print
@every_procedure
def test_its_notification_fits_with_everything_missing(
    name: str, language: Language, large: bool, fonts: Fonts
) -> None:
    procedure = read(name)
    asked = [field for step in procedure.steps for field in step.ask][:3]
    model = notice(procedure, missing=list(procedure.documents), asked=asked, received=[], limits=printed(procedure))
    pdf = draw_notice(model, language, fonts, large=large)
    said, beyond = looked_at(pdf)
    assert beyond == []
    assert page_count(pdf) <= COPIES * (LARGE_PAGES if large else NOTICE_PAGES)
    for missing in model.missing:
        assert squeezed(said).count(squeezed(missing.title.to(language))) >= COPIES
    if language == "en":
        chinese = "".join(character for character in said if "一" <= character <= "鿿")
        assert set(chinese) <= set("周桂芳陈静孙浩")
