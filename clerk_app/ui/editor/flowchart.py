"""The steps of a procedure as boxes and arrows; a click, or Enter, goes to the lines of a step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from clerk_app.core.procedure import Verb
from clerk_app.library.outline import OutlineStep
from clerk_app.ui.editor.flow_items import SEAL, ArrowItem, BoxItem, rect_of
from clerk_app.ui.editor.flow_layout import Box, Drawing, Measures, lay_out
from clerk_app.ui.keys import is_enter
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.notices import announce
from clerk_app.ui.widgets.painting import wrapped_height
from clerk_app.ui.widgets.seal import Seal

BOX = 38
MOST_LINES = 2


class Flowchart(QGraphicsView):
    """Shows an outline. Arrows move from box to box, Enter goes to the text.

    Signals:
        shown: id of the step that is current now: the preview follows.
        opened: id of a step whose lines are wanted.
    """

    shown = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._steps: tuple[OutlineStep, ...] = ()
        self._items: dict[str, BoxItem] = {}
        self._current = ""
        self.drawing = Drawing()
        self.seals = Seal(theme, Verb.SAY, parent=self)
        self.seals.hide()
        self.setObjectName("Flow")
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Flowchart"))
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._draw)

    @property
    def current(self) -> str:
        """Id of the current step; empty when there is none."""
        return self._current

    def show_steps(self, steps: Sequence[OutlineStep]) -> None:
        """Show other steps; the current one stays current as long as there is one of its id."""
        if tuple(steps) != self._steps:
            self._steps = tuple(steps)
            self._draw()

    def show_current(self, step: str) -> None:
        """Mark a step, without a signal."""
        if step == self._current:
            return
        self._current = step
        for item in self._items.values():
            item.update()
        if step in self._items:
            self.ensureVisible(self._items[step], 0, self.theme.px(30))
        self.setAccessibleDescription(self.words_of(step))

    def words_of(self, step_id: str) -> str:
        """Return a step and where it leads, in words."""
        place = next((place for place, step in enumerate(self._steps) if step.id == step_id), None)
        if place is None:
            return ""
        step, language = self._steps[place], self.theme.language
        titles = {one.id: one.title.to(language) for one in self._steps}
        verbs = self.tr(", ").join(self.seals.meaning(verb) for verb in step.verbs)
        title = step.title.to(language) or step.id
        parts = [self.tr("Step {number}: {title}").format(number=place + 1, title=title), verbs]
        for branch in step.branches:
            target = "" if branch.target is None else titles.get(branch.target, branch.target)
            option = "" if branch.option is None else branch.option.to(language)
            if not branch.known:
                words = self.tr("{option} leads to {target}, which is no step")
                parts.append(words.format(option=option, target=target))
            elif target and option:
                parts.append(self.tr("{option} leads to {target}").format(option=option, target=target))
        return self.tr("; ").join(part for part in parts if part)

    def box_at(self, point: QPointF) -> Box | None:
        """Return the box at a place of the scene."""
        return next((box for box in self.drawing.boxes if rect_of(box).contains(point)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._draw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the lines of the box that was clicked."""
        box = self.box_at(self.mapToScene(event.position().toPoint()))
        if box is not None and box.step is not None:
            self.show_current(box.key)
            self.opened.emit(box.key)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Everything was done when the button went down."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows in the order of the file; Enter goes to the lines."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        ids = [step.id for step in self._steps]
        key = Qt.Key(event.key())
        if is_enter(event.key()) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._current:
            self.opened.emit(self._current)
        elif ids and not event.modifiers() and key in (*moves, Qt.Key.Key_Home, Qt.Key.Key_End):
            place = ids.index(self._current) if self._current in ids else -1
            wanted = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(ids) - 1}.get(key, place + moves.get(key, 0))
            step = ids[max(0, min(len(ids) - 1, wanted))]
            if step != self._current:
                self.show_current(step)
                announce(self, self.words_of(step))
                self.shown.emit(step)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the current box."""
        super().focusInEvent(event)
        if self._current not in self._items and self._steps:
            self.show_current(self._steps[0].id)
            self.shown.emit(self._steps[0].id)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def seal_words(self, box: Box) -> str:
        """Return what stands in the seal of a box."""
        return "?" if box.step is None else self.seals.sign(box.step.verbs[0])

    def seal_width(self, words: str) -> int:
        """Return how wide a seal is, px."""
        metrics = QFontMetrics(self.theme.font(12, bold=True))
        return max(self.theme.px(SEAL), metrics.horizontalAdvance(words) + self.theme.px(8))

    def _draw(self) -> None:
        theme, scene = self.theme, self.scene()
        widest = max((self.seal_width(self.seals.sign(step.verbs[0])) for step in self._steps), default=0)

        def height(words: str, width: float, unknown: bool) -> float:
            room = int(width) - (theme.px(SEAL) if unknown else widest) - theme.px(26)
            line = QFontMetrics(theme.font(13)).lineSpacing()
            wanted = min(wrapped_height(theme.font(13), words, room), line * MOST_LINES + 2)
            return max(theme.px(BOX), wanted + theme.px(12))

        label = QFontMetrics(theme.font(12)).height()
        measures = Measures(self.viewport().width(), theme.px, height, label)
        self.drawing = lay_out(self._steps, theme.language, measures)
        scene.clear()
        self._items = {}
        for arrow in self.drawing.arrows:
            scene.addItem(ArrowItem(self, arrow))
        for box in self.drawing.boxes:
            item = BoxItem(self, box)
            scene.addItem(item)
            self._items[box.key] = item
        scene.setSceneRect(0, 0, max(1.0, min(self.drawing.width, self.viewport().width())), self.drawing.height)
