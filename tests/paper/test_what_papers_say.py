"""Every paper says what its model says, in both languages, and extracts as it reads."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from pypdf import PdfReader

from clerk_app.core.day import day_in_words
from clerk_app.core.limit import CountedFrom, LimitKind, TimeUnit
from clerk_app.core.paper import PaperCustomer, PrintedLimit, printed_promise
from clerk_app.core.procedure import Fee, PaperKind
from clerk_app.core.sentence import Language, Sentence
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.notice_pdf import draw_notice
from clerk_app.paper.pages import page_count
from clerk_app.paper.receipt_pdf import draw_receipt
from clerk_app.paper.sheet_pdf import draw_sheet
from tests.paper.reading import character_boxes, pages_of, squeezed, text_by_pdfium, text_of
from tests.paper.sample_papers import (
    CHEN,
    CUSTOMER,
    HALL,
    NUMBER,
    PROCEDURE,
    RULE,
    SETTLE,
    SUN,
    notice,
    receipt,
    sheet,
    stamp,
)

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MM = 72 / 25.4
Draw = Callable[[Language, Fonts], bytes]
PAPERS: dict[str, Draw] = {
    "receipt": lambda language, fonts: draw_receipt(receipt(), language, fonts),
    "notification": lambda language, fonts: draw_notice(notice(), language, fonts),
    "sheet": lambda language, fonts: draw_sheet(sheet(), language, fonts),
}
every_paper = pytest.mark.parametrize("draw", PAPERS.values(), ids=PAPERS)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@both_languages
def test_a_receipt_says_it_in_the_mandatory_order(language: Language, fonts: Fonts) -> None:
    title = {"zh": "业务受理回执", "en": "Receipt of acceptance"}[language]
    first = {"zh": "首问责任人", "en": "First-responsible"}[language]
    ends = {"zh": "客户签字", "en": "Customer signs"}[language]
    complaint = {"zh": "想问进度或不满意", "en": "Questions, or not satisfied?"}[language]
    said = text_of(draw_receipt(receipt(handler=SUN), language, fonts))
    order = [
        title, NUMBER, day_in_words(date(2026, 11, 30), language), first, CHEN.name, CHEN.phone, SUN.name, SUN.phone,
        receipt().service.to(language), "周桂芳", "33010452718", "清河路 88 号 3 幢 2 单元 501 室", "138****2207",
        complaint, HALL.complaint_line, ends,
    ]  # fmt: skip
    places = [said.index(squeezed(words)) for words in order]
    assert places == sorted(places)


@both_languages
@every_paper
def test_two_readers_extract_the_same_text(draw: Draw, language: Language, fonts: Fonts) -> None:
    pdf = draw(language, fonts)
    assert sorted(text_of(pdf)) == sorted(text_by_pdfium(pdf))


def test_an_unconfirmed_limit_is_never_printed_as_a_promise(fonts: Fonts) -> None:
    limit = PrintedLimit(7, TimeUnit.WORKING_DAYS, confirmed=False)
    promise = printed_promise(date(2026, 12, 2), limit, provisional=False)
    said = text_of(draw_receipt(receipt(promise=promise), "zh", fonts))
    assert "时限待营业厅确认" in said
    assert "12月2日" not in said
    assert "承诺" not in said
    told = text_of(draw_notice(notice(limits={"settle": limit}), "zh", fonts))
    assert "多久办好，待营业厅确认" in told
    assert "7个工作日" not in told
    shown = text_of(draw_sheet(sheet(limits={"settle": limit}), "zh", fonts))
    assert "待营业厅确认" in shown
    assert "7个工作日" not in shown


@both_languages
def test_a_provisional_promise_says_so(language: Language, fonts: Fonts) -> None:
    words = {"zh": "这一天是暂定的", "en": "This date is provisional"}[language]
    provisional = printed_promise(date(2027, 1, 6), SETTLE, provisional=True)
    assert squeezed(words) in text_of(draw_receipt(receipt(promise=provisional), language, fonts))
    assert squeezed(words) not in text_of(draw_receipt(receipt(), language, fonts))


def test_what_was_settled_on_the_spot_promises_nothing(fonts: Fonts) -> None:
    said = text_of(draw_receipt(receipt(promise=None, settled=True), "zh", fonts))
    assert "已当场办好" in said
    assert "待营业厅确认" not in said


def test_how_a_limit_is_counted_is_said_only_where_it_is_so(fonts: Fonts) -> None:
    paid = PrintedLimit(24, TimeUnit.HOURS, counted_from=CountedFrom.PAYMENT)
    promise = printed_promise(date(2026, 11, 24), paid, provisional=False)
    said = text_of(draw_receipt(receipt(promise=promise), "zh", fonts))
    assert "规定时限：24小时" in said
    assert "受理后" not in said


@both_languages
@every_paper
def test_dates_are_last_days_included_never_before(draw: Draw, language: Language, fonts: Fonts) -> None:
    said = text_of(draw(language, fonts))
    assert "之前" not in said
    if "12月7日" in said or "11月30日" in said:
        assert "含当天" in said


@pytest.mark.parametrize(("issue", "words"), [(1, "第1次打印"), (2, "第2次打印")])
def test_a_reprint_says_it_is_one(issue: int, words: str, fonts: Fonts) -> None:
    said = text_of(draw_receipt(receipt(stamp=stamp(PaperKind.RECEIPT, issue)), "zh", fonts))
    assert words in said
    assert f"{NUMBER}/R{issue}" in said
    assert "校验码" + stamp(PaperKind.RECEIPT).check_code in said


def test_a_notification_comes_as_two_copies_of_one_text(fonts: Fonts) -> None:
    customers, halls = pages_of(draw_notice(notice(), "zh", fonts))
    assert "客户联" in customers
    assert "留存联" in halls
    assert customers.replace("客户联", "") == halls.replace("留存联", "")
    assert "我们不会再要别的资料" in squeezed(customers)


def test_words_of_the_house_are_kept(fonts: Fonts) -> None:
    for draw in PAPERS.values():
        said = text_of(draw("zh", fonts))
        assert "首问责任人" in said
        assert "首问负责人" not in said
        assert "她" not in said
        assert "他负责" not in said


def test_phone_of_the_customer_stands_masked_only(fonts: Fonts) -> None:
    assert CUSTOMER.phone is not None
    for draw in PAPERS.values():
        assert CUSTOMER.phone not in text_of(draw("zh", fonts))


def test_nothing_asked_leaves_no_empty_row(fonts: Fonts) -> None:
    said = text_of(draw_receipt(receipt(customer=PaperCustomer(), seen=[]), "zh", fonts))
    for label in ("户号", "用电地址", "None"):
        assert label not in said
    assert "没有收取资料" in said


@both_languages
@every_paper
def test_a_usual_paper_is_one_page_with_nothing_beyond_its_margins(
    draw: Draw, language: Language, fonts: Fonts
) -> None:
    pdf = draw(language, fonts)
    reader = PdfReader(io.BytesIO(pdf))
    assert page_count(pdf) == len(reader.pages)
    assert text_of(pdf).count({"zh": "第1页，共1页", "en": "Page1of1"}[language]) == len(reader.pages)
    box = reader.pages[0].mediabox
    for left, bottom, right, top in character_boxes(pdf):
        assert left > 11 * MM
        assert right < float(box.width) - 11 * MM
        assert bottom > 8 * MM
        assert top < float(box.height) - 8 * MM


@both_languages
@every_paper
def test_the_file_names_paper_and_hall_but_nobody(draw: Draw, language: Language, fonts: Fonts) -> None:
    reader = PdfReader(io.BytesIO(draw(language, fonts)))
    about = reader.metadata
    assert about is not None
    assert NUMBER in str(about.title)
    assert about.author == HALL.hall.to(language)
    assert reader.trailer["/Root"]["/Lang"] == {"zh": "zh-CN", "en": "en"}[language]  # type: ignore[index]
    for personal in (CUSTOMER.name, CUSTOMER.phone, CUSTOMER.account):
        assert all(str(personal) not in str(value) for value in about.values())


@every_paper
def test_all_fonts_are_embedded(draw: Draw, fonts: Fonts) -> None:
    reader = PdfReader(io.BytesIO(draw("zh", fonts)))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            assert "/FontFile2" in font["/FontDescriptor"]


@pytest.mark.parametrize("large", [False, True])
@both_languages
def test_large_type_is_bigger_on_bigger_paper(language: Language, large: bool, fonts: Fonts) -> None:
    pdf = draw_receipt(receipt(), language, fonts, large=large)
    width = float(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width)
    assert round(width / MM) == (210 if large else 148)
    assert page_count(pdf) == 1
    for other in (
        draw_notice(notice(), language, fonts, large=True),
        draw_sheet(sheet(), language, fonts, large=True),
    ):
        assert HALL.complaint_line in text_of(other)


WHAT_HAPPENS = [
    (LimitKind.FINISH, "办好", "办结时限"),
    (LimitKind.ANSWER, "答复您", "答复时限"),
    (LimitKind.ARRIVE, "到场", "到场时限"),
    (LimitKind.CONTACT, "联系您", "联系时限"),
]


@pytest.mark.parametrize(("kind", "happens", "called"), WHAT_HAPPENS)
def test_every_paper_says_what_happens_by_then(kind: LimitKind, happens: str, called: str, fonts: Fonts) -> None:
    limit = PrintedLimit(3, TimeUnit.WORKING_DAYS, kind=kind)
    promise = printed_promise(date(2026, 11, 30), limit, provisional=False)
    said = text_of(draw_receipt(receipt(promise=promise), "zh", fonts))
    assert f"我们承诺最晚在这一天{happens}（含当天）" in said
    told = text_of(draw_notice(notice(limits={"settle": limit}), "zh", fonts))
    assert f"补齐后，3个工作日内{happens}；" in told
    shown = text_of(draw_sheet(sheet(limits={"settle": limit}), "zh", fonts))
    assert f"{called}3个工作日" in shown


def test_a_limit_of_hours_ends_at_a_time_and_other_promises_are_told_beside_it(fonts: Fonts) -> None:
    arrive = PrintedLimit(45, TimeUnit.MINUTES, counted_from=CountedFrom.REPORT, kind=LimitKind.ARRIVE)
    contact = PrintedLimit(24, TimeUnit.HOURS, kind=LimitKind.CONTACT)
    promise = printed_promise(date(2026, 11, 23), arrive, provisional=False, until=time(11, 37))
    also = printed_promise(date(2026, 11, 24), contact, provisional=False, until=time(10, 52))
    said = text_of(draw_receipt(receipt(promise=promise, earlier=[also]), "zh", fonts))
    assert "我们承诺最晚在这个时间到场" in said
    assert "2026年11月23日周一11:37" in said
    assert "最晚2026年11月24日周二10:52联系您" in said


def test_several_limits_are_all_told(fonts: Fonts) -> None:
    call = replace(PROCEDURE.steps[-2], id="call", promise="call")
    steps = (*PROCEDURE.steps[:-2], call, *PROCEDURE.steps[-2:])
    limits = {"settle": SETTLE, "call": PrintedLimit(24, TimeUnit.HOURS, kind=LimitKind.CONTACT)}
    shown = text_of(draw_sheet(sheet(replace(PROCEDURE, steps=steps), limits=limits), "zh", fonts))
    assert "分几步，见下" in shown
    assert shown.index("24小时内联系您") < shown.index("5个工作日内办好")


@both_languages
def test_a_fee_that_varies_is_never_said_to_be_nothing(language: Language, fonts: Fonts) -> None:
    varies = replace(PROCEDURE, fee=Fee(None, RULE.id))
    shown = text_of(draw_sheet(sheet(varies), language, fonts))
    free, told = {"zh": ("不收费", "办理前告诉您"), "en": ("Freeofcharge", "Toldbeforewebegin")}[language]
    assert told in shown
    assert free not in shown
    assert free not in text_of(draw_notice(notice(varies), language, fonts))


def test_a_sheet_says_the_time_of_a_limit_in_its_sentences(fonts: Fonts) -> None:
    way = Sentence("{limit:settle}内答复您。", "We answer within {limit:settle}.")
    steps = tuple(replace(step, instead=(way,)) if step.refuse else step for step in PROCEDURE.steps)
    said = {"settle": Sentence("3 个工作日", "3 working days")}
    model = sheet(replace(PROCEDURE, steps=steps), limit_words=said)
    assert "3个工作日内答复您。" in text_of(draw_sheet(model, "zh", fonts))
    assert "Weanswerwithin3workingdays." in text_of(draw_sheet(model, "en", fonts))
