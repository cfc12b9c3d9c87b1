"""Long content goes on over pages in good order; the same model gives the same bytes, from any thread."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from clerk_app.core.paper import DocumentSeen, PaperCustomer
from clerk_app.core.sentence import Sentence
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.notice_pdf import draw_notice
from clerk_app.paper.pages import page_count
from clerk_app.paper.receipt_pdf import draw_receipt
from clerk_app.paper.sheet_pdf import draw_sheet
from clerk_app.resources import generated_path
from tests.paper.reading import pages_of, squeezed, text_of
from tests.paper.sample_papers import NUMBER, PROCEDURE, STEPS, notice, receipt, sheet


def test_a_long_receipt_repeats_head_and_counts_pages(fonts: Fonts) -> None:
    pages = pages_of(draw_receipt(receipt(seen=[DocumentSeen("new_id", number="A1")] * 90), "zh", fonts))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页，共{len(pages)}页" in squeezed(page)
        assert NUMBER in page
        assert "业务受理回执" in squeezed(page)
    assert sum("客户签字" in page for page in pages) == 1
    assert "客户签字" in pages[-1]
    assert "想问进度" in pages[-1]


def test_every_missing_paper_is_told_on_both_copies(fonts: Fonts) -> None:
    model = notice()
    missing = [replace(model.missing[0], title=Sentence(f"资料第{n}号", f"Paper {n}")) for n in range(14)]
    pages = pages_of(draw_notice(replace(model, missing=tuple(missing)), "zh", fonts))
    half = len(pages) // 2
    assert half > 1
    for copy in (pages[:half], pages[half:]):
        said = squeezed("".join(copy))
        assert all(f"资料第{n}号" in said for n in range(14))
        assert f"共{half}页" in said


@pytest.mark.parametrize("count", [1, 2, 5, 6, 7, 11, 23])
def test_a_sheet_takes_any_number_of_steps(count: int, fonts: Fonts) -> None:
    steps = tuple(replace(STEPS[0], id=f"s{n}", title=Sentence(f"第{n}步", f"Step {n}")) for n in range(count))
    said = text_of(draw_sheet(sheet(replace(PROCEDURE, steps=steps)), "zh", fonts))
    assert all(f"第{n}步" in said for n in range(count))


def test_a_sheet_without_request_documents_or_refusals_is_whole(fonts: Fonts) -> None:
    procedure = replace(PROCEDURE, documents={}, steps=STEPS[:1])
    said = text_of(draw_sheet(sheet(procedure, stamp=None), "zh", fonts))
    assert "不需要带资料" in said
    assert "当场办好" in said
    assert "哪些情况不能办" not in said
    assert "校验码" not in said


def test_the_same_model_gives_the_same_bytes_from_any_thread_and_any_fonts(fonts: Fonts) -> None:
    customer = PaperCustomer(name="䶮㛃𬱖", by_proxy=True)
    expected = draw_receipt(receipt(customer=customer), "zh", fonts)
    made: list[bytes] = []

    def draw() -> None:
        made.append(draw_receipt(receipt(customer=customer), "zh", Fonts(generated_path("fonts"))))

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [expected] * 4


def test_a_receipt_is_small(fonts: Fonts) -> None:
    assert len(draw_receipt(receipt(), "zh", fonts)) <= 40 * 1024
    assert len(draw_receipt(receipt(), "en", fonts)) <= 40 * 1024


def test_pages_are_counted_from_the_bytes(fonts: Fonts) -> None:
    assert page_count(draw_receipt(receipt(), "zh", fonts)) == 1
    assert page_count(draw_notice(notice(), "zh", fonts)) == 2
