"""Looks at an archived paper and prints it again; a supervisor may void it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clerk_app.service.paper_preview import PagePicture
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note, NoteTone, announce
from clerk_app.ui.widgets.overlay import Overlay


class PaperOverlay(Overlay):
    """The pages of one paper, white in every theme.

    Signals:
        print_wanted: the paper is to be printed again.
        void_wanted: the paper is to count no longer.
        handed: who took the paper: ``customer`` or ``agent``.
    """

    print_wanted = Signal()
    void_wanted = Signal()
    handed = Signal(str)

    def __init__(
        self, theme: Theme, host: QWidget, title: str, facts: str, *, void: bool, voided: bool
    ) -> None:
        super().__init__(theme, host, 640)
        px = theme.px
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(Words(title, "h1b", wrap=True))
        head.addWidget(Words(facts, "sub", wrap=True))
        self.body.addLayout(head)
        if voided:
            self.body.addWidget(Note(theme, "danger", self.tr("This paper is void. Its number and its PDF stay.")))
        self._note: Note | None = None
        self._note_place = QVBoxLayout()
        self.body.addLayout(self._note_place)
        self.body.addWidget(self._make_handing())
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(title)
        self.area.setWidget(self._pages)
        self.area.setMinimumHeight(px(420))
        self.body.addWidget(self.area, 1)
        foot = QHBoxLayout()
        self.back = ActionButton(theme, self.tr("Back"), cap(Key.CLOSE))
        self.back.activated.connect(self.close_overlay)
        foot.addWidget(self.back)
        foot.addStretch(1)
        self.print_again = ActionButton(theme, self.tr("Print again"), cap(Key.PRINT), "printer")
        self.print_again.activated.connect(self.print_wanted)
        self.print_again.hide()  # until there is something to print
        self._may_print = not voided
        foot.addWidget(self.print_again)
        self._print_key = bind(self, Key.PRINT, self.tr("Print again"), self.print_again.click)
        self._print_key.setEnabled(False)
        self.void: ActionButton | None = None
        if void and not voided:
            self.void = ActionButton(theme, self.tr("Void this paper…"), icon="ban", kind="danger")
            self.void.activated.connect(self.void_wanted)
            foot.addWidget(self.void)
        self.body.addLayout(foot)
        self.setAccessibleName(title)

    def _make_handing(self) -> QWidget:
        """Printed is not handed over: who took the paper is asked for itself."""
        theme = self._theme
        self.handing = QWidget()
        flow = FlowLayout(theme.px(8), theme.px(8))
        self.handing.setLayout(flow)
        words = {"customer": self.tr("Handed to the customer"), "agent": self.tr("Handed to the agent")}
        for whom, label in words.items():
            button = ActionButton(theme, label, icon="user-check", size="small")
            button.activated.connect(lambda whom=whom: self.handed.emit(whom))
            flow.addWidget(button)
        self.handing.hide()  # until there is a paper in somebody's hand
        return self.handing

    def offer_handing(self, offered: bool) -> None:
        """Ask, or no longer ask, who took the paper."""
        focus = cast("QWidget | None", self.window().focusWidget())
        if not offered and focus is not None and self.handing.isAncestorOf(focus):
            self.area.setFocus()
        self.handing.setVisible(offered)
        self.fit()

    def page_width(self) -> int:
        """Return how wide a page is drawn, in px of the screen."""
        return round((self._theme.px(640 - 40) - self._theme.px(16)) * self.devicePixelRatioF())

    def show_pages(self, pages: Sequence[PagePicture]) -> None:
        """Show the pages."""
        for number, page in enumerate(pages, start=1):
            image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
            frame = QPainter(image)
            frame.setPen(QColor("#7E8E95"))  # where the sheet ends; paper is white in every theme
            frame.drawRect(0, 0, page.width - 1, page.height - 1)
            frame.end()
            image.setDevicePixelRatio(self.devicePixelRatioF())
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(image))
            ratio = self.devicePixelRatioF()
            label.setFixedSize(QSize(round(page.width / ratio), round(page.height / ratio)))
            label.setAccessibleName(self.tr("Page {number} of {pages}").format(number=number, pages=len(pages)))
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._offer_print(self._may_print)
        self.fit()

    def say(self, words: str, tone: NoteTone, *, again: bool) -> None:
        """Say what became of printing; `again` offers it once more."""
        if self._note is not None:
            self._note_place.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
        self._note = Note(self._theme, tone, words)
        self._note_place.addWidget(self._note)
        self._note.show()  # else its height counts only after the next turn of the event loop
        announce(self, words)
        self._offer_print(again)
        self.fit()

    def _offer_print(self, offered: bool) -> None:
        self.print_again.setVisible(offered)
        self._print_key.setEnabled(offered)

    def show_words(self, words: str) -> None:
        """Say why there is nothing to see."""
        self._column.addWidget(Note(self._theme, "warn", words))
        self._column.addStretch(1)
        self.fit()
