"""A receipt as PDF against the smallest Chinese PDF there is, its size, and how soon it can be looked at."""

from __future__ import annotations

import io
import time

from PySide6.QtCore import QEventLoop

from benchmarks.counter_window import CounterWindow
from benchmarks.drawn import draw
from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import PaperKind
from clerk_app.core.receipt import ReceiptModel
from clerk_app.paper.fonts import Fonts
from clerk_app.paper.receipt_pdf import draw_receipt
from clerk_app.resources import generated_path
from clerk_app.service.stepping import StepInput
from clerk_app.ui.counter.end import EndPage
from clerk_app.ui.pages import PageName

RUNS = 60
FULL_FACE = "one character"
HAVE = DocumentMark("have", copies=1)
STEPS = (
    StepInput("account", answers={"account": "3301045271", "by_proxy": "no"}),
    StepInput("arrears", option="none"),
    StepInput("unchanged", option="same"),
    StepInput(
        "papers",
        documents={"new_id": HAVE, "deed": HAVE},
        answers={"new_name": "周桂芳", "phone": "138 0571 2207"},
    ),
    StepInput("enter", answers={"order_no": "YX-20261123-0417"}),
    StepInput("tell"),
    StepInput("paper"),
)


def one_character() -> bytes:
    """Return a PDF with one character of the full face: what ReportLab cannot do without."""
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A5, pageCompression=1, invariant=1, initialFontName=FULL_FACE)
    canvas.setFont(FULL_FACE, 12)
    canvas.drawString(100, 400, "业")
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def rows(setting: Setting) -> list[Row]:
    """In turns: the smallest PDF, the receipt; then building a receipt, and looking at one that nobody drew yet."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(FULL_FACE, str(generated_path("fonts/NotoSansSC-Regular.ttf"))))
    window = CounterWindow(setting.folder / "papers")
    try:
        window.desktop.equipment.start()
        office = window.desktop.context.papers
        office.warm_up().result()
        fonts = office._fonts
        visit, number, paper = _accepted(window)
        model = window.service.reader.submit(office._models.source, paper).result().model
        if not isinstance(model, ReceiptModel) or not isinstance(fonts, Fonts):
            raise TypeError(model)
        receipt: list[bytes] = []
        smallest, ours = in_turns(
            [timed(one_character), timed(lambda: receipt.append(draw_receipt(model, "zh", fonts)))], RUNS, warm_up=5
        )
        window.submit(window.service.reception.end_visit, visit)
        window.shell.go(PageName.END, visit)
        window.rest()
        building, seen = in_turns(
            [timed(lambda: draw_receipt(model, "zh", fonts)), lambda: _look(window, number)], RUNS, warm_up=5
        )
    finally:
        window.close()
    return [
        Row("receipt_pdf", "receipt PDF, warm", "a one-character Chinese PDF", smallest.p50, ours.p50, 4.0,
            noise=smallest.noise),
        Row("receipt_size", "receipt PDF, its size", "", None, len(receipt[-1]) / 1024, 40.0, unit="KiB"),
        Row("preview", "print pressed → preview visible", "building that PDF", building.p50, seen.p50, 2.5,
            noise=building.noise, remark="from the number of a new issue to its page painted in the window"),
    ]  # fmt: skip


def _accepted(window: CounterWindow) -> tuple[str, str, str]:
    """Walk an account transfer to its receipt, which is not drawn yet."""
    visit = window.open_visit()
    number = str(window.submit(window.service.handling.open_request, visit, "name_transfer"))
    window.submit(lambda actor, command: window.service.reception.record_customer(
        actor, command, visit, data={"address": "清河路 88 号 3 幢 2 单元 501 室"}, form_of_address="madam"
    ))  # fmt: skip
    for step in STEPS:
        window.submit(window.service.stepping.complete_step, number, step)
    return visit, number, f"{number}/R1"


def _look(window: CounterWindow, number: str) -> float:
    """Give the receipt a new number, then wait until that issue is read, drawn, turned into pixels and painted."""
    paper = str(window.submit(window.service.papers.issue, number, PaperKind.RECEIPT, "zh"))
    window.rest()
    page = window.shell.page
    if not isinstance(page, EndPage):
        raise TypeError(page)
    preview = page.frame.preview
    waiting = QEventLoop()  # as the program waits: without taking time from the thread that draws
    connection = preview.shown.connect(waiting.quit)
    began = time.perf_counter_ns()
    preview.show_paper(paper, "业务受理回执")
    waiting.exec()
    draw(preview)
    taken = (time.perf_counter_ns() - began) / 1e6
    preview.shown.disconnect(connection)
    window.rest()
    return taken
