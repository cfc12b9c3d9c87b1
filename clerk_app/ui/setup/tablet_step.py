"""The tablet that asks customers: whether there is one, where its page is served, which one it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.tablet.pairing import PairingOffer
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.form import ChoiceRow, button_row
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.qr_picture import QrPicture
from clerk_app.ui.setup.step import SetUpStep, TextSetting, first_wrong
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.inputs import PlainLineEdit
from clerk_app.ui.widgets.labels import Words

USUAL_PORT = 8787
PORTS = range(1024, 65536)
TICK_MS = 1000
CODE = "tablet_code"
"""What is typed of a tablet's code, among what is typed."""


def port(text: str) -> int:
    """Return a TCP port an ordinary program may use; raises Refusal ``set_up.port``."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and int(digits) in PORTS):
        raise Refusal("set_up.port", least=PORTS.start, most=PORTS.stop - 1)
    return int(digits)


def address(text: str) -> str:
    """Return an IPv4 address of this computer, or nothing for all of them; raises Refusal ``set_up.address``."""
    parts = text.strip().split(".")
    if text.strip() and not (
        len(parts) == 4 and all(one.isascii() and one.isdigit() and int(one) < 256 for one in parts)
    ):
        raise Refusal("set_up.address")
    return text.strip()


class TabletStep(SetUpStep):
    """Settings `tablet_port`, `tablet_address`, and pairing; only shown where the program serves the page."""

    names = ("tablet_port", "tablet_address")

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        if not draft.number("tablet_port"):
            draft.typed.setdefault("tablet_port", str(USUAL_PORT))
        self.port = TextSetting(self, "tablet_port", self.tr("Port"), port, plain=True, width=160)
        self.address = TextSetting(
            self,
            "tablet_address",
            self.tr("Address of this computer"),
            address,
            hint=self.tr("empty: every address the computer has"),
            plain=True,
            optional=True,
        )
        self._off = not draft.number("tablet_port")
        use = ChoiceRow(
            context.theme,
            self.tr("A tablet asks customers how satisfied they are"),
            [("yes", self.tr("Yes")), ("no", self.tr("No"))],
            "no" if self._off else "yes",
            self._choose_use,
        )
        self.use = use.segment
        card = self.card()
        self.fields.row(card, use)
        self._network = QWidget()
        network = QVBoxLayout(self._network)
        network.setContentsMargins(0, 0, 0, 0)
        self.fields.row(network, self.port, self.address)
        card.addWidget(self._network)
        self._network.setVisible(not self._off)
        self.body.addWidget(self._make_pairing())
        if draft.offer is not None:
            self._draw_offer(draft.offer)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_status)

    def name(self) -> str:
        """Return what the list of steps calls it."""
        return self.tr("Tablet")

    def heading(self) -> str:
        """Return the question it asks."""
        return self.tr("Is there a tablet for ratings?")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("It only needs a browser and the same network as this computer.")

    def shown(self) -> None:
        """Follow the tablet's state."""
        self._show_status()
        self._timer.start(TICK_MS)
        self.use.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop following."""
        super().hideEvent(event)
        self._timer.stop()

    def check(self) -> bool:
        """Check port and address when the tablet is used."""
        if self._off:
            self.draft.values["tablet_port"] = 0
            return True
        wrong = first_wrong([self.port, self.address])
        if wrong is not None:
            wrong.line.setFocus()
        return wrong is None

    def _make_pairing(self) -> QWidget:
        theme = self.context.theme
        self._pairing = QWidget()
        self.status = Words("", "h2", wrap=True)
        self.said = Words("", "sub", wrap=True)
        self.begin = ActionButton(theme, self.tr("Pair a tablet"), icon="device-tablet")
        self.begin.activated.connect(self._begin)
        self.forget = ActionButton(theme, self.tr("Remove this tablet"))
        self.forget.activated.connect(self._forget)
        self.qr = QrPicture(theme, 180)
        self.url = Words("", "h2", wrap=True)
        self.url.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code = PlainLineEdit(theme)
        self.code.setText(self.draft.typed.get(CODE, ""))
        self.code.textEdited.connect(self._code_typed)
        self.code.entered.connect(self._confirm)
        self.confirm = ActionButton(theme, self.tr("Confirm"), "↵", kind="primary")
        self.confirm.activated.connect(self._confirm)
        self._code_row = Labelled(theme, self.tr("Code the tablet shows"), self.code)
        self._offer = QWidget()
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addWidget(Words(self.tr("1 Open this address on the tablet, or scan the code:"), wrap=True))
        words.addWidget(self.url)
        words.addWidget(Words(self.tr("2 The tablet shows six digits. Type them here:"), wrap=True))
        words.addWidget(self._code_row)
        words.addWidget(self.confirm)
        offer = QHBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(theme.px(20))
        offer.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        offer.addLayout(words, 1)
        column = QVBoxLayout(self._pairing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.status)
        column.addWidget(self.said)
        column.addLayout(button_row(theme, self.begin, self.forget))
        column.addWidget(self._offer)
        self._offer.hide()
        return self._pairing

    def _show_status(self) -> None:
        link = self.context.tablet
        if link is None:
            return
        state = link.status()
        self.begin.setVisible(state.running)
        self.forget.setVisible(state.running and state.paired)
        if not state.running:
            later = self.tr("The tablet is paired later: in Settings, once the counter works.")
            save = self.tr("The page is not served. Choose Yes and save; then a tablet can be paired.")
            self.status.setText(later if self.first_run else save)
            self._drop_offer()
        elif state.connected:
            self.status.setText(self.tr("The tablet is connected"))
        elif state.paired:
            self.status.setText(self.tr("A tablet is paired, but not there now"))
        else:
            self.status.setText(self.tr("No tablet is paired yet"))

    def _choose_use(self, answer: str) -> None:
        self._off = answer == "no"
        self.draft.values["tablet_port"] = 0 if self._off else USUAL_PORT
        self.draft.typed["tablet_port"] = self.port.line.text() or str(USUAL_PORT)
        self._network.setVisible(not self._off)
        self.changed.emit()

    def _begin(self) -> None:
        if self.context.tablet is not None:
            self.context.runner.watch(self.context.tablet.begin_pairing(), self._show_offer, self._refused)

    def _show_offer(self, offer: PairingOffer) -> None:
        self.draft.offer = offer
        self.draft.typed.pop(CODE, None)
        self.code.clear()
        self._draw_offer(offer)
        self.code.setFocus()

    def _draw_offer(self, offer: PairingOffer) -> None:
        self.url.setText(offer.url)
        self.qr.show_text(offer.qr)
        self._code_row.calm()
        self.said.setText("")
        self._offer.show()

    def _code_typed(self, text: str) -> None:
        self.draft.typed[CODE] = text

    def _drop_offer(self) -> None:
        self._offer.hide()
        self.draft.offer = None
        self.draft.typed.pop(CODE, None)

    def _confirm(self) -> None:
        if self.context.tablet is not None:
            future = self.context.tablet.confirm_pairing(self.code.text())
            self.context.runner.watch(future, self._confirmed, self._wrong)

    def _confirmed(self, _nothing: None) -> None:
        self._drop_offer()
        self.said.setText(self.tr("Paired. From now on this tablet asks the customers."))
        self._show_status()

    def _wrong(self, refusal: Refusal) -> None:
        self._code_row.complain(self.context.sentence(refusal))
        self.code.setFocus()

    def _forget(self) -> None:
        if self.context.tablet is not None:
            self.context.runner.watch(self.context.tablet.unpair(), lambda _: self._show_status(), self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.said.setText(self.context.sentence(refusal))
