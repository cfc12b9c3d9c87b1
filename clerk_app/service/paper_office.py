"""Makes papers: reads what they say, draws them, archives them, and hands the archived bytes out ever after."""

from __future__ import annotations

import logging
from collections import OrderedDict
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.notice import NoticeModel
from clerk_app.core.procedure import Procedure
from clerk_app.core.receipt import ReceiptModel
from clerk_app.core.sentence import Language
from clerk_app.service.access import Actor, Role
from clerk_app.service.counter import CounterService
from clerk_app.service.paper_models import PaperModel, PaperModels, PaperSource
from clerk_app.service.paper_preview import PagePicture, page_picture
from clerk_app.store.queries import papers as queries

if TYPE_CHECKING:
    from clerk_app.paper.fonts import Fonts

log = logging.getLogger(__name__)

KEPT_IN_MEMORY = 6
"""PDFs of this many papers stay in memory: those of the visit at hand, looked at and printed several times."""


class PaperOffice:
    """Papers of one counter. Every method returns at once; the work is done on the paper thread.

    Drawing waits for reader and desk there, never the other way round.

    Args:
        service: the counter; its reader, desk and paper thread do the work.
        fonts_folder: where the faces lie.
    """

    def __init__(self, service: CounterService, fonts_folder: Path) -> None:
        self._service = service
        self._fonts_folder = fonts_folder
        self._models = PaperModels(service.shelf, service.rules.limit, lambda: service.store.zone)
        self._fonts: Fonts | None = None
        self._drawn: OrderedDict[str, bytes] = OrderedDict()
        self._archived: set[str] = set()

    def warm_up(self) -> Future[None]:
        """Get fonts and libraries ready that the first paper would wait for; call it after the first paint."""
        return self._service.paper_thread.submit(self._warm_up)

    def produce(self, paper: str) -> Future[bytes]:
        """Return the PDF of an issue as it is archived; the first call draws and archives it.

        Fails with ``paper.unknown``, ``paper.erased``, ``paper.text_too_long``, ``paper.too_many_pages``, or what the
        disk refuses. Nothing is lost then: the paper stays issued and is drawn by the next call.
        """
        return self._service.paper_thread.submit(self._produce, paper)

    def produce_unfinished(self) -> Future[int]:
        """Draw and archive every paper that was issued and is not archived; returns how many could not be drawn.

        Called at the start (a crash came between) and whenever papers were issued.
        """
        return self._service.paper_thread.submit(self._produce_unfinished)

    def preview(self, paper: str, page: int, box: tuple[int, int]) -> Future[PagePicture]:
        """Return one page (from 0) as pixels, as large as it fits into `box` (width, height in pixels)."""
        future = self._service.paper_thread.submit(self._preview, paper, page, box)
        future.add_done_callback(lambda done: self._archive_later(done, paper))
        return future

    def forget(self) -> Future[None]:
        """Keep no paper in memory any longer: called when something was erased."""
        return self._service.paper_thread.submit(self._forget_all)

    def sheet(self, procedure: Procedure, language: Language, *, large: bool = False) -> Future[bytes]:
        """Return the sheet of a procedure as PDF, for somebody who only asks: no number, nothing is archived."""
        return self._service.paper_thread.submit(self._sheet, procedure, language, large)

    def _warm_up(self) -> None:
        if self._fonts is None:
            from clerk_app.paper.warm_up import warm_up  # ReportLab: not before the first paint

            self._fonts = warm_up(self._fonts_folder)

    def _ready_fonts(self) -> Fonts:
        self._warm_up()
        if self._fonts is None:
            raise Bug("warming up gave no fonts")
        return self._fonts

    def _produce(self, paper: str) -> bytes:
        known = self._known(paper)
        if known is not None and paper in self._archived:
            return known
        source = self._service.reader.submit(self._models.source, paper).result()
        pdf = self._bytes(source)
        if source.pdf is None:
            self._archive(source, pdf)
        self._keep(paper, pdf)
        self._archived.add(paper)
        return pdf

    def _known(self, paper: str) -> bytes | None:
        """Return what is in memory, unless it was erased since, be it by another program on the same records."""
        pdf = self._drawn.get(paper)
        if pdf is not None and self._service.reader.submit(queries.pdf_erased, paper).result():
            del self._drawn[paper]
            self._archived.discard(paper)
            return None
        return pdf

    def _forget_all(self) -> None:
        self._drawn.clear()
        self._archived.clear()

    def _bytes(self, source: PaperSource) -> bytes:
        if source.pdf is not None:
            return source.pdf
        known = self._drawn.get(source.paper)
        if known is not None:
            return known
        if source.model is None:
            raise Bug(f"{source.paper} has neither bytes nor a model")
        return self._draw(source.model, source.language, large=source.large)

    def _archive(self, source: PaperSource, pdf: bytes) -> None:
        from clerk_app.paper.pages import page_count

        service = self._service
        staff, role = source.issued_by
        # The id is the paper's: when a crash leaves open whether it was archived, the second try does nothing.
        command = f"archive {source.paper}"
        service.desk.submit(
            service.papers.archive, Actor(staff, Role(role)), command, source.paper, pdf, page_count(pdf)
        ).result()

    def _preview(self, paper: str, page: int, box: tuple[int, int]) -> PagePicture:
        pdf = self._known(paper)
        if pdf is None:
            source = self._service.reader.submit(self._models.source, paper).result()
            pdf = self._bytes(source)
            self._keep(paper, pdf)
            if source.pdf is not None:
                self._archived.add(paper)
        return page_picture(pdf, page, box)

    def _archive_later(self, done: Future[PagePicture], paper: str) -> None:
        """Archive what is shown right after it is shown: the customer need not wait for the disk."""
        if done.cancelled() or done.exception() is not None or paper in self._archived:
            return
        try:
            self._service.paper_thread.submit(self._archive_quietly, paper)
        except Bug:  # the counter closes; the paper is drawn again at the next start
            log.info("a paper is archived at the next start")

    def _archive_quietly(self, paper: str) -> bool:
        try:
            self._produce(paper)
        except Refusal as refusal:  # told where it is printed; here nobody asked
            if refusal.code in ("paper.erased", "request.erased"):
                return True  # there is nothing to draw any more
            log.warning("a paper was not archived: %s", refusal.code)
            return False
        except Exception:
            log.exception("a paper was not archived")
            return False
        return True

    def _produce_unfinished(self) -> int:
        rows = self._service.reader.submit(queries.without_pdf).result()
        return sum(not self._archive_quietly(row.paper) for row in rows)

    def _sheet(self, procedure: Procedure, language: Language, large: bool) -> bytes:
        now = self._service.clock.now()
        model = self._service.reader.submit(self._models.sheet, procedure, now).result()
        return self._draw(model, language, large=large)

    def _draw(self, model: PaperModel, language: Language, *, large: bool) -> bytes:
        from clerk_app.paper.notice_pdf import draw_notice
        from clerk_app.paper.receipt_pdf import draw_receipt
        from clerk_app.paper.sheet_pdf import draw_sheet

        fonts = self._ready_fonts()
        if isinstance(model, ReceiptModel):
            return draw_receipt(model, language, fonts, large=large)
        if isinstance(model, NoticeModel):
            return draw_notice(model, language, fonts, large=large)
        return draw_sheet(model, language, fonts, large=large)

    def _keep(self, paper: str, pdf: bytes) -> None:
        self._drawn[paper] = pdf
        self._drawn.move_to_end(paper)
        while len(self._drawn) > KEPT_IN_MEMORY:
            gone, _ = self._drawn.popitem(last=False)
            self._archived.discard(gone)
