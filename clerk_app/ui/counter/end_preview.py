"""The paper as it will be printed: the archived PDF itself, as sharp as the screen is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.paper_preview import PagePicture
from clerk_app.ui.context import Context
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.labels import Words, rule
from clerk_app.ui.widgets.notices import Note

_MARGIN = 14
_A4_NARROWEST_PT = 500
RESIZE_MS = 60


class Sheet(QWidget):
    """One page on the table: white in light and dark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._words = ""

    def show_image(self, image: QImage | None, words: str = "") -> None:
        """Show a page; None clears the table and says there why it is empty."""
        self._image, self._words = image, words
        self.updateGeometry()
        self.update()

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    @property
    def words(self) -> str:
        """What is said in place of a page."""
        return self._words

    def page_size(self) -> QSize:
        """Return the size of the page on the screen, in logical pixels."""
        if self._image is None:
            return QSize(0, 0)
        return self._image.deviceIndependentSize().toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surfaceAlt"))
        if self._image is None:
            painter.setPen(self._theme.color("text2"))
            margin = self._theme.px(_MARGIN)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(margin, margin, -margin, -margin), flags, self._words)
            return
        size = self.page_size()
        area = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, *size.toTuple())
        painter.drawImage(area, self._image)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))


class PreviewCard(Card):
    """The preview with its page and zoom buttons.

    Signals:
        shown: a page is on the screen.
        refused: the paper cannot be drawn; carries the Refusal.
    """

    shown = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        theme = context.theme
        self._context, self._theme = context, theme
        self._paper: str | None = None
        self._page = self._asked = 0
        self._zoomed = False
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._title = Words("", "h2", wrap=True)
        self._place = Words("", "sub")
        self._before = ActionButton(theme, self.tr("Previous page"), size="small")
        self._after = ActionButton(theme, self.tr("Next page"), size="small")
        self._zoom = ActionButton(theme, self.tr("Enlarge"), icon="zoom-in", size="small")
        self._before.activated.connect(lambda: self._turn(-1))
        self._after.activated.connect(lambda: self._turn(1))
        self._zoom.activated.connect(self._toggle_zoom)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        head.setSpacing(theme.px(8))
        head.addWidget(self._title, 1)
        for widget in (self._place, self._before, self._after, self._zoom):
            head.addWidget(widget)
        self.body.addLayout(head)
        self.body.addWidget(rule())
        self._fault: Note | None = None
        self._sheet = Sheet(theme)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setWidget(self._sheet)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a page fits the width
        self._area.setMinimumHeight(theme.px(240))
        self._area.setAccessibleName(self.tr("Preview"))
        self.body.addWidget(self._area, 1)
        self._timer = QTimer(self, singleShot=True, interval=RESIZE_MS)
        self._timer.timeout.connect(self._ask)
        self.clear()

    @property
    def paper(self) -> str | None:
        """Number of the paper that is shown."""
        return self._paper

    @property
    def image(self) -> QImage | None:
        """The page as it is shown."""
        return self._sheet.image

    def show_paper(self, paper: str, title: str) -> None:
        """Show an issue from its first page."""
        self._title.setText(self.tr("Preview: {title}").format(title=title))
        self._area.setAccessibleName(self._title.text())
        if paper != self._paper:
            self._paper, self._page = paper, 0
            self._ask()

    @property
    def words(self) -> str:
        """What stands in place of the page; empty while a page is shown."""
        return self._sheet.words

    def clear(self, title: str = "", words: str = "") -> None:
        """Show no page, perhaps of which paper, and in its place words that say when there will be one."""
        self._paper = None
        self._asked += 1
        self._title.setText(self.tr("Preview: {title}").format(title=title) if title else self.tr("Preview"))
        self._area.setAccessibleName(" · ".join(part for part in (self._title.text(), words) if part))
        self._place.setText("")
        self._show_fault(None)
        self._sheet.show_image(None, words)
        self._fit()
        for button in (self._before, self._after, self._zoom):
            button.hide()

    def rest(self) -> None:
        """Ask for nothing more: the page goes to the back."""
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again, as sharp as the new size allows."""
        super().resizeEvent(event)
        self._fit()
        if self._paper is not None:
            self._timer.start()

    def _ask(self) -> None:
        if self._paper is None:
            return
        self._asked += 1
        asked, ratio = self._asked, self.devicePixelRatioF()
        margin = 2 * self._theme.px(_MARGIN)
        width = max(80, self._area.width() - margin - (self._theme.px(12) if self._zoomed else 0))
        height = max(80, self._area.height() - margin)
        box = (round(width * ratio), round((height * 20 if self._zoomed else height) * ratio))

        def show(picture: PagePicture) -> None:
            if asked == self._asked:
                self._show(picture, ratio)

        def refused(refusal: Refusal) -> None:
            if asked == self._asked:
                self._show_fault(self._context.sentence(refusal))
                self.refused.emit(refusal)

        self._context.runner.watch(self._context.papers.preview(self._paper, self._page, box), show, refused)

    def _show(self, picture: PagePicture, ratio: float) -> None:
        self._show_fault(None)
        image = QImage(
            picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
        ).copy()  # its own memory: the bytes go away
        image.setDevicePixelRatio(ratio)
        self._page = picture.page
        size = "A5" if picture.points[0] < _A4_NARROWEST_PT else "A4"
        page = self.tr("page {page} of {pages}").format(page=picture.page + 1, pages=picture.pages)
        self._place.setText(f"{size} · {page}")
        self._before.setVisible(picture.pages > 1)
        self._after.setVisible(picture.pages > 1)
        self._before.set_unavailable("" if picture.page else self.tr("This is the first page"))
        self._after.set_unavailable("" if picture.page + 1 < picture.pages else self.tr("This is the last page"))
        self._zoom.show()
        self._sheet.show_image(image)
        self._fit()
        self.shown.emit()

    def _fit(self) -> None:
        room, page = self._area.viewport().size(), self._sheet.page_size()
        margin = 2 * self._theme.px(_MARGIN)
        height = max(room.height(), page.height() + margin if self._zoomed else 0)
        self._sheet.resize(room.width(), height)

    def _turn(self, step: int) -> None:
        self._page = max(0, self._page + step)
        self._ask()

    def _toggle_zoom(self) -> None:
        self._zoomed = not self._zoomed
        self._zoom.set_label(self.tr("Whole page") if self._zoomed else self.tr("Enlarge"))
        self._ask()

    def _show_fault(self, words: str | None) -> None:
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
            self._fault = None
        if words:
            self._sheet.show_image(None)
            self._fault = Note(self._theme, "danger", words)
            self.body.insertWidget(2, self._fault)
