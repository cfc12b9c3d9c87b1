"""The pages of the window: made when they are first needed, made anew in another size or language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from clerk_app.ui.pages import PageName, make_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from clerk_app.ui.context import Context
    from clerk_app.ui.page import Page


class PageStack:
    """Holds the pages made so far, and what pages that were thrown away are to show when they are made again.

    Args:
        context: what a page is handed.
        place: shows one page at a time.
        go: called with the name and the subject of the page that a page asks for.
    """

    def __init__(self, context: Context, place: QStackedWidget, go: Callable[[str, object], object]) -> None:
        self._context, self._place, self._go = context, place, go
        self._pages: dict[PageName, Page] = {}
        self._subjects: dict[PageName, object] = {}
        self._kept: dict[PageName, object] = {}

    def page(self, name: PageName | None) -> Page | None:
        """Return a page that was made already."""
        return None if name is None else self._pages.get(name)

    def bring(self, name: PageName, subject: object) -> tuple[Page, object]:
        """Return a page and what it is to show.

        A page that is asked for without a subject (a tab) and had to be made anew shows what the one before kept.
        """
        page = self._pages.get(name)
        kept = self._kept.pop(name, None)
        if page is None:
            page = self._pages[name] = make_page(name, self._context)
            page.go.connect(self._go)
            self._place.addWidget(page)
            subject = kept if subject is None else subject
        self._subjects[name] = subject
        self._place.setCurrentWidget(page)
        return page, subject

    def keep(self) -> None:
        """Remember what every page would be entered with again."""
        for name, page in self._pages.items():
            self._kept[name] = page.kept(self._subjects.get(name))

    def drop(self) -> None:
        """Throw every page away; what was kept stays."""
        for page in self._pages.values():
            self._place.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._subjects.clear()

    def forget(self) -> None:
        """Keep nothing for whoever comes next."""
        self._kept.clear()
