"""The two sheets of the set-up: a test page for a printer, the administrator's recovery code. Nothing is archived."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from clerk_app.core.day import local_time
from clerk_app.core.sentence import Language
from clerk_app.service.counter import CounterService
from clerk_app.texts import text


class SetUpPapers:
    """Draws on the paper thread; every method returns at once."""

    def __init__(self, service: CounterService, fonts_folder: Path) -> None:
        self._service = service
        self._fonts_folder = fonts_folder

    def test_page(self, size: str, printer: str, language: Language) -> Future[bytes]:
        """Return a page (``A5`` or ``A4``) that says where and when it was printed."""
        at = local_time(self._service.clock.now(), self._service.store.zone)
        return self._service.paper_thread.submit(
            self._draw,
            size,
            text("set_up.test_page.title", language),
            [
                text("set_up.test_page.printer", language, printer=printer, size=size),
                text("set_up.test_page.at", language, at=f"{at:%Y-%m-%d %H:%M:%S}"),
                text("set_up.test_page.look", language),
            ],
            language,
            "",
        )

    def recovery_sheet(self, code: str, hall: str, name: str, language: Language) -> Future[bytes]:
        """Return the sheet with the administrator's recovery code, for the safe."""
        at = local_time(self._service.clock.now(), self._service.store.zone)
        return self._service.paper_thread.submit(
            self._draw,
            "A5",
            text("set_up.recovery.title", language),
            [
                text("set_up.recovery.whose", language, hall=hall, name=name, at=f"{at:%Y-%m-%d}"),
                text("set_up.recovery.use", language),
                text("set_up.recovery.keep", language),
            ],
            language,
            code,
        )

    def _draw(self, size: str, title: str, paragraphs: list[str], language: Language, large_line: str) -> bytes:
        # ReportLab: not before the first paint.
        from clerk_app.paper.plain_sheet import draw_plain
        from clerk_app.paper.warm_up import warm_up

        return draw_plain(size, title, paragraphs, language, warm_up(self._fonts_folder), large_line=large_line)
