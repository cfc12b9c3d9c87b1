"""The procedure sheet as the text that is being written would print it: the PDF itself, page by page."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import Procedure
from clerk_app.core.sentence import Language
from clerk_app.service.paper_preview import PagePicture, page_picture
from clerk_app.ui.context import Context
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.segment import Segment

RESIZE_MS = 120
MOST_PAGES = 6


class PapersPane(QFrame):
    """Shows the sheet in the language and type that is chosen; drawn on the thread of papers.

    A receipt and a list of missing items say what one request was; they are seen when the procedure is used.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._procedure: Procedure | None = None
        self._drawing = 0
        self.pages: list[QLabel] = []
        theme = context.theme
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(10), px(16), px(10))
        head.setSpacing(px(12))
        head.addWidget(Words(self.tr("Procedure sheet"), "h2"))
        head.addStretch(1)
        self.paper_language = Segment(theme, [("zh", self.tr("Chinese")), ("en", self.tr("English"))])
        self.paper_language.set_name(self.tr("Language of the paper"))
        self.paper_language.choose(context.language)
        self.type_size = Segment(theme, [("usual", self.tr("Usual type")), ("large", self.tr("Large type"))])
        self.type_size.set_name(self.tr("Type"))
        self.type_size.choose("usual")
        for segment in (self.paper_language, self.type_size):
            segment.chosen.connect(lambda _chosen: self._draw())
            head.addWidget(segment)
        column.addLayout(head)
        self.told = Words("", "sub", wrap=True)
        line = QHBoxLayout()
        line.setContentsMargins(px(16), 0, px(16), 0)
        line.addWidget(self.told)
        column.addLayout(line)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Procedure sheet"))
        column.addWidget(self.area, 1)
        self._resized = QTimer(self, singleShot=True, interval=RESIZE_MS)
        self._resized.timeout.connect(self._draw)

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Draw the sheet of `procedure`; None, while there are errors, leaves the last one and says so."""
        if procedure is None:
            self.told.setText(self.tr("As long as there are errors, the last sheet without errors is shown."))
            self.told.show()
            return
        self.told.hide()
        if procedure != self._procedure:
            self._procedure = procedure
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() not in (-1, event.size().width()):
            self._resized.start()

    def _draw(self) -> None:
        procedure, context = self._procedure, self._context
        if procedure is None:
            return
        self._drawing += 1
        number = self._drawing
        language: Language = "en" if self.paper_language.value() == "en" else "zh"
        future = context.papers.sheet(procedure, language, large=self.type_size.value() == "large")

        def show(pdf: bytes) -> None:
            if number == self._drawing:
                width = round((self.area.width() - context.theme.px(44)) * self.devicePixelRatioF())
                context.runner.watch(self._pictures(pdf, max(100, width)), lambda pages: self._show(number, pages))

        context.runner.watch(future, show, self._refused)

    def _pictures(self, pdf: bytes, width: int) -> Future[list[PagePicture]]:
        return self._context.service.paper_thread.submit(_all_pages, pdf, width)

    def _show(self, number: int, pictures: list[PagePicture]) -> None:
        if number != self._drawing:
            return
        px = self._context.theme.px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(4), px(16), px(16))
        column.setSpacing(px(12))
        self.pages = []
        ratio = self.devicePixelRatioF()
        for place, page in enumerate(pictures, start=1):
            image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
            painter = QPainter(image)
            painter.setPen(QColor("#7E8E95"))  # where the sheet ends; paper is white in every theme
            painter.drawRect(0, 0, page.width - 1, page.height - 1)
            painter.end()
            image.setDevicePixelRatio(ratio)
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(image))
            label.setFixedSize(QSize(round(page.width / ratio), round(page.height / ratio)))
            label.setAccessibleName(self.tr("Page {number} of {pages}").format(number=place, pages=page.pages))
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(label)
        column.addStretch(1)
        self.area.setWidget(inner)

    def _refused(self, refusal: Refusal) -> None:
        self.told.setText(self._context.sentence(refusal))
        self.told.show()


def _all_pages(pdf: bytes, width: int) -> list[PagePicture]:
    first = page_picture(pdf, 0, (width, width * 2))
    return [first, *(page_picture(pdf, place, (width, width * 2)) for place in range(1, min(first.pages, MOST_PAGES)))]
